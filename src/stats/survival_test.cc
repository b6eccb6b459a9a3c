// Reference values: measures/survival_reference.R and measures/survival_reference.py, which name
// the library behind each.
#include "stats/survival.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

Lifetime dead(double age, double entry = 0) {
  return {age, age, entry};
}
Lifetime alive(double age, double entry = 0) {
  return {age, never, entry};
}
Lifetime between(double after, double until, double entry = 0) {
  return {after, until, entry};
}

const std::vector<Lifetime> exact = {
    dead(1),
    dead(2),
    alive(2),
    dead(3),
    dead(4),
    dead(4),
    alive(5),
    dead(6),
    dead(7),
    alive(8),
    dead(9),
    dead(10),
    alive(12),
    alive(12)};
const std::vector<Lifetime> entered = {
    dead(1),
    dead(2),
    alive(2),
    dead(3, 1),
    dead(4),
    dead(4, 2),
    alive(5),
    dead(6, 3),
    dead(7),
    alive(8, 5),
    dead(9),
    dead(10, 4),
    alive(12, 2),
    alive(12)};
const std::vector<Lifetime> intervals = {
    between(0, 2),
    between(0, 3),
    between(1, 3),
    between(1, 4),
    between(2, 5),
    alive(2),
    between(3, 6),
    between(4, 6),
    alive(4),
    between(5, 8),
    between(6, 9),
    alive(7),
    between(8, 10),
    dead(2.5),
    between(3, 7)};

std::vector<Lifetime> late() {
  const std::vector<double> entry = {0, 0, 0, 1, 1, 0, 2, 0, 3, 0, 2, 5, 4, 0, 1};
  std::vector<Lifetime> lives = intervals;
  for (std::size_t i = 0; i < lives.size(); ++i) lives[i].entry = entry[i];
  return lives;
}

double at(const SurvivalCurve& curve, double age) {
  const auto survival = survival_at(curve, age);
  EXPECT_TRUE(survival && survival->low == survival->high) << age;
  return survival ? survival->low : -1;
}

TEST(KaplanMeier, IsThatOfR) {
  const auto curve = kaplan_meier(exact);
  ASSERT_TRUE(curve && curve->exact);
  ASSERT_EQ(curve->steps.size(), 8U);
  EXPECT_NEAR(at(*curve, 4), 0.623376623376623, 1e-12);
  EXPECT_NEAR(at(*curve, 10), 0.222634508348794, 1e-12);
  EXPECT_NEAR(curve->steps[0].band->low, 0.5907668674267581, 1e-12);
  EXPECT_NEAR(curve->steps[7].band->low, 0.0383198217702021, 1e-12);
  EXPECT_NEAR(curve->steps[7].band->high, 0.500647719073995, 1e-12);
  const auto median = median_life(*curve);
  ASSERT_TRUE(median);
  EXPECT_EQ(median->to, 7);
  EXPECT_EQ(median->low, 3);
  EXPECT_EQ(median->high, never);
}

TEST(KaplanMeier, WhoEntersLateIsCountedFromThenOn) {
  const auto curve = kaplan_meier(entered);
  ASSERT_TRUE(curve);
  EXPECT_NEAR(at(*curve, 1), 0.875, 1e-12);
  EXPECT_NEAR(at(*curve, 6), 0.4306640625, 1e-12);
  EXPECT_NEAR(at(*curve, 10), 0.1794433593750, 1e-12);
  EXPECT_NEAR(band_at(*curve, 10)->low, 0.0289422719713336, 1e-12);
  EXPECT_NEAR(band_at(*curve, 10)->high, 0.434705919554441, 1e-12);
}

TEST(KaplanMeier, HasNoValueForIntervalsAndNonsense) {
  EXPECT_FALSE(kaplan_meier(intervals));
  EXPECT_FALSE(kaplan_meier({}));
  EXPECT_FALSE(kaplan_meier(std::vector{between(3, 2)}));
  EXPECT_FALSE(kaplan_meier(std::vector{dead(2, 2)}));
  EXPECT_FALSE(kaplan_meier(std::vector{alive(2, 3)}));
  EXPECT_FALSE(kaplan_meier(std::vector{dead(std::nan(""))}));
  EXPECT_TRUE(kaplan_meier(std::vector{dead(2), alive(1)}));
}

TEST(KaplanMeier, SaysNothingBehindTheLastOneSeen) {
  const auto curve = kaplan_meier(exact);
  EXPECT_FALSE(survival_at(*curve, 12.5));
  EXPECT_TRUE(survival_at(*curve, 12));
  const auto all_dead = kaplan_meier(std::vector{dead(2), dead(3)});
  EXPECT_EQ(at(*all_dead, 100), 0);
}

TEST(Turnbull, IsThatOfPlainSelfConsistencyOnAllElementaryIntervals) {
  const auto curve = turnbull(intervals);
  ASSERT_TRUE(curve && curve->converged);
  EXPECT_LE(curve->gap, 1e-8);
  EXPECT_NEAR(at(*curve, 1), 1, 1e-12);
  EXPECT_NEAR(at(*curve, 2), 0.8719234144, 1e-6);
  EXPECT_NEAR(at(*curve, 4), 0.5828798089, 1e-6);
  EXPECT_NEAR(at(*curve, 6), 0.2471680571, 1e-6);
  EXPECT_NEAR(at(*curve, 8), 0.2471680571, 1e-6);
  EXPECT_NEAR(at(*curve, 9), 0, 1e-6);
  // Within a step there are two values.
  EXPECT_NEAR(survival_at(*curve, 5.5)->high, 0.55954, 1e-5);
  EXPECT_NEAR(survival_at(*curve, 5.5)->low, 0.2471680571, 1e-6);
}

TEST(Turnbull, WhoEntersLateIsCountedFromThenOn) {
  const auto curve = turnbull(late());
  ASSERT_TRUE(curve && curve->converged);
  EXPECT_NEAR(at(*curve, 2), 0.774468567, 1e-6);
  EXPECT_NEAR(at(*curve, 2.5), 0.4610160317, 1e-6);
  EXPECT_NEAR(at(*curve, 6), 0.186427194, 1e-6);
}

TEST(Turnbull, IsTheProductLimitWhereTimesAreExact) {
  for (const auto* lives : {&exact, &entered}) {
    const auto product = kaplan_meier(*lives);
    const auto likeliest = turnbull(*lives);
    ASSERT_TRUE(likeliest && likeliest->converged);
    for (double age = 0; age <= 12; age += 0.5) {
      EXPECT_NEAR(survival_at(*product, age)->low, survival_at(*likeliest, age)->high, 1e-5) << age;
    }
  }
}

TEST(Turnbull, AnExactDeathIsInNeitherNeighbour) {
  // Seen alive at 2 and dead at 2 are two things: (1, 2], then exactly 2, then (2, 3].
  const auto curve = turnbull(std::vector{between(1, 2), dead(2), between(2, 3), between(2, 3)});
  ASSERT_TRUE(curve);
  ASSERT_EQ(curve->steps.size(), 2U);
  EXPECT_EQ(curve->steps[0].from, 2);
  EXPECT_EQ(curve->steps[0].to, 2);
  EXPECT_NEAR(curve->steps[0].survival, 0.5, 1e-9);
  EXPECT_EQ(curve->steps[1].to, 3);
}

TEST(Turnbull, DoesNotAskForCauses) {
  std::vector<Lifetime> lives = intervals;
  for (std::size_t i = 0; i < lives.size(); ++i) lives[i].cause = i;
  EXPECT_NEAR(at(*turnbull(lives), 6), 0.2471680571, 1e-6);
}

TEST(Turnbull, TheSameSeedGivesTheSameBand) {
  const auto one = turnbull(intervals), other = turnbull(intervals);
  SurvivalOptions options;
  options.seed = 2;
  const auto third = turnbull(intervals, options);
  bool differs = false;
  for (std::size_t i = 0; i < one->steps.size(); ++i) {
    ASSERT_TRUE(one->steps[i].band);
    EXPECT_EQ(one->steps[i].band->low, other->steps[i].band->low);
    EXPECT_LE(one->steps[i].band->low, one->steps[i].survival);
    EXPECT_GE(one->steps[i].band->high, one->steps[i].survival);
    differs = differs || one->steps[i].band->low != third->steps[i].band->low;
  }
  EXPECT_TRUE(differs);
  options.samples = 0;
  EXPECT_FALSE(turnbull(intervals, options)->steps[0].band);
}

// Weibull lives, each looked at in a rhythm of its own, some entered late.
std::vector<Lifetime> simulated(std::mt19937_64& random, std::size_t size) {
  std::vector<Lifetime> lives;
  const auto uniform = [&] { return (static_cast<double>(random() % 1000000) + 0.5) / 1e6; };
  while (lives.size() < size) {
    const double age = 5 * std::pow(-std::log(uniform()), 1 / 0.8);
    const double entry = uniform() < 0.4 ? std::floor(uniform() * 4) : 0;
    if (age <= entry) continue;
    Lifetime life = alive(entry, entry);
    for (double visit = entry + 1; visit <= 12; visit += 1 + std::floor(uniform() * 3)) {
      if (age <= visit) {
        life.until = visit;
        break;
      }
      life.after = visit;
    }
    lives.push_back(life);
  }
  return lives;
}

TEST(Turnbull, HoldsTheTruthAsOftenAsItsBandSays) {
  std::mt19937_64 random(7);
  SurvivalOptions options;
  options.samples = 100;
  std::size_t held = 0, bands = 0, medians = 0;
  for (int series = 0; series < 100; ++series) {
    const auto curve = turnbull(simulated(random, 200), options);
    ASSERT_TRUE(curve && curve->converged);
    for (const double age : {1.0, 3.0, 6.0}) {
      const auto band = band_at(*curve, age);
      ASSERT_TRUE(band);
      const double truth = std::exp(-std::pow(age / 5, 0.8));
      held += band->low <= truth && truth <= band->high ? 1U : 0U;
      ++bands;
    }
    const auto median = median_life(*curve);
    const double truth = 5 * std::pow(std::log(2.0), 1 / 0.8);
    medians += median && median->low <= truth && truth <= median->high ? 1U : 0U;
  }
  EXPECT_GE(held, bands * 90 / 100);
  EXPECT_GE(medians, 93U);
}

TEST(Turnbull, ManyLivesAreNoTrouble) {
  std::mt19937_64 random(11);
  std::vector<Lifetime> lives;
  for (int i = 0; i < 20000; ++i) {
    const double begin = static_cast<double>(random() % 1000000) / 1e5;
    lives.push_back(random() % 4 == 0 ? alive(begin) : between(begin, begin + 1));
  }
  SurvivalOptions options;
  options.samples = 0;
  const auto curve = turnbull(lives, options);
  ASSERT_TRUE(curve);
  EXPECT_TRUE(curve->converged) << curve->gap;
}

TEST(Turnbull, SaysWhereNextToNobodyWasWatched) {
  // The first one alone was watched before 1: that all died then would explain it best.
  const auto curve =
      turnbull(std::vector{between(0, 2), between(1, 2, 1), between(2, 3, 1), alive(4, 1)});
  ASSERT_TRUE(curve);
  EXPECT_FALSE(curve->converged);
  EXPECT_FALSE(curve->steps.front().band);
}

TEST(MedianLife, OfIntervalsIsAnInterval) {
  const auto curve = turnbull(intervals);
  const auto median = median_life(*curve);
  ASSERT_TRUE(median);
  EXPECT_EQ(median->from, 5);
  EXPECT_EQ(median->to, 6);
  EXPECT_LE(median->low, 5);
  EXPECT_GE(median->high, 6);
}

TEST(MedianLife, IsNotKnownWhereMoreThanHalfLive) {
  EXPECT_FALSE(median_life(*kaplan_meier(std::vector{dead(1), alive(3), alive(3)})));
  EXPECT_TRUE(median_life(*kaplan_meier(std::vector{dead(1), alive(3)})));
}

TEST(AtRisk, TellsWhoSurelyAndWhoPerhaps) {
  const std::vector<Lifetime> lives = {dead(2), alive(2), alive(3, 2), between(1, 4)};
  EXPECT_EQ(at_risk(lives, 0).surely, 3U);
  EXPECT_EQ(at_risk(lives, 2).surely, 2U);
  EXPECT_EQ(at_risk(lives, 2).perhaps, 1U);
  EXPECT_EQ(at_risk(lives, 3).surely, 1U);
  EXPECT_EQ(at_risk(lives, 5).perhaps, 0U);
}

}  // namespace
}  // namespace weiguan
