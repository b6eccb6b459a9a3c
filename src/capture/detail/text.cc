#include "capture/detail/text.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace weiguan::detail {

namespace {

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
  return out;
}

bool same_blind_to_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && starts_blind_to_case(a, b);
}

bool starts_blind_to_case(std::string_view text, std::string_view start) {
  if (text.size() < start.size()) return false;
  for (std::size_t i = 0; i < start.size(); ++i) {
    if (lower(text[i]) != lower(start[i])) return false;
  }
  return true;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view blank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::optional<std::uint64_t> parse_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  if (result.ec != std::errc{} || result.ptr != text.data() + text.size()) return {};
  return number;
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  while (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::optional<Time> parse_warc_date(std::string_view text) {
  text = trim(text);
  if (const auto time = parse_time(text)) return time;
  if (text.size() == 14 && all_digits(text)) {
    return parse_time(fmt::format(
        "{}-{}-{}T{}:{}:{}Z",
        text.substr(0, 4),
        text.substr(4, 2),
        text.substr(6, 2),
        text.substr(8, 2),
        text.substr(10, 2),
        text.substr(12, 2)));
  }
  const bool short_form = text.size() == 4 || text.size() == 7 || text.size() == 10;
  if (!short_form || text.find('W') != std::string_view::npos) return {};
  if (const auto period = parse_period(text, Zone{})) return period->from;
  return {};
}

std::size_t end_of_headers(std::string_view text, std::size_t from) {
  for (std::size_t at = from; at < text.size();) {
    std::size_t blank = at;
    while (blank < text.size() && text[blank] == '\r') ++blank;
    if (blank < text.size() && text[blank] == '\n') return blank + 1;
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return std::string_view::npos;
}

}  // namespace weiguan::detail
