#include "text/utf8.h"

#include <cstdint>
#include <cstring>

#include "text/detail/decode.h"

namespace weiguan {
namespace {

struct CharacterRange {
  char32_t first, last;
};

constexpr CharacterRange han_ranges[] = {
    {0x2E80, 0x2FD5},
    {0x3005, 0x3005},
    {0x3007, 0x3007},
    {0x3021, 0x3029},
    {0x3038, 0x303B},
    {0x3400, 0x4DBF},
    {0x4E00, 0x9FFF},
    {0xF900, 0xFAFF},
    {0x16FE2, 0x16FE3},
    {0x16FF0, 0x16FF1},
    {0x20000, 0x3FFFD},
};

constexpr CharacterRange other_cjk_ranges[] = {
    {0x1100, 0x11FF},    // Hangul letters.
    {0x302E, 0x302F},    // Hangul tone marks.
    {0x3031, 0x3035},    // Kana repeat marks.
    {0x3041, 0x309A},    // Hiragana.
    {0x309D, 0x309F},    // Hiragana repeat marks.
    {0x30A1, 0x30FA},    // Katakana.
    {0x30FC, 0x30FF},    // Katakana length and repeat marks.
    {0x3105, 0x312F},    // Bopomofo.
    {0x3131, 0x318E},    // Hangul letters.
    {0x31A0, 0x31BF},    // Bopomofo.
    {0x31F0, 0x31FF},    // Katakana.
    {0xA960, 0xA97C},    // Hangul letters.
    {0xAC00, 0xD7FB},    // Hangul syllables.
    {0xFF66, 0xFF9D},    // Half-width katakana.
    {0xFFA0, 0xFFDC},    // Half-width hangul.
    {0x1AFF0, 0x1B16F},  // Kana.
};

// The first byte of `bytes` from `at` on that is not ASCII.
std::size_t skip_ascii(std::string_view bytes, std::size_t at) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + at, 8);
    if (eight & high_bits) break;
  }
  while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
  return at;
}

// How many bytes from `at` on are valid.
std::size_t valid_until(std::string_view bytes, std::size_t at) {
  while (at < bytes.size()) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      at = skip_ascii(bytes, at);
      continue;
    }
    const detail::Sequence one = detail::decode_one(bytes, at);
    if (!one.valid) break;
    at += one.size;
  }
  return at;
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
  const detail::Sequence one = detail::decode_one(text, at);
  at += one.size;
  return one.character;
}

void append_utf8(std::string& out, char32_t character) {
  detail::append_one(out, character);
}

bool is_utf8(std::string_view bytes) {
  return valid_until(bytes, 0) == bytes.size();
}

std::string to_valid_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t end = valid_until(bytes, at);
    out.append(bytes.substr(at, end - at));
    if (end == bytes.size()) break;
    append_utf8(out, replacement_character);
    at = end + 1;
  }
  return out;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += detail::decode_one(text, at).size;
  return count;
}

bool is_han(char32_t character) {
  if (character >= 0x4E00 && character <= 0x9FFF) return true;
  for (const CharacterRange& range : han_ranges) {
    if (character >= range.first && character <= range.last) return true;
  }
  return false;
}

bool is_cjk(char32_t character) {
  if (character < 0x1100) return false;
  if (is_han(character)) return true;
  for (const CharacterRange& range : other_cjk_ranges) {
    if (character >= range.first && character <= range.last) return true;
  }
  return false;
}

}  // namespace weiguan
