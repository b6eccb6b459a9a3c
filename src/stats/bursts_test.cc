// Reference values: measures/stats_reference.py, which names the library behind each.
#include "stats/bursts.h"

#include <cmath>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

using Periods = std::vector<std::optional<Share>>;

Periods of_hundred(const std::vector<std::uint64_t>& hits) {
  Periods periods;
  for (const std::uint64_t one : hits) periods.emplace_back(Share{one, 100});
  return periods;
}

// "4-7/1" for each burst.
std::string shown(const std::vector<Burst>& bursts) {
  std::string text;
  for (const Burst& burst : bursts) {
    if (!text.empty()) text += ' ';
    text += std::to_string(burst.from) + "-" + std::to_string(burst.to) + "/" +
            std::to_string(burst.level);
  }
  return text;
}

const std::vector<std::uint64_t> rising = {2, 1, 3, 2, 12, 15, 11, 2, 1, 3, 2, 2};

TEST(Bursts, AreThoseOfBurstDetection) {  // burst_detection 0.1.3, s = 2, gamma = 1
  const auto found = bursts(of_hundred(rising));
  EXPECT_EQ(shown(found), "4-7/1");
  EXPECT_NEAR(found.at(0).weight, 13.18988, 1e-5);
  const Periods uneven = {
      Share{5, 200},
      Share{9, 250},
      Share{40, 210},
      Share{60, 220},
      Share{55, 230},
      Share{8, 240},
      Share{6, 200},
      Share{7, 205},
      Share{30, 210},
      Share{33, 220},
      Share{4, 230},
      Share{5, 240}};
  const auto other = bursts(uneven);
  EXPECT_EQ(shown(other), "2-5/1");
  EXPECT_NEAR(other.at(0).weight, 48.879803, 1e-6);
}

TEST(Bursts, AreNotInWhatIsSteady) {
  EXPECT_EQ(shown(bursts(of_hundred({5, 6, 4, 5, 6, 5, 4, 6}))), "");
  EXPECT_EQ(shown(bursts(of_hundred({5, 5, 5, 5}))), "");
}

TEST(Bursts, OfHigherLevelsLieWithinLowerOnes) {
  EXPECT_EQ(
      shown(bursts(of_hundred({1, 1, 1, 1, 12, 40, 42, 13, 1, 1, 1, 1, 1, 1, 1, 1}), {2, 1, 2})),
      "4-8/1 5-7/2");
}

TEST(Bursts, DoNotReachOverMissingPeriods) {
  auto periods = of_hundred(rising);
  periods[5] = std::nullopt;
  EXPECT_EQ(shown(bursts(periods)), "4-5/1 6-7/1");
  periods[5] = Share{15, 10};
  EXPECT_EQ(shown(bursts(periods)), "4-5/1 6-7/1");
}

TEST(Bursts, GoOnOverPeriodsInWhichNothingWasPublished) {
  auto periods = of_hundred(rising);
  periods[5] = Share{0, 0};
  EXPECT_EQ(shown(bursts(periods)), "4-7/1");
}

TEST(Bursts, NeitherBeginNorEndWhereNothingWasPublished) {
  auto periods = of_hundred(rising);
  periods[3] = Share{0, 0};
  periods[7] = Share{0, 0};
  EXPECT_EQ(shown(bursts(periods)), "4-7/1");
}

TEST(Bursts, MayTouchBothEnds) {
  EXPECT_EQ(shown(bursts(of_hundred({30, 2, 2, 2, 2, 2, 2, 2, 2, 31}))), "0-1/1 9-10/1");
}

TEST(Bursts, AreNoneOfNothing) {
  EXPECT_TRUE(bursts(Periods{}).empty());
  EXPECT_TRUE(bursts(Periods(5)).empty());
  EXPECT_TRUE(bursts(of_hundred({7})).empty());
  EXPECT_TRUE(bursts(of_hundred({0, 0, 0})).empty());
  EXPECT_TRUE(bursts(of_hundred({100, 100, 100})).empty());
  EXPECT_TRUE(bursts(of_hundred({60, 60, 90, 95})).empty());
  EXPECT_TRUE(bursts(Periods(5, Share{0, 0})).empty());
}

TEST(Bursts, AreNoneWithOptionsOutOfRange) {
  const auto periods = of_hundred(rising);
  EXPECT_TRUE(bursts(periods, {1, 1, 1}).empty());
  EXPECT_TRUE(bursts(periods, {std::nan(""), 1, 1}).empty());
  EXPECT_TRUE(bursts(periods, {2, -1, 1}).empty());
  EXPECT_TRUE(bursts(periods, {2, 1, 0}).empty());
  EXPECT_EQ(shown(bursts(periods, {2, 1, 1'000'000})), "4-7/1");
}

TEST(Bursts, OfGreatCounts) {
  Periods periods(12, Share{1'000'000, 1'000'000'000});
  periods[6] = Share{3'000'000, 1'000'000'000};
  EXPECT_EQ(shown(bursts(periods)), "6-7/1");
}

TEST(Bursts, AreSeenInOneOfTenSteadySeries) {
  std::mt19937 dice(8);
  std::binomial_distribution<int> draw(1000, 0.02);
  int seen = 0;
  for (int round = 0; round < 1000; ++round) {
    Periods periods;
    for (int i = 0; i < 60; ++i) {
      periods.emplace_back(Share{static_cast<std::uint64_t>(draw(dice)), 1000});
    }
    seen += bursts(periods).empty() ? 0 : 1;
  }
  EXPECT_LT(seen, 100);
}

// What a way through the states costs, from the definition in the paper.
double cost_of(const Periods& periods, unsigned way, double rate, double ratio, double gamma) {
  double cost = 0;
  bool before = false;
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const bool high = (way >> i & 1) != 0;
    const double p = high ? rate * ratio : rate;
    const auto hits = static_cast<double>(periods[i]->hits);
    const auto misses = static_cast<double>(periods[i]->total) - hits;
    cost -= hits * std::log(p) + misses * std::log(1 - p);
    if (high && !before) cost += gamma * std::log(static_cast<double>(periods.size()));
    before = high;
  }
  return cost;
}

TEST(Bursts, AreTheCheapestOfAllWays) {
  std::mt19937 dice(3);
  for (int round = 0; round < 100; ++round) {
    Periods periods;
    double hits = 0;
    for (int i = 0; i < 9; ++i) {
      periods.emplace_back(Share{dice() % (dice() % 3 == 0 ? 25 : 6), 60 + dice() % 40});
      hits += static_cast<double>(periods.back()->hits);
    }
    if (hits == 0) continue;
    double total = 0;
    for (const auto& share : periods) total += static_cast<double>(share->total);
    unsigned best = 0;
    for (unsigned way = 1; way < 512; ++way) {
      const double gain = cost_of(periods, best, hits / total, 2, 0.5) -
                          cost_of(periods, way, hits / total, 2, 0.5);
      if (gain > 1e-9) best = way;
    }
    unsigned found = 0;
    for (const Burst& burst : bursts(periods, {2, 0.5, 1})) {
      for (std::size_t i = burst.from; i < burst.to; ++i) found |= 1U << i;
      EXPECT_GT(burst.weight, 0);
    }
    EXPECT_EQ(found, best);
  }
}

}  // namespace
}  // namespace weiguan
