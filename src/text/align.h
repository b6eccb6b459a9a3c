// Passages that one text repeats from another: the words themselves and what was done to them.
//
// Words and single CJK characters are compared, folded (text/fold.h), without punctuation and white
// space: neither 简/繁 nor width, capitals, commas or line breaks part two passages.  Words may be
// put in, left out, moved or replaced.  Only the two texts are asked: what says the same in other
// words is not seen, and a formula (会见, 强调, 指出) is a passage only where enough of its words
// stand together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace weiguan {

enum class Alteration : std::uint8_t {
  verbatim,   // Both ranges are equal after folding, to the last comma.
  respaced,   // Equal but for punctuation, white space and invisible characters.
  edited,     // Most words are the same, in the same order.
  reordered,  // Most words are the same, but not in their order.
  reworded,   // Less than that is the same.
};

std::string_view to_string(Alteration alteration);  // "verbatim", ...

struct RepeatedPassage {
  Range source;  // Bytes, on character borders; never empty.
  Range target;
  Alteration alteration = Alteration::reworded;
  // Twice the words (CJK characters) that both have in one order, by the words of both: 0 to 1.
  // Where more than 16,384 words of a side stand between what both begin and end with, those are
  // counted in any order.
  double identity = 0;
  // Words and CJK characters: of the source's side those that were kept and that were cut, of the
  // target's side those that were added.
  std::size_t kept = 0, cut = 0, added = 0;

  friend bool operator==(const RepeatedPassage&, const RepeatedPassage&) = default;
};

struct AlignOptions {
  // How much a passage has on its shorter side, in characters of an alphabet; a CJK character
  // counts as four.  What was reworded needs no less than least_reworded.
  std::uint32_t least = 120;
  std::uint32_t least_reworded = 120;
  bool reworded = true;  // Look for passages without a long run of equal words, too.
};

// In the order of the target.  Where the source says a passage several times, the best of them;
// where the target does, each.  Passages may overlap a little on either side.
//
// Deterministic.  Invalid bytes are U+FFFD.  Of each text the first gibibyte is read.  Time is
// O(n log n) in the length of both, and memory about twenty-five times their bytes, whatever they
// hold: words that are too frequent to tell anything are passed over, the more of them the longer
// the texts are.  So a text of one repeated character or line has passages only where both texts
// begin or end alike.
std::vector<RepeatedPassage> align(
    std::string_view source, std::string_view target, const AlignOptions& options = {});

}  // namespace weiguan
