#include "extract/detail/dates.h"

#include <string>

#include <gtest/gtest.h>

namespace weiguan::extract {
namespace {

// "20240702", "20240702 09:30", "20240702 09:30:05 +28800"
std::string shown(const WrittenDate& date) {
  std::string out = std::to_string(date.number());
  if (!date.seconds) return out;
  const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
  out += " " + two(*date.seconds / 3600) + ":" + two(*date.seconds / 60 % 60);
  if (date.to_the_second) out += ":" + two(*date.seconds % 60);
  if (date.offset) out += " " + std::to_string(*date.offset);
  return out;
}

std::string first(std::string_view text, bool month_first = false) {
  const auto dates = dates_in(text, month_first);
  return dates.empty() ? "none" : shown(dates.front());
}

TEST(Dates, AreReadInChinese) {
  EXPECT_EQ(first("2024年7月2日"), "20240702");
  EXPECT_EQ(first("发布时间：2024年07月02日 09:30"), "20240702 09:30");
  EXPECT_EQ(first("2024年7月2日 星期二 下午3:05"), "20240702 15:05");
  EXPECT_EQ(first("2024年7月2日09时30分"), "20240702 09:30");
  EXPECT_EQ(first("民國113年7月2日"), "20240702");
  EXPECT_EQ(first("2024-07-02 09:30:05来源"), "20240702 09:30:05");
  EXPECT_EQ(first("（2024/7/2）"), "20240702");
}

TEST(Dates, AreReadInEnglishAndOtherLanguages) {
  EXPECT_EQ(first("July 2, 2024"), "20240702");
  EXPECT_EQ(first("Published 2 July 2024 at 9:30pm"), "20240702 21:30");
  EXPECT_EQ(first("Tues., Jul. 2nd, 2024 9.30 a.m."), "20240702 09:30");
  EXPECT_EQ(first("02-Jul-2024"), "20240702");
  EXPECT_EQ(first("Tue Jul 02 09:30:00 +0800 2024"), "20240702 09:30:00 28800");
  EXPECT_EQ(first("2. Juli 2024, 09:30"), "20240702 09:30");
  EXPECT_EQ(first("2 de julio de 2024"), "20240702");
  EXPECT_EQ(first("le 2 août 2024"), "20240802");
  EXPECT_EQ(first("02.07.2024 | 09:30"), "20240702 09:30");
}

TEST(Dates, WithSlashesFollowTheLanguage) {
  EXPECT_EQ(first("7/2/2024", true), "20240702");
  EXPECT_EQ(first("2/7/2024"), "20240702");
  EXPECT_EQ(first("7/22/2024"), "20240722");
  EXPECT_EQ(first("22/7/2024", true), "20240722");
}

TEST(Dates, KeepTheirZone) {
  EXPECT_EQ(first("2024-07-02T09:30:05+08:00"), "20240702 09:30:05 28800");
  EXPECT_EQ(first("2024-07-02T09:30:05.123Z"), "20240702 09:30:05 0");
  EXPECT_EQ(first("2 July 2024 09:30 GMT"), "20240702 09:30 0");
  EXPECT_EQ(first("July 2, 2024 09:30 AM EDT"), "20240702 09:30 -14400");
}

TEST(Dates, OtherNumbersAreNone) {
  for (const char* text :
       {"2024",
        "7月2日",
        "第2024-07号",
        "2024-13-02",
        "2024-02-30",
        "10.0.0.1",
        "1.2.3.2024.5",
        "99年7月2日",
        "24/7",
        "May 2024",
        "1,234,567",
        "9:30",
        "1850-07-02",
        "march on 2 fronts"}) {
    EXPECT_EQ(first(text), "none") << text;
  }
}

TEST(Dates, OfMetadataMayBeBare) {
  EXPECT_EQ(shown(*date_of_value("20240702")), "20240702");
  EXPECT_EQ(shown(*date_of_value("20240702093005")), "20240702 09:30:05");
  EXPECT_EQ(shown(*date_of_value("1719883805")), "20240702 01:30:05 0");
  EXPECT_EQ(shown(*date_of_value("1719883805000")), "20240702 01:30:05 0");
  EXPECT_FALSE(date_of_value("4711"));
  EXPECT_FALSE(date_of_value(""));
}

TEST(Dates, StandInAddresses) {
  const auto day = [](std::string_view url) {
    const auto date = date_of_address(url);
    return date ? shown(*date) : "none";
  };
  EXPECT_EQ(day("https://news.example/2024/07/02/a.html"), "20240702");
  EXPECT_EQ(day("https://news.example/politics/2024-07/02/c_1.htm"), "20240702");
  EXPECT_EQ(day("https://news.example/n/2024/0702/c1-2.html"), "20240702");
  EXPECT_EQ(day("https://news.example/24/0702/09/X.html"), "20240702");
  EXPECT_EQ(day("https://news.example/t20240702_1.html"), "20240702");
  EXPECT_EQ(day("https://news.example/2024/jul/02/a"), "20240702");
  EXPECT_EQ(day("https://news.example/a-12345678.html"), "none");
  EXPECT_EQ(day("https://news.example/2024/07/a.html"), "none");
  EXPECT_EQ(day("https://2024-07-02.example/a"), "none");
}

TEST(Dates, BecomeIntervals) {
  const Zone shanghai = *Zone::find("+08:00");
  const auto day = range_of(dates_in("2024年7月2日").front(), shanghai, TimeSource::text);
  EXPECT_EQ(format_time(day.earliest), "2024-07-01T16:00:00Z");
  EXPECT_EQ(format_time(day.latest), "2024-07-02T15:59:59Z");
  const auto minute = range_of(dates_in("2024-07-02 09:30").front(), shanghai, TimeSource::text);
  EXPECT_EQ(format_time(minute.earliest), "2024-07-02T01:30:00Z");
  EXPECT_EQ(format_time(minute.latest), "2024-07-02T01:30:59Z");
  const auto second =
      range_of(dates_in("2024-07-02T09:30:05Z").front(), shanghai, TimeSource::text);
  EXPECT_EQ(format_time(second.earliest), "2024-07-02T09:30:05Z");
  EXPECT_EQ(second.earliest, second.latest);
}

}  // namespace
}  // namespace weiguan::extract
