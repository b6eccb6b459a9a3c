#include "instruments/concordance/detail/cut.h"

#include "text/utf8.h"

namespace weiguan::concordance {

namespace {

// In halves of a Chinese character.
std::uint64_t size_of(char32_t character) {
  const bool wide = is_cjk(character) || (character >= 0x2E80 && character <= 0x33FF) ||
                    (character >= 0xFF01 && character <= 0xFF60) ||
                    (character >= 0xFFE0 && character <= 0xFFE6);
  return wide ? 2 : 1;
}

bool is_control(char32_t character) {
  return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x2028 ||
         character == 0x2029;
}

std::string on_one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_character(text, at);
    append_utf8(line, is_control(character) ? U' ' : character);
  }
  return line;
}

// Where the character before `at` begins. REQUIRES: at > 0.
std::size_t before(std::string_view text, std::size_t at) {
  --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  return at;
}

}  // namespace

Cut cut(std::string_view text, std::uint64_t begin, std::uint64_t end, std::uint64_t width) {
  std::size_t from = begin;
  for (std::uint64_t used = 0; from > 0;) {
    const std::size_t next = before(text, from);
    std::size_t at = next;
    used += size_of(next_character(text, at));
    if (used > 2 * width) break;
    from = next;
  }
  std::size_t to = end;
  for (std::uint64_t used = 0; to < text.size();) {
    std::size_t next = to;
    used += size_of(next_character(text, next));
    if (used > 2 * width) break;
    to = next;
  }
  return {
      on_one_line(text.substr(from, begin - from)),
      on_one_line(text.substr(begin, end - begin)),
      on_one_line(text.substr(end, to - end))};
}

}  // namespace weiguan::concordance
