// What would change the order of two that stand next to one another.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "instruments/ranking/detail/score.h"

namespace weiguan::ranking {

// The weight of a component, nearest to the one it has, at which the two have equal scores and
// beyond which they stand the other way round; the other weights stay.  Nothing where no weight
// from 0 on does that.
std::optional<double> swapping_weight(
    const Shares& shares,
    const Weights& weights,
    Component component,
    std::size_t ahead,
    std::size_t behind);

// The scores of all at each of evenly spaced discounts of state-affiliated sources, from 0 to 1.
class DiscountedScores {
 public:
  DiscountedScores(const Tally& tally, const Known& known, const Weights& weights);

  // The discount nearest to `now` at which the two stand the other way round, between two of those
  // that were tried on a straight line.  Nothing where none does that.
  std::optional<double> swapping_discount(double now, std::size_t ahead, std::size_t behind) const;

 private:
  std::vector<std::vector<std::optional<double>>> scores_;
};

}  // namespace weiguan::ranking
