// Sentences as they are compared: words and single CJK characters, folded, without punctuation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/tokens.h"

namespace weiguan::versus {

using Units = std::vector<std::uint32_t>;

struct Sentence {
  Range range;
  Units units;  // Equal words have equal numbers; never empty.
};

// Numbers the words of several texts alike.
class Vocabulary {
 public:
  // A sentence without a word (……) is one word of its own.
  std::vector<Sentence> read(std::string_view text);
  Units units(std::string_view text);  // Empty where it has no word.

 private:
  std::uint32_t number(std::string_view folded);

  std::unordered_map<std::string, std::uint32_t> numbers_;
};

// How long the longest sequence is that both have in one order.  Where the two are long it is how
// many words both have in any order.
std::size_t common_units(const Units& a, const Units& b);

// Twice the common words by the words of both: 0 to 1.
double similarity(const Units& a, const Units& b);

}  // namespace weiguan::versus
