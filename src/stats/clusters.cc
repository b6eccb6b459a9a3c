#include "stats/clusters.h"

#include <algorithm>
#include <cmath>

#include "stats/detail/special.h"

namespace weiguan {

void Clusters::add(const Share& bunch) {
  if (bunch.total == 0 || bunch.hits > bunch.total) return;
  add(detail::number(bunch.hits), detail::number(bunch.total));
}

void Clusters::add_rate(double rate) {
  if (rate >= 0 && rate <= 1) add(rate, 1);
}

void Clusters::add(double hits, double total) {
  ++bunches_;
  hits_ += hits;
  total_ += total;
  hits_hits_ += hits * hits;
  hits_total_ += hits * total;
  total_total_ += total * total;
}

std::optional<double> Clusters::share() const {
  if (bunches_ == 0) return std::nullopt;
  return hits_ / total_;
}

std::optional<double> Clusters::effective() const {
  if (bunches_ == 0) return std::nullopt;
  const double p = hits_ / total_;
  const double n = detail::number(bunches_);
  if (bunches_ == 1) return n;
  const double squares = hits_hits_ - 2 * p * hits_total_ + p * p * total_total_;
  const double variance = n / (n - 1) * std::max(0.0, squares) / (total_ * total_);
  if (variance * n > p * (1 - p) && p > 0 && p < 1) return p * (1 - p) / variance;
  return n;
}

std::optional<Interval> Clusters::interval(double confidence) const {
  if (bunches_ == 0 || !(confidence > 0) || !(confidence < 1)) return std::nullopt;
  const double p = hits_ / total_;
  const double n = *effective();
  const double z = detail::normal_upper_quantile((1 - confidence) / 2);
  const double middle = p + z * z / (2 * n);
  const double half = z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  const double all = 1 + z * z / n;
  Interval interval{(middle - half) / all, (middle + half) / all};
  // Rounding must not move the ends that are exact.
  interval.low = p <= 0 ? 0 : std::clamp(interval.low, 0.0, p);
  interval.high = p >= 1 ? 1 : std::clamp(interval.high, p, 1.0);
  return interval;
}

}  // namespace weiguan
