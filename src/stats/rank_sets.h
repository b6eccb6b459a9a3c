// Ranks by estimated scores, and the sets of ranks that things may have in truth.
//
// Rank 1 is the greatest score.  Nothing here throws; where the input makes no sense (sizes that do
// not fit, a number that is none, a confidence out of range) what comes back is empty.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weiguan {

struct RankSet {
  std::size_t best = 1, worst = 1;  // Both included.

  bool holds(const RankSet& other) const { return best <= other.best && other.worst <= worst; }
  friend bool operator==(const RankSet&, const RankSet&) = default;
};

// The ranks by these scores alone: things of equal score have all the ranks among them.
std::vector<RankSet> tied_ranks(std::span<const double> scores);

// What chance may do to the scores of so many things.
struct ScoreDraws {
  std::size_t things = 0;
  std::vector<double> deviations;  // Draw by draw, one for each thing: drawn less estimated.
  std::vector<double> spreads;     // Standard error of the difference of each two, thing by thing.
  // Draw by draw, the variance of each thing's score as that draw's own data show it: then each
  // draw is studentised by itself (Efron's bootstrap-t).  Empty: by `spreads`.
  std::vector<double> variances;

  std::size_t draws() const { return things == 0 ? 0 : deviations.size() / things; }
};

// Of independent, about normal estimates with these standard errors.
ScoreDraws normal_draws(
    std::span<const double> errors, std::size_t draws, std::uint64_t seed = 20200101);
// Of scores that were reckoned again from resampled data, draw by draw, with the variance of each
// that the data and each draw's data show.  That the scores of two things may move together is left
// to the draws: it makes sets wider or sharper, never false.
ScoreDraws resampled_draws(
    std::span<const double> scores,
    std::span<const double> variances,
    std::span<const double> drawn,
    std::span<const double> drawn_variances);

struct RankSetOptions {
  double confidence = 0.95;  // From 0.5 to below 1.
  // Tests that were decided make the others sharper (their section 3.3).  Else all in one step.
  bool stepwise = true;
};

// Sets that hold the true ranks of all things at once with this confidence (Mogstad, Romano, Shaikh
// and Wilhelm 2024, Review of Economic Studies 91:476): of each ordered two it is tested whether
// the first is greater, all tests together, against the greatest studentised difference in the
// draws.  Things of equal true score have several ranks, and all of them are held.  Of a pair whose
// difference does not vary in the draws nothing is told.
std::vector<RankSet> rank_sets(
    std::span<const double> scores, const ScoreDraws& draws, const RankSetOptions& options = {});

// The same for each thing alone: each set holds its thing's true rank with this confidence.
std::vector<RankSet> lone_rank_sets(
    std::span<const double> scores, const ScoreDraws& draws, const RankSetOptions& options = {});

// Sets for all at once from the spreads alone, by normal tests of all ordered pairs, corrected by
// Holm (1979).  Never needs draws; a little wider where things are many.
std::vector<RankSet> holm_rank_sets(
    std::span<const double> scores, std::span<const double> spreads, double confidence = 0.95);

// In which share of the draws each thing has each rank: thing by thing, rank by rank from 1.  Equal
// scores share the ranks among them evenly.
std::vector<double> rank_shares(std::span<const double> drawn, std::size_t things);

}  // namespace weiguan
