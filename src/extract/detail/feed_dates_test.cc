#include "extract/detail/feed_dates.h"

#include <string>

#include <gtest/gtest.h>

namespace weiguan::extract {
namespace {

std::string read(std::string_view text, const char* zone = "Asia/Shanghai") {
  const auto range = feed_date(text, *Zone::find(zone));
  if (!range) return "none";
  const std::string from = format_time(range->earliest);
  return range->earliest == range->latest ? from : from + " " + format_time(range->latest);
}

TEST(FeedDates, ReadsRfc3339AndItsShorterForms) {
  EXPECT_EQ(read("2024-07-02T09:30:00+08:00"), "2024-07-02T01:30:00Z");
  EXPECT_EQ(read(" 2024-07-02T09:30:00.123Z "), "2024-07-02T09:30:00Z");
  EXPECT_EQ(read("2024-07-02T09:30Z"), "2024-07-02T09:30:00Z 2024-07-02T09:30:59Z");
  EXPECT_EQ(read("2024-07-02"), "2024-07-01T16:00:00Z 2024-07-02T15:59:59Z");
  EXPECT_EQ(read("2024-07"), "2024-06-30T16:00:00Z 2024-07-31T15:59:59Z");
  EXPECT_EQ(read("2024"), "2023-12-31T16:00:00Z 2024-12-31T15:59:59Z");
}

TEST(FeedDates, ReadsRfc822) {
  EXPECT_EQ(read("Tue, 02 Jul 2024 09:30:00 +0800"), "2024-07-02T01:30:00Z");
  EXPECT_EQ(read("Tue, 2 Jul 2024 09:30:00 GMT"), "2024-07-02T09:30:00Z");
  EXPECT_EQ(read("02 Jul 24 09:30:00 UT"), "2024-07-02T09:30:00Z");
  EXPECT_EQ(read("Fri, 02 Jul 99 09:30:00 EST"), "1999-07-02T14:30:00Z");
  EXPECT_EQ(read("Tue, 02 Jul 2024 09:30:00 KST"), "2024-07-02T00:30:00Z");
  EXPECT_EQ(read("Tue, 02 Jul 2024 09:30 Z"), "2024-07-02T09:30:00Z 2024-07-02T09:30:59Z");
}

TEST(FeedDates, ReadsSloppyForms) {
  EXPECT_EQ(read("2024-07-02 09:30:00"), "2024-07-02T01:30:00Z");
  EXPECT_EQ(read("2024-7-2 9:30:05"), "2024-07-02T01:30:05Z");
  EXPECT_EQ(read("2024/07/02 09:30:00"), "2024-07-02T01:30:00Z");
  EXPECT_EQ(read("2024年7月2日 09:30:00"), "2024-07-02T01:30:00Z");
  EXPECT_EQ(read("20240702093000"), "2024-07-02T01:30:00Z");
  EXPECT_EQ(read("1719884000"), "2024-07-02T01:33:20Z");
  EXPECT_EQ(read("周二, 02 七月 2024 09:30:00 +0800"), "2024-07-02T01:30:00Z");
  EXPECT_EQ(read("周一, 02 12月 2024 09:30:00 +0800"), "2024-12-02T01:30:00Z");
  EXPECT_EQ(read("July 2, 2024 9:30:00 PM"), "2024-07-02T13:30:00Z");
}

TEST(FeedDates, CstIsChinasTimeInChinaAndAmericasElsewhere) {
  EXPECT_EQ(read("Tue Jul 02 09:30:00 CST 2024"), "2024-07-02T01:30:00Z");
  EXPECT_EQ(read("Tue, 02 Jul 2024 09:30:00 CST"), "2024-07-02T01:30:00Z");
  EXPECT_EQ(read("Tue, 02 Jul 2024 09:30:00 CST", "UTC"), "2024-07-02T15:30:00Z");
}

TEST(FeedDates, ADateOfTwoMeaningsIsNone) {
  EXPECT_EQ(read("02/07/2024 09:30:00"), "none");
  EXPECT_EQ(read("07/02/2024"), "none");
  EXPECT_EQ(read("23/07/2024 09:30:00"), "2024-07-23T01:30:00Z");
  EXPECT_EQ(read("07/23/2024 09:30:00"), "2024-07-23T01:30:00Z");
  EXPECT_NE(read("02/02/2024"), "none");
}

TEST(FeedDates, WhatStandsForNoDateIsNone) {
  for (const char* text :
       {"",
        "   ",
        "yesterday",
        "0000-00-00 00:00:00",
        "0001-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "2024-13-01",
        "2024-02-30",
        "0",
        "Tue, 32 Jul 2024 09:30:00 GMT"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
  EXPECT_EQ(read(std::string(200, '1')), "none");
}

}  // namespace
}  // namespace weiguan::extract
