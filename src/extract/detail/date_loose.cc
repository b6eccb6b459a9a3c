// Dates that need another to be understood: without a year, or told from now.
#include <algorithm>
#include <string>
#include <utility>

#include "extract/detail/date_scan.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

struct Span {
  std::string_view word;
  int seconds;
};

constexpr Span chinese_spans[] = {
    {"秒", 1},
    {"分钟", 60},
    {"分鐘", 60},
    {"小时", 3600},
    {"小時", 3600},
    {"天", 86400},
    {"日", 86400},
    {"周", 604800},
    {"週", 604800}};
constexpr Span english_spans[] = {
    {"sec", 1}, {"min", 60}, {"hour", 3600}, {"hr", 3600}, {"day", 86400}, {"week", 604800}};

// 3小时前, 5 分钟前, "2 hours ago".
bool span_ago(Cursor& cursor, LooseDate& date) {
  Cursor ahead = cursor;
  const int count = ahead.number(3);
  if (count < 0) return false;
  ahead.blanks();
  for (const Span& span : chinese_spans) {
    if (!ahead.skip(span.word)) continue;
    ahead.blanks();
    if (!ahead.skip("前") && !ahead.skip("之前")) return false;
    date.seconds = count * span.seconds;
    date.width = span.seconds;
    cursor = ahead;
    return true;
  }
  for (const Span& span : english_spans) {
    if (!ahead.skip(span.word)) continue;
    while (is_ascii_letter(ahead.peek())) ++ahead.at;
    ahead.skip(".");
    ahead.blanks();
    if (!ahead.skip("ago")) return false;
    date.seconds = count * span.seconds;
    date.width = span.seconds;
    cursor = ahead;
    return true;
  }
  return false;
}

// 昨天 09:30, 今日, yesterday.
bool named_day(Cursor& cursor, LooseDate& date) {
  static constexpr std::pair<std::string_view, int> names[] = {
      {"今天", 0}, {"昨天", 1}, {"前天", 2}, {"Yesterday", 1}, {"yesterday", 1}, {"gestern", 1}};
  for (const auto& [name, ago] : names) {
    if (!cursor.skip(name)) continue;
    date.ago = ago;
    return true;
  }
  return false;
}

bool ends_there(const Cursor& cursor) {
  return !is_digit(cursor.peek()) && cursor.peek() != '-' && cursor.peek() != '/' &&
         cursor.peek() != '.';
}

// 7月2日; 07-02 and 07/02 only with a time of day behind.
bool month_and_day(Cursor& cursor, LooseDate& date) {
  Cursor ahead = cursor;
  date.month = ahead.number(2);
  if (date.month < 0) return false;
  ahead.blanks();
  if (ahead.skip("月")) {
    ahead.blanks();
    date.day = ahead.number(2);
    ahead.blanks();
    if (!ahead.skip("日") && !ahead.skip("号") && !ahead.skip("號")) return false;
    cursor = ahead;
    return true;
  }
  const char mark = ahead.peek();
  if (mark != '-' && mark != '/') return false;
  ++ahead.at;
  const std::size_t from = ahead.at;
  date.day = ahead.number(2);
  if (ahead.at - from != 2 || !ends_there(ahead)) return false;
  WrittenDate timed;
  Cursor clock = ahead;
  read_time(clock, timed);
  if (!timed.seconds) return false;
  cursor = ahead;
  return true;
}

// 2 July, 2. Juli, July 2.
bool named_month(Cursor& cursor, LooseDate& date) {
  Cursor ahead = cursor;
  if (is_digit(ahead.peek())) {
    date.day = ahead.number(2);
    ahead.skip(".");
    ahead.blanks();
    date.month = month_at(ahead);
  } else {
    date.month = month_at(ahead);
    ahead.blanks();
    date.day = ahead.number(2);
  }
  if (date.month == 0 || date.day < 1 || !ends_there(ahead)) return false;
  cursor = ahead;
  return true;
}

bool can_be(const LooseDate& date) {
  WrittenDate whole;
  whole.year = 2024;  // A leap year.
  whole.month = date.month;
  whole.day = date.day;
  return date.month == 0 || is_real(whole);
}

}  // namespace

std::vector<LooseDate> loose_dates_in(std::string_view text) {
  std::vector<LooseDate> out;
  const std::vector<WrittenDate> whole = dates_in(text);
  std::size_t next = 0;
  Cursor cursor{text};
  while (!cursor.done()) {
    while (next < whole.size() && whole[next].end <= cursor.at) ++next;
    if (next < whole.size() && cursor.at >= whole[next].begin) {
      cursor.at = std::max(whole[next].end, cursor.at + 1);
      continue;
    }
    const std::size_t begin = cursor.at;
    const char before = begin == 0 ? ' ' : text[begin - 1];
    const char c = cursor.peek();
    LooseDate date;
    bool found = false;
    if (is_digit(c) && !is_digit(before) && before != '.' && before != '-' && before != '/' &&
        before != ':') {
      found = span_ago(cursor, date) || month_and_day(cursor, date = LooseDate{}) ||
              named_month(cursor, date = LooseDate{});
    } else if (is_ascii_letter(c) && !is_ascii_letter(before)) {
      found = named_day(cursor, date) || named_month(cursor, date = LooseDate{});
    } else if (c == '\xE6' || c == '\xE4' || c == '\xE5') {
      found = named_day(cursor, date);
    }
    if (!found || !can_be(date)) {
      if (cursor.at == begin) ++cursor.at;
      continue;
    }
    if (date.width == 0) {
      WrittenDate clock;
      read_time(cursor, clock);
      date.seconds = clock.seconds;
    }
    date.begin = begin;
    date.end = cursor.at;
    out.push_back(date);
  }
  return out;
}

}  // namespace weiguan::extract
