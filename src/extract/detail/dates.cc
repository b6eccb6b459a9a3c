#include "extract/detail/dates.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

#include "base/url.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_word(char c) {
  return (static_cast<unsigned char>(c) | 0x20) >= 'a' &&
         (static_cast<unsigned char>(c) | 0x20) <= 'z';
}

struct MonthName {
  std::string_view name;
  int month;
};

// English, German, French, Spanish, Italian, Portuguese, Dutch; longer names before their short
// forms.
constexpr MonthName month_names[] = {
    {"januar", 1},    {"january", 1},   {"janvier", 1},    {"januari", 1},    {"jänner", 1},
    {"enero", 1},     {"gennaio", 1},   {"janeiro", 1},    {"jan", 1},        {"februar", 2},
    {"february", 2},  {"février", 2},   {"februari", 2},   {"febrero", 2},    {"febbraio", 2},
    {"fevereiro", 2}, {"feb", 2},       {"märz", 3},       {"march", 3},      {"mars", 3},
    {"maart", 3},     {"marzo", 3},     {"março", 3},      {"mar", 3},        {"mär", 3},
    {"april", 4},     {"avril", 4},     {"abril", 4},      {"aprile", 4},     {"apr", 4},
    {"mai", 5},       {"may", 5},       {"mei", 5},        {"mayo", 5},       {"maggio", 5},
    {"maio", 5},      {"juni", 6},      {"june", 6},       {"juin", 6},       {"junio", 6},
    {"giugno", 6},    {"junho", 6},     {"jun", 6},        {"juli", 7},       {"july", 7},
    {"juillet", 7},   {"julio", 7},     {"luglio", 7},     {"julho", 7},      {"jul", 7},
    {"august", 8},    {"août", 8},      {"augustus", 8},   {"agosto", 8},     {"aug", 8},
    {"september", 9}, {"septembre", 9}, {"septiembre", 9}, {"settembre", 9},  {"setembro", 9},
    {"sept", 9},      {"sep", 9},       {"oktober", 10},   {"october", 10},   {"octobre", 10},
    {"octubre", 10},  {"ottobre", 10},  {"outubro", 10},   {"oct", 10},       {"okt", 10},
    {"november", 11}, {"novembre", 11}, {"noviembre", 11}, {"novembro", 11},  {"nov", 11},
    {"dezember", 12}, {"december", 12}, {"décembre", 12},  {"diciembre", 12}, {"dicembre", 12},
    {"dezembro", 12}, {"dec", 12},      {"dez", 12},
};

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

// Reads a text from front to back.
struct Cursor {
  std::string_view text;
  std::size_t at = 0;

  bool done() const { return at >= text.size(); }
  char peek() const { return done() ? '\0' : text[at]; }

  // Up to `most` digits, at least one; -1 where there are none or more.
  int number(int most) {
    int value = 0;
    int count = 0;
    std::size_t i = at;
    while (i < text.size() && is_digit(text[i])) {
      if (++count > most) return -1;
      value = value * 10 + (text[i++] - '0');
    }
    if (count == 0) return -1;
    at = i;
    return value;
  }

  bool skip(std::string_view word) {
    if (text.compare(at, word.size(), word) != 0) return false;
    at += word.size();
    return true;
  }

  void blanks() {
    while (skip(" ") || skip("\t") || skip("\n") || skip("\xC2\xA0") || skip("\xE3\x80\x80")) {
    }
  }
};

bool is_real(const WrittenDate& date) {
  using namespace std::chrono;
  if (date.year < 1990 || date.year > 2100 || date.month < 1 || date.day < 1) return false;
  return year_month_day{
      year{date.year},
      month{static_cast<unsigned>(date.month)},
      day{static_cast<unsigned>(date.day)}}
      .ok();
}

// Z, +08:00, +0800, GMT+8, EST.
std::optional<int> zone_at(Cursor& cursor) {
  Cursor ahead = cursor;
  ahead.blanks();
  const bool bracket = ahead.skip("(");
  const std::string small = lower(ahead.text.substr(ahead.at, 4));
  std::optional<int> offset;
  if (ahead.peek() == 'Z' &&
      (ahead.at + 1 == ahead.text.size() || !is_word(ahead.text[ahead.at + 1]))) {
    ++ahead.at;
    offset = 0;
  } else {
    for (const ZoneName& zone : zone_names) {
      if (!std::string_view(small).starts_with(zone.name)) continue;
      const std::size_t behind = ahead.at + zone.name.size();
      if (behind < ahead.text.size() && is_word(ahead.text[behind])) continue;
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
  if (ahead.skip("下午") || ahead.skip("晚上") || ahead.skip("晚间") || ahead.skip("晚間"))
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

int full_year(int year, std::size_t digits) {
  if (digits == 4) return year;
  return digits == 2 ? year + (year < 70 ? 2000 : 1900) : -1;
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
      // 民國101年 counts from 1911.
      const std::string_view before = cursor.text.substr(0, cursor.at);
      if (!trim(before).ends_with("民國") && !trim(before).ends_with("民国")) return false;
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
    if (digits != 4) return false;
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
  cursor = ahead;
  return true;
}

// The month whose name stands at the cursor.
int month_at(Cursor& cursor) {
  std::string small;
  std::size_t end = cursor.at;
  while (end < cursor.text.size() && end - cursor.at < 12 &&
         (is_word(cursor.text[end]) || (cursor.text[end] & 0x80) != 0)) {
    small += lower(cursor.text[end++]);
  }
  int month = 0;
  std::size_t length = 0;
  for (const MonthName& one : month_names) {
    if (one.name.size() > length && std::string_view(small).starts_with(one.name)) {
      month = one.month;
      length = one.name.size();
    }
  }
  if (month == 0) return 0;
  const std::size_t behind = cursor.at + length;
  if (behind < cursor.text.size() && is_word(cursor.text[behind])) return 0;
  cursor.at = behind;
  cursor.skip(".");
  return month;
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
    while (is_word(clock.peek())) ++clock.at;
    if (!finish_year(clock, timed)) return false;
    date = timed;
    cursor = clock;
    return true;
  }
  cursor = ahead;
  return true;
}

}  // namespace

std::vector<WrittenDate> dates_in(std::string_view text, bool month_first) {
  std::vector<WrittenDate> out;
  Cursor cursor{text};
  while (!cursor.done()) {
    const char c = cursor.peek();
    const char before = cursor.at == 0 ? ' ' : text[cursor.at - 1];
    bool found = false;
    WrittenDate date;
    date.begin = cursor.at;
    if (is_digit(c) && !is_digit(before)) {
      found = year_first(cursor, date);
      if (!found) {
        date = WrittenDate{};
        date.begin = cursor.at;
        found = day_first(cursor, date, month_first) || day_month_name(cursor, date);
      }
    } else if (is_word(c) && !is_word(before)) {
      found = month_name_day(cursor, date);
    }
    if (!found) {
      ++cursor.at;
      continue;
    }
    if (is_digit(cursor.peek())) continue;
    if (!date.seconds) read_time(cursor, date);
    date.end = cursor.at;
    out.push_back(date);
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

std::optional<WrittenDate> date_of_address(std::string_view url) {
  const auto parsed = parse_url(url);
  if (!parsed) return {};
  const std::string_view path = parsed->path;
  const auto all_digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), is_digit);
  };
  const auto value = [](std::string_view part) {
    int number = 0;
    for (const char c : part) number = number * 10 + (c - '0');
    return number;
  };
  // Runs of digits with what stands before each.
  struct Run {
    std::size_t at;
    std::string_view digits;
  };
  std::vector<Run> runs;
  for (std::size_t i = 0; i < path.size();) {
    if (!is_digit(path[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < path.size() && is_digit(path[end])) ++end;
    runs.push_back({i, path.substr(i, end - i)});
    i = end;
  }
  const auto joined = [&](std::size_t i) {
    return i + 1 < runs.size() && runs[i].at + runs[i].digits.size() + 1 == runs[i + 1].at;
  };
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const std::string_view a = runs[i].digits;
    const std::string_view b = joined(i) ? runs[i + 1].digits : std::string_view();
    const std::string_view c = joined(i) && joined(i + 1) ? runs[i + 2].digits : std::string_view();
    WrittenDate date;
    date.begin = runs[i].at;
    if (a.size() == 4 && !b.empty() && b.size() <= 2 && !c.empty() && c.size() <= 2) {
      date.year = value(a);
      date.month = value(b);
      date.day = value(c);
    } else if (a.size() == 4 && b.size() == 4) {
      date.year = value(a);
      date.month = value(b.substr(0, 2));
      date.day = value(b.substr(2));
    } else if (a.size() == 8 || ((a.size() == 12 || a.size() == 14) && all_digits(a))) {
      date.year = value(a.substr(0, 4));
      date.month = value(a.substr(4, 2));
      date.day = value(a.substr(6, 2));
    } else if (a.size() == 6 && b.size() == 2) {
      date.year = value(a.substr(0, 4));
      date.month = value(a.substr(4));
      date.day = value(b);
    } else if (
        a.size() == 2 && b.size() == 4 && runs[i].at > 0 && path[runs[i].at - 1] == '/' &&
        path[runs[i].at + 2] == '/') {
      date.year = 2000 + value(a);
      date.month = value(b.substr(0, 2));
      date.day = value(b.substr(2));
    } else {
      continue;
    }
    if (is_real(date)) return date;
  }
  // /2012/jan/05/, /2012/jan05/
  for (const Run& run : runs) {
    if (run.digits.size() != 4) continue;
    Cursor cursor{path, run.at + 4};
    if (!cursor.skip("/") && !cursor.skip("-")) continue;
    WrittenDate date;
    date.year = value(run.digits);
    date.month = month_at(cursor);
    if (date.month == 0) continue;
    if (!cursor.skip("/")) cursor.skip("-");
    date.day = cursor.number(2);
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
