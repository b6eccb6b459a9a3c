#include "stats/order.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace weiguan {
namespace {

std::vector<double> sorted(std::span<const double> values) {
  std::vector<double> all;
  all.reserve(values.size());
  for (const double value : values) {
    if (!std::isnan(value)) all.push_back(value);
  }
  std::sort(all.begin(), all.end());
  return all;
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

std::optional<double> quantile(std::span<const double> values, double q) {
  const auto all = sorted(values);
  if (all.empty() || !(q >= 0 && q <= 1)) return std::nullopt;
  const double place = q * static_cast<double>(all.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const double part = place - static_cast<double>(below);
  // Equal neighbours are not subtracted: they may be infinite.
  if (part == 0 || all[below] == all[below + 1]) return all[below];
  return all[below] + part * (all[below + 1] - all[below]);
}

std::optional<double> median(std::span<const double> values) {
  return quantile(values, 0.5);
}

std::optional<double> median_deviation(std::span<const double> values) {
  const auto middle = median(values);
  if (!middle) return std::nullopt;
  std::vector<double> apart;
  apart.reserve(values.size());
  for (const double value : values) {
    apart.push_back(value == *middle ? 0 : std::abs(value - *middle));
  }
  return median(apart);
}

std::vector<double> ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto less = [&](std::size_t x, std::size_t y) {
    return std::isnan(values[y]) ? !std::isnan(values[x]) : values[x] < values[y];
  };
  std::stable_sort(order.begin(), order.end(), less);
  std::vector<double> ranks(values.size());
  for (std::size_t from = 0, to = 0; from < order.size(); from = to) {
    while (to < order.size() && !less(order[from], order[to])) ++to;
    // The mean of the ranks from + 1 to `to`.
    const double shared = (static_cast<double>(from + to) + 1) / 2;
    for (std::size_t i = from; i < to; ++i) ranks[order[i]] = shared;
  }
  return ranks;
}

std::optional<double> spearman(std::span<const double> x, std::span<const double> y) {
  const auto nan = [](double value) { return std::isnan(value); };
  if (x.size() != y.size() || x.size() < 2 || std::any_of(x.begin(), x.end(), nan) ||
      std::any_of(y.begin(), y.end(), nan)) {
    return std::nullopt;
  }
  const auto of_x = ranks(x);
  const auto of_y = ranks(y);
  const double middle = mean(of_x);
  double both = 0;
  double squares_x = 0;
  double squares_y = 0;
  for (std::size_t i = 0; i < of_x.size(); ++i) {
    both += (of_x[i] - middle) * (of_y[i] - middle);
    squares_x += (of_x[i] - middle) * (of_x[i] - middle);
    squares_y += (of_y[i] - middle) * (of_y[i] - middle);
  }
  if (squares_x <= 0 || squares_y <= 0) return std::nullopt;
  return std::clamp(both / std::sqrt(squares_x * squares_y), -1.0, 1.0);
}

}  // namespace weiguan
