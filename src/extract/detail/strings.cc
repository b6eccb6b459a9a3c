#include "extract/detail/strings.h"

#include <algorithm>
#include <cstdint>

#include "text/utf8.h"

namespace weiguan::extract {

namespace {

bool is_blank(char32_t c) {
  return c <= 0x20 || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x85;
}

bool has_no_width(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD || c == 0x7F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x80 && c < 0xA0 && c != 0x85);
}

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return is_cjk(c) || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
}

}  // namespace

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = lower(c);
  return out;
}

std::string one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = next_character(text, at);
    if (is_blank(c)) {
      blank = !out.empty();
    } else if (!has_no_width(c)) {
      if (blank) out += ' ';
      blank = false;
      if (c == replacement_character) {
        append_utf8(out, c);
      } else {
        out.append(text, from, at - from);
      }
    }
  }
  return out;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view wide = "\xE3\x80\x80";
  constexpr std::string_view hard = "\xC2\xA0";
  while (!text.empty()) {
    if (static_cast<unsigned char>(text.front()) <= 0x20) {
      text.remove_prefix(1);
    } else if (text.starts_with(wide)) {
      text.remove_prefix(wide.size());
    } else if (text.starts_with(hard)) {
      text.remove_prefix(hard.size());
    } else {
      break;
    }
  }
  while (!text.empty()) {
    if (static_cast<unsigned char>(text.back()) <= 0x20) {
      text.remove_suffix(1);
    } else if (text.ends_with(wide)) {
      text.remove_suffix(wide.size());
    } else if (text.ends_with(hard)) {
      text.remove_suffix(hard.size());
    } else {
      break;
    }
  }
  return text;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool starts_with_any(std::string_view text, const std::vector<std::string_view>& parts) {
  return std::any_of(
      parts.begin(), parts.end(), [&](std::string_view part) { return text.starts_with(part); });
}

bool contains_any(std::string_view text, const std::vector<std::string_view>& parts) {
  return std::any_of(
      parts.begin(), parts.end(), [&](std::string_view part) { return contains(text, part); });
}

std::string letters_of(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t c = next_character(text, at);
    if (!is_letter_or_digit(c)) continue;
    if (c < 0x80) {
      out += lower(static_cast<char>(c));
    } else {
      out.append(text, from, at - from);
    }
  }
  return out;
}

Pairs pairs_of(std::string_view text) {
  Pairs pairs;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (before != 0) pairs.push_back(std::uint64_t{before} << 32 | c);
    before = c;
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

double likeness(const Pairs& a, const Pairs& b) {
  if (a.empty() || b.empty()) return 0;
  std::size_t both = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) ++both;
    const bool first = a[i] <= b[j];
    const bool second = b[j] <= a[i];
    i += first ? 1 : 0;
    j += second ? 1 : 0;
  }
  return static_cast<double>(both) / static_cast<double>(std::min(a.size(), b.size()));
}

double likeness(std::string_view a, std::string_view b) {
  return likeness(pairs_of(letters_of(a)), pairs_of(letters_of(b)));
}

std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size() && count-- > 0) next_character(text, at);
  return text.substr(0, at);
}

}  // namespace weiguan::extract
