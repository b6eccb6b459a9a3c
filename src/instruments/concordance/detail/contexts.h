// Lines gathered by what stands beside the phrase.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "instruments/concordance/detail/lines.h"

namespace weiguan::concordance {

enum class GroupBy { left, right, both };

inline constexpr std::size_t most_named_passages = 100;  // In one row's evidence.

struct Context {
  std::uint32_t phrase = 0;
  Neighbours left{}, right{};             // Empty on a side that is not looked at.
  std::uint64_t lines = 0, of_lines = 0;  // Of the phrase.
  std::uint64_t articles = 0;
  std::optional<TimeRange> first, last;  // Of articles whose date is known.
  std::vector<Passage> passages;         // The first ones.
};

// By phrase; those with the most lines first, equal ones by their words, the left before the right.
// REQUIRES: the lines are in the order of find_lines().
std::vector<Context> gather_contexts(const Lines& lines, GroupBy by, std::size_t depth);

}  // namespace weiguan::concordance
