#include "instruments/ranking/detail/rank.h"

#include <algorithm>

namespace weiguan::ranking {

namespace {

constexpr double most_work = 1e9;  // Pairs of entities times draws.
constexpr std::size_t fewest_draws = 200;
constexpr std::size_t most_draws_of_period = 300;

std::size_t affordable_draws(std::size_t things, std::size_t asked) {
  const double pairs = static_cast<double>(things) * static_cast<double>(things);
  const auto affordable = static_cast<std::size_t>(most_work / std::max(1.0, pairs));
  return std::min(asked, std::max(affordable, fewest_draws));
}

void add_sets(const Tally& tally, const Asked& asked, Depth depth, Ranked& ranked) {
  const std::vector<std::size_t>& who = ranked.order;
  ranked.draws = affordable_draws(who.size(), asked.draws);
  if (depth != Depth::all) ranked.draws = std::min(ranked.draws, most_draws_of_period);
  const DrawnScores all = draw_scores(
      tally, ranked.known, asked.weights, asked.state_discount, ranked.draws, asked.seed);
  std::vector<double> drawn, drawn_variances, scores, variances;
  for (std::size_t draw = 0; draw < ranked.draws; ++draw) {
    for (const std::size_t entity : who) {
      drawn.push_back(all.scores[draw * tally.entities() + entity]);
      drawn_variances.push_back(all.score_variances[draw * tally.entities() + entity]);
    }
  }
  for (const std::size_t entity : who) {
    scores.push_back(*ranked.scores[entity]);
    variances.push_back(all.variances[entity]);
  }
  const ScoreDraws draws = resampled_draws(scores, variances, drawn, drawn_variances);
  const RankSetOptions options{asked.confidence, true};
  const auto sets = rank_sets(scores, draws, options);
  for (std::size_t i = 0; i < sets.size(); ++i) ranked.sets[who[i]] = sets[i];
  if (depth != Depth::all) return;
  const auto lone = lone_rank_sets(scores, draws, options);
  const auto shares = rank_shares(drawn, who.size());
  for (std::size_t i = 0; i < who.size(); ++i) {
    const double* of = shares.data() + i * who.size();
    ranked.lone[who[i]] = lone[i];
    ranked.first[who[i]] = 100 * of[0];
    ranked.same[who[i]] = 100 * of[*ranked.ranks[who[i]] - 1];
  }
}

}  // namespace

Ranked rank_items(
    const std::vector<Item>& items,
    const Asked& asked,
    const std::optional<Period>& of_period,
    Depth depth) {
  const Tally tally = tally_of(items, asked, of_period);
  Ranked ranked;
  ranked.known = known_of(items, asked, of_period);
  ranked.bunches = tally.bunches();
  ranked.sums = tally.sums(asked.state_discount);
  ranked.shares = shares_of(ranked.sums, ranked.known);
  ranked.scores = scores_of(ranked.shares, asked.weights);
  const std::size_t entities = tally.entities();
  ranked.ranks.resize(entities);
  ranked.sets.resize(entities);
  ranked.lone.resize(entities);
  ranked.first.resize(entities);
  ranked.same.resize(entities);
  for (std::size_t i = 0; i < entities; ++i) {
    if (ranked.scores[i]) ranked.order.push_back(i);
  }
  std::stable_sort(ranked.order.begin(), ranked.order.end(), [&](std::size_t a, std::size_t b) {
    return *ranked.scores[a] > *ranked.scores[b];
  });
  for (std::size_t i = 0; i < ranked.order.size(); ++i) {
    const std::size_t entity = ranked.order[i];
    const bool tied = i > 0 && *ranked.scores[entity] == *ranked.scores[ranked.order[i - 1]];
    ranked.ranks[entity] = tied ? *ranked.ranks[ranked.order[i - 1]] : i + 1;
  }
  if (depth != Depth::scores && ranked.bunches >= fewest_bunches && !ranked.order.empty()) {
    add_sets(tally, asked, depth, ranked);
  }
  return ranked;
}

}  // namespace weiguan::ranking
