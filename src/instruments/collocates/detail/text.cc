#include "instruments/collocates/detail/text.h"

#include <algorithm>

#include "instruments/collocates/detail/little_words.h"
#include "text/utf8.h"

namespace weiguan::collocates {

namespace {

bool is_number(std::string_view word) {
  return word.find_first_not_of("0123456789") == std::string_view::npos;
}

std::uint32_t half_words(PieceKind kind) {
  if (kind == PieceKind::word) return 2;
  return kind == PieceKind::character ? 1 : 0;
}

}  // namespace

Symbol Words::add(std::string_view folded) {
  if (is_number(folded) || is_little_word(folded)) return no_symbol;
  const auto next = static_cast<Symbol>(first_word + words_.size());
  const auto [at, added] = numbers_.try_emplace(std::string(folded), next);
  if (added) words_.push_back(&at->first);
  return at->second;
}

Symbol Words::find(std::string_view folded) const {
  const auto found = numbers_.find(std::string(folded));
  return found == numbers_.end() ? no_symbol : found->second;
}

void Text::clear() {
  kinds.clear();
  symbols.clear();
  begins.clear();
  ends.clear();
  size = 0;
}

Symbol Text::add(const Piece& piece) {
  kinds.push_back(piece.kind);
  begins.push_back(piece.begin);
  ends.push_back(piece.end);
  symbols.push_back(no_symbol);
  if (piece.kind == PieceKind::word || piece.kind == PieceKind::character) ++size;
  if (piece.kind == PieceKind::character) {
    std::size_t at = 0;
    symbols.back() = static_cast<Symbol>(next_character(piece.folded, at));
  }
  return symbols.back();
}

void Text::read(std::string_view text, Words& words) {
  clear();
  PieceReader reader(text);
  for (Piece piece; reader.next(piece);) {
    add(piece);
    if (piece.kind == PieceKind::word) symbols.back() = words.add(piece.folded);
  }
}

void Text::read_known(std::string_view text, const Words& words) {
  clear();
  PieceReader reader(text);
  for (Piece piece; reader.next(piece);) {
    add(piece);
    if (piece.kind == PieceKind::word) symbols.back() = words.find(piece.folded);
  }
}

std::size_t Text::piece_at(std::size_t byte) const {
  return static_cast<std::size_t>(
      std::lower_bound(begins.begin(), begins.end(), byte) - begins.begin());
}

void Near::mark(const Text& text, const std::vector<PhraseMatch>& matches, const Reach& reach) {
  const std::size_t count = text.kinds.size();
  node.assign(count, 0);
  near.assign(count, 0);
  from_left.assign(count, far);
  to_right.assign(count, far);
  size = 0;
  for (const PhraseMatch& match : matches) {
    for (std::size_t i = text.piece_at(match.begin); i < count && text.begins[i] < match.end; ++i) {
      node[i] = 1;
    }
  }
  const std::uint32_t limit = reach.sentence ? far - 1 : 2 * reach.words;
  const auto step = [&](std::size_t i, std::uint32_t& said, std::vector<std::uint32_t>& distances) {
    if (node[i] != 0) {
      said = 0;
    } else if (text.kinds[i] == PieceKind::sentence_end) {
      said = far;
    } else if (said != far) {
      distances[i] = said;
      said += half_words(text.kinds[i]);
      if (said <= limit) near[i] = 1;
    }
  };
  std::uint32_t said = far;
  for (std::size_t i = 0; i < count; ++i) step(i, said, from_left);
  said = far;
  for (std::size_t i = count; i-- > 0;) step(i, said, to_right);
  for (std::size_t i = 0; i < count; ++i) {
    if (near[i] != 0 && text.is_said(i)) ++size;
  }
}

}  // namespace weiguan::collocates
