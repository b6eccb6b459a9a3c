// Bursts: stretches of periods in which something is much more frequent than it usually is.
#pragma once

#include <cstddef>
#include <vector>

#include "stats/share.h"

namespace weiguan {

struct BurstOptions {
  double ratio = 2;  // Level i is ratio^i times as frequent as overall. Above 1.
  double gamma = 1;  // What it costs to go up a level: gamma * ln(periods with data). At least 0.
  std::size_t levels = 1;  // Levels above the usual state.
};

// The periods [from, to), numbered from 0. A burst of level 2 lies within one of level 1.
struct Burst {
  std::size_t from = 0;
  std::size_t to = 0;
  std::size_t level = 1;
  double weight = 0;  // How much better the level explains the hits than the one below it, in nats.
};

// The batched bursts of Kleinberg (2002, KDD, section 4): the cheapest way through a cascade of
// states, where the state of level i gives each article a hit with the chance of the series'
// overall rate times ratio^i; going down costs nothing. Of ways that cost the same, the lower one.
// Ordered by from, then level.
//
// A missing period ends what came before: nothing is known of it, so no burst reaches over it, and
// after it the series begins anew in the usual state (the overall rate and the cost of going up
// stay those of the whole series). A period {0, 0} neither ends nor feeds a burst, and no burst
// begins or ends with one. A level whose chance would reach 1 does not exist: what is in more than
// 1/ratio of all articles overall has no bursts; change_points() sees it.
//
// No bursts where there is no data, no hits, nothing but hits, one period, or options out of range.
std::vector<Burst> bursts(Series series, const BurstOptions& options = {});

}  // namespace weiguan
