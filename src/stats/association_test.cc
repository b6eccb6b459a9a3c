// Reference values: measures/stats_reference.py, which names the library behind each.
#include "stats/association.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

Company company() {
  return {500, 1200, 90, 5000, 1'000'000};
}

TEST(Association, IsAsByTheFormulas) {  // scipy 1.17.1: expected_freq, chi2_contingency
  EXPECT_NEAR(expected_both(company()).value(), 6, 1e-12);
  EXPECT_NEAR(log_dice(company()).value(), 10.7605340653046, 1e-12);
  EXPECT_NEAR(pmi(company()).value(), 3.90689059560852, 1e-12);
  EXPECT_NEAR(t_score(company()).value(), 8.85437744847146, 1e-12);
  EXPECT_NEAR(collocation_likelihood(company()).value(), 326.930241258967, 1e-9);
}

TEST(LogDice, IsFourteenForTwoThatAreNeverApart) {
  EXPECT_EQ(log_dice({80, 80, 80, 80, 1000}), 14);
  EXPECT_EQ(log_dice({80, 80, 40, 80, 1000}), 13);
}

TEST(LogDice, DoesNotLookAtTheSizeOfTheCorpus) {
  Company larger = company();
  larger.total *= 1000;
  EXPECT_EQ(log_dice(larger), log_dice(company()));
}

TEST(Association, OfTwoThatNeverMeet) {
  const Company apart{500, 1200, 0, 5000, 1'000'000};
  EXPECT_FALSE(log_dice(apart));
  EXPECT_FALSE(pmi(apart));
  EXPECT_FALSE(t_score(apart));
  EXPECT_NEAR(expected_both(apart).value(), 6, 1e-12);
  EXPECT_GT(collocation_likelihood(apart).value(), 10);
}

TEST(Association, OfNonsenseIsNothing) {
  for (const Company nonsense : {
           Company{5, 5, 0, 0, 0},
           Company{5, 3, 4, 10, 100},
           Company{5, 30, 11, 10, 100},
           Company{5, 101, 5, 10, 100},
           Company{5, 10, 5, 101, 100},
           Company{5, 60, 5, 60, 100},
       }) {
    EXPECT_FALSE(expected_both(nonsense));
    EXPECT_FALSE(pmi(nonsense));
    EXPECT_FALSE(t_score(nonsense));
    EXPECT_FALSE(collocation_likelihood(nonsense));
  }
  EXPECT_FALSE(log_dice({5, 3, 4, 10, 100}));
  EXPECT_FALSE(log_dice({0, 3, 3, 10, 100}));
}

}  // namespace
}  // namespace weiguan
