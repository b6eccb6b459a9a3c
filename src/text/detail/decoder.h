// Decoding by the converters of ICU, mended where they differ from the WHATWG indexes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace weiguan::detail {

// Every charset of the WHATWG Encoding Standard but utf-8 and replacement.
bool can_decode(std::string_view charset);

// Appends the text to `out` and gives how many sequences had no meaning and became U+FFFD.
// REQUIRES: can_decode(charset).
std::size_t decode_to(std::string_view bytes, std::string_view charset, std::string& out);

// How much like Chinese the bytes would be in that charset: the share of the characters beyond
// ASCII that are among the 1,000 commonest, less 3 for each sequence without meaning.  0 where
// there are no such characters.  A character cut off at the end does not count.
double chinese_score(std::string_view bytes, std::string_view charset);

}  // namespace weiguan::detail
