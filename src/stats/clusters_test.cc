#include "stats/clusters.h"

#include <cmath>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

Clusters of(const std::vector<Share>& bunches) {
  Clusters all;
  for (const Share& one : bunches) all.add(one);
  return all;
}

TEST(Clusters, OfEqualBunchesThatAreAllOrNothingAreWilsons) {
  std::vector<Share> bunches;
  for (int i = 0; i < 40; ++i) bunches.push_back({i < 12 ? 500U : 0U, 500});
  const Clusters all = of(bunches);
  EXPECT_EQ(all.bunches(), 40U);
  EXPECT_DOUBLE_EQ(*all.share(), 0.3);
  // n / (n - 1) of the variance makes it a little wider than Wilson's of 12 in 40.
  const auto plain = wilson({12, 40});
  const auto interval = all.interval();
  EXPECT_NEAR(interval->low, plain->low, 0.003);
  EXPECT_NEAR(interval->high, plain->high, 0.003);
  EXPECT_LE(interval->low, plain->low);
  EXPECT_GE(interval->high, plain->high);
}

TEST(Clusters, AgreeWithTheFormulaReckonedOtherwise) {
  // By SciPy and NumPy, from the definition with residuals (measures/stats_reference.py).
  const Clusters all =
      of({{10, 100}, {90, 120}, {0, 40}, {300, 310}, {25, 500}, {70, 70}, {5, 60}});
  EXPECT_NEAR(*all.share(), 0.41666666666666669, 1e-15);
  EXPECT_NEAR(all.interval()->low, 0.11714559534206595, 1e-12);
  EXPECT_NEAR(all.interval()->high, 0.79360569006913428, 1e-12);
}

TEST(Clusters, AreNeverSurerThanAsManySingleThings) {
  const Clusters even = of({{50, 100}, {50, 100}, {50, 100}, {50, 100}});
  EXPECT_DOUBLE_EQ(even.interval()->low, wilson({2, 4})->low);
  const Clusters none = of({{0, 1000}, {0, 10}, {0, 500}});
  EXPECT_EQ(none.interval()->low, 0);
  EXPECT_NEAR(none.interval()->high, wilson({0, 3})->high, 1e-12);
  const Clusters every = of({{1000, 1000}, {10, 10}});
  EXPECT_EQ(every.interval()->high, 1);
  EXPECT_NEAR(every.interval()->low, wilson({2, 2})->low, 1e-12);
}

TEST(Clusters, OneBunchIsOneThingAndNothingIsNothing) {
  EXPECT_DOUBLE_EQ(*of({{7, 7}}).share(), 1);
  EXPECT_NEAR(of({{7, 7}}).interval()->low, wilson({1, 1})->low, 1e-12);
  EXPECT_FALSE(Clusters{}.share());
  EXPECT_FALSE(Clusters{}.interval());
  EXPECT_FALSE(of({{3, 2}, {0, 0}}).share());
  EXPECT_FALSE(of({{1, 2}}).interval(1.0));
  EXPECT_FALSE(of({{1, 2}}).interval(std::nan("")));
}

TEST(Clusters, OfRatesWeighTheSameHoweverMuchIsInThem) {
  Clusters rates, shares;
  for (const std::uint64_t hits : {0U, 1U, 3U, 3U, 2U}) {
    rates.add_rate(static_cast<double>(hits) / 3);
    shares.add({hits, 3});
  }
  rates.add_rate(1.5);
  rates.add_rate(std::nan(""));
  EXPECT_EQ(rates.bunches(), 5U);
  EXPECT_NEAR(*rates.share(), *shares.share(), 1e-15);
  EXPECT_NEAR(rates.interval()->low, shares.interval()->low, 1e-12);
  EXPECT_NEAR(*rates.effective(), *shares.effective(), 1e-9);
  EXPECT_LE(*rates.effective(), 5);
  EXPECT_FALSE(Clusters{}.effective());
}

TEST(Clusters, HoldTheTrueShareAsOftenAsTheySay) {
  // Articles of uneven length, of which seven in ten are all own, two nothing, one half.
  std::uint64_t state = 1;
  const auto number = [&state](std::uint64_t below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (state >> 33) % below;
  };
  for (const int articles : {15, 60}) {
    int held = 0;
    for (int round = 0; round < 1000; ++round) {
      Clusters all;
      for (int i = 0; i < articles; ++i) {
        const std::uint64_t length = 100 + number(900);
        const std::uint64_t kind = number(10);
        all.add({kind < 7 ? length : kind < 9 ? 0 : length / 2, length});
      }
      const auto interval = all.interval();
      if (interval->low <= 0.75 && 0.75 <= interval->high) ++held;
    }
    EXPECT_GT(held, 920) << articles;
    EXPECT_LT(held, 980) << articles;
  }
}

}  // namespace
}  // namespace weiguan
