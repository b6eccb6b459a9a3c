// A share that was counted by somebody who errs, corrected by how often that one errs.
#pragma once

#include <optional>

#include "stats/intervals.h"
#include "stats/share.h"

namespace weiguan {

// How often the one who counts is right, as it was measured.
struct ErrorRates {
  Share sensitivity;  // Of those that truly were so, those that were called so.
  Share specificity;  // Of those that truly were not, those that were not called so.
};

struct Corrected {
  double value = 0;  // Within [0, 1].
  Interval interval;
  bool clipped = false;  // By the rates it would lie outside of [0, 1]: they do not fit this count.
};

// (share + specificity - 1) / (sensitivity + specificity - 1) (Rogan and Gladen 1978, American
// Journal of Epidemiology 107:71).  The interval carries the chance in all three: that of Lang and
// Reiczigel (2014, Preventive Veterinary Medicine 113:13), the delta method on counts with a few
// more of each kind, moved towards the middle, cut off at 0 and 1.  `effective` is how many
// independent answers the share is worth (Clusters::effective()), at most as many as there are.
// Nothing where it is not identified: sensitivity and specificity together are 1 or less, so the
// one who counts does no better than a coin; where a rate was measured on nothing; where the share
// lies outside of [0, 1], or the effective number or the confidence are out of range.
std::optional<Corrected> rogan_gladen(
    double share, double effective, const ErrorRates& rates, double confidence = 0.95);

}  // namespace weiguan
