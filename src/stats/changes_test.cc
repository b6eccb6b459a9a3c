// Reference values: measures/stats_reference.py, which names the library behind each.
#include "stats/changes.h"

#include <cmath>
#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

using Periods = std::vector<std::optional<Share>>;

Periods of(const std::vector<std::uint64_t>& hits, std::uint64_t total) {
  Periods periods;
  for (const std::uint64_t one : hits) periods.emplace_back(Share{one, total});
  return periods;
}

std::vector<std::size_t> places(const std::vector<Change>& changes) {
  std::vector<std::size_t> places;
  for (const Change& change : changes) places.push_back(change.at);
  return places;
}

using Places = std::vector<std::size_t>;

const std::vector<std::uint64_t> steps = {30, 34, 28, 31, 60, 66, 58, 61, 63, 90, 95, 99, 30, 33};

TEST(ChangePoints, AreThoseOfRuptures) {
  // ruptures 1.1.10, Pelt with a binomial cost, min_size=1, jump=1, pen=1.5 ln n
  const auto found = change_points(of(steps, 1000));
  ASSERT_EQ(places(found), (Places{4, 9, 12}));
  EXPECT_NEAR(found[0].gain, 24.1689063390095, 1e-9);
  EXPECT_NEAR(found[1].gain, 14.570462690722, 1e-9);
  EXPECT_NEAR(found[2].gain, 40.9727216424141, 1e-9);
  const auto other = change_points(of({2, 1, 3, 2, 12, 15, 11, 2, 1, 3, 2, 2}, 100));
  ASSERT_EQ(places(other), (Places{4, 7}));
  EXPECT_NEAR(other[0].gain, 16.4706687851339, 1e-9);
  EXPECT_NEAR(other[1].gain, 18.5542530187673, 1e-9);
  const Periods steady = {
      Share{5, 100},
      Share{6, 120},
      Share{4, 90},
      Share{5, 100},
      Share{6, 110},
      Share{5, 100},
      Share{4, 95},
      Share{6, 105}};
  EXPECT_TRUE(change_points(steady).empty());
}

TEST(ChangePoints, SayWhatWasBeforeAndAfter) {
  const auto found = change_points(of(steps, 1000));
  EXPECT_EQ(found[0].before.hits, 123U);
  EXPECT_EQ(found[0].before.total, 4000U);
  EXPECT_EQ(found[0].after.hits, 308U);
  EXPECT_EQ(found[0].after.total, 5000U);
  EXPECT_EQ(found[1].before.hits, found[0].after.hits);
  EXPECT_EQ(found[2].after.total, 2000U);
  for (const Change& change : found) {
    EXPECT_LT(change.p, 1e-5);
    EXPECT_LE(change.earliest, change.at);
    EXPECT_GE(change.latest, change.at);
    EXPECT_LE(change.latest - change.earliest, 1U);
  }
}

TEST(ChangePoints, AreLessSureWhereLittleWasCounted) {
  const auto found = change_points(of({1, 2, 0, 1, 1, 3, 9, 6, 8, 7, 6, 9}, 100));
  ASSERT_EQ(places(found), (Places{6}));
  EXPECT_EQ(found[0].earliest, 5U);
  EXPECT_EQ(found[0].latest, 6U);
}

TEST(ChangePoints, LeaveMissingPeriodsOutAndMayLieInThem) {
  auto periods = of({5, 4, 6, 0, 0, 50, 55, 51}, 1000);
  periods[3] = std::nullopt;
  periods[4] = Share{0, 0};
  const auto found = change_points(periods);
  ASSERT_EQ(places(found), (Places{5}));
  EXPECT_EQ(found[0].earliest, 3U);
  EXPECT_EQ(found[0].latest, 5U);
  EXPECT_EQ(found[0].before.total, 3000U);
}

TEST(ChangePoints, TakeNonsenseForMissing) {
  auto periods = of({5, 4, 6, 5, 50, 55, 51}, 1000);
  periods[3] = Share{50, 10};
  EXPECT_EQ(places(change_points(periods)), (Places{4}));
}

TEST(ChangePoints, AreNoneOfNothing) {
  EXPECT_TRUE(change_points(Periods{}).empty());
  EXPECT_TRUE(change_points(Periods(9)).empty());
  EXPECT_TRUE(change_points(Periods(9, Share{0, 0})).empty());
  EXPECT_TRUE(change_points(of({7}, 100)).empty());
  EXPECT_TRUE(change_points(of({0, 0, 0, 0}, 100)).empty());
  EXPECT_TRUE(change_points(of({100, 100, 100, 100}, 100)).empty());
  const double nan = std::nan("");
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(change_points(of(steps, 1000), {0, 1}).empty());
  EXPECT_TRUE(change_points(of(steps, 1000), {nan, 1}).empty());
  EXPECT_TRUE(change_points(of(steps, 1000), {1.5, 0}).empty());
  EXPECT_TRUE(change_points(of(steps, 1000), {1.5, nan}).empty());
  EXPECT_TRUE(change_points(of(steps, 1000), {infinity, 1}).empty());
  EXPECT_TRUE(change_points(of(steps, 1000), {1.5, infinity}).empty());
}

TEST(ChangePoints, OfTwoPeriodsAndGreatCounts) {
  EXPECT_EQ(places(change_points(of({0, 100}, 100))), (Places{1}));
  EXPECT_EQ(
      places(change_points(of({1'000'000, 1'000'500, 1'100'000}, 1'000'000'000))), (Places{2}));
}

TEST(ChangePoints, AreFewerWhereCountsScatter) {
  EXPECT_EQ(places(change_points(of(steps, 1000), {1.5, 5})), (Places{4, 12}));
}

Periods drawn(std::mt19937& dice, int periods, int change, double before, double after) {
  std::binomial_distribution<int> first(1000, before);
  std::binomial_distribution<int> then(1000, after);
  Periods drawn;
  for (int i = 0; i < periods; ++i) {
    drawn.emplace_back(Share{static_cast<std::uint64_t>((i < change ? first : then)(dice)), 1000});
  }
  return drawn;
}

TEST(ChangePoints, AreRareInWhatIsSteady) {
  std::mt19937 dice(6);
  int years = 0;
  int months = 0;
  for (int round = 0; round < 1000; ++round) {
    years += change_points(drawn(dice, 12, 12, 0.02, 0.02)).empty() ? 0 : 1;
    months += change_points(drawn(dice, 60, 60, 0.02, 0.02)).empty() ? 0 : 1;
  }
  EXPECT_LT(years, 80);
  EXPECT_LT(months, 20);
}

TEST(ChangePoints, LieWhereTheySay) {
  std::mt19937 dice(7);
  int single = 0;
  int held = 0;
  for (int round = 0; round < 1000; ++round) {
    const auto found = change_points(drawn(dice, 60, 25, 0.02, 0.026));
    if (found.size() != 1) continue;
    ++single;
    held += found[0].earliest <= 25 && found[0].latest >= 25 ? 1 : 0;
  }
  EXPECT_GT(single, 900);
  EXPECT_GT(held, single * 95 / 100);
}

double cost_of(const Periods& periods, std::size_t from, std::size_t to) {
  double hits = 0;
  double total = 0;
  for (; from < to; ++from) {
    hits += static_cast<double>(periods[from]->hits);
    total += static_cast<double>(periods[from]->total);
  }
  if (hits == 0 || hits == total) return 0;
  return -hits * std::log(hits / total) - (total - hits) * std::log(1 - hits / total);
}

// The cost of dividing before each period whose bit is set.
double cost_of(const Periods& periods, unsigned division, double penalty) {
  double cost = 0;
  std::size_t from = 0;
  for (std::size_t i = 1; i < periods.size(); ++i) {
    if ((division >> i & 1) == 0) continue;
    cost += cost_of(periods, from, i) + penalty;
    from = i;
  }
  return cost + cost_of(periods, from, periods.size());
}

TEST(ChangePoints, AreTheBestOfAllDivisions) {
  std::mt19937 dice(4);
  for (int round = 0; round < 60; ++round) {
    Periods periods;
    unsigned level = 10;
    for (int i = 0; i < 10; ++i) {
      if (dice() % 3 == 0) level = 1 + static_cast<unsigned>(dice() % 30);
      periods.emplace_back(Share{dice() % level, 60 + dice() % 40});
    }
    const double penalty = std::log(10.0);
    double best = cost_of(periods, 0U, penalty);
    for (unsigned division = 2; division < 1024; division += 2) {
      best = std::min(best, cost_of(periods, division, penalty));
    }
    unsigned found = 0;
    for (const Change& change : change_points(periods, {1, 1})) {
      found |= 1U << change.at;
      EXPECT_LE(change.earliest, change.at);
      EXPECT_GE(change.latest, change.at);
      EXPECT_GE(change.gain, penalty - 1e-9);
      EXPECT_LE(change.p, 1);
    }
    EXPECT_NEAR(cost_of(periods, found, penalty), best, 1e-9);
  }
}

TEST(Overdispersion, IsOneForIndependentArticlesAndMoreForOthers) {
  std::mt19937 dice(5);
  Periods independent;
  Periods copied;
  for (int i = 0; i < 4000; ++i) {
    std::uint64_t hits = 0;
    std::uint64_t copies = 0;
    for (int j = 0; j < 100; ++j) hits += dice() % 10 == 0 ? 1 : 0;
    for (int j = 0; j < 25; ++j) copies += dice() % 10 == 0 ? 4 : 0;
    independent.emplace_back(Share{hits, 100});
    copied.emplace_back(Share{copies, 100});
  }
  EXPECT_LT(overdispersion(independent), 1.25);
  EXPECT_GT(overdispersion(copied), 3);
  EXPECT_LT(overdispersion(copied), 5);
}

TEST(Overdispersion, IsNotMovedByAChange) {
  EXPECT_LT(overdispersion(of(steps, 1000)), 1.5);
}

TEST(Overdispersion, OfLittleIsOne) {
  EXPECT_EQ(overdispersion(Periods{}), 1);
  EXPECT_EQ(overdispersion(Periods(9)), 1);
  EXPECT_EQ(overdispersion(of({0, 0, 0, 0, 0, 0}, 100)), 1);
  EXPECT_EQ(overdispersion(of({1, 90, 1}, 100)), 1);
}

}  // namespace
}  // namespace weiguan
