#include "stats/beta_binomial.h"

#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

// scipy.stats.betabinom.logpmf of SciPy 1.17.1.
TEST(BetaBinomial, GivesTheChancesThatSciPyGives) {
  const std::vector<std::pair<Bunch, std::pair<double, double>>> known = {
      {{0, 6, 0.9}, {0.1, -8.26025006332258}},
      {{3, 6, 0.9}, {0.1, -3.377007999884034}},
      {{6, 6, 0.9}, {0.1, -0.5011815898169303}},
      {{2, 10, 0.35}, {0.25, -2.0110788295036173}},
      {{0, 3, 0.02}, {0.6, -0.03324742083832799}},
      {{1, 1, 0.7}, {0.3, -0.3566749439387322}},
      {{40, 100, 0.5}, {0.02, -3.728168792126013}}};
  for (const auto& [bunch, answer] : known) {
    EXPECT_NEAR(beta_binomial_log(bunch, answer.first), answer.second, 1e-9);
  }
}

TEST(BetaBinomial, IsTheBinomialOneWhereNothingHangsTogether) {
  EXPECT_NEAR(beta_binomial_log({4, 9, 0.3}, 0), -1.7629840300459296, 1e-12);
}

TEST(BetaBinomial, HasChancesThatAddUpToOne) {
  for (const double correlation : {0.0, 0.05, 0.5, 0.9}) {
    double sum = 0;
    for (std::uint64_t hits = 0; hits <= 12; ++hits) {
      sum += std::exp(beta_binomial_log({hits, 12, 0.8}, correlation));
    }
    EXPECT_NEAR(sum, 1, 1e-12);
  }
}

std::vector<Bunch> drawn(double correlation, std::size_t count) {
  std::mt19937_64 random(7);
  std::vector<Bunch> bunches;
  for (std::size_t i = 0; i < count; ++i) {
    Bunch one{0, 2 + i % 7, 0.2 + 0.1 * static_cast<double>(i % 7)};
    double chance = one.mean;
    if (correlation > 0) {
      const double both = (1 - correlation) / correlation;
      const double a = std::gamma_distribution<double>(one.mean * both, 1)(random);
      const double b = std::gamma_distribution<double>((1 - one.mean) * both, 1)(random);
      chance = a / (a + b);
    }
    one.hits = std::binomial_distribution<std::uint64_t>(one.total, chance)(random);
    bunches.push_back(one);
  }
  return bunches;
}

TEST(Correlation, IsFoundAgain) {
  for (const double correlation : {0.05, 0.2, 0.5}) {
    EXPECT_NEAR(likeliest_correlation(drawn(correlation, 5000)), correlation, 0.03);
  }
}

TEST(Correlation, IsNoneWhereThereIsNone) {
  EXPECT_LT(likeliest_correlation(drawn(0, 5000)), 0.01);
  EXPECT_EQ(likeliest_correlation({}), 0);
  EXPECT_EQ(likeliest_correlation(std::vector<Bunch>{{1, 1, 0.5}, {0, 1, 0.5}}), 0);
}

}  // namespace
}  // namespace weiguan
