// A table of pairs of numbers and how often they were met.
#pragma once

#include <cstdint>
#include <vector>

namespace weiguan::keyness {

struct PairEntry {
  std::uint64_t pair = 0;  // 0: free.
  std::uint32_t count = 0;
  std::uint32_t mark = 0;  // The user's own.
};

// Open addressing; an entry stays where it is until the next add().
class Pairs {
 public:
  Pairs() : entries_(std::size_t{1} << 10) {}

  static std::uint64_t pair(std::uint32_t a, std::uint32_t b) {  // REQUIRES: a is not 0.
    return std::uint64_t{a} << 32 | b;
  }

  PairEntry& add(std::uint64_t pair) {
    if (2 * used_ >= entries_.size()) grow();
    PairEntry& entry = entries_[slot(pair)];
    if (entry.pair == 0) {
      entry.pair = pair;
      ++used_;
    }
    return entry;
  }

  const PairEntry* find(std::uint64_t pair) const {
    const PairEntry& entry = entries_[slot(pair)];
    return entry.pair == 0 ? nullptr : &entry;
  }

  std::vector<PairEntry>& entries() { return entries_; }  // Free ones among them.

 private:
  std::size_t slot(std::uint64_t pair) const {
    std::uint64_t mixed = pair * 0x9E3779B97F4A7C15U;
    mixed ^= mixed >> 29;
    std::size_t at = mixed & (entries_.size() - 1);
    while (entries_[at].pair != 0 && entries_[at].pair != pair) {
      at = (at + 1) & (entries_.size() - 1);
    }
    return at;
  }

  void grow() {
    std::vector<PairEntry> old(2 * entries_.size());
    old.swap(entries_);
    for (const PairEntry& one : old) {
      if (one.pair != 0) entries_[slot(one.pair)] = one;
    }
  }

  std::vector<PairEntry> entries_;
  std::size_t used_ = 0;
};

}  // namespace weiguan::keyness
