#include "stats/beta_binomial.h"

#include <algorithm>
#include <cmath>

namespace weiguan {

namespace {

constexpr double most_correlation = 0.9;
constexpr double golden = 0.6180339887498949;

double log_of(std::span<const Bunch> bunches, double correlation) {
  double sum = 0;
  for (const Bunch& one : bunches) {
    if (one.total > 1) sum += beta_binomial_log(one, correlation);
  }
  return sum;
}

}  // namespace

double beta_binomial_log(const Bunch& bunch, double correlation) {
  // With a = mean (1 - r) / r and b = (1 - mean) (1 - r) / r, each factor (a + j) / (a + b + j)
  // multiplied by r, so that r may be 0.
  const double yes = bunch.mean * (1 - correlation), no = (1 - bunch.mean) * (1 - correlation);
  const std::uint64_t hits = std::min(bunch.hits, bunch.total), misses = bunch.total - hits;
  double sum = 0;
  for (std::uint64_t i = 0; i < hits; ++i) {
    sum += std::log(yes + static_cast<double>(i) * correlation);
  }
  for (std::uint64_t i = 0; i < misses; ++i) {
    sum += std::log(no + static_cast<double>(i) * correlation);
  }
  for (std::uint64_t i = 0; i < bunch.total; ++i) {
    sum -= std::log(1 - correlation + static_cast<double>(i) * correlation);
  }
  // How many ways there are to choose those who say yes.
  for (std::uint64_t i = 0; i < std::min(hits, misses); ++i) {
    sum += std::log(static_cast<double>(bunch.total - i) / static_cast<double>(i + 1));
  }
  return sum;
}

double likeliest_correlation(std::span<const Bunch> bunches) {
  const bool any =
      std::any_of(bunches.begin(), bunches.end(), [](const Bunch& one) { return one.total > 1; });
  if (!any) return 0;
  // The likelihood has one top in all that was tried; the section ends in it.
  double low = 0, high = most_correlation;
  double a = high - golden * (high - low), b = low + golden * (high - low);
  double at_a = log_of(bunches, a), at_b = log_of(bunches, b);
  while (high - low > 0.0005) {
    if (at_a >= at_b) {
      high = b;
      b = a;
      at_b = at_a;
      a = high - golden * (high - low);
      at_a = log_of(bunches, a);
    } else {
      low = a;
      a = b;
      at_a = at_b;
      b = low + golden * (high - low);
      at_b = log_of(bunches, b);
    }
  }
  const double middle = (low + high) / 2;
  return log_of(bunches, 0) >= log_of(bunches, middle) ? 0 : middle;
}

}  // namespace weiguan
