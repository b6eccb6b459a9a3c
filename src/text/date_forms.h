// Dates in a text, and the same date said otherwise: MCMLXXXIX, 民国七十八年, "the year 1987 plus 4
// minus 2".
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weiguan {

// A date as it stands in a text, in bytes.  What is 0 is not said.
struct SaidDate {
  std::size_t begin = 0;
  std::size_t end = 0;  // Not included.
  int year = 0, month = 0, day = 0;
  bool chinese = false;    // 1989年6月4日, 一九八九年; else English.
  bool day_first = false;  // "4 June 1989".

  friend bool operator==(const SaidDate&, const SaidDate&) = default;
};

// In the order of the text.  Chinese: years of four digits before 年, in Arabic or Chinese
// numerals, months and days behind them or alone.  English: months by name with a day or a year; a
// year alone only behind a word that leads to one (in, since, the, ...).  Decades (1980年代, the
// 1980s), lengths of time (2000年的历史) and numbers of other things (1989 people, 第1989号) are no
// dates.
std::vector<SaidDate> find_dates(std::string_view text);

enum class DateForm {
  roman_numerals,  // MCMLXXXIX年VI月IV日; June IV, MCMLXXXIX
  arithmetic,      // The year as a sum.
  spelled_out,     // 一九八九年六月四日; June the fourth, nineteen eighty-nine
  republic_year,   // 民国七十八年6月4日; since 1912, years before it as 民国前.
  cyclical_year    // 己巳年6月4日
};

// The date said so, in the language it stands in; `traditional` as for with_dates_said().  Nothing
// where it has no year and the form is one of years, or where it stands there so already.  `seed`
// chooses the numbers of a sum.  Cyclical years are those of the Gregorian year, also for the days
// before the lunar new year, as newspapers give them.
std::optional<std::string> say_date(
    const SaidDate& date, DateForm form, bool traditional, std::uint64_t seed);

// The text with each of its dates said so that can be; nothing where none can.  `traditional`: 民國
// and 減 for 民国 and 减.
std::optional<std::string> with_dates_said(
    std::string_view text, DateForm form, bool traditional, std::uint64_t seed);

}  // namespace weiguan
