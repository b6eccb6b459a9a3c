// Reference values: measures/stats_reference.py, which names the library behind each.
#include "stats/intervals.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void expect_interval(
    const std::optional<Interval>& found, double low, double high, double part = 1e-10) {
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->low, low, part * std::abs(low));
  EXPECT_NEAR(found->high, high, part * std::abs(high));
}

void expect_estimate(
    const std::optional<Estimate>& found, double low, double high, double part = 1e-10) {
  ASSERT_TRUE(found);
  EXPECT_LE(found->interval.low, found->value);
  EXPECT_GE(found->interval.high, found->value);
  expect_interval(found->interval, low, high, part);
}

TEST(Rate, IsNothingOfNothing) {
  EXPECT_FALSE(rate({0, 0}));
  EXPECT_EQ(rate({1, 4}), 0.25);
}

TEST(Wilson, IsSciPys) {  // scipy 1.17.1, binomtest(...).proportion_ci(method="wilson")
  expect_interval(wilson({12, 300}), 0.0230273214879423, 0.06860421203864);
  expect_interval(wilson({0, 10}), 0, 0.277532799862889);
  expect_interval(wilson({10, 10}), 0.722467200137111, 1);
  expect_interval(wilson({1, 1}, 0.9), 0.269865948784054, 1);
  expect_interval(wilson({50, 100}, 0.99), 0.37527962504484, 0.62472037495516);
  expect_interval(wilson({3, 1'000'000'000}), 1.02027072887692e-09, 8.82118805401164e-09);
  expect_interval(wilson({400'000'000, 1'000'000'000}), 0.399969636752717, 0.400030364015575);
}

TEST(ClopperPearson, IsSciPys) {  // scipy 1.17.1, beta.ppf and beta.isf
  expect_interval(clopper_pearson({12, 300}), 0.0208365763064137, 0.0688289881894961);
  expect_interval(clopper_pearson({0, 10}), 0, 0.308497107818761);
  expect_interval(clopper_pearson({10, 10}), 0.691502892181239, 1);
  expect_interval(clopper_pearson({1, 1}, 0.9), 0.05, 1);
  expect_interval(clopper_pearson({50, 100}, 0.99), 0.368861437358924, 0.631138562641076);
  expect_interval(clopper_pearson({1'000'000, 3'000'000}), 0.332799893098275, 0.333867095291117);
}

TEST(ClopperPearson, KeepsItsDigitsAtSmallRates) {
  // mpmath 1.4.1, 40 digits; scipy 1.17.1 is right in eight of the upper end's.
  expect_interval(clopper_pearson({3, 1'000'000'000}), 6.18672123322896e-10, 8.76727304446070e-09);
}

TEST(ClopperPearson, IsAsGoodAsExactForGreatCounts) {  // scipy 1.17.1, beta.ppf and beta.isf
  expect_interval(
      clopper_pearson({400'000'000, 1'000'000'000}), 0.399969636157988, 0.400030364420886, 1e-8);
}

TEST(PoissonInterval, IsSciPys) {  // scipy 1.17.1, chi2.ppf / 2 and chi2.isf / 2
  expect_interval(poisson_interval(0), 0, 3.68887945411394);
  expect_interval(poisson_interval(1), 0.0253178079842899, 5.5716433909389);
  expect_interval(poisson_interval(10), 4.79538869613243, 18.3903560420178);
  expect_interval(poisson_interval(1000, 0.99), 920.424046163359, 1084.37286806439);
  expect_interval(poisson_interval(1'000'000), 998040.983340294, 1001961.91194543);
  expect_interval(poisson_interval(1'000'000'000), 999938021.443928, 1000061981.45041);
}

TEST(RatePer, IsPerUnitOfExposure) {
  const auto found = rate_per(10, 2.0);
  expect_estimate(found, 4.79538869613243 / 2, 18.3903560420178 / 2);
  EXPECT_EQ(found->value, 5);
  EXPECT_FALSE(rate_per(10, 0));
  EXPECT_FALSE(rate_per(10, -1));
  EXPECT_FALSE(rate_per(10, infinity));
  EXPECT_FALSE(rate_per(10, std::nan("")));
}

TEST(RateDifference, IsNewcombes) {
  // statsmodels 0.15.0, confint_proportions_2indep(method="newcomb"); the examples of Newcombe
  // 1998.
  expect_estimate(rate_difference({56, 70}, {48, 80}), 0.052431472402365, 0.333872654036906);
  expect_estimate(rate_difference({9, 10}, {3, 10}), 0.170522723934503, 0.809017973535488);
  expect_estimate(rate_difference({0, 10}, {0, 20}), -0.161125158052819, 0.277532799862889);
  expect_estimate(rate_difference({10, 10}, {0, 20}), 0.679086037141915, 1);
  expect_estimate(rate_difference({5, 56}, {0, 29}), -0.0381371479035369, 0.192560013855112);
}

TEST(RateRatio, IsTheScoreInterval) {
  // statsmodels 0.15.0, confint_proportions_2indep(compare="ratio", method="score",
  // correction=False), whose own search stops at fewer digits. The third is Koopman's example.
  expect_estimate(rate_ratio({56, 70}, {48, 80}), 1.07982150636186, 1.67080557801912, 1e-6);
  expect_estimate(rate_ratio({9, 10}, {3, 10}), 1.35323719386672, 8.46766868670978, 1e-6);
  expect_estimate(rate_ratio({36, 40}, {16, 80}), 2.939569192215, 7.15222343486603, 1e-6);
  expect_estimate(rate_ratio({10, 10}, {5, 20}), 2.13355691817891, 8.93961013837639, 1e-6);
  expect_estimate(
      rate_ratio({1000, 1'000'000}, {700, 900'000}), 1.16743176535601, 1.41598233529441, 1e-6);
}

TEST(RateRatio, IsOpenWhereOneSideHasNothing) {
  const auto none_in_b = rate_ratio({5, 50}, {0, 50});
  ASSERT_TRUE(none_in_b);
  EXPECT_EQ(none_in_b->value, infinity);
  EXPECT_EQ(none_in_b->interval.high, infinity);
  EXPECT_GT(none_in_b->interval.low, 1);
  const auto none_in_a = rate_ratio({0, 50}, {5, 50});
  ASSERT_TRUE(none_in_a);
  EXPECT_EQ(none_in_a->value, 0);
  EXPECT_EQ(none_in_a->interval.low, 0);
  EXPECT_NEAR(none_in_a->interval.high * none_in_b->interval.low, 1, 1e-12);
  const auto none = rate_ratio({0, 50}, {0, 50});
  ASSERT_TRUE(none);
  EXPECT_EQ(none->interval.low, 0);
  EXPECT_EQ(none->interval.high, infinity);
}

TEST(LogRatio, IsKatzs) {  // statsmodels 0.15.0, method="log", in binary logarithms
  const auto found = log_ratio({60, 10'000}, {20, 10'000});
  expect_estimate(found, 0.855967450371726, 2.31395755107059);
  EXPECT_NEAR(found->value, 1.58496250072116, 1e-13);
  expect_estimate(
      log_ratio({1000, 1'000'000}, {700, 900'000}), 0.223283514906877, 0.501856643862539);
}

TEST(LogRatio, PutsHalfAHitForNone) {
  const auto found = log_ratio({8, 1000}, {0, 1000});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->value, 4);
  EXPECT_FALSE(log_ratio({0, 1000}, {0, 1000}));
  EXPECT_TRUE(log_ratio({10, 10}, {10, 10}));
}

TEST(Interval, OfNonsenseIsNothing) {
  for (const Share share : {Share{0, 0}, Share{2, 1}}) {
    EXPECT_FALSE(wilson(share));
    EXPECT_FALSE(clopper_pearson(share));
    EXPECT_FALSE(rate_difference(share, {1, 2}));
    EXPECT_FALSE(rate_difference({1, 2}, share));
    EXPECT_FALSE(rate_ratio(share, {1, 2}));
    EXPECT_FALSE(rate_ratio({1, 2}, share));
    EXPECT_FALSE(log_ratio(share, {1, 2}));
    EXPECT_FALSE(log_ratio({1, 2}, share));
  }
  for (const double confidence : {0.0, 1.0, -1.0, 95.0, std::nan("")}) {
    EXPECT_FALSE(wilson({1, 2}, confidence));
    EXPECT_FALSE(clopper_pearson({1, 2}, confidence));
    EXPECT_FALSE(poisson_interval(1, confidence));
    EXPECT_FALSE(rate_per(1, 1, confidence));
    EXPECT_FALSE(rate_difference({1, 2}, {1, 2}, confidence));
    EXPECT_FALSE(rate_ratio({1, 2}, {1, 2}, confidence));
    EXPECT_FALSE(log_ratio({1, 2}, {1, 2}, confidence));
  }
}

// Every share of small totals, and some great ones.
template <typename Check>
void for_shares(const Check& check) {
  for (const std::uint64_t total : {1ULL, 2ULL, 7ULL, 30ULL, 1'000'000'000ULL, 1ULL << 60}) {
    for (const std::uint64_t hits : {0ULL, 1ULL, 3ULL, 29ULL, 300'000'000ULL, 1ULL << 59}) {
      if (hits > total) continue;
      check(Share{hits, total});
      check(Share{total - hits, total});
    }
  }
}

TEST(Interval, HoldsTheRateAndMirrorsTheMisses) {
  for_shares([](const Share& share) {
    for (const double confidence : {0.5, 0.95, 0.999999}) {
      for (const auto interval_of : {wilson, clopper_pearson}) {
        const auto found = interval_of(share, confidence);
        const auto mirrored = interval_of({share.total - share.hits, share.total}, confidence);
        ASSERT_TRUE(found && mirrored);
        EXPECT_LE(0, found->low);
        EXPECT_LE(found->low, *rate(share));
        EXPECT_GE(found->high, *rate(share));
        EXPECT_GE(1, found->high);
        EXPECT_NEAR(found->low, 1 - mirrored->high, 1e-12);
      }
    }
  });
}

TEST(Interval, OfTwoSidesTurnsRoundWithThem) {
  for_shares([](const Share& a) {
    for_shares([&](const Share& b) {
      const auto there = rate_difference(a, b);
      const auto back = rate_difference(b, a);
      ASSERT_TRUE(there && back);
      EXPECT_LE(there->interval.low, there->value);
      EXPECT_GE(there->interval.high, there->value);
      EXPECT_NEAR(there->interval.low, -back->interval.high, 1e-12);
      const auto ratio = rate_ratio(a, b);
      const auto inverse = rate_ratio(b, a);
      ASSERT_TRUE(ratio && inverse);
      EXPECT_LE(ratio->interval.low, ratio->value);
      EXPECT_GE(ratio->interval.high, ratio->value);
      EXPECT_FALSE(std::isnan(ratio->interval.low) || std::isnan(ratio->interval.high));
      if (ratio->interval.low > 0) {
        EXPECT_NEAR(ratio->interval.low * inverse->interval.high, 1, 1e-4)
            << a.hits << '/' << a.total << ' ' << b.hits << '/' << b.total;
      }
      const auto logs = log_ratio(a, b);
      if (!logs) return;
      EXPECT_TRUE(std::isfinite(logs->interval.low) && std::isfinite(logs->interval.high));
      EXPECT_NEAR(logs->interval.low, -log_ratio(b, a)->interval.high, 1e-9);
    });
  });
}

TEST(PoissonInterval, HoldsTheCountAndGrows) {
  double before = -1;
  for (const std::uint64_t count :
       {0ULL, 1ULL, 2ULL, 50ULL, 99'999'999ULL, 100'000'001ULL, 1ULL << 60}) {
    const auto found = poisson_interval(count);
    ASSERT_TRUE(found);
    EXPECT_LE(found->low, static_cast<double>(count));
    EXPECT_GT(found->high, static_cast<double>(count));
    EXPECT_GT(found->high, before);
    before = found->high;
  }
}

}  // namespace
}  // namespace weiguan
