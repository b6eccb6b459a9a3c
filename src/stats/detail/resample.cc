#include "stats/detail/resample.h"

#include <algorithm>
#include <cmath>

namespace weiguan::detail {

std::vector<double> Resample::weights(std::size_t size) {
  std::vector<double> out(size);
  for (std::size_t i = 0; i < size; ++i) out[random_() % size] += 1;
  return out;
}

Interval percentiles(std::vector<double>& samples, double confidence) {
  std::sort(samples.begin(), samples.end());
  const double tail = (1 - confidence) / 2;
  const auto last = static_cast<double>(samples.size() - 1);
  const auto at = [&](double place) { return samples[static_cast<std::size_t>(place)]; };
  return {at(std::floor(tail * last)), at(std::ceil((1 - tail) * last))};
}

}  // namespace weiguan::detail
