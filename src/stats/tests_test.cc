// Reference values: measures/stats_reference.py, which names the library behind each.
#include "stats/tests.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

void expect_near(double found, double wanted, double part = 1e-10) {
  EXPECT_NEAR(found, wanted, part * std::abs(wanted));
}

TEST(LogLikelihood, IsSciPys) {
  // scipy 1.17.1, chi2_contingency(lambda_="log-likelihood"); the first is Dunning's "the swiss".
  expect_near(log_likelihood({110, 2442, 111, 29114}), 270.721876936225);
  expect_near(log_likelihood({10, 0, 5, 85}), 45.9211696294453);
  EXPECT_EQ(log_likelihood({1, 1, 1, 1}), 0);
}

TEST(LogLikelihood, KeepsItsDigitsAtGreatCounts) {  // mpmath 1.4.1, 40 digits
  expect_near(
      log_likelihood({400'000'000, 600'000'000, 399'990'000, 600'010'000}), 0.208334201418427);
}

TEST(LogLikelihood, IsNothingWithoutTwoSides) {
  for (const Table2x2 table : {
           Table2x2{0, 0, 0, 0},
           Table2x2{0, 0, 3, 4},
           Table2x2{3, 4, 0, 0},
           Table2x2{3, 0, 4, 0},
           Table2x2{0, 3, 0, 4},
       }) {
    EXPECT_EQ(log_likelihood(table), 0);
    EXPECT_EQ(fisher_exact(table), 1);
  }
}

TEST(Keyness, IsSciPys) {  // scipy 1.17.1, power_divergence(lambda_="log-likelihood")
  expect_near(frequency_likelihood({100, 10'000}, {40, 12'000}), 38.6668515546073);
  expect_near(frequency_likelihood({5, 1000}, {0, 1000}), 6.93147180559945);
  expect_near(
      frequency_likelihood({1'000'000, 1'000'000'000}, {1'010'000, 1'000'000'000}),
      49.7514490226731);
}

TEST(Keyness, OfNonsenseIsNothing) {
  EXPECT_EQ(frequency_likelihood({0, 10}, {0, 20}), 0);
  EXPECT_EQ(frequency_likelihood({0, 0}, {5, 20}), 0);
  EXPECT_EQ(frequency_likelihood({5, 20}, {0, 0}), 0);
  EXPECT_EQ(frequency_likelihood({5, 4}, {1, 20}), 0);
  EXPECT_EQ(frequency_likelihood({5, 10}, {10, 20}), 0);
}

TEST(ChiSquare, IsSciPys) {  // scipy 1.17.1, chi2.sf
  expect_near(chi_square_p(3.841458820694124), 0.05, 1e-13);
  expect_near(chi_square_p(10), 0.00156540225800255);
  expect_near(chi_square_p(500), 9.50539776655414e-111);
  expect_near(chi_square_p(1e-10), 0.999992021154392);
  expect_near(chi_square_p(3, 2), 0.22313016014843);
  expect_near(chi_square_p(50, 4), 3.61086540489065e-10);
  expect_near(chi_square_p(1, 10), 0.999827884370044);
  expect_near(chi_square_p(1000, 900), 0.0109946089421358);
}

TEST(ChiSquare, OfNonsenseIsOne) {
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(chi_square_p(0), 1);
  EXPECT_EQ(chi_square_p(-1), 1);
  EXPECT_EQ(chi_square_p(std::nan("")), 1);
  EXPECT_EQ(chi_square_p(5, 0), 1);
  EXPECT_EQ(chi_square_p(infinity, 3), 0);
  EXPECT_EQ(chi_square_p(1e300, 3), 0);
}

TEST(Fisher, IsSciPys) {  // scipy 1.17.1, fisher_exact
  expect_near(fisher_exact({8, 2, 1, 5}), 0.034965034965035);
  expect_near(fisher_exact({3, 1, 1, 3}), 0.485714285714286);
  expect_near(fisher_exact({10, 2, 3, 15}), 0.000536724119143436);
  expect_near(fisher_exact({0, 10, 5, 5}), 0.0325077399380805);
  expect_near(fisher_exact({100, 900, 140, 860}), 0.0071854281040752);
  expect_near(fisher_exact({20, 9'980, 45, 19'955}), 0.695315126301724);
  expect_near(fisher_exact({12, 99'988, 40, 99'960}), 0.000127291504015876);
}

TEST(Fisher, KeepsItsDigitsAtGreatCounts) {  // mpmath 1.4.1, 40 digits
  expect_near(fisher_exact({10'100, 489'900, 9'900, 490'100}), 0.155190518852216);
}

TEST(Fisher, EndsForCountsOfAnySize) {
  const std::uint64_t big = 1ULL << 60;
  EXPECT_EQ(fisher_exact({big, big, big, big}), 1);
  const double p = fisher_exact({100'001'000, 100'000'000, 100'000'000, 100'001'000});
  expect_near(
      p, chi_square_p(log_likelihood({100'001'000, 100'000'000, 100'000'000, 100'001'000})), 0.01);
}

TEST(Tests, DoNotCareWhichSideIsFirst) {
  std::mt19937 dice(1);
  for (int i = 0; i < 2000; ++i) {
    const unsigned size = i % 2 == 0 ? 12 : 4000;
    const std::uint64_t a = dice() % size, b = dice() % size, c = dice() % size, d = dice() % size;
    const double g2 = log_likelihood({a, b, c, d});
    EXPECT_GE(g2, 0);
    EXPECT_NEAR(g2, log_likelihood({c, d, a, b}), 1e-9 * (1 + g2));
    EXPECT_NEAR(g2, log_likelihood({a, c, b, d}), 1e-9 * (1 + g2));
    const double p = fisher_exact({a, b, c, d});
    EXPECT_GE(p, 0);
    EXPECT_LE(p, 1);
    EXPECT_NEAR(p, fisher_exact({b, a, d, c}), 1e-9);
    EXPECT_NEAR(p, fisher_exact({a, c, b, d}), 1e-9);
    const double key = frequency_likelihood({a, a + b}, {c, c + d});
    EXPECT_GE(key, 0);
    EXPECT_NEAR(key, frequency_likelihood({c, c + d}, {a, a + b}), 1e-9 * (1 + key));
    EXPECT_LE(key, g2 + 1e-9);
  }
}

TEST(ManyTests, AreAdjustedAsByStatsmodels) {  // statsmodels 0.15.0, multipletests
  const std::vector<double> p = {.01, .04, .03, .005, .2, .04, 1, .0001};
  const std::vector<double> bh = {
      0.0266666666666667,
      0.0533333333333333,
      0.0533333333333333,
      0.02,
      0.228571428571429,
      0.0533333333333333,
      1,
      0.0008};
  const std::vector<double> holms = {.06, .16, .15, .035, .4, .16, 1, .0008};
  ASSERT_EQ(benjamini_hochberg(p).size(), p.size());
  ASSERT_EQ(holm(p).size(), p.size());
  for (std::size_t i = 0; i < p.size(); ++i) {
    expect_near(benjamini_hochberg(p)[i], bh[i]);
    expect_near(holm(p)[i], holms[i]);
  }
}

// statsmodels 0.15.0: multipletests(method="fdr_by").
TEST(ManyTests, MayHangTogetherInAnyWay) {
  const std::vector<double> p = {0.01, 0.04, 0.03, 0.2, 0.001, 0.9};
  const std::vector<double> known = {0.0735, 0.147, 0.147, 0.588, 0.0147, 1};
  const auto found = benjamini_yekutieli(p);
  for (std::size_t i = 0; i < p.size(); ++i) expect_near(found[i], known[i]);
}

// By hand: two tests came out, 998 could not have come out so low.
TEST(ManyTests, ThatCannotComeOutSoLowCostNothing) {
  std::vector<double> p(1000, 1), least(1000, 0.5);
  p[3] = least[3] = 0.001;
  p[7] = least[7] = 0.004;
  least[9] = 0.003;  // Came out the other way.
  const auto found = heyse(p, least);
  expect_near(found[3], 0.001);
  expect_near(found[7], 0.004);
  EXPECT_EQ(found[9], 1);
  EXPECT_GT(benjamini_hochberg(p)[3], 0.9);
}

TEST(ManyTests, OfWhichAllCouldComeOutAreAsManyAsThereAre) {
  const std::vector<double> p = {0.01, 1, 1, 1}, least(4, 0.01);
  expect_near(heyse(p, least)[0], 0.04);
  expect_near(benjamini_hochberg(p)[0], 0.04);
}

TEST(ManyTests, MayBeNoneOrNonsense) {
  EXPECT_TRUE(heyse({}, {}).empty());
  EXPECT_TRUE(benjamini_yekutieli({}).empty());
  EXPECT_TRUE(benjamini_hochberg({}).empty());
  EXPECT_TRUE(holm({}).empty());
  const std::vector<double> odd = {std::nan(""), -1, 2};
  EXPECT_EQ(benjamini_hochberg(odd), (std::vector<double>{1, 0, 1}));
  EXPECT_EQ(holm(odd), (std::vector<double>{1, 0, 1}));
}

TEST(ManyTests, KeepTheOrderAndOnlyGrow) {
  std::mt19937 dice(2);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> p(1 + dice() % 30);
    for (double& one : p) one = static_cast<double>(dice() % 1000) / 1000;
    const auto bh = benjamini_hochberg(p);
    const auto family = holm(p);
    for (std::size_t i = 0; i < p.size(); ++i) {
      EXPECT_GE(bh[i], p[i]);
      EXPECT_GE(family[i], bh[i] - 1e-15);
      EXPECT_LE(family[i], 1);
      for (std::size_t j = 0; j < p.size(); ++j) {
        if (p[i] > p[j]) continue;
        EXPECT_LE(bh[i], bh[j]);
        EXPECT_LE(family[i], family[j]);
      }
    }
  }
}

}  // namespace
}  // namespace weiguan
