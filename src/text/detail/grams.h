// Runs of words as hashes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/detail/units.h"

namespace weiguan::detail {

struct HashedGram {
  std::uint64_t hash = 0;
  std::uint32_t begin = 0, end = 0;  // Words; the end is not included.
};

// From every word the shortest run that has at least this size, where so much stands behind it.
// What was in `grams` goes.  REQUIRES: a size for each word, none 0.
void hash_grams(
    const std::vector<Unit>& words,
    const std::vector<std::uint8_t>& sizes,
    std::uint32_t least,
    std::vector<HashedGram>& grams);

// Numbers different hashes from 0.
class GramTable {
 public:
  explicit GramTable(std::size_t most);  // So many of them, at the most.

  std::uint32_t add(std::uint64_t hash);         // Its number, a new one where it is new.
  std::uint32_t find(std::uint64_t hash) const;  // none where it is not there.
  std::uint32_t size() const { return size_; }

  static constexpr std::uint32_t none = UINT32_MAX;

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t number = none;
  };
  std::size_t place_of(std::uint64_t hash) const;

  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::uint32_t size_ = 0;
};

}  // namespace weiguan::detail
