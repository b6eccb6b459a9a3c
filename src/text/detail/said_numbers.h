// Numbers of dates in words.
#pragma once

#include <string>

namespace weiguan {

std::string roman(int number);               // 1 to 3999; REQUIRES.
std::string chinese_digits(int number);      // 1989 -> 一九八九
std::string chinese_number(int number);      // 78 -> 七十八, 105 -> 一百零五; below 10,000.
std::string english_ordinal(int number);     // 21 -> twenty-first; 1 to 31.
std::string english_year(int year);          // 1989 -> nineteen eighty-nine; 1000 to 2999.
std::string cyclical_year(int year);         // 1989 -> 己巳
std::string cyclical_year_pinyin(int year);  // 1989 -> jisi

}  // namespace weiguan
