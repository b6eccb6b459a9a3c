#include "text/detail/common_words.h"

#include <algorithm>
#include <unordered_map>

namespace weiguan::detail {

std::size_t common_in_any_order(
    const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> left = a, right = b;
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  std::size_t common = 0;
  for (auto i = left.begin(), j = right.begin(); i != left.end() && j != right.end();) {
    if (*i == *j) {
      ++common;
      ++i;
      ++j;
    } else {
      ++(*i < *j ? i : j);
    }
  }
  return common;
}

// Bit-parallel (Hyyrö 2004): a bit of `row` is 0 where the column adds to the subsequence.
std::size_t common_in_order(
    const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  if (std::max(a.size(), b.size()) > most_in_order) return common_in_any_order(a, b);
  if (a.empty() || b.empty()) return 0;
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> places;
  for (std::uint32_t i = 0; i < a.size(); ++i) places[a[i]].push_back(i);
  const std::size_t blocks = (a.size() + 63) / 64;
  // Of words that are too frequent to be set place by place each time; there are 64 at most.
  std::unordered_map<std::uint32_t, std::vector<std::uint64_t>> frequent;
  for (const auto& [word, all] : places) {
    if (all.size() <= blocks) continue;
    std::vector<std::uint64_t>& bits = frequent[word];
    bits.assign(blocks, 0);
    for (const std::uint32_t i : all) bits[i / 64] |= std::uint64_t{1} << i % 64;
  }
  std::vector<std::uint64_t> row(blocks, ~std::uint64_t{0}), match(blocks, 0);
  const auto step = [&](const std::vector<std::uint64_t>& bits) {
    std::uint64_t carry = 0;
    for (std::size_t k = 0; k < blocks; ++k) {
      const std::uint64_t both = row[k] & bits[k];
      const std::uint64_t half = row[k] + carry;
      const std::uint64_t sum = half + both;
      carry = (half < carry || sum < both) ? 1 : 0;
      row[k] = sum | (row[k] & ~bits[k]);
    }
  };
  for (const std::uint32_t word : b) {
    const auto found = places.find(word);
    if (found == places.end()) continue;
    if (const auto bits = frequent.find(word); bits != frequent.end()) {
      step(bits->second);
      continue;
    }
    for (const std::uint32_t i : found->second) match[i / 64] |= std::uint64_t{1} << i % 64;
    step(match);
    for (const std::uint32_t i : found->second) match[i / 64] = 0;
  }
  std::size_t common = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if ((row[i / 64] >> i % 64 & 1) == 0) ++common;
  }
  return common;
}

}  // namespace weiguan::detail
