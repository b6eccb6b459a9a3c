// The sequences of tokens that one side repeats, without a list of words.
//
// They are counted by growing length: a sequence of n tokens can be frequent only where the two of
// n - 1 in it are, so only those are counted, exactly, by the numbers of these two.  What is kept
// is in place of the tokens one number each; a table holds the pairs of one length at a time.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "instruments/keyness/detail/corpus.h"

namespace weiguan::keyness {

struct Gram {
  std::uint32_t at = 0;  // Where it stands first in the corpus.
  std::uint32_t length = 0;
  // By side.  Occurrences as find_phrase() counts them: from front to back without overlap.
  std::array<std::uint64_t, 2> count = {0, 0}, texts = {0, 0};
  double deviation = 0;  // DP over the texts of the side that repeats it, not normalised.
  double top_share = 0;  // The greatest part of its occurrences there that one text holds.
};

struct GramRules {
  std::uint64_t least_count = 5;                 // On the side that repeats it.  At least 1.
  std::vector<std::vector<std::uint32_t>> kept;  // Not to be left out as pieces.
};

inline constexpr std::size_t longest_gram = 16, longest_words = 4;

struct Grams {
  std::vector<Gram> all;  // By length, then place.
  std::uint64_t pieces =
      0;  // Left out: parts of longer ones, broken words, function words at ends.
};

// Of 2 to longest_gram CJK characters (words may be among them), or of 1 to longest_words words.
// Left out are those with a number in them, and, unless kept,
// - those that, on the side that repeats them, one longer by a token holds in at least 4 of 5
//   occurrences, or two such on the same end in 9 of 10: 产力 in 生产力, 日上午 behind a number;
//   a loose particle more makes no longer form;
// - those that end or begin inside a word: in most of its occurrences the character at the end is
//   bound more strongly to the one outside than to the one inside (by mutual information over both
//   sides): 加快建 before 设, 立 and 成;
// - those with a particle or an auxiliary at an end where the rest often stands without it: 和北京,
//   工作中, not 对外开放; a particle must also be bound to the next character, as in 和平.
Grams repeated_grams(const Corpus& corpus, std::size_t side, const GramRules& rules);

}  // namespace weiguan::keyness
