#include "instruments/newphrases/detail/seams.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace weiguan::newphrases {

namespace {

constexpr std::uint32_t longest_word = 6;
constexpr std::uint32_t least_articles = 4;
constexpr int rounds = 4;
constexpr double least_cohesion = 3.0;  // Bits; see cohesion().
constexpr double least_freedom = 1.0;   // Bits of what follows and what goes before.
// What a character counts for that does not recur.  The chance of the longest run that is looked at
// as one is unseen to the power of its length, which a double still holds.
constexpr double unseen = 1e-7;
constexpr std::size_t most_characters = 40;

double plogp(double count) {
  return count > 0 ? count * std::log2(count) : 0;
}

}  // namespace

// The branching entropy of every gram to the right and to the left, in bits.  What stands at a
// border counts as one neighbour more each time: a border is the freest neighbour there is.
static std::array<std::vector<double>, 2> freedom(const Grams& grams) {
  std::array<std::vector<double>, 2> sum, all, entropy;
  for (std::size_t side = 0; side < 2; ++side) {
    sum[side].assign(grams.size(), 0);
    all[side].assign(grams.size(), 0);
    entropy[side].assign(grams.size(), 0);
  }
  for (GramId id = 0; id < grams.size(); ++id) {
    const Gram& one = grams[id];
    if (one.front == no_gram) continue;
    const double count = one.occurrences;
    sum[0][one.front] += plogp(count);
    all[0][one.front] += count;
    sum[1][one.back] += plogp(count);
    all[1][one.back] += count;
  }
  for (std::size_t side = 0; side < 2; ++side) {
    for (GramId id = 0; id < grams.size(); ++id) {
      const double total = grams[id].occurrences;
      // Neighbours that do not recur, and borders, stand for one each.
      if (total > 0) entropy[side][id] = std::log2(total) - sum[side][id] / total;
    }
  }
  return entropy;
}

// The least of log2(p(ab) / p(a)p(b)) over the ways to cut a string in two.
static double cohesion(const Grams& grams, GramId id, double total) {
  std::array<GramId, longest_word> fronts{}, backs{};
  std::size_t length = grams[id].length;
  GramId front = id, back = id;
  for (std::size_t i = length; i-- > 0;) {
    fronts[i] = front;
    backs[i] = back;
    front = grams[front].front;
    back = grams[back].back;
  }
  double least = std::numeric_limits<double>::infinity();
  const double whole = grams[id].occurrences;
  for (std::size_t cut = 0; cut + 1 < length; ++cut) {
    // fronts[cut] has cut + 1 words, backs[length - cut - 2] the rest.
    const double a = grams[fronts[cut]].occurrences;
    const double b = grams[backs[length - cut - 2]].occurrences;
    least = std::min(least, std::log2(whole * total / (a * b)));
  }
  return least;
}

Seams::Seams(
    const Vocabulary& words,
    std::span<const std::vector<Word>> texts,
    const std::function<bool()>& go_on)
    : words_(words), grams_(texts, least_articles, longest_word, go_on) {
  const auto entropy = freedom(grams_);
  double total = 0;
  for (GramId id = 0; id < grams_.first(2); ++id) total += grams_[id].occurrences;
  weight_.assign(grams_.size(), 0);
  for (GramId id = 0; id < grams_.size(); ++id) {
    const Gram& one = grams_[id];
    const bool free = entropy[0][id] >= least_freedom && entropy[1][id] >= least_freedom;
    if (one.length == 1 || (free && cohesion(grams_, id, total) >= least_cohesion)) {
      weight_[id] = std::max(one.occurrences / total, unseen);
    }
  }
  fit(texts, go_on);
}

// at[k * longest_word + n - 1]: the gram of n words that begins at k.
std::vector<GramId> Seams::lattice(std::span<const Word> text) const {
  std::vector<GramId> at(text.size() * longest_word, no_gram);
  grams_.each(text, [&](GramId id, std::size_t place) {
    at[place * longest_word + grams_[id].length - 1] = id;
  });
  return at;
}

// One pass forward and back over `length` characters.  Adds what it finds to `uses`, where given,
// and writes the seams, where given.
void Seams::pass(
    std::span<const GramId> at, std::size_t length, std::vector<double>* uses, float* seams) const {
  std::array<double, most_characters + 1> ahead{}, behind{};
  std::array<double, most_characters * longest_word> weights{};
  for (std::size_t k = 0; k < length; ++k) {
    for (std::size_t n = 0; n < longest_word && k + n < length; ++n) {
      const GramId id = at[k * longest_word + n];
      weights[k * longest_word + n] = id == no_gram ? (n == 0 ? unseen : 0) : weight_[id];
    }
  }
  ahead[0] = 1;
  for (std::size_t k = 0; k < length; ++k) {
    for (std::size_t n = 1; n <= longest_word && k + n <= length; ++n) {
      ahead[k + n] += ahead[k] * weights[k * longest_word + n - 1];
    }
  }
  behind[length] = 1;
  for (std::size_t k = length; k-- > 0;) {
    for (std::size_t n = 1; n <= longest_word && k + n <= length; ++n) {
      behind[k] += behind[k + n] * weights[k * longest_word + n - 1];
    }
  }
  const double all = ahead[length];
  for (std::size_t k = 0; k < length; ++k) {
    if (seams != nullptr) seams[k] = static_cast<float>(ahead[k] * behind[k] / all);
    if (uses == nullptr) continue;
    for (std::size_t n = 1; n <= longest_word && k + n <= length; ++n) {
      const GramId id = at[k * longest_word + n - 1];
      if (id == no_gram || weight_[id] == 0) continue;
      (*uses)[id] += ahead[k] * weight_[id] * behind[k + n] / all;
    }
  }
}

// Over all runs of characters in a text; a very long run is cut.
void Seams::passes(
    std::span<const Word> text,
    std::span<const GramId> at,
    std::vector<double>* uses,
    std::vector<float>* seams) const {
  for (std::size_t k = 0; k < text.size();) {
    std::size_t end = k;
    while (end < text.size() && end - k < most_characters &&
           words_.shape(text[end]) == Shape::character) {
      ++end;
    }
    if (end == k) {
      ++k;
      continue;
    }
    pass(at.subspan(k * longest_word), end - k, uses, seams == nullptr ? nullptr : &(*seams)[k]);
    k = end;
  }
}

void Seams::fit(std::span<const std::vector<Word>> texts, const std::function<bool()>& go_on) {
  std::vector<std::vector<GramId>> at;
  at.reserve(texts.size());
  for (const auto& text : texts) at.push_back(lattice(text));
  for (int round = 0; round < rounds && go_on(); ++round) {
    std::vector<double> uses(grams_.size(), 0);
    for (std::size_t i = 0; i < texts.size(); ++i) passes(texts[i], at[i], &uses, nullptr);
    double total = 0;
    for (const double use : uses) total += use;
    for (GramId id = 0; id < grams_.size(); ++id) {
      if (weight_[id] == 0) continue;
      const double use = uses[id] + (grams_[id].length == 1 ? 0.1 : 0);
      weight_[id] = use > 0.01 ? std::max(use / total, unseen) : 0;
    }
  }
}

std::vector<float> Seams::read(std::span<const Word> text) const {
  std::vector<float> seams(text.size() + 1, 1.0F);
  passes(text, lattice(text), nullptr, &seams);
  return seams;
}

}  // namespace weiguan::newphrases
