#include "instruments/ranking/detail/swaps.h"

#include <array>
#include <cmath>

namespace weiguan::ranking {

namespace {

constexpr std::size_t discounts = 100;  // Steps between 0 and 1.
// Scores that differ by less are equal but for rounding.
constexpr double nothing = 1e-12;

// Of one entity, in the weight w of one component: score = (sum + share w) / (weight + known w).
struct Line {
  double sum = 0, share = 0, weight = 0, known = 0;
};

Line line_of(
    const std::array<std::optional<double>, component_count>& shares,
    const Weights& weights,
    Component component) {
  Line line;
  for (std::size_t one = 0; one < component_count; ++one) {
    if (!shares[one]) continue;
    if (one == component) {
      line.share = *shares[one];
      line.known = 1;
    } else {
      line.sum += weights[one] * *shares[one];
      line.weight += weights[one];
    }
  }
  return line;
}

// The real numbers at which a w^2 + b w + c crosses 0; one that it only touches is none.
std::vector<double> crossings(double a, double b, double c) {
  if (std::abs(a) <= nothing) {
    if (std::abs(b) <= nothing) return {};
    return {-c / b};
  }
  const double inside = b * b - 4 * a * c;
  if (!(inside > 0)) return {};
  // Without the difference of two that are nearly equal.
  const double q = -(b + std::copysign(std::sqrt(inside), b)) / 2;
  if (std::abs(q) <= nothing) return {0.0, -b / a};
  return {q / a, c / q};
}

}  // namespace

std::optional<double> swapping_weight(
    const Shares& shares,
    const Weights& weights,
    Component component,
    std::size_t ahead,
    std::size_t behind) {
  const Line a = line_of(shares[ahead], weights, component);
  const Line b = line_of(shares[behind], weights, component);
  const std::vector<double> found = crossings(
      a.share * b.known - b.share * a.known,
      a.sum * b.known + a.share * b.weight - b.sum * a.known - b.share * a.weight,
      a.sum * b.weight - b.sum * a.weight);
  std::optional<double> nearest;
  for (const double weight : found) {
    // A negative weight means nothing, and none at all leaves one of them without a score.
    if (weight < 0 || !(a.weight + a.known * weight > 0) || !(b.weight + b.known * weight > 0)) {
      continue;
    }
    if (!nearest ||
        std::abs(weight - weights[component]) < std::abs(*nearest - weights[component])) {
      nearest = weight;
    }
  }
  return nearest;
}

DiscountedScores::DiscountedScores(const Tally& tally, const Known& known, const Weights& weights) {
  for (std::size_t step = 0; step <= discounts; ++step) {
    const double discount = static_cast<double>(step) / static_cast<double>(discounts);
    scores_.push_back(scores_of(shares_of(tally.sums(discount), known), weights));
  }
}

std::optional<double> DiscountedScores::swapping_discount(
    double now, std::size_t ahead, std::size_t behind) const {
  const auto gap = [&](std::size_t step) {
    return scores_[step][ahead].value_or(0) - scores_[step][behind].value_or(0);
  };
  std::optional<double> nearest;
  std::size_t before = 0;
  for (std::size_t step = 0; step <= discounts; ++step) {
    const double left = gap(before), right = gap(step);
    if (std::abs(right) <= nothing) continue;
    if (std::abs(left) > nothing && (left > 0) != (right > 0)) {
      const double part = left / (left - right) * static_cast<double>(step - before);
      const double at = (static_cast<double>(before) + part) / static_cast<double>(discounts);
      if (!nearest || std::abs(at - now) < std::abs(*nearest - now)) nearest = at;
    }
    before = step;
  }
  return nearest;
}

}  // namespace weiguan::ranking
