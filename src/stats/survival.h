// How long things live, where the moment of death is seldom seen.
//
// A page was still there at one visit and gone at a later one: it died somewhere between.  One that
// is still there lives at least until the last visit.  Whoever was first looked at when it was
// three days old could not have been seen dying before.  All times are ages, in one unit of the
// caller's.
//
// Nothing throws; nonsense (a time that is no number, a death before the last sign of life or
// before the watch began) has no curve: nullopt.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "stats/intervals.h"

namespace weiguan {

inline constexpr double never = std::numeric_limits<double>::infinity();

struct Lifetime {
  double after = 0;  // It lived longer than this; at least this long where it was not seen dead.
  double until = never;  // It was dead at this age.  Equal to `after`: it died exactly then.
  double entry = 0;  // Watched only since this age: had it died before, nobody would know of it.
  std::size_t cause = 0;  // Why it died, from 0; read where ends compete (incidence.h).

  bool died() const { return until < never; }
  bool exact() const { return until == after; }
};

// No number is nonsense, and something is known of it.
bool sound(const Lifetime& life);

struct SurvivalOptions {
  double confidence = 0.95;
  // Bands of curves from intervals are by the bootstrap, with so many samples; 0: no bands.
  std::size_t samples = 200;
  std::uint64_t seed = 1;
  // A fit is done when the log-likelihood of no other curve is greater by more.
  double tolerance = 1e-8;
  std::size_t rounds = 5000;  // At most, of a fit; a bootstrap sample has 300 at most.
};

// Survival falls to `survival` somewhere in (from, to], nobody can say where; exactly at `to` where
// both are equal.  From there to the next step it stays.
struct SurvivalStep {
  double from = 0;
  double to = 0;
  double survival = 1;
  std::optional<Interval> band;  // Of `survival`, for this age alone.
};

struct SurvivalCurve {
  std::vector<SurvivalStep> steps;  // By time.  Without one nobody was seen dying.
  double end = 0;      // Nothing is known of greater ages: the greatest age at which one was seen.
  bool exact = false;  // Product-limit of exact times; else the likeliest curve of intervals.
  bool converged = true;
  double gap = 0;  // By how much the log-likelihood may lie below the greatest.
  // Bootstrap samples of the median's step; empty for exact curves.
  std::vector<std::pair<double, double>> medians;
};

// Of exact and right-censored times with delayed entry: the product-limit curve of Kaplan and Meier
// (1958, JASA 53; for entries: Tsai, Jewell and Wang 1987, Biometrika 74).  At a time at which one
// dies and another is last seen alive, the death comes first.  Bands: Greenwood's variance (1926)
// on the scale log(-log S) (Kalbfleisch and Prentice 1980); none where survival is 0 or 1.  Nothing
// where a time is an interval.
std::optional<SurvivalCurve> kaplan_meier(
    std::span<const Lifetime> lives, const SurvivalOptions& options = {});

// Of intervals: the likeliest curve of all, which is unique in where it may fall (the innermost
// intervals of Turnbull 1976, JRSS B 38; where entries are delayed, those of Frydman 1994, JRSS B
// 56) and found by Turnbull's self-consistency with the convex minorant's step between (Wellner and
// Zhan 1997, JASA 92).  `gap` is a bound where nobody entered late (the likelihood is concave),
// else how far the conditions of a greatest value are from being met.
//
// Bands and medians: the percentiles of a bootstrap of the lifetimes with a fixed seed.  Such bands
// are known to be somewhat too narrow where visits are spread over all ages and few know more than
// alive or dead at one of them (Sen and Banerjee 2007, JASA 102); at a few fixed ages they hold.
std::optional<SurvivalCurve> turnbull(
    std::span<const Lifetime> lives, const SurvivalOptions& options = {});

// kaplan_meier() where no time is an interval, else turnbull().
std::optional<SurvivalCurve> survival_curve(
    std::span<const Lifetime> lives, const SurvivalOptions& options = {});

// Survival at an age: one value, or where the age lies inside a step the values before and after
// it.  Nothing above curve.end, unless survival is 0 by then.
std::optional<Interval> survival_at(const SurvivalCurve& curve, double age);
// The band there: from the least to the greatest of the bands around; nothing where there is none.
std::optional<Interval> band_at(const SurvivalCurve& curve, double age);

// The age by which half have died.
struct MedianLife {
  double from = 0;  // It lies in (from, to]; equal where it is exact.
  double to = 0;
  double low = 0;  // Interval of confidence; `high` is infinite where it has no end.
  double high = never;
};

// Of exact curves the interval of Brookmeyer and Crowley (1982, Biometrics 38) on the bands' scale:
// ages whose band holds a half; of others the percentiles of the bootstrap (`high` infinite where
// the curve of more samples than may lie outside never falls to a half), without one from 0 to
// infinite.  Nothing where the curve does not fall to a half.
std::optional<MedianLife> median_life(const SurvivalCurve& curve, double confidence = 0.95);

// How many there are to see dying at an age: those watched before it and known to have lived until
// it, and those of whom that is not known, since it lies in the interval of their death.
struct AtRisk {
  std::size_t surely = 0;
  std::size_t perhaps = 0;
};
AtRisk at_risk(std::span<const Lifetime> lives, double age);

}  // namespace weiguan
