#include "capture/detail/check_format.h"

#include <algorithm>
#include <string>

#include <arpa/inet.h>

#include "base/time.h"
#include "capture/detail/digest_check.h"
#include "capture/detail/text.h"

namespace weiguan::detail {

namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 32 || c == 127;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// RFC 3986, Appendix A: what may stand in some part of a URI.
bool is_uri_character(char c) {
  return is_letter(c) || is_digit(c) || std::string_view("-._~:/?#[]@!$&'()*+,;=%").find(c) != npos;
}

std::string_view judge_address(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == npos || colon == 0 || !is_letter(text.front())) return "uri-format";
  const bool scheme =
      std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
        return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.';
      });
  const bool blank =
      std::any_of(text.begin(), text.end(), [](char c) { return c == ' ' || is_control(c); });
  if (!scheme || blank || colon + 1 == text.size()) return "uri-format";
  return std::all_of(text.begin(), text.end(), is_uri_character) ? "" : "uri-characters";
}

bool in_brackets(std::string_view text) {
  return text.size() > 2 && text.front() == '<' && text.back() == '>';
}

// "YYYY-MM-DDThh:mm:ss" up to where `text` ends; the digits must stand where they do there.
bool has_shape(std::string_view text) {
  constexpr std::string_view shape = "0000-00-00T00:00:00";
  if (text.size() > shape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (shape[i] == '0' ? !is_digit(text[i]) : text[i] != shape[i]) return false;
  }
  return true;
}

// W3CDTF in UTC: a year, month or day, or with a time a minute, second or fraction and a zone.
std::string_view judge_date(std::string_view text, bool version_1_0) {
  const std::string_view whole = text;
  const auto coarse = [&] { return std::string_view(version_1_0 ? "date-precision" : ""); };
  const bool has_time = text.find('T') != npos;
  if (!has_time) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return "date-format";
    return has_shape(text) && parse_warc_date(whole) ? coarse() : "date-format";
  }
  if (text.ends_with('Z')) {
    text.remove_suffix(1);
  } else if (text.ends_with("+00:00")) {
    text.remove_suffix(6);
    if (version_1_0) return "date-format";
  } else {
    return "date-format";
  }
  const std::size_t point = text.find('.');
  if (point != npos) {
    const std::string_view fraction = text.substr(point + 1);
    if (point != 19 || !all_digits(fraction) || fraction.size() > 9) return "date-format";
    text = text.substr(0, point);
  }
  if ((text.size() != 16 && text.size() != 19) || !has_shape(text)) return "date-format";
  const std::string seconds = std::string(text) + (text.size() == 16 ? ":00Z" : "Z");
  if (!parse_time(seconds)) return "date-format";
  return text.size() == 16 || point != npos ? coarse() : "";
}

std::string_view judge_digest(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == npos || !is_token(text.substr(0, colon)) || colon + 1 == text.size())
    return "digest-format";
  const std::string_view value = text.substr(colon + 1);
  // Base 64 holds "/" and "=", which no token may; tools write it all the same.
  const bool plain = std::all_of(value.begin(), value.end(), [](char c) {
    return is_letter(c) || is_digit(c) || std::string_view("+/=-_.").find(c) != npos;
  });
  if (!plain) return "digest-format";
  if (parse_digest(text)) return "";
  return digest_is_known(text) ? "digest-format" : "digest-unknown";
}

std::string_view judge_media_type(std::string_view text) {
  const std::size_t end = std::min(text.find(';'), text.size());
  const std::string_view type = trim(text.substr(0, end));
  const std::size_t slash = type.find('/');
  if (slash == npos || !is_token(type.substr(0, slash)) || !is_token(type.substr(slash + 1)))
    return "media-type-format";
  text.remove_prefix(end);
  while (!text.empty()) {
    text.remove_prefix(1);  // The semicolon.
    std::size_t at = text.find_first_of(";\"");
    if (at != npos && text[at] == '"') {
      // A quoted string may hold semicolons.
      for (++at; at < text.size() && text[at] != '"'; ++at) {
        if (text[at] == '\\') ++at;
      }
      if (at >= text.size()) return "media-type-format";
      at = text.find(';', at);
    }
    const std::string_view parameter = trim(text.substr(0, at));
    const std::size_t equals = parameter.find('=');
    if (!parameter.empty()) {
      if (equals == npos || !is_token(trim(parameter.substr(0, equals))))
        return "media-type-format";
      const std::string_view value = trim(parameter.substr(equals + 1));
      if (!is_token(value) && !(value.size() > 1 && value.front() == '"' && value.back() == '"'))
        return "media-type-format";
    }
    text.remove_prefix(std::min(at, text.size()));
  }
  return "";
}

bool is_ip(std::string_view text) {
  unsigned char out[16];
  const std::string copy(text);
  return ::inet_pton(AF_INET, copy.c_str(), out) == 1 ||
         ::inet_pton(AF_INET6, copy.c_str(), out) == 1;
}

}  // namespace

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) > 32 && static_cast<unsigned char>(c) < 127 &&
           std::string_view("()<>@,;:\\\"/[]?={}").find(c) == npos;
  });
}

std::string_view without_brackets(std::string_view text) {
  return in_brackets(text) ? text.substr(1, text.size() - 2) : text;
}

std::string_view broken_rule(Format format, std::string_view value, bool version_1_0) {
  switch (format) {
    case Format::text:
      return "";
    case Format::token:
      return is_token(value) ? "" : "token-format";
    case Format::number:
      return all_digits(value) && parse_number(value) ? "" : "number-format";
    case Format::date:
      return judge_date(value, version_1_0);
    case Format::address:
      // The grammar of WARC 1.0 wants the brackets, its examples do without.
      if (in_brackets(value)) return version_1_0 ? "uri-bracketed" : "uri-brackets";
      return judge_address(value);
    case Format::reference:
      if (!in_brackets(value)) return judge_address(value).empty() ? "uri-brackets" : "uri-format";
      return judge_address(without_brackets(value));
    case Format::digest:
      return judge_digest(value);
    case Format::media_type:
      return judge_media_type(value);
    case Format::ip:
      return is_ip(value) ? "" : "ip-format";
  }
  return "";
}

std::string_view expected(Format format) {
  switch (format) {
    case Format::text:
      return "text";
    case Format::token:
      return "a word without blanks and separators";
    case Format::number:
      return "a number in decimal digits";
    case Format::date:
      return "a date in UTC such as 2024-07-02T09:30:00Z";
    case Format::address:
      return "an address such as http://chenxing.example/a";
    case Format::reference:
      return "an address in angle brackets such as <urn:uuid:...>";
    case Format::digest:
      return "a digest such as sha256:... of the algorithm's length";
    case Format::media_type:
      return "a media type such as text/html; charset=utf-8";
    case Format::ip:
      return "an address such as 192.0.2.1 or 2001:db8::1";
  }
  return "text";
}

}  // namespace weiguan::detail
