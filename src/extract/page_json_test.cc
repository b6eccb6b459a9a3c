#include "extract/page_json.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace weiguan {
namespace {

Time at(const char* text) {
  return parse_time(text).value_or(Time{});
}

TEST(ZonedTime, IsTheWallClockWithItsOffset) {
  const Time time = at("2024-07-01T16:30:00Z");
  EXPECT_EQ(zoned_time(time, Zone()), "2024-07-01T16:30:00Z");
  EXPECT_EQ(zoned_time(time, {}), "2024-07-01T16:30:00");
  EXPECT_EQ(zoned_time(time, *Zone::find("Asia/Shanghai")), "2024-07-02T00:30:00+08:00");
  EXPECT_EQ(zoned_time(time, *Zone::find("America/New_York")), "2024-07-01T12:30:00-04:00");
  EXPECT_EQ(zoned_time(time, *Zone::find("+05:45")), "2024-07-01T22:15:00+05:45");
  EXPECT_EQ(zoned_time(time, *Zone::find("-00:30")), "2024-07-01T16:00:00-00:30");
}

TEST(PageJson, SaysNullForWhatThePageDoesNotSay) {
  const nlohmann::json json = nlohmann::json::parse(page_json({}, {"a.html", "", {}, ""}));
  EXPECT_EQ(json["file"], "a.html");
  EXPECT_EQ(json["kind"], "unknown");
  EXPECT_EQ(json["text"], "");
  for (const char* name : {"notice", "notice_text", "location"})
    EXPECT_TRUE(json[name].is_null()) << name;
  for (const char* name : {"url", "published", "modified", "source", "dateline", "next_page"})
    EXPECT_TRUE(json[name].is_null()) << name;
  for (const char* name : {"authors", "editors", "images", "problems"})
    EXPECT_TRUE(json[name].is_array() && json[name].empty()) << name;
  EXPECT_FALSE(json.contains("explain"));
}

TEST(PageJson, SaysWhatANoticeSays) {
  Page page;
  page.kind = PageKind::challenge;
  page.notice_cause = Cause::rate_limit;
  page.notice_text = "访问过于频繁";
  page.location = "https://daily.example/";
  const auto json = nlohmann::json::parse(page_json(page, {"a.html", "", {}, ""}));
  EXPECT_EQ(json["notice"], "rate-limit");
  EXPECT_EQ(json["notice_text"], "访问过于频繁");
  EXPECT_EQ(json["location"], "https://daily.example/");
}

TEST(PageJson, WritesTimesInThePagesOwnZone) {
  Page page;
  page.published =
      TimeRange{at("2024-07-01T16:00:00Z"), at("2024-07-02T15:59:59Z"), TimeSource::metadata};
  PageOrigin origin{"a.html", "https://daily.example/a", *Zone::find("Asia/Shanghai"), ""};
  auto json = nlohmann::json::parse(page_json(page, origin));
  EXPECT_EQ(json["published"][0], "2024-07-02T00:00:00+08:00");
  EXPECT_EQ(json["published"][1], "2024-07-02T23:59:59+08:00");
  EXPECT_TRUE(json["modified"].is_null());
  page.modified =
      TimeRange{at("2024-07-03T01:00:00Z"), at("2024-07-03T01:00:00Z"), TimeSource::metadata};
  page.modified_zone = "+00:00";
  json = nlohmann::json::parse(page_json(page, origin));
  EXPECT_EQ(json["modified"][0], "2024-07-03T01:00:00Z");
  page.published_zone = "-05:00";
  json = nlohmann::json::parse(page_json(page, origin));
  EXPECT_EQ(json["published"][0], "2024-07-01T11:00:00-05:00");
}

TEST(PageJson, StaysUtf8WhateverThePageHeld) {
  Page page;
  page.title = "caf\xE9";
  page.images = {{"https://daily.example/\xFF.jpg", "", ""}};
  const std::string line = page_json(page, {});
  EXPECT_NE(line.find("caf\xEF\xBF\xBD"), std::string::npos) << line;
  EXPECT_EQ(line.find('\n'), std::string::npos);
}

TEST(PageJson, ExplainsOnlyWhereATraceIsGiven) {
  const PageTrace trace{{{"A line.", true, "kept"}}, "#main", {"a note"}};
  const auto json = nlohmann::json::parse(page_json({}, {}, &trace));
  EXPECT_EQ(json["explain"]["container"], "#main");
  EXPECT_EQ(json["explain"]["blocks"][0]["why"], "kept");
}

}  // namespace
}  // namespace weiguan
