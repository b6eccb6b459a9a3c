#include "text/numbers.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "text/fold.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

struct Sign {
  char32_t folded = 0;
  std::size_t begin = 0;
};

struct Word {
  std::string_view word;
  double value;
};
constexpr std::array<Word, 11> counts = {
    {{"two", 2},
     {"three", 3},
     {"four", 4},
     {"five", 5},
     {"six", 6},
     {"seven", 7},
     {"eight", 8},
     {"nine", 9},
     {"ten", 10},
     {"eleven", 11},
     {"twelve", 12}}};
constexpr std::array<Word, 7> sizes = {
    {{"hundred", 1e2},
     {"thousand", 1e3},
     {"million", 1e6},
     {"billion", 1e9},
     {"trillion", 1e12},
     {"mn", 1e6},
     {"bn", 1e9}}};

std::optional<double> digit_of(char32_t c) {
  constexpr std::u32string_view digits = U"零一二三四五六七八九";
  if (c == U'〇') return 0;
  if (c == U'两') return 2;
  const std::size_t at = digits.find(c);
  if (at == std::u32string_view::npos) return {};
  return static_cast<double>(at);
}

double size_of(char32_t c) {  // 0 where it is none.
  switch (c) {
    case U'十':
      return 10;
    case U'百':
      return 100;
    case U'千':
      return 1000;
    case U'万':
      return 1e4;
    case U'亿':
      return 1e8;
    default:
      return 0;
  }
}

bool is_counted_by(char32_t c) {
  constexpr std::u32string_view words =
      U"人名个家年月日次起艘辆岁天时元条项所座架件位级国地省市县度倍成米";
  return words.find(c) != std::u32string_view::npos;
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_letter(char32_t c) {
  return c >= U'a' && c <= U'z';
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      signs_.push_back({fold(next_character(text, at)), begin});
    }
  }

  std::vector<Number> read() {
    while (at_ < signs_.size()) {
      const char32_t c = signs_[at_].folded;
      if (is_digit(c)) {
        read_digits();
      } else if (is_letter(c)) {
        read_word();
      } else if (digit_of(c) || size_of(c) > 0) {
        read_numeral();
      } else {
        ++at_;
      }
    }
    return std::move(numbers_);
  }

 private:
  char32_t sign(std::size_t at) const { return at < signs_.size() ? signs_[at].folded : 0; }

  void add(std::size_t begin, std::size_t end, double value, bool percent) {
    Number one;
    one.range = {signs_[begin].begin, end < signs_.size() ? signs_[end].begin : text_.size()};
    one.value = value;
    one.percent = percent;
    numbers_.push_back(one);
  }

  std::string word_at(std::size_t at) const {
    std::string word;
    for (; is_letter(sign(at)) && word.size() < 12; ++at) word += static_cast<char>(sign(at));
    return word;
  }

  // Past a size behind a number, which multiplies it.
  std::size_t past_sizes(std::size_t at, double& value) const {
    for (double size = size_of(sign(at)); size > 0; size = size_of(sign(at))) {
      value *= size;
      ++at;
    }
    const std::size_t next = sign(at) == U' ' ? at + 1 : at;
    const std::string word = word_at(next);
    for (const Word& one : sizes) {
      if (one.word != word) continue;
      value *= one.value;
      return next + word.size();
    }
    return at;
  }

  std::size_t past_percent(std::size_t at, bool& percent) const {
    if (sign(at) == U'%') {
      percent = true;
      return at + 1;
    }
    const std::size_t next = sign(at) == U' ' ? at + 1 : at;
    const std::string word = word_at(next);
    percent = word == "percent";
    return percent ? next + word.size() : at;
  }

  void read_digits() {
    const std::size_t begin = at_;
    double value = 0, place = 0;
    for (;; ++at_) {
      const char32_t c = sign(at_);
      if (is_digit(c)) {
        const double digit = static_cast<double>(c - U'0');
        value = place == 0 ? value * 10 + digit : value + digit * place;
        place /= 10;
      } else if (c == U'.' && place == 0 && is_digit(sign(at_ + 1))) {
        place = 0.1;
      } else if (
          c != U',' || place != 0 || !is_digit(sign(at_ + 1)) || !is_digit(sign(at_ + 2)) ||
          !is_digit(sign(at_ + 3)) || is_digit(sign(at_ + 4))) {
        break;
      }
    }
    at_ = past_sizes(at_, value);
    bool percent = false;
    at_ = past_percent(at_, percent);
    add(begin, at_, value, percent);
  }

  void read_word() {
    const std::size_t begin = at_;
    const bool whole = begin == 0 || !is_letter(sign(begin - 1));
    const std::string word = word_at(begin);
    while (is_letter(sign(at_))) ++at_;
    if (!whole || at_ - begin != word.size()) return;
    for (const Word& one : counts) {
      if (one.word != word) continue;
      double value = one.value;
      bool percent = false;
      at_ = past_percent(past_sizes(at_, value), percent);
      add(begin, at_, value, percent);
      return;
    }
  }

  void read_numeral() {
    const std::size_t begin = at_;
    bool percent = false;
    if (sign(at_) == U'百' && sign(at_ + 1) == U'分' && sign(at_ + 2) == U'之' &&
        (digit_of(sign(at_ + 3)) || size_of(sign(at_ + 3)) > 0)) {
      percent = true;
      at_ += 3;
    }
    const std::size_t first = at_;
    double whole = 0, part = 0, digit = 0;
    bool sized = false, digits = false;
    for (; at_ < signs_.size(); ++at_) {
      const char32_t c = sign(at_);
      if (const auto value = digit_of(c)) {
        digit = digits ? digit * 10 + *value : *value;  // 二〇二四
        digits = true;
        continue;
      }
      const double size = size_of(c);
      if (size == 0) break;
      if (size >= 1e4) {
        whole = (whole + part + digit) * size;
        part = 0;
      } else {
        part += (digits ? digit : 1) * size;
      }
      digit = 0;
      digits = false;
      sized = true;
    }
    const bool alone = at_ - first == 1;
    if (alone && !percent && !is_counted_by(sign(at_))) return;
    if (!digits && !sized) return;
    add(begin, at_, whole + part + digit, percent);
  }

  std::string_view text_;
  std::vector<Sign> signs_;
  std::size_t at_ = 0;
  std::vector<Number> numbers_;
};

}  // namespace

std::vector<Number> numbers(std::string_view text) {
  return Reader(text).read();
}

}  // namespace weiguan
