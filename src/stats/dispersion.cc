#include "stats/dispersion.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "stats/detail/special.h"

namespace weiguan {

using detail::number;

namespace {

struct Sums {
  double hits = 0;
  double size = 0;
  double smallest = 0;
  std::size_t parts = 0;
};

std::optional<Sums> sums_of(std::span<const Share> parts) {
  Sums sums;
  for (const Share& part : parts) {
    if (part.hits > part.total) return std::nullopt;
    if (part.total == 0) continue;
    const double size = number(part.total);
    sums.smallest = sums.parts == 0 ? size : std::min(sums.smallest, size);
    sums.hits += number(part.hits);
    sums.size += size;
    ++sums.parts;
  }
  if (sums.hits <= 0) return std::nullopt;
  return sums;
}

double deviation(std::span<const Share> parts, const Sums& sums) {
  double apart = 0;
  for (const Share& part : parts) {
    apart += std::abs(number(part.hits) / sums.hits - number(part.total) / sums.size);
  }
  return apart / 2;
}

}  // namespace

std::optional<double> deviation_of_proportions(std::span<const Share> parts) {
  const auto sums = sums_of(parts);
  if (!sums) return std::nullopt;
  return deviation(parts, *sums);
}

std::optional<double> normalised_deviation(std::span<const Share> parts) {
  const auto sums = sums_of(parts);
  if (!sums || sums->parts < 2) return std::nullopt;
  return std::min(1.0, deviation(parts, *sums) / (1 - sums->smallest / sums->size));
}

std::optional<double> juilland(std::span<const Share> parts) {
  const auto sums = sums_of(parts);
  if (!sums || sums->parts < 2) return std::nullopt;
  const double n = static_cast<double>(sums->parts);
  double mean = 0;
  for (const Share& part : parts) {
    if (part.total > 0) mean += number(part.hits) / number(part.total) / n;
  }
  double squares = 0;
  for (const Share& part : parts) {
    if (part.total == 0) continue;
    const double apart = number(part.hits) / number(part.total) - mean;
    squares += apart * apart;
  }
  const double variation = std::sqrt(squares / n) / mean;
  return std::clamp(1 - variation / std::sqrt(n - 1), 0.0, 1.0);
}

}  // namespace weiguan
