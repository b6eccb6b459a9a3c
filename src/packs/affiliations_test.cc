#include "packs/affiliations.h"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "packs/detail/reader.h"

namespace weiguan {
namespace {

Day day(const std::string& text) {
  return day_in(parse_period(text, Zone())->from, Zone());
}

Days on(const std::string& text) {
  return {day(text), day(text) + std::chrono::days{1}};
}

constexpr const char* head =
    "id,from,relation,to,role,valid_from,valid_to,stated,doubt,source,note\n";

// All of it is made up: a council, its press office, two houses and their papers.
class World {
 public:
  explicit World(const std::string& edges, const std::string& more_bodies = {}) {
    files_.folder = "made-up";
    files_.pack = "id = 'a'\nversion = '1'\nzone = 'UTC'\nlanguages = ['zh']\nnames.en = 'A'\n";
    files_.outlets =
        "id,name_hans,name_en,kind,control,place,accounts,source\n"
        "tide-daily,潮报,Tide Daily,newspaper,unknown,CN,x:TideDaily,made up\n"
        "bay-post,湾邮报,Bay Post,newspaper,unknown,CN,,made up\n";
    files_.affiliations.folder = "made-up/affiliations";
    files_.affiliations.bodies =
        "id,name_hans,name_en,kind,source\n"
        "council,潮汐议会,Tideland Council,party,made up\n"
        "press-office,议会新闻处,Press Office of the Council,party,made up\n"
        "tide-house,潮汐报业集团,Tide Press Group,company,made up\n"
        "bay-house,湾区传媒,Bay Media,company,made up\n"
        "editor,甲某,Somebody A,person,made up\n" +
        more_bodies;
    files_.affiliations.edges = head + edges;
    const ProblemSink sink = [this](const Problem& problem) {
      problems.push_back(fmt::format("{}:{}", problem.rule, problem.line));
    };
    PackReader reader(sink);
    reader.add(files_);
    packs = reader.packs();
  }

  const Affiliations& all() const { return packs.affiliations(); }

  // "direct: a,b; top: c (open)".
  std::string above(const std::string& node, const std::string& when) const {
    const Controllers found = all().controllers(node, on(when));
    if (found.known == Known::none) return "none";
    if (found.known == Known::not_known) {
      return found.perhaps.empty() ? "not known" : "not known, perhaps";
    }
    std::string text;
    for (const Affiliation* one : found.direct) text += upper_of(*one) + " ";
    text += "|";
    for (const Way& way : found.ways) {
      text += fmt::format(" {}", way.top);
      if (way.end == End::circle) text += "(circle)";
      if (way.end == End::perhaps) text += "(perhaps)";
      if (way.end == End::nobody) text += "(nobody)";
      text += fmt::format("/{}", way.steps.size());
    }
    return text;
  }

  Packs packs;
  std::vector<std::string> problems;

 private:
  PackFiles files_;
};

using Lines = std::vector<std::string>;

TEST(Affiliations, FollowTheOwnersUpToTheTop) {
  const World world(
      "a,tide-house,owns,tide-daily,,2001,,,,made up,\n"
      "b,press-office,supervises,tide-house,,1999,,,,made up,\n"
      "c,press-office,part-of,council,,1950,,,,made up,\n");
  EXPECT_EQ(world.problems, Lines{});
  EXPECT_EQ(world.above("tide-daily", "2024-07-02"), "tide-house | council/3");
  EXPECT_EQ(world.above("council", "2024-07-02"), "not known");
  const auto under = world.all().under("council", on("2024-07-02"));
  ASSERT_EQ(under.size(), 3U);
  EXPECT_EQ(under[0].node, "press-office");
  EXPECT_EQ(under[2].node, "tide-daily");
  EXPECT_EQ(under[2].depth, 3U);
  EXPECT_EQ(world.all().under("council", on("1940")).size(), 0U);
}

TEST(Affiliations, AYearDoesNotTellTheDay) {
  const World world(
      "a,tide-house,owns,tide-daily,,2001,2018,,,made up,\n"
      "b,bay-house,owns,tide-daily,,2018-03-21,,,,made up,\n");
  EXPECT_EQ(world.above("tide-daily", "2000-12-31"), "not known");
  EXPECT_EQ(world.above("tide-daily", "2001-06-01"), "not known, perhaps");
  EXPECT_EQ(world.above("tide-daily", "2001-12-31"), "tide-house | tide-house/1");
  EXPECT_EQ(world.above("tide-daily", "2018-01-01"), "tide-house | tide-house/1");
  EXPECT_EQ(world.above("tide-daily", "2018-02-01"), "not known, perhaps");
  EXPECT_EQ(world.above("tide-daily", "2018-03-21"), "bay-house | bay-house/1");
}

TEST(Affiliations, AStatementWithoutBeginningTellsNothingOfTheDaysBefore) {
  const World world("a,tide-house,owns,tide-daily,,,,2024-02-07,,made up,\n");
  EXPECT_EQ(world.above("tide-daily", "2024-02-06"), "not known, perhaps");
  EXPECT_EQ(world.above("tide-daily", "2024-02-07"), "tide-house | tide-house/1");
  EXPECT_EQ(world.above("tide-daily", "2030"), "tide-house | tide-house/1");
}

TEST(Affiliations, WhatIsDoubtfulIsNeverCertain) {
  const World world(
      "a,tide-house,owns,tide-daily,,2001,,,said by one paper only,made up,\n"
      "b,bay-house,owns,bay-post,,2001,,,,made up,\n");
  EXPECT_EQ(world.above("tide-daily", "2024"), "not known, perhaps");
  EXPECT_EQ(world.above("bay-post", "2024"), "bay-house | bay-house/1");
}

TEST(Affiliations, NobodyIsNotNotKnown) {
  const World world("a,nobody,owns,bay-post,,2001,2010-12-31,,,made up,\n");
  EXPECT_EQ(world.problems, Lines{});
  EXPECT_EQ(world.above("bay-post", "2005"), "none");
  EXPECT_EQ(world.above("bay-post", "2011-01-01"), "not known");
  EXPECT_EQ(world.above("tide-daily", "2005"), "not known");
}

TEST(Affiliations, AnOwnerOfWhomNothingIsCertainIsNoTop) {
  const World world(
      "a,tide-house,owns,tide-daily,,2001,,,,made up,\n"
      "b,council,owns,tide-house,,,,2024,,made up,\n"
      "c,bay-house,owns,bay-post,,2001,,,,made up,\n");
  EXPECT_EQ(world.above("tide-daily", "2010"), "tide-house | tide-house(perhaps)/1");
  EXPECT_EQ(world.above("tide-daily", "2025"), "tide-house | council/2");
  EXPECT_EQ(world.above("bay-post", "2010"), "bay-house | bay-house/1");
}

TEST(Affiliations, ACircleEndsAndSaysSo) {
  const World world(
      "a,tide-house,owns,tide-daily,,2001,,,,made up,\n"
      "b,bay-house,owns,tide-house,,2001,,,,made up,\n"
      "c,tide-house,owns,bay-house,,2010,2011,,,made up,\n");
  EXPECT_EQ(world.above("tide-daily", "2010-12-31"), "tide-house | tide-house(circle)/3");
  EXPECT_EQ(world.above("tide-house", "2010-12-31"), "bay-house | tide-house(circle)/2");
  EXPECT_EQ(world.above("tide-daily", "2024"), "tide-house | bay-house/2");
  ASSERT_EQ(world.all().rings().size(), 1U);
  EXPECT_EQ(world.all().rings()[0].nodes, (Lines{"bay-house", "tide-house"}));
  // The same owners one after the other are no circle.
  const World apart(
      "b,bay-house,owns,tide-house,,2001,2005,,,made up,\n"
      "c,tide-house,owns,bay-house,,2010,2011,,,made up,\n");
  EXPECT_EQ(apart.all().rings().size(), 0U);
}

TEST(Affiliations, ACircleReachedOnlyFromItselfIsFoundFromAnyOfItsMembers) {
  const World world(
      "a,tide-house,owns,tide-daily,,2001,,,,made up,\n"
      "b,bay-house,sponsors,tide-daily,,2001,,,,made up,\n"
      "c,bay-house,owns,tide-house,,2001,,,,made up,\n"
      "d,tide-house,owns,bay-house,,2001,,,,made up,\n");
  EXPECT_EQ(world.above("tide-daily", "2024"), "tide-house bay-house | tide-house(circle)/3");
}

TEST(Affiliations, SeveralOwnersAreAllTold) {
  const World world(
      "a,tide-house,owns,tide-daily,,2001,,,,made up,\n"
      "b,press-office,supervises,tide-daily,,2001,,,,made up,\n"
      "c,council,supervises,tide-house,,2001,,,,made up,\n"
      "d,press-office,part-of,council,,2001,,,,made up,\n");
  EXPECT_EQ(world.above("tide-daily", "2024"), "tide-house press-office | council/2");
}

TEST(Affiliations, SeatsAndPartnersControlNobody) {
  const World world(
      "a,editor,seat,tide-daily,editor-in-chief,2001,,,,made up,\n"
      "b,editor,seat,tide-house,member of the board,2001,,,,made up,\n"
      "c,bay-post,partner,tide-daily,exchange of texts,2001,,,,made up,\n");
  EXPECT_EQ(world.problems, Lines{});
  EXPECT_EQ(world.above("tide-daily", "2024"), "not known");
  EXPECT_EQ(world.all().of("editor").size(), 2U);
  EXPECT_EQ(world.all().of("tide-daily").size(), 2U);
}

TEST(Affiliations, SpansCoverAllTimeWithoutGaps) {
  const World world(
      "a,tide-house,owns,tide-daily,,2001-01-01,2010-06-30,,,made up,\n"
      "b,council,owns,tide-house,,2001-01-01,2005-12-31,,,made up,\n"
      "c,nobody,owns,tide-daily,,2010-07-01,,,,made up,\n");
  const auto shown = [&](bool ultimate) {
    Lines lines;
    Day at = first_day;
    for (const ControlSpan& one : world.all().control_spans("tide-daily", ultimate)) {
      EXPECT_EQ(one.days.from, at);
      at = one.days.to;
      lines.push_back(
          fmt::format("{} {}", to_string(one.days.from), fmt::join(one.controllers, "+")));
    }
    EXPECT_EQ(at, last_day);
    return lines;
  };
  EXPECT_EQ(
      shown(false), (Lines{"0000-01-01 unknown", "2001-01-01 tide-house", "2010-07-01 nobody"}));
  EXPECT_EQ(
      shown(true),
      (Lines{
          "0000-01-01 unknown",
          "2001-01-01 council",
          "2006-01-01 tide-house",
          "2010-07-01 nobody"}));
  ASSERT_EQ(world.all().control_spans("bay-post", true).size(), 1U);
}

TEST(Affiliations, RowsWithAFaultAreToldAndLeftOut) {
  const auto problems = [](const std::string& row, const std::string& body = {}) {
    return World(row + "\n", body).problems;
  };
  EXPECT_EQ(problems("a,tide-house,owns,tide-daily,,2001,,,,made up,"), Lines{});
  EXPECT_EQ(
      problems("a,tide-house,owns,tide-daily,,2001,,,,,"), Lines{"pack-affiliation-source:2"});
  EXPECT_EQ(
      problems("a,tide-house,owns,tide-daily,,2011,2001,,,made up,"),
      Lines{"pack-affiliation-valid-to:2"});
  EXPECT_EQ(
      problems("a,tide-house,owns,tide-daily,,,,,,made up,"), Lines{"pack-affiliation-stated:2"});
  EXPECT_EQ(
      problems("a,tide-hous,owns,tide-daily,,2001,,,,made up,"), Lines{"pack-affiliation-from:2"});
  EXPECT_EQ(
      problems("a,tide-house,owns,nowhere,,2001,,,,made up,"), Lines{"pack-affiliation-to:2"});
  EXPECT_EQ(
      problems("a,tide-house,own,tide-daily,,2001,,,,made up,"),
      Lines{"pack-affiliation-relation:2"});
  EXPECT_EQ(
      problems("a,tide-house,owns,tide-house,,2001,,,,made up,"), Lines{"pack-affiliation-to:2"});
  EXPECT_EQ(
      problems("a,tide-house,seat,tide-daily,chair,2001,,,,made up,"),
      Lines{"pack-affiliation-from:2"});
  EXPECT_EQ(
      problems("a,editor,seat,tide-daily,,2001,,,,made up,"), Lines{"pack-affiliation-role:2"});
  EXPECT_EQ(
      problems("a,editor,partner,tide-daily,,2001,,,,made up,"), Lines{"pack-affiliation-from:2"});
  EXPECT_EQ(problems("a,x:TideLife,account-of,tide-daily,,2001,,,,made up,"), Lines{});
  EXPECT_EQ(
      problems("a,twitter:TideLife,account-of,tide-daily,,2001,,,,made up,"),
      (Lines{"pack-affiliation-from:2", "pack-affiliation-from:2"}));
  EXPECT_EQ(
      problems("a,nobody,supervises,tide-daily,,2001,,,,made up,"),
      Lines{"pack-affiliation-relation:2"});
  EXPECT_EQ(problems("", "tide-daily,潮报,,media,made up\n"), Lines{"pack-affiliation-body-id:7"});
  EXPECT_EQ(problems("", "nobody,无,,media,made up\n"), Lines{"pack-affiliation-body-id:7"});
  EXPECT_EQ(problems("", "other,他,,paper,made up\n"), Lines{"pack-affiliation-body-kind:7"});
}

TEST(Affiliations, AreFoundByAnyName) {
  const World world("a,x:TideLife,account-of,tide-daily,,2001,,,,made up,\n");
  EXPECT_EQ(find_node(world.packs, "tide-daily"), "tide-daily");
  EXPECT_EQ(find_node(world.packs, "Tide Daily"), "tide-daily");
  EXPECT_EQ(find_node(world.packs, "潮汐議會"), "council");
  EXPECT_EQ(find_node(world.packs, "x:TideLife"), "x:TideLife");
  EXPECT_EQ(find_node(world.packs, "nowhere"), "");
  EXPECT_EQ(names_of(world.packs, "council").hans, "潮汐议会");
  EXPECT_EQ(names_of(world.packs, "x:TideLife").en, "x:TideLife");
}

}  // namespace
}  // namespace weiguan
