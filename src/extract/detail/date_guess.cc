#include "extract/detail/date_guess.h"

#include <algorithm>
#include <set>

#include "extract/detail/date_scan.h"
#include "extract/detail/strings.h"

namespace weiguan::extract {

namespace {

constexpr std::size_t near = 4;         // Blocks above and below the headline.
constexpr std::size_t other_text = 40;  // Bytes that may stand beside the date.

// 2024 of /2024/a.html; 0 where no part of the path is a year.
int year_of_address(std::string_view url) {
  if (const int month = month_of_address(url); month != 0) return month / 100;
  for (std::size_t i = url.find('/'); i != url.npos; i = url.find('/', i + 1)) {
    Cursor cursor{url, i + 1};
    const std::size_t from = cursor.at;
    const int year = cursor.number(4);
    if (cursor.at == from + 4 && cursor.peek() == '/' && year >= 1990 && year <= 2100) return year;
  }
  return 0;
}

// "© 2024": the year that all copyright lines of the page name, 0 where they differ.
int year_of_copyright(const std::vector<Block>& blocks) {
  std::set<int> years;
  for (const Block& block : blocks) {
    if (block.text.size() > 200) continue;
    const std::string text = lower(block.text);
    if (!contains_any(text, {"©", "copyright", "(c)", "版权所有", "版權所有"})) continue;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (!is_digit(text[i]) || (i > 0 && is_digit(text[i - 1]))) continue;
      Cursor cursor{text, i};
      const int year = cursor.number(4);
      if (cursor.at == i + 4 && year >= 1990 && year <= 2100) years.insert(year);
    }
  }
  return years.size() == 1 ? *years.begin() : 0;
}

// The year of the only day with that month and day that the page names in full.
int year_of_days(const std::vector<Candidate>& days, const LooseDate& date) {
  int year = 0;
  for (const Candidate& one : days) {
    if (one.day % 10000 != date.month * 100 + date.day) continue;
    if (year != 0) return 0;
    year = one.day / 10000;
  }
  return year;
}

std::optional<TimeRange> told_from_now(const LooseDate& date, const DateContext& context) {
  if (context.captured == Time{}) return {};
  TimeRange range;
  range.source = TimeSource::text;
  if (date.width != 0) {
    range.latest = context.captured - std::chrono::seconds{*date.seconds};
    range.earliest = range.latest - std::chrono::seconds{date.width};
    return range;
  }
  const auto now = context.zone.to_local(context.captured);
  const auto today = std::chrono::floor<std::chrono::days>(now);
  const std::chrono::year_month_day day{today - std::chrono::days{date.ago}};
  WrittenDate whole;
  whole.year = static_cast<int>(day.year());
  whole.month = static_cast<int>(static_cast<unsigned>(day.month()));
  whole.day = static_cast<int>(static_cast<unsigned>(day.day()));
  whole.seconds = date.seconds;
  range = range_of(whole, context.zone, TimeSource::text);
  if (range.earliest > context.captured) return {};
  range.latest = std::min(range.latest, context.captured);
  return range;
}

}  // namespace

std::optional<TimeRange> guess_date(
    const std::vector<Block>& blocks,
    const std::vector<Candidate>& days,
    const DateContext& context) {
  const std::size_t middle = context.headline != no_block ? context.headline : context.body_begin;
  if (middle == no_block) return {};
  const std::size_t to = std::min(blocks.size(), middle + near + 1);
  for (std::size_t i = middle < near ? 0 : middle - near; i < to; ++i) {
    const std::string& text = blocks[i].text;
    if (text.size() > 200) continue;
    for (const LooseDate& date : loose_dates_in(text)) {
      if (text.size() > date.end - date.begin + other_text) continue;
      const DateLabel label = label_of(std::string_view(text).substr(0, date.begin));
      if (label == DateLabel::other) continue;
      if (date.month == 0) {
        // A bare "yesterday" is a word of the headline's.
        if (date.width == 0 && !date.seconds) continue;
        if (const auto range = told_from_now(date, context)) return range;
        continue;
      }
      WrittenDate whole;
      whole.year = year_of_address(context.url);
      if (whole.year == 0) whole.year = year_of_days(days, date);
      if (whole.year == 0) whole.year = year_of_copyright(blocks);
      whole.month = date.month;
      whole.day = date.day;
      whole.seconds = date.seconds;
      if (whole.year == 0 || !is_real(whole)) continue;
      const TimeRange range = range_of(whole, context.zone, TimeSource::text);
      if (range.earliest <= context.captured + std::chrono::days{1}) return range;
    }
  }
  return {};
}

}  // namespace weiguan::extract
