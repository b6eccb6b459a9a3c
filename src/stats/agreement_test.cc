#include "stats/agreement.h"

#include <random>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

TEST(CohenKappa, AgreesWithStatsmodels) {
  struct Known {
    Agreements table;
    double kappa, low, high, agreed;
  };
  // measures/stats_reference.py
  const std::vector<Known> known = {
      {{{20, 5}, {10, 15}}, 0.4, 0.151092290476661, 0.648907709523339, 0.7},
      {{{88, 10, 2}, {14, 40, 6}, {18, 10, 12}},
       0.491525423728813,
       0.391563702053547,
       0.59148714540408,
       0.7},
      {{{466, 15}, {12, 306}},
       0.929593185489793,
       0.903492088482951,
       0.955694282496635,
       0.966207759699625}};
  for (const Known& one : known) {
    const auto kappa = cohen_kappa(one.table);
    ASSERT_TRUE(kappa);
    EXPECT_NEAR(kappa->value, one.kappa, 1e-12);
    EXPECT_NEAR(kappa->interval.low, one.low, 1e-12);
    EXPECT_NEAR(kappa->interval.high, one.high, 1e-12);
    EXPECT_NEAR(kappa->agreed, one.agreed, 1e-12);
  }
}

TEST(CohenKappa, IsOneWhereAllAgreeAndAtMostNoughtWhereNobodyDoes) {
  const auto same = cohen_kappa({{4, 0}, {0, 9}});
  EXPECT_DOUBLE_EQ(same->value, 1);
  EXPECT_DOUBLE_EQ(same->interval.low, 1);
  EXPECT_LT(cohen_kappa({{0, 5}, {5, 0}})->value, 0);
  EXPECT_NEAR(cohen_kappa({{6, 4}, {6, 4}})->value, 0, 1e-12);
}

TEST(CohenKappa, SaysNothingOfNothing) {
  EXPECT_FALSE(cohen_kappa({}));
  EXPECT_FALSE(cohen_kappa({{0, 0}, {0, 0}}));
  EXPECT_FALSE(cohen_kappa({{7, 0}, {0, 0}}));  // Both always say one thing.
  EXPECT_FALSE(cohen_kappa({{1, 2}, {3}}));
  EXPECT_FALSE(cohen_kappa({{1, 2}, {3, 4}}, 1));
}

TEST(CohenKappa, DoesNotMindWhoIsFirstNorHowVerdictsAreOrdered) {
  std::mt19937_64 random(2);
  for (int round = 0; round < 200; ++round) {
    Agreements table(3, std::vector<std::uint64_t>(3)), turned = table, ordered = table;
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < 3; ++j) {
        table[i][j] = 1 + random() % 30;
        turned[j][i] = table[i][j];
        ordered[(i + 1) % 3][(j + 1) % 3] = table[i][j];
      }
    }
    const auto one = cohen_kappa(table), other = cohen_kappa(turned), again = cohen_kappa(ordered);
    EXPECT_NEAR(one->value, other->value, 1e-12);
    EXPECT_NEAR(one->interval.low, other->interval.low, 1e-12);
    EXPECT_NEAR(one->value, again->value, 1e-12);
    EXPECT_NEAR(one->interval.high, again->interval.high, 1e-12);
    EXPECT_LE(one->interval.low, one->value);
  }
}

}  // namespace
}  // namespace weiguan
