// Reference values: measures/survival_reference.py.
#include "stats/hazard.h"

#include <cmath>

#include <gtest/gtest.h>

#include "stats/survival.h"

namespace weiguan {
namespace {

TEST(Hazard, BelievesWhatItWasToldUntilSomethingIsSeen) {
  const Hazard hazard({1, 2, 8}, {0.1, 1, 2});
  EXPECT_EQ(hazard.bands().size(), 4U);
  EXPECT_NEAR(hazard.at(0), 0.1 * std::log(2), 1e-12);  // The mean of 0.1 / (1 + a) from 0 to 1.
  EXPECT_NEAR(hazard.at(1), 0.1 * std::log(1.5), 1e-12);
  EXPECT_NEAR(hazard.at(100), 0.1 / 9, 1e-12);
  EXPECT_GT(hazard.at(0.5), hazard.at(1.5));
}

TEST(Hazard, LearnsFromWhatWasLivedAndFromDeaths) {
  Hazard hazard({1, 10}, {0.1, 1e9, 1.5});
  for (int i = 0; i < 25; ++i) hazard.lived(0, 3);
  EXPECT_NEAR(hazard.bands()[0].exposure, 25, 1e-9);
  EXPECT_NEAR(hazard.bands()[1].exposure, 50, 1e-9);
  EXPECT_LT(hazard.at(2), 0.1);
  EXPECT_NEAR(hazard.at(2), 1.5 / (15 + 50), 1e-6);
  EXPECT_NEAR(hazard.at(50), 0.1, 1e-6);  // Nothing was seen there.
  hazard.died(3, 3.5);
  EXPECT_NEAR(hazard.bands()[1].deaths, 1, 1e-9);
  EXPECT_GT(hazard.bands()[1].exposure, 50);
  EXPECT_LT(hazard.bands()[1].exposure, 50.5);
}

TEST(Hazard, ADeathBetweenVisitsIsSpreadOverTheBandsBetween) {
  Hazard hazard({1, 2}, {0.2, 1e9, 1});
  hazard.died(0, 2);
  const double h = 0.2;
  const double first = (1 - std::exp(-h)) / (1 - std::exp(-2 * h));
  EXPECT_NEAR(hazard.bands()[0].deaths, first, 1e-6);
  EXPECT_NEAR(hazard.bands()[1].deaths, 1 - first, 1e-6);
  EXPECT_EQ(hazard.bands()[2].deaths, 0);
  // The mean of an exponential time that is known to be at most 2.
  const double lived = 1 / h - 2 * std::exp(-2 * h) / (1 - std::exp(-2 * h));
  EXPECT_NEAR(hazard.bands()[0].exposure + hazard.bands()[1].exposure, lived, 1e-6);
}

TEST(Hazard, HasTheIntervalOfItsGammaDistribution) {
  Hazard hazard({}, {0.75, 1, 1.5});  // Shape 1.5, rate 2.
  hazard.lived(0, 40);
  for (int i = 0; i < 3; ++i) hazard.died(0, 1e-9);
  const auto found = hazard.estimate(5);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->value, 4.5 / 42, 1e-9);
  EXPECT_NEAR(found->interval.low, 0.03214749405, 1e-9);
  EXPECT_NEAR(found->interval.high, 0.2264615214, 1e-9);
  EXPECT_FALSE(hazard.estimate(5, 1));
}

TEST(Hazard, TellsTheChanceOfADeathBetweenTwoAges) {
  const Hazard hazard({1}, {0.1, 1, 1});
  const double sum = 0.5 * hazard.at(0) + 2 * hazard.at(1);
  EXPECT_NEAR(hazard.chance(0.5, 3), 1 - std::exp(-sum), 1e-12);
  EXPECT_NEAR(hazard.age_of(0.5, hazard.chance(0.5, 3)), 3, 1e-9);
  EXPECT_NEAR(hazard.age_of(0.5, hazard.chance(0.5, 0.75)), 0.75, 1e-9);
  EXPECT_EQ(hazard.chance(3, 3), 0);
  EXPECT_EQ(hazard.age_of(0, 1), never);
  EXPECT_EQ(hazard.age_of(2, 0), 2);
}

TEST(Hazard, OfAllIsTheBeliefOfOne) {
  Hazard all({1}, {0.1, 1, 1});
  for (int i = 0; i < 1000; ++i) all.lived(0, 1);
  for (int i = 0; i < 50; ++i) all.died(0.4, 0.6);
  const Hazard one = all.as_belief(4);
  EXPECT_NEAR(one.at(0.5), all.at(0.5), 1e-12);
  EXPECT_NEAR(one.bands()[0].shape, 4, 1e-12);
  EXPECT_NEAR(one.bands()[1].shape, 1, 1e-12);  // Not more than is known.
  Hazard learned = one;
  for (int i = 0; i < 4; ++i) learned.died(0.4, 0.6);
  EXPECT_GT(learned.at(0.5), 1.8 * all.at(0.5));
}

TEST(Hazard, NonsenseIsNotCounted) {
  Hazard hazard({2, 1, std::nan(""), 3}, {-1, 0, std::nan("")});
  EXPECT_EQ(hazard.bands().size(), 3U);
  EXPECT_GT(hazard.at(0), 0);
  hazard.lived(3, 2);
  hazard.lived(-1, 2);
  hazard.lived(0, never);
  hazard.died(2, 2);
  EXPECT_EQ(hazard.bands()[0].exposure, 0);
  EXPECT_EQ(hazard.bands()[0].deaths, 0);
}

}  // namespace
}  // namespace weiguan
