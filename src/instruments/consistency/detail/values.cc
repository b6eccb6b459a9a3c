#include "instruments/consistency/detail/values.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "instruments/consistency/detail/number_words.h"
#include "text/fold.h"
#include "text/months.h"
#include "text/numbers.h"

namespace weiguan::consistency {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double day_number(int year, int month, int day) {
  const std::chrono::year_month_day date{
      std::chrono::year{year},
      std::chrono::month{static_cast<unsigned>(month)},
      std::chrono::day{static_cast<unsigned>(day)}};
  return static_cast<double>(std::chrono::sys_days{date}.time_since_epoch().count());
}

double last_day(int year, int month) {
  return (month == 12 ? day_number(year + 1, 1, 1) : day_number(year, month + 1, 1)) - 1;
}

bool is_year(double value) {
  return value >= 1000 && value <= 2100 && value == std::floor(value);
}

bool begins(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

bool ends(std::string_view text, std::string_view with) {
  return text.size() >= with.size() && text.substr(text.size() - with.size()) == with;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// One pass over a text's numbers, which become dates and quantities.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), numbers_(numbers_and_words(text)) {}

  std::vector<Statement> read() {
    while (at_ < numbers_.size()) {
      if (!read_date()) read_quantity();
    }
    return std::move(values_);
  }

 private:
  std::string_view before(const Number& one) const { return text_.substr(0, one.range.begin); }
  std::string_view behind(std::size_t end) const { return text_.substr(end); }
  std::string folded_before(std::size_t at, std::size_t most) const {
    std::size_t from = at > most ? at - most : 0;
    while (from < at && (static_cast<unsigned char>(text_[from]) & 0xC0U) == 0x80U) ++from;
    return fold(text_.substr(from, at - from));
  }
  std::string folded_behind(std::size_t at, std::size_t most) const {
    std::size_t to = std::min(text_.size(), at + most);
    while (to > at && to < text_.size() &&
           (static_cast<unsigned char>(text_[to]) & 0xC0U) == 0x80U) {
      --to;
    }
    return fold(text_.substr(at, to - at));
  }

  bool has_digits(const Number& one) const {
    return text_[one.range.begin] >= '0' && text_[one.range.begin] <= '9';
  }

  // A month's name right before `at` (with a space): its number and where it begins.
  std::optional<std::pair<int, std::size_t>> month_before(std::size_t at) const {
    const std::string left = folded_before(at, 12);
    for (std::size_t month = 0; month < english_months.size(); ++month) {
      const std::string word = std::string(english_months[month]) + " ";
      if (!ends(left, word)) continue;
      const std::size_t begin = at - word.size();
      if (begin > 0 && is_letter(text_[begin - 1])) continue;
      return std::make_pair(static_cast<int>(month) + 1, begin);
    }
    return {};
  }
  std::optional<std::pair<int, std::size_t>> month_behind(std::size_t at) const {
    const std::string right = folded_behind(at, 12);
    for (std::size_t month = 0; month < english_months.size(); ++month) {
      const std::string word = " " + std::string(english_months[month]);
      if (!begins(right, word) || (right.size() > word.size() && is_letter(right[word.size()]))) {
        continue;
      }
      return std::make_pair(static_cast<int>(month) + 1, at + word.size());
    }
    return {};
  }

  const Number* next_at(std::size_t steps, std::size_t begin) const {
    const std::size_t at = at_ + steps;
    return at < numbers_.size() && numbers_[at].range.begin == begin ? &numbers_[at] : nullptr;
  }

  // "after 1983", 1983年后: the date bounds something and is not the thing's own.
  bool bounds(const Range& range) const {
    std::string left = folded_before(range.begin, 12);
    while (!left.empty() && left.back() == ' ') left.pop_back();
    for (const std::string_view word :
         {"after", "before", "since", "until", "till", "by", "of", "the"}) {
      if (word == "the" && text_[range.end - 1] == 's') continue;  // The 1980s.
      if (ends(left, word) &&
          (left.size() == word.size() || !is_letter(left[left.size() - word.size() - 1]))) {
        return true;
      }
    }
    for (const std::string_view word : {"公元前", "截至", "早于", "晚于", "不晚于"}) {
      if (ends(left, word)) return true;
    }
    const std::string right = folded_behind(range.end, 9);
    for (const std::string_view word :
         {"后", "前", "之后", "之前", "以后", "以前", "以来", "起", "至今", "版", "度"}) {
      if (begins(right, word)) return true;
    }
    return begins(right, " bc") || begins(right, " onward");
  }

  void add_date(Kind kind, const Range& range, double low, double high, std::size_t used) {
    at_ += used;
    if (bounds(range)) return;
    Statement value;
    value.kind = kind;
    value.range = range;
    const bool about = take_about(value.range);
    value.low = about ? low - 731 : low;
    value.high = about ? high + 731 : high;
    join_range(value);
    values_.push_back(std::move(value));
  }

  bool read_date() {
    const Number& one = numbers_[at_];
    return !one.percent &&
           (read_republic(one) || read_decade(one) || read_chinese(one) || read_english(one));
  }

  bool read_republic(const Number& one) {
    if (!ends(folded_before(one.range.begin, 6), "民国") ||
        !begins(folded_behind(one.range.end, 3), "年") || one.value < 1 || one.value > 120) {
      return false;
    }
    const int year = 1911 + static_cast<int>(one.value);
    add_date(
        Kind::year,
        {one.range.begin - 6, one.range.end + 3},
        day_number(year, 1, 1),
        day_number(year, 12, 31),
        1);
    return true;
  }

  bool read_decade(const Number& one) {
    const std::string right = folded_behind(one.range.end, 6);
    const bool english = has_digits(one) && begins(right, "s") &&
                         (right.size() == 1 || !is_letter(right[1])) && is_year(one.value);
    const bool chinese = begins(right, "年代");
    if (!english && !chinese) return false;
    if (!is_year(one.value)) {
      ++at_;  // 八十年代: of which century is not said.
      return true;
    }
    const int year = static_cast<int>(one.value);
    const std::size_t end = one.range.end + (english ? 1 : std::string_view("年代").size());
    add_date(
        Kind::year,
        {one.range.begin, end},
        day_number(year, 1, 1),
        day_number(year + 9, 12, 31),
        1);
    return true;
  }

  bool read_chinese(const Number& one) {
    constexpr std::size_t character = 3;
    if (!is_year(one.value) || !begins(behind(one.range.end), "年")) return false;
    const int year = static_cast<int>(one.value);
    std::size_t end = one.range.end + character;
    const Number* month = next_at(1, end);
    if (month == nullptr || !begins(behind(month->range.end), "月") || month->value < 1 ||
        month->value > 12) {
      add_date(
          Kind::year, {one.range.begin, end}, day_number(year, 1, 1), day_number(year, 12, 31), 1);
      return true;
    }
    const int in = static_cast<int>(month->value);
    end = month->range.end + character;
    const Number* day = next_at(2, end);
    const bool is_day =
        day != nullptr && day->value >= 1 && day->value <= 31 &&
        (begins(behind(day->range.end), "日") || begins(behind(day->range.end), "号"));
    if (is_day) {
      const double on = day_number(year, in, static_cast<int>(day->value));
      add_date(Kind::date, {one.range.begin, day->range.end + character}, on, on, 3);
    } else {
      add_date(Kind::date, {one.range.begin, end}, day_number(year, in, 1), last_day(year, in), 2);
    }
    return true;
  }

  bool read_english(const Number& one) {
    if (!has_digits(one)) return read_spelled_year(one);
    if (one.range.end - one.range.begin == 4 && is_year(one.value)) {
      if (read_iso(one)) return true;
      const std::string right = folded_behind(one.range.end, 3);
      const std::string left = folded_before(one.range.begin, 3);
      if (begins(right, ".") && right.size() > 1 && right[1] >= '0' && right[1] <= '9')
        return false;
      if (!left.empty() && (is_letter(left.back()) || left.back() == '$')) return false;
      if (!right.empty() && (is_letter(right[0]) || right[0] == '%')) return false;
      if (right.size() == 3 && static_cast<unsigned char>(right[0]) >= 0xE3U) return false;  // 人
      const int year = static_cast<int>(one.value);
      if (const auto month = month_before(one.range.begin)) {
        add_date(
            Kind::date,
            {month->second, one.range.end},
            day_number(year, month->first, 1),
            last_day(year, month->first),
            1);
        return true;
      }
      add_date(Kind::year, one.range, day_number(year, 1, 1), day_number(year, 12, 31), 1);
      return true;
    }
    if (one.value < 1 || one.value > 31 || one.value != std::floor(one.value)) return false;
    const auto month = month_before(one.range.begin);
    const auto later = month ? std::nullopt : month_behind(one.range.end);
    if (!month && !later) return false;
    const std::size_t begin = month ? month->second : one.range.begin;
    std::size_t end = month ? one.range.end : later->second;
    const std::size_t gap = begins(behind(end), ", ") ? 2 : begins(behind(end), " ") ? 1 : 0;
    const Number* year = gap > 0 ? next_at(1, end + gap) : nullptr;
    if (year == nullptr || !is_year(year->value)) {
      ++at_;  // A day of a year that is not said.
      return true;
    }
    const double on = day_number(
        static_cast<int>(year->value),
        month ? month->first : later->first,
        static_cast<int>(one.value));
    add_date(Kind::date, {begin, year->range.end}, on, on, 2);
    return true;
  }

  // "in nineteen hundred and eighty-three", with nothing behind it that could be counted.
  bool read_spelled_year(const Number& one) {
    const std::string right = folded_behind(one.range.end, 2);
    const bool counts = right.size() == 2 && right[0] == ' ' && is_letter(right[1]);
    if (!is_letter(text_[one.range.begin]) || !is_year(one.value) || counts ||
        !ends(folded_before(one.range.begin, 4), " in ")) {
      return false;
    }
    const int year = static_cast<int>(one.value);
    add_date(Kind::year, one.range, day_number(year, 1, 1), day_number(year, 12, 31), 1);
    return true;
  }

  bool read_iso(const Number& one) {
    const std::string_view sign = behind(one.range.end).substr(0, 1);
    if (sign != "-" && sign != "/") return false;
    const Number* month = next_at(1, one.range.end + 1);
    if (month == nullptr || behind(month->range.end).substr(0, 1) != sign) return false;
    const Number* day = next_at(2, month->range.end + 1);
    if (day == nullptr || month->value < 1 || month->value > 12 || day->value < 1 ||
        day->value > 31) {
      return false;
    }
    const double on = day_number(
        static_cast<int>(one.value), static_cast<int>(month->value), static_cast<int>(day->value));
    add_date(Kind::date, {one.range.begin, day->range.end}, on, on, 3);
    return true;
  }

  // Whether a word for "about" stands beside the range, which then holds it too.
  bool take_about(Range& range) const {
    bool about = take_before(
        range,
        {"约",
         "大约",
         "约为",
         "大概",
         "将近",
         "近",
         "接近",
         "about",
         "around",
         "some",
         "roughly",
         "approximately",
         "nearly",
         "almost",
         "circa",
         "c."});
    if (take_behind(range, {"左右", "上下", "前后"})) about = true;
    return about;
  }
  bool take_before(Range& range, std::initializer_list<std::string_view> words) const {
    std::size_t longest = 0;
    const std::string left = folded_before(range.begin, 24);
    std::string_view rest = left;
    std::size_t spaces = 0;
    while (!rest.empty() && rest.back() == ' ') {
      rest.remove_suffix(1);
      ++spaces;
    }
    for (const std::string_view word : words) {
      if (!ends(rest, word)) continue;
      const bool inside = is_letter(word[0]) && rest.size() > word.size() &&
                          is_letter(rest[rest.size() - word.size() - 1]);
      if (!inside) longest = std::max(longest, word.size());
    }
    if (longest > 0) range.begin -= longest + spaces;
    return longest > 0;
  }
  bool take_behind(Range& range, std::initializer_list<std::string_view> words) const {
    const std::string right = folded_behind(range.end, 12);
    for (const std::string_view word : words) {
      if (!begins(right, word)) continue;
      range.end += word.size();
      return true;
    }
    return false;
  }

  // "from 20 to 30", 1983—1985: one value from the first to the second.
  void join_range(Statement& value) {
    if (values_.empty() || values_.back().kind != value.kind) return;
    const Statement& last = values_.back();
    if (last.range.end > value.range.begin) return;
    const std::string between =
        fold(text_.substr(last.range.end, value.range.begin - last.range.end));
    for (const std::string_view word :
         {"-", "–", "—", "——", "~", "～", "至", "到", " to ", " – ", " - ", " and "}) {
      if (between != word) continue;
      if (word == " and " && !ends(folded_before(last.range.begin, 8), "between ")) continue;
      value.range.begin = last.range.begin;
      value.low = std::min(value.low, last.low);
      value.high = std::max(value.high, last.high);
      values_.pop_back();
      return;
    }
  }

  bool is_no_quantity(const Number& one) const {
    const std::string left = folded_before(one.range.begin, 9);
    const std::string right = folded_behind(one.range.end, 9);
    for (const std::string_view word : {"第", "公元前", "no. ", "number "}) {
      if (ends(left, word)) return true;
    }
    // 一个 is "a"; the past two decades are of no day.
    if (text_.substr(one.range.begin, one.range.end - one.range.begin) == "一" ||
        begins(right, " decade") || begins(right, " centur") || ends(left, "past ") ||
        ends(left, "last ") || ends(left, "过去") || ends(left, "最近")) {
      return true;
    }
    // 几百, 上千, 成百: nobody counted.
    const std::string size = fold(text_.substr(one.range.begin, 3));
    const bool opens_with_size =
        size == "十" || size == "百" || size == "千" || size == "万" || size == "亿";
    for (const std::string_view word : {"数", "几", "上", "成", "近"}) {
      if (opens_with_size && ends(left, word)) return true;
    }
    if (!left.empty() && (is_letter(left.back()) || left.back() == '.' || left.back() == ':' ||
                          left.back() == '#' || left.back() == '/')) {
      return true;
    }
    if (left.size() > 1 && left.back() == '-' && is_letter(left[left.size() - 2])) return true;
    if (right.empty()) return false;
    if (right[0] == ':' || right[0] == '/' || begins(right, "世纪") || begins(right, "月") ||
        begins(right, "号") || begins(right, "日") || begins(right, "st ") ||
        begins(right, "nd ") || begins(right, "rd ") || begins(right, "th")) {
      return true;
    }
    // The mark of an item in a list.
    const bool opens = before(one).find_last_not_of(" *#") == std::string_view::npos ||
                       text_[before(one).find_last_not_of(" *#")] == '\n';
    return opens &&
           (right[0] == '.' || right[0] == ')' || begins(right, "、") || begins(right, ":"));
  }

  void read_quantity() {
    const Number& one = numbers_[at_];
    ++at_;
    if (is_no_quantity(one)) return;
    Statement value;
    value.range = one.range;
    value.percent = one.percent;
    value.low = value.high = one.value;
    const bool open_behind = take_behind(value.range, {"多", "余", "以上"});
    const bool open_before = take_before(
        value.range,
        {"超过",
         "多于",
         "至少",
         "不少于",
         "逾",
         "超",
         "over",
         "more than",
         "at least",
         "upwards of"});
    const bool below_before = take_before(
        value.range,
        {"不到",
         "不足",
         "少于",
         "最多",
         "至多",
         "less than",
         "fewer than",
         "at most",
         "up to",
         "under"});
    const bool below_behind = take_behind(value.range, {"以下", "以内"});
    if (open_behind || open_before) {
      value.low *= 0.95;
      value.high = infinity;
    } else if (below_before || below_behind) {
      value.low = -infinity;
      value.high *= 1.05;
    } else if (take_about(value.range)) {
      value.low *= 0.8;
      value.high *= 1.25;
    } else {
      round(value);
    }
    join_range(value);
    values_.push_back(std::move(value));
  }

  // A round number from a hundred on may stand for one near it: 3,000 for 2,987.
  static void round(Statement& value) {
    if (value.low < 100 || value.low != std::floor(value.low)) return;
    double place = 1;
    while (std::fmod(value.low, place * 10) == 0) place *= 10;
    if (place == 1) return;
    value.low -= place / 2;
    value.high += place / 2;
  }

  std::string_view text_;
  std::vector<Number> numbers_;
  std::size_t at_ = 0;
  std::vector<Statement> values_;
};

}  // namespace

std::string_view to_string(Kind kind) {
  constexpr std::array<std::string_view, 5> names = {"year", "date", "number", "name", "yes-no"};
  return names[static_cast<std::size_t>(kind)];
}

bool agree(const Statement& a, const Statement& b) {
  if (a.kind == Kind::name) {
    return a.name.find(b.name) != std::string::npos || b.name.find(a.name) != std::string::npos;
  }
  return a.low <= b.high && b.low <= a.high;
}

std::vector<Statement> values(std::string_view text) {
  return Reader(text).read();
}

}  // namespace weiguan::consistency
