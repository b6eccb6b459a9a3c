#include "instruments/told_pair.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace weiguan::told {

namespace {

constexpr double lead_share = 0.4;  // What stands in the first lines only, beside the title.
constexpr double rare_from = 5.5;
// Two texts so alike are one text, whoever printed it: of 2,000 pairs of two scrapes of one item
// 1,990 reach it, of 2,000 pairs of two items of one day none reaches 0.55.
constexpr double one_text = 0.95;

double place(const Term& term) {
  return term.title ? 1.0 : lead_share;
}

// Calls each(a's, b's) for all terms of either, by key; null where one lacks it.
template <typename Each>
void side_by_side(const std::vector<Weighed>& a, const std::vector<Weighed>& b, const Each& each) {
  auto one = a.begin();
  auto two = b.begin();
  while (one != a.end() || two != b.end()) {
    if (two == b.end() || (one != a.end() && one->term.key < two->term.key)) {
      each(&*one++, static_cast<const Weighed*>(nullptr));
    } else if (one == a.end() || two->term.key < one->term.key) {
      each(static_cast<const Weighed*>(nullptr), &*two++);
    } else {
      each(&*one++, &*two++);
    }
  }
}

struct Cosine {
  double a = 0, b = 0, both = 0;

  void add(double one, double two) {
    a += one * one;
    b += two * two;
    both += one * two;
  }
  double value() const { return a > 0 && b > 0 ? both / std::sqrt(a * b) : 0; }
};

struct Cover {
  double part = 0, whole = 0;

  void add(double weight, bool covered) {
    whole += weight * weight;
    if (covered) part += weight * weight;
  }
  double value() const { return whole > 0 ? part / whole : 0; }
};

constexpr std::uint32_t death = std::uint32_t{1} << act_of_death;
constexpr std::uint32_t beside = (std::uint32_t{1} << acts_beside) - 1;

// How many numbers and days there are on either side and on both.
struct Figures {
  int first = 0, second = 0, both = 0;
  double rare = 0;

  void add(const Weighed* one, const Weighed* two) {
    if (one != nullptr) ++first;
    if (two != nullptr) ++second;
    if (one == nullptr || two == nullptr) return;
    ++both;
    rare += std::max(0.0, static_cast<double>(one->weight) - 4);
  }
};

bool is_in_title(const Weighed* one) {
  return one != nullptr && one->term.title;
}

void compare_words(const Ready& a, const Ready& b, Likeness& likeness) {
  Cosine titles, all;
  Cover of_a, of_b;
  Figures figures, in_titles;
  double rare = 0;
  side_by_side(a.words, b.words, [&](const Weighed* one, const Weighed* two) {
    const double first = one == nullptr ? 0 : one->weight;
    const double second = two == nullptr ? 0 : two->weight;
    titles.add(is_in_title(one) ? first : 0, is_in_title(two) ? second : 0);
    all.add(
        one == nullptr ? 0 : first * place(one->term),
        two == nullptr ? 0 : second * place(two->term));
    if (is_in_title(one)) of_a.add(first, two != nullptr);
    if (is_in_title(two)) of_b.add(second, one != nullptr);
    if (is_in_title(one) && is_in_title(two)) rare += std::max(0.0, first - rare_from);
    if ((one != nullptr ? one : two)->term.kind == Kind::word) return;
    figures.add(one, two);
    if ((one != nullptr ? one : two)->term.kind != Kind::number) return;
    in_titles.add(is_in_title(one) ? one : nullptr, is_in_title(two) ? two : nullptr);
  });
  likeness.titles = titles.value();
  likeness.all = all.value();
  likeness.least_cover = std::min(of_a.value(), of_b.value());
  likeness.most_cover = std::max(of_a.value(), of_b.value());
  likeness.rare = std::log1p(rare);
  likeness.figures = std::log1p(figures.rare);
  const int fewer = std::min(figures.first, figures.second);
  if (fewer > 0) likeness.other_figures = 1 - static_cast<double>(figures.both) / fewer;
  const bool died = ((a.signature->acts | b.signature->acts) & death) != 0;
  if (in_titles.first > 0 && in_titles.second > 0 && in_titles.both == 0 && !died)
    likeness.title_clash = 1;
}

void compare_names(const Ready& a, const Ready& b, Likeness& likeness) {
  Cosine names;
  Cover of_a, of_b;
  double shared = 0, things = 0;
  bool place_of_a = false, place_of_b = false;
  side_by_side(a.neutral, b.neutral, [&](const Weighed* one, const Weighed* two) {
    const double first = one == nullptr ? 0 : one->weight * place(one->term);
    const double second = two == nullptr ? 0 : two->weight * place(two->term);
    names.add(first, second);
    if (is_in_title(one)) of_a.add(one->weight, two != nullptr);
    if (is_in_title(two)) of_b.add(two->weight, one != nullptr);
    place_of_a = place_of_a || (two == nullptr && one->term.title && one->term.place);
    place_of_b = place_of_b || (one == nullptr && two->term.title && two->term.place);
    if (one == nullptr || two == nullptr) return;
    shared += first * second / 6;
    if (one->term.title && two->term.title) things += 1;
  });
  likeness.names = names.value();
  likeness.shared = std::log1p(shared);
  likeness.least_named = std::min(of_a.value(), of_b.value());
  likeness.most_named = std::max(of_a.value(), of_b.value());
  likeness.things = std::log1p(things);
  likeness.other_places = place_of_a && place_of_b ? 1 : 0;
}

double other_actors(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  if (a.empty() || b.empty() || a == b) return 0;
  const bool common = std::ranges::any_of(
      a, [&b](std::uint32_t one) { return std::ranges::binary_search(b, one); });
  return common ? 0.5 : 1;
}

bool says(const Signature& signature, std::uint32_t word) {
  return std::ranges::binary_search(signature.words, word, {}, &Term::key);
}

double other_guests(const Signature& a, const Signature& b) {
  if (a.guest_begins == 0 || b.guest_begins == 0) return 0;
  const bool begins = !says(a, b.guest_begins) && !says(b, a.guest_begins);
  const bool ends = !says(a, b.guest_ends) && !says(b, a.guest_ends);
  return begins || ends ? 1 : 0;
}

void compare_acts(std::uint32_t a, std::uint32_t b, Likeness& likeness) {
  likeness.beside = ((a & beside) == 0) != ((b & beside) == 0) ? 1 : 0;
  if ((a & b & death) != 0) likeness.toll = likeness.least_named;
  const std::uint32_t first = a & ~beside, second = b & ~beside;
  if (first == 0 || second == 0) return;
  (((first & second) != 0) ? likeness.same_acts : likeness.other_acts) = 1;
}

}  // namespace

Ready make_ready(const Signature& signature, const Weights& weights) {
  Ready ready;
  ready.signature = &signature;
  ready.words.reserve(signature.words.size());
  for (const Term& term : signature.words) {
    ready.words.push_back({term, static_cast<float>(weights.of_word(term, signature.tongue))});
  }
  for (const Term& term : signature.neutral)
    ready.neutral.push_back({term, static_cast<float>(weights.of_neutral(term))});
  for (const Term& term : signature.sounds) {
    if (!weights.is_heard(term.key)) continue;
    ready.neutral.push_back({term, static_cast<float>(weights.of_neutral(term))});
  }
  std::ranges::sort(ready.neutral, {}, [](const Weighed& one) { return one.term.key; });
  return ready;
}

Likeness compare(const Ready& a, const Ready& b) {
  const Signature& one = *a.signature;
  const Signature& two = *b.signature;
  Likeness likeness;
  likeness.across = one.tongue != two.tongue;
  if (!likeness.across) {
    compare_words(a, b, likeness);
    likeness.other_actors = other_actors(one.actors, two.actors);
    likeness.other_guests = other_guests(one, two);
  }
  compare_names(a, b, likeness);
  compare_acts(one.acts, two.acts, likeness);
  likeness.days = static_cast<double>(std::abs(one.minute - two.minute)) / 1440;
  likeness.one_outlet = one.outlet != 0 && one.outlet == two.outlet ? 1 : 0;
  likeness.one_outlet_text = one.has_lead && two.has_lead ? likeness.one_outlet : 0;
  return likeness;
}

std::array<double, likeness_numbers> numbers_of(const Likeness& one) {
  return {one.titles,        one.all,
          one.least_cover,   one.most_cover,
          one.rare,          one.figures,
          one.other_figures, one.title_clash,
          one.names,         one.shared,
          one.least_named,   one.most_named,
          one.things,        one.other_places,
          one.other_actors,  one.same_acts,
          one.other_acts,    one.beside,
          one.toll,          one.days,
          one.one_outlet,    one.one_outlet_text,
          one.other_guests};
}

double sameness(const Ready& a, const Ready& b) {
  // Learnt from the pairs that measures/stories keeps for it (measures/stories.py --learn).
  using Factors = std::array<double, likeness_numbers + 1>;
  constexpr Factors one_language = {-2.93, -2.10, 2.31,  3.04,  2.33,  0.26,  -0.05, 0.23,
                                    -0.20, 0.88,  0.33,  -1.42, 0,     0,     -0.73, -1.00,
                                    0.96,  -1.03, -0.78, 2.08,  -0.97, -1.75, -1.03, -1.05};
  constexpr Factors across = {-4.14, 0,    0,     0, 0,    0,     0,     0, 0,     2.73, 0.78, 1.12,
                              -0.01, 0.08, -2.46, 0, 1.84, -1.88, -1.43, 0, -0.86, 0,    0,    0};
  const Likeness likeness = compare(a, b);
  if (a.signature->has_lead && b.signature->has_lead && likeness.all >= one_text) return certain;
  const Factors& factors = likeness.across ? across : one_language;
  double sum = factors[0];
  const auto numbers = numbers_of(likeness);
  for (std::size_t at = 0; at < numbers.size(); ++at) sum += factors[at + 1] * numbers[at];
  return 1 / (1 + std::exp(-sum));
}

}  // namespace weiguan::told
