#include "packs/forms.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/time.h"
#include "packs/told.h"

namespace weiguan {

namespace {

bool is_small(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Lower-case letters and digits in groups joined by hyphens; `many` allows "--" inside (xn--).
bool is_label(std::string_view text, std::size_t longest, bool many) {
  if (text.empty() || text.size() > longest || text.front() == '-' || text.back() == '-')
    return false;
  if (!many && text.find("--") != std::string_view::npos) return false;
  return std::ranges::all_of(text, [](char c) { return is_small(c) || is_digit(c) || c == '-'; });
}

// Under these anybody registers, so none of them is an outlet's.
constexpr std::string_view registries[] = {
    "ac.cn",  "com.cn", "edu.cn", "gov.cn", "mil.cn", "net.cn", "org.cn", "com.hk", "edu.hk",
    "gov.hk", "idv.hk", "net.hk", "org.hk", "com.mo", "gov.mo", "org.mo", "com.tw", "edu.tw",
    "gov.tw", "idv.tw", "net.tw", "org.tw", "com.sg", "gov.sg", "org.sg", "com.my", "org.my",
    "com.au", "net.au", "org.au", "co.jp",  "or.jp",  "co.kr",  "or.kr",  "co.uk",  "org.uk",
    "co.nz",  "org.nz", "com.br", "com.tr", "com.ph", "co.id",  "co.th",  "com.vn", "com.ua"};

constexpr std::array<std::string_view, 34> regions_of_china = {
    "CN-AH", "CN-BJ", "CN-CQ", "CN-FJ", "CN-GD", "CN-GS", "CN-GX", "CN-GZ", "CN-HA",
    "CN-HB", "CN-HE", "CN-HI", "CN-HK", "CN-HL", "CN-HN", "CN-JL", "CN-JS", "CN-JX",
    "CN-LN", "CN-MO", "CN-NM", "CN-NX", "CN-QH", "CN-SC", "CN-SD", "CN-SH", "CN-SN",
    "CN-SX", "CN-TJ", "CN-TW", "CN-XJ", "CN-XZ", "CN-YN", "CN-ZJ"};

// Those a pack of this kind is likely to mean.
constexpr std::array<std::string_view, 12> zones = {
    "Asia/Shanghai",
    "Asia/Urumqi",
    "Asia/Hong_Kong",
    "Asia/Macau",
    "Asia/Taipei",
    "Asia/Singapore",
    "Asia/Kuala_Lumpur",
    "Asia/Tokyo",
    "Asia/Seoul",
    "America/New_York",
    "Europe/London",
    "UTC"};

// Codes of places that are often written where a language's is meant.
constexpr std::pair<std::string_view, std::string_view> not_languages[] = {
    {"cn", "zh"}, {"hk", "zh"}, {"jp", "ja"}, {"mo", "zh"}, {"tw", "zh"}, {"us", "en"}};

}  // namespace

std::string id_fault(std::string_view text) {
  if (is_label(text, 64, false)) return {};
  return "expected lower-case letters and digits with single hyphens between them, such as "
         "\"peoples-daily\", at most 64";
}

std::string domain_fault(std::string_view text) {
  if (text.find("://") != std::string_view::npos || text.find('/') != std::string_view::npos)
    return "expected the host alone, such as \"people.com.cn\", without http:// and path";
  if (std::ranges::any_of(text, is_capital)) return "expected lower case";
  std::size_t labels = 0;
  std::string_view rest = text;
  bool good = text.size() <= 253;
  while (good) {
    const std::size_t dot = rest.find('.');
    good = is_label(rest.substr(0, dot), 63, true);
    ++labels;
    if (dot == std::string_view::npos) break;
    rest.remove_prefix(dot + 1);
  }
  if (!good || labels < 2 || std::ranges::all_of(rest, is_digit))
    return "expected a host name such as \"people.com.cn\"; other scripts in their xn-- form";
  if (std::ranges::count(registries, text) > 0)
    return "expected an outlet's own domain; everybody registers under this one (write "
           "\"www.gov.cn\" for one site there)";
  return {};
}

std::string place_fault(std::string_view text) {
  constexpr std::string_view wanted =
      "expected an ISO 3166 code in capitals, such as \"CN\", \"CN-BJ\", \"HK\" or \"TW\"";
  if (text.starts_with("CN-")) {
    if (std::ranges::count(regions_of_china, text) > 0) return {};
    return fmt::format(
        "{}{}", wanted, nearest(text, {regions_of_china.begin(), regions_of_china.end()}));
  }
  const std::string_view country = text.substr(0, 2);
  const std::string_view part = text.size() > 2 ? text.substr(3) : std::string_view();
  const bool good =
      country.size() == 2 && std::ranges::all_of(country, is_capital) &&
      (text.size() == 2 ||
       (text[2] == '-' && !part.empty() && part.size() <= 3 &&
        std::ranges::all_of(part, [](char c) { return is_capital(c) || is_digit(c); })));
  return good ? std::string() : std::string(wanted);
}

std::string language_fault(std::string_view text) {
  for (const auto& [wrong, right] : not_languages) {
    if (text == wrong)
      return fmt::format("that is a place's code; expected a language's, such as \"{}\"", right);
  }
  if ((text.size() == 2 || text.size() == 3) && std::ranges::all_of(text, is_small)) return {};
  return "expected an ISO 639 code of two or three small letters, such as \"zh\" or \"en\"";
}

std::string zone_fault(std::string_view text) {
  if (Zone::find(text)) return {};
  return fmt::format(
      "expected a time zone of the IANA database, such as \"Asia/Shanghai\"{}",
      nearest(text, {zones.begin(), zones.end()}));
}

}  // namespace weiguan
