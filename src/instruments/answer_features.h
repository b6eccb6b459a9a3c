// What the classifier of answers sees of a text.  Training (measures/train_answers.cc) and judging
// both take it from here, so that they can never differ.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace weiguan {

struct AnswerFeature {
  // Up to four Chinese characters in a row, or one or two words; folded.  "^" stands before one of
  // the first sentence, "$" behind one of the last.
  std::string name;
  double value = 0;
  std::vector<std::uint32_t>
      sentences;  // In which it stands, in order; again where it comes again.
};

struct AnswerText {
  std::vector<Range> sentences;         // Of the text.
  std::vector<AnswerFeature> features;  // By name.
};

// Marks of markdown are not seen.  Runs do not cross the border of a sentence.  A feature's value
// is 1 / sqrt(how many different ones of its length the text has), half of it for those of the
// first or the last sentence alone: what matters is which there are, not how long the text is.
AnswerText read_answer(std::string_view text);

}  // namespace weiguan
