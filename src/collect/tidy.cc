#include <array>

#include "collect/detail/map_row.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

// The length of the white space at the front of `text`, 0 where there is none.
std::size_t space_at_front(std::string_view text) {
  static constexpr std::array<std::string_view, 4> wide = {"\u00a0", "\u3000", "\ufeff", "\u200b"};
  if (text.empty()) return 0;
  if (text.front() == ' ' || text.front() == '\t') return 1;
  for (const std::string_view space : wide) {
    if (text.starts_with(space)) return space.size();
  }
  return 0;
}

std::size_t space_at_end(std::string_view text) {
  if (text.empty()) return 0;
  if (text.back() == ' ' || text.back() == '\t') return 1;
  const std::size_t two = text.size() >= 2 ? space_at_front(text.substr(text.size() - 2)) : 0;
  if (two == 2) return 2;
  const std::size_t three = text.size() >= 3 ? space_at_front(text.substr(text.size() - 3)) : 0;
  return three == 3 ? 3 : 0;
}

std::string_view trim(std::string_view text) {
  while (const std::size_t space = space_at_front(text)) text.remove_prefix(space);
  while (const std::size_t space = space_at_end(text)) text.remove_suffix(space);
  return text;
}

std::string tidy(std::string_view text, char between) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n\r"), text.size());
    const std::string_view line = trim(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    if (!out.empty()) out += between;
    for (const char c : line) {
      const auto byte = static_cast<unsigned char>(c);
      if (c == '\t' || byte >= 0x20) {
        if (byte != 0x7f) out += c == '\t' ? ' ' : c;
      }
    }
  }
  return out;
}

}  // namespace

std::string tidy_text(std::string_view text) {
  return is_utf8(text) ? tidy(text, '\n') : tidy(to_valid_utf8(text), '\n');
}

std::string tidy_line(std::string_view text) {
  return is_utf8(text) ? tidy(text, ' ') : tidy(to_valid_utf8(text), ' ');
}

}  // namespace weiguan
