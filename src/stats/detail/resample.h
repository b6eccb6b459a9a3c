// Samples with replacement, the same on every machine for the same seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "stats/intervals.h"

namespace weiguan::detail {

// Fits of samples need not be closer than what chance makes of them.
inline constexpr double sample_tolerance = 1e-3;
inline constexpr std::size_t sample_rounds = 300;

class Resample {
 public:
  explicit Resample(std::uint64_t seed) : random_(seed) {}

  // How often each of so many is drawn, in as many drawings.
  std::vector<double> weights(std::size_t size);

 private:
  std::mt19937_64 random_;
};

// The values that a part (1 - confidence) / 2 of the samples lies below and above.  Takes them in
// any order.  REQUIRES: at least one.
Interval percentiles(std::vector<double>& samples, double confidence);

}  // namespace weiguan::detail
