// Pieces: a text as a reader of neighbours sees it.  What is said (words, Chinese characters), the
// signs between, and where a sentence ends.
//
// They are the tokens of text/tokens.h, so a phrase that PhraseMatcher finds begins and ends on
// borders of pieces.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/tokens.h"

namespace weiguan {

enum class PieceKind {
  word,          // A word of a script with spaces: Xinhua, 2024, 5G.
  character,     // A Chinese character, kana or hangul.
  sign,          // Anything between: a comma, a quotation mark, a space between two characters.
  sentence_end,  // 。 ！ ？ and their Latin forms, and the end of a paragraph.
};

struct Piece {
  PieceKind kind = PieceKind::sign;
  std::string_view folded;  // Valid until the next piece only.
  std::size_t begin = 0;    // Bytes of the original text.
  std::size_t end = 0;      // Not included.
};

// Gives the pieces one by one.  The text must outlive it.
//
// A full stop "." ends a sentence only where white space, the text's end or a closing quotation
// mark or bracket follows and the word before it has more than one letter: not in 3.5, gov.cn or
// J. Smith.  Abbreviations of more letters (Dr. Smith) are taken for an end.
class PieceReader {
 public:
  explicit PieceReader(std::string_view text) : text_(text), reader_(text) {}

  bool next(Piece& piece);  // False at the end; then `piece` is not changed.

 private:
  bool ends_sentence(std::size_t stop) const;

  std::string_view text_;
  TokenReader reader_;
  bool initial_ = false;  // The last token is a word of one letter.
};

}  // namespace weiguan
