// Where numbers stand among one another. NaN is left out where numbers are gathered; nothing
// throws.
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace weiguan {

// The value below which a part q of the numbers lies, between two numbers on the straight line
// between them (type 7 of Hyndman and Fan 1996, the default of R and NumPy). Nothing without
// numbers or with q outside [0, 1].
std::optional<double> quantile(std::span<const double> values, double q);

std::optional<double> median(std::span<const double> values);

// The median of the distances to the median, not scaled (times 1.4826 it estimates the standard
// deviation of normal values).
std::optional<double> median_deviation(std::span<const double> values);

// The rank of each number, in the order given, from 1 for the smallest; equal numbers share the
// mean of their ranks. NaN comes after all, and NaNs are equal.
std::vector<double> ranks(std::span<const double> values);

// Spearman's rank correlation, in [-1, 1]. Nothing where the lists differ in length, have fewer
// than two numbers or a NaN, or where all numbers of one are equal.
std::optional<double> spearman(std::span<const double> x, std::span<const double> y);

}  // namespace weiguan
