// Reference values: measures/stats_reference.py, which names the library behind each.
#include "stats/order.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

const double nan = std::nan("");
const std::vector<double> digits = {3, 1, 4, 1, 5, 9, 2, 6};

TEST(Quantile, IsNumPys) {  // numpy 2.4.6, quantile
  EXPECT_NEAR(quantile(digits, .1).value(), 1, 1e-12);
  EXPECT_NEAR(quantile(digits, .25).value(), 1.75, 1e-12);
  EXPECT_NEAR(quantile(digits, .5).value(), 3.5, 1e-12);
  EXPECT_NEAR(quantile(digits, .9).value(), 6.9, 1e-12);
  EXPECT_EQ(quantile(digits, 0), 1);
  EXPECT_EQ(quantile(digits, 1), 9);
}

TEST(Quantile, OfNothingIsNothing) {
  EXPECT_FALSE(quantile({}, .5));
  EXPECT_FALSE(quantile(std::vector<double>{nan}, .5));
  EXPECT_FALSE(quantile(digits, -0.1));
  EXPECT_FALSE(quantile(digits, 1.1));
  EXPECT_FALSE(quantile(digits, nan));
  EXPECT_FALSE(median({}));
  EXPECT_FALSE(median_deviation({}));
}

TEST(Quantile, LeavesNanOut) {
  EXPECT_EQ(median(std::vector<double>{nan, 1, 2, 3}), 2);
  EXPECT_EQ(median_deviation(std::vector<double>{nan, 1, 2, 4}), 1);
}

TEST(Quantile, TakesInfinity) {
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(median(std::vector<double>{infinity, infinity}), infinity);
  EXPECT_EQ(median_deviation(std::vector<double>{infinity, infinity}), 0);
}

TEST(MedianDeviation, IsSciPys) {  // scipy 1.17.1, median_abs_deviation
  EXPECT_EQ(median_deviation(digits), 2);
  EXPECT_EQ(median_deviation(std::vector<double>{7}), 0);
}

TEST(Ranks, AreSciPys) {  // scipy 1.17.1, rankdata
  EXPECT_EQ(ranks(digits), (std::vector<double>{4, 1.5, 5, 1.5, 6, 8, 3, 7}));
  EXPECT_TRUE(ranks({}).empty());
  EXPECT_EQ(ranks(std::vector<double>{2, 2, 2}), (std::vector<double>{2, 2, 2}));
  EXPECT_EQ(ranks(std::vector<double>{nan, 5, nan, 1}), (std::vector<double>{3.5, 2, 3.5, 1}));
}

TEST(Spearman, IsSciPys) {  // scipy 1.17.1, spearmanr
  const std::vector<double> other = {2, 7, 1, 8, 2, 8, 1, 8};
  EXPECT_NEAR(spearman(digits, other).value(), 0.198853681209925, 1e-12);
  EXPECT_EQ(spearman(digits, digits), 1);
}

TEST(Spearman, OfNonsenseIsNothing) {
  const std::vector<double> one = {1}, two = {1, 2}, same = {3, 3}, odd = {1, nan};
  EXPECT_FALSE(spearman({}, {}));
  EXPECT_FALSE(spearman(one, one));
  EXPECT_FALSE(spearman(one, two));
  EXPECT_FALSE(spearman(two, same));
  EXPECT_FALSE(spearman(two, odd));
}

}  // namespace
}  // namespace weiguan
