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
  EXPECT_EQ(first("２０２４年７月２日　０９：３０"), "20240702 09:30");
  EXPECT_EQ(first("二〇二四年七月二日"), "20240702");
  EXPECT_EQ(first("二○二四年十二月三十一日"), "20241231");
  EXPECT_EQ(first("二零二四年十月二十日"), "20241020");
  EXPECT_EQ(first("民國 113/07/02"), "20240702");
  EXPECT_EQ(first("2024 07/02 09:30:05 来源：某报"), "20240702 09:30:05");
  EXPECT_EQ(first("2024 07 / 02 09:30"), "20240702 09:30");
}

TEST(Dates, InFullWidthKeepTheirPlace) {
  const std::string text = "于２０２４－０７－０２发";
  const auto dates = dates_in(text);
  ASSERT_EQ(dates.size(), 1U);
  EXPECT_EQ(text.substr(dates[0].begin, dates[0].end - dates[0].begin), "２０２４－０７－０２");
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
  EXPECT_EQ(first("2 июля 2024, 09:30"), "20240702 09:30");
  EXPECT_EQ(first("2 lipca 2024"), "20240702");
  EXPECT_EQ(first("2 Temmuz 2024"), "20240702");
}

TEST(Dates, WithSlashesFollowTheLanguage) {
  EXPECT_EQ(first("7/2/2024", true), "20240702");
  EXPECT_EQ(first("2/7/2024"), "20240702");
  EXPECT_EQ(first("7/22/2024"), "20240722");
  EXPECT_EQ(first("22/7/2024", true), "20240722");
}

TEST(Dates, ThatMayBeReadTwoWaysSaySo) {
  EXPECT_EQ(dates_in("2/7/2024").front().swapped, 20240207);
  EXPECT_EQ(dates_in("2/7/2024").front().order, -1);
  EXPECT_EQ(dates_in("2/22/2024").front().swapped, 0);
  EXPECT_EQ(dates_in("2/22/2024").front().order, 1);
  EXPECT_EQ(dates_in("2.7.2024").front().swapped, 0);
}

TEST(Dates, KeepTheirZone) {
  EXPECT_EQ(first("2024-07-02T09:30:05+08:00"), "20240702 09:30:05 28800");
  EXPECT_EQ(first("2024-07-02T09:30:05.123Z"), "20240702 09:30:05 0");
  EXPECT_EQ(first("2 July 2024 09:30 GMT"), "20240702 09:30 0");
  EXPECT_EQ(first("July 2, 2024 09:30 AM EDT"), "20240702 09:30 -14400");
}

TEST(Dates, OtherNumbersAreNone) {
  for (const char* text : {"2024",           "7月2日",
                           "第2024-07号",    "2024-13-02",
                           "2024-02-30",     "10.0.0.1",
                           "1.2.3.2024.5",   "99年7月2日",
                           "24/7",           "May 2024",
                           "1,234,567",      "9:30",
                           "1850-07-02",     "march on 2 fronts",
                           "113/07/02",      "2024 07/02",
                           "二十年七月二日", "二〇二四年十三月二日",
                           "1 мартини 2024", "Marchand 2, 2024"}) {
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
  EXPECT_EQ(day("https://news.example/reports/29-10-2021"), "20211029");
  EXPECT_EQ(day("https://news.example/reports/09-10-2021"), "none");
  EXPECT_EQ(day("https://archive.example/web/20240703010203/https://news.example/a"), "none");
  EXPECT_EQ(
      day("https://archive.example/web/20240703010203/https://news.example/2024/07/02/a"),
      "20240702");
}

TEST(Dates, OfArchivesStandBeforeTheAddressTheyHold) {
  const auto day =
      archived_on("https://archive.example/web/20240703010203im_/https://news.example/a");
  ASSERT_TRUE(day);
  EXPECT_EQ(shown(*day), "20240703 01:02:03");
  EXPECT_FALSE(archived_on("https://news.example/20240703010203/a"));
  EXPECT_FALSE(archived_on("https://news.example/go/https://other.example/a"));
}

TEST(Dates, OfAddressesMayBeMonths) {
  EXPECT_EQ(month_of_address("https://news.example/2024/07/a.html"), 202407);
  EXPECT_EQ(month_of_address("https://news.example/uploads/2024-07/a.png"), 202407);
  EXPECT_EQ(month_of_address("https://news.example/2024/a-07.html"), 0);
  EXPECT_EQ(month_of_address("https://news.example/2024/137/a.html"), 0);
}

// "7-2", "7-2 34200", "ago 1", "10800 before now within 3600"
std::string loose(std::string_view text) {
  const auto dates = loose_dates_in(text);
  if (dates.empty()) return "none";
  const LooseDate& date = dates.front();
  if (date.width != 0)
    return std::to_string(*date.seconds) + " before now within " + std::to_string(date.width);
  std::string out = date.month == 0 ? "ago " + std::to_string(date.ago)
                                    : std::to_string(date.month) + "-" + std::to_string(date.day);
  if (date.seconds) out += " " + std::to_string(*date.seconds);
  return out;
}

TEST(Dates, WithoutYearAreTold) {
  EXPECT_EQ(loose("7月2日 09:30"), "7-2 34200");
  EXPECT_EQ(loose("[06月24日 11時30分]"), "6-24 41400");
  EXPECT_EQ(loose("07-02 09:30"), "7-2 34200");
  EXPECT_EQ(loose("2. Juli"), "7-2");
  EXPECT_EQ(loose("Jul 2"), "7-2");
}

TEST(Dates, CountedFromNowAreTold) {
  EXPECT_EQ(loose("3小时前"), "10800 before now within 3600");
  EXPECT_EQ(loose("5 分鐘前"), "300 before now within 60");
  EXPECT_EQ(loose("2 hours ago"), "7200 before now within 3600");
  EXPECT_EQ(loose("昨天 09:30"), "ago 1 34200");
  EXPECT_EQ(loose("前天"), "ago 2");
}

TEST(Dates, OtherHalvesAreNone) {
  for (const char* text :
       {"2024年7月2日",
        "07-02",
        "10-12 people",
        "13月2日",
        "2月30日",
        "July 2024",
        "3小时后",
        "2 hours long",
        "July 45",
        "1-2 09:30",
        "555-07-02 09:30"}) {
    EXPECT_EQ(loose(text), "none") << text;
  }
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
