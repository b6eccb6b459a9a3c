// What the readers of written dates and of addresses share.
#pragma once

#include <cstddef>
#include <string_view>

#include "extract/detail/dates.h"

namespace weiguan::extract {

inline bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
inline bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Reads a text from front to back.
struct Cursor {
  std::string_view text;
  std::size_t at = 0;

  bool done() const { return at >= text.size(); }
  char peek() const { return done() ? '\0' : text[at]; }

  // Up to `most` digits, at least one; -1 where there are none or more.
  int number(int most) {
    int value = 0;
    int count = 0;
    std::size_t i = at;
    while (i < text.size() && is_digit(text[i])) {
      if (++count > most) return -1;
      value = value * 10 + (text[i++] - '0');
    }
    if (count == 0) return -1;
    at = i;
    return value;
  }

  // `word` is not empty.
  bool skip(std::string_view word) {
    if (done() || text[at] != word.front() || text.compare(at, word.size(), word) != 0)
      return false;
    at += word.size();
    return true;
  }

  void blanks() {
    while (skip(" ") || skip("\t") || skip("\n") || skip("\xC2\xA0") || skip("\xE3\x80\x80")) {
    }
  }
};

bool is_real(const WrittenDate& date);  // A day that there was, of 1990 to 2100.

// Reads a time of day behind a date, with its zone: 09:30, 9:30:05 PM, 09时30分, 下午3:05,
// at 9.30am. Neither is changed where there is none.
void read_time(Cursor& cursor, WrittenDate& date);

// The month whose name stands at the cursor, which is moved behind it; 0 where none does.
int month_at(Cursor& cursor);

}  // namespace weiguan::extract
