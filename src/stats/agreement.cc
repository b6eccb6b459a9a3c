#include "stats/agreement.h"

#include <algorithm>
#include <cmath>

#include "stats/detail/special.h"

namespace weiguan {

std::optional<Kappa> cohen_kappa(const Agreements& table, double confidence) {
  if (!(confidence > 0) || !(confidence < 1)) return std::nullopt;
  const std::size_t size = table.size();
  std::vector<double> rows(size), columns(size);
  double all = 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (table[i].size() != size) return std::nullopt;
    for (std::size_t j = 0; j < size; ++j) {
      const double count = detail::number(table[i][j]);
      rows[i] += count;
      columns[j] += count;
      all += count;
    }
  }
  if (all <= 0) return std::nullopt;
  Kappa kappa;
  for (std::size_t i = 0; i < size; ++i) {
    kappa.agreed += detail::number(table[i][i]) / all;
    kappa.expected += rows[i] / all * (columns[i] / all);
  }
  const double rest = 1 - kappa.expected;
  // All in one cell of the diagonal; rounding may leave a little.
  if (!(rest > 1e-15)) return std::nullopt;
  kappa.value = (kappa.agreed - kappa.expected) / rest;
  double same = 0, other = 0;
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) {
      const double share = detail::number(table[i][j]) / all;
      const double margins = i == j ? (rows[i] + columns[i]) / all : (columns[i] + rows[j]) / all;
      if (i == j) {
        const double off = 1 - margins * (1 - kappa.value);
        same += share * off * off;
      } else {
        other += share * margins * margins;
      }
    }
  }
  const double both = kappa.value - kappa.expected * (1 - kappa.value);
  const double variance =
      (same + (1 - kappa.value) * (1 - kappa.value) * other - both * both) / (rest * rest * all);
  const double half =
      detail::normal_upper_quantile((1 - confidence) / 2) * std::sqrt(std::max(0.0, variance));
  kappa.interval = {std::max(-1.0, kappa.value - half), std::min(1.0, kappa.value + half)};
  return kappa;
}

}  // namespace weiguan
