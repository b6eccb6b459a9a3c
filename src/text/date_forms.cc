#include "text/date_forms.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "text/detail/dates.h"

namespace weiguan {

namespace {

constexpr std::array<std::string_view, 10> digits = {
    "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr std::array<std::string_view, 10> stems = {
    "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
constexpr std::array<std::string_view, 12> branches = {
    "子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉", "戌", "亥"};
constexpr std::array<std::string_view, 10> stem_sounds = {
    "jia", "yi", "bing", "ding", "wu", "ji", "geng", "xin", "ren", "gui"};
constexpr std::array<std::string_view, 12> branch_sounds = {
    "zi", "chou", "yin", "mao", "chen", "si", "wu", "wei", "shen", "you", "xu", "hai"};
constexpr std::array<std::string_view, 20> small_numbers = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> tens = {
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<std::string_view, 32> ordinals = {
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first"};

constexpr int year_before_the_republic = 1911;

std::size_t index(int number) {
  return static_cast<std::size_t>(number);
}

// Below a hundred.
std::string english_number(int number) {
  if (number < 20) return std::string(small_numbers[index(number)]);
  const std::string_view ten = tens[index(number / 10)];
  return number % 10 == 0 ? std::string(ten)
                          : fmt::format("{}-{}", ten, small_numbers[index(number % 10)]);
}

struct Sum {  // base + plus - minus
  int base, plus, minus;
};

Sum sum_of(int year, std::uint64_t seed) {
  const int minus = 1 + static_cast<int>(seed % 5);
  const int plus = minus + 1 + static_cast<int>((seed / 5) % 6);
  return {year - plus + minus, plus, minus};
}

std::string chinese(
    std::string_view old,
    const DateFound& date,
    DateForm form,
    bool traditional,
    std::uint64_t seed) {
  constexpr std::string_view year_mark = "年";
  const std::size_t mark = old.find(year_mark);
  // Month and day as they stand there.
  const std::string_view rest = date.year > 0 && mark != std::string_view::npos
                                    ? old.substr(mark + year_mark.size())
                                    : std::string_view();
  std::string out;
  switch (form) {
    case DateForm::roman:
      if (date.year > 0) out += roman_numeral(date.year) + "年";
      if (date.month > 0 && old.find("月") == std::string_view::npos)
        return out + roman_numeral(date.month) + "·" + roman_numeral(date.day);
      if (date.month > 0) out += roman_numeral(date.month) + "月";
      if (date.day > 0) out += roman_numeral(date.day) + "日";
      return out;
    case DateForm::spelled_out:
      if (date.year > 0) {
        for (const char c : fmt::format("{}", date.year)) out += digits[index(c - '0')];
        out += "年";
      }
      if (date.month > 0) out += chinese_number(date.month) + "月";
      if (date.day > 0) out += chinese_number(date.day) + "日";
      return out;
    case DateForm::arithmetic: {
      if (date.year == 0) return {};
      const Sum sum = sum_of(date.year, seed);
      return fmt::format(
          "{}年加{}年再{}{}年的{}",
          sum.base,
          sum.plus,
          traditional ? "減" : "减",
          sum.minus,
          rest.empty() ? std::string_view("那一年") : rest);
    }
    case DateForm::republic_year: {
      const int year = date.year - year_before_the_republic;
      if (year < 1) return {};
      return fmt::format(
          "{}{}年{}",
          traditional ? "民國" : "民国",
          year == 1 ? std::string("元") : chinese_number(year),
          rest);
    }
    case DateForm::cyclical_year:
      if (date.year == 0) return {};
      return fmt::format("{}年{}", cyclical_name(date.year), rest);
  }
  return {};
}

// What the English year stands in.
struct Around {
  bool the = false;        // Behind "the" or "China's".
  bool year = false;       // Behind "year".
  bool described = false;  // In front of a word: the 1989 protests.
};

Around around(std::string_view text, const Range& range) {
  const std::string_view before = text.substr(0, range.begin);
  const std::string_view after = text.substr(range.end);
  Around out;
  out.the = before.ends_with("the ") || before.ends_with("The ") || before.ends_with("'s ") ||
            before.ends_with("\u2019s ");
  out.year = before.ends_with("year ");
  out.described = out.the && after.size() > 1 && after[0] == ' ' &&
                  ((after[1] >= 'a' && after[1] <= 'z') || (after[1] >= 'A' && after[1] <= 'Z'));
  return out;
}

// "June 4", "June", "".
std::string english_day(const DateFound& date) {
  if (date.month == 0) return {};
  if (date.day == 0) return std::string(english_month(date.month));
  return fmt::format("{} {}", english_month(date.month), date.day);
}

std::string english_arithmetic(const DateFound& date, const Around& place, std::uint64_t seed) {
  const Sum sum = sum_of(date.year, seed);
  if (date.month == 0 && place.described)
    return fmt::format("{}-plus-{}-minus-{}", sum.base, sum.plus, sum.minus);
  const std::string year = fmt::format("{} plus {} minus {}", sum.base, sum.plus, sum.minus);
  if (date.month > 0) return fmt::format("{} of the year {}", english_day(date), year);
  if (place.year) return year;
  return (place.the ? "year " : "the year ") + year;
}

std::string english_cycle(const DateFound& date, const Around& place) {
  const std::string name = std::string(stem_sounds[index((date.year - 4) % 10)]) +
                           std::string(branch_sounds[index((date.year - 4) % 12)]);
  if (date.month > 0) return fmt::format("{} of the {} year", english_day(date), name);
  if (place.described) return name + "-year";
  if (place.year) return name;
  return fmt::format("{}{} year", place.the ? "" : "the ", name);
}

std::string english(
    std::string_view text, const DateFound& date, DateForm form, std::uint64_t seed) {
  const Around place = around(text, date.range);
  const auto join = [&](const std::string& day, const std::string& year) {
    std::string out(english_month(date.month));
    if (!day.empty()) out += " " + day;
    if (!year.empty() && !out.empty()) out += day.empty() ? " " : ", ";
    return out + year;
  };
  switch (form) {
    case DateForm::roman:
      return join(
          date.day > 0 ? roman_numeral(date.day) : "",
          date.year > 0 ? roman_numeral(date.year) : "");
    case DateForm::spelled_out:
      return join(
          date.day > 0 ? fmt::format("the {}", ordinals[index(date.day)]) : "",
          date.year > 0 ? english_year(date.year) : "");
    case DateForm::arithmetic:
      return date.year == 0 ? std::string() : english_arithmetic(date, place, seed);
    case DateForm::republic_year: {
      const int year = date.year - year_before_the_republic;
      if (year < 1) return {};
      const std::string day = english_day(date);
      return fmt::format("{}{}Minguo {}", day, day.empty() ? "" : " of ", year);
    }
    case DateForm::cyclical_year:
      return date.year == 0 ? std::string() : english_cycle(date, place);
  }
  return {};
}

}  // namespace

std::vector<DateFound> dates_in(std::string_view text, std::string_view language) {
  if (language.starts_with("zh")) return chinese_dates(text);
  if (language == "en" || language.starts_with("en-")) return english_dates(text);
  return {};
}

std::string say_date(
    std::string_view text,
    const DateFound& date,
    DateForm form,
    std::string_view language,
    std::uint64_t seed) {
  const std::string_view old = text.substr(date.range.begin, date.range.end - date.range.begin);
  std::string said = language.starts_with("zh")
                         ? chinese(old, date, form, language.starts_with("zh-Hant"), seed)
                         : english(text, date, form, seed);
  if (said == old) return {};
  return said;
}

std::string roman_numeral(int number) {
  constexpr std::array<std::pair<int, std::string_view>, 13> signs = {
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
  std::string out;
  for (const auto& [value, sign] : signs) {
    for (; number >= value; number -= value) out += sign;
  }
  return out;
}

std::string cyclical_name(int year) {
  return fmt::format("{}{}", stems[index((year - 4) % 10)], branches[index((year - 4) % 12)]);
}

std::string chinese_number(int number) {
  constexpr std::array<std::string_view, 4> ranks = {"", "十", "百", "千"};
  if (number == 0) return "零";
  std::string out;
  bool gap = false;
  int rank = 3;
  for (int unit = 1000; unit > 0; unit /= 10, --rank) {
    const int digit = number / unit % 10;
    if (digit == 0) {
      gap = gap || !out.empty();
      continue;
    }
    if (gap) out += "零";
    gap = false;
    if (!(unit == 10 && digit == 1 && out.empty())) out += digits[index(digit)];
    out += ranks[index(rank)];
  }
  return out;
}

std::string english_year(int year) {
  const int century = year / 100, rest = year % 100;
  if (century % 10 == 0 && rest < 10) {
    const std::string thousand = english_number(century / 10) + " thousand";
    return rest == 0 ? thousand : thousand + " and " + english_number(rest);
  }
  if (rest == 0) return english_number(century) + " hundred";
  if (rest < 10) return english_number(century) + " oh " + english_number(rest);
  return english_number(century) + " " + english_number(rest);
}

}  // namespace weiguan
