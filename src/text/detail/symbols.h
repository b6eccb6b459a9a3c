// Numbers for tokens, so that texts and phrases are compared number by number.  Only tokens that
// were learnt have a number of their own.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace weiguan::detail {

using Symbol = std::uint32_t;

inline constexpr Symbol no_symbol = 0;       // Behind the end of a text.
inline constexpr Symbol unknown_symbol = 1;  // A token that was not learnt.
inline constexpr Symbol break_symbol = 2;
inline constexpr Symbol space_symbol = 3;

// A part of a text as symbols.  The arrays are larger than what is used of them.
struct SymbolText {
  std::vector<Symbol> symbols;
  std::vector<Range> places;
  std::size_t size = 0;
  std::u32string word;  // The reader's own.
};

class Symbols {
 public:
  Symbols();

  // The symbols of a pattern's tokens, which are learnt.
  std::vector<Symbol> learn(std::string_view pattern);

  // To be called once, when everything is learnt and before anything is read.
  void settle();

 private:
  friend class SymbolReader;

  struct Word {
    std::uint64_t hash = 0;
    std::uint32_t begin = 0;  // In letters_.
    std::uint32_t size = 0;   // 0 where there is no word.
    Symbol symbol = no_symbol;
  };

  Symbol learn_token(std::string_view folded);
  Symbol learn_word(std::u32string_view word);
  void grow_words();
  const Word& word_slot(std::u32string_view word, std::uint64_t hash) const;
  Symbol of_character(char32_t folded) const;
  Symbol of_word(std::u32string_view word, std::uint64_t hash) const;

  // By character, folded or not, of those below U+10000: its symbol, where it is a token of its
  // own; else 0, and where its symbol is to be looked for in another way.  Surrogates have 0.
  std::vector<std::uint16_t> characters_;
  std::array<unsigned char, 128> ascii_letters_{};  // Folded; 0 for what is part of no word.
  Symbol next_character_ = space_symbol + 1;
  // Words, and single characters beyond U+FFFF, in an open hash table.
  std::vector<Word> words_;
  std::size_t word_count_ = 0;
  std::size_t longest_word_ = 0;
  std::u32string letters_;
};

// Gives the tokens that TokenReader gives, as symbols.
class SymbolReader {
 public:
  SymbolReader(const Symbols& symbols, std::string_view text, SymbolText& out)
      : symbols_(symbols), text_(text), out_(out) {}

  // Appends tokens until out.size is `most` or the text is at its end; then gives false.  From call
  // to call the last token must stay.  REQUIRES: the arrays have room for `most` + 3.
  bool read(std::size_t most);

 private:
  bool is_letter(char byte) const;
  void add(Symbol symbol, std::size_t begin, std::size_t end);
  void read_quickly(std::size_t most);
  void read_slowly();
  void read_white();
  void read_word();

  const Symbols& symbols_;
  std::string_view text_;
  SymbolText& out_;
  std::size_t at_ = 0;
};

}  // namespace weiguan::detail
