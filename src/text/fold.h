// Folding: the form in which two spellings of one text are equal.
//
// One character folds to one character: full width to half width (NFKC where that is one
// character), capital to small (simple case folding), traditional to simplified.  So 標題 meets
// 标题 and ＡＢＣ meets abc, and the n-th character of the folded text is the n-th of the original.
#pragma once

#include <string>
#include <string_view>

namespace weiguan {

char32_t fold(char32_t character);  // fold(fold(c)) == fold(c).

std::string fold(std::string_view text);  // Invalid bytes become U+FFFD.

}  // namespace weiguan
