#include "extract/detail/robots_match.h"

#include <algorithm>

namespace weiguan::extract {

namespace {

constexpr std::size_t npos = std::string_view::npos;

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_escape(std::string_view text, std::size_t at) {
  return text[at] == '%' && at + 2 < text.size() && digit_of(text[at + 1]) >= 0 &&
         digit_of(text[at + 2]) >= 0;
}

void append_escape(std::string& out, unsigned byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += '%';
  out += digits[byte >> 4U & 15U];
  out += digits[byte & 15U];
}

unsigned byte_of(std::string_view text, std::size_t at) {
  return static_cast<unsigned>(digit_of(text[at + 1]) * 16 + digit_of(text[at + 2]));
}

bool is_unreserved(unsigned byte) {
  const char c = static_cast<char>(byte);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

}  // namespace

std::string path_and_query(std::string_view url) {
  url = url.substr(0, url.find('#'));
  const std::size_t first = url.find_first_of("/?;");
  const std::size_t scheme = url.find("://");
  std::size_t authority = 0;
  if (scheme != npos && scheme + 1 == first) authority = scheme + 3;
  if (url.starts_with("//")) authority = 2;
  const std::size_t path = url.find_first_of("/?;", authority);
  if (path == npos) return "/";
  return (url[path] == '/' ? "" : "/") + std::string(url.substr(path));
}

std::string upper_escapes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_escape(text, at)) {
      append_escape(out, byte_of(text, at));
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (is_escape(text, at)) {
      append_escape(out, byte_of(text, at));
      at += 2;
    } else if (byte <= 0x20 || byte >= 0x7F) {
      append_escape(out, byte);
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string without_needless_escapes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_escape(text, at) && is_unreserved(byte_of(text, at))) {
      out += static_cast<char>(byte_of(text, at));
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

bool robots_pattern_matches(std::string_view pattern, std::string_view path) {
  const bool to_the_end = pattern.ends_with('$');
  if (to_the_end) pattern.remove_suffix(1);
  std::size_t star = pattern.find('*');
  const std::string_view head = pattern.substr(0, star);
  if (!path.starts_with(head)) return false;
  path.remove_prefix(head.size());
  if (star == npos) return !to_the_end || path.empty();
  // Each piece between two stars is taken where it first stands.
  while (true) {
    pattern.remove_prefix(star + 1);
    star = pattern.find('*');
    const std::string_view piece = pattern.substr(0, star);
    if (star == npos && to_the_end) return path.ends_with(piece);
    const std::size_t at = path.find(piece);
    if (at == npos) return false;
    if (star == npos) return true;
    path.remove_prefix(at + piece.size());
  }
}

}  // namespace weiguan::extract
