#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "text/detail/dates.h"

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

constexpr std::array<int, 13> longest = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

// Behind one of these a number of four digits is a year.
constexpr std::string_view leads[] = {"in",     "since",  "by",     "from",   "until",  "till",
                                      "to",     "before", "after",  "during", "early",  "late",
                                      "mid",    "year",   "of",     "the",    "around", "circa",
                                      "spring", "summer", "autumn", "fall",   "winter", "between"};

// In front of one of these it counts them.
constexpr std::string_view counted[] = {
    "people",  "persons", "men",     "women",      "students",   "soldiers", "dollars", "yuan",
    "euros",   "pounds",  "km",      "kilometres", "kilometers", "metres",   "meters",  "miles",
    "words",   "pages",   "copies",  "votes",      "cases",      "deaths",   "tons",    "tonnes",
    "percent", "per",     "years",   "days",       "months",     "weeks",    "hours",   "minutes",
    "times",   "seats",   "members", "households", "families",   "children", "workers", "books",
    "cars",    "troops",  "victims", "calls",      "steps",      "points",   "items",   "articles",
    "ships",   "boats",   "hundred", "thousand",   "million",    "billion"};

// A number behind one of these is a name.
constexpr std::string_view numbered[] = {
    "tel", "phone", "call", "number", "no", "room", "code", "pin", "extension", "page", "box"};

struct Word {
  std::size_t begin, end;
};

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c < 0;
}

template <typename List>
bool is_in(const List& list, std::string_view word) {
  return std::ranges::any_of(list, [&](std::string_view one) {
    return std::ranges::equal(one, word, [](char a, char b) {
      return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
    });
  });
}

int month_of(std::string_view word) {
  for (std::size_t i = 1; i < months.size(); ++i) {
    if (word == months[i] || (word.size() == 3 && word == months[i].substr(0, 3))) {
      return static_cast<int>(i);
    }
  }
  return word == "Sept" ? 9 : 0;
}

std::optional<int> number_of(std::string_view word) {
  if (word.empty() || word.size() > 4) return {};
  int number = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return {};
    number = number * 10 + (c - '0');
  }
  return number;
}

int day_of(std::string_view word) {
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (word.ends_with(ending)) {
      word.remove_suffix(2);
      break;
    }
  }
  return word.size() <= 2 ? number_of(word).value_or(0) : 0;
}

int year_of(std::string_view word) {
  const int year = word.size() == 4 ? number_of(word).value_or(0) : 0;
  return year >= 1000 && year <= 2199 ? year : 0;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size();) {
      if (!is_letter_or_digit(text[at])) {
        ++at;
        continue;
      }
      const std::size_t begin = at;
      while (at < text.size() && is_letter_or_digit(text[at])) ++at;
      words_.push_back({begin, at});
    }
  }

  std::vector<DateFound> dates() {
    std::vector<DateFound> found;
    for (std::size_t i = 0; i < words_.size();) {
      std::optional<DateFound> date = month_first(i);
      if (!date) date = day_first(i);
      if (!date) date = bare_year(i);
      if (!date) {
        ++i;
        continue;
      }
      found.push_back(*date);
      while (i < words_.size() && words_[i].begin < date->range.end) ++i;
    }
    return found;
  }

 private:
  std::string_view word(std::size_t i) const {
    return i < words_.size() ? text_.substr(words_[i].begin, words_[i].end - words_[i].begin)
                             : std::string_view();
  }
  // Between the word and the next.
  std::string_view gap(std::size_t i) const {
    if (i + 1 >= words_.size()) return "|";
    return text_.substr(words_[i].end, words_[i + 1].begin - words_[i].end);
  }
  bool near(std::size_t i) const { return gap(i) == " " || gap(i) == ", " || gap(i) == ". "; }
  bool counts_something(std::size_t i) const {
    return gap(i) == " " && is_in(counted, word(i + 1));
  }

  DateFound found(std::size_t from, std::size_t to, int year, int month, int day) const {
    return {{words_[from].begin, words_[to].end}, year, month, day};
  }

  std::optional<DateFound> month_first(std::size_t i) const {
    const int month = month_of(word(i));
    if (month == 0 || !near(i)) return {};
    const int day = day_of(word(i + 1));
    if (is_day(month, day)) {
      if (near(i + 1) && year_of(word(i + 2)) > 0 && !counts_something(i + 2))
        return found(i, i + 2, year_of(word(i + 2)), month, day);
      if (counts_something(i + 1)) return {};
      return found(i, i + 1, 0, month, day);
    }
    if (const int year = year_of(word(i + 1)); year > 0 && !counts_something(i + 1))
      return found(i, i + 1, year, month, 0);
    return {};
  }

  std::optional<DateFound> day_first(std::size_t i) const {
    const int day = day_of(word(i));
    if (day == 0 || gap(i) != " " || is_part_of_a_number(i)) return {};
    const std::size_t at = word(i + 1) == "of" && gap(i + 1) == " " ? i + 2 : i + 1;
    const int month = month_of(word(at));
    if (!is_day(month, day)) return {};
    const bool with_the = i > 0 && gap(i - 1) == " " && word(i - 1) == "the";
    const std::size_t from = with_the ? i - 1 : i;
    if (near(at) && year_of(word(at + 1)) > 0 && !counts_something(at + 1))
      return found(from, at + 1, year_of(word(at + 1)), month, day);
    return found(from, at, 0, month, day);
  }

  // 010-1989, 1.1989, $1989, 1989-90, 1989%.
  bool is_part_of_a_number(std::size_t i) const {
    constexpr std::string_view joins = "-/.,:$#+*@_=&";
    const std::size_t begin = words_[i].begin, end = words_[i].end;
    if (begin > 0 && joins.find(text_[begin - 1]) != std::string_view::npos) return true;
    if (end >= text_.size()) return false;
    if (text_[end] == '%') return true;
    return joins.find(text_[end]) != std::string_view::npos && end + 1 < text_.size() &&
           is_letter_or_digit(text_[end + 1]);
  }

  std::optional<DateFound> bare_year(std::size_t i) const {
    const int year = year_of(word(i));
    if (year == 0 || is_part_of_a_number(i) || counts_something(i)) return {};
    if (is_led_to(i) || stands_alone(i)) return found(i, i, year, 0, 0);
    return {};
  }

  bool is_led_to(std::size_t i) const {
    if (i == 0) return false;
    const std::string_view before = word(i - 1);
    if (gap(i - 1) == " " && is_in(leads, before)) return true;
    if (gap(i - 1) == " " && before == "s" && i > 1 &&
        (gap(i - 2) == "'" || gap(i - 2) == "\u2019"))
      return true;
    return gap(i - 1) == " " && before == "and" && i > 1 && year_of(word(i - 2)) > 0;
  }

  // In brackets, or behind a comma and at the end of a clause.
  bool stands_alone(std::size_t i) const {
    const std::size_t begin = words_[i].begin, end = words_[i].end;
    const bool ended = end >= text_.size() ||
                       std::string_view(")?.!,;:").find(text_[end]) != std::string_view::npos;
    if (!ended) return false;
    if (begin == 0 || text_[begin - 1] == '(') return true;
    return i > 0 && gap(i - 1) == ", " && !is_in(numbered, word(i - 1)) && !number_of(word(i - 1));
  }

  std::string_view text_;
  std::vector<Word> words_;
};

}  // namespace

std::vector<DateFound> english_dates(std::string_view text) {
  return Reader(text).dates();
}

std::string_view english_month(int month) {
  return months[static_cast<std::size_t>(month)];
}

bool is_day(int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= longest[static_cast<std::size_t>(month)];
}

}  // namespace weiguan
