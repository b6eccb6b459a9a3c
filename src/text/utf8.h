// UTF-8: walking, checking, mending.  RFC 3629.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace weiguan {

inline constexpr char32_t replacement_character = 0xFFFD;

// The character at `at`, which is moved behind it.  A byte that starts no valid sequence gives
// replacement_character and moves `at` by one.  REQUIRES: at < text.size().
char32_t next_character(std::string_view text, std::size_t& at);

void append_utf8(std::string& out, char32_t character);  // Surrogates and beyond U+10FFFF: U+FFFD.

bool is_utf8(std::string_view bytes);

// Each byte that is not part of a valid sequence becomes U+FFFD.
std::string to_valid_utf8(std::string_view bytes);

std::size_t count_characters(std::string_view text);

// Han, kana, hangul, bopomofo: scripts written without spaces between words.
bool is_cjk(char32_t character);
bool is_han(char32_t character);

}  // namespace weiguan
