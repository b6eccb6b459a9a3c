// Logistic regression with an L2 penalty over sparse rows.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace weiguan {

struct SparseRow {
  std::vector<std::pair<std::uint32_t, double>> values;  // By feature, each once.
  double target = 0;                                     // 0 to 1: how much of it is a yes.
  double weight = 1;
};

struct LogisticFit {
  std::vector<double> weights;
  double intercept = 0;
  bool converged = false;
};

// The weights and the intercept that make
//   sum of weight * cross entropy(target, predicted) + penalty / 2 * |weights|^2
// least; the intercept is not penalised.  By L-BFGS from zero, so the same rows give the same fit.
// REQUIRES: every feature < `features`; penalty > 0.
LogisticFit fit_logistic(std::span<const SparseRow> rows, std::size_t features, double penalty);

double logistic(double odds);  // 1 / (1 + exp(-odds)), for every finite number.

// The logarithm of the odds.
double score(const LogisticFit& fit, const SparseRow& row);

}  // namespace weiguan
