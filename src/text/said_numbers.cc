#include "text/detail/said_numbers.h"

#include <array>
#include <string_view>
#include <utility>

namespace weiguan {

namespace {

using std::string_view;

constexpr std::array<string_view, 10> digits = {
    "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

constexpr std::array<string_view, 20> small = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<string_view, 10> tens = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<string_view, 20> ordinals = {
    "zeroth",     "first",     "second",    "third",       "fourth",     "fifth",     "sixth",
    "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",   "thirteenth",
    "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};

constexpr std::array<string_view, 10> stems = {
    "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
constexpr std::array<string_view, 12> branches = {
    "子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉", "戌", "亥"};
constexpr std::array<string_view, 10> stem_sounds = {
    "jia", "yi", "bing", "ding", "wu", "ji", "geng", "xin", "ren", "gui"};
constexpr std::array<string_view, 12> branch_sounds = {
    "zi", "chou", "yin", "mao", "chen", "si", "wu", "wei", "shen", "you", "xu", "hai"};

template <std::size_t n>
std::string_view at(const std::array<string_view, n>& words, int place) {
  return words.at(static_cast<std::size_t>(place));
}

std::string below_hundred(int number) {
  if (number < 20) return std::string(at(small, number));
  std::string said(at(tens, number / 10));
  if (number % 10 != 0) said.append("-").append(at(small, number % 10));
  return said;
}

// 1984 was the year 甲子.
int cycle(int year, int length) {
  return ((year - 1984) % length + length) % length;
}

}  // namespace

std::string roman(int number) {
  constexpr std::array<std::pair<int, string_view>, 13> parts = {
      {{1000, "M"},
       {900, "CM"},
       {500, "D"},
       {400, "CD"},
       {100, "C"},
       {90, "XC"},
       {50, "L"},
       {40, "XL"},
       {10, "X"},
       {9, "IX"},
       {5, "V"},
       {4, "IV"},
       {1, "I"}}};
  std::string said;
  for (const auto& [value, letters] : parts) {
    for (; number >= value; number -= value) said += letters;
  }
  return said;
}

std::string chinese_digits(int number) {
  std::string said;
  for (const char c : std::to_string(number)) said += at(digits, c - '0');
  return said;
}

std::string chinese_number(int number) {
  constexpr std::array<std::pair<int, string_view>, 3> units = {
      {{1000, "千"}, {100, "百"}, {10, "十"}}};
  std::string said;
  bool gap = false;
  for (const auto& [value, unit] : units) {
    const int count = number / value;
    number %= value;
    if (count == 0) {
      gap = !said.empty();
      continue;
    }
    if (gap) said += "零";
    gap = false;
    if (!(value == 10 && count == 1 && said.empty())) said += at(digits, count);
    said += unit;
  }
  if (number == 0) return said.empty() ? "零" : said;
  if (gap) said += "零";
  return said.append(at(digits, number));
}

std::string english_ordinal(int number) {
  if (number < 20) return std::string(at(ordinals, number));
  if (number == 20) return "twentieth";
  if (number == 30) return "thirtieth";
  return std::string(at(tens, number / 10)).append("-").append(at(ordinals, number % 10));
}

std::string english_year(int year) {
  const int rest = year % 100;
  if (year % 1000 < 10) {
    std::string said = below_hundred(year / 1000) + " thousand";
    if (year % 1000 != 0) said += " and " + below_hundred(year % 1000);
    return said;
  }
  const std::string century = below_hundred(year / 100);
  if (rest == 0) return century + " hundred";
  if (rest < 10) return century + " oh " + below_hundred(rest);
  return century + " " + below_hundred(rest);
}

std::string cyclical_year(int year) {
  return std::string(at(stems, cycle(year, 10))).append(at(branches, cycle(year, 12)));
}

std::string cyclical_year_pinyin(int year) {
  return std::string(at(stem_sounds, cycle(year, 10))).append(at(branch_sounds, cycle(year, 12)));
}

}  // namespace weiguan
