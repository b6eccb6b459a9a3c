#include "text/compared.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/detail/align_boxes.h"
#include "text/detail/characters.h"
#include "text/detail/compared_words.h"
#include "text/detail/described.h"
#include "text/detail/grams.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

using detail::Box;
using detail::HashedGram;
using detail::shingle_size;
using detail::Unit;

constexpr std::size_t most_bytes = std::size_t{1} << 30;
constexpr std::uint32_t seed_weight = 24;  // Five words or twelve characters.
constexpr std::uint32_t most_places = 16;  // Of a seed, on either side.
constexpr std::uint32_t gap = 20;          // Words between two runs of one passage.
constexpr std::uint32_t part_gap = 40;     // Between its parts, where they are in another order.
constexpr double least_filled = 0.7;
constexpr std::size_t least_figures = 3;  // Fewer do not tell one text from another.

// CJK characters are their code points; other words have the highest bit.
constexpr std::uint32_t is_word = 0x80000000u;

std::uint32_t weight_between(
    const std::vector<std::uint8_t>& weights, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t sum = 0;
  for (std::uint32_t i = begin; i < end && sum < least_run; ++i) sum += weights[i];
  return sum;  // Enough to compare with anything up to least_run.
}

// The share of `all` words that the ranges cover.
double covered(std::vector<std::pair<std::uint32_t, std::uint32_t>> ranges, std::size_t all) {
  std::sort(ranges.begin(), ranges.end());
  std::size_t sum = 0;
  std::uint32_t reached = 0;
  for (const auto& [begin, end] : ranges) {
    const std::uint32_t from = std::max(begin, reached);
    if (end <= from) continue;
    sum += end - from;
    reached = end;
  }
  return all == 0 ? 0 : static_cast<double>(sum) / static_cast<double>(all);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The share of the figures of the side with fewer of them that the other side has too.
double common_figures(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  const std::size_t fewer = std::min(a.size(), b.size());
  if (fewer < least_figures) return 1;
  std::vector<std::uint32_t> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return static_cast<double>(common.size()) / static_cast<double>(fewer);
}

bool equal_words(const std::vector<Unit>& a, const std::vector<Unit>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Unit& x, const Unit& y) {
    return x.word == y.word;
  });
}

}  // namespace

detail::ComparedWords::ComparedWords(std::string_view text) {
  if (text.size() > most_bytes) text = text.substr(0, most_bytes);
  units.reserve(text.size() / 4);
  TokenReader reader(text);
  Token token;
  while (reader.next(token)) {
    std::size_t at = 0;
    const char32_t first = next_character(token.folded, at);
    const Kind kind = look_up(first).kind;
    if (kind != Kind::word && kind != Kind::cjk) continue;
    const bool cjk = kind == Kind::cjk;
    const std::uint32_t word =
        cjk ? static_cast<std::uint32_t>(first)
            : is_word | static_cast<std::uint32_t>(hash_of(token.folded) >> 33);
    units.push_back(
        {word, static_cast<std::uint32_t>(token.begin), static_cast<std::uint32_t>(token.end)});
    weights.push_back(static_cast<std::uint8_t>(cjk ? cjk_weight : word_weight));
    const std::size_t size = cjk ? cjk_size : count_characters(token.folded) + 1;
    sizes.push_back(static_cast<std::uint8_t>(std::min<std::size_t>(size, shingle_size)));
    weight += weights.back();
    if (!cjk && std::any_of(token.folded.begin(), token.folded.end(), is_digit)) {
      figures.push_back(word);
    }
  }
  std::sort(figures.begin(), figures.end());
  figures.erase(std::unique(figures.begin(), figures.end()), figures.end());
  units.shrink_to_fit();
  weights.shrink_to_fit();
  sizes.shrink_to_fit();
  std::vector<HashedGram> grams;
  hash_grams(units, sizes, shingle_size, grams);
  GramTable different(grams.size());
  for (const HashedGram& gram : grams) different.add(gram.hash);
  shingles = different.size();
}

ComparedText::ComparedText(std::string text)
    : text_(std::move(text)), words_(std::make_unique<detail::ComparedWords>(text_)) {}
ComparedText::~ComparedText() = default;
ComparedText::ComparedText(ComparedText&& other) noexcept = default;
ComparedText& ComparedText::operator=(ComparedText&& other) noexcept = default;

std::size_t ComparedText::words() const {
  return words_->units.size();
}

std::uint64_t ComparedText::weight() const {
  return words_->weight;
}

std::size_t ComparedText::memory() const {
  return sizeof *this + sizeof *words_ + text_.capacity() +
         words_->units.capacity() * (sizeof(Unit) + 2);
}

struct Comparer::Tables {
  explicit Tables(const detail::ComparedWords& read);

  // Maximal runs of equal words, each with a seed that is rare enough on both sides, or at an end
  // of both.  What was read is the source.
  std::vector<Box> runs_with(const detail::ComparedWords& other);
  std::uint32_t common_shingles(const detail::ComparedWords& other);

  const detail::ComparedWords& words;
  detail::GramTable seeds, shingles;
  std::vector<std::uint32_t> first, next, count;  // Places of each seed.
  std::vector<std::uint32_t> met;                 // In the other text.
  // Room that every comparison takes anew.
  std::vector<HashedGram> grams;
  std::vector<std::uint32_t> reached;
  std::vector<char> seen;
};

Comparer::Tables::Tables(const detail::ComparedWords& read)
    : words(read), seeds(read.units.size()), shingles(read.shingles) {
  detail::hash_grams(words.units, words.weights, seed_weight, grams);
  next.assign(grams.size(), detail::GramTable::none);
  // From the back, so that each list of places rises.
  for (std::size_t i = grams.size(); i-- > 0;) {
    const std::uint32_t seed = seeds.add(grams[i].hash);
    if (seed == first.size()) {
      first.push_back(detail::GramTable::none);
      count.push_back(0);
    }
    next[i] = std::exchange(first[seed], static_cast<std::uint32_t>(i));
    ++count[seed];
  }
  met.assign(first.size(), 0);
  detail::hash_grams(words.units, words.sizes, shingle_size, grams);
  for (const HashedGram& gram : grams) shingles.add(gram.hash);
}

Comparer::Comparer(const ComparedText& text)
    : text_(text), tables_(std::make_unique<Tables>(text.read())) {}
Comparer::~Comparer() = default;

std::vector<Box> Comparer::Tables::runs_with(const detail::ComparedWords& other) {
  const std::vector<Unit>&a = words.units, &b = other.units;
  std::vector<Box> runs;  // The text's places as the source's.
  const auto add = [&](std::size_t x, std::size_t y, std::size_t size) {
    const auto at = static_cast<std::uint32_t>(x), to = static_cast<std::uint32_t>(x + size);
    if (weight_between(words.weights, at, to) < seed_weight) return;
    const auto from = static_cast<std::uint32_t>(y);
    runs.push_back({at, to, from, from + static_cast<std::uint32_t>(size), true});
  };
  detail::hash_grams(b, other.weights, seed_weight, grams);
  std::fill(met.begin(), met.end(), 0);
  for (HashedGram& gram : grams) {
    gram.end = seeds.find(gram.hash);
    if (gram.end != detail::GramTable::none) ++met[gram.end];
  }
  // By diagonal, how far the other text was read there.
  reached.assign(a.size() + b.size(), 0);
  for (const HashedGram& gram : grams) {
    const std::uint32_t seed = gram.end;
    if (seed == detail::GramTable::none) continue;
    if (count[seed] > most_places || met[seed] > most_places) continue;
    for (std::uint32_t i = first[seed]; i != detail::GramTable::none; i = next[i]) {
      std::uint32_t x = i, y = gram.begin;
      std::uint32_t& done = reached[a.size() + y - x - 1];
      if (done > y) continue;
      while (x > 0 && y > 0 && a[x - 1].word == b[y - 1].word) {
        --x;
        --y;
      }
      std::uint32_t size = 0;
      while (x + size < a.size() && y + size < b.size() && a[x + size].word == b[y + size].word)
        ++size;
      done = y + size + 1;
      add(x, y, size);
    }
  }
  // What both begin or end with, however often it is repeated.
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t front = 0, back = 0;
  while (front < most && a[front].word == b[front].word) ++front;
  while (back < most && a[a.size() - 1 - back].word == b[b.size() - 1 - back].word) ++back;
  add(0, 0, front);
  add(a.size() - back, b.size() - back, back);
  return runs;
}

std::uint32_t Comparer::Tables::common_shingles(const detail::ComparedWords& other) {
  detail::hash_grams(other.units, other.sizes, shingle_size, grams);
  seen.assign(shingles.size(), 0);
  std::uint32_t common = 0;
  for (const HashedGram& gram : grams) {
    const std::uint32_t shingle = shingles.find(gram.hash);
    if (shingle == detail::GramTable::none || seen[shingle] != 0) continue;
    seen[shingle] = 1;
    ++common;
  }
  return common;
}

std::optional<Repetition> Comparer::as_target_of(const ComparedText& source) {
  return compare(source, false);
}

std::optional<Repetition> Comparer::as_source_of(const ComparedText& target) {
  return compare(target, true);
}

std::optional<Repetition> Comparer::compare(const ComparedText& other, bool is_target) {
  const ComparedText& of_source = is_target ? text_ : other;
  const ComparedText& of_target = is_target ? other : text_;
  const detail::ComparedWords &source = of_source.read(), &target = of_target.read();
  if (source.units.empty() || target.units.empty()) return {};
  const bool equal = equal_words(source.units, target.units);
  std::vector<Box> boxes;
  if (equal) {
    const auto size = static_cast<std::uint32_t>(source.units.size());
    boxes.push_back({0, size, 0, size, true});
  } else {
    boxes = tables_->runs_with(other.read());
    if (!is_target) {
      for (Box& box : boxes) {
        std::swap(box.source_begin, box.target_begin);
        std::swap(box.source_end, box.target_end);
      }
    }
    if (std::none_of(boxes.begin(), boxes.end(), [&](const Box& run) {
          return weight_between(source.weights, run.source_begin, run.source_end) >= least_run;
        })) {
      return {};
    }
    boxes = detail::gathered(detail::merged(std::move(boxes), gap), part_gap, least_filled);
    std::erase_if(boxes, [&](const Box& box) {
      return weight_between(source.weights, box.source_begin, box.source_end) < least_run ||
             weight_between(target.weights, box.target_begin, box.target_end) < least_run;
    });
    boxes = detail::best_sources(detail::merged(std::move(boxes), 0));
    boxes = detail::gathered(std::move(boxes), part_gap, least_filled);
  }
  Repetition out;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> in_source, in_target;
  for (const Box& box : boxes) {
    out.passages.push_back(
        detail::described(of_source.text(), source.units, of_target.text(), target.units, box));
    in_source.emplace_back(box.source_begin, box.source_end);
    in_target.emplace_back(box.target_begin, box.target_end);
  }
  out.of_source = covered(std::move(in_source), source.units.size());
  out.of_target = covered(std::move(in_target), target.units.size());
  if (equal) {
    out.resemblance = out.figures = 1;
    return out;
  }
  out.figures = common_figures(source.figures, target.figures);
  const std::uint32_t common = tables_->common_shingles(other.read());
  const std::uint32_t all = source.shingles + target.shingles - common;
  out.resemblance = all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
  return out;
}

}  // namespace weiguan
