#include "instruments/dates.h"

#include <string>

#include <gtest/gtest.h>

#include "instruments/test_world.h"

namespace weiguan {
namespace {

std::string date(const TimeRange& time) {
  return cell_text(date_of(time, TestWorld::zone()));
}

TEST(Dates, AreAsCloseAsTheyAreKnown) {
  EXPECT_EQ(date(TestWorld::on("2024-07-02")), "2024-07-02");
  EXPECT_EQ(date(TestWorld::on("2024-07")), "2024-07");
  EXPECT_EQ(date(TestWorld::on("2024")), "2024");
  EXPECT_EQ(
      date(
          {TestWorld::on("2024-07-02").earliest,
           TestWorld::on("2024-07-05").latest,
           TimeSource::text}),
      "2024-07-02/2024-07-05");
  EXPECT_EQ(date(first_seen(*parse_time("2024-07-02T00:00:00Z"))), "?");
}

TEST(Dates, TheAskedRangeIsOpenWhereItWasNotAskedFor) {
  const Zone& zone = TestWorld::zone();
  EXPECT_FALSE(asked_range({{"from", ""}, {"to", ""}}, zone));
  const auto until = asked_range({{"from", ""}, {"to", "2024-07"}}, zone);
  EXPECT_EQ(until->from, beginning_of_time);
  EXPECT_EQ(until->to, *parse_time("2024-07-31T16:00:00Z"));
  EXPECT_EQ(
      asked_range({{"from", "2024-07-02"}, {"to", ""}}, zone)->from,
      *parse_time("2024-07-01T16:00:00Z"));
}

}  // namespace
}  // namespace weiguan
