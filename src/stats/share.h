// A part of a whole: what most functions of this room take.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace weiguan {

// For example 12 articles with a phrase of 300 articles, or 40 occurrences in 90,000 characters.
// More hits than total is nonsense; every function says what it makes of that. Numbers up to 2^53
// are taken exactly, greater ones rounded to a double.
struct Share {
  std::uint64_t hits = 0;
  std::uint64_t total = 0;
};

// hits / total; nothing where total is 0.
std::optional<double> rate(const Share& share);

// What was counted in periods that follow one another. An empty optional is a missing period:
// nobody looked. {0, 0} is a period that was looked at and in which nothing was published. A period
// with more hits than total is treated as missing.
using Series = std::span<const std::optional<Share>>;

}  // namespace weiguan
