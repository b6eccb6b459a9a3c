// Places in a text, in characters.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan {

// Made once for a text, which must outlive it.
class CharacterPlaces {
 public:
  explicit CharacterPlaces(std::string_view text) : text_(text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
      if (at >= counts_.size() * step) counts_.push_back({at, count});
      next_character(text, at);
    }
  }

  // How many stand before this byte, which is on a character's border.
  std::size_t before(std::size_t byte) const {
    if (counts_.empty()) return 0;
    std::size_t known = std::min(byte / step, counts_.size() - 1);
    if (counts_[known].byte > byte) --known;
    const Place& from = counts_[known];
    return from.characters + count_characters(text_.substr(from.byte, byte - from.byte));
  }
  Range of(const Range& bytes) const { return {before(bytes.begin), before(bytes.end)}; }

 private:
  static constexpr std::size_t step = 1024;
  struct Place {
    std::size_t byte, characters;
  };

  std::string_view text_;
  std::vector<Place> counts_;  // The first border at or behind each step.
};

}  // namespace weiguan
