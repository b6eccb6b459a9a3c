#include "instruments/cascades/detail/wordings.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "text/pieces.h"
#include "text/utf8.h"

namespace weiguan::cascades {

namespace {

constexpr std::uint32_t run_weight = 20;  // Four words or five CJK characters.
constexpr std::uint32_t word_weight = 5, character_weight = 4;
constexpr std::size_t fewest_figures = 4;  // To say anything of two texts.
constexpr double trimmed = 0.25;
constexpr double long_change = 30;  // Words.

std::uint64_t mixed(std::uint64_t hash, std::uint64_t next) {
  hash = (hash ^ next) * 0x9E3779B97F4A7C15u;
  hash ^= hash >> 29;
  hash *= 0xBF58476D1CE4E5B9u;
  return hash ^ (hash >> 32);
}

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 1469598103934665603u;
  for (const char byte : word) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211u;
  }
  return mixed(hash, word.size());
}

bool is_number(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_numeral(std::string_view character) {
  for (const std::string_view one :
       {"〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万"}) {
    if (character == one) return true;
  }
  return false;
}

enum class Sort : std::uint8_t { other, number, numeral };

struct Word {
  std::uint64_t hash = 0;
  std::uint8_t weight = 0;
  std::uint8_t length = 0;  // Characters, at most 255.
  Sort sort = Sort::other;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  words.reserve(text.size() / 4);
  PieceReader reader(text);
  Piece piece;
  while (reader.next(piece)) {
    const bool word = piece.kind == PieceKind::word;
    if (!word && piece.kind != PieceKind::character) continue;
    const std::size_t length = word ? count_characters(piece.folded) : 1;
    Word one;
    one.hash = hash_of(piece.folded);
    one.weight = static_cast<std::uint8_t>(word ? word_weight : character_weight);
    one.length = static_cast<std::uint8_t>(std::min<std::size_t>(length, 255));
    if (word && is_number(piece.folded)) one.sort = Sort::number;
    if (!word && is_numeral(piece.folded)) one.sort = Sort::numeral;
    words.push_back(one);
  }
  return words;
}

// Each figure (digits, or two and more Chinese numerals) with two words before and one behind it.
std::vector<std::uint64_t> figures_of(const std::vector<Word>& words) {
  std::vector<std::uint64_t> figures;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t end = i;
    while (end < words.size() && words[end].sort == words[i].sort && words[i].sort != Sort::other)
      ++end;
    const bool is_figure = words[i].sort == Sort::number || end >= i + 2;
    if (!is_figure) {
      i = std::max(end, i + 1);
      continue;
    }
    std::uint64_t hash = 0;
    for (std::size_t j = i < 2 ? 0 : i - 2; j < std::min(end + 1, words.size()); ++j) {
      hash = mixed(hash, words[j].hash);
    }
    figures.push_back(hash);
    i = end;
  }
  std::sort(figures.begin(), figures.end());
  figures.erase(std::unique(figures.begin(), figures.end()), figures.end());
  return figures;
}

}  // namespace

std::vector<Range> word_ranges(std::string_view text) {
  std::vector<Range> ranges;
  PieceReader reader(text);
  Piece piece;
  while (reader.next(piece)) {
    if (piece.kind == PieceKind::word || piece.kind == PieceKind::character) {
      ranges.push_back({piece.begin, piece.end});
    }
  }
  return ranges;
}

std::uint32_t Wordings::add(std::string_view text) {
  const std::vector<Word> words = words_of(text);
  const std::uint32_t article = articles_++;
  std::uint64_t all = words.size();
  for (const Word& one : words) all = mixed(all, one.hash);
  const auto [known, is_new] =
      numbers_.try_emplace(all, static_cast<std::uint32_t>(wordings_.size()));
  const std::uint32_t number = known->second;
  if (is_new) {
    Wording wording;
    for (const Word& one : words) wording.lengths.push_back(one.length);
    wording.figures = figures_of(words);
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::uint64_t hash = 0;
      std::uint32_t sum = 0;
      std::size_t end = i;
      while (end < words.size() && sum < run_weight) {
        hash = mixed(hash, words[end].hash);
        sum += words[end++].weight;
      }
      // A text that is shorter than a run is one.
      if (sum < run_weight && i > 0) break;
      const auto run =
          run_numbers_.try_emplace(hash, static_cast<std::uint32_t>(run_numbers_.size())).first;
      wording.runs.push_back(run->second);
      wording.sizes.push_back(static_cast<std::uint8_t>(end - i));
    }
    wordings_.push_back(std::move(wording));
    articles_of_.push_back(0);
    articles_with_.resize(run_numbers_.size(), 0);
    wordings_with_.resize(run_numbers_.size(), 0);
    first_with_.resize(run_numbers_.size(), article);
  }
  ++articles_of_[number];
  std::vector<std::uint32_t> runs = wordings_[number].runs;
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  for (const std::uint32_t run : runs) {
    ++articles_with_[run];
    if (is_new) ++wordings_with_[run];
  }
  return number;
}

void Wordings::mark(std::vector<std::uint32_t>& marks, std::uint32_t& of, std::uint32_t number) {
  marks.resize(articles_with_.size(), 0);
  // A mark is the number of a wording, so what was marked before needs no wiping, unless that
  // wording is marked a second time, where all of its marks are set again.
  of = number + 1;
  for (const std::uint32_t run : wordings_[number].runs) marks[run] = of;
}

double Wordings::weight(std::uint32_t articles_with) const {
  if (articles_ < 2) return 1;
  const double share = static_cast<double>(articles_with - 1) / static_cast<double>(articles_ - 1);
  return share <= 0.5 ? 1 : 2 * (1 - share);
}

Difference Wordings::difference(std::uint32_t source, std::uint32_t made) {
  Difference found;
  if (source == made) return found;
  mark(in_source_, source_, source);
  if (made_ != made + 1) mark(in_made_, made_, made);
  const std::vector<std::uint32_t>&a = wordings_[source].runs, &b = wordings_[made].runs;
  for (std::size_t i = 0; i < b.size();) {
    if (in_source_[b[i]] == source_) {
      ++i;
      continue;
    }
    std::uint32_t fewest = articles_with_[b[i]];
    const std::size_t begin = i;
    while (i < b.size() && in_source_[b[i]] != source_) {
      fewest = std::min(fewest, articles_with_[b[i++]]);
    }
    const double share = weight(fewest);
    if (share >= 0.5) ++found.changes;
    found.cost += share * (1 + std::log1p(static_cast<double>(i - begin) / long_change));
  }
  if (a.empty() || b.empty()) return found;
  if (in_made_[a.front()] != made_ && in_source_[b.front()] == source_) found.cost += trimmed;
  if (in_made_[a.back()] != made_ && in_source_[b.back()] == source_) found.cost += trimmed;
  return found;
}

Taken Wordings::taken(std::uint32_t source, std::uint32_t made) {
  Taken found;
  mark(in_source_, source_, source);
  mark(in_made_, made_, made);
  const Wording &a = wordings_[source], &b = wordings_[made];
  const auto cover = [](const Wording& of,
                        const std::vector<std::uint32_t>& marks,
                        std::uint32_t mark,
                        std::vector<char>& covered) {
    covered.assign(of.words(), 0);
    for (std::size_t i = 0; i < of.runs.size(); ++i) {
      if (marks[of.runs[i]] != mark) continue;
      for (std::size_t j = i; j < i + of.sizes[i]; ++j) covered[j] = 1;
    }
  };
  // A run that stands twice counts once.
  const auto distinct = [](std::vector<std::uint32_t> runs) {
    std::sort(runs.begin(), runs.end());
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    return runs;
  };
  std::vector<char> in_other;
  if (source == made) {
    found.taken.assign(b.words(), 1);
    in_other = found.taken;
    found.resemblance = b.words() == 0 ? 0 : 1;
  } else {
    cover(b, in_source_, source_, found.taken);
    cover(a, in_made_, made_, in_other);
    const std::vector<std::uint32_t> of_a = distinct(a.runs), of_b = distinct(b.runs);
    const auto common = static_cast<std::size_t>(std::count_if(
        of_b.begin(), of_b.end(), [&](std::uint32_t run) { return in_source_[run] == source_; }));
    const std::size_t both = of_a.size() + of_b.size() - common;
    if (both > 0) found.resemblance = static_cast<double>(common) / static_cast<double>(both);
  }
  for (std::size_t i = 0; i < b.words(); ++i) {
    if (found.taken[i] != 0) {
      ++found.words;
    } else {
      found.added += b.lengths[i];
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < a.words(); ++i) {
    if (in_other[i] != 0) {
      ++kept;
    } else {
      found.cut += a.lengths[i];
    }
  }
  if (b.words() > 0) {
    found.share = static_cast<double>(found.words) / static_cast<double>(b.words());
  }
  if (a.words() > 0) found.of_other = static_cast<double>(kept) / static_cast<double>(a.words());
  return found;
}

bool Wordings::has_figures(std::uint32_t number) const {
  return wordings_[number].figures.size() >= fewest_figures;
}

bool Wordings::other_figures(std::uint32_t a, std::uint32_t b) const {
  const std::vector<std::uint64_t>&x = wordings_[a].figures, &y = wordings_[b].figures;
  if (!has_figures(a) || !has_figures(b)) return false;
  std::vector<std::uint64_t> common;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(common));
  return 2 * common.size() < std::min(x.size(), y.size());
}

}  // namespace weiguan::cascades
