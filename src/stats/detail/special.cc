#include "stats/detail/special.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace weiguan::detail {
namespace {

constexpr double tiny = 1e-300;
constexpr double small_enough = 1e-16;
// Continued fractions and series need some multiple of the root of their arguments.
constexpr int most_steps = 20'000'000;

double log_two_pi() {
  return std::log(2 * std::numbers::pi);
}

// x^a e^-x / Gamma(a + 1).
double gamma_term(double a, double x) {
  return std::exp(-stirling_error(a) - deviance(a, x, a - x)) / std::sqrt(2 * std::numbers::pi * a);
}

double gamma_series(double a, double x) {
  double term = 1;
  double sum = 1;
  for (int k = 1; k < most_steps && term > sum * small_enough; ++k) {
    term *= x / (a + k);
    sum += term;
  }
  return gamma_term(a, x) * sum;
}

// Lentz's way through the continued fraction of Legendre.
double gamma_fraction(double a, double x) {
  double b = x + 1 - a;
  double c = 1 / tiny;
  double d = 1 / b;
  double h = d;
  for (int i = 1; i < most_steps; ++i) {
    const double step = -i * (i - a);
    b += 2;
    d = step * d + b;
    if (std::abs(d) < tiny) d = tiny;
    c = b + step / c;
    if (std::abs(c) < tiny) c = tiny;
    d = 1 / d;
    h *= d * c;
    if (std::abs(d * c - 1) < small_enough * 4) break;
  }
  return gamma_term(a, x) * a * h;
}

// x^a y^b / B(a, b), with y = 1 - x.
double beta_term(double a, double b, double x, double y) {
  const double n = a + b;
  const double errors = stirling_error(n) - stirling_error(a) - stirling_error(b);
  const double far = deviance(a, n * x, a - n * x) + deviance(b, n * y, b - n * y);
  return std::exp(errors - far) * std::sqrt(a * b / (2 * std::numbers::pi * n));
}

// The continued fraction of Didonato and Morris (1992, ACM TOMS 18:360), which takes x and y = 1 -
// x both, so that a small one keeps its digits; by Lentz's way.
double beta_fraction(double a, double b, double x, double y) {
  double h = a * (a * y - b * x + 1) / (a + 1);
  if (std::abs(h) < tiny) h = tiny;
  double c = h;
  double d = 0;
  for (int m = 1; m < most_steps; ++m) {
    const double twice = a + 2.0 * m;
    const double part = m * (b - m) * x / (twice - 1);
    const double above = (a + m - 1) * (a + b + m - 1) / (twice - 1) * part * x;
    const double below = m + part + (a + m) * (a * y - b * x + 1 + m * (1 + y)) / (twice + 1);
    d = below + above * d;
    if (std::abs(d) < tiny) d = tiny;
    c = below + above / c;
    if (std::abs(c) < tiny) c = tiny;
    d = 1 / d;
    h *= c * d;
    if (std::abs(c * d - 1) < small_enough * 4) break;
  }
  return beta_term(a, b, x, y) / h;
}

bool in_lower_part(double a, double b, double x) {
  return x < (a + 1) / (a + b + 2);
}

}  // namespace

double number(std::uint64_t count) {
  return static_cast<double>(count);
}

double deviance(double observed, double expected, double difference) {
  if (observed <= 0) return expected;
  if (expected <= 0) return std::numeric_limits<double>::infinity();
  const double sum = observed + expected;
  if (std::abs(difference) > 0.1 * sum) {
    return observed * std::log(observed / expected) - difference;
  }
  // ln(o/e) = 2 artanh(v) with v = (o - e) / (o + e).
  const double v = difference / sum;
  double power = 2 * observed * v;
  double total = difference * v;
  for (int k = 1; k < 20; ++k) {
    power *= v * v;
    const double next = total + power / (2 * k + 1);
    if (next == total) break;
    total = next;
  }
  return total;
}

double determinant(double a, double b, double c, double d) {
  const double right = b * c;
  const double lost = std::fma(-b, c, right);
  return std::fma(a, d, -right) + lost;
}

double stirling_error(double n) {
  double before = 0;
  while (n < 16) {
    before += (n + 0.5) * std::log1p(1 / n) - 1;
    n += 1;
  }
  const double q = 1 / (n * n);
  const double series =
      1.0 / 12 -
      q * (1.0 / 360 - q * (1.0 / 1260 - q * (1.0 / 1680 - q * (1.0 / 1188 - q * 691.0 / 360360))));
  return before + series / n;
}

double log_binomial(double x, double n, double p) {
  if (x <= 0) return n * std::log1p(-p);
  if (x >= n) return n * std::log(p);
  const double q = 1 - p;
  const double errors = stirling_error(n) - stirling_error(x) - stirling_error(n - x);
  const double far = deviance(x, n * p, x - n * p) + deviance(n - x, n * q, n - x - n * q);
  return errors - far - 0.5 * (log_two_pi() + std::log(x) + std::log((n - x) / n));
}

double gamma_lower(double a, double x) {
  if (x <= 0) return 0;
  if (x < a + 1) return gamma_series(a, x);
  return 1 - gamma_fraction(a, x);
}

double gamma_upper(double a, double x) {
  if (x <= 0) return 1;
  if (x < a + 1) return 1 - gamma_series(a, x);
  return gamma_fraction(a, x);
}

double beta_lower(double a, double b, double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (in_lower_part(a, b, x)) return beta_fraction(a, b, x, 1 - x);
  return 1 - beta_fraction(b, a, 1 - x, x);
}

double beta_upper(double a, double b, double x) {
  if (x <= 0) return 1;
  if (x >= 1) return 0;
  if (in_lower_part(a, b, x)) return 1 - beta_fraction(a, b, x, 1 - x);
  return beta_fraction(b, a, 1 - x, x);
}

}  // namespace weiguan::detail
