// Where dates stand in a text.
#include <algorithm>
#include <array>
#include <optional>

#include "text/date_forms.h"
#include "text/months.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

struct Letter {
  char32_t is = 0;
  std::size_t begin = 0, end = 0;
};

// A number with the place behind it, among the letters.
struct Found {
  int value = 0;
  std::size_t next = 0;
};

constexpr std::array<int, 13> longest_months = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
constexpr int first_year = 1000;
constexpr int last_year = 2999;

char lower(char32_t c) {
  if (c >= U'A' && c <= U'Z') return static_cast<char>(c - U'A' + U'a');
  return c < 0x80 ? static_cast<char>(c) : '\0';
}

int digit_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
  if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
  return -1;
}

int chinese_digit_of(char32_t c) {
  constexpr std::u32string_view all = U"〇一二三四五六七八九";
  const auto at = all.find(c);
  if (at != std::u32string_view::npos) return static_cast<int>(at);
  return c == U'零' || c == U'○' ? 0 : -1;
}

bool is_word_letter(char32_t c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

class Finder {
 public:
  explicit Finder(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const char32_t is = next_character(text, at);
      letters_.push_back({is, begin, at});
    }
  }

  std::vector<SaidDate> all() {
    std::vector<SaidDate> found;
    for (std::size_t at = 0; at < letters_.size();) {
      std::size_t next = at;
      std::optional<SaidDate> date = chinese(at, next);
      if (!date) date = english(at, next);
      if (!date) {
        ++at;
        continue;
      }
      date->begin = letters_[at].begin;
      date->end = letters_[next - 1].end;
      found.push_back(*date);
      at = next;
    }
    return found;
  }

 private:
  char32_t is(std::size_t at) const { return at < letters_.size() ? letters_[at].is : 0; }
  bool begins(std::size_t at) const { return at == 0 || digit_of(is(at - 1)) < 0; }

  // Past one space, where one stands before something.
  std::size_t past_space(std::size_t at) const { return is(at) == U' ' ? at + 1 : at; }

  bool stands(std::size_t at, std::u32string_view words) const {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (is(at + i) != words[i]) return false;
    }
    return true;
  }

  // Arabic digits, `least` to `most` of them and no more.
  std::optional<Found> digits(std::size_t at, std::size_t least, std::size_t most) const {
    Found found{0, at};
    while (digit_of(is(found.next)) >= 0) {
      if (found.next - at == most) return {};
      found.value = found.value * 10 + digit_of(is(found.next++));
    }
    if (found.next - at < least) return {};
    return found;
  }

  // Four Chinese digits.
  std::optional<Found> chinese_year(std::size_t at) const {
    Found found{0, at};
    for (; found.next < at + 4; ++found.next) {
      const int digit = chinese_digit_of(is(found.next));
      if (digit < 0) return {};
      found.value = found.value * 10 + digit;
    }
    return found;
  }

  // 三, 十, 十二, 二十, 二十一, 廿三, 卅一.
  std::optional<Found> chinese_count(std::size_t at) const {
    int value = 0;
    std::size_t next = at;
    if (is(next) == U'廿' || is(next) == U'卅') {
      value = is(next++) == U'廿' ? 20 : 30;
    } else {
      const int first = chinese_digit_of(is(next));
      if (first > 0) ++next;
      if (is(next) != U'十') return first > 0 ? std::optional(Found{first, next}) : std::nullopt;
      ++next;
      value = (first > 0 ? first : 1) * 10;
    }
    if (const int last = chinese_digit_of(is(next)); last > 0) {
      value += last;
      ++next;
    }
    return Found{value, next};
  }

  std::optional<Found> count(std::size_t at) const {
    if (const auto arabic = digits(at, 1, 2)) return arabic;
    return chinese_count(at);
  }

  // A number before a sign such as 月, behind which `next` then lies.
  std::optional<Found> counted(std::size_t at, std::u32string_view signs, int most) const {
    auto found = count(past_space(at));
    if (!found || found->value < 1 || found->value > most) return {};
    const std::size_t sign = past_space(found->next);
    if (signs.find(is(sign)) == std::u32string_view::npos) return {};
    found->next = sign + 1;
    return found;
  }

  // What follows 年 where it is none of a date: 年代, 年级, 年的历史.
  bool is_no_year(std::size_t at) const {
    static constexpr std::array<std::u32string_view, 12> others = {
        U"代",
        U"级",
        U"級",
        U"历史",
        U"歷史",
        U"的历史",
        U"的歷史",
        U"之久",
        U"来的历史",
        U"來的歷史",
        U"间隔",
        U"之后的今天"};
    return std::ranges::any_of(others, [&](std::u32string_view one) { return stands(at, one); });
  }

  // Days that are known by their numbers alone, where they are no part of a number: 六四, but not
  // 六四开 or 百分之六四.
  std::optional<SaidDate> known_day(std::size_t at, std::size_t& next) const {
    struct Known {
      std::u32string_view name;
      int month, day;
    };
    static constexpr std::array<Known, 4> days = {
        {{U"九一八", 9, 18}, {U"二二八", 2, 28}, {U"五四", 5, 4}, {U"六四", 6, 4}}};
    constexpr std::u32string_view no_ends = U"十百千万亿萬億开開分成个個年月日号號点點元岁歲〇零";
    constexpr std::u32string_view no_starts = U"十百千万亿萬億之第点點";
    if (at > 0 && (chinese_digit_of(is(at - 1)) >= 0 ||
                   no_starts.find(is(at - 1)) != std::u32string_view::npos))
      return {};
    for (const Known& one : days) {
      const std::size_t end = at + one.name.size();
      if (!stands(at, one.name) || chinese_digit_of(is(end)) >= 0 ||
          no_ends.find(is(end)) != std::u32string_view::npos)
        continue;
      SaidDate date;
      date.chinese = true;
      date.month = one.month;
      date.day = one.day;
      next = end;
      return date;
    }
    return {};
  }

  std::optional<SaidDate> chinese(std::size_t at, std::size_t& next) const {
    if (!begins(at) || (at > 1 && is(at - 1) == U'.' && digit_of(is(at - 2)) >= 0)) return {};
    if (auto date = known_day(at, next)) return date;
    SaidDate date;
    date.chinese = true;
    std::size_t from = at;
    auto year = digits(at, 4, 4);
    if (!year && (at == 0 || chinese_digit_of(is(at - 1)) < 0)) year = chinese_year(at);
    const std::size_t sign = year ? past_space(year->next) : at;
    if (year && is(sign) == U'年') {
      if (year->value < first_year || year->value > last_year || is_no_year(sign + 1)) return {};
      // 2000年前: more likely as long ago.
      if (year->value % 100 == 0 && is(sign + 1) == U'前' && is(sign + 2) != U'后' &&
          is(sign + 2) != U'後')
        return {};
      date.year = year->value;
      from = next = sign + 1;
    } else if (at > 0 && (chinese_digit_of(is(at - 1)) >= 0 || is(at - 1) == U'十')) {
      return {};  // In the midst of a number.
    }
    const auto month = counted(from, U"月", 12);
    if (!month) return date.year != 0 ? std::optional(date) : std::nullopt;
    date.month = month->value;
    const auto day =
        counted(month->next, U"日号號", longest_months.at(static_cast<std::size_t>(date.month)));
    if (day) {
      date.day = day->value;
      next = day->next;
      return date;
    }
    // A month alone is said of a length of time as often: 6月, but 6个月 is none anyhow.
    if (date.year == 0) return {};
    next = month->next;
    return date;
  }

  // The word at the place, in lower case; empty where none begins there.
  std::string word(std::size_t at) const {
    std::string found;
    if (at > 0 && is_word_letter(is(at - 1))) return found;
    for (; is_word_letter(is(at)); ++at) found += lower(is(at));
    return found;
  }

  static int month_of(const std::string& word) {
    for (std::size_t i = 0; i < english_months.size(); ++i) {
      const bool is_short = word.size() == 3 && english_months.at(i).starts_with(word);
      if (word == english_months.at(i) || is_short || (word == "sept" && i == 8))
        return static_cast<int>(i) + 1;
    }
    return 0;
  }

  // A month by its name, in capitals at least its first letter; behind the point of a short one.
  std::optional<Found> month(std::size_t at) const {
    if (is(at) < U'A' || is(at) > U'Z') return {};
    const std::string name = word(at);
    const int number = month_of(name);
    if (number == 0) return {};
    std::size_t next = at + name.size();
    if (name.size() < 5 && is(next) == U'.') ++next;
    return Found{number, next};
  }

  // 4, 4th, 21st.
  std::optional<Found> day(std::size_t at) const {
    auto found = digits(at, 1, 2);
    if (!found || found->value < 1 || found->value > 31) return {};
    const std::string ending = word_behind(found->next);
    if (ending == "st" || ending == "nd" || ending == "rd" || ending == "th") {
      found->next += 2;
    } else if (!ending.empty()) {
      return {};
    }
    return found;
  }

  std::string word_behind(std::size_t at) const {
    std::string found;
    for (; is_word_letter(is(at)); ++at) found += lower(is(at));
    return found;
  }

  std::optional<Found> year(std::size_t at) const {
    const auto found = digits(at, 4, 4);
    if (!found || found->value < first_year || found->value > last_year) return {};
    if (is_word_letter(is(found->next)) || is(found->next) == U'年') return {};
    // 1,989 and 1989.5 and 1989% are other numbers.
    const bool goes_on =
        (is(found->next) == U',' || is(found->next) == U'.') && digit_of(is(found->next + 1)) >= 0;
    if (goes_on || is(found->next) == U'%') return {};
    return found;
  }

  std::optional<SaidDate> english(std::size_t at, std::size_t& next) const {
    if (at > 0 && (is_word_letter(is(at - 1)) || !begins(at))) return {};
    if (auto date = month_first(at, next)) return date;
    if (auto date = day_first(at, next)) return date;
    return year_alone(at, next);
  }

  std::optional<SaidDate> month_first(std::size_t at, std::size_t& next) const {
    const auto name = month(at);
    if (!name || is(name->next) != U' ') return {};
    SaidDate date;
    date.month = name->value;
    if (const auto only_year = year(name->next + 1)) {
      date.year = only_year->value;
      next = only_year->next;
      return date;
    }
    const auto number = day(name->next + 1);
    if (!number) return {};
    date.day = number->value;
    next = number->next;
    const std::size_t behind = is(next) == U',' ? next + 1 : next;
    if (is(behind) == U' ') {
      if (const auto with = year(behind + 1)) {
        date.year = with->value;
        next = with->next;
      }
    }
    return date;
  }

  std::optional<SaidDate> day_first(std::size_t at, std::size_t& next) const {
    const auto number = day(at);
    if (!number || is(number->next) != U' ') return {};
    std::size_t from = number->next + 1;
    if (word(from) == "of") from += 3;
    const auto name = month(from);
    if (!name) return {};
    SaidDate date;
    date.day = number->value;
    date.month = name->value;
    date.day_first = true;
    next = name->next;
    const std::size_t behind = is(next) == U',' ? next + 1 : next;
    if (is(behind) == U' ') {
      if (const auto with = year(behind + 1)) {
        date.year = with->value;
        next = with->next;
      }
    }
    return date;
  }

  // The word before the place, over one space.
  std::string word_before(std::size_t at) const {
    std::string found;
    if (at < 2 || is(at - 1) != U' ') return found;
    for (std::size_t i = at - 1; i > 0 && is_word_letter(is(i - 1)); --i)
      found.insert(found.begin(), lower(is(i - 1)));
    return found;
  }

  std::optional<SaidDate> year_alone(std::size_t at, std::size_t& next) const {
    static constexpr std::array<std::string_view, 22> leads = {
        "in",    "since",  "of",     "from",   "until",  "till",    "by",  "before",
        "after", "during", "to",     "the",    "year",   "between", "and", "early",
        "late",  "mid",    "spring", "summer", "autumn", "around"};
    const auto found = year(at);
    if (!found) return {};
    const bool in_brackets = at > 0 && is(at - 1) == U'(' && is(found->next) == U')';
    const bool of_somebody = at > 3 && is(at - 1) == U' ' && is(at - 2) == U's' &&
                             (is(at - 3) == U'\'' || is(at - 3) == U'\u2019');
    if (!in_brackets && !of_somebody && std::ranges::find(leads, word_before(at)) == leads.end())
      return {};
    // "of 1989 people", "the 1500 ships": more likely a number of things.
    static constexpr std::array<std::string_view, 14> things = {
        "people",
        "men",
        "women",
        "children",
        "students",
        "workers",
        "soldiers",
        "ships",
        "yuan",
        "dollars",
        "metres",
        "meters",
        "miles",
        "pages"};
    if (is(found->next) == U' ' && std::ranges::find(things, word(found->next + 1)) != things.end())
      return {};
    SaidDate date;
    date.year = found->value;
    next = found->next;
    return date;
  }

  std::vector<Letter> letters_;
};

}  // namespace

std::vector<SaidDate> find_dates(std::string_view text) {
  return Finder(text).all();
}

}  // namespace weiguan
