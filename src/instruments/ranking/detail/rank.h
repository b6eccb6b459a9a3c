// The ranking of what was counted, with what chance leaves open.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "instruments/ranking/detail/count.h"
#include "instruments/ranking/detail/score.h"
#include "stats/rank_sets.h"

namespace weiguan::ranking {

// Fewer bunches than this show nothing of how much they differ.
inline constexpr std::size_t fewest_bunches = 10;

// By entity; one without a score has no rank.
struct Ranked {
  Known known;
  std::size_t bunches = 0;
  std::size_t draws = 0;  // Fewer than asked for where the register is very long.
  std::vector<double> sums;
  Shares shares;
  std::vector<std::optional<double>> scores;
  std::vector<std::optional<std::size_t>> ranks;  // Equal scores have the better rank.
  std::vector<std::size_t> order;                 // Those with a rank, the first first, then by id.
  // Nothing where there are too few bunches.
  std::vector<std::optional<RankSet>> sets, lone;
  std::vector<std::optional<double>> first, same;  // Shares of the draws, of a hundred.
};

enum class Depth { scores, sets, all };  // `all`: with the sets of each alone and shares of draws.

Ranked rank_items(
    const std::vector<Item>& items,
    const Asked& asked,
    const std::optional<Period>& of_period,
    Depth depth);

}  // namespace weiguan::ranking
