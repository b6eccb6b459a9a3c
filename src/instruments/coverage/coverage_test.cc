#include "instruments/coverage/coverage.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "instruments/test_world.h"

namespace weiguan::coverage {
namespace {

constexpr const char* flood =
    "3月2日夜里，北湾镇的河堤在暴雨中决口，水务署说，有四百二十一人连夜转移到镇上的小学，两座泵站停"
    "转，"
    "七号桥封闭，预计三天之后才能重新开放。";

struct World : TestWorld {
  World() {
    for (const char* day : {"2024-03-02", "2024-03-03", "2024-03-04", "2024-03-05"}) {
      article("bay-post", day, std::string("湾里的渔船照常出海，鱼市的价钱和昨天一样。") + day);
    }
    article("river-daily", on("2024-03-02"), flood, "北湾镇河堤决口 四百二十一人转移");
    article("hill-wire", on("2024-03-03"), flood, "北湾镇河堤决口 四百二十一人转移");
  }
};

TEST(Coverage, TellsReportedFromSilentFromCannotKnow) {
  World world;
  const auto lines = world.lines(instrument, {}, "cells", {"outlet", "state", "sight", "articles"});
  EXPECT_EQ(
      lines,
      (std::vector<std::string>{
          "bay-post|silent|seen|0",
          "hill-wire|reported|no-articles|1",
          "river-daily|reported|no-articles|1"}));
}

TEST(Coverage, GivesWhatWouldRefuteASilence) {
  World world;
  for (const Row& row : world.run(instrument, {})) {
    if (instrument.tables[row.table].name != "silences") continue;
    ASSERT_TRUE(row.evidence.filter.has_value());
    EXPECT_EQ(row.evidence.filter->outlets, std::vector<std::string>{"bay-post"});
    EXPECT_EQ(row.evidence.articles.size(), 2U);
    EXPECT_EQ(cell_text(row.values[13]), "3");  // Of three days.
  }
}

TEST(Coverage, SaysWhyNothingIsTested) {
  World world;
  world.run(instrument, {});
  bool said = false;
  for (const std::string& one : world.notes)
    said = said || one.find("it takes 20") != std::string::npos;
  EXPECT_TRUE(said);
}

TEST(Coverage, OfAnEmptyArchiveOrPeriodSaysSo) {
  TestWorld empty;
  EXPECT_TRUE(empty.run(instrument, {}).empty());
  EXPECT_EQ(empty.notes.size(), 1U);
  World world;
  EXPECT_TRUE(
      world.lines(instrument, {{"from", "2030"}, {"to", "2030"}}, "cells", {"outlet"}).empty());
  EXPECT_TRUE(world.lines(instrument, {{"group", "empty"}}, "cells", {"outlet"}).empty());
}

TEST(Coverage, WantsNumbersThatMakeSense) {
  World world;
  EXPECT_THROW(world.run(instrument, {{"level", "0"}}), UsageError);
  EXPECT_THROW(world.run(instrument, {{"level", "1.5"}}), UsageError);
  EXPECT_THROW(world.run(instrument, {{"within", "0"}}), UsageError);
  EXPECT_THROW(world.run(instrument, {{"reach", "0"}}), UsageError);
}

TEST(Coverage, OfOneOutletOnlySaysSo) {
  TestWorld world;
  world.article("river-daily", TestWorld::on("2024-03-02"), flood, "北湾镇河堤决口");
  world.run(instrument, {{"least", "1"}});
  bool said = false;
  for (const std::string& one : world.notes)
    said = said || one.find("one outlet only") != std::string::npos;
  EXPECT_TRUE(said);
}

}  // namespace
}  // namespace weiguan::coverage
