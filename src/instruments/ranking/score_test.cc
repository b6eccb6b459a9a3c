#include "instruments/ranking/detail/score.h"

#include <cmath>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "instruments/ranking/detail/asked.h"
#include "instruments/ranking/detail/swaps.h"

namespace weiguan::ranking {
namespace {

Known all_known(std::size_t entities) {
  Known known;
  known.counted = {true, true, true, false, false, true, false};
  known.engagement.assign(entities, true);
  return known;
}

// Three entities over two days.
Tally small_tally() {
  Tally tally(3);
  tally.add(0, 0, media, 6, false);
  tally.add(0, 1, media, 2, true);
  tally.add(1, 1, media, 2, false);
  tally.add(1, 1, posts, 3, false);
  tally.add(1, 2, posts, 1, false);
  tally.add(1, 1, likes, 80, false);
  tally.add(1, 2, likes, 20, false);
  tally.add(1, 2, reads, 500, false);
  return tally;
}

TEST(RankingScore, SharesAreOfWhatAllHaveAndEngagementIsTheMeanOfItsCounters) {
  const Shares shares = shares_of(small_tally().sums(0), all_known(3));
  EXPECT_DOUBLE_EQ(*shares[0][of_media], 60);
  EXPECT_DOUBLE_EQ(*shares[1][of_media], 40);
  EXPECT_DOUBLE_EQ(*shares[2][of_media], 0);
  EXPECT_DOUBLE_EQ(*shares[1][of_social], 75);
  EXPECT_DOUBLE_EQ(*shares[1][of_engagement], 40);
  EXPECT_DOUBLE_EQ(*shares[2][of_engagement], 60);
}

TEST(RankingScore, AreMeansByWeight) {
  const Shares shares = shares_of(small_tally().sums(0), all_known(3));
  const auto even = scores_of(shares, {1, 1, 1});
  EXPECT_NEAR(*even[0], 20, 1e-12);
  EXPECT_NEAR(*even[1], (40 + 75 + 40) / 3.0, 1e-12);
  const auto media_only = scores_of(shares, {2, 0, 0});
  EXPECT_DOUBLE_EQ(*media_only[0], 60);
  EXPECT_DOUBLE_EQ(*media_only[2], 0);
  EXPECT_NEAR(
      std::accumulate(
          even.begin(), even.end(), 0.0, [](double sum, const auto& one) { return sum + *one; }),
      100,
      1e-9);
}

TEST(RankingScore, WhatIsNotKnownWeighsNothingAndIsNeverZero) {
  Known known = all_known(3);
  known.counted = {true, true, false, false, false, false, false};
  const Shares without = shares_of(small_tally().sums(0), known);
  EXPECT_FALSE(without[0][of_engagement]);
  EXPECT_DOUBLE_EQ(*scores_of(without, {1, 1, 1})[1], (40 + 75) / 2.0);
  EXPECT_FALSE(scores_of(without, {0, 0, 1})[1]);
  known = all_known(3);
  known.engagement[1] = false;
  const Shares unseen = shares_of(small_tally().sums(0), known);
  EXPECT_FALSE(unseen[1][of_engagement]);
  EXPECT_TRUE(unseen[0][of_engagement]);
  EXPECT_DOUBLE_EQ(*scores_of(unseen, {1, 1, 1})[1], (40 + 75) / 2.0);
}

TEST(RankingScore, StateAffiliatedSourcesAreDiscountedAndOthersNot) {
  const Tally tally = small_tally();
  const Shares all = shares_of(tally.sums(1), all_known(3));
  EXPECT_DOUBLE_EQ(*all[0][of_media], 75);
  EXPECT_DOUBLE_EQ(*all[1][of_media], 25);
  const Shares half = shares_of(tally.sums(0.5), all_known(3));
  EXPECT_NEAR(*half[1][of_media], 100 * 3.0 / 9, 1e-12);
  EXPECT_DOUBLE_EQ(*half[1][of_social], 75);
}

TEST(RankingScore, DrawsAreOfWholeBunchesAndTheSameForOneSeed) {
  const Tally tally = small_tally();
  const auto drawn = draw_scores(tally, all_known(3), {1, 0, 0}, 0, 200, 5).scores;
  ASSERT_EQ(drawn.size(), 600U);
  EXPECT_EQ(drawn, draw_scores(tally, all_known(3), {1, 0, 0}, 0, 200, 5).scores);
  EXPECT_NE(drawn, draw_scores(tally, all_known(3), {1, 0, 0}, 0, 200, 6).scores);
  // Day one twice, both days, or day two twice: nothing else can come out.
  for (std::size_t i = 0; i < drawn.size(); i += 3) {
    EXPECT_TRUE(std::abs(drawn[i] - 75) < 1e-9 || std::abs(drawn[i] - 60) < 1e-9 || drawn[i] == 0);
  }
}

TEST(RankingSwaps, AreTheWeightsAtWhichTheOrderTurns) {
  const Shares shares = shares_of(small_tally().sums(0), all_known(3));
  // The second is ahead of the first by posts; at some weight of media the first is.
  const Weights weights = {1, 1, 0};
  const auto swap = swapping_weight(shares, weights, of_media, 1, 0);
  ASSERT_TRUE(swap);
  EXPECT_NEAR(*swap, 75 / 20.0, 1e-9);
  for (const double weight : {*swap * 0.99, *swap * 1.01}) {
    const auto scores = scores_of(shares, {weight, 1, 0});
    EXPECT_EQ(*scores[1] > *scores[0], weight < *swap);
  }
  // In posts and in engagement the second is never behind: no weight of these turns it.
  EXPECT_FALSE(swapping_weight(shares, {0, 1, 0}, of_engagement, 1, 0));
}

TEST(RankingSwaps, HoldWhereOneOfTheTwoLacksAComponent) {
  Known known = all_known(3);
  known.engagement[0] = false;
  const Shares shares = shares_of(small_tally().sums(0), known);
  const Weights weights = {1, 0, 0.1};
  const auto before = scores_of(shares, weights);
  ASSERT_GT(*before[0], *before[1]);
  EXPECT_FALSE(swapping_weight(shares, weights, of_engagement, 0, 1));
  const auto swap = swapping_weight(shares, weights, of_social, 0, 1);
  ASSERT_TRUE(swap);
  const auto after = scores_of(shares, {1, *swap * 1.01, 0.1});
  EXPECT_LT(*after[0], *after[1]);
}

TEST(RankingSwaps, OfTheStateDiscountLieBetweenWhatItWasAndAll) {
  Tally tally(2);
  tally.add(0, 0, media, 10, true);
  tally.add(0, 0, media, 2, false);
  tally.add(0, 1, media, 6, false);
  Known known = all_known(2);
  known.counted = {true, false, false, false, false, false, false};
  const DiscountedScores discounted(tally, known, {1, 1, 1});
  const auto swap = discounted.swapping_discount(0, 0, 1);
  ASSERT_TRUE(swap);
  EXPECT_NEAR(*swap, 0.6, 0.005);
  EXPECT_FALSE(discounted.swapping_discount(0, 1, 1));
}

TEST(RankingWeights, AreReadAndNonsenseIsRefused) {
  EXPECT_EQ(parse_weights("media=2, social=0"), (Weights{2, 0, 1}));
  EXPECT_EQ(parse_weights(""), (Weights{1, 1, 1}));
  EXPECT_THROW(parse_weights("media=0,social=0,engagement=0"), UsageError);
  EXPECT_THROW(parse_weights("media=-1"), UsageError);
  EXPECT_THROW(parse_weights("media=x"), UsageError);
  EXPECT_THROW(parse_weights("media"), UsageError);
  EXPECT_THROW(parse_weights("fame=1"), UsageError);
  EXPECT_THROW(parse_weights("media=inf"), UsageError);
}

}  // namespace
}  // namespace weiguan::ranking
