// Change points: where in time a rate went up or down for good.
#pragma once

#include <cstddef>
#include <vector>

#include "stats/share.h"

namespace weiguan {

struct ChangeOptions {
  // A change must better the log-likelihood by penalty * ln(periods with data). 1 is Schwarz's
  // criterion (a place and a rate for each change); 1.5 is near that of Zhang and Siegmund (2007).
  double penalty = 1.5;
  // By how much the counts scatter more than independent articles would; see overdispersion().
  double overdispersion = 1;
};

// Periods are numbered as in the series.
struct Change {
  std::size_t at = 0;  // The first period of the new rate.
  Share before;        // Summed from the change before (or the beginning) to this one.
  Share after;         // Summed from this change to the next one (or the end).
  double gain = 0;  // Log-likelihood gained over one rate for both, in nats, after overdispersion.
  // An upper bound, by Bonferroni over the places where the change could stand between its
  // neighbours, of the chance that one steady rate shows such a gain anywhere there. The neighbours
  // are taken as given, so it ranks changes rather than proves them.
  double p = 1;
  // Where it may have happened: the places from earliest to latest hold 95 % of the likelihood, its
  // neighbours taken as given. Missing periods before a place belong to it.
  std::size_t earliest = 0;
  std::size_t latest = 0;
};

// The division of the series into stretches of one rate each that has the greatest binomial
// likelihood, less the penalties; found exactly, by PELT (Killick, Fearnhead and Eckley 2012, JASA
// 107). Missing periods and periods {0, 0} are left out: the rest stands as if side by side. None
// where fewer than two periods have data, or where an option is not finite and above 0.
std::vector<Change> change_points(Series series, const ChangeOptions& options = {});

// How many times greater the variance between neighbouring periods is than that of independent
// articles: the median, over neighbouring pairs with data, of the chi-square of their two rates,
// divided by the median of chi-square. At least 1; few changes of the rate do not move it. 1 where
// fewer than three pairs have a hit.
double overdispersion(Series series);

}  // namespace weiguan
