#include "stats/corrected.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

TEST(RoganGladen, AgreesWithTheFormulasReckonedOtherwise) {
  // measures/stats_reference.py
  const auto one = rogan_gladen(0.3, 200, {{90, 100}, {190, 200}});
  ASSERT_TRUE(one);
  EXPECT_NEAR(one->value, 0.294117647058823, 1e-12);
  EXPECT_NEAR(one->interval.low, 0.215781529185537, 1e-10);
  EXPECT_NEAR(one->interval.high, 0.381013716921054, 1e-10);
  EXPECT_FALSE(one->clipped);
  const auto wide = rogan_gladen(0.5, 30.5, {{16, 20}, {17, 20}});
  EXPECT_NEAR(wide->value, 0.538461538461539, 1e-12);
  EXPECT_NEAR(wide->interval.low, 0.199084204867617, 1e-10);
  EXPECT_NEAR(wide->interval.high, 0.895932780272912, 1e-10);
}

TEST(RoganGladen, StaysAShareAndSaysThatItWasCutOff) {
  const auto below = rogan_gladen(0.02, 50, {{90, 100}, {190, 200}});
  EXPECT_EQ(below->value, 0);
  EXPECT_TRUE(below->clipped);
  EXPECT_EQ(below->interval.low, 0);
  EXPECT_NEAR(below->interval.high, 0.0793531019763639, 1e-10);
  const auto above = rogan_gladen(0.97, 40, {{276, 300}, {485, 500}});
  EXPECT_EQ(above->value, 1);
  EXPECT_TRUE(above->clipped);
  EXPECT_NEAR(above->interval.low, 0.909072140790066, 1e-10);
}

TEST(RoganGladen, OfAJudgeWhoNeverErrsIsTheShare) {
  const auto found = rogan_gladen(0.4, 100, {{1000000000, 1000000000}, {1000000000, 1000000000}});
  EXPECT_DOUBLE_EQ(found->value, 0.4);
  const auto plain = wilson({40, 100});
  EXPECT_NEAR(found->interval.low, plain->low, 0.01);
  EXPECT_NEAR(found->interval.high, plain->high, 0.01);
}

TEST(RoganGladen, SaysNothingWhereNothingCanBeSaid) {
  EXPECT_FALSE(rogan_gladen(0.5, 10, {{1, 2}, {1, 2}}));  // A coin.
  EXPECT_FALSE(rogan_gladen(0.5, 10, {{1, 5}, {1, 2}}));  // Worse than one.
  EXPECT_FALSE(rogan_gladen(0.5, 10, {{0, 0}, {9, 10}}));
  EXPECT_FALSE(rogan_gladen(0.5, 10, {{11, 10}, {9, 10}}));
  EXPECT_FALSE(rogan_gladen(1.1, 10, {{9, 10}, {9, 10}}));
  EXPECT_FALSE(rogan_gladen(std::nan(""), 10, {{9, 10}, {9, 10}}));
  EXPECT_FALSE(rogan_gladen(0.5, 0, {{9, 10}, {9, 10}}));
  EXPECT_FALSE(rogan_gladen(0.5, 10, {{9, 10}, {9, 10}}, 1));
  EXPECT_TRUE(rogan_gladen(0.5, 10, {{9, 10}, {9, 10}}));
}

TEST(RoganGladen, HoldsTheTrueShareAsOftenAsItSays) {
  std::mt19937_64 random(5);
  const auto drawn = [&random](std::uint64_t size, double chance) {
    return Share{
        static_cast<std::uint64_t>(
            std::binomial_distribution<int>(static_cast<int>(size), chance)(random)),
        size};
  };
  for (const double truth : {0.02, 0.3, 0.9}) {
    int held = 0;
    constexpr int rounds = 1000;
    for (int round = 0; round < rounds; ++round) {
      const double sensitivity = 0.9, specificity = 0.95;
      const Share counted = drawn(80, truth * sensitivity + (1 - truth) * (1 - specificity));
      const auto found =
          rogan_gladen(*rate(counted), 80, {drawn(150, sensitivity), drawn(200, specificity)});
      ASSERT_TRUE(found);
      EXPECT_LE(found->interval.low, found->value);
      EXPECT_GE(found->interval.high, found->value);
      held += found->interval.low <= truth && truth <= found->interval.high ? 1 : 0;
    }
    EXPECT_GT(held, rounds * 0.93) << truth;
  }
}

}  // namespace
}  // namespace weiguan
