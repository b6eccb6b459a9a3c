#include "stats/paired.h"

#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

// Reference values are of SciPy: measures/stats_reference.py.

TEST(McNemarTest, IsTheBinomialTestOfThePairsThatDiffer) {
  struct Known {
    std::uint64_t first, second;
    double p, p_mid, low, high;
  };
  const std::vector<Known> known = {
      {163, 23, 3.50520643251846e-27, 1.99645875215702e-27, 4.56333447416059, 11.4957964964101},
      {5, 1, 0.21875, 0.125, 0.559491694230544, 236.487692867356},
      {10, 10, 1, 1, 0.373546846699365, 2.67704040024948},
      {400, 600, 2.72846415606595e-10, 2.26507334866097e-10, 0.585964814185204, 0.757844768260857}};
  for (const Known& one : known) {
    const auto test = mcnemar(one.first, one.second);
    ASSERT_TRUE(test);
    EXPECT_NEAR(test->p, one.p, one.p * 1e-10) << one.first;
    EXPECT_NEAR(test->p_mid, one.p_mid, one.p_mid * 1e-10) << one.first;
    EXPECT_NEAR(test->interval.low, one.low, one.low * 1e-9) << one.first;
    EXPECT_NEAR(test->interval.high, one.high, one.high * 1e-9) << one.first;
    EXPECT_DOUBLE_EQ(*test->odds, static_cast<double>(one.first) / static_cast<double>(one.second));
  }
}

TEST(McNemarTest, AnswersInOneWayOnlyHaveOddsWithoutABound) {
  const double infinite = std::numeric_limits<double>::infinity();
  const auto never = mcnemar(0, 7);
  EXPECT_NEAR(never->p, 0.015625, 1e-15);
  EXPECT_EQ(*never->odds, 0);
  EXPECT_EQ(never->interval.low, 0);
  EXPECT_NEAR(never->interval.high, 0.693813980096582, 1e-12);
  const auto always = mcnemar(1, 0);
  EXPECT_NEAR(always->p, 1, 1e-12);
  EXPECT_NEAR(always->p_mid, 0.5, 1e-15);
  EXPECT_EQ(*always->odds, infinite);
  EXPECT_NEAR(always->interval.low, 0.0256410256410257, 1e-12);
  EXPECT_EQ(always->interval.high, infinite);
  const auto nothing = mcnemar(0, 0);
  EXPECT_EQ(nothing->p, 1);
  EXPECT_EQ(nothing->p_mid, 1);
  EXPECT_FALSE(nothing->odds);
  EXPECT_EQ(nothing->interval.high, infinite);
  EXPECT_FALSE(mcnemar(1, 2, 0));
  EXPECT_FALSE(mcnemar(1, 2, 1));
}

TEST(McNemarTest, TurnsRoundWithThePairs) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 500; ++round) {
    const std::uint64_t a = random() % 60, b = random() % 60;
    const auto one = mcnemar(a, b), other = mcnemar(b, a);
    EXPECT_DOUBLE_EQ(one->p, other->p);
    EXPECT_LE(one->p_mid, one->p + 1e-12);
    if (a > 0 && b > 0) {
      EXPECT_NEAR(one->interval.low * other->interval.high, 1, 1e-9);
    }
    const bool one_outside = one->interval.low > 1 || one->interval.high < 1;
    EXPECT_EQ(one_outside, one->p < 0.05) << a << " " << b;
  }
}

TEST(PairedDifferenceOfShares, JoinsTheIntervalsOfBothByTheirCorrelation) {
  const std::vector<PairedShare> questions = {
      {{3, 3}, {0, 3}},
      {{1, 3}, {1, 3}},
      {{0, 3}, {0, 3}},
      {{3, 3}, {1, 3}},
      {{2, 3}, {2, 3}},
      {{3, 3}, {3, 3}},
      {{0, 3}, {0, 3}},
      {{3, 3}, {0, 3}},
      {{0, 0}, {3, 3}}};  // Left out.
  const auto found = paired_difference(questions);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->clusters, 8U);
  EXPECT_NEAR(found->first, 0.625, 1e-12);
  EXPECT_NEAR(found->second, 0.291666666666667, 1e-12);
  EXPECT_NEAR(found->difference, 0.333333333333333, 1e-12);
  EXPECT_NEAR(found->interval.low, -0.036361297047463, 1e-10);
  EXPECT_NEAR(found->interval.high, 0.582692288144829, 1e-10);
  EXPECT_TRUE(found->exact);
  EXPECT_DOUBLE_EQ(found->p, 0.25);  // All three differ the same way: 2 of 8 exchanges.
}

TEST(PairedDifferenceOfShares, IsMcNemarsTestWhereQuestionsAreAskedOnce) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 40; ++round) {
    std::vector<PairedShare> questions;
    std::uint64_t first = 0, second = 0;
    for (int i = 0; i < 18; ++i) {
      const std::uint64_t a = random() % 2, b = random() % 3 == 0 ? a : random() % 2;
      questions.push_back({{a, 1}, {b, 1}});
      first += a > b ? 1U : 0U;
      second += b > a ? 1U : 0U;
    }
    const auto found = paired_difference(questions);
    if (!found->exact) continue;
    EXPECT_NEAR(found->p, mcnemar(first, second)->p, 1e-12);
  }
}

TEST(PairedDifferenceOfShares, DrawsTheSamePermutationsAgain) {
  std::vector<PairedShare> questions;
  for (std::uint64_t i = 0; i < 60; ++i) {
    questions.push_back({{i % 4 == 0 ? 1U : 0U, 1}, {i % 2, 1}});
  }
  const auto one = paired_difference(questions), again = paired_difference(questions);
  EXPECT_FALSE(one->exact);
  EXPECT_EQ(one->p, again->p);
  EXPECT_NEAR(one->p, mcnemar(15, 30)->p, 0.01);
  EXPECT_GT(one->p, 0);
  PairedOptions other;
  other.seed = 1;
  EXPECT_NEAR(paired_difference(questions, other)->p, one->p, 0.01);
}

TEST(PairedDifferenceOfShares, EqualIsNoDifferenceButNotKnownForSure) {
  const std::vector<PairedShare> equal(12, {{0, 5}, {0, 5}});
  const auto found = paired_difference(equal);
  EXPECT_EQ(found->difference, 0);
  EXPECT_EQ(found->p, 1);
  EXPECT_LT(found->interval.low, 0);
  EXPECT_GT(found->interval.high, 0);
  EXPECT_FALSE(paired_difference({}));
  const std::vector<PairedShare> nonsense = {{{2, 1}, {0, 1}}, {{0, 0}, {0, 0}}};
  EXPECT_FALSE(paired_difference(nonsense));
  PairedOptions sure;
  sure.confidence = 1;
  EXPECT_FALSE(paired_difference(equal, sure));
}

TEST(UnpairedDifferenceOfShares, AgreesWithSciPy) {
  const std::vector<Share> topic = {{3, 3}, {1, 3}, {0, 3}, {3, 3}, {2, 3}, {3, 3}, {0, 3}, {3, 3}};
  const std::vector<Share> controls = {{0, 3}, {1, 3}, {0, 3}, {1, 3}, {2, 3}};
  const auto found = unpaired_difference(topic, controls);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->difference, 0.358333333333333, 1e-12);
  EXPECT_NEAR(found->interval.low, -0.16130181421, 1e-10);
  EXPECT_NEAR(found->interval.high, 0.674030654281692, 1e-10);
  // All 1,287 ways to part 13 questions, by brute force.
  EXPECT_NEAR(found->p, 0.184926184926, 1e-10);
  EXPECT_TRUE(found->exact);
  EXPECT_FALSE(unpaired_difference(topic, {}));
  // Where they are drawn: 2 of the 1,352,078 ways to part 23 are as far.
  const std::vector<Share> all(12, {1, 1}), none(11, {0, 1});
  const auto drawn = unpaired_difference(all, none);
  EXPECT_FALSE(drawn->exact);
  EXPECT_LE(drawn->p, 0.0003);
  EXPECT_GT(drawn->p, 0);
}

TEST(DifferencesOfShares, HoldTheTrueDifferenceAsOftenAsTheySay) {
  // 20 questions of uneven hardness, three repeats each in two ways; the second is harder by 0.15
  // on the mean, by 0.3 where it is harder at all.
  std::mt19937_64 random(11);
  std::uniform_real_distribution<double> even(0, 1);
  const auto drawn = [&](double chance) {
    std::uint64_t hits = 0;
    for (int i = 0; i < 3; ++i) hits += even(random) < chance ? 1U : 0U;
    return Share{hits, 3};
  };
  int held = 0, found = 0;
  constexpr int rounds = 600;
  for (int round = 0; round < rounds; ++round) {
    std::vector<PairedShare> questions, alike;
    for (int i = 0; i < 20; ++i) {
      const double base = even(random) < 0.5 ? 0.05 : 0.6;
      const double more = even(random) < 0.5 ? 0.3 : 0.0;
      questions.push_back({drawn(base + more), drawn(base)});
      alike.push_back({drawn(base), drawn(base)});
    }
    const auto one = paired_difference(questions);
    held += one->interval.low <= 0.15 && 0.15 <= one->interval.high ? 1 : 0;
    PairedOptions few;
    few.samples = 499;
    found += paired_difference(alike, few)->p < 0.05 ? 1 : 0;
  }
  EXPECT_GT(held, rounds * 0.93);
  EXPECT_LT(found, rounds * 0.075);
}

}  // namespace
}  // namespace weiguan
