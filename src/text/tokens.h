// Tokens: what search counts as one thing.  The one definition, used by every archive and by
// snippets.
//
//   a word       a run of letters, marks and digits of scripts that put spaces between words:
//   Xinhua, 2024, 5G a character  anything else that is not white space: 中, 。, $ a space      a
//   white-space run between two CJK characters a break      a white-space run with a line break in
//   it, anywhere: a phrase never crosses a paragraph
//
// Other white space separates words and is no token, so that 在 5G 时代 and 在5G时代 are equal.
// White space (breaks too) at the front and the end of the text is no token.  All tokens are folded
// (text/fold.h).
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace weiguan {

struct Token {
  std::string_view folded;  // Valid during the call only.  A space is " ", a break is "\n".
  std::size_t begin = 0;    // Bytes of the original text.
  std::size_t end = 0;      // Not included.
};

// Calls `each` with the tokens in order; stops early when it returns false.
void each_token(std::string_view text, const std::function<bool(const Token&)>& each);

std::vector<std::string> tokens(std::string_view text);  // Their folded forms.

struct Range {
  std::size_t begin = 0;  // Bytes, on character borders.
  std::size_t end = 0;    // Not included.

  friend bool operator==(const Range&, const Range&) = default;
};

// Where the phrase (its tokens, at least one) stands in `text`, from front to back, without
// overlap. With `prefix` the phrase's last token need only begin the text's word: "democra*".
std::vector<Range> find_phrase(
    std::string_view text, const std::vector<std::string>& phrase, bool prefix = false);

}  // namespace weiguan
