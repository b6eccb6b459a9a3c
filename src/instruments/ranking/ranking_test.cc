#include "instruments/ranking/ranking.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/stop.h"
#include "instruments/ranking/detail/tables.h"
#include "instruments/ranking/test_cities.h"

namespace weiguan::ranking {
namespace {

using Lines = std::vector<std::string>;

const Packs& packs() {
  static const Packs all = city_packs();
  return all;
}

// Twenty days: Bayburg in three articles a day, Reefton in one, Dunesby nowhere.
void fill(Cities& world) {
  for (int day = 1; day <= 20; ++day) {
    const std::string number = std::to_string(day);
    for (int i = 0; i < 3; ++i) {
      world.add(
          "far-post",
          Cities::day(day),
          "Ships reach Bayburg, no " + number + "/" + std::to_string(i) + ".",
          "en");
    }
    world.add("far-post", Cities::day(day), "第" + number + "天，礁城有雨。");
  }
}

TEST(Ranking, CountsArticlesFromAbroadAndSaysHowSureTheOrderIs) {
  Cities world;
  fill(world);
  EXPECT_EQ(
      world.lines(
          instrument,
          {},
          "ranking",
          {"rank", "entity", "name_zh", "score", "best", "worst", "first", "articles", "posts"},
          packs()),
      (Lines{"1|bayburg|湾堡|75|1|1|100|60|?", "2|reefton|礁城|25|2|2|0|20|?"}));
  EXPECT_EQ(
      world.lines(instrument, {{"list", "all"}}, "ranking", {"rank", "entity", "score"}, packs()),
      (Lines{"1|bayburg|75", "2|reefton|25", "3|dunesby|0"}));
}

TEST(Ranking, ArticlesOfTheCountryItselfAreNoMediaMentions) {
  Cities world;
  fill(world);
  for (int day = 1; day <= 20; ++day) {
    for (int i = 0; i < 5; ++i) {
      world.add("home-daily", Cities::day(day), "礁城新闻" + std::to_string(day * 10 + i));
    }
  }
  EXPECT_EQ(
      world.lines(instrument, {}, "ranking", {"entity", "articles"}, packs()),
      (Lines{"bayburg|60", "reefton|20"}));
  EXPECT_NE(world.notes.front().find("100 articles of outlets in CN"), std::string::npos);
  EXPECT_EQ(
      world.lines(
          instrument,
          {{"media", "all"}},
          "ranking",
          {"entity", "articles", "state_share"},
          packs()),
      (Lines{"reefton|120|83.33", "bayburg|60|0"}));
  EXPECT_EQ(
      world.lines(
          instrument,
          {{"media", "all"}, {"state-discount", "1"}},
          "ranking",
          {"entity", "articles"},
          packs()),
      (Lines{"bayburg|60", "reefton|20"}));
  EXPECT_EQ(
      world.lines(instrument, {{"home", "US"}}, "ranking", {"entity", "articles"}, packs()),
      (Lines{"reefton|100"}));
}

TEST(Ranking, WhatACityPublishesOfItselfIsTakenOffAndWhatItSaysOfOthersIsNot) {
  Cities world;
  for (int day = 1; day <= 12; ++day) {
    const std::string number = std::to_string(day);
    world.post("weibo:someone", Cities::day(day), "Bayburg by night " + number);
    world.post("weibo:reefton", Cities::day(day), "Come to Reefton " + number);
    world.post("weibo:reefton", Cities::day(day), "Reefton is lovely " + number);
    world.post("weibo:reefton", Cities::day(day), "Greetings to Dunesby " + number);
  }
  EXPECT_EQ(
      world.lines(instrument, {}, "ranking", {"rank", "entity", "posts", "own"}, packs()),
      (Lines{"1|bayburg|12|0", "1|dunesby|12|0", "3|reefton|0|24"}));
  EXPECT_EQ(
      world.lines(
          instrument, {{"own-discount", "0"}}, "ranking", {"rank", "entity", "posts"}, packs()),
      (Lines{"1|reefton|24", "2|bayburg|12", "2|dunesby|12"}));
}

TEST(Ranking, EngagementIsTheGreatestThatWasSeenAndMissingIsNeverZero) {
  Cities world;
  for (int day = 1; day <= 12; ++day) {
    const std::string number = std::to_string(day);
    world.post(
        "weibo:a",
        Cities::day(day),
        "Bayburg " + number,
        {{"likes", 10}, {"likes", 30}, {"position", 1}});
    world.post("weibo:b", Cities::day(day), "Reefton " + number, {{"likes", 10}});
    world.post("weibo:c", Cities::day(day), "Dunesby " + number);
  }
  EXPECT_EQ(
      world.lines(
          instrument,
          {{"weights", "media=1,social=0,engagement=1"}},
          "ranking",
          {"rank", "entity", "engagement", "likes", "observed"},
          packs()),
      (Lines{"1|bayburg|75|360|12", "2|reefton|25|120|12", "?|dunesby|?|?|0"}));
  EXPECT_EQ(
      world.lines(
          instrument,
          {},
          "components",
          {"component", "counter", "total", "articles", "status"},
          packs()),
      (Lines{
          "media|articles|?|0|missing",
          "social|posts|36|36|counted",
          "engagement|likes|480|24|counted",
          "engagement|reposts|?|0|missing",
          "engagement|comments|?|0|missing",
          "engagement|reads|?|0|missing",
          "engagement|heat|?|0|missing"}));
  const Lines logged = world.lines(
      instrument, {{"engagement", "log"}}, "ranking", {"entity", "engagement"}, packs());
  EXPECT_EQ(logged.front(), "bayburg|58.88");
}

TEST(Ranking, CopiesCountOnce) {
  Cities world;
  const std::string text =
      "The harbour of Bayburg was closed for two days after a storm had thrown nine boats upon the "
      "quay and broken the crane that unloads them, the harbour master said in the evening.";
  world.add("far-post", "2024-03-01", text, "en");
  world.add("far-state", "2024-03-02", text, "en");
  world.add("far-state", "2024-03-02", "Reefton was quiet.", "en");
  EXPECT_EQ(
      world.lines(instrument, {}, "ranking", {"entity", "articles"}, packs()),
      (Lines{"bayburg|1", "reefton|1"}));
  EXPECT_EQ(
      world.lines(instrument, {{"copies", "each"}}, "ranking", {"entity", "articles"}, packs()),
      (Lines{"bayburg|2", "reefton|1"}));
}

TEST(Ranking, TellsWhichWeightsWouldChangeTheOrder) {
  Cities world;
  fill(world);
  for (int day = 1; day <= 20; ++day) {
    world.post("weibo:a", Cities::day(day), "Reefton " + std::to_string(day));
  }
  // Media 75 to 25, posts 0 to 100: at even weights Reefton is ahead.
  EXPECT_EQ(
      world.lines(
          instrument,
          {},
          "sensitivity",
          {"entity", "next", "gap", "changing", "now", "swap"},
          packs()),
      (Lines{
          "reefton|bayburg|25|media|1|2",
          "reefton|bayburg|25|social|1|0.5",
          "reefton|bayburg|25|state-discount|0|?"}));
}

TEST(Ranking, MovesByPeriodAndAPeriodWithoutDataIsMissing) {
  Cities world;
  world.add("far-post", "2024-01-05", "Reefton.", "en");
  world.add("far-post", "2024-03-05", "Bayburg one.", "en");
  world.add("far-post", "2024-03-06", "Bayburg two.", "en");
  world.add("far-post", "2024-03-07", "Reefton again.", "en");
  EXPECT_EQ(
      world.lines(
          instrument,
          {},
          "movement",
          {"period", "entity", "rank", "change", "score", "best", "status"},
          packs()),
      (Lines{
          "2024-01|reefton|1|?|100|?|counted",
          "2024-01|bayburg|2|?|0|?|zero",
          "2024-02|bayburg|?|?|?|?|missing",
          "2024-02|reefton|?|?|?|?|missing",
          "2024-03|bayburg|1|?|66.67|?|counted",
          "2024-03|reefton|2|?|33.33|?|counted"}));
  // A period with one article has a score, and no set.
  EXPECT_EQ(
      world.lines(
          instrument,
          {{"from", "2024-01"}, {"to", "2024-01"}},
          "ranking",
          {"entity", "rank", "best", "first"},
          packs()),
      (Lines{"reefton|1|?|?"}));
}

TEST(Ranking, ListsTheArticlesBehindItsScores) {
  Cities world;
  const ArticleId far = world.add("far-state", "2024-03-01", "Bayburg and Reefton.", "en");
  world.post("weibo:reefton", "2024-03-02", "Reefton", {{"likes", 7}});
  EXPECT_EQ(
      world.lines(
          instrument,
          {{"items", "true"}, {"state-discount", "0.25"}},
          "items",
          {"entity", "component", "source", "kept", "likes"},
          packs()),
      (Lines{
          "bayburg|media|state|0.75|?", "reefton|media|state|0.75|?", "reefton|social|own|0|7"}));
  EXPECT_TRUE(world.lines(instrument, {}, "items", {"entity"}, packs()).empty());
  const TestRun run = world.run(instrument, {}, packs());
  const Row& first = *run.of(ranking_table).front();
  ASSERT_EQ(first.evidence.articles.size(), 1U);
  EXPECT_EQ(first.evidence.articles[0], far);
  EXPECT_EQ(first.evidence.passages, (std::vector<Passage>{{far, 0, 7}}));
}

TEST(Ranking, OfAnEmptyArchiveSaysWhyThereIsNothing) {
  Cities world;
  EXPECT_TRUE(world.run(instrument, {}, packs()).rows.empty());
  ASSERT_EQ(world.notes.size(), 1U);
  world.add("far-post", "2024-03-01", "Nobody is named.", "en");
  const TestRun none = world.run(instrument, {}, packs());
  EXPECT_TRUE(none.of(ranking_table).empty());
  EXPECT_TRUE(none.says("No score can be made"));
  // Nobody is named is zero, not missing.
  EXPECT_EQ(
      world.lines(instrument, {}, "components", {"counter", "total", "status"}, packs()).front(),
      "articles|0|zero");
}

TEST(Ranking, RefusesWhatMakesNoSense) {
  Cities world;
  const auto refused = [&](const Arguments& given) {
    EXPECT_THROW(world.run(instrument, given, packs()), UsageError) << given.begin()->second;
  };
  refused({{"weights", "media=0,social=0,engagement=0"}});
  refused({{"state-discount", "1.5"}});
  refused({{"own-discount", "-1"}});
  refused({{"confidence", "1"}});
  refused({{"register", "rivers"}});
  refused({{"entity", "atlantis"}});
  refused({{"official", "none"}});
  refused({{"home", "China"}});
  refused({{"draws", "1"}});
}

TEST(Ranking, StopsWhenAsked) {
  Cities world;
  fill(world);
  Stop stop;
  stop.request();
  RunContext context;
  context.stop = &stop;
  std::size_t rows = 0;
  context.row = [&rows](Row&&) {
    ++rows;
    return true;
  };
  instrument.run(world.archive(), packs(), check_arguments(instrument, {}, packs()), context);
  EXPECT_EQ(rows, 0U);
}

}  // namespace
}  // namespace weiguan::ranking
