#include "extract/detail/characters.h"

#include <algorithm>

#include "extract/detail/strings.h"
#include "text/utf8.h"

namespace weiguan::extract {

namespace {

char32_t narrow(char32_t c) {
  if (c == 0xA0 || c == 0x3000) return ' ';
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  if (c == U'〔') return U'[';
  if (c == U'〕') return U']';
  if (c == U'∕' || c == U'╱' || c == U'⁄') return '/';
  return c;
}

// 一 to 十, as digits; -1 for others.
int digit_of(char32_t c) {
  constexpr std::u32string_view digits = U"〇一二三四五六七八九";
  if (c == U'○') return 0;
  const std::size_t at = digits.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

// 五, 十, 十五, 二十, 二十五, 三十一.
int chinese_number(std::u32string_view text) {
  if (text.size() == 1) return text[0] == U'十' ? 10 : digit_of(text[0]);
  if (text.size() == 2) {
    if (text[0] == U'十') return digit_of(text[1]) < 1 ? -1 : 10 + digit_of(text[1]);
    if (text[1] == U'十') return digit_of(text[0]) < 1 ? -1 : 10 * digit_of(text[0]);
    const int high = digit_of(text[0]);
    const int low = digit_of(text[1]);
    return high < 0 || low < 0 ? -1 : 10 * high + low;
  }
  if (text.size() == 3 && text[1] == U'十') {
    const int high = digit_of(text[0]);
    const int low = digit_of(text[2]);
    return high < 1 || low < 1 ? -1 : 10 * high + low;
  }
  return -1;
}

}  // namespace

Characters::Characters(std::string_view written, std::size_t most) : text(written) {
  std::size_t at = 0;
  while (at < written.size() && characters.size() < most) {
    offsets.push_back(at);
    characters += narrow(next_character(written, at));
  }
  offsets.push_back(at);
}

std::string Characters::written(std::size_t from, std::size_t to) const {
  if (from >= to) return {};
  return std::string(trim(text.substr(offsets[from], offsets[to] - offsets[from])));
}

bool opens_bracket(char32_t c) {
  return c == '(' || c == '[' || c == U'【' || c == U'《' || c == U'（' || c == U'［' || c == U'〔';
}

bool closes_bracket(char32_t c) {
  return c == ')' || c == ']' || c == U'】' || c == U'》' || c == U'）' || c == U'］' || c == U'〕';
}

std::size_t word_at(
    std::u32string_view text, std::size_t from, const std::vector<std::u32string_view>& words) {
  std::size_t longest = 0;
  for (const std::u32string_view word : words) {
    if (word.size() > longest && text.substr(std::min(from, text.size())).starts_with(word)) {
      longest = word.size();
    }
  }
  return longest;
}

int number_before(std::u32string_view text, std::size_t end, std::size_t& begin) {
  begin = end;
  while (begin > 0 && end - begin < 2 && text[begin - 1] >= '0' && text[begin - 1] <= '9') --begin;
  if (begin < end) {
    int number = 0;
    for (std::size_t i = begin; i < end; ++i)
      number = number * 10 + static_cast<int>(text[i] - '0');
    return number;
  }
  while (begin > 0 && end - begin < 3 &&
         (text[begin - 1] == U'十' || digit_of(text[begin - 1]) >= 0)) {
    --begin;
  }
  return begin < end ? chinese_number(text.substr(begin, end - begin)) : -1;
}

}  // namespace weiguan::extract
