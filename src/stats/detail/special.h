// Special functions, with relative errors around 1e-13 also in far tails. No NaN for arguments in
// range.
#pragma once

#include <cstdint>

namespace weiguan::detail {

double number(std::uint64_t count);

// o ln(o / e) + e - o for o, e >= 0, accurate also where o and e are nearly equal; difference is
// o - e. The half of a cell's part in a log-likelihood ratio (Loader 2000). At least 0.
double deviance(double observed, double expected, double difference);

// a d - b c with one rounding in the end (Kahan).
double determinant(double a, double b, double c, double d);

// ln n! less Stirling's approximation of it, n > 0.
double stirling_error(double n);

// ln of the chance of x hits in n, each with chance p.
double log_binomial(double x, double n, double p);

// The regularised incomplete gamma function, lower (P) and upper (Q); a > 0, x >= 0.
double gamma_lower(double a, double x);
double gamma_upper(double a, double x);

// The regularised incomplete beta function I_x(a, b) and 1 - I_x(a, b); a, b > 0, 0 <= x <= 1.
double beta_lower(double a, double b, double x);
double beta_upper(double a, double b, double x);

// The value that a standard normal variable exceeds with chance tail, 0 < tail < 1.
double normal_upper_quantile(double tail);

// x with gamma_lower(a, x) == tail, or gamma_upper(a, x) == tail; a > 0, 0 < tail < 1.
double gamma_lower_quantile(double a, double tail);
double gamma_upper_quantile(double a, double tail);

// x with beta_lower(a, b, x) == tail, or beta_upper(a, b, x) == tail; a, b > 0, 0 < tail < 1.
double beta_lower_quantile(double a, double b, double tail);
double beta_upper_quantile(double a, double b, double tail);

}  // namespace weiguan::detail
