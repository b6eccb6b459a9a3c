#include "base/time.h"

#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

Zone zone(const char* name) {
  const auto found = Zone::find(name);
  if (!found) throw std::runtime_error(name);
  return *found;
}

std::string both(const std::optional<Period>& period) {
  return period ? format_time(period->from) + " " + format_time(period->to) : "none";
}

TEST(Time, IsReadInEveryZoneForm) {
  for (const char* text : {
           "2021-07-01T08:00:00Z",
           "2021-07-01 08:00Z",
           "2021-07-01T16:00:00+08:00",
           "2021-07-01T16:00:00.123+0800",
           "2021-07-01t03:00:00-05",
       }) {
    const auto time = parse_time(text);
    ASSERT_TRUE(time) << text;
    EXPECT_EQ(format_time(*time), "2021-07-01T08:00:00Z") << text;
  }
}

TEST(Time, RefusesWhatIsNoTime) {
  for (const char* text : {
           "",
           "2021-07-01",
           "2021-02-30T00:00:00Z",
           "2021-07-01T24:00:00Z",
           "2021-07-01T08:60:00Z",
           "2021-07-01T08:00:00",
           "2021-07-01T08:00:00Z ",
           "2021-7-01T08:00:00Z",
           "2021-07-01T08:00:00.Z",
           "2021-07-01T08:00:00+25:00",
       }) {
    EXPECT_FALSE(parse_time(text)) << text;
  }
}

TEST(Time, PrintsWhatLiesFarOutsideTheCalendar) {
  EXPECT_EQ(format_time(Time::max()), "9999-12-31T23:59:59Z");
  EXPECT_EQ(format_time(Time::min()), "0000-01-01T00:00:00Z");
}

TEST(Now, StandsStillWhereItIsTold) {
  ::setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
  EXPECT_EQ(format_time(now()), "2023-11-14T22:13:20Z");
  EXPECT_TRUE(stands_still());
  ::setenv("SOURCE_DATE_EPOCH", "not a number", 1);
  EXPECT_FALSE(stands_still());
  EXPECT_GT(format_time(now()), "2026");
  ::unsetenv("SOURCE_DATE_EPOCH");
}

TEST(Now, RunsFasterWhereItIsTold) {
  const auto real = std::chrono::system_clock::now().time_since_epoch();
  const auto start = std::chrono::duration_cast<std::chrono::seconds>(real).count() - 10;
  ::setenv("WEIGUAN_CLOCK", ("1700000000 " + std::to_string(start) + " 3600").c_str(), 1);
  EXPECT_GE(format_time(now()), "2023-11-15T08:13:20Z");
  EXPECT_LT(format_time(now()), "2023-11-16");
  EXPECT_EQ(really(std::chrono::hours{1}), std::chrono::seconds{1});
  ::setenv("WEIGUAN_CLOCK", "1700000000 10 0", 1);
  EXPECT_GT(format_time(now()), "2026");
  ::unsetenv("WEIGUAN_CLOCK");
  EXPECT_EQ(really(std::chrono::hours{1}), std::chrono::hours{1});
}

TEST(Now, OfAFastClockDoesNotJump) {
  ::setenv("WEIGUAN_CLOCK", "1700000000 10 1000000", 1);
  auto least = std::chrono::milliseconds::max();
  for (int i = 0; i < 200; ++i) {
    const ExactTime before = exact_now();
    ExactTime after = before;
    while (after == before) after = exact_now();
    least = std::min(least, after - before);
  }
  ::unsetenv("WEIGUAN_CLOCK");
  EXPECT_LT(least, std::chrono::seconds{500}) << "it goes by milliseconds of the real clock";
}

TEST(ZoneName, IsChecked) {
  EXPECT_TRUE(Zone::find("Asia/Shanghai"));
  EXPECT_TRUE(Zone::find("+05:30"));
  EXPECT_TRUE(Zone::find("UTC"));
  EXPECT_FALSE(Zone::find("Asia/Atlantis"));
  EXPECT_FALSE(Zone::find(""));
  EXPECT_FALSE(Zone::find("+99:00"));
}

TEST(Period, OfADayIsTheZonesDay) {
  EXPECT_EQ(
      both(parse_period("2021-07-01", zone("Asia/Shanghai"))),
      "2021-06-30T16:00:00Z 2021-07-01T16:00:00Z");
  EXPECT_EQ(both(parse_period("2021/07/01", Zone())), "2021-07-01T00:00:00Z 2021-07-02T00:00:00Z");
}

TEST(Period, OfADayIsShorterWhenTheClockIsPutForward) {
  const auto day = parse_period("2021-03-14", zone("America/New_York"));
  ASSERT_TRUE(day);
  EXPECT_EQ(day->to - day->from, std::chrono::hours{23});
}

TEST(Period, IsReadAtEveryLength) {
  EXPECT_EQ(both(parse_period("2024", Zone())), "2024-01-01T00:00:00Z 2025-01-01T00:00:00Z");
  EXPECT_EQ(both(parse_period("2024-12", Zone())), "2024-12-01T00:00:00Z 2025-01-01T00:00:00Z");
  EXPECT_EQ(both(parse_period("2024-W01", Zone())), "2024-01-01T00:00:00Z 2024-01-08T00:00:00Z");
  EXPECT_EQ(both(parse_period("2020-W53", Zone())), "2020-12-28T00:00:00Z 2021-01-04T00:00:00Z");
  EXPECT_EQ(
      both(parse_period("2024-02-29T12:00:00Z", Zone())),
      "2024-02-29T12:00:00Z 2024-02-29T12:00:01Z");
}

TEST(Period, RefusesWhatIsNotOnTheCalendar) {
  for (const char* text :
       {"",
        "24",
        "2024-13",
        "2024-00",
        "2023-02-29",
        "2021-W53",
        "2024-W00",
        "2024-1",
        "2024-01-01x"}) {
    EXPECT_FALSE(parse_period(text, Zone())) << text;
  }
}

TEST(Period, IsPrintedAsItIsRead) {
  const Zone shanghai = zone("Asia/Shanghai");
  for (const auto& [text, unit] : {
           std::pair{"2024", Unit::year},
           std::pair{"2024-02", Unit::month},
           std::pair{"2024-02-29", Unit::day},
           std::pair{"2020-W53", Unit::week},
           std::pair{"2025-W01", Unit::week},
       }) {
    const auto period = parse_period(text, shanghai);
    ASSERT_TRUE(period) << text;
    EXPECT_EQ(format_period(period->from, unit, shanghai), text);
    EXPECT_EQ(period_of(period->from, unit, shanghai), *period) << text;
    EXPECT_EQ(period_of(period->to - std::chrono::seconds{1}, unit, shanghai), *period) << text;
    EXPECT_EQ(period_of(period->to, unit, shanghai).from, period->to) << text;
  }
}

}  // namespace
}  // namespace weiguan
