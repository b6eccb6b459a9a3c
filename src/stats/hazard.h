// How likely an address is to vanish in its next hour, learned by age: what tells a collector which
// one to look at again.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "stats/intervals.h"

namespace weiguan {

// What is believed before anything was seen: the hazard at age a is `at_birth` / (1 + a / `falls`)
// (deaths in one unit of time), so it falls the faster the smaller `falls` is.  `weight` says how
// many deaths in each band that belief is worth.
struct HazardBelief {
  double at_birth = 0.01;
  double falls = 1;
  double weight = 1;
};

struct HazardBand {
  double from = 0;
  double to = 0;        // Not included; the last band's is infinite.
  double exposure = 0;  // Time that was lived in it under watch, by all together.
  double deaths = 0;    // Need not be whole: a death between two visits may lie in several bands.
  double shape = 1;     // Of the Gamma distribution of the belief, whose mean is shape / rate.
  double rate = 1;
};

// A hazard that is constant within bands of age, each with a Gamma distribution: its mean is
// (shape + deaths) / (rate + exposure) (Gelman and others 2013, Bayesian Data Analysis, 2.6).  A
// band of which nothing was seen keeps what is believed of it.  Ages have the unit of the borders;
// nothing throws, and what is no number or runs backwards is not counted.
class Hazard {
 public:
  // `borders` between the bands: above 0, rising.  Those that are not are left out.
  explicit Hazard(const std::vector<double>& borders, const HazardBelief& belief = {});

  // One lived from this age to that one, under watch.
  void lived(double from, double to);
  // One was alive at `after` (which lived() was told, up to there) and dead at `until`: its death
  // and what it still lived are spread over the bands between as the hazard of now has it.
  void died(double after, double until);

  // What was seen here as the belief of another: an outlet's from that of all outlets.  Each band
  // is worth at most `weight` deaths.
  Hazard as_belief(double weight) const;

  // Deaths in one unit of time at that age, as is now believed.
  double at(double age) const;
  // The same with an interval that holds it with this chance; nothing for a confidence out of
  // range.
  std::optional<Estimate> estimate(double age, double confidence = 0.95) const;
  // The chance that one who is alive at `from` is dead at `to`.
  double chance(double from, double to) const;
  // The age at which that chance, of one alive at `from`, reaches `chance`; infinite where never.
  double age_of(double from, double chance) const;

  const std::vector<HazardBand>& bands() const { return bands_; }

 private:
  double mean(const HazardBand& band) const;
  const HazardBand& band_of(double age) const;
  double sum(double from, double to) const;  // Of the hazard over these ages.

  std::vector<HazardBand> bands_;
};

}  // namespace weiguan
