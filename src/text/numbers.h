// Numbers as they are written in Chinese and English news, with what they come to.
#pragma once

#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace weiguan {

struct Number {
  Range range;
  double value = 0;
  bool percent = false;
};

// 3,000 and 3000 and 3千 and 三千, 1.2亿, 30% and 百分之三十, 5 million, two.  Single Chinese
// numerals count only before a word that one counts by (三人), and English ones from two to twelve.
// Serial numbers and parts of dates are numbers too.
std::vector<Number> numbers(std::string_view text);

}  // namespace weiguan
