#include "stats/logrank.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "stats/detail/masses.h"
#include "stats/detail/risk.h"
#include "stats/tests.h"

namespace weiguan {

namespace {

using Matrix = std::vector<std::vector<double>>;

// x' V^- x and the rank of the covariance V, by elimination from the greatest pivot on; what
// depends on the others is left out.
std::pair<double, unsigned> quadratic_form(std::vector<double> x, Matrix v) {
  std::vector<std::size_t> left(x.size());
  double scale = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    left[i] = i;
    scale = std::max(scale, v[i][i]);
  }
  double sum = 0;
  unsigned rank = 0;
  while (!left.empty()) {
    const auto best = std::max_element(
        left.begin(), left.end(), [&](std::size_t a, std::size_t b) { return v[a][a] < v[b][b]; });
    const std::size_t pivot = *best;
    left.erase(best);
    if (!(v[pivot][pivot] > 1e-10 * scale)) break;
    sum += x[pivot] * x[pivot] / v[pivot][pivot];
    ++rank;
    for (const std::size_t i : left) {
      const double part = v[i][pivot] / v[pivot][pivot];
      x[i] -= part * x[pivot];
      for (const std::size_t j : left) v[i][j] -= part * v[pivot][j];
    }
  }
  return {sum, rank};
}

void add_exact(
    std::span<const Lifetime> lives,
    std::span<const std::size_t> group,
    LogRank& out,
    Matrix& variance) {
  const std::size_t groups = out.observed.size();
  for (const auto& deaths :
       detail::deaths_of(lives, groups, [&](std::size_t i) { return group[i]; })) {
    const double n = deaths.at_risk;
    const double spread = n > 1 ? deaths.died * (n - deaths.died) / (n * n * (n - 1)) : 0;
    for (std::size_t i = 0; i < groups; ++i) {
      const double at_risk = deaths.risk_of_kind[i];
      out.observed[i] += deaths.of_kind[i];
      out.expected[i] += deaths.died * at_risk / n;
      for (std::size_t j = 0; j < groups; ++j) {
        variance[i][j] += spread * at_risk * ((i == j ? n : 0) - deaths.risk_of_kind[j]);
      }
    }
  }
}

// Sun's scores.
std::vector<double> scores(std::span<const Lifetime> lives, const SurvivalOptions& options) {
  const detail::Masses masses(lives, 1);
  const auto fit = masses.fit({}, {}, options.tolerance, options.rounds);
  std::vector<double> survival{1}, hazard{0};  // Before each cell; behind the last.
  for (const double mass : fit.masses) {
    const double before = survival.back();
    survival.push_back(std::max(0.0, before - mass));
    hazard.push_back(hazard.back() + (before > 1e-12 ? mass / before : 0));
  }
  std::vector<double> out;
  for (std::size_t i = 0; i < lives.size(); ++i) {
    const auto [begin, end] = masses.range_of(i);
    double score = -hazard[begin];
    if (lives[i].died()) {
      const double fallen = survival[begin] - survival[end];
      score = (survival[end] * hazard[end] - survival[begin] * hazard[begin]) / fallen;
    }
    out.push_back(score + hazard[masses.entry_of(i)]);
  }
  return out;
}

void add_intervals(
    std::span<const Lifetime> lives,
    std::span<const std::size_t> group,
    const SurvivalOptions& options,
    LogRank& out,
    Matrix& variance) {
  const std::size_t groups = out.observed.size();
  const auto all = static_cast<double>(lives.size());
  const std::vector<double> score = scores(lives, options);
  std::vector<double> size(groups);
  double mean = 0;
  for (const double one : score) mean += one / all;
  double squares = 0;
  for (std::size_t i = 0; i < lives.size(); ++i) {
    const double apart = score[i] - mean;
    squares += apart * apart;
    size[group[i]] += 1;
    const double died = lives[i].died() ? 1 : 0;
    out.observed[group[i]] += died;
    out.expected[group[i]] += died - apart;
  }
  for (std::size_t i = 0; i < groups; ++i) {
    for (std::size_t j = 0; j < groups; ++j) {
      variance[i][j] =
          squares / std::max(1.0, all - 1) * ((i == j ? size[i] : 0) - size[i] * size[j] / all);
    }
  }
}

}  // namespace

std::optional<LogRank> log_rank(
    std::span<const Lifetime> lives,
    std::span<const std::size_t> group,
    std::size_t groups,
    const SurvivalOptions& options) {
  if (lives.empty() || group.size() != lives.size()) return {};
  LogRank out;
  out.exact = true;
  for (std::size_t i = 0; i < lives.size(); ++i) {
    if (!sound(lives[i]) || group[i] >= groups) return {};
    if (lives[i].died() && !lives[i].exact()) out.exact = false;
  }
  out.observed.resize(groups);
  out.expected.resize(groups);
  Matrix variance(groups, std::vector<double>(groups));
  if (out.exact) {
    add_exact(lives, group, out, variance);
  } else {
    add_intervals(lives, group, options, out, variance);
  }
  std::vector<double> apart(groups);
  for (std::size_t i = 0; i < groups; ++i) apart[i] = out.observed[i] - out.expected[i];
  std::tie(out.chi_square, out.freedom) = quadratic_form(apart, variance);
  if (out.freedom > 0) out.p = chi_square_p(out.chi_square, out.freedom);
  return out;
}

}  // namespace weiguan
