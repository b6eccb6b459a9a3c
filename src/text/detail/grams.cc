#include "text/detail/grams.h"

#include <array>
#include <bit>

namespace weiguan::detail {

namespace {

constexpr std::uint64_t base = 0x9E3779B97F4A7C15u;  // Odd.
constexpr std::size_t longest = 64;

std::array<std::uint64_t, longest + 1> powers() {
  std::array<std::uint64_t, longest + 1> all{};
  all[0] = 1;
  for (std::size_t i = 1; i < all.size(); ++i) all[i] = all[i - 1] * base;
  return all;
}

}  // namespace

void hash_grams(
    const std::vector<Unit>& words,
    const std::vector<std::uint8_t>& sizes,
    std::uint32_t least,
    std::vector<HashedGram>& grams) {
  static const std::array<std::uint64_t, longest + 1> power = powers();
  grams.clear();
  grams.reserve(words.size());
  std::uint64_t sum = 0;  // A polynomial in `base`, of which the first word has the highest power.
  std::uint32_t end = 0, size = 0;
  for (std::uint32_t begin = 0; begin < words.size(); ++begin) {
    while (size < least && end < words.size() && end - begin < longest) {
      sum = sum * base + words[end].word + 1;
      size += sizes[end++];
    }
    if (size < least) break;
    grams.push_back({mix(sum, end - begin), begin, end});
    sum -= (std::uint64_t{words[begin].word} + 1) * power[end - begin - 1];
    size -= sizes[begin];
  }
}

GramTable::GramTable(std::size_t most)
    : slots_(std::bit_ceil(2 * most + 2)), mask_(slots_.size() - 1) {}

std::size_t GramTable::place_of(std::uint64_t hash) const {
  std::size_t at = hash & mask_;
  while (slots_[at].number != none && slots_[at].hash != hash) at = (at + 1) & mask_;
  return at;
}

std::uint32_t GramTable::add(std::uint64_t hash) {
  Slot& slot = slots_[place_of(hash)];
  if (slot.number == none) slot = {hash, size_++};
  return slot.number;
}

std::uint32_t GramTable::find(std::uint64_t hash) const {
  return slots_[place_of(hash)].number;
}

}  // namespace weiguan::detail
