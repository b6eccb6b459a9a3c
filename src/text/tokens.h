// Tokens: what search counts as one thing.  The one definition, used by every archive and by
// snippets.
//
//   a word       a run of letters, marks and digits of scripts other than Han, kana, hangul and
//                bopomofo: Xinhua, 2024, 5G
//   a character  anything else that can be seen: 中, 。, $
//   a space      a white-space run between two CJK characters (is_cjk() of text/utf8.h)
//   a break      a white-space run with a line break in it, anywhere: a phrase never crosses a
//                paragraph
//
// Other white space separates words and is no token, so that 在 5G 时代 and 在5G时代 are equal.
// White space (breaks too) at the front and the end of the text is no token.  Invisible characters
// (soft hyphen, zero-width space, byte order mark, direction marks, variation selectors) are no
// tokens and end none.  All tokens are folded (text/fold.h), and what a character is, its folded
// form says.  An invalid byte counts as U+FFFD.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace weiguan {

struct Token {
  std::string_view folded;  // Valid until the next token only.  A space is " ", a break is "\n".
  std::size_t begin = 0;    // Bytes of the original text.
  std::size_t end = 0;      // Not included.
};

// Gives the tokens one by one.  The text must outlive it.
class TokenReader {
 public:
  explicit TokenReader(std::string_view text) : text_(text) {}

  bool next(Token& token);  // False at the end; then `token` is not changed.

 private:
  void read_word(Token& token);

  std::string_view text_;
  std::size_t at_ = 0;
  bool started_ = false;    // A token was given.
  bool after_cjk_ = false;  // The last token is a CJK character.
  std::string word_;
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
// overlap. With `prefix` the phrase's last token need only begin the text's word: "democra*"; the
// range then holds the whole word.
std::vector<Range> find_phrase(
    std::string_view text, const std::vector<std::string>& phrase, bool prefix = false);

}  // namespace weiguan
