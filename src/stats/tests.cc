#include "stats/tests.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "stats/detail/special.h"

namespace weiguan {

using detail::deviance;
using detail::number;

namespace {

// From this sum on, Fisher's test is not computed exactly.
constexpr double great = 1e12;

// The chances of the tables with given margins, by their upper left cell.
struct Tables {
  double first_row = 0;
  double second_row = 0;
  double first_column = 0;

  double least() const { return std::max(0.0, first_column - second_row); }
  double most() const { return std::min(first_row, first_column); }

  // ln of the chance of a table; Loader's form, which keeps its digits at great counts.
  double log_chance(double a) const {
    const double all = first_row + second_row;
    const double p = first_column / all;
    return detail::log_binomial(a, first_row, p) +
           detail::log_binomial(first_column - a, second_row, p) -
           detail::log_binomial(first_column, all, p);
  }

  // The summed chance of a and all beyond it, away from the likeliest table.
  double beyond(double a, bool up) const {
    double term = std::exp(log_chance(a));
    double sum = 0;
    while (term > sum * 1e-17) {
      sum += term;
      if (a == (up ? most() : least())) break;
      const double x = up ? a : a - 1;
      const double onward =
          (first_row - x) * (first_column - x) / ((x + 1) * (second_row - first_column + x + 1));
      term *= up ? onward : 1 / onward;
      a += up ? 1 : -1;
    }
    return sum;
  }
};

// The table beyond `mode`, on the other side than the observed one, that is the first not to be
// likelier than `limit`; past the last one if there is none.
double first_unlikely(const Tables& tables, double mode, double limit, bool up) {
  double likely = mode;
  double unlikely = up ? tables.most() + 1 : tables.least() - 1;
  while (std::abs(unlikely - likely) > 1) {
    const double middle = std::floor((likely + unlikely) / 2);
    (tables.log_chance(middle) > limit ? likely : unlikely) = middle;
  }
  return unlikely;
}

double held(double p) {
  return std::isnan(p) ? 1 : std::clamp(p, 0.0, 1.0);
}

std::vector<std::size_t> by_size(std::span<const double> p) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    return held(p[x]) < held(p[y]);
  });
  return order;
}

}  // namespace

double log_likelihood(const Table2x2& table) {
  const double a = number(table.a), b = number(table.b);
  const double c = number(table.c), d = number(table.d);
  const double all = a + b + c + d;
  if (a + b <= 0 || c + d <= 0 || a + c <= 0 || b + d <= 0) return 0;
  // All four cells lie equally far from what is expected.
  const double apart = detail::determinant(a, b, c, d) / all;
  const double sum = deviance(a, (a + b) * ((a + c) / all), apart) +
                     deviance(b, (a + b) * ((b + d) / all), -apart) +
                     deviance(c, (c + d) * ((a + c) / all), -apart) +
                     deviance(d, (c + d) * ((b + d) / all), apart);
  return std::max(0.0, 2 * sum);
}

double frequency_likelihood(const Share& a, const Share& b) {
  if (a.total == 0 || b.total == 0 || a.hits > a.total || b.hits > b.total) return 0;
  const double x = number(a.hits), m = number(a.total);
  const double y = number(b.hits), n = number(b.total);
  if (x + y <= 0) return 0;
  const double apart = detail::determinant(x, y, m, n) / (m + n);
  const double sum =
      deviance(x, (x + y) * (m / (m + n)), apart) + deviance(y, (x + y) * (n / (m + n)), -apart);
  return std::max(0.0, 2 * sum);
}

double chi_square_p(double statistic, unsigned degrees) {
  if (!(statistic > 0) || degrees == 0) return 1;
  if (std::isinf(statistic)) return 0;
  if (degrees == 1) return std::erfc(std::sqrt(statistic / 2));
  return std::min(1.0, detail::gamma_upper(degrees / 2.0, statistic / 2));
}

double fisher_exact(const Table2x2& table) {
  const Tables tables{
      number(table.a) + number(table.b),
      number(table.c) + number(table.d),
      number(table.a) + number(table.c)};
  const double all = tables.first_row + tables.second_row;
  if (all >= great) return chi_square_p(log_likelihood(table));
  if (tables.least() >= tables.most()) return 1;
  const double seen = number(table.a);
  const double mode = std::floor((tables.first_row + 1) * ((tables.first_column + 1) / (all + 2)));
  // Tables as likely as this one but for rounding count with it, as in R.
  const double limit = tables.log_chance(seen) + 1e-7;
  if (tables.log_chance(mode) <= limit) return 1;
  const bool up = seen < mode;
  double sum = tables.beyond(seen, !up);
  const double other = first_unlikely(tables, mode, limit, up);
  if (other >= tables.least() && other <= tables.most()) sum += tables.beyond(other, up);
  return std::min(1.0, sum);
}

std::vector<double> benjamini_hochberg(std::span<const double> p) {
  const auto order = by_size(p);
  std::vector<double> adjusted(p.size());
  const double all = static_cast<double>(p.size());
  double least = 1;
  for (std::size_t rank = p.size(); rank > 0; --rank) {
    const std::size_t at = order[rank - 1];
    least = std::min(least, held(p[at]) * (all / static_cast<double>(rank)));
    adjusted[at] = least;
  }
  return adjusted;
}

std::vector<double> benjamini_yekutieli(std::span<const double> p) {
  double sum = 0;
  for (std::size_t i = 1; i <= p.size(); ++i) sum += 1 / static_cast<double>(i);
  std::vector<double> adjusted = benjamini_hochberg(p);
  for (double& one : adjusted) one = std::min(1.0, one * sum);
  return adjusted;
}

std::vector<double> heyse(std::span<const double> p, std::span<const double> least) {
  const auto order = by_size(p);
  std::vector<double> chances(least.size());
  std::transform(least.begin(), least.end(), chances.begin(), held);
  std::sort(chances.begin(), chances.end());
  std::vector<double> expected(p.size());  // Wrong ones at each rank, among all tests.
  double sum = 0;
  std::size_t next = 0;
  for (std::size_t rank = 0; rank < p.size(); ++rank) {
    // Every test comes out with at most 1.
    if (held(p[order[rank]]) >= 1) {
      expected[rank] = static_cast<double>(p.size());
      continue;
    }
    while (next < chances.size() && chances[next] <= held(p[order[rank]])) sum += chances[next++];
    expected[rank] = sum;
  }
  std::vector<double> adjusted(p.size());
  double smallest = 1;
  for (std::size_t rank = p.size(); rank > 0; --rank) {
    smallest = std::min(smallest, expected[rank - 1] / static_cast<double>(rank));
    adjusted[order[rank - 1]] = smallest;
  }
  return adjusted;
}

std::vector<double> holm(std::span<const double> p) {
  const auto order = by_size(p);
  std::vector<double> adjusted(p.size());
  double most = 0;
  for (std::size_t rank = 0; rank < p.size(); ++rank) {
    const std::size_t at = order[rank];
    most = std::max(most, std::min(1.0, held(p[at]) * static_cast<double>(p.size() - rank)));
    adjusted[at] = most;
  }
  return adjusted;
}

}  // namespace weiguan
