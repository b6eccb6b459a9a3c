#include "instruments/monthly/monthly.h"

#include <gtest/gtest.h>

#include "instruments/test_world.h"

namespace weiguan::monthly {
namespace {

using Lines = std::vector<std::string>;

std::string day(int month, int day) {
  const int year = month > 12 ? 2024 : 2023;
  const int in_year = month > 12 ? month - 12 : month;
  return std::to_string(year) + (in_year < 10 ? "-0" : "-") + std::to_string(in_year) +
         (day < 10 ? "-0" : "-") + std::to_string(day);
}

// Thirteen months, from 2023-01 to 2024-01, of twenty articles each: 清湖 in all of them and in
// most of the last, 静海 only in the last, 高山 in half of those before.
void fill(TestWorld& world) {
  for (int month = 1; month <= 13; ++month) {
    const bool last = month == 13;
    for (int i = 1; i <= 20; ++i) {
      std::string text = "第" + std::to_string(month * 100 + i) + "篇。";
      if (i == 1 || (last && i <= 18)) text += "清湖";
      if (last && i >= 10 && i <= 14) text += "静海";
      if (!last && i % 2 == 0) text += "高山";
      text += "河水";
      world.article(i % 2 == 0 ? "river-daily" : "hill-wire", day(month, i), text);
    }
  }
}

Arguments only(const std::string& phrases, const std::string& month = {}) {
  return {{"phrases", phrases}, {"month", month}};
}

// The test pack has no glossary: then --glossary all is what was written out and nothing more.
TEST(Monthly, TellsWhatEnteredRoseFellAndLeft) {
  TestWorld world;
  fill(world);
  EXPECT_EQ(
      world.lines(
          instrument,
          only("清湖\n静海\n高山\n河水\n无此", "2024-01"),
          "moves",
          {"move", "phrase", "articles", "articles_before"}),
      (Lines{"entered|静海|5|0", "rose|清湖|18|1", "left|高山|0|10"}));
  EXPECT_EQ(
      world.lines(
          instrument,
          only("清湖\n静海\n高山\n河水\n无此", "2024-01"),
          "tiers",
          {"phrase", "articles", "share", "share_before", "share_year_ago", "move", "outlets"}),
      (Lines{
          "河水|20|1|1|1|steady|2",
          "清湖|18|0.9|0.05|0.05|rose|2",
          "静海|5|0.25|0|0|entered|2",
          "高山|0|0|0.5|0.5|left|0",
          "无此|0|0|0|0|steady|0"}));
}

TEST(Monthly, TheLastWholeMonthIsTheDefault) {
  TestWorld world;
  fill(world);  // The last article is of 2024-01-20, so January is not over.
  EXPECT_EQ(
      world.lines(instrument, only("清湖"), "data", {"month", "with_text", "days_without_text"})
          .front(),
      "2023-12|20|11");
  world.article("river-daily", "2024-01-31", "月末");
  EXPECT_EQ(
      world.lines(instrument, only("清湖"), "data", {"month", "with_text", "days_without_text"})
          .front(),
      "2024-01|21|10");
}

TEST(Monthly, AMonthWithoutTextIsMissingNotSilent) {
  TestWorld world;
  fill(world);
  EXPECT_EQ(
      world.lines(
          instrument, only("清湖", "2024-02"), "tiers", {"phrase", "articles", "share", "move"}),
      (Lines{"清湖|?|?|missing"}));
  EXPECT_NE(world.notes.front().find("no data"), std::string::npos);
  // The month after a gap has nothing to be compared with, but a year to have been absent from.
  world.article("river-daily", "2024-03-05", "清湖");
  EXPECT_EQ(
      world.lines(
          instrument, only("清湖", "2024-03"), "tiers", {"phrase", "articles", "change", "move"}),
      (Lines{"清湖|1|?|missing"}));
}

TEST(Monthly, LeadersComeBeforeThoseWhoFollowed) {
  TestWorld world;
  fill(world);
  const ArticleId first = world.article("bay-post", "2024-01-02", "静海在先");
  const ArticleId sometime =
      world.article("unknown-to-packs", TestWorld::on("2024-01"), "静海，不知哪天");
  EXPECT_EQ(
      world
          .lines(
              instrument,
              only("静海", "2024-01"),
              "leaders",
              {"outlet", "order", "first_date", "first_article", "articles"})
          .front(),
      "unknown-to-packs|first|2024-01-01|" + to_string(sometime) + "|1");
  const Lines rows = world.lines(
      instrument, only("静海", "2024-01"), "leaders", {"outlet", "order", "first_date"});
  EXPECT_EQ(
      rows,
      (Lines{
          "unknown-to-packs|first|2024-01-01",
          "bay-post|first|2024-01-02",
          "river-daily|followed|2024-01-10",
          "hill-wire|followed|2024-01-11"}));
  EXPECT_EQ(
      world.lines(instrument, only("静海", "2024-01"), "leaders", {"first_article"})[1],
      to_string(first));
}

TEST(Monthly, ASteadyPhraseMakesNoMove) {
  TestWorld world;
  fill(world);
  EXPECT_TRUE(world.lines(instrument, only("清湖", "2023-12"), "moves", {"move"}).empty());
  EXPECT_TRUE(world.lines(instrument, only("河水", "2024-01"), "moves", {"move"}).empty());
}

TEST(Monthly, EveryNumberLeadsBack) {
  TestWorld world;
  fill(world);
  std::size_t checked = 0;
  for (const Row& row : world.run(instrument, only("清湖\n静海\n河水", "2024-01"))) {
    if (instrument.tables[row.table].name != "tiers" || !row.evidence.filter) continue;
    std::int64_t found = 0;
    world.archive().articles(*row.evidence.filter, [&found](const Article&) {
      ++found;
      return true;
    });
    EXPECT_EQ(Value{found}, row.values[7]);
    ++checked;
  }
  EXPECT_EQ(checked, 3U);
}

TEST(Monthly, WhatIsNoMonthIsRefused) {
  TestWorld world;
  fill(world);
  EXPECT_THROW(world.run(instrument, only("清湖", "2024")), UsageError);
  EXPECT_THROW(world.run(instrument, only("清湖", "2024-01-05")), UsageError);
  EXPECT_THROW(world.run(instrument, {}), UsageError);  // Neither a phrase nor a glossary.
  TestWorld empty;
  EXPECT_TRUE(empty.run(instrument, only("清湖")).empty());
  EXPECT_EQ(empty.notes.size(), 1U);
}

}  // namespace
}  // namespace weiguan::monthly
