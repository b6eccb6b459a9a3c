// A text as the comparison of two versions reads it: words, numbers, characters and signs, without
// what is no text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace weiguan::detail {

// A character of the text as a reader sees it: entities decoded, tags and what cannot be seen left
// out.
struct SeenCharacter {
  char32_t seen = 0;               // Width and 简/繁 undone; capitals stay.
  char32_t folded = 0;             // As text/fold.h does.
  std::size_t begin = 0, end = 0;  // Bytes.
};

std::vector<SeenCharacter> seen_characters(std::string_view text);

// Which of these are furniture: labels, counters, time stamps around a text.
std::vector<bool> furniture_of(const std::vector<SeenCharacter>& characters);

struct DiffElement {
  enum class Kind : std::uint8_t {
    word,
    number,
    character,  // CJK.
    quantity,   // A sign that is part of what is said: %, $, a minus.
    sign
  };
  Kind kind = Kind::sign;
  std::u32string key;  // Equal for two that say the same.
  Range range;         // Bytes.

  bool counts() const { return kind != Kind::sign; }
  // Letters, digits and CJK characters.
  std::size_t size() const;
};

// In order; furniture left out.
std::vector<DiffElement> diff_elements(std::string_view text);

}  // namespace weiguan::detail
