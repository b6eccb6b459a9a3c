#include "stats/intervals.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "stats/detail/special.h"

namespace weiguan {

using detail::number;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
// Where both hits and misses are above this, the exact interval is not worth its time.
constexpr std::uint64_t great = 100'000'000;

bool sound(double confidence) {
  return confidence > 0 && confidence < 1;
}
bool sound(const Share& share) {
  return share.total > 0 && share.hits <= share.total;
}

double tail_of(double confidence) {
  return (1 - confidence) / 2;
}

double quotient(const Share& share) {
  return number(share.hits) / number(share.total);
}

// Wilson's interval for `hits` that need not be whole, which is how a continuity correction is put.
Interval score_interval(double hits, double total, double z) {
  const double p = hits / total;
  const double q = z * z / total;
  const double middle = (p + q / 2) / (1 + q);
  const double half = z / (1 + q) * std::sqrt(p * (1 - p) / total + q / (4 * total));
  return {std::clamp(middle - half, 0.0, p), std::clamp(middle + half, p, 1.0)};
}

Interval corrected_interval(const Share& share, double z) {
  const double hits = number(share.hits);
  const double total = number(share.total);
  return {
      score_interval(hits - 0.5, total, z).low,
      score_interval(hits + 0.5, total, z).high,
  };
}

// The two shares' score at a supposed ratio of their rates: how many standard errors a lies above
// it.
double score(const Share& a, const Share& b, double ratio) {
  const double x = number(a.hits), m = number(a.total);
  const double y = number(b.hits), n = number(b.total);
  const double apart = x / m - ratio * (y / n);
  if (apart == 0) return 0;
  // The likeliest rate of b with that ratio solves A p^2 - B p + C = 0.
  const double big_a = (m + n) * ratio;
  const double big_b = m * ratio + y * ratio + x + n;
  const double big_c = x + y;
  const double root = std::sqrt(std::max(0.0, big_b * big_b - 4 * big_a * big_c));
  const double of_b = std::min(1.0, 2 * big_c / (big_b + root));
  const double of_a = std::min(1.0, of_b * ratio);
  const double variance = of_a * (1 - of_a) / m + ratio * ratio * (of_b * (1 - of_b) / n);
  if (variance <= 0) return apart > 0 ? infinity : -infinity;
  return apart / std::sqrt(variance);
}

// The ratio at which the score, which falls, is `wanted`.
double ratio_at(const Share& a, const Share& b, double start, double wanted) {
  double low = std::log(start);
  double high = low;
  for (double step = 0.5; score(a, b, std::exp(low)) < wanted && step < 600; step *= 2) low -= step;
  for (double step = 0.5; score(a, b, std::exp(high)) > wanted && step < 600; step *= 2) {
    high += step;
  }
  for (int i = 0; i < 200; ++i) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    (score(a, b, std::exp(middle)) > wanted ? low : high) = middle;
  }
  return std::exp(low + (high - low) / 2);
}

// What one side adds to the variance of the logarithm of a ratio.
double log_variance(const Share& share) {
  const double total = number(share.total);
  double hits = std::max(0.5, number(share.hits));
  if (share.hits == share.total) hits = total - 0.5;
  return 1 / hits - 1 / total;
}

}  // namespace

std::optional<double> rate(const Share& share) {
  if (share.total == 0) return std::nullopt;
  return quotient(share);
}

std::optional<Interval> wilson(const Share& share, double confidence) {
  if (!sound(confidence) || !sound(share)) return std::nullopt;
  const double z = detail::normal_upper_quantile(tail_of(confidence));
  Interval interval = score_interval(number(share.hits), number(share.total), z);
  // Rounding must not move the ends that are exact.
  if (share.hits == 0) interval.low = 0;
  if (share.hits == share.total) interval.high = 1;
  return interval;
}

std::optional<Interval> clopper_pearson(const Share& share, double confidence) {
  if (!sound(confidence) || !sound(share)) return std::nullopt;
  const double tail = tail_of(confidence);
  if (std::min(share.hits, share.total - share.hits) > great) {
    return corrected_interval(share, detail::normal_upper_quantile(tail));
  }
  const double hits = number(share.hits);
  const double misses = number(share.total - share.hits);
  const double low = share.hits == 0 ? 0 : detail::beta_lower_quantile(hits, misses + 1, tail);
  const double high =
      share.hits == share.total ? 1 : detail::beta_upper_quantile(hits + 1, misses, tail);
  // Beside 0 and 1 rounding could take an end past the rate itself.
  return Interval{std::min(low, quotient(share)), std::max(high, quotient(share))};
}

std::optional<Interval> poisson_interval(std::uint64_t count, double confidence) {
  if (!sound(confidence)) return std::nullopt;
  const double tail = tail_of(confidence);
  return Interval{
      count == 0 ? 0 : detail::gamma_lower_quantile(number(count), tail),
      detail::gamma_upper_quantile(number(count) + 1, tail),
  };
}

std::optional<Estimate> rate_per(std::uint64_t count, double exposure, double confidence) {
  const auto of_count = poisson_interval(count, confidence);
  if (!of_count || !(exposure > 0) || !std::isfinite(exposure)) return std::nullopt;
  return Estimate{number(count) / exposure, {of_count->low / exposure, of_count->high / exposure}};
}

std::optional<Estimate> rate_difference(const Share& a, const Share& b, double confidence) {
  const auto of_a = wilson(a, confidence);
  const auto of_b = wilson(b, confidence);
  if (!of_a || !of_b) return std::nullopt;
  const double p = quotient(a);
  const double q = quotient(b);
  const double down = std::hypot(p - of_a->low, of_b->high - q);
  const double up = std::hypot(of_a->high - p, q - of_b->low);
  return Estimate{p - q, {std::max(-1.0, p - q - down), std::min(1.0, p - q + up)}};
}

std::optional<Estimate> rate_ratio(const Share& a, const Share& b, double confidence) {
  if (!sound(confidence) || !sound(a) || !sound(b)) return std::nullopt;
  if (a.hits == 0 && b.hits == 0) return Estimate{1, {0, infinity}};
  const double z = detail::normal_upper_quantile(tail_of(confidence));
  // Where a side has no hits the search begins from half a hit.
  const double start = std::max(0.5, number(a.hits)) / number(a.total) /
                       (std::max(0.5, number(b.hits)) / number(b.total));
  Estimate estimate{b.hits == 0 ? infinity : quotient(a) / quotient(b), {0, infinity}};
  if (a.hits > 0) estimate.interval.low = std::min(estimate.value, ratio_at(a, b, start, z));
  if (b.hits > 0) estimate.interval.high = std::max(estimate.value, ratio_at(a, b, start, -z));
  return estimate;
}

std::optional<Estimate> log_ratio(const Share& a, const Share& b, double confidence) {
  if (!sound(confidence) || !sound(a) || !sound(b)) return std::nullopt;
  if (a.hits == 0 && b.hits == 0) return std::nullopt;
  const double value = std::log2(std::max(0.5, number(a.hits)) / number(a.total)) -
                       std::log2(std::max(0.5, number(b.hits)) / number(b.total));
  const double half = detail::normal_upper_quantile(tail_of(confidence)) *
                      std::sqrt(log_variance(a) + log_variance(b)) / std::numbers::ln2;
  return Estimate{value, {value - half, value + half}};
}

}  // namespace weiguan
