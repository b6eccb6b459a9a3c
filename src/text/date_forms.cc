#include "text/date_forms.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "text/detail/said_numbers.h"

namespace weiguan {

namespace {

constexpr std::array<std::string_view, 13> months = {
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"};

// Month and day as they are usually written: what is not said is left out.
std::string chinese_rest(const SaidDate& date) {
  std::string rest;
  if (date.month != 0) rest += fmt::format("{}月", date.month);
  if (date.day != 0) rest += fmt::format("{}日", date.day);
  return rest;
}

std::string english_rest(const SaidDate& date) {
  if (date.month == 0) return {};
  const std::string_view month = months.at(static_cast<std::size_t>(date.month));
  if (date.day == 0) return std::string(month);
  return date.day_first ? fmt::format("{} {}", date.day, month)
                        : fmt::format("{} {}", month, date.day);
}

// "June 4" and how the year is called give "June 4 of the year ...".
std::string english_with_year(const SaidDate& date, const std::string& year) {
  const std::string rest = english_rest(date);
  return rest.empty() ? year : fmt::format("{} of {}", rest, year);
}

std::string say_roman(const SaidDate& date) {
  if (date.chinese) {
    std::string said;
    if (date.year != 0) said += roman(date.year) + "年";
    if (date.month != 0) said += roman(date.month) + "月";
    if (date.day != 0) said += roman(date.day) + "日";
    return said;
  }
  std::string said;
  if (date.month != 0) said = months.at(static_cast<std::size_t>(date.month));
  if (date.day != 0)
    said = date.day_first ? roman(date.day) + " " + said : said + " " + roman(date.day);
  if (date.year == 0) return said;
  if (said.empty()) return roman(date.year);
  return said + (date.day != 0 && !date.day_first ? ", " : " ") + roman(date.year);
}

// The year as another one plus and minus something, so that it does not stand there.
std::string say_sum(const SaidDate& date, bool traditional, std::uint64_t seed) {
  const int plus = 2 + static_cast<int>((seed ^ (seed >> 7U)) % 8);  // 2 to 9
  const int minus = 1 + static_cast<int>((seed >> 13U) % static_cast<std::uint64_t>(plus - 1));
  const int from = date.year - plus + minus;  // plus is greater, so this is an earlier year.
  if (date.chinese) {
    return fmt::format(
        "{}年加{}年{}{}年的那一年{}{}",
        from,
        plus,
        traditional ? "再減" : "再减",
        minus,
        date.month != 0 ? "的" : "",
        chinese_rest(date));
  }
  return english_with_year(date, fmt::format("the year {} plus {} minus {}", from, plus, minus));
}

std::string say_spelled_out(const SaidDate& date) {
  if (date.chinese) {
    std::string said;
    if (date.year != 0) said += chinese_digits(date.year) + "年";
    if (date.month != 0) said += chinese_number(date.month) + "月";
    if (date.day != 0) said += chinese_number(date.day) + "日";
    return said;
  }
  std::string said;
  if (date.month != 0) said = months.at(static_cast<std::size_t>(date.month));
  if (date.day != 0) {
    const std::string day = "the " + english_ordinal(date.day);
    said = date.day_first ? day + " of " + said : said + " " + day;
  }
  if (date.year == 0) return said;
  if (said.empty()) return english_year(date.year);
  return said + (date.day != 0 && !date.day_first ? ", " : " ") + english_year(date.year);
}

std::string say_republic(const SaidDate& date, bool traditional) {
  const int since = date.year - 1911;  // 1912 is the first.
  if (date.chinese) {
    const std::string_view republic = traditional ? "民國" : "民国";
    const std::string year =
        since > 0 ? (since == 1 ? "元" : chinese_number(since)) : "前" + chinese_number(1 - since);
    return fmt::format("{}{}年{}", republic, year, chinese_rest(date));
  }
  return english_with_year(
      date,
      since > 0 ? fmt::format("year {} of the Republic of China calendar", since)
                : fmt::format("the year {} before the Republic of China calendar", 1 - since));
}

std::string say_cyclical(const SaidDate& date) {
  if (date.chinese) return cyclical_year(date.year) + "年" + chinese_rest(date);
  return english_with_year(
      date, fmt::format("the {} year of the sexagenary cycle", cyclical_year_pinyin(date.year)));
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_of_years(DateForm form) {
  return form == DateForm::arithmetic || form == DateForm::republic_year ||
         form == DateForm::cyclical_year;
}

// English that was said, so that it reads on from "the" and "year" in front of it and to a word
// behind it: "the 1989 protests" is no "the the year ... protests".
std::string joined(
    std::string said,
    const SaidDate& date,
    DateForm form,
    std::string_view before,
    std::string_view behind) {
  constexpr std::string_view the = "the ", year = "year ";
  const bool after_the = before.ends_with(the) || before.ends_with("The ") ||
                         before.ends_with("'s ") || before.ends_with("\u2019s ");
  const bool after_year = before.ends_with(" year ");
  if (after_the && said.starts_with(the)) {
    said.erase(0, the.size());
  } else if (after_the && date.day_first) {
    const std::size_t blank = said.find(' ');
    if (blank != std::string::npos) said.insert(blank, " of");
  }
  if (date.month != 0 || !is_of_years(form)) return said;
  if (after_year) {
    if (said.starts_with(the)) said.erase(0, the.size());
    const std::size_t twice = said.find(year);
    if (twice != std::string::npos) said.erase(twice, year.size());
  } else if (after_the && behind.size() > 1 && behind[0] == ' ' && is_letter(behind[1])) {
    for (char& c : said) {
      if (c == ' ') c = '-';
    }
  }
  return said;
}

}  // namespace

std::optional<std::string> say_date(
    const SaidDate& date, DateForm form, bool traditional, std::uint64_t seed) {
  if (is_of_years(form) && date.year == 0) return {};
  switch (form) {
    case DateForm::roman_numerals:
      return say_roman(date);
    case DateForm::arithmetic:
      return say_sum(date, traditional, seed);
    case DateForm::spelled_out:
      return say_spelled_out(date);
    case DateForm::republic_year:
      return say_republic(date, traditional);
    case DateForm::cyclical_year:
      return say_cyclical(date);
  }
  return {};
}

std::optional<std::string> with_dates_said(
    std::string_view text, DateForm form, bool traditional, std::uint64_t seed) {
  std::string said;
  std::size_t from = 0;
  bool changed = false;
  for (const SaidDate& date : find_dates(text)) {
    auto other = say_date(date, form, traditional, seed);
    if (other && !date.chinese) {
      other =
          joined(std::move(*other), date, form, text.substr(0, date.begin), text.substr(date.end));
    }
    if (!other || *other == text.substr(date.begin, date.end - date.begin)) continue;
    said.append(text.substr(from, date.begin - from)).append(*other);
    from = date.end;
    changed = true;
  }
  if (!changed) return {};
  said.append(text.substr(from));
  return said;
}

}  // namespace weiguan
