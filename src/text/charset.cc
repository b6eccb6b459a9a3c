#include "text/charset.h"

#include <algorithm>

#include "text/detail/decode.h"
#include "text/detail/decoder.h"
#include "text/detail/prescan.h"
#include "text/utf8.h"

namespace weiguan {
namespace {

// Detection looks no further: enough for any page, and quick on a huge one.
constexpr std::size_t scored_bytes = 256 * 1024;

// Chinese scores above it, even a few characters; letters of Latin-1 among ASCII do not.
constexpr double least_chinese_score = 0;

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16be_mark = "\xFE\xFF";
constexpr std::string_view utf16le_mark = "\xFF\xFE";
constexpr std::string_view gb18030_mark = "\x84\x31\x95\x33";

bool is_ascii(std::string_view bytes) {
  return std::all_of(
      bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string_view charset_of_mark(std::string_view bytes) {
  if (bytes.starts_with(utf8_mark)) return "utf-8";
  if (bytes.starts_with(utf16be_mark)) return "utf-16be";
  if (bytes.starts_with(utf16le_mark)) return "utf-16le";
  if (bytes.starts_with(gb18030_mark)) return "gb18030";
  return {};
}

// Two characters of ASCII in UTF-16, as every page begins.
std::string_view utf16_without_mark(std::string_view bytes) {
  if (bytes.size() < 4) return {};
  const auto zero = [&](std::size_t i) { return bytes[i] == 0; };
  if (zero(0) && !zero(1) && zero(2) && !zero(3)) return "utf-16be";
  if (!zero(0) && zero(1) && !zero(2) && zero(3)) return "utf-16le";
  return {};
}

bool is_iso_2022_jp(std::string_view bytes) {
  const bool escapes = bytes.find("\x1B$B") != std::string_view::npos ||
                       bytes.find("\x1B$@") != std::string_view::npos;
  return escapes && is_ascii(bytes);
}

// Without the bytes at the end that begin a character and do not finish it.
std::string_view without_cut_character(std::string_view bytes) {
  for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
    const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
    if (byte >= 0x80 && byte < 0xC0) continue;
    const std::size_t size = byte < 0xC2 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    if (size > back && byte < 0xF5) bytes.remove_suffix(back);
    break;
  }
  return bytes;
}

// One byte at the end of ASCII is rather a letter of Latin-1 than the rest of a character.
bool is_cut_utf8(std::string_view bytes) {
  if (is_utf8(bytes)) return true;
  const std::string_view whole = without_cut_character(bytes);
  return whole.size() < bytes.size() && is_utf8(whole) && !is_ascii(whole);
}

// Whether more than `times` as many characters are valid as bytes are not.  In other charsets only
// a few sequences are valid by chance.
bool is_mostly_utf8(std::string_view bytes, std::size_t times) {
  std::size_t valid = 0;
  std::size_t invalid = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const detail::Sequence one = detail::decode_one(bytes, at);
    at += one.size;
    if (one.character < 0x80) continue;
    ++(one.valid ? valid : invalid);
  }
  return valid > times * invalid;
}

// What a label stands for, empty where the bytes cannot be that.
std::string believed(std::string_view label, std::string_view bytes) {
  std::string charset = charset_of_label(label);
  const bool wide = charset.starts_with("utf-16");
  if (charset == "replacement" || (charset == "utf-8" && !is_mostly_utf8(bytes, 1)) ||
      (wide && bytes.find('\0') == std::string_view::npos)) {
    charset.clear();
  }
  return charset;
}

std::string_view guess(std::string_view bytes) {
  bytes = bytes.substr(0, scored_bytes);
  if (is_mostly_utf8(bytes, 4)) return "utf-8";
  const double gb = detail::chinese_score(bytes, "gb18030");
  const double big5 = detail::chinese_score(bytes, "big5");
  if (std::max(gb, big5) <= least_chinese_score) return "windows-1252";
  return big5 > gb ? "big5" : "gb18030";
}

std::string detect(
    std::string_view bytes, std::string_view http_charset, const detail::Declared& in_page) {
  if (const auto charset = charset_of_mark(bytes); !charset.empty()) return std::string(charset);
  if (const auto charset = utf16_without_mark(bytes); !charset.empty()) return std::string(charset);
  if (is_iso_2022_jp(bytes)) return "iso-2022-jp";
  if (is_cut_utf8(bytes)) return "utf-8";
  if (std::string charset = believed(http_charset, bytes); !charset.empty()) return charset;
  if (std::string charset = believed(in_page.charset, bytes); !charset.empty()) return charset;
  return std::string(guess(bytes));
}

std::string lower_case(std::string_view label) {
  std::string lower(to_valid_utf8(label));
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  return detail::prescan(bytes).charset;
}

Decoded decode_as(std::string_view bytes, std::string_view charset) {
  Decoded decoded;
  if (charset == "replacement") {
    // The standard's answer to charsets that can hide markup.
    decoded.charset = charset;
    decoded.lossy = !bytes.empty();
    if (decoded.lossy) append_utf8(decoded.text, replacement_character);
    return decoded;
  }
  if (!detail::can_decode(charset)) {
    decoded.charset = "utf-8";
    decoded.lossy = !is_utf8(bytes);
    decoded.text = decoded.lossy ? to_valid_utf8(bytes) : std::string(bytes);
  } else {
    decoded.charset = charset;
    decoded.lossy = detail::decode_to(bytes, charset, decoded.text) > 0;
  }
  if (decoded.text.starts_with(utf8_mark)) decoded.text.erase(0, utf8_mark.size());
  return decoded;
}

Decoded decode_page(std::string_view bytes, std::string_view http_charset) {
  const detail::Declared in_page = detail::prescan(bytes);
  Decoded decoded = decode_as(bytes, detect(bytes, http_charset, in_page));
  decoded.declared = lower_case(http_charset.empty() ? in_page.label : http_charset);
  return decoded;
}

}  // namespace weiguan
