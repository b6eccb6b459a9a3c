#include "stats/rank_sets.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "stats/order.h"
#include "stats/tests.h"

namespace weiguan {

namespace {

// That `more` has a greater score than `less`.
struct Claim {
  std::size_t more = 0, less = 0;
  double per_spread = 0;  // 1 / standard error of the difference.
  double statistic = 0;
};

bool all_finite(std::span<const double> numbers) {
  return std::all_of(numbers.begin(), numbers.end(), [](double one) { return std::isfinite(one); });
}

bool is_confidence(double confidence) {
  return confidence >= 0.5 && confidence < 1;
}

bool fits(std::span<const double> scores, const ScoreDraws& draws, double confidence) {
  const std::size_t things = scores.size();
  return things > 0 && draws.things == things && draws.draws() > 0 &&
         draws.deviations.size() == draws.draws() * things &&
         draws.spreads.size() == things * things &&
         (draws.variances.empty() || draws.variances.size() == draws.deviations.size()) &&
         all_finite(draws.variances) && is_confidence(confidence) && all_finite(scores) &&
         all_finite(draws.deviations) && all_finite(draws.spreads);
}

// One where the difference never varies is left out: it cannot be judged.
void add_claim(
    std::span<const double> scores,
    std::span<const double> spreads,
    std::size_t more,
    std::size_t less,
    std::vector<Claim>& claims) {
  const double spread = spreads[more * scores.size() + less];
  if (more == less || !(spread > 0)) return;
  claims.push_back({more, less, 1 / spread, (scores[more] - scores[less]) / spread});
}

std::vector<Claim> all_claims(std::span<const double> scores, std::span<const double> spreads) {
  std::vector<Claim> claims;
  claims.reserve(scores.size() * scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    for (std::size_t j = 0; j < scores.size(); ++j) add_claim(scores, spreads, i, j, claims);
  }
  return claims;
}

// The greatest of the claims' statistics in one draw; 0 where none is above.
double greatest_by_spreads(const std::vector<Claim>& claims, const double* deviation) {
  double most = 0;
  for (const Claim& claim : claims) {
    const double statistic = (deviation[claim.more] - deviation[claim.less]) * claim.per_spread;
    most = statistic > most ? statistic : most;
  }
  return most;
}

// The same, studentised by the draw itself.  Where nothing varies in the draw it says nothing.
double greatest_by_variances(
    const std::vector<Claim>& claims, const double* deviation, const double* variance) {
  double most = 0;  // Squared: one root for all.
  for (const Claim& claim : claims) {
    const double apart = deviation[claim.more] - deviation[claim.less];
    const double varies = variance[claim.more] + variance[claim.less];
    if (apart > 0 && apart * apart > most * varies && varies > 0) most = apart * apart / varies;
  }
  return std::sqrt(most);
}

// What the greatest of these statistics stays below with this confidence where no claim is true.
double critical_value(
    const std::vector<Claim>& claims, const ScoreDraws& draws, double confidence) {
  std::vector<double> greatest(draws.draws());
  for (std::size_t draw = 0; draw < greatest.size(); ++draw) {
    const std::size_t first = draw * draws.things;
    const double* deviation = draws.deviations.data() + first;
    greatest[draw] = draws.variances.empty()
                         ? greatest_by_spreads(claims, deviation)
                         : greatest_by_variances(claims, deviation, draws.variances.data() + first);
  }
  return quantile(greatest, confidence).value_or(0);
}

// Takes the proven claims out of `claims` and gives them back.
std::vector<Claim> prove(
    std::vector<Claim>& claims, const ScoreDraws& draws, const RankSetOptions& options) {
  std::vector<Claim> proven;
  while (!claims.empty()) {
    const double bar = critical_value(claims, draws, options.confidence);
    const auto left = std::partition(
        claims.begin(), claims.end(), [&](const Claim& claim) { return !(claim.statistic > bar); });
    if (left == claims.end()) break;
    proven.insert(proven.end(), left, claims.end());
    claims.erase(left, claims.end());
    if (!options.stepwise) break;
  }
  return proven;
}

std::vector<RankSet> sets_of(std::size_t things, const std::vector<Claim>& proven) {
  std::vector<RankSet> sets(things, {1, things});
  for (const Claim& claim : proven) {
    --sets[claim.more].worst;
    ++sets[claim.less].best;
  }
  return sets;
}

// Normal numbers from pairs of even ones (Box and Muller 1958), the same on every machine.
class Normal {
 public:
  explicit Normal(std::uint64_t seed) : random_(seed) {}

  double operator()() {
    if (kept_) {
      kept_ = false;
      return second_;
    }
    const double length = std::sqrt(-2 * std::log(even()));
    const double angle = 2 * 3.14159265358979323846 * even();
    second_ = length * std::sin(angle);
    kept_ = true;
    return length * std::cos(angle);
  }

 private:
  double even() {  // Above 0, at most 1.
    return (static_cast<double>(random_() >> 11U) + 1) * 0x1.0p-53;
  }

  std::mt19937_64 random_;
  double second_ = 0;
  bool kept_ = false;
};

}  // namespace

std::vector<RankSet> tied_ranks(std::span<const double> scores) {
  if (!all_finite(scores)) return {};
  std::vector<double> order(scores.begin(), scores.end());
  std::sort(order.begin(), order.end(), [](double a, double b) { return a > b; });
  std::vector<RankSet> out(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto same = std::equal_range(
        order.begin(), order.end(), scores[i], [](double a, double b) { return a > b; });
    out[i].best = static_cast<std::size_t>(same.first - order.begin()) + 1;
    out[i].worst = static_cast<std::size_t>(same.second - order.begin());
  }
  return out;
}

ScoreDraws normal_draws(std::span<const double> errors, std::size_t draws, std::uint64_t seed) {
  ScoreDraws out;
  out.things = errors.size();
  Normal normal(seed);
  out.deviations.reserve(draws * errors.size());
  for (std::size_t draw = 0; draw < draws; ++draw) {
    for (const double error : errors) out.deviations.push_back(error * normal());
  }
  for (const double first : errors) {
    for (const double second : errors) out.spreads.push_back(std::hypot(first, second));
  }
  return out;
}

ScoreDraws resampled_draws(
    std::span<const double> scores,
    std::span<const double> variances,
    std::span<const double> drawn,
    std::span<const double> drawn_variances) {
  const std::size_t things = scores.size();
  ScoreDraws out;
  if (things == 0 || drawn.empty() || drawn.size() % things != 0 || variances.size() != things ||
      drawn_variances.size() != drawn.size()) {
    return out;
  }
  out.things = things;
  out.deviations.resize(drawn.size());
  for (std::size_t i = 0; i < drawn.size(); ++i) out.deviations[i] = drawn[i] - scores[i % things];
  out.variances.assign(drawn_variances.begin(), drawn_variances.end());
  out.spreads.resize(things * things);
  for (std::size_t i = 0; i < things; ++i) {
    for (std::size_t j = 0; j < things; ++j) {
      out.spreads[i * things + j] = i == j ? 0 : std::sqrt(variances[i] + variances[j]);
    }
  }
  return out;
}

std::vector<RankSet> rank_sets(
    std::span<const double> scores, const ScoreDraws& draws, const RankSetOptions& options) {
  if (!fits(scores, draws, options.confidence)) return {};
  std::vector<Claim> claims = all_claims(scores, draws.spreads);
  return sets_of(scores.size(), prove(claims, draws, options));
}

std::vector<RankSet> lone_rank_sets(
    std::span<const double> scores, const ScoreDraws& draws, const RankSetOptions& options) {
  if (!fits(scores, draws, options.confidence)) return {};
  std::vector<RankSet> out;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    std::vector<Claim> claims;
    for (std::size_t j = 0; j < scores.size(); ++j) {
      add_claim(scores, draws.spreads, i, j, claims);
      add_claim(scores, draws.spreads, j, i, claims);
    }
    out.push_back(sets_of(scores.size(), prove(claims, draws, options))[i]);
  }
  return out;
}

std::vector<RankSet> holm_rank_sets(
    std::span<const double> scores, std::span<const double> spreads, double confidence) {
  const std::size_t things = scores.size();
  if (spreads.size() != things * things || !is_confidence(confidence) || !all_finite(scores) ||
      !all_finite(spreads)) {
    return {};
  }
  const std::vector<Claim> claims = all_claims(scores, spreads);
  std::vector<double> p;
  p.reserve(claims.size());
  for (const Claim& claim : claims) p.push_back(std::erfc(claim.statistic / std::sqrt(2.0)) / 2);
  p = holm(p);
  std::vector<Claim> proven;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (p[i] <= 1 - confidence) proven.push_back(claims[i]);
  }
  return sets_of(things, proven);
}

std::vector<double> rank_shares(std::span<const double> drawn, std::size_t things) {
  if (things == 0 || drawn.size() % things != 0 || !all_finite(drawn)) return {};
  std::vector<double> shares(things * things);
  const std::size_t draws = drawn.size() / things;
  std::vector<std::size_t> order(things);
  for (std::size_t draw = 0; draw < draws; ++draw) {
    const auto score = drawn.subspan(draw * things, things);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return score[a] != score[b] ? score[a] > score[b] : a < b;
    });
    for (std::size_t from = 0, to = 0; from < things; from = to) {
      while (to < things && score[order[to]] == score[order[from]]) ++to;
      const double part = 1 / static_cast<double>(to - from);
      for (std::size_t i = from; i < to; ++i) {
        for (std::size_t rank = from; rank < to; ++rank) shares[order[i] * things + rank] += part;
      }
    }
  }
  for (double& share : shares) share /= static_cast<double>(draws);
  return shares;
}

}  // namespace weiguan
