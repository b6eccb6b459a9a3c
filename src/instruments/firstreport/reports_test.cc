#include "instruments/firstreport/detail/reports.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "instruments/test_world.h"

namespace weiguan::firstreport {
namespace {

using std::chrono::hours;

struct Tale {
  ToldStory story;

  Tale& tell(const std::string& outlet, const TimeRange& when) {
    Telling one;
    one.article = ArticleId{story.tellings.size() + 1};
    one.outlet = outlet;
    one.published = when;
    story.tellings.push_back(one);
    return *this;
  }
  Tale& tell(const std::string& outlet, const std::string& when) {
    const Time at = *parse_time(when);
    return tell(outlet, TimeRange{at, at, TimeSource::record});
  }
  Report report(hours error = hours{0}) const {
    SideOf of;
    of.official = [](const std::string& outlet) { return outlet == "wire"; };
    of.sides = [](const std::string& outlet) -> std::vector<std::string> {
      if (outlet == "both") return {"abroad", "city"};
      return {outlet.starts_with("abroad") ? "abroad" : "city"};
    };
    return *report_of(story, of, error);
  }
  std::string course(hours error = hours{0}) const {
    return std::string(to_string(report(error).course));
  }
};

TEST(FirstReport, SaysWhoWasBeforeTheOfficialTextAndByHowMuch) {
  Tale tale;
  tale.tell("wire", "2024-04-18T14:00:00Z").tell("abroad-1", "2024-04-18T10:00:00Z");
  tale.tell("city-1", "2024-04-18T15:00:00Z");
  const Report report = tale.report();
  EXPECT_EQ(report.course, Course::official_later);
  EXPECT_EQ(report.leader->outlet, "abroad-1");
  EXPECT_EQ(report.leads, ToldOrder::first);
  EXPECT_EQ(*report.lag.low, 4);
  EXPECT_EQ(*report.lag.high, 4);
  ASSERT_EQ(report.sides.size(), 3U);
  EXPECT_EQ(report.sides[0].side, "abroad");
  EXPECT_EQ(report.sides[0].beside, Beside::before);
  EXPECT_EQ(*report.sides[0].lag.low, -4);
  EXPECT_EQ(report.sides[1].beside, Beside::official);
  EXPECT_EQ(report.sides[2].beside, Beside::after);
  EXPECT_EQ(*report.sides[2].lag.high, 1);
  ASSERT_EQ(report.earlier.size(), 1U);
  EXPECT_TRUE(report.earlier[0].surely);
  EXPECT_EQ(*report.earlier[0].ahead.low, 4);
}

TEST(FirstReport, CannotTellWhatTheClocksDoNot) {
  Tale tale;
  tale.tell("wire", "2024-04-18T14:00:00Z").tell("abroad-1", TestWorld::on("2024-04-18"));
  EXPECT_EQ(tale.course(), "cannot-tell");
  ASSERT_EQ(tale.report().earlier.size(), 1U);
  EXPECT_FALSE(tale.report().earlier[0].surely);
  Tale sure;
  sure.tell("wire", "2024-04-18T14:00:00Z").tell("abroad-1", TestWorld::on("2024-04-17"));
  EXPECT_EQ(sure.course(), "official-later");
  EXPECT_EQ(sure.course(hours{48}), "cannot-tell");
}

TEST(FirstReport, OfWhatWasOnlySeenHasNoBound) {
  Tale tale;
  tale.tell("wire", "2024-04-18T14:00:00Z")
      .tell("abroad-1", first_seen(*parse_time("2024-05-01T00:00:00Z")));
  EXPECT_EQ(tale.course(), "cannot-tell");
  EXPECT_FALSE(tale.report().lag.high.has_value());
  EXPECT_FALSE(tale.report().sides.back().lag.low.has_value());
}

TEST(FirstReport, MayBeTheOfficialText) {
  Tale first, only, none;
  first.tell("wire", "2024-04-18T14:00:00Z").tell("city-1", "2024-04-18T15:00:00Z");
  EXPECT_EQ(first.course(), "official-first");
  EXPECT_TRUE(first.report().earlier.empty());
  only.tell("wire", "2024-04-18T14:00:00Z");
  EXPECT_EQ(only.course(), "official-only");
  none.tell("city-1", "2024-04-18T15:00:00Z");
  EXPECT_EQ(none.course(), "no-official");
  EXPECT_EQ(none.report().sides[0].beside, Beside::no_official);
  EXPECT_EQ(none.report().official, nullptr);
}

TEST(FirstReport, CountsAnOutletInEachOfItsSides) {
  Tale tale;
  tale.tell("wire", "2024-04-18T14:00:00Z").tell("both", "2024-04-18T15:00:00Z");
  EXPECT_EQ(tale.report().sides.size(), 3U);
}

TEST(FirstReport, NeedsAKnownOutlet) {
  Tale tale;
  tale.tell("", "2024-04-18T14:00:00Z");
  EXPECT_FALSE(report_of(tale.story, {}, hours{0}).has_value());
}

TEST(Median, HasNoValueWhereTheMiddleHasNoBound) {
  const ToldLag open{std::nullopt, std::nullopt}, one{1.0, 2.0}, three{3.0, 5.0};
  EXPECT_EQ(*median_low({one, three}), 2);
  EXPECT_EQ(*median_high({one, three}), 3.5);
  EXPECT_EQ(*median_low({open, one, three}), 1);
  EXPECT_EQ(*median_high({open, one, three}), 5);
  EXPECT_FALSE(median_low({open, open, one}).has_value());
  EXPECT_FALSE(median_low({}).has_value());
}

}  // namespace
}  // namespace weiguan::firstreport
