#include "stats/logistic.h"

#include <algorithm>
#include <cmath>
#include <deque>

namespace weiguan {

namespace {

constexpr std::size_t memory = 10;  // Pairs of steps that L-BFGS remembers.
constexpr int most_steps = 500;
constexpr double small_gradient = 1e-6;  // Of the largest part, against the sum of weights.

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

double odds_of(const Vector& at, const SparseRow& row) {
  double odds = at.back();
  for (const auto& [feature, value] : row.values) odds += at[feature] * value;
  return odds;
}

// log(1 + exp(x)) without overflow.
double softplus(double x) {
  return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}

// The loss and its gradient; the intercept stands behind the weights.
double loss_at(
    const Vector& at, std::span<const SparseRow> rows, double penalty, Vector& gradient) {
  double loss = 0;
  for (std::size_t i = 0; i + 1 < at.size(); ++i) {
    loss += penalty / 2 * at[i] * at[i];
    gradient[i] = penalty * at[i];
  }
  gradient.back() = 0;
  for (const SparseRow& row : rows) {
    const double odds = odds_of(at, row);
    loss += row.weight * (softplus(odds) - row.target * odds);
    const double slope = row.weight * (logistic(odds) - row.target);
    for (const auto& [feature, value] : row.values) gradient[feature] += slope * value;
    gradient.back() += slope;
  }
  return loss;
}

struct Step {
  Vector moved, turned;  // Of the place and of the gradient.
  double curve = 0;      // Their product.
};

// Minus the gradient, as the steps so far bend it.
Vector direction_of(const Vector& gradient, const std::deque<Step>& steps) {
  Vector direction = gradient;
  std::vector<double> shares(steps.size());
  for (std::size_t i = steps.size(); i-- > 0;) {
    shares[i] = dot(steps[i].moved, direction) / steps[i].curve;
    for (std::size_t k = 0; k < direction.size(); ++k)
      direction[k] -= shares[i] * steps[i].turned[k];
  }
  if (!steps.empty()) {
    const Step& last = steps.back();
    const double scale = last.curve / dot(last.turned, last.turned);
    for (double& one : direction) one *= scale;
  }
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const double share = dot(steps[i].turned, direction) / steps[i].curve;
    for (std::size_t k = 0; k < direction.size(); ++k)
      direction[k] += (shares[i] - share) * steps[i].moved[k];
  }
  for (double& one : direction) one = -one;
  return direction;
}

}  // namespace

double logistic(double odds) {
  if (odds >= 0) return 1 / (1 + std::exp(-odds));
  const double e = std::exp(odds);
  return e / (1 + e);
}

double score(const LogisticFit& fit, const SparseRow& row) {
  double odds = fit.intercept;
  for (const auto& [feature, value] : row.values) odds += fit.weights[feature] * value;
  return odds;
}

LogisticFit fit_logistic(std::span<const SparseRow> rows, std::size_t features, double penalty) {
  Vector at(features + 1, 0), gradient(features + 1, 0), tried(features + 1), turned(features + 1);
  double total = 0;
  for (const SparseRow& row : rows) total += row.weight;
  const double enough = small_gradient * std::max(total, 1.0);
  LogisticFit fit;
  std::deque<Step> steps;
  double loss = loss_at(at, rows, penalty, gradient);
  for (int round = 0; round < most_steps; ++round) {
    double steepest = 0;
    for (const double one : gradient) steepest = std::max(steepest, std::abs(one));
    if (steepest <= enough) {
      fit.converged = true;
      break;
    }
    const Vector direction = direction_of(gradient, steps);
    const double slope = dot(direction, gradient);
    double length = steps.empty() ? 1 / std::max(1.0, std::sqrt(dot(gradient, gradient))) : 1;
    double next = loss;
    bool better = false;
    // Halved until the loss falls by a fair part of what the slope promises (Armijo).
    for (int halved = 0; halved < 50 && !better; ++halved, length /= 2) {
      for (std::size_t i = 0; i < at.size(); ++i) tried[i] = at[i] + length * direction[i];
      next = loss_at(tried, rows, penalty, turned);
      better = next <= loss + 1e-4 * length * slope;
    }
    if (!better) break;
    Step step{tried, turned, 0};
    for (std::size_t i = 0; i < at.size(); ++i) {
      step.moved[i] -= at[i];
      step.turned[i] -= gradient[i];
    }
    step.curve = dot(step.moved, step.turned);
    at = tried;
    gradient = turned;
    loss = next;
    if (step.curve > 1e-12) steps.push_back(std::move(step));
    if (steps.size() > memory) steps.pop_front();
  }
  fit.intercept = at.back();
  at.pop_back();
  fit.weights = std::move(at);
  return fit;
}

}  // namespace weiguan
