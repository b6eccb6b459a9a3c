// Addresses of the web, as far as an archive needs them (RFC 3986).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace weiguan {

struct Url {
  std::string scheme;  // Lower case.
  std::string host;    // Lower case, without user, password and port; empty for file: and the like.
  std::string port;    // Empty where it is the scheme's own.
  std::string path;    // With its first "/"; "/" where the address has none.
  std::string query;   // Without "?".
  std::string fragment;  // Without "#".
};

// Nothing when the text has no scheme or holds control characters.  Other oddities (spaces, Chinese
// letters that should be escaped) are kept as they are.
std::optional<Url> parse_url(std::string_view text);

// The address by which captures of one page are found together: scheme and host in lower case, no
// fragment, no port 80 or 443, no session or campaign parameters (utm_*, spm, from=timeline, ...),
// http for https.  The text itself when it cannot be parsed.
std::string normal_url(std::string_view text);

// "http://www.example.com/a?b=c" -> "com,example)/a?b=c": the Sort-friendly URI Reordering
// Transform as CDXJ indexes use it.  The text itself when it cannot be parsed.
std::string surt(std::string_view text);

// The host, in lower case and without "www."; empty where there is none.
std::string host_of(std::string_view text);

// `reference` as met on the page `base` (RFC 3986, 5.2).  Nothing where either cannot be read.
std::optional<std::string> resolve_url(std::string_view base, std::string_view reference);

std::string percent_encode(std::string_view text);  // All but unreserved characters.
std::string percent_decode(std::string_view text);  // "%" without two digits stays.

}  // namespace weiguan
