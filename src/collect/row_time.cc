#include "collect/detail/row_time.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace weiguan {

namespace {

using std::chrono::seconds;

struct Clock {  // As far as it is known: -1 where not.
  int year = -1, month = -1, day = -1, hour = -1, minute = -1, second = -1;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc{} || result.ptr != text.data() + text.size()) return {};
  return value;
}

TimeRange range(Time from, seconds length) {
  return {from, from + length - seconds{1}, TimeSource::record};
}

// From the finest part that is known; in `zone`, or `offset` seconds east of UTC.
std::optional<TimeRange> to_range(
    const Clock& clock, const Zone& zone, std::optional<int> offset = {}) {
  const std::chrono::year_month_day date{
      std::chrono::year{clock.year},
      std::chrono::month{static_cast<unsigned>(clock.month < 0 ? 1 : clock.month)},
      std::chrono::day{static_cast<unsigned>(clock.day < 0 ? 1 : clock.day)}};
  if (clock.year < 1000 || clock.year > 2999 || !date.ok()) return {};
  if (clock.hour > 24 || clock.minute > 59 || clock.second > 60) return {};
  if (clock.hour == 24 && (clock.minute > 0 || clock.second > 0)) return {};
  const auto at = [&](std::chrono::local_days day, seconds of_day) {
    const std::chrono::local_seconds local = day + of_day;
    return offset ? Time{local.time_since_epoch() - seconds{*offset}} : zone.from_local(local);
  };
  const std::chrono::local_days day{date};
  if (clock.day < 0) {
    const auto month = std::chrono::year_month{date.year(), date.month()};
    const auto next = clock.month < 0 ? (month + std::chrono::years{1}) / 1
                                      : (month + std::chrono::months{1}) / 1;
    const Time from = at(day, {});
    return range(from, at(std::chrono::local_days{next}, {}) - from);
  }
  if (clock.hour < 0) {
    const Time from = at(day, {});
    return range(from, at(day + std::chrono::days{1}, {}) - from);
  }
  const seconds of_day{
      clock.hour * 3600 + std::max(clock.minute, 0) * 60 + std::max(clock.second, 0)};
  const int length = clock.second >= 0 ? 1 : clock.minute >= 0 ? 60 : 3600;
  return range(at(day, of_day), seconds{length});
}

// All-digit texts: a year, a day without hyphens, or a count since 1970.
std::optional<TimeRange> from_digits(std::string_view text, const Zone& zone) {
  const auto number = whole_number(text);
  if (!number || *number < 0) return {};
  if (text.size() == 4) return to_range({static_cast<int>(*number)}, zone);
  if (text.size() == 8) {
    const int day = static_cast<int>(*number);
    return to_range({day / 10000, day / 100 % 100, day % 100}, zone);
  }
  if (text.size() == 14) {
    const int day = static_cast<int>(*number / 1000000);
    const int clock = static_cast<int>(*number % 1000000);
    return to_range(
        {day / 10000, day / 100 % 100, day % 100, clock / 10000, clock / 100 % 100, clock % 100},
        zone);
  }
  if (text.size() == 9 || text.size() == 10) return range(Time{seconds{*number}}, seconds{1});
  if (text.size() == 12 || text.size() == 13)
    return range(Time{seconds{*number / 1000}}, seconds{1});
  if (text.size() == 16) return range(Time{seconds{*number / 1000000}}, seconds{1});
  return {};
}

// Takes `wanted` at the front of `text`.
bool take(std::string_view& text, std::string_view wanted) {
  if (!text.starts_with(wanted)) return false;
  text.remove_prefix(wanted.size());
  return true;
}

int take_number(std::string_view& text, std::size_t most) {
  std::size_t end = 0;
  while (end < text.size() && end < most && is_digit(text[end])) ++end;
  const auto number = whole_number(text.substr(0, end));
  text.remove_prefix(end);
  return number ? static_cast<int>(*number) : -1;
}

void skip_spaces(std::string_view& text) {
  while (take(text, " ") || take(text, "\t") || take(text, "\u3000") || take(text, "\u00a0")) {
  }
}

// "Z", "+08:00", "-0500", "GMT", "UTC": seconds east.
std::optional<int> take_offset(std::string_view& text) {
  if (take(text, "Z") || take(text, "GMT") || take(text, "UTC")) return 0;
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return {};
  const int sign = text.front() == '-' ? -1 : 1;
  std::string_view rest = text.substr(1);
  const int hours = take_number(rest, 2);
  take(rest, ":");
  const int minutes = take_number(rest, 2);
  if (hours < 0 || hours > 14 || minutes > 59) return {};
  text = rest;
  return sign * (hours * 3600 + std::max(minutes, 0) * 60);
}

// The clock's part: "19:06:13", "19:06", "19", "19时06分13秒", fractions of a second cut off.
bool take_clock(std::string_view& text, Clock& clock) {
  clock.hour = take_number(text, 2);
  if (clock.hour < 0) return false;
  if (!take(text, ":") && !take(text, "时") && !take(text, "時") && !take(text, "点")) return true;
  clock.minute = take_number(text, 2);
  if (clock.minute < 0) return true;
  if (!take(text, ":") && !take(text, "分")) return true;
  clock.second = take_number(text, 2);
  take(text, "秒");
  if (clock.second >= 0 && (take(text, ".") || take(text, ","))) return take_number(text, 9) >= 0;
  return true;
}

// Year, month, day, hour, minute, second, as far as they go.
std::optional<TimeRange> from_parts(std::string_view text, const Zone& zone) {
  Clock clock;
  clock.year = take_number(text, 4);
  const auto border = [&](std::string_view chinese) {
    return take(text, "-") || take(text, "/") || take(text, ".") || take(text, chinese);
  };
  if (clock.year < 1000) return {};
  if (border("年") && !text.empty()) {
    clock.month = take_number(text, 2);
    if (clock.month < 0) return {};
    if (border("月") && !text.empty()) {
      clock.day = take_number(text, 2);
      if (clock.day < 0) return {};
      if (!take(text, "日")) take(text, "号");
    }
  }
  std::optional<int> offset;
  if (clock.day >= 0 && !text.empty()) {
    if (!take(text, "T")) skip_spaces(text);
    if (!text.empty()) {
      if (!take_clock(text, clock)) return {};
      skip_spaces(text);
      if (!text.empty()) {
        offset = take_offset(text);
        if (!offset) return {};
      }
    }
  }
  skip_spaces(text);
  if (!text.empty()) return {};
  return to_range(clock, zone, offset);
}

// RFC 822 ("Tue, 02 Jul 2024 19:06:13 +0800") and the form of Weibo and X ("Tue Jul 02 19:06:13
// +0800 2024").
std::optional<TimeRange> from_english(std::string_view text, const Zone& zone) {
  static constexpr std::array<std::string_view, 12> months = {
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  Clock clock;
  std::optional<int> offset;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" ,"), text.size());
    std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    const auto month = std::find(months.begin(), months.end(), word.substr(0, 3));
    if (word.find(':') != std::string_view::npos) {
      if (!take_clock(word, clock) || !word.empty()) return {};
    } else if (is_digit(word.front())) {
      const auto number = whole_number(word);
      if (!number) return {};
      int& part = word.size() == 4 ? clock.year : clock.day;
      if (part >= 0 || word.size() > 4) return {};
      part = static_cast<int>(*number);
    } else if (month != months.end() && clock.month < 0) {
      clock.month = static_cast<int>(month - months.begin()) + 1;
    } else if (const auto east = take_offset(word)) {
      offset = east;
    } else if (clock.day >= 0 || clock.month >= 0) {
      return {};  // Only a weekday may stand before the date.
    }
  }
  if (clock.year < 0 || clock.month < 0 || clock.day < 0) return {};
  return to_range(clock, zone, offset);
}

}  // namespace

std::optional<TimeRange> parse_row_time(std::string_view text, const Zone& zone) {
  skip_spaces(text);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  if (text.empty() || text.size() > 64) return {};
  if (std::all_of(text.begin(), text.end(), is_digit)) return from_digits(text, zone);
  if (const auto time = parse_time(text)) return range(*time, seconds{1});
  // Numbers that a spreadsheet made into fractions: 1720000000.0, 1720000000.123.
  const std::size_t dot = text.find('.');
  if (dot >= 9 && dot != std::string_view::npos &&
      std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.'; })) {
    return from_digits(text.substr(0, dot), zone);
  }
  return is_digit(text.front()) && text.size() >= 4 && is_digit(text[3]) ? from_parts(text, zone)
                                                                         : from_english(text, zone);
}

}  // namespace weiguan
