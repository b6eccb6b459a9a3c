// The words that a fact stands among, in one form for all ways of saying them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace weiguan::consistency {

// A stretch of a sentence between commas and the like, or words that open a clause.
struct Clause {
  Range range;
  // English words and CJK characters that carry meaning, folded, without `left_out`; closed, ceased
  // publication and shut down are one, as are 停刊 and 停办.  "Not" always stays.
  std::vector<std::string> words;
  bool relative = false;  // which, who, 其: of whom it speaks is not the sentence's subject.
  bool pronoun = false;   // Begins with it, he, 他, 该报: of whom it speaks stands elsewhere.
};

// The clauses of one sentence; nothing parts the ranges `left_out` (values), which are in order.
// What has no words of its own goes with the next one, or else with the one before.
std::vector<Clause> clauses(
    std::string_view text, const Range& sentence, const std::vector<Range>& left_out);

// The same words of any text.
std::vector<std::string> content_words(std::string_view text);

// What the words weigh: a CJK character 1, a word 2.
std::size_t weight(const std::vector<std::string>& words);

}  // namespace weiguan::consistency
