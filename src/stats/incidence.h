// Which end comes by when, where several ends compete: deleted by the author, by the platform, ...
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "stats/survival.h"

namespace weiguan {

// By `to` this part of all has died of the cause; the part rises to it somewhere in (from, to].
struct IncidenceStep {
  double from = 0;
  double to = 0;
  double incidence = 0;
  std::optional<Interval> band;  // Of `incidence`, for this age alone.
};

struct Incidence {
  std::vector<std::vector<IncidenceStep>> causes;  // By Lifetime::cause, each by time.
  double end = 0;                                  // As in SurvivalCurve.
  bool exact = false;  // Aalen and Johansen; else the likeliest of intervals.
  bool converged = true;
  double gap = 0;
};

// Cumulative incidence: what part has died of each cause by an age, while the others go on killing
// too.  They add up to 1 less survival.  Taking deaths of other causes for last signs of life and
// 1 less survival for the result would tell too much of every cause.
//
// Exact times: Aalen and Johansen (1978, Scandinavian Journal of Statistics 5), with delayed entry;
// bands by the delta method's variance (Marubini and Valsecchi 1995, 10.3) on the scale
// log(-log F); none where F is 0 or 1.  Intervals: the likeliest incidence of all of Hudgens,
// Satten and Longini (2001, Biometrics 57), bands by bootstrap as of
// turnbull(), none where F is 1.
//
// Nothing where a lifetime is not sound(), none is given, or a cause is not below `causes`.
std::optional<Incidence> incidence(
    std::span<const Lifetime> lives, std::size_t causes, const SurvivalOptions& options = {});

// Of the cause at an age, as survival_at() and band_at().
std::optional<Interval> incidence_at(const Incidence& of, std::size_t cause, double age);
std::optional<Interval> incidence_band_at(const Incidence& of, std::size_t cause, double age);

}  // namespace weiguan
