// What each character folds to and what it is in a token, in one look-up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace weiguan::detail {

// clang-format off
#include "text/detail/fold_table.inc"
// clang-format on

enum class Kind : std::uint8_t {
  other,       // A token of its own.
  word,        // Part of a word.
  cjk,         // A token of its own; white space between two of these is a token.
  space,       // White space that ends no line.
  line_break,  // White space that ends a line.
  ignored,     // Invisible: no token, and ends none.
};

struct Character {
  char32_t folded = 0;
  Kind kind = Kind::other;  // Of the folded character.
};

inline Character look_up(char32_t c) {
  constexpr std::size_t block = 32;
  // The last block stands for all behind it.
  const std::size_t last = std::size(fold_blocks) - 1;
  const std::size_t at = c / block < last ? c / block : last;
  const std::uint32_t entry = fold_entries[fold_blocks[at] * block + c % block];
  return {c ^ (entry >> 3), static_cast<Kind>(entry & 7)};
}

}  // namespace weiguan::detail
