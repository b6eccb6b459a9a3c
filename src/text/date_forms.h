// Dates as a question has them, and the same dates said otherwise.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace weiguan {

// A part that is not told is 0.  At least a year, or month and day, are there.
struct DateFound {
  Range range;  // Of all of it, with 年, 月, 日.
  int year = 0, month = 0, day = 0;
};

// The dates of a text in Chinese ("zh...") or English ("en..."), from front to back; none in any
// other language.  1989年6月4日, 一九八九年六月, 六月四日, 六四 (and a few other days that are
// known by their numbers); June 4, 1989, 4th of June, June 1989, and a bare year from 1000 to 2199
// where what stands around it says that it is one: "in 1989", "the 1989 protests".  Numbers of
// people, telephones and years that have gone by are none.
std::vector<DateFound> dates_in(std::string_view text, std::string_view language);

enum class DateForm {
  roman,          // MCMLXXXIX年VI月IV日; June IV, MCMLXXXIX
  arithmetic,     // 1988年加4年再减3年的6月4日; the seed says which numbers
  spelled_out,    // 一九八九年六月四日; June the fourth, nineteen eighty-nine
  republic_year,  // 民国七十八年6月4日; from 1912 on
  cyclical_year  // 己巳年6月4日; the name that most of the Gregorian year has: what comes before
                 // the lunar new year still belongs to the name before
};

// The date in the other form, to stand in its place in `text`; empty where it cannot be said so (a
// day without a year has no year of the republic), or stands there so already.
std::string say_date(
    std::string_view text,
    const DateFound& date,
    DateForm form,
    std::string_view language,
    std::uint64_t seed);

std::string roman_numeral(int number);   // "MCMLXXXIX".  REQUIRES: 1 to 3999.
std::string cyclical_name(int year);     // "己巳".  REQUIRES: year > 3.
std::string chinese_number(int number);  // "七十八".  REQUIRES: 0 to 9999.
std::string english_year(int year);      // "nineteen eighty-nine".  REQUIRES: 1000 to 2199.

}  // namespace weiguan
