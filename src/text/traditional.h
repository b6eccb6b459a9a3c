// Simplified Chinese in traditional characters.
#pragma once

#include <string>
#include <string_view>

namespace weiguan {

// Character by character, with common words as a whole (头发 頭髮, 发展 發展), by ICU's transform
// Hans-Hant; words are not those of Taiwan or Hong Kong.  What is no simplified Chinese stays.
std::string to_traditional(std::string_view text);

}  // namespace weiguan
