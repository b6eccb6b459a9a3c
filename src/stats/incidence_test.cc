// Reference values: measures/survival_reference.R and measures/survival_reference.py.
#include "stats/incidence.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

std::vector<Lifetime> lives_of(
    const std::vector<double>& time,
    const std::vector<int>& cause,
    const std::vector<double>& entry = {}) {
  std::vector<Lifetime> lives;
  for (std::size_t i = 0; i < time.size(); ++i) {
    Lifetime life{time[i], cause[i] == 0 ? never : time[i], entry.empty() ? 0 : entry[i]};
    if (cause[i] > 0) life.cause = static_cast<std::size_t>(cause[i] - 1);
    lives.push_back(life);
  }
  return lives;
}

const std::vector<double> time_of = {1, 2, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 12, 12};
const std::vector<int> cause_of = {1, 2, 0, 1, 1, 2, 0, 2, 1, 0, 2, 1, 0, 0};

TEST(Incidence, OfExactTimesIsThatOfR) {
  const auto found = incidence(lives_of(time_of, cause_of), 2);
  ASSERT_TRUE(found && found->exact);
  EXPECT_NEAR(incidence_at(*found, 0, 4)->low, 0.2272727272727273, 1e-12);
  EXPECT_NEAR(incidence_at(*found, 0, 11)->low, 0.4276437847866419, 1e-12);
  EXPECT_NEAR(incidence_at(*found, 1, 4)->low, 0.1493506493506494, 1e-12);
  EXPECT_NEAR(incidence_at(*found, 1, 10)->low, 0.3497217068645641, 1e-12);
  EXPECT_FALSE(incidence_at(*found, 1, 13));
  EXPECT_EQ(incidence_at(*found, 1, 1)->high, 0);
}

TEST(Incidence, OfLateEntriesIsThatOfR) {
  const auto found =
      incidence(lives_of(time_of, cause_of, {0, 0, 0, 1, 0, 2, 0, 3, 0, 5, 0, 4, 2, 0}), 2);
  ASSERT_TRUE(found);
  EXPECT_NEAR(incidence_at(*found, 0, 4)->low, 0.3044433593750, 1e-12);
  EXPECT_NEAR(incidence_at(*found, 1, 9)->low, 0.3546142578125, 1e-12);
}

TEST(Incidence, BandsAreThoseOfLifelines) {
  const auto found =
      incidence(lives_of({1, 2, 2.5, 3, 4, 4.5, 5, 6, 7, 8, 9, 10, 12, 13}, cause_of), 2);
  const auto band = incidence_band_at(*found, 0, 10);
  ASSERT_TRUE(band);
  EXPECT_NEAR(band->low, 0.1498474123, 1e-9);
  EXPECT_NEAR(band->high, 0.6837540742, 1e-9);
  EXPECT_NEAR(incidence_band_at(*found, 1, 6)->low, 0.05653446227, 1e-9);
  EXPECT_NEAR(incidence_band_at(*found, 1, 4)->high, 0.2752284327, 1e-9);
}

const std::vector<Lifetime> intervals = {
    {0, 2, 0, 0},
    {0, 3, 0, 1},
    {1, 3, 0, 0},
    {1, 4, 0, 0},
    {2, 5, 0, 1},
    {2, never},
    {3, 6, 0, 0},
    {4, 6, 0, 1},
    {4, never},
    {5, 8, 0, 0},
    {6, 9, 0, 1},
    {7, never},
    {8, 10, 0, 0},
    {2.5, 2.5, 0, 1},
    {3, 7, 0, 0}};

TEST(Incidence, OfIntervalsIsTheLikeliest) {
  const auto found = incidence(intervals, 2);
  ASSERT_TRUE(found && found->converged && !found->exact);
  EXPECT_NEAR(incidence_at(*found, 0, 2)->low, 0.2, 1e-5);
  EXPECT_NEAR(incidence_at(*found, 0, 6)->low, 0.4477767032, 1e-5);
  EXPECT_NEAR(incidence_at(*found, 0, 10)->low, 0.5716650548, 1e-5);
  EXPECT_NEAR(incidence_at(*found, 1, 3)->low, 0.1911068129, 1e-5);
  EXPECT_NEAR(incidence_at(*found, 1, 9)->low, 0.4283349452, 1e-5);
  const auto band = incidence_band_at(*found, 0, 6);
  ASSERT_TRUE(band);
  EXPECT_LT(band->low, 0.4477);
  EXPECT_GT(band->high, 0.4478);
}

TEST(Incidence, OfOneCauseIsWhatSurvivalLacks) {
  std::vector<Lifetime> lives = intervals;
  for (Lifetime& life : lives) life.cause = 0;
  const auto found = incidence(lives, 1);
  const auto curve = turnbull(lives);
  for (const double age : {1.0, 2.0, 4.0, 6.0, 9.0}) {
    EXPECT_NEAR(incidence_at(*found, 0, age)->low, 1 - survival_at(*curve, age)->low, 1e-6);
  }
}

TEST(Incidence, OfThemAllAddsUpToTheDead) {
  std::vector<Lifetime> lives = intervals;
  for (std::size_t i = 0; i < lives.size(); ++i) lives[i].cause = i % 3;
  const auto found = incidence(lives, 4);
  double sum = 0;
  for (std::size_t cause = 0; cause < 4; ++cause) sum += incidence_at(*found, cause, 10)->high;
  EXPECT_NEAR(sum, 1, 1e-6);
  EXPECT_EQ(incidence_at(*found, 3, 10)->high, 0);
}

TEST(Incidence, IsKnownForeverOnceAllHaveDied) {
  const std::vector<Lifetime> dead = {{1, 1, 0, 0}, {2, 2, 0, 1}, {3, 3, 0, 0}};
  const auto found = incidence(dead, 2);
  ASSERT_TRUE(found);
  EXPECT_NEAR(incidence_at(*found, 0, 9)->low, 2.0 / 3, 1e-12);
  EXPECT_NEAR(incidence_at(*found, 1, 9)->low, 1.0 / 3, 1e-12);
  EXPECT_EQ(
      incidence_band_at(*found, 1, 9).has_value(), incidence_band_at(*found, 1, 3).has_value());
  const std::vector<Lifetime> one_lives = {{1, 1, 0, 0}, {2, 2, 0, 1}, {3, never, 0, 0}};
  const auto open = incidence(one_lives, 2);
  EXPECT_TRUE(incidence_at(*open, 0, 3));
  EXPECT_FALSE(incidence_at(*open, 0, 9));
}

TEST(Incidence, OfIntervalsThatAllEndIsOneWithoutABand) {
  const std::vector<Lifetime> dead = {{1, 2, 0, 0}, {2, 5, 0, 0}, {3, 4, 0, 0}};
  const auto found = incidence(dead, 1);
  ASSERT_TRUE(found && !found->exact);
  EXPECT_EQ(incidence_at(*found, 0, 9)->low, 1);
  EXPECT_FALSE(incidence_band_at(*found, 0, 9));
}

TEST(Incidence, HasNoValueForNonsense) {
  EXPECT_FALSE(incidence({}, 2));
  EXPECT_FALSE(incidence(std::vector<Lifetime>{{1, 2, 0, 2}}, 2));
  EXPECT_FALSE(incidence(std::vector<Lifetime>{{3, 2, 0, 0}}, 2));
  EXPECT_TRUE(incidence(std::vector<Lifetime>{{1, 2, 0, 1}}, 2));
}

}  // namespace
}  // namespace weiguan
