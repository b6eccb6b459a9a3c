// One UTF-8 sequence, to be inlined into the loops that walk whole texts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace weiguan::detail {

struct Sequence {
  char32_t character = 0xFFFD;
  std::size_t size = 1;  // Bytes taken; 1 where the sequence is not valid.
  bool valid = false;
};

// REQUIRES: at < text.size().
inline Sequence decode_one(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> char32_t {
    return static_cast<unsigned char>(text[at + i]);
  };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const char32_t first = byte(0);
  const std::size_t left = text.size() - at;
  if (first < 0x80) return {first, 1, true};
  if (first >= 0xE0 && first < 0xF0) {
    if (left < 3 || !follows(1) || !follows(2)) return {};
    const char32_t c = (first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    if (c < 0x800 || (c >= 0xD800 && c < 0xE000)) return {};
    return {c, 3, true};
  }
  if (first >= 0xC2 && first < 0xE0) {
    if (left < 2 || !follows(1)) return {};
    return {(first & 0x1F) << 6 | (byte(1) & 0x3F), 2, true};
  }
  if (first >= 0xF0 && first < 0xF5) {
    if (left < 4 || !follows(1) || !follows(2) || !follows(3)) return {};
    const char32_t c =
        (first & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
    if (c < 0x10000 || c > 0x10FFFF) return {};
    return {c, 4, true};
  }
  return {};
}

// Writes at most 4 bytes and gives how many.  Surrogates and beyond U+10FFFF become U+FFFD.
inline std::size_t encode_one(char* out, char32_t c) {
  const auto put = [&](std::size_t i, char32_t byte) { out[i] = static_cast<char>(byte); };
  if (c < 0x80) {
    put(0, c);
    return 1;
  }
  if (c < 0x800) {
    put(0, 0xC0 | c >> 6);
    put(1, 0x80 | (c & 0x3F));
    return 2;
  }
  if ((c >= 0xD800 && c < 0xE000) || c > 0x10FFFF) c = 0xFFFD;
  if (c < 0x10000) {
    put(0, 0xE0 | c >> 12);
    put(1, 0x80 | (c >> 6 & 0x3F));
    put(2, 0x80 | (c & 0x3F));
    return 3;
  }
  put(0, 0xF0 | c >> 18);
  put(1, 0x80 | (c >> 12 & 0x3F));
  put(2, 0x80 | (c >> 6 & 0x3F));
  put(3, 0x80 | (c & 0x3F));
  return 4;
}

inline void append_one(std::string& out, char32_t character) {
  char bytes[4];
  out.append(bytes, encode_one(bytes, character));
}

}  // namespace weiguan::detail
