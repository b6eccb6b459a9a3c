#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "text/detail/dates.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

struct Sign {
  char32_t folded;
  std::size_t begin;
};

struct Read {
  int value = 0;
  std::size_t next = 0;  // The sign behind it.
};

// Days that are known by their numbers alone.
struct KnownDay {
  std::u32string_view signs;
  int month, day;
};
constexpr std::array<KnownDay, 6> known_days = {
    {{U"九一八", 9, 18},
     {U"二二八", 2, 28},
     {U"三一八", 3, 18},
     {U"一二九", 12, 9},
     {U"六四", 6, 4},
     {U"五四", 5, 4}}};

constexpr std::u32string_view digits = U"零一二三四五六七八九";

// 〇 and ○ are as 零; nothing for what is no digit.
std::optional<int> chinese_digit(char32_t sign) {
  if (sign == U'〇' || sign == U'○') return 0;
  const std::size_t at = digits.find(sign);
  if (at == std::u32string_view::npos) return {};
  return static_cast<int>(at);
}

bool is_ascii_digit(char32_t sign) {
  return sign >= U'0' && sign <= U'9';
}

bool is_numeral(char32_t sign) {
  return chinese_digit(sign) || is_ascii_digit(sign) ||
         std::u32string_view(U"十百千万亿两廿卅").find(sign) != std::u32string_view::npos;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : size_(text.size()) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      signs_.push_back({fold(next_character(text, at)), begin});
    }
  }

  std::vector<DateFound> dates() {
    std::vector<DateFound> found;
    for (std::size_t i = 0; i < signs_.size();) {
      const std::optional<DateFound> date = date_at(i);
      if (date) {
        found.push_back(*date);
        while (i < signs_.size() && signs_[i].begin < date->range.end) ++i;
      } else {
        ++i;
      }
    }
    return found;
  }

 private:
  char32_t sign(std::size_t i) const { return i < signs_.size() ? signs_[i].folded : U'\0'; }
  std::size_t begin(std::size_t i) const { return i < signs_.size() ? signs_[i].begin : size_; }

  std::size_t past_blanks(std::size_t i) const {
    while (sign(i) == U' ') ++i;
    return i;
  }

  // Four digits and 年 from 1000 to 2199, which is no number of years.
  std::optional<Read> year_at(std::size_t i) const {
    int year = 0;
    const bool ascii = is_ascii_digit(sign(i));
    for (std::size_t k = i; k < i + 4; ++k) {
      const auto digit = chinese_digit(sign(k));
      if (ascii ? !is_ascii_digit(sign(k)) : !digit) return {};
      year = year * 10 + (ascii ? static_cast<int>(sign(k) - U'0') : *digit);
    }
    const std::size_t mark = past_blanks(i + 4);
    if (sign(mark) != U'年' || year < 1000 || year > 2199) return {};
    const char32_t behind = sign(mark + 1);
    if (behind == U'代') return {};
    const bool counted = behind == U'来' || behind == U'历' || behind == U'多' ||
                         (behind == U'的' && sign(mark + 2) == U'历') ||
                         (behind == U'前' && sign(mark + 2) != U'后');
    if (year % 100 == 0 && counted) return {};
    return Read{year, mark + 1};
  }

  // 6, 06, 六, 十六, 二十, 三十一.
  std::optional<Read> small_at(std::size_t i) const {
    if (is_ascii_digit(sign(i))) {
      int value = 0;
      std::size_t k = i;
      for (; is_ascii_digit(sign(k)); ++k) {
        if (k - i >= 2) return {};
        value = value * 10 + static_cast<int>(sign(k) - U'0');
      }
      return Read{value, k};
    }
    std::size_t k = i;
    int tens = 0;
    const auto first = chinese_digit(sign(k));
    if (first) {
      if (*first == 0) return {};
      ++k;
      if (sign(k) != U'十') return Read{*first, k};
      tens = *first;
    } else if (sign(k) == U'十') {
      tens = 1;
    } else {
      return {};
    }
    ++k;
    const auto ones = chinese_digit(sign(k));
    if (ones && *ones > 0) return Read{tens * 10 + *ones, k + 1};
    return Read{tens * 10, k};
  }

  std::optional<Read> month_at(std::size_t i) const {
    const auto number = small_at(i);
    if (!number || number->value < 1 || number->value > 12) return {};
    const std::size_t mark = past_blanks(number->next);
    if (sign(mark) != U'月') return {};
    return Read{number->value, mark + 1};
  }

  std::optional<Read> day_at(std::size_t i, int month) const {
    const auto number = small_at(i);
    if (!number || !is_day(month, number->value)) return {};
    const std::size_t mark = past_blanks(number->next);
    if (sign(mark) != U'日' && sign(mark) != U'号') return {};
    return Read{number->value, mark + 1};
  }

  std::optional<DateFound> known_day_at(std::size_t i) const {
    if (i > 0 && (sign(i - 1) == U'之' || sign(i - 1) == U'第')) return {};
    for (const KnownDay& one : known_days) {
      bool equal = true;
      for (std::size_t k = 0; k < one.signs.size(); ++k)
        equal = equal && sign(i + k) == one.signs[k];
      const std::size_t next = i + one.signs.size();
      const char32_t behind = sign(next);
      if (equal && !is_numeral(behind) &&
          std::u32string_view(U"开分成个年月日号点元岁").find(behind) == std::u32string_view::npos)
        return DateFound{{begin(i), begin(next)}, 0, one.month, one.day};
    }
    return {};
  }

  std::optional<DateFound> date_at(std::size_t i) const {
    if (!is_numeral(sign(i)) || (i > 0 && (is_numeral(sign(i - 1)) || sign(i - 1) == U'.')))
      return {};
    DateFound date;
    std::size_t at = i;
    if (const auto year = year_at(i)) {
      date.year = year->value;
      at = year->next;
      date.range = {begin(i), begin(at)};
      at = past_blanks(at);
    }
    if (const auto month = month_at(at)) {
      const auto day = day_at(past_blanks(month->next), month->value);
      if (day || date.year > 0) {
        date.month = month->value;
        date.day = day ? day->value : 0;
        date.range = {begin(i), begin(day ? day->next : month->next)};
      }
    }
    if (date.year > 0 || date.month > 0) return date;
    return known_day_at(i);
  }

  std::vector<Sign> signs_;
  std::size_t size_;
};

}  // namespace

std::vector<DateFound> chinese_dates(std::string_view text) {
  return Reader(text).dates();
}

}  // namespace weiguan
