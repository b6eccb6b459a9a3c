// Reference values: measures/survival_reference.R and measures/survival_reference.py.
#include "stats/logrank.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

using Groups = std::vector<std::size_t>;

const std::vector<Lifetime> exact = {
    {1, 1},
    {2, 2},
    {2, never},
    {3, 3},
    {4, 4},
    {4, 4},
    {5, never},
    {6, 6},
    {7, 7},
    {8, never},
    {9, 9},
    {10, 10},
    {12, never},
    {12, never}};
const Groups exact_groups = {0, 0, 1, 1, 0, 2, 2, 1, 0, 2, 1, 2, 1, 0};
const std::vector<Lifetime> intervals = {
    {0, 2},
    {0, 3},
    {1, 3},
    {1, 4},
    {2, 5},
    {2, never},
    {3, 6},
    {4, 6},
    {4, never},
    {5, 8},
    {6, 9},
    {7, never},
    {8, 10},
    {2.5, 2.5},
    {3, 7}};
const Groups interval_groups = {0, 0, 1, 1, 0, 2, 2, 1, 0, 2, 1, 2, 1, 0, 2};

TEST(LogRank, OfExactTimesIsThatOfR) {
  const auto test = log_rank(exact, exact_groups, 3);
  ASSERT_TRUE(test && test->exact);
  EXPECT_EQ(test->observed, (std::vector<double>{4, 3, 2}));
  EXPECT_NEAR(test->expected[0], 2.739943389943389, 1e-12);
  EXPECT_NEAR(test->expected[1], 3.300632700632701, 1e-12);
  EXPECT_NEAR(test->chi_square, 0.946199927822891, 1e-12);
  EXPECT_EQ(test->freedom, 2U);
}

TEST(LogRank, OfIntervalsHasSunsScores) {
  const auto test = log_rank(intervals, interval_groups, 3);
  ASSERT_TRUE(test && !test->exact);
  EXPECT_NEAR(test->observed[0] - test->expected[0], 2.132409454, 1e-5);
  EXPECT_NEAR(test->observed[1] - test->expected[1], -0.8504183767, 1e-5);
  EXPECT_NEAR(test->chi_square, 3.138685194, 1e-5);
  EXPECT_NEAR(test->p, 0.2081819969, 1e-6);
}

TEST(LogRank, AGroupWithoutAnybodyCountsForNothing) {
  const auto test = log_rank(exact, exact_groups, 5);
  EXPECT_EQ(test->freedom, 2U);
  EXPECT_NEAR(test->chi_square, 0.946199927822891, 1e-12);
}

TEST(LogRank, OneGroupOrNobodyDeadTellsNothing) {
  EXPECT_EQ(log_rank(exact, Groups(exact.size(), 0), 1)->freedom, 0U);
  EXPECT_EQ(log_rank(exact, Groups(exact.size(), 0), 1)->p, 1);
  const std::vector<Lifetime> alive = {{2, never}, {3, never}};
  EXPECT_EQ(log_rank(alive, Groups{0, 1}, 2)->freedom, 0U);
}

TEST(LogRank, HasNoValueForNonsense) {
  EXPECT_FALSE(log_rank({}, Groups{}, 2));
  EXPECT_FALSE(log_rank(exact, Groups{0}, 2));
  EXPECT_FALSE(log_rank(exact, exact_groups, 2));
}

// Deaths at random ages, seen at every whole age; half of them in each group, some entered late.
TEST(LogRank, OfEqualGroupsIsRarelySmall) {
  std::mt19937_64 random(3);
  int small = 0, small_of_unequal = 0;
  for (int series = 0; series < 400; ++series) {
    std::vector<Lifetime> lives, faster;
    Groups group;
    while (lives.size() < 80) {
      const auto age = static_cast<double>(random() % 100);
      const auto entry = static_cast<double>(random() % 3);
      if (age / 10 <= entry) continue;
      group.push_back(lives.size() % 2);
      const double seen = std::floor(age / 10) + 1;
      lives.push_back(seen > 8 ? Lifetime{8, never, entry} : Lifetime{seen - 1, seen, entry});
      faster.push_back(lives.back());
      if (group.back() == 1 && seen > 4) faster.back().until = seen;
      if (group.back() == 1 && faster.back().after >= 3) faster.back() = {3, 4, entry};
    }
    small += log_rank(lives, group, 2)->p < 0.05 ? 1 : 0;
    small_of_unequal += log_rank(faster, group, 2)->p < 0.05 ? 1 : 0;
  }
  EXPECT_LE(small, 34);  // 20 are expected.
  EXPECT_GE(small, 8);
  EXPECT_GE(small_of_unequal, 390);
}

}  // namespace
}  // namespace weiguan
