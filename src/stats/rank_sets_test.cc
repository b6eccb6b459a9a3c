#include "stats/rank_sets.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

// The example of the R package csranks (measures/ranking/README.md says how it was reckoned).
struct Pisa {
  std::vector<std::string> names;
  std::vector<double> scores, errors;
  std::vector<RankSet> all95, lone95, all75;

  std::size_t at(const std::string& name) const {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == name) return i;
    }
    return names.size();
  }
};

Pisa read_pisa() {
  Pisa pisa;
  std::ifstream file(WEIGUAN_SOURCE "/measures/ranking/pisa2018.tsv");
  for (std::string line; std::getline(file, line);) {
    std::istringstream cells(line);
    std::string name;
    std::getline(cells, name, '\t');
    double score = 0, error = 0;
    RankSet all, lone, less;
    cells >> score >> error >> all.best >> all.worst >> lone.best >> lone.worst >> less.best >>
        less.worst;
    pisa.names.push_back(name);
    pisa.scores.push_back(score);
    pisa.errors.push_back(error);
    pisa.all95.push_back(all);
    pisa.lone95.push_back(lone);
    pisa.all75.push_back(less);
  }
  return pisa;
}

// How many ends of the sets differ, and by how much at the most.  Draws differ, so an end that
// hangs on one close pair may.
struct Differing {
  std::size_t ends = 0, most = 0;
};
Differing differing(const std::vector<RankSet>& a, const std::vector<RankSet>& b) {
  Differing out;
  const auto compare = [&](std::size_t x, std::size_t y) {
    const std::size_t apart = x > y ? x - y : y - x;
    out.ends += apart > 0 ? 1 : 0;
    out.most = std::max(out.most, apart);
  };
  for (std::size_t i = 0; i < a.size(); ++i) {
    compare(a[i].best, b[i].best);
    compare(a[i].worst, b[i].worst);
  }
  return out;
}

TEST(RankSets, AreThoseOfThePublishedExample) {
  const Pisa pisa = read_pisa();
  ASSERT_EQ(pisa.names.size(), 37U);
  const ScoreDraws draws = normal_draws(pisa.errors, 3000);
  const auto all = rank_sets(pisa.scores, draws);
  const Differing at95 = differing(all, pisa.all95);
  EXPECT_LE(at95.ends, 4U);
  EXPECT_LE(at95.most, 1U);
  const Differing at75 = differing(rank_sets(pisa.scores, draws, {0.75, true}), pisa.all75);
  EXPECT_LE(at75.ends, 4U);
  EXPECT_LE(at75.most, 1U);
  const auto lone = lone_rank_sets(pisa.scores, draws);
  const Differing alone = differing(lone, pisa.lone95);
  EXPECT_LE(alone.ends, 4U);
  EXPECT_LE(alone.most, 1U);
  // What the vignette prints.
  // "8" and, in its text, "7": the critical value of this draw or that lies on either side of
  // Finland.
  EXPECT_GE(lone[pisa.at("United Kingdom")].best, 7U);
  EXPECT_LE(lone[pisa.at("United Kingdom")].best, 8U);
  EXPECT_EQ(lone[pisa.at("United Kingdom")].worst, 23U);
  EXPECT_EQ(tied_ranks(pisa.scores)[pisa.at("United Kingdom")], (RankSet{13, 13}));
  EXPECT_EQ(all[pisa.at("Colombia")], (RankSet{37, 37}));
  EXPECT_EQ(all[pisa.at("Korea")].worst, 7U);
  EXPECT_EQ(all[pisa.at("Germany")].best, 7U);
}

TEST(RankSets, MayBeAmongTheFirstFiveWhoTheExampleSays) {
  const Pisa pisa = read_pisa();
  const ScoreDraws draws = normal_draws(pisa.errors, 3000);
  const auto first_five = [&](double confidence) {
    std::string names;
    const auto sets = rank_sets(pisa.scores, draws, {confidence, true});
    for (std::size_t i = 0; i < sets.size(); ++i) {
      if (sets[i].best <= 5) names += (names.empty() ? "" : ", ") + pisa.names[i];
    }
    return names;
  };
  EXPECT_EQ(
      first_five(0.95),
      "Belgium, Canada, Denmark, Estonia, Finland, Japan, Korea, Netherlands, Poland, Slovenia, "
      "Sweden, Switzerland");
  EXPECT_EQ(
      first_five(0.9),
      "Belgium, Canada, Denmark, Estonia, Finland, Japan, Korea, Netherlands, Poland, Slovenia, "
      "Switzerland");
}

TEST(RankSets, StepwiseAreNeverWiderAndHolmsAgreeButForWhatTheyGiveAway) {
  const Pisa pisa = read_pisa();
  const ScoreDraws draws = normal_draws(pisa.errors, 2000);
  const auto stepwise = rank_sets(pisa.scores, draws);
  const auto at_once = rank_sets(pisa.scores, draws, {0.95, false});
  const auto lone = lone_rank_sets(pisa.scores, draws);
  const auto holm = holm_rank_sets(pisa.scores, draws.spreads);
  const auto ranks = tied_ranks(pisa.scores);
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    EXPECT_TRUE(at_once[i].holds(stepwise[i])) << pisa.names[i];
    EXPECT_TRUE(stepwise[i].holds(ranks[i])) << pisa.names[i];
    EXPECT_TRUE(holm[i].holds(stepwise[i])) << pisa.names[i];
    EXPECT_TRUE(stepwise[i].holds(lone[i])) << pisa.names[i];
  }
  EXPECT_LE(differing(stepwise, holm).most, 3U);
}

TEST(RankSets, TellClearScoresApartAndEqualOnesNot) {
  const std::vector<double> scores = {10, 20, 20, 90};
  const ScoreDraws draws = normal_draws(std::vector<double>{1, 1, 1, 1}, 500);
  EXPECT_EQ(rank_sets(scores, draws), (std::vector<RankSet>{{4, 4}, {2, 3}, {2, 3}, {1, 1}}));
  EXPECT_EQ(tied_ranks(scores), (std::vector<RankSet>{{4, 4}, {2, 3}, {2, 3}, {1, 1}}));
}

TEST(RankSets, OfOneThingAreItsOnlyRank) {
  const std::vector<double> scores = {3};
  EXPECT_EQ(
      rank_sets(scores, normal_draws(std::vector<double>{1}, 10)), (std::vector<RankSet>{{1, 1}}));
}

TEST(RankSets, SayNothingOfWhatNeverVaries) {
  const std::vector<double> scores = {1, 2};
  const ScoreDraws still = normal_draws(std::vector<double>{0, 0}, 100);
  EXPECT_EQ(rank_sets(scores, still), (std::vector<RankSet>{{1, 2}, {1, 2}}));
  EXPECT_EQ(lone_rank_sets(scores, still), (std::vector<RankSet>{{1, 2}, {1, 2}}));
  EXPECT_EQ(holm_rank_sets(scores, still.spreads), (std::vector<RankSet>{{1, 2}, {1, 2}}));
}

TEST(RankSets, OfNonsenseAreNone) {
  const std::vector<double> scores = {1, 2};
  const ScoreDraws draws = normal_draws(std::vector<double>{1, 1}, 100);
  EXPECT_TRUE(rank_sets({}, draws).empty());
  EXPECT_TRUE(rank_sets(std::vector<double>{1, 2, 3}, draws).empty());
  EXPECT_TRUE(rank_sets(std::vector<double>{1, std::nan("")}, draws).empty());
  EXPECT_TRUE(rank_sets(scores, draws, {1.0, true}).empty());
  EXPECT_TRUE(lone_rank_sets(scores, draws, {0.4, true}).empty());
  EXPECT_TRUE(holm_rank_sets(scores, std::vector<double>{1}).empty());
  EXPECT_TRUE(rank_sets(scores, {}).empty());
  EXPECT_EQ(resampled_draws(scores, {}, std::vector<double>{1, 2, 3}, {}).draws(), 0U);
  EXPECT_TRUE(rank_shares(std::vector<double>{1, 2, 3}, 2).empty());
}

TEST(RankSets, AreTheSameForTheSameSeed) {
  const std::vector<double> errors = {1, 2, 3};
  EXPECT_EQ(normal_draws(errors, 50).deviations, normal_draws(errors, 50).deviations);
  EXPECT_NE(normal_draws(errors, 50).deviations, normal_draws(errors, 50, 7).deviations);
}

TEST(ScoreDraws, OfResampledScoresAreStudentisedByEachDraw) {
  const std::vector<double> scores = {10, 5};
  const std::vector<double> drawn = {11, 4, 9, 6, 10, 5, 10, 5};
  // The draw that is far off says itself that it varies much.
  const std::vector<double> loose = {100, 100, 1, 1, 1, 1, 1, 1};
  const ScoreDraws draws = resampled_draws(scores, std::vector<double>{1, 1}, drawn, loose);
  EXPECT_EQ(draws.draws(), 4U);
  EXPECT_DOUBLE_EQ(draws.spreads[1], std::sqrt(2.0));
  EXPECT_EQ(draws.deviations[0], 1);
  EXPECT_EQ(rank_sets(scores, draws), (std::vector<RankSet>{{1, 1}, {2, 2}}));
  // The same draw, sure of itself: a difference of five may be chance.
  const std::vector<double> tight = {0.01, 0.01, 1, 1, 1, 1, 1, 1};
  EXPECT_EQ(
      rank_sets(scores, resampled_draws(scores, std::vector<double>{1, 1}, drawn, tight)),
      (std::vector<RankSet>{{1, 2}, {1, 2}}));
  EXPECT_EQ(resampled_draws(scores, std::vector<double>{1}, drawn, tight).draws(), 0U);
}

TEST(RankShares, SayHowOftenEachStandsWhere) {
  // Twice the first is first, once the second, once they are equal.
  const std::vector<double> drawn = {2, 1, 2, 1, 1, 2, 3, 3};
  EXPECT_EQ(rank_shares(drawn, 2), (std::vector<double>{0.625, 0.375, 0.375, 0.625}));
}

}  // namespace
}  // namespace weiguan
