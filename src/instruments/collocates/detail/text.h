// One text in symbols, and what of it stands near a phrase.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/phrases.h"
#include "text/pieces.h"

namespace weiguan::collocates {

// What stands for a piece: a Chinese character's code point, or a word's number. Behind them come
// the numbers of wordings of the glossary that are neither one word nor a run of characters.
using Symbol = std::uint32_t;
inline constexpr Symbol no_symbol = 0;  // Signs, little words, numbers, words that nobody knows.
inline constexpr Symbol first_word = 0x110000;
inline constexpr Symbol first_wording = 0x80000000;

class Words {
 public:
  Symbol add(std::string_view folded);  // no_symbol for little words and numbers.
  Symbol find(std::string_view folded) const;
  const std::string& word(Symbol symbol) const { return *words_[symbol - first_word]; }

 private:
  std::unordered_map<std::string, Symbol> numbers_;
  std::vector<const std::string*> words_;
};

struct Text {
  // Of each piece.
  std::vector<PieceKind> kinds;
  std::vector<Symbol> symbols;
  std::vector<std::size_t> begins, ends;
  std::uint64_t size = 0;  // Words and characters.

  void read(std::string_view text, Words& words);              // New words are added.
  void read_known(std::string_view text, const Words& words);  // New ones have no symbol.
  bool is_said(std::size_t at) const {
    return kinds[at] == PieceKind::word || kinds[at] == PieceKind::character;
  }
  std::size_t piece_at(std::size_t byte) const;  // The first piece that begins there or behind.

 private:
  void clear();
  Symbol add(const Piece& piece);
};

// How far a phrase's company reaches: never over the end of its sentence.
struct Reach {
  bool sentence = false;    // The whole of it; otherwise:
  std::uint32_t words = 5;  // on each side; a Chinese character is half a word.
};

// Of each piece of a text.
struct Near {
  std::vector<std::uint8_t> node, near;  // Inside a match; within reach of one and not inside any.
  // What is said between it and the match before it or behind it, in half words; `far` where none
  // is in its sentence.
  std::vector<std::uint32_t> from_left, to_right;
  std::uint64_t size = 0;  // Words and characters that are near.

  static constexpr std::uint32_t far = 0xFFFFFFFF;

  // `matches`: of one phrase.
  void mark(const Text& text, const std::vector<PhraseMatch>& matches, const Reach& reach);
  // Whether what stands from piece `first` to `last` belongs to the match before it: it is the
  // nearer one, or as near as the one behind.
  bool is_right(std::size_t first, std::size_t last) const {
    return from_left[first] <= to_right[last];
  }
};

}  // namespace weiguan::collocates
