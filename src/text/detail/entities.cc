#include "text/detail/entities.h"

#include <algorithm>
#include <array>

namespace weiguan::detail {

namespace {

struct Entity {
  std::string_view name;
  char32_t character;
};

// Those that editors' programs and content systems write into plain text; in order.
constexpr std::array<Entity, 40> entities = {
    {{"amp", U'&'},         {"apos", U'\''},       {"bull", U'\u2022'},   {"cent", U'\u00A2'},
     {"copy", U'\u00A9'},   {"deg", U'\u00B0'},    {"divide", U'\u00F7'}, {"emsp", U'\u2003'},
     {"ensp", U'\u2002'},   {"euro", U'\u20AC'},   {"frac12", U'\u00BD'}, {"ge", U'\u2265'},
     {"gt", U'>'},          {"hellip", U'\u2026'}, {"iexcl", U'\u00A1'},  {"laquo", U'\u00AB'},
     {"ldquo", U'\u201C'},  {"le", U'\u2264'},     {"lrm", U'\u200E'},    {"lsquo", U'\u2018'},
     {"lt", U'<'},          {"mdash", U'\u2014'},  {"middot", U'\u00B7'}, {"minus", U'\u2212'},
     {"nbsp", U'\u00A0'},   {"ndash", U'\u2013'},  {"para", U'\u00B6'},   {"permil", U'\u2030'},
     {"plusmn", U'\u00B1'}, {"pound", U'\u00A3'},  {"quot", U'"'},        {"raquo", U'\u00BB'},
     {"rdquo", U'\u201D'},  {"reg", U'\u00AE'},    {"rsquo", U'\u2019'},  {"shy", U'\u00AD'},
     {"thinsp", U'\u2009'}, {"times", U'\u00D7'},  {"trade", U'\u2122'},  {"yen", U'\u00A5'}}};

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

// Of "#160" and "#xA0"; 0 where it is no number of a character.
char32_t character_of_number(std::string_view name) {
  name.remove_prefix(1);
  const bool hexadecimal = !name.empty() && (name.front() == 'x' || name.front() == 'X');
  if (hexadecimal) name.remove_prefix(1);
  const int base = hexadecimal ? 16 : 10;
  if (name.empty() || name.size() > 7) return 0;
  char32_t value = 0;
  for (const char c : name) {
    const int digit = digit_of(c);
    if (digit >= base) return 0;
    value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
  }
  if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return 0;
  return value;
}

char32_t character_of(std::string_view name) {
  if (name.starts_with('#')) return character_of_number(name);
  const auto found = std::ranges::lower_bound(entities, name, {}, &Entity::name);
  return found != entities.end() && found->name == name ? found->character : 0;
}

}  // namespace

char32_t read_entity(std::string_view text, std::size_t& at) {
  constexpr int most_times = 3;
  constexpr std::size_t longest = 9;
  char32_t read = 0;
  std::size_t begin = at + 1;  // Behind an "&", be it one that an entity wrote.
  for (int time = 0; time < most_times; ++time) {
    std::size_t end = begin;
    if (end < text.size() && text[end] == '#') ++end;
    while (end < text.size() && end - begin <= longest && is_letter_or_digit(text[end])) ++end;
    if (end >= text.size() || text[end] != ';' || end == begin) break;
    const char32_t character = character_of(text.substr(begin, end - begin));
    if (character == 0) break;
    read = character;
    at = begin = end + 1;
    if (read != U'&') break;
  }
  return read;
}

}  // namespace weiguan::detail
