// All lines of a concordance without their texts: places and what they are sorted by.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "instruments/asked_phrases.h"
#include "model/article.h"

namespace weiguan::concordance {

inline constexpr std::size_t most_depth = 3;
using Neighbours = std::array<std::uint32_t, most_depth>;  // From the phrase outward; 0: nothing.

struct Line {
  std::uint32_t article = 0;  // Its number in Lines::articles.
  std::uint32_t phrase = 0;
  std::uint64_t begin = 0, end = 0;  // Bytes of the article's text.
  // Numbers of Lines::words, which are in their order.
  Neighbours left{}, right{};
};

struct LineArticle {
  ArticleId id{};
  TimeRange published;
  std::string outlet;
};

struct Lines {
  std::vector<LineArticle> articles;  // Oldest first.
  std::vector<Line> lines;            // By article, begin, the longer first, phrase.
  std::vector<std::string> words;     // By code point; the first is "", for nothing.
};

// What stands beside a match: words and Chinese characters, folded. Signs between are passed over;
// the end of the sentence is the end.
Lines find_lines(
    const Archive& archive,
    const std::vector<AskedPhrase>& phrases,
    Overlap overlap,
    const Filter& filter,
    const RunContext& context);

enum class Sort { newest, oldest, outlet, left, right };

// Sorts by the first `depth` neighbours, or otherwise as said; equal ones newest first (oldest
// first where that was asked for), in an article from front to back.
void sort_lines(Lines& lines, Sort sort, std::size_t depth);

// Leaves `size` lines, in their order, chosen as if by lot: the same ones for the same lines.
void take_sample(Lines& lines, std::uint64_t size);

// The neighbours on one side as one reads them.
std::string spell(const Lines& lines, const Neighbours& words, std::size_t depth, bool left);

}  // namespace weiguan::concordance
