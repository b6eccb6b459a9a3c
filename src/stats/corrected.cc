#include "stats/corrected.h"

#include <algorithm>
#include <cmath>

#include "stats/detail/special.h"

namespace weiguan {

namespace {

// A share with some more on either side, so that none and all have a variance, too.
struct Softened {
  double share = 0, variance = 0;
};

Softened soften(double hits, double total, double more) {
  const double share = (hits + more / 2) / (total + more);
  return {share, share * (1 - share) / (total + more)};
}

}  // namespace

std::optional<Corrected> rogan_gladen(
    double share, double effective, const ErrorRates& rates, double confidence) {
  if (!(share >= 0) || !(share <= 1) || !(effective > 0) || !std::isfinite(effective) ||
      !(confidence > 0) || !(confidence < 1)) {
    return std::nullopt;
  }
  const auto sensitivity = rate(rates.sensitivity), specificity = rate(rates.specificity);
  if (!sensitivity || !specificity || *sensitivity > 1 || *specificity > 1) return std::nullopt;
  const double gain = *sensitivity + *specificity - 1;
  if (!(gain > 0)) return std::nullopt;
  const double z = detail::normal_upper_quantile((1 - confidence) / 2);
  const Softened counted = soften(share * effective, effective, z * z),
                 sensitive = soften(
                     detail::number(rates.sensitivity.hits),
                     detail::number(rates.sensitivity.total),
                     2),
                 specific = soften(
                     detail::number(rates.specificity.hits),
                     detail::number(rates.specificity.total),
                     2);
  Corrected out;
  const double raw = (share + *specificity - 1) / gain;
  out.value = std::clamp(raw, 0.0, 1.0);
  out.clipped = raw < 0 || raw > 1;
  out.interval = {0, 1};
  const double soft_gain = sensitive.share + specific.share - 1;
  if (!(soft_gain > 0)) return out;
  const double middle = std::clamp((counted.share + specific.share - 1) / soft_gain, 0.0, 1.0);
  const double variance = (counted.variance + (1 - middle) * (1 - middle) * specific.variance +
                           middle * middle * sensitive.variance) /
                          (soft_gain * soft_gain);
  const double moved = 2 * z * z * (middle * sensitive.variance - (1 - middle) * specific.variance);
  const double half = z * std::sqrt(variance);
  out.interval = {
      std::clamp(middle + moved - half, 0.0, out.value),
      std::clamp(middle + moved + half, out.value, 1.0)};
  return out;
}

}  // namespace weiguan
