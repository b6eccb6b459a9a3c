// Reference values: measures/stats_reference.py; scipy 1.17.1.
#include "stats/detail/special.h"

#include <cmath>

#include <gtest/gtest.h>

namespace weiguan::detail {
namespace {

void expect_near(double found, double wanted) {
  EXPECT_NEAR(found, wanted, 1e-10 * std::abs(wanted));
}

struct Case {
  double a, b, x, lower, upper;
};

TEST(Gamma, IsSciPys) {  // gammainc, gammaincc
  for (const Case& one : {
           Case{.5, 0, .01, 0.112462916018285, 0.887537083981715},
           Case{1, 0, 1, 0.632120558828558, 0.367879441171442},
           Case{3.5, 0, 20, 0.999998741209613, 1.25879038737131e-06},
           Case{100, 0, 80, 0.0171083130351331, 0.982891686964867},
           Case{1000, 0, 1100, 0.99894067674607, 0.00105932325392998},
           Case{1e6, 0, 1002000, 0.97719590410123, 0.0228040958987698},
       }) {
    expect_near(gamma_lower(one.a, one.x), one.lower);
    expect_near(gamma_upper(one.a, one.x), one.upper);
    expect_near(gamma_lower_quantile(one.a, one.lower), one.x);
    expect_near(gamma_upper_quantile(one.a, one.upper), one.x);
  }
}

TEST(Beta, IsSciPys) {  // betainc, betaincc
  for (const Case& one : {
           Case{.5, .5, .1, 0.204832764699133, 0.795167235300867},
           Case{2, 3, .5, 0.6875, 0.3125},
           Case{10, 1000, .02, 0.995792270487281, 0.00420772951271867},
           Case{1e5, 2e5, .334, 0.780761813832153, 0.219238186167867},
           Case{1, 1, .25, .25, .75},
       }) {
    expect_near(beta_lower(one.a, one.b, one.x), one.lower);
    expect_near(beta_upper(one.a, one.b, one.x), one.upper);
    expect_near(beta_lower(one.b, one.a, 1 - one.x), one.upper);
    expect_near(beta_lower_quantile(one.a, one.b, one.lower), one.x);
    expect_near(beta_upper_quantile(one.a, one.b, one.upper), one.x);
  }
}

TEST(Normal, IsSciPys) {  // norm.isf
  EXPECT_EQ(normal_upper_quantile(.5), 0);
  expect_near(normal_upper_quantile(.025), 1.95996398454005);
  expect_near(normal_upper_quantile(.7), -0.524400512708041);
  expect_near(normal_upper_quantile(1e-10), 6.36134090240406);
  expect_near(normal_upper_quantile(1e-300), 37.0470962993612);
}

TEST(Functions, EndAtTheirEnds) {
  EXPECT_EQ(gamma_lower(3, 0), 0);
  EXPECT_EQ(gamma_upper(3, 0), 1);
  EXPECT_EQ(beta_lower(2, 3, 0), 0);
  EXPECT_EQ(beta_lower(2, 3, 1), 1);
  EXPECT_EQ(beta_upper(2, 3, 0), 1);
  EXPECT_EQ(beta_upper(2, 3, 1), 0);
}

TEST(Quantiles, AreFoundForAnyTail) {
  for (const double a : {1.0, 2.0, 37.0, 5e4}) {
    for (const double tail : {1e-12, 1e-3, 0.3, 0.9}) {
      expect_near(gamma_lower(a, gamma_lower_quantile(a, tail)), tail);
      expect_near(gamma_upper(a, gamma_upper_quantile(a, tail)), tail);
      for (const double b : {1.0, 9.0, 1e6}) {
        // Near 1 the doubles are too far apart for as many digits.
        const double low = beta_lower_quantile(a, b, tail);
        if (low < 0.9) expect_near(beta_lower(a, b, low), tail);
        const double high = beta_upper_quantile(a, b, tail);
        if (high < 0.9) expect_near(beta_upper(a, b, high), tail);
      }
    }
  }
}

TEST(StirlingError, MakesTheFactorialRight) {
  const double root = std::sqrt(2 * std::acos(-1));
  double factorial = 1;
  for (int n = 1; n < 40; ++n) {
    factorial *= n;
    const double stirling = root * std::sqrt(n) * std::pow(n / std::exp(1), n);
    expect_near(stirling * std::exp(stirling_error(n)), factorial);
  }
}

}  // namespace
}  // namespace weiguan::detail
