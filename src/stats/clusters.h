// A share that was counted in bunches: characters in articles, articles in days.
#pragma once

#include <cstdint>
#include <optional>

#include "stats/intervals.h"
#include "stats/share.h"

namespace weiguan {

// Sums only, so its size does not depend on how much is counted.
class Clusters {
 public:
  // One bunch; one without a total, or with more hits than total, is left out.
  void add(const Share& bunch);
  // One bunch that weighs as much as every other added so, however many things are in it; left out
  // where it is no rate in [0, 1].  Not to be mixed with the other.
  void add_rate(double rate);

  std::uint64_t bunches() const { return bunches_; }
  // All hits by all there is, as if it were one; nothing where there is none.
  std::optional<double> share() const;

  // How far that share may lie from the one of all such bunches, if these are a sample of them:
  // what is in one bunch hangs together, bunches do not.  Wilson's interval with the effective
  // sample size p (1 - p) / v (Korn and Graubard 1998, Survey Methodology 24:193; Dean and Pagano
  // 2015, Journal of Survey Statistics and Methodology 3:484), where v is the variance of the ratio
  // of totals by linearisation (Cochran 1977, 6.4), which is that of a jackknife that leaves out
  // one bunch at a time but for terms of 1/n.  At most the number of bunches, which it is also
  // where the share is 0 or 1; with one bunch it is one.  Nothing without a bunch.
  std::optional<Interval> interval(double confidence = 0.95) const;
  // That effective sample size.  Nothing without a bunch.
  std::optional<double> effective() const;

 private:
  void add(double hits, double total);

  std::uint64_t bunches_ = 0;
  double hits_ = 0, total_ = 0;
  double hits_hits_ = 0, hits_total_ = 0, total_total_ = 0;  // Sums of products.
};

}  // namespace weiguan
