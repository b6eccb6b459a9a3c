#include "extract/detail/dates.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <utility>

#include "extract/detail/date_scan.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

int full_year(int year, std::size_t digits) {
  if (digits == 4) return year;
  return digits == 2 ? year + (year < 70 ? 2000 : 1900) : -1;
}

// Whether 民國 stands before the cursor: 民國101年, 民國 101/07/02.
bool counts_from_1912(const Cursor& cursor) {
  const std::string_view before = trim(cursor.text.substr(0, cursor.at));
  return before.ends_with("民國") || before.ends_with("民国");
}

// 2024-07-02, 2024/7/2, 2024.07.02, 2024年7月2日.
bool year_first(Cursor& cursor, WrittenDate& date) {
  Cursor ahead = cursor;
  const std::size_t from = ahead.at;
  date.year = ahead.number(4);
  if (date.year < 0) return false;
  const std::size_t digits = ahead.at - from;
  ahead.blanks();
  if (ahead.skip("年")) {
    if (digits <= 3) {
      if (!counts_from_1912(cursor)) return false;
      date.year += 1911;
    }
    ahead.blanks();
    date.month = ahead.number(2);
    ahead.blanks();
    if (!ahead.skip("月")) return false;
    ahead.blanks();
    date.day = ahead.number(2);
    ahead.blanks();
    if (!ahead.skip("日") && !ahead.skip("号") && !ahead.skip("號")) return false;
  } else {
    if (digits == 3 && counts_from_1912(cursor)) {
      date.year += 1911;
    } else if (digits != 4) {
      return false;
    }
    std::string_view mark;
    for (const std::string_view one : {"-", "/", ".", "－", "／"}) {
      if (ahead.skip(one)) {
        mark = one;
        break;
      }
    }
    if (mark.empty()) return false;
    date.month = ahead.number(2);
    if (date.month < 0 || !ahead.skip(mark)) return false;
    date.day = ahead.number(2);
    if (date.day < 0) return false;
  }
  if (!is_real(date)) return false;
  cursor = ahead;
  return true;
}

// 2024 07/02 09:30:05, with the year set apart, only before a time of day.
bool year_apart(Cursor& cursor, WrittenDate& date) {
  Cursor ahead = cursor;
  const std::size_t from = ahead.at;
  date.year = ahead.number(4);
  if (ahead.at - from != 4 || ahead.peek() != ' ') return false;
  ahead.blanks();
  date.month = ahead.number(2);
  ahead.blanks();
  if (!ahead.skip("/") && !ahead.skip("-")) return false;
  ahead.blanks();
  const std::size_t day_from = ahead.at;
  date.day = ahead.number(2);
  if (ahead.at - day_from != 2 || !is_real(date)) return false;
  WrittenDate timed = date;
  Cursor clock = ahead;
  read_time(clock, timed);
  if (!timed.seconds) return false;
  cursor = ahead;
  return true;
}

// 02.07.2024, 2/7/2024, 02-07-24.
bool day_first(Cursor& cursor, WrittenDate& date, bool month_first) {
  Cursor ahead = cursor;
  const int first = ahead.number(2);
  const char mark = ahead.peek();
  if (first < 0 || (mark != '.' && mark != '/' && mark != '-')) return false;
  ++ahead.at;
  if (mark == '.') ahead.blanks();
  const int second = ahead.number(2);
  if (second < 0 || ahead.peek() != mark) return false;
  ++ahead.at;
  if (mark == '.') ahead.blanks();
  const std::size_t from = ahead.at;
  const int year = ahead.number(4);
  if (year < 0) return false;
  date.year = full_year(year, ahead.at - from);
  if (ahead.at - from == 2 && mark == '-') return false;
  const bool swap = mark == '/' ? (month_first && first <= 12) || second > 12 : second > 12;
  date.month = swap ? first : second;
  date.day = swap ? second : first;
  if (!is_real(date)) return false;
  if (mark == '/') date.order = swap ? 1 : -1;
  if (mark != '.' && first <= 12 && second <= 12 && first != second)
    date.swapped = date.year * 10000 + date.day * 100 + date.month;
  cursor = ahead;
  return true;
}

void ordinal(Cursor& cursor) {
  for (const auto* end : {"st", "nd", "rd", "th", ".", "º"}) {
    if (cursor.skip(end)) return;
  }
}

bool finish_year(Cursor& ahead, WrittenDate& date) {
  for (int i = 0; i < 3; ++i) {
    ahead.blanks();
    if (!ahead.skip(",") && !ahead.skip("-") && !ahead.skip("/") && !ahead.skip("de ") &&
        !ahead.skip("'") && !ahead.skip("."))
      break;
  }
  const std::size_t from = ahead.at;
  const int year = ahead.number(4);
  if (year < 0 || ahead.at - from != 4) return false;
  date.year = year;
  return is_real(date);
}

// 2 July 2024, 2. Juli 2024, 02-Jul-2024.
bool day_month_name(Cursor& cursor, WrittenDate& date) {
  Cursor ahead = cursor;
  date.day = ahead.number(2);
  if (date.day < 0) return false;
  ordinal(ahead);
  for (int i = 0; i < 2; ++i) {
    ahead.blanks();
    if (!ahead.skip("of ") && !ahead.skip("de ") && !ahead.skip("-") && !ahead.skip("/") &&
        !ahead.skip(","))
      break;
  }
  date.month = month_at(ahead);
  if (date.month == 0 || !finish_year(ahead, date)) return false;
  cursor = ahead;
  return true;
}

// July 2, 2024; Jul. 2nd 2024.
bool month_name_day(Cursor& cursor, WrittenDate& date) {
  Cursor ahead = cursor;
  date.month = month_at(ahead);
  if (date.month == 0) return false;
  ahead.blanks();
  ahead.skip("-");
  date.day = ahead.number(2);
  if (date.day < 0) return false;
  ordinal(ahead);
  if (ahead.peek() == ':' || !finish_year(ahead, date)) {
    // "Tue Jul 02 09:30:00 +0800 2024"
    Cursor clock = cursor;
    month_at(clock);
    clock.blanks();
    clock.number(2);
    WrittenDate timed = date;
    read_time(clock, timed);
    if (!timed.seconds) return false;
    clock.blanks();
    while (is_ascii_letter(clock.peek())) ++clock.at;
    if (!finish_year(clock, timed)) return false;
    date = timed;
    cursor = clock;
    return true;
  }
  cursor = ahead;
  return true;
}

}  // namespace

namespace {

// 一 to 九, 〇; -1 for anything else.
int chinese_digit(Cursor& cursor) {
  static constexpr std::pair<std::string_view, int> digits[] = {
      {"〇", 0},
      {"○", 0},
      {"零", 0},
      {"Ｏ", 0},
      {"一", 1},
      {"二", 2},
      {"三", 3},
      {"四", 4},
      {"五", 5},
      {"六", 6},
      {"七", 7},
      {"八", 8},
      {"九", 9}};
  for (const auto& [text, value] : digits) {
    if (cursor.skip(text)) return value;
  }
  return -1;
}

// 三, 十, 十二, 二十, 三十一; -1 for anything else.
int chinese_number(Cursor& cursor) {
  const int tens = chinese_digit(cursor);
  if (!cursor.skip("十")) return tens;
  const int ones = chinese_digit(cursor);
  return std::max(tens, 1) * 10 + std::max(ones, 0);
}

// 二〇二四年七月二日.
bool chinese_numerals(Cursor& cursor, WrittenDate& date) {
  Cursor ahead = cursor;
  date.year = 0;
  for (int i = 0; i < 4; ++i) {
    const int digit = chinese_digit(ahead);
    if (digit < 0) return false;
    date.year = date.year * 10 + digit;
  }
  if (!ahead.skip("年")) return false;
  date.month = chinese_number(ahead);
  if (!ahead.skip("月")) return false;
  date.day = chinese_number(ahead);
  if (!ahead.skip("日") || !is_real(date)) return false;
  cursor = ahead;
  return true;
}

std::vector<WrittenDate> scan(std::string_view text, bool month_first) {
  std::vector<WrittenDate> out;
  Cursor cursor{text};
  while (!cursor.done()) {
    const char c = cursor.peek();
    const char before = cursor.at == 0 ? ' ' : text[cursor.at - 1];
    bool found = false;
    WrittenDate date;
    date.begin = cursor.at;
    if (is_digit(c) && !is_digit(before) && before != '.') {
      found = year_first(cursor, date);
      if (!found) {
        date = WrittenDate{};
        date.begin = cursor.at;
        found = day_first(cursor, date, month_first) || day_month_name(cursor, date);
        if (!found) {
          date = WrittenDate{};
          date.begin = cursor.at;
          found = year_apart(cursor, date);
        }
      }
    } else if (is_ascii_letter(c) && !is_ascii_letter(before)) {
      found = month_name_day(cursor, date);
    } else if (c == '\xE4') {
      found = text.compare(cursor.at, 3, "二") == 0 && chinese_numerals(cursor, date);
    }
    if (!found) {
      ++cursor.at;
      continue;
    }
    if (is_digit(cursor.peek()) && is_digit(text[cursor.at - 1])) continue;
    if (!date.seconds) read_time(cursor, date);
    date.end = cursor.at;
    out.push_back(date);
  }
  return out;
}

}  // namespace

std::vector<WrittenDate> dates_in(std::string_view text, bool month_first) {
  if (text.find("\xEF\xBC") == std::string_view::npos) {
    const bool may_hold = std::any_of(text.begin(), text.end(), is_digit) ||
                          text.find("二") != std::string_view::npos;
    return may_hold ? scan(text, month_first) : std::vector<WrittenDate>();
  }
  // Full-width digits and marks, U+FF01 to U+FF3F, are read as the narrow ones.
  std::string narrow;
  std::vector<std::size_t> at;  // Where each byte of it stood.
  for (std::size_t i = 0; i < text.size();) {
    at.push_back(i);
    const auto last = i + 2 < text.size() ? static_cast<unsigned char>(text[i + 2]) : 0U;
    if (text.compare(i, 2, "\xEF\xBC") == 0 && last >= 0x81 && last < 0xC0) {
      narrow += static_cast<char>(last - 0x60);
      i += 3;
    } else {
      narrow += text[i++];
    }
  }
  at.push_back(text.size());
  std::vector<WrittenDate> out = scan(narrow, month_first);
  for (WrittenDate& date : out) {
    date.begin = at[date.begin];
    date.end = at[date.end];
  }
  return out;
}

std::optional<WrittenDate> date_of_value(std::string_view text) {
  text = trim(text);
  const auto written = dates_in(text);
  if (!written.empty()) return written.front();
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const auto number = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (std::size_t i = from; i < from + count; ++i) value = value * 10 + (text[i] - '0');
    return value;
  };
  WrittenDate date;
  date.end = digits;
  if (digits == 8 || digits == 14 || digits == 12) {
    date.year = number(0, 4);
    date.month = number(4, 2);
    date.day = number(6, 2);
    if (digits > 8) {
      date.seconds = number(8, 2) * 3600 + number(10, 2) * 60 + (digits == 14 ? number(12, 2) : 0);
      date.to_the_second = digits == 14;
      if (*date.seconds >= 86400) date.seconds.reset();
    } else {
      Cursor cursor{text, digits};
      read_time(cursor, date);
    }
    if (is_real(date)) return date;
  }
  if ((digits == 10 || digits == 13) && digits == text.size()) {
    const std::chrono::sys_seconds time{
        std::chrono::seconds{number(0, 5) * std::int64_t{100000} + number(5, 5)}};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day calendar{day};
    date.year = static_cast<int>(calendar.year());
    date.month = static_cast<int>(static_cast<unsigned>(calendar.month()));
    date.day = static_cast<int>(static_cast<unsigned>(calendar.day()));
    date.seconds = static_cast<int>((time - day).count());
    date.to_the_second = true;
    date.offset = 0;
    if (is_real(date)) return date;
  }
  return {};
}

TimeRange range_of(const WrittenDate& date, const Zone& zone, TimeSource source) {
  using namespace std::chrono;
  const local_days day{
      year{date.year} / month{static_cast<unsigned>(date.month)} /
      std::chrono::day{static_cast<unsigned>(date.day)}};
  const auto utc = [&](local_seconds local) {
    if (date.offset) return Time{local.time_since_epoch()} - seconds{*date.offset};
    return zone.from_local(local);
  };
  TimeRange range;
  range.source = source;
  if (date.seconds) {
    range.earliest = utc(day + seconds{*date.seconds});
    range.latest = date.to_the_second ? range.earliest : range.earliest + seconds{59};
  } else {
    range.earliest = utc(day);
    range.latest = utc(day + days{1}) - seconds{1};
  }
  return range;
}

}  // namespace weiguan::extract
