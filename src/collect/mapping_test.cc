#include "collect/detail/mapping.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "collect/detail/map_row.h"
#include "collect/detail/row_time.h"
#include "collect/import.h"

namespace weiguan {
namespace {

using Json = nlohmann::ordered_json;

std::string fault_of(const std::string& toml) {
  try {
    parse_mapping(toml, "posts.toml");
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

TEST(Mapping, NamesFileLineAndWhatWasExpected) {
  EXPECT_EQ(
      fault_of("name = \"x\"\n[fields]\ntitel = \"t\"\n").substr(0, 40),
      "posts.toml:3: [fields] has no \"titel\"; t");
  EXPECT_NE(
      fault_of("kind = \"poem\"\n").find("posts.toml:1: kind wants one of"), std::string::npos);
  EXPECT_NE(fault_of("[fields]\ntext = 3\n").find("posts.toml:2: text wants"), std::string::npos);
  EXPECT_NE(fault_of("[time]\nzone = \"Mars\"\n").find("\"Mars\" is not known"), std::string::npos);
  EXPECT_NE(fault_of("[fields]\nurl = \"a{b\"\n").find("is not closed"), std::string::npos);
  EXPECT_NE(fault_of("name = \"x\"\n").find("at least one of title, text, url"), std::string::npos);
  EXPECT_NE(fault_of("name = \"x").find("posts.toml:1: "), std::string::npos);
}

TEST(Mapping, TakesTheFirstAlternativeThatIsThere) {
  const Mapping mapping = parse_mapping(
      R"(
kind = "post"
[fields]
url = "https://posts.example/{user.id}/{id}"
title = ["headline", "name"]
text = "data.body"
account = "user.name"
tags = "tags.word"
published = "{date} {hour}"
[constant]
platform = "weibo"
[time]
zone = "Asia/Shanghai"
[counters]
likes = "stats.likes"
reads = "reads"
)",
      "x");
  Json row = Json::parse(R"({"id": 7, "name": " 晨报\n头条 ", "headline": null,
      "user": {"id": "u1", "name": "@shanbei", "age": 3}, "data": {"body": "　第一段\r\n\r\n 第二段 "},
      "tags": [{"word": "a"}, {"word": "b"}], "date": "2031-03-05", "hour": "09",
      "stats": {"likes": "1.2万"}, "reads": "many"})");
  const MappedRow mapped = map_row(mapping, row, [](const Article&) { return Zone(); });
  EXPECT_EQ(mapped.article.kind, ArticleKind::post);
  EXPECT_EQ(mapped.article.url, "https://posts.example/u1/7");
  EXPECT_EQ(mapped.article.title, "晨报 头条");
  EXPECT_EQ(mapped.article.text, "第一段\n第二段");
  EXPECT_EQ(mapped.article.account, "weibo:shanbei");
  EXPECT_EQ(mapped.article.tags, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(format_time(mapped.article.published.earliest), "2031-03-05T01:00:00Z");
  EXPECT_EQ(format_time(mapped.article.published.latest), "2031-03-05T01:59:59Z");
  ASSERT_EQ(mapped.counters.size(), 1U);
  EXPECT_EQ(mapped.counters[0].second, 12000);
  const Json extra = Json::parse(mapped.extra);
  EXPECT_EQ(extra["id"], 7);  // A field inside a pattern stays, as the pattern is not the field.
  EXPECT_EQ(extra["user"].dump(), R"({"id":"u1","age":3})");
  EXPECT_FALSE(extra.contains("data"));
}

const char* const with_removals = R"(
[fields]
title = "title"
published = "day"
[time]
zone = "Asia/Shanghai"
[removed]
time = ["gone", "gone_day"]
notice = "words"
)";

MappedRow removal(const char* row) {
  Json json = Json::parse(row);
  return map_row(parse_mapping(with_removals, "x"), json, [](const Article&) { return Zone(); });
}

TEST(Mapping, ReadsWhenARowWasSeenGone) {
  const MappedRow gone = removal(
      R"({"title": "渡口", "day": "2031-03-05", "gone": "2031-03-06 10:00:05", "words": " 内容\n已删除 "})");
  ASSERT_TRUE(gone.removed);
  EXPECT_EQ(format_time(gone.removed->latest), "2031-03-06T02:00:05Z");
  EXPECT_EQ(gone.notice, "内容 已删除");
  EXPECT_EQ(gone.extra, "");
  const MappedRow by_day =
      removal(R"({"title": "渡口", "day": "2031-03-05", "gone_day": "2031-03-05"})");
  ASSERT_TRUE(by_day.removed);
  EXPECT_EQ(format_time(by_day.removed->latest), "2031-03-05T15:59:59Z");
  EXPECT_EQ(by_day.notice, "");
}

TEST(Mapping, ARowThatSaysNothingOfItsRemovalHasNone) {
  for (const char* row :
       {R"({"title": "渡口", "day": "2031-03-05", "gone": "", "words": "内容已删除"})",
        R"({"title": "渡口", "day": "2031-03-05"})"}) {
    const MappedRow read = removal(row);
    EXPECT_FALSE(read.removed);
    EXPECT_EQ(read.notice, "");
    EXPECT_EQ(read.trouble + read.removal_trouble, "");
  }
}

TEST(Mapping, TellsARemovalThatCannotBe) {
  EXPECT_FALSE(removal(R"({"title": "渡口", "gone": "gestern"})").removed);
  EXPECT_NE(removal(R"({"title": "渡口", "gone": "gestern"})").trouble, "");
  const MappedRow early =
      removal(R"({"title": "渡口", "day": "2031-03-05", "gone": "2031-03-04 10:00"})");
  EXPECT_FALSE(early.removed);
  EXPECT_NE(early.removal_trouble.find("before it was published"), std::string::npos);
}

TEST(Mapping, RefusesRemovalsWithoutATime) {
  EXPECT_NE(
      fault_of("[fields]\ntext = \"t\"\n[removed]\nnotice = \"n\"\n").find("[removed] wants time"),
      std::string::npos);
  EXPECT_NE(
      fault_of("[removed]\nwhen = \"n\"\n").find("[removed] has no \"when\""), std::string::npos);
}

TEST(Mapping, TellsATimeThatCannotBeRead) {
  const Mapping mapping = parse_mapping("[fields]\ntitle=\"t\"\npublished=[\"a\",\"b\"]\n", "x");
  Json row = Json::parse(R"({"t": "题", "a": "soon", "b": "2031-03-05"})");
  const MappedRow mapped = map_row(mapping, row, [](const Article&) { return Zone(); });
  EXPECT_TRUE(mapped.dated);
  EXPECT_EQ(mapped.trouble, "\"soon\" is no time that can be read.");
}

std::string range_of(std::string_view text, std::string_view zone = "Asia/Shanghai") {
  const auto range = parse_row_time(text, *Zone::find(zone));
  if (!range) return "nothing";
  return format_time(range->earliest) + " " +
         std::to_string((range->latest - range->earliest).count() + 1);
}

TEST(RowTime, IsAsLongAsItIsExact) {
  EXPECT_EQ(range_of("2024-07-02 09:30:15"), "2024-07-02T01:30:15Z 1");
  EXPECT_EQ(range_of("2024-07-02T09:30"), "2024-07-02T01:30:00Z 60");
  EXPECT_EQ(range_of("2024-07-02 09"), "2024-07-02T01:00:00Z 3600");
  EXPECT_EQ(range_of("2024-07-02"), "2024-07-01T16:00:00Z 86400");
  EXPECT_EQ(range_of("2024-02"), "2024-01-31T16:00:00Z 2505600");
  EXPECT_EQ(range_of("2024"), "2023-12-31T16:00:00Z 31622400");
}

TEST(RowTime, IsReadInManyForms) {
  EXPECT_EQ(range_of("2024-07-02T09:30:15Z"), "2024-07-02T09:30:15Z 1");
  EXPECT_EQ(range_of("2024-07-02T09:30:15.123456"), "2024-07-02T01:30:15Z 1");
  EXPECT_EQ(range_of("2024年7月2日 9时30分"), "2024-07-02T01:30:00Z 60");
  EXPECT_EQ(range_of("2024/7/2"), "2024-07-01T16:00:00Z 86400");
  EXPECT_EQ(range_of("20240702"), "2024-07-01T16:00:00Z 86400");
  EXPECT_EQ(range_of("1719884415"), "2024-07-02T01:40:15Z 1");
  EXPECT_EQ(range_of("1719884415123"), "2024-07-02T01:40:15Z 1");
  EXPECT_EQ(range_of("1719884415.0"), "2024-07-02T01:40:15Z 1");
  EXPECT_EQ(range_of("Tue Jul 02 09:30:15 +0800 2024"), "2024-07-02T01:30:15Z 1");
  EXPECT_EQ(range_of("Tue, 02 Jul 2024 09:30:15 GMT"), "2024-07-02T09:30:15Z 1");
  EXPECT_EQ(range_of("2 July 2024"), "2024-07-01T16:00:00Z 86400");
}

TEST(RowTime, IsNothingWhenItIsNoTime) {
  for (const char* text :
       {"",
        "soon",
        "2024-13-01",
        "2024-02-30",
        "12",
        "2024-07-02 25:00",
        "99999",
        "02/07/2024",
        "2024-07-02 x",
        "3 hours ago"})
    EXPECT_EQ(range_of(text), "nothing") << text;
}

TEST(Count, IsReadAsPeopleWriteIt) {
  EXPECT_EQ(parse_count("1234"), 1234);
  EXPECT_EQ(parse_count("1,234"), 1234);
  EXPECT_EQ(parse_count("3.5亿"), 3.5e8);
  EXPECT_EQ(parse_count("many"), std::nullopt);
  EXPECT_EQ(parse_count(""), std::nullopt);
}

TEST(ReadyMappings, CanAllBeReadAndSayWhatTheyAreFor) {
  const auto ready = ready_mappings();
  EXPECT_GE(ready.size(), 10U);
  for (const auto& [name, about] : ready) {
    EXPECT_FALSE(about.empty()) << name;
    EXPECT_FALSE(load_mapping(name).fields.empty()) << name;
  }
  EXPECT_THROW(load_mapping("no-such-mapping"), UsageError);
}

}  // namespace
}  // namespace weiguan
