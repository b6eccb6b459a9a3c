// Numbers keys as they come: 0 for the first.
#pragma once

#include <cstdint>
#include <vector>

namespace weiguan::collocates {

class Index {
 public:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::uint32_t find(std::uint64_t key) const {  // `none` where it was not added.
    if (slots_.empty()) return none;
    for (std::size_t at = first_slot(key);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at] == 0) return none;
      if (keys_[slots_[at] - 1] == key) return slots_[at] - 1;
    }
  }
  std::uint32_t add(std::uint64_t key);  // Its number, old or new.

  std::size_t size() const { return keys_.size(); }
  std::uint64_t key(std::uint32_t number) const { return keys_[number]; }

 private:
  std::size_t first_slot(std::uint64_t key) const {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> shift_);
  }
  void grow();

  std::vector<std::uint32_t> slots_;  // A number plus 1; 0: free. Half of them at least are.
  std::vector<std::uint64_t> keys_;
  unsigned shift_ = 64;
};

inline std::uint64_t pair_key(std::uint64_t a, std::uint64_t b) {
  return a << 32 | b;
}

}  // namespace weiguan::collocates
