// Whether groups live equally long, or the difference could be chance.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "stats/survival.h"

namespace weiguan {

struct LogRank {
  std::vector<double>
      observed;  // Deaths, by group; of intervals `expected` plus the group's score.
  std::vector<double> expected;  // What there would be if all groups lived equally long.
  double chi_square = 0;
  unsigned freedom = 0;  // Degrees; 0 where nothing can be compared: then p is 1.
  double p = 1;
  bool exact = false;  // No time is an interval.
};

// Exact and right-censored times: the log-rank test of Mantel (1966) and Peto and Peto (1972, JRSS
// A 135) with the hypergeometric variance, for any number of groups and with delayed entry.
//
// Intervals: the generalised log-rank test of Sun (1996, Statistics in Medicine 15) on the common
// likeliest curve, in the permutation form of Fay and Shaw (2010, Journal of Statistical Software
// 36): right where the groups were visited alike, too sure where one was looked at oftener.  Each
// score of a lifetime that was entered late has the hazard up to then added; that groups entered
// alike is then assumed, too.
//
// `group` says of each lifetime which it is of, below `groups`.  Nothing where a lifetime is not
// sound() or the sizes do not fit.
std::optional<LogRank> log_rank(
    std::span<const Lifetime> lives,
    std::span<const std::size_t> group,
    std::size_t groups,
    const SurvivalOptions& options = {});

}  // namespace weiguan
