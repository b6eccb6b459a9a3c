#include "text/pieces.h"

#include "text/detail/characters.h"
#include "text/detail/marks.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

bool is_one_letter(std::string_view word) {
  std::size_t at = 0;
  const char32_t first = next_character(word, at);
  return at == word.size() && (first < U'0' || first > U'9');
}

}  // namespace

bool PieceReader::ends_sentence(std::size_t stop) const {
  if (initial_) return false;
  if (stop == text_.size()) return true;
  std::size_t at = stop;
  const char32_t behind = next_character(text_, at);
  if (detail::closes(detail::look_up(behind).folded) || is_cjk(behind)) return true;
  const auto kind = detail::look_up(behind).kind;
  return kind == detail::Kind::space || kind == detail::Kind::line_break;
}

bool PieceReader::next(Piece& piece) {
  Token token;
  if (!reader_.next(token)) return false;
  std::size_t at = 0;
  const char32_t first = next_character(token.folded, at);
  piece.folded = token.folded;
  piece.begin = token.begin;
  piece.end = token.end;
  const detail::Kind kind = detail::look_up(first).kind;
  piece.kind = PieceKind::sign;
  if (kind == detail::Kind::word) {
    piece.kind = PieceKind::word;
  } else if (kind == detail::Kind::cjk) {
    piece.kind = PieceKind::character;
  } else if (first == U'\n' || first == U'。' || first == U'!' || first == U'?') {
    piece.kind = PieceKind::sentence_end;
  } else if (first == U'.' && ends_sentence(token.end)) {
    piece.kind = PieceKind::sentence_end;
  }
  initial_ = piece.kind == PieceKind::word && is_one_letter(token.folded);
  return true;
}

}  // namespace weiguan
