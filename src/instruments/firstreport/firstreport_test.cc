#include "instruments/firstreport/firstreport.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "instruments/test_world.h"

namespace weiguan::firstreport {
namespace {

const std::string flood =
    "3月2日夜里，北湾镇的河堤在暴雨中决口，水务署说，有四百二十一人连夜转移到镇上的小学，两座泵站停"
    "转，"
    "七号桥封闭，预计三天之后才能重新开放。";

struct World : TestWorld {
  World() {
    article(
        "bay-post",
        on("2024-03-02"),
        flood + "镇上的人说，泵站在一年前就坏了，报修信写了十二封。",
        "北湾镇河堤决口");
    article("hill-wire", on("2024-03-04"), flood, "北湾镇河堤决口");
  }
};

TEST(FirstReportOf, AStoryHasItsOfficialTextAndWhatThatLeftOut) {
  World world;
  EXPECT_EQ(
      world.lines(
          instrument, {}, "stories", {"first_outlet", "course", "official_outlet", "before"}),
      std::vector<std::string>{"bay-post|official-later|hill-wire|1"});
  const auto left = world.lines(instrument, {}, "left-out", {"kind", "text", "surely"});
  EXPECT_NE(std::find(left.begin(), left.end(), "number|十二|yes"), left.end());
  EXPECT_EQ(
      world.lines(instrument, {}, "before", {"outlet", "surely"}),
      std::vector<std::string>{"bay-post|yes"});
}

TEST(FirstReportOf, AStoryWithoutOfficialTextSaysSo) {
  World world;
  EXPECT_EQ(
      world.lines(instrument, {{"official", "river-daily"}}, "stories", {"course", "left_out"}),
      std::vector<std::string>{"no-official|?"});
  EXPECT_FALSE(world.notes.empty());
}

TEST(FirstReportOf, OfficialIsWhoWasAskedFor) {
  World world;
  EXPECT_EQ(
      world.lines(instrument, {{"official", "independent"}}, "stories", {"course"}),
      std::vector<std::string>{"official-first"});
  EXPECT_THROW(world.run(instrument, {{"official", "nobody-at-all"}}), UsageError);
}

TEST(FirstReportOf, AnEmptyArchiveOrPeriodIsNothing) {
  TestWorld empty;
  EXPECT_TRUE(empty.run(instrument, {}).empty());
  EXPECT_EQ(empty.notes.size(), 1U);
  World world;
  EXPECT_TRUE(world.run(instrument, {{"from", "2030"}, {"to", "2030"}}).empty());
}

}  // namespace
}  // namespace weiguan::firstreport
