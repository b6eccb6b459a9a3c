#include "extract/detail/feed_dates.h"

#include <string>

#include "extract/detail/date_scan.h"
#include "extract/detail/dates.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

struct Named {
  std::string_view name;
  std::string_view offset;
};

// Besides those that dates.cc knows.  Names with two meanings (IST) are left out.
constexpr Named zones[] = {
    {"UT", "+0000"},
    {"WET", "+0000"},
    {"WEST", "+0100"},
    {"EET", "+0200"},
    {"EEST", "+0300"},
    {"MSK", "+0300"},
    {"PKT", "+0500"},
    {"ICT", "+0700"},
    {"WIB", "+0700"},
    {"SGT", "+0800"},
    {"MYT", "+0800"},
    {"PHT", "+0800"},
    {"BJT", "+0800"},
    {"KST", "+0900"},
    {"AEST", "+1000"},
    {"AEDT", "+1100"},
    {"NZST", "+1200"},
    {"NZDT", "+1300"},
};

// Longer names first.
constexpr Named months[] = {
    {"十一月", "Nov"},  {"十二月", "Dec"},  {"一月", "Jan"},    {"二月", "Feb"},
    {"三月", "Mar"},    {"四月", "Apr"},    {"五月", "May"},    {"六月", "Jun"},
    {"七月", "Jul"},    {"八月", "Aug"},    {"九月", "Sep"},    {"十月", "Oct"},
    {"12月 ", "Dec "},  {"11月 ", "Nov "},  {"10月 ", "Oct "},  {" 1月 ", " Jan "},
    {" 2月 ", " Feb "}, {" 3月 ", " Mar "}, {" 4月 ", " Apr "}, {" 5月 ", " May "},
    {" 6月 ", " Jun "}, {" 7月 ", " Jul "}, {" 8月 ", " Aug "}, {" 9月 ", " Sep "},
};

// "六月" of "02 六月 2024" becomes "Jun"; dates with a 年 are left alone.
void name_months(std::string& text) {
  if (contains(text, "年")) return;
  for (const Named& month : months) {
    const std::size_t at = text.find(month.name);
    if (at == std::string::npos) continue;
    text.replace(at, month.name.size(), month.offset);
    return;
  }
}

// The word of letters that ends the text or stands before the year that ends it.
void name_zone(std::string& text, const Zone& zone) {
  std::size_t end = text.size();
  while (end > 0 && (is_digit(text[end - 1]) || text[end - 1] == ' ')) --end;
  std::size_t from = end;
  while (from > 0 && is_ascii_letter(text[from - 1])) --from;
  const std::string_view word = std::string_view(text).substr(from, end - from);
  if (word.empty() || from == 0 || (text[from - 1] != ' ' && !is_digit(text[from - 1]))) return;
  std::string_view offset;
  if (word == "CST") {
    // Any day will do: no zone eight hours east has had daylight saving since 1991.
    const Time day{std::chrono::sys_days{std::chrono::year{2024} / 1 / 1}};
    const auto local = zone.to_local(day).time_since_epoch() - day.time_since_epoch();
    offset = local == std::chrono::hours{8} ? "+0800" : "-0600";
  }
  for (const Named& one : zones) {
    if (word == one.name) offset = one.offset;
  }
  if (!offset.empty()) text.replace(from, end - from, offset);
}

// "06 Jul 14 12:56" -> "06 Jul 2014 12:56", by RFC 2822, 4.3.
void widen_year(std::string& text) {
  Cursor cursor{text};
  for (; !cursor.done(); ++cursor.at) {
    if (!is_ascii_letter(cursor.peek())) continue;
    const std::size_t word = cursor.at;
    const bool month = month_at(cursor) != 0;
    if (month) break;
    cursor.at = word;
    while (cursor.at + 1 < text.size() && is_ascii_letter(text[cursor.at + 1])) ++cursor.at;
  }
  while (cursor.peek() == ' ' || cursor.peek() == '-') ++cursor.at;
  const std::size_t from = cursor.at;
  const int year = cursor.number(4);
  if (year < 0 || cursor.at - from != 2 || cursor.peek() == ',' || cursor.peek() == ':') return;
  Cursor clock{text, cursor.at};
  clock.blanks();
  // "Jul 06 12:56:00 2014": the number behind the month may be a day.
  if (clock.number(2) < 0 || clock.peek() != ':') return;
  bool day_before = false;
  for (std::size_t i = 0; i < from; ++i) day_before = day_before || is_digit(text[i]);
  if (day_before) text.replace(from, 2, std::to_string(year < 50 ? 2000 + year : 1900 + year));
}

// Digits only, the year last, and both others could be the month.
bool could_be_two_days(const std::string& text) {
  const auto one = dates_in(text, false);
  const auto other = dates_in(text, true);
  return !one.empty() && !other.empty() && one.front().number() != other.front().number();
}

bool is_believable(const TimeRange& range) {
  using namespace std::chrono;
  // 1970 and the year 1 are what programs write that know no date.
  return range.earliest >= Time{sys_days{year{1990} / 1 / 1}} - days{1} &&
         range.latest < Time{sys_days{year{2101} / 1 / 1}} + days{1};
}

std::optional<TimeRange> read(std::string_view written, const Zone& zone) {
  if (const auto time = parse_time(written)) {
    // 2024-07-02T09:30+08:00 leaves the second open.
    const bool to_the_second = written.size() > 16 && written[16] == ':';
    return TimeRange{
        *time, to_the_second ? *time : *time + std::chrono::seconds{59}, TimeSource::feed};
  }
  if (written.size() < 8) {
    if (const auto period = parse_period(written, zone)) {
      return TimeRange{period->from, period->to - std::chrono::seconds{1}, TimeSource::feed};
    }
  }
  std::string text = one_line(written);
  name_months(text);
  name_zone(text, zone);
  widen_year(text);
  if (could_be_two_days(text)) return {};
  const auto date = date_of_value(text);
  if (!date) return {};
  return range_of(*date, zone, TimeSource::feed);
}

}  // namespace

std::optional<TimeRange> feed_date(std::string_view text, const Zone& zone) {
  text = trim(text);
  if (text.empty() || text.size() > 100) return {};
  auto range = read(text, zone);
  if (range && !is_believable(*range)) return {};
  return range;
}

}  // namespace weiguan::extract
