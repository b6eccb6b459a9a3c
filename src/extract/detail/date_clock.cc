// The time of day and the zone behind a written date.
#include <algorithm>
#include <string>

#include "extract/detail/date_scan.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

struct ZoneName {
  std::string_view name;
  int hours;
};

constexpr ZoneName zone_names[] = {
    {"gmt", 0},
    {"utc", 0},
    {"bst", 1},
    {"cest", 2},
    {"cet", 1},
    {"est", -5},
    {"edt", -4},
    {"cdt", -5},
    {"mst", -7},
    {"mdt", -6},
    {"pst", -8},
    {"pdt", -7},
    {"jst", 9},
    {"hkt", 8}};

// Z, +08:00, +0800, GMT+8, EST.
std::optional<int> zone_at(Cursor& cursor) {
  Cursor ahead = cursor;
  ahead.blanks();
  const bool bracket = ahead.skip("(");
  const std::string small = lower(ahead.text.substr(ahead.at, 4));
  std::optional<int> offset;
  if (ahead.peek() == 'Z' &&
      (ahead.at + 1 == ahead.text.size() || !is_ascii_letter(ahead.text[ahead.at + 1]))) {
    ++ahead.at;
    offset = 0;
  } else {
    for (const ZoneName& zone : zone_names) {
      if (!std::string_view(small).starts_with(zone.name)) continue;
      const std::size_t behind = ahead.at + zone.name.size();
      if (behind < ahead.text.size() && is_ascii_letter(ahead.text[behind])) continue;
      ahead.at = behind;
      offset = zone.hours * 3600;
      break;
    }
  }
  if (ahead.peek() == '+' || ahead.peek() == '-') {
    const int sign = ahead.peek() == '-' ? -1 : 1;
    Cursor digits = ahead;
    ++digits.at;
    const std::size_t from = digits.at;
    int hours = digits.number(4);
    const std::size_t count = digits.at - from;
    int minutes = 0;
    if (hours >= 0 && count > 2) {
      minutes = hours % 100;
      hours /= 100;
    } else if (hours >= 0 && digits.skip(":")) {
      minutes = std::max(0, digits.number(2));
    }
    const bool whole =
        count == 4 || (count == 2 && digits.at > from + 2) || offset.has_value() || count == 2;
    if (hours >= 0 && hours <= 14 && minutes < 60 && whole) {
      ahead = digits;
      offset = sign * (hours * 3600 + minutes * 60);
    }
  }
  if (!offset) return {};
  if (bracket) ahead.skip(")");
  cursor = ahead;
  return offset;
}

}  // namespace

// A time of day behind a date: 09:30, 9:30:05 PM, 09时30分, 下午3:05, at 9.30am.
void read_time(Cursor& cursor, WrittenDate& date) {
  Cursor ahead = cursor;
  for (int i = 0; i < 8 && !ahead.done(); ++i) {
    ahead.blanks();
    if (ahead.skip("T") || ahead.skip(",") || ahead.skip("|") || ahead.skip("-") ||
        ahead.skip("–") || ahead.skip("at ") || ahead.skip("um ") || ahead.skip("(") ||
        ahead.skip("，")) {
      continue;
    }
    if (ahead.skip("星期") || ahead.skip("周") || ahead.skip("週")) {
      for (const auto* day : {"一", "二", "三", "四", "五", "六", "日", "天"}) {
        if (ahead.skip(day)) break;
      }
      ahead.skip(")");
      continue;
    }
    break;
  }
  bool afternoon = false;
  bool morning = false;
  if (ahead.skip("下午") || ahead.skip("晚上") || ahead.skip("晚间") || ahead.skip("晚間") ||
      ahead.skip("傍晚"))
    afternoon = true;
  if (ahead.skip("上午") || ahead.skip("凌晨") || ahead.skip("早上")) morning = true;
  ahead.blanks();
  int hour = ahead.number(2);
  if (hour < 0) return;
  const bool colon = ahead.skip(":") || ahead.skip("：");
  const bool chinese =
      !colon && (ahead.skip("时") || ahead.skip("時") || ahead.skip("点") || ahead.skip("點"));
  const std::string next = lower(ahead.text.substr(ahead.at, 4));
  const bool dot = !colon && !chinese && ahead.peek() == '.';
  if (dot) ++ahead.at;
  if (!colon && !chinese && !dot) return;
  const std::size_t minute_from = ahead.at;
  int minute = ahead.number(2);
  if (minute < 0 && !chinese) return;
  if (minute >= 0 && ahead.at - minute_from != 2 && !chinese) return;
  minute = std::max(minute, 0);
  int second = -1;
  if (chinese) {
    ahead.skip("分");
  } else if (ahead.peek() == ':') {
    Cursor more = ahead;
    ++more.at;
    second = more.number(2);
    if (second >= 0) ahead = more;
    if (second >= 0 && ahead.peek() == '.' && ahead.at + 1 < ahead.text.size() &&
        is_digit(ahead.text[ahead.at + 1])) {
      ++ahead.at;
      while (is_digit(ahead.peek())) ++ahead.at;
    }
  }
  Cursor letters = ahead;
  letters.blanks();
  const std::string half = lower(letters.text.substr(letters.at, 4));
  const bool pm = half.starts_with("pm") || half.starts_with("p.m");
  const bool am = half.starts_with("am") || half.starts_with("a.m");
  if (dot && !pm && !am) return;
  if (pm || am) {
    letters.at += half[1] == '.' ? 4 : 2;
    letters.at = std::min(letters.at, letters.text.size());
    ahead = letters;
  }
  if ((pm || afternoon) && hour < 12) hour += 12;
  if ((am || morning) && hour == 12) hour = 0;
  if (hour > 23 || minute > 59 || second > 60) return;
  date.seconds = hour * 3600 + minute * 60 + std::max(second, 0);
  date.to_the_second = second >= 0;
  cursor = ahead;
  date.offset = zone_at(cursor);
}

}  // namespace weiguan::extract
