// A text as it is compared with others.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/detail/units.h"

namespace weiguan::detail {

struct ComparedWords {
  explicit ComparedWords(std::string_view text);

  std::vector<Unit> units;                   // Equal words have equal numbers, in every text.
  std::vector<std::uint8_t> weights, sizes;  // Of each; the latter for shingles.
  std::uint64_t weight = 0;
  std::uint32_t shingles = 0;          // Different ones.
  std::vector<std::uint32_t> figures;  // Words with a digit, each once, sorted.
};

}  // namespace weiguan::detail
