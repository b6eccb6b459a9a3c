// Numbers in words and digits.
#pragma once

#include <string_view>
#include <vector>

#include "text/numbers.h"

namespace weiguan::consistency {

// Those of text/numbers.h, and English ones in words with all that belongs to them: twenty-three,
// three hundred and five, forty thousand.  "one" alone is none.
std::vector<Number> numbers_and_words(std::string_view text);

}  // namespace weiguan::consistency
