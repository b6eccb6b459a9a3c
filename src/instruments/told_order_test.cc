#include "instruments/told_order.h"

#include <gtest/gtest.h>

#include "instruments/test_world.h"

namespace weiguan {
namespace {

using std::chrono::hours;

TimeRange day(const std::string& when) {
  return TestWorld::on(when);
}

TimeRange exactly(const std::string& when) {
  const Time at = *parse_time(when);
  return {at, at, TimeSource::record};
}

TEST(ToldOrder, IsTheOrderOfClocksThatDoNotTouch) {
  const TimeRange one = exactly("2024-03-01T01:00:00Z"), two = exactly("2024-03-01T03:00:00Z");
  EXPECT_EQ(order_among(one, {two}, hours{0}), ToldOrder::first);
  EXPECT_EQ(order_among(two, {one}, hours{0}), ToldOrder::after);
  EXPECT_EQ(order_among(one, {}, hours{0}), ToldOrder::first);
}

TEST(ToldOrder, CannotBeToldOfADayAndAnHourInIt) {
  const TimeRange whole = day("2024-03-01"), hour = exactly("2024-03-01T03:00:00Z");
  EXPECT_EQ(order_among(whole, {hour}, hours{0}), ToldOrder::cannot_tell);
  EXPECT_EQ(order_among(hour, {whole}, hours{0}), ToldOrder::cannot_tell);
  EXPECT_EQ(order_among(hour, {day("2024-03-02")}, hours{0}), ToldOrder::first);
}

TEST(ToldOrder, IsNotToldByClocksThatMayBeWrong) {
  const TimeRange one = exactly("2024-03-01T01:00:00Z"), two = exactly("2024-03-01T03:00:00Z");
  EXPECT_EQ(order_among(one, {two}, hours{8}), ToldOrder::cannot_tell);
  EXPECT_EQ(order_among(two, {one}, hours{8}), ToldOrder::cannot_tell);
}

TEST(ToldOrder, OfWhatWasOnlySeenIsOpen) {
  const TimeRange seen = first_seen(*parse_time("2024-03-05T00:00:00Z"));
  const TimeRange before = exactly("2024-03-01T01:00:00Z");
  EXPECT_TRUE(is_open(seen));
  EXPECT_EQ(order_among(seen, {before}, hours{0}), ToldOrder::cannot_tell);
  const ToldLag lag = lag_behind(seen, {before}, hours{0});
  EXPECT_EQ(*lag.low, 0);
  EXPECT_NEAR(*lag.high, 95, 1e-9);
  EXPECT_FALSE(lag_behind(before, {seen}, hours{0}).high.has_value());
}

TEST(ToldLag, IsARangeThatHoldsEveryChoiceOfInstants) {
  const TimeRange from = day("2024-03-01"), to = day("2024-03-03");
  const ToldLag lag = lag_between(from, to, hours{0});
  for (int a = 0; a < 24; ++a) {
    for (int b = 0; b < 24; ++b) {
      const double truth =
          static_cast<double>((to.earliest + hours{b} - from.earliest - hours{a}).count()) / 3600;
      EXPECT_LE(*lag.low, truth);
      EXPECT_GE(*lag.high, truth);
    }
  }
  EXPECT_LT(*lag_between(to, from, hours{0}).high, 0);
  EXPECT_EQ(*lag_behind(from, {to}, hours{0}).high, 0);
}

TEST(FirstTold, IsAsSureAsItsSurestArticle) {
  Telling vague, sure;
  vague.published = day("2024-03-01");
  sure.published = exactly("2024-03-01T04:00:00Z");
  const TimeRange first = first_told({&vague, &sure});
  EXPECT_EQ(first.earliest, vague.published.earliest);
  EXPECT_EQ(first.latest, sure.published.latest);
  EXPECT_EQ(first_told({&sure}), sure.published);
}

}  // namespace
}  // namespace weiguan
