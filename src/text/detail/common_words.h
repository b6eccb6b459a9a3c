// How much two rows of numbers have in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace weiguan::detail {

inline constexpr std::size_t most_in_order = 16384;

// Each number counts as often as the side with fewer of it has it.
std::size_t common_in_any_order(
    const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

// The length of the longest common subsequence, except that a side longer than most_in_order makes
// it common_in_any_order().
std::size_t common_in_order(
    const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

}  // namespace weiguan::detail
