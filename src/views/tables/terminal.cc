#include <array>

#include "text/utf8.h"
#include "views/tables/tables.h"

namespace weiguan {

namespace {

struct Span {
  char32_t first, last;
};

// East Asian Width W and F of Unicode's EastAsianWidth.txt, joined where only unassigned characters
// lie between.
constexpr std::array<Span, 15> wide = {
    {{0x1100, 0x115F},
     {0x2E80, 0x303E},
     {0x3041, 0x33FF},
     {0x3400, 0x4DBF},
     {0x4E00, 0xA4CF},
     {0xA960, 0xA97F},
     {0xAC00, 0xD7A3},
     {0xF900, 0xFAFF},
     {0xFE30, 0xFE6F},
     {0xFF01, 0xFF60},
     {0xFFE0, 0xFFE6},
     {0x1B000, 0x1B2FF},
     {0x1F300, 0x1F64F},
     {0x1F900, 0x1F9FF},
     {0x20000, 0x3FFFD}}};
constexpr std::array<Span, 5> combining = {
    {{0x0300, 0x036F}, {0x200B, 0x200D}, {0x20D0, 0x20FF}, {0x302A, 0x302F}, {0xFE00, 0xFE0F}}};
// Controls (C0, DEL, C1), line separators, and marks that turn the direction of writing around.
constexpr std::array<Span, 5> harmful = {
    {{0x00, 0x1F}, {0x7F, 0x9F}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}}};

template <std::size_t Size>
bool within(const std::array<Span, Size>& spans, char32_t character) {
  for (const Span& one : spans) {
    if (character < one.first) return false;
    if (character <= one.last) return true;
  }
  return false;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0, at = 0;
  while (at < text.size()) {
    const char32_t character = next_character(text, at);
    if (!within(combining, character)) width += within(wide, character) ? 2 : 1;
  }
  return width;
}

std::string for_terminal(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const char32_t character = next_character(text, at);
    if (character == '\n' || character == '\t') {
      out += ' ';
    } else {
      append_utf8(out, within(harmful, character) ? replacement_character : character);
    }
  }
  return out;
}

}  // namespace weiguan
