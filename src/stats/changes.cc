#include "stats/changes.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "stats/detail/special.h"
#include "stats/order.h"
#include "stats/tests.h"

namespace weiguan {

using detail::number;

namespace {

constexpr double enough_likelihood = 0.95;
constexpr double median_chi_square = 0.45493642311957283;  // With one degree of freedom.

bool sound(double option) {
  return option > 0 && std::isfinite(option);
}

// The periods that have data, side by side.
class Known {
 public:
  explicit Known(Series series) {
    sums_.push_back({});
    for (std::size_t i = 0; i < series.size(); ++i) {
      const auto& share = series[i];
      if (!share || share->total == 0 || share->hits > share->total) continue;
      periods_.push_back(i);
      sums_.push_back({sums_.back().hits + share->hits, sums_.back().total + share->total});
    }
  }

  std::size_t size() const { return periods_.size(); }
  std::size_t period(std::size_t i) const { return periods_[i]; }
  // The first period for which it cannot be said that i's rate does not hold yet.
  std::size_t earliest_period(std::size_t i) const { return periods_[i - 1] + 1; }

  Share sum(std::size_t from, std::size_t to) const {
    return {sums_[to].hits - sums_[from].hits, sums_[to].total - sums_[from].total};
  }
  // What one rate for [from, to) leaves unexplained, in nats.
  double cost(std::size_t from, std::size_t to) const {
    const Share share = sum(from, to);
    if (share.hits == 0 || share.hits == share.total) return 0;
    const double hits = number(share.hits);
    const double misses = number(share.total - share.hits);
    const double total = number(share.total);
    return -hits * std::log(hits / total) - misses * std::log1p(-hits / total);
  }
  // What is gained when [from, to) is divided at `at`: half of a log-likelihood ratio.
  double gain(std::size_t from, std::size_t at, std::size_t to) const {
    const Share a = sum(from, at);
    const Share b = sum(at, to);
    return log_likelihood(Table2x2{a.hits, a.total - a.hits, b.hits, b.total - b.hits}) / 2;
  }

 private:
  std::vector<std::size_t> periods_;
  std::vector<Share> sums_;
};

// Where the stretches of the best division begin, without the first (PELT).
std::vector<std::size_t> best_division(const Known& known, double penalty, double overdispersion) {
  const std::size_t n = known.size();
  std::vector<double> best(n + 1);
  std::vector<std::size_t> last(n + 1);
  std::vector<std::size_t> candidates{0};
  std::vector<double> costs;
  best[0] = -penalty;
  for (std::size_t to = 1; to <= n; ++to) {
    costs.clear();
    for (const std::size_t from : candidates) {
      costs.push_back(best[from] + known.cost(from, to) / overdispersion);
    }
    const auto least = std::min_element(costs.begin(), costs.end());
    best[to] = *least + penalty;
    last[to] = candidates[static_cast<std::size_t>(least - costs.begin())];
    // A beginning that is already worse than the best way here can never become better; a little
    // room is left for rounding.
    const double limit = best[to] + 1e-9 * (1 + std::abs(best[to]));
    std::size_t kept = 0;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      if (costs[i] <= limit) candidates[kept++] = candidates[i];
    }
    candidates.resize(kept);
    candidates.push_back(to);
  }
  std::vector<std::size_t> division;
  for (std::size_t at = last[n]; at > 0; at = last[at]) division.push_back(at);
  std::reverse(division.begin(), division.end());
  return division;
}

Change describe(
    const Known& known, std::size_t from, std::size_t at, std::size_t to, double overdispersion) {
  Change change;
  change.at = known.period(at);
  change.before = known.sum(from, at);
  change.after = known.sum(at, to);
  change.gain = known.gain(from, at, to) / overdispersion;
  change.p = std::min(1.0, number(to - from - 1) * chi_square_p(2 * change.gain));
  // The likelihood of each place, by how far it stays behind this one.
  std::vector<double> likelihood(to - from, 0.0);
  double all = 0;
  for (std::size_t place = from + 1; place < to; ++place) {
    const double behind = change.gain - known.gain(from, place, to) / overdispersion;
    all += likelihood[place - from] = std::exp(-behind);
  }
  std::size_t low = at;
  std::size_t high = at;
  double held = likelihood[at - from];
  while (held < enough_likelihood * all && (low > from + 1 || high + 1 < to)) {
    const double down = low > from + 1 ? likelihood[low - 1 - from] : -1;
    const double up = high + 1 < to ? likelihood[high + 1 - from] : -1;
    held += std::max(down, up);
    down >= up ? --low : ++high;
  }
  change.earliest = known.earliest_period(low);
  change.latest = known.period(high);
  return change;
}

}  // namespace

std::vector<Change> change_points(Series series, const ChangeOptions& options) {
  const Known known(series);
  std::vector<Change> changes;
  if (known.size() < 2 || !sound(options.penalty) || !sound(options.overdispersion)) return changes;
  const double penalty = options.penalty * std::log(number(known.size()));
  const auto division = best_division(known, penalty, options.overdispersion);
  for (std::size_t i = 0; i < division.size(); ++i) {
    const std::size_t from = i == 0 ? 0 : division[i - 1];
    const std::size_t to = i + 1 == division.size() ? known.size() : division[i + 1];
    changes.push_back(describe(known, from, division[i], to, options.overdispersion));
  }
  return changes;
}

double overdispersion(Series series) {
  const Known known(series);
  std::vector<double> squares;
  for (std::size_t i = 1; i < known.size(); ++i) {
    const Share a = known.sum(i - 1, i);
    const Share b = known.sum(i, i + 1);
    const double hits = number(a.hits + b.hits);
    const double total = number(a.total + b.total);
    if (hits <= 0 || hits >= total) continue;
    const double p = hits / total;
    const double apart = number(a.hits) / number(a.total) - number(b.hits) / number(b.total);
    const double variance = p * (1 - p) * (1 / number(a.total) + 1 / number(b.total));
    squares.push_back(apart * apart / variance);
  }
  if (squares.size() < 3) return 1;
  return std::max(1.0, median(squares).value_or(1) / median_chi_square);
}

}  // namespace weiguan
