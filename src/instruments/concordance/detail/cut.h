// The three parts of a line: what stands before the phrase, the phrase, what stands behind.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace weiguan::concordance {

struct Cut {
  std::string left, match, right;
};

// `width` is how much to show on each side, in Chinese characters; a letter counts half. Line
// breaks and other control characters become one space each, so the three parts together are,
// character by character, a piece of the text. REQUIRES: begin <= end <= text.size(), on character
// borders.
Cut cut(std::string_view text, std::uint64_t begin, std::uint64_t end, std::uint64_t width);

}  // namespace weiguan::concordance
