// Days and times as pages write them, in Chinese, English and the other languages whose months are
// known here.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "model/article.h"

namespace weiguan::extract {

// A day, with what else is written about it.
struct WrittenDate {
  std::size_t begin = 0;  // Bytes of the text it stands in.
  std::size_t end = 0;    // Not included.
  int year = 0;
  int month = 0;
  int day = 0;
  std::optional<int> seconds;  // Since the day's beginning.
  bool to_the_second = false;  // Else `seconds` is known to the minute.
  std::optional<int> offset;   // Seconds east of UTC.
  int swapped = 0;  // number() with day and month exchanged, where that may be meant; else 0.
  int order = 0;    // Of a date with slashes: 1 month before day, -1 day before month.

  // 20240702: two dates of one day are equal in it, whatever their zone.
  int number() const { return year * 10000 + month * 100 + day; }
};

// In order.  Only real days of the years 1990 to 2100; a date without a year is none.
// `month_first` says how 7/2/2024 is read.
std::vector<WrittenDate> dates_in(std::string_view text, bool month_first = false);

// A value of metadata: besides the above 20240702, 20240702093000 and seconds since 1970.
std::optional<WrittenDate> date_of_value(std::string_view text);

// The day in an address: /2024/07/02/, /2024-07/02/, /20240702/, /24/0702/, t20240702_.
// Of an archive's address (/web/20240703010203/https://...) only the inner one counts.
std::optional<WrittenDate> date_of_address(std::string_view url);

// The month in an address, /2024/07/ or /2024-07/, as 202407; 0 where there is none.
int month_of_address(std::string_view url);

// When an archive took the page, as its address says: the page is not newer.
std::optional<WrittenDate> archived_on(std::string_view url);

// A day and month without a year, or a day told from now: 7月2日, 07-02 09:30, 2. Juli, 昨天.
struct LooseDate {
  std::size_t begin = 0;  // Bytes of the text it stands in.
  std::size_t end = 0;    // Not included.
  int month = 0;          // 0: `ago` says the day.
  int day = 0;
  std::optional<int> seconds;  // Of the time of day, or (with `width`) before now.
  int ago = 0;                 // Days before today.
  int width = 0;               // Of a time told from now: it lies within this many seconds.
};

std::vector<LooseDate> loose_dates_in(std::string_view text);

// The interval in which it lies; without a zone of its own in `zone`.
TimeRange range_of(const WrittenDate& date, const Zone& zone, TimeSource source);

}  // namespace weiguan::extract
