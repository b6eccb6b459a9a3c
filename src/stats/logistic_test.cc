#include "stats/logistic.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

std::vector<SparseRow> rows() {
  return {
      {{{0, 1}, {1, 0.5}}, 1, 1},
      {{{0, 0.2}, {2, 1}}, 0, 1},
      {{{1, 1}, {2, 0.3}}, 1, 2},
      {{{2, 2}}, 0, 1},
      {{{0, 0.7}, {1, 0.1}}, 0, 0.5},
      {{{1, 0.4}}, 1, 1}};
}

// The values are scikit-learn's (LogisticRegression, C = 2, lbfgs, tol 1e-12).
TEST(Logistic, FitsAsAnotherImplementationDoes) {
  const LogisticFit fit = fit_logistic(rows(), 3, 0.5);
  EXPECT_TRUE(fit.converged);
  ASSERT_EQ(fit.weights.size(), 3U);
  EXPECT_NEAR(fit.weights[0], -0.124285, 2e-5);
  EXPECT_NEAR(fit.weights[1], 1.131191, 2e-5);
  EXPECT_NEAR(fit.weights[2], -1.164326, 2e-5);
  EXPECT_NEAR(fit.intercept, 0.675140, 2e-5);
  EXPECT_NEAR(logistic(score(fit, rows()[0])), 0.753330, 2e-5);
}

TEST(Logistic, ASoftTargetIsTwoRowsOfPartOfTheWeight) {
  std::vector<SparseRow> soft = {{{{0, 1}}, 0.25, 1}, {{{0, -1}}, 0.5, 1}};
  std::vector<SparseRow> hard = {
      {{{0, 1}}, 1, 0.25}, {{{0, 1}}, 0, 0.75}, {{{0, -1}}, 1, 0.5}, {{{0, -1}}, 0, 0.5}};
  const LogisticFit a = fit_logistic(soft, 1, 0.1), b = fit_logistic(hard, 1, 0.1);
  EXPECT_NEAR(a.weights[0], b.weights[0], 1e-5);
  EXPECT_NEAR(a.intercept, b.intercept, 1e-5);
}

TEST(Logistic, TheSameRowsGiveTheSameBits) {
  const LogisticFit a = fit_logistic(rows(), 3, 0.5), b = fit_logistic(rows(), 3, 0.5);
  EXPECT_EQ(a.weights, b.weights);
  EXPECT_EQ(a.intercept, b.intercept);
}

TEST(Logistic, NothingToLearnGivesNothing) {
  const LogisticFit fit = fit_logistic({}, 2, 1);
  EXPECT_TRUE(fit.converged);
  EXPECT_EQ(fit.weights, (std::vector<double>{0, 0}));
  EXPECT_EQ(logistic(-800), 0);
  EXPECT_EQ(logistic(800), 1);
}

}  // namespace
}  // namespace weiguan
