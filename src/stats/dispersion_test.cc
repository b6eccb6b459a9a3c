// Reference values: measures/stats_reference.py, which names the library behind each.
#include "stats/dispersion.h"

#include <vector>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

using Parts = std::vector<Share>;

TEST(Dispersion, IsThatOfGriesExample) {
  // The word "a" of Gries (2008), who prints DP 0.18 and D 0.785; more digits by numpy 2.4.6.
  const Parts parts = {{1, 9}, {2, 10}, {3, 10}, {4, 10}, {5, 11}};
  EXPECT_NEAR(deviation_of_proportions(parts).value(), 0.18, 1e-12);
  EXPECT_NEAR(normalised_deviation(parts).value(), 0.219512195121951, 1e-12);
  EXPECT_NEAR(juilland(parts).value(), 0.785150453450451, 1e-12);
}

TEST(Dispersion, OfWhatIsEverywhereAndInOnePart) {
  const Parts even = {{3, 30}, {5, 50}, {2, 20}};
  EXPECT_NEAR(deviation_of_proportions(even).value(), 0, 1e-15);
  EXPECT_NEAR(normalised_deviation(even).value(), 0, 1e-15);
  EXPECT_NEAR(juilland(even).value(), 1, 1e-12);
  const Parts one = {{0, 30}, {0, 50}, {9, 20}};
  EXPECT_NEAR(deviation_of_proportions(one).value(), 0.8, 1e-15);
  EXPECT_NEAR(normalised_deviation(one).value(), 1, 1e-15);
  EXPECT_NEAR(juilland(one).value(), 0, 1e-12);
}

TEST(Dispersion, LeavesEmptyPartsOut) {
  const Parts with = {{1, 9}, {0, 0}, {2, 10}};
  const Parts without = {{1, 9}, {2, 10}};
  EXPECT_EQ(deviation_of_proportions(with), deviation_of_proportions(without));
  EXPECT_EQ(normalised_deviation(with), normalised_deviation(without));
  EXPECT_EQ(juilland(with), juilland(without));
}

TEST(Dispersion, OfNothingIsNothing) {
  for (const Parts& parts :
       {Parts{}, Parts{{0, 0}}, Parts{{0, 9}, {0, 8}}, Parts{{1, 9}, {9, 8}}}) {
    EXPECT_FALSE(deviation_of_proportions(parts));
    EXPECT_FALSE(normalised_deviation(parts));
    EXPECT_FALSE(juilland(parts));
  }
}

TEST(Dispersion, OfOnePartIsOnlyADeviation) {
  const Parts one = {{3, 9}};
  EXPECT_EQ(deviation_of_proportions(one), 0);
  EXPECT_FALSE(normalised_deviation(one));
  EXPECT_FALSE(juilland(one));
}

TEST(Dispersion, OfGreatCounts) {
  const Parts parts = {{1'000'000'000, 2'000'000'000}, {1'000'000'000, 2'000'000'000}};
  EXPECT_EQ(deviation_of_proportions(parts), 0);
  EXPECT_EQ(juilland(parts), 1);
}

}  // namespace
}  // namespace weiguan
