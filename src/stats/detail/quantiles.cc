#include <cmath>
#include <functional>
#include <numbers>

#include "stats/detail/special.h"

namespace weiguan::detail {
namespace {

// Above this the approximation of Wilson and Hilferty has more digits than the user can see.
constexpr double great = 1e8;

// The zero of a function that rises over [low, high]: Newton's steps, and halving where one would
// leave the bracket.
double rising_zero(
    double low,
    double high,
    double x,
    const std::function<double(double)>& value,
    const std::function<double(double)>& slope) {
  for (int i = 0; i < 300; ++i) {
    const double here = value(x);
    if (here == 0) return x;
    (here < 0 ? low : high) = x;
    double next = x - here / slope(x);
    if (!(next > low && next < high)) next = low + (high - low) / 2;
    if (std::abs(next - x) <= 2e-16 * next) return next;
    x = next;
  }
  return x;
}

double wilson_hilferty(double a, double z) {
  const double root = 1 - 1 / (9 * a) + z / (3 * std::sqrt(a));
  return root <= 0 ? 0 : a * root * root * root;
}

double gamma_density(double a, double x) {
  return std::exp(-stirling_error(a) - deviance(a, x, a - x)) *
         std::sqrt(a / (2 * std::numbers::pi)) / x;
}

double gamma_quantile(double a, double tail, bool lower) {
  const double z = normal_upper_quantile(tail) * (lower ? -1 : 1);
  double start = wilson_hilferty(a, z);
  if (a > great) return start;
  if (start < 0.01 * a) start = 0.01 * a;
  const auto value = [=](double x) {
    return lower ? gamma_lower(a, x) - tail : tail - gamma_upper(a, x);
  };
  double high = start;
  while (value(high) < 0) high *= 2;
  return rising_zero(0, high * 2, start, value, [=](double x) { return gamma_density(a, x); });
}

double beta_density(double a, double b, double x) {
  const double n = a + b;
  const double y = 1 - x;
  const double errors = stirling_error(n) - stirling_error(a) - stirling_error(b);
  const double far = deviance(a, n * x, a - n * x) + deviance(b, n * y, b - n * y);
  return std::exp(errors - far) * std::sqrt(a * b / (2 * std::numbers::pi * n)) / (x * y);
}

double beta_quantile(double a, double b, double tail, bool lower) {
  const auto value = [=](double x) {
    return lower ? beta_lower(a, b, x) - tail : tail - beta_upper(a, b, x);
  };
  return rising_zero(0, 1, a / (a + b), value, [=](double x) { return beta_density(a, b, x); });
}

}  // namespace

double normal_upper_quantile(double tail) {
  if (tail == 0.5) return 0;
  if (tail > 0.5) return -normal_upper_quantile(1 - tail);
  // Abramowitz and Stegun 26.2.22, made exact by Halley's steps.
  const double t = std::sqrt(-2 * std::log(tail));
  double z = t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + t * 0.04481));
  for (int i = 0; i < 4; ++i) {
    const double density = std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi);
    const double over = (std::erfc(z / std::numbers::sqrt2) / 2 - tail) / density;
    z += over / (1 - z * over / 2);
  }
  return z;
}

double gamma_lower_quantile(double a, double tail) {
  return gamma_quantile(a, tail, true);
}
double gamma_upper_quantile(double a, double tail) {
  return gamma_quantile(a, tail, false);
}
double beta_lower_quantile(double a, double b, double tail) {
  return beta_quantile(a, b, tail, true);
}
double beta_upper_quantile(double a, double b, double tail) {
  return beta_quantile(a, b, tail, false);
}

}  // namespace weiguan::detail
