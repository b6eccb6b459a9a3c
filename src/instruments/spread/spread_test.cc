#include "instruments/spread/spread.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "instruments/spread/detail/adopters.h"
#include "instruments/test_world.h"

namespace weiguan::spread {
namespace {

TimeRange on(const std::string& day) {  // All that is known is the day.
  return TestWorld::on(day);
}

TimeRange exactly(const std::string& time) {
  const Time at = *parse_time(time);
  return {at, at, TimeSource::record};
}

using Cells = std::map<std::string, std::string>;

// Runs the instrument over an archive filled by hand.
struct World : TestWorld {
  std::vector<Cells> rows(const std::string& table, const Arguments& given) {
    evidence.clear();
    std::vector<Cells> found;
    for (Row& row : run(instrument, given)) {
      const Table& its = instrument.tables[row.table];
      EXPECT_EQ(row.values.size(), its.columns.size());
      if (its.name != table) continue;
      Cells cells;
      for (std::size_t i = 0; i < its.columns.size(); ++i) {
        if (std::holds_alternative<std::monostate>(row.values[i])) continue;
        cells[std::string(its.columns[i].name)] = cell_text(row.values[i]);
      }
      found.push_back(std::move(cells));
      evidence.push_back(std::move(row.evidence));
    }
    return found;
  }

  std::vector<std::string> lines(
      const std::string& table,
      const Arguments& given,
      const std::vector<std::string_view>& columns) {
    std::vector<std::string> all;
    for (const Cells& cells : rows(table, given)) {
      const auto outlet = cells.find("outlet");
      if (outlet != cells.end() && outlet->second == "somebody-else") continue;  // Only captured.
      std::string line;
      for (const std::string_view column : columns) {
        const auto cell = cells.find(std::string(column));
        line += (line.empty() ? "" : "|") + (cell == cells.end() ? "?" : cell->second);
      }
      all.push_back(line);
    }
    return all;
  }

  bool noted(const std::string& part) const {
    return std::any_of(notes.begin(), notes.end(), [&](const std::string& note) {
      return note.find(part) != std::string::npos;
    });
  }

  std::vector<Evidence> evidence;
};

using Lines = std::vector<std::string>;
const std::vector<std::string_view> short_row = {
    "outlet", "status", "order", "rank_low", "rank_high"};

TEST(Spread, SaysWhoUsedItFirstAndWhoFollowedAndWhoDidNot) {
  World world;
  const ArticleId first = world.article("hill-wire", on("2024-03-02"), "要走水润新路。");
  world.article("hill-wire", on("2024-03-09"), "水润新路，再走水润新路。");
  world.article("river-daily", exactly("2024-03-05T02:00:00Z"), "天晴。", "水潤新路上的人");
  world.article("bay-post", on("2024-03-05"), "今天没有新路。");
  EXPECT_EQ(
      world.lines(
          "adopters",
          {{"phrases", "水润新路"}, {"outlet", "hill-wire,bay-post,river-daily"}},
          short_row),
      (Lines{"hill-wire|used|first|1|1", "river-daily|used|after|2|2", "bay-post|not-used|?|?|?"}));
  ASSERT_EQ(world.evidence[0].articles.size(), 1U);
  EXPECT_EQ(world.evidence[0].articles[0], first);
  ASSERT_TRUE(world.evidence[2].filter.has_value());
  auto rows = world.rows("adopters", {{"phrases", "水润新路"}});
  EXPECT_EQ(rows[0]["control"], "central-state");
  EXPECT_EQ(rows[0]["articles"], "2");
  EXPECT_EQ(rows[0]["of_articles"], "2");
  EXPECT_EQ(rows[0]["first_earliest"], "2024-03-01T16:00:00Z");
  EXPECT_EQ(rows[0]["first_latest"], "2024-03-02T15:59:59Z");
  EXPECT_EQ(rows[0]["known_by"], "text");
  // From the end of 2 March at the least, from its beginning at the most; 10:00 in Shanghai.
  EXPECT_EQ(rows[1]["lag_low"], "2.417");
  EXPECT_EQ(rows[1]["lag_high"], "3.417");
}

TEST(Spread, DaysThatOverlapAreNotPutInOrder) {
  World world;
  world.article("hill-wire", on("2024-03-05"), "水润新路");
  world.article("river-daily", exactly("2024-03-05T02:00:00Z"), "水润新路");
  world.article("bay-post", on("2024-03-06"), "水润新路");
  EXPECT_EQ(
      world.lines("adopters", {{"phrases", "水润新路"}}, short_row),
      (Lines{
          "river-daily|used|cannot-tell|1|2",
          "hill-wire|used|cannot-tell|1|2",
          "bay-post|used|after|3|3"}));
  EXPECT_EQ(world.rows("adopters", {{"phrases", "水润新路"}})[1]["lag_low"], "0");
}

TEST(Spread, OneSecondForBothIsFirstForBoth) {
  World world;
  world.article("hill-wire", exactly("2024-03-05T02:00:00Z"), "水润新路");
  world.article("river-daily", exactly("2024-03-05T02:00:00Z"), "水润新路");
  EXPECT_EQ(
      world.lines("adopters", {{"phrases", "水润新路"}}, short_row),
      (Lines{"hill-wire|used|first|1|2", "river-daily|used|first|1|2"}));
}

TEST(Spread, WhatWasOnlySeenMayBeOlderThanAllUnlessItIsLeftOut) {
  World world;
  world.article("hill-wire", on("2024-03-02"), "水润新路");
  world.article("river-daily", first_seen(*parse_time("2024-03-09T00:00:00Z")), "水润新路");
  auto rows = world.rows("adopters", {{"phrases", "水润新路"}});
  EXPECT_EQ(rows[0]["order"], "cannot-tell");
  EXPECT_EQ(rows[1]["outlet"], "river-daily");
  EXPECT_EQ(rows[1]["order"], "cannot-tell");
  EXPECT_EQ(rows[1].count("first_earliest"), 0U);
  EXPECT_EQ(rows[1]["known_by"], "first-seen");
  EXPECT_EQ(rows[1]["open_articles"], "1");
  EXPECT_EQ(rows[1]["censored"], "yes");
  EXPECT_EQ(rows[0].count("lag_high"), 0U);  // The other may be of any age.
  EXPECT_TRUE(world.noted("--clock dated"));

  rows = world.rows("adopters", {{"phrases", "水润新路"}, {"clock", "dated"}});
  EXPECT_EQ(rows[0]["order"], "first");
  EXPECT_EQ(rows[1]["status"], "not-used");
  EXPECT_TRUE(world.noted("1 uses are in articles"));
}

TEST(Spread, AFirstUseIsCensoredWhereNobodyLookedBefore) {
  World world;
  world.article("hill-wire", on("2024-02-20"), "天晴。");
  world.article("hill-wire", on("2024-03-02"), "水润新路");
  world.article("river-daily", on("2024-01-02"), "天晴。");
  world.article("river-daily", on("2024-03-01"), "天晴。");
  world.article("river-daily", on("2024-03-05"), "水润新路");
  const std::vector<std::string_view> columns = {
      "outlet", "censored", "looked_before", "looked_since", "looked_until"};
  EXPECT_EQ(
      world.lines("adopters", {{"phrases", "水润新路"}}, columns),
      (Lines{"hill-wire|no|1|2024-02|2024-03", "river-daily|yes|1|2024-01|2024-03"}));
  EXPECT_TRUE(world.noted("for 1 of 2 nobody looked"));
  EXPECT_EQ(
      world.lines("adopters", {{"phrases", "水润新路"}, {"by", "all"}}, {"outlet", "censored"}),
      (Lines{"hill-wire|?", "river-daily|?"}));
}

TEST(Spread, AnOutletWithoutAnyArticleIsMissing) {
  World world;
  world.article("hill-wire", on("2024-03-02"), "水润新路");
  EXPECT_EQ(
      world.lines(
          "adopters", {{"phrases", "水润新路"}, {"outlet", "hill-wire,bay-post"}}, short_row),
      (Lines{"hill-wire|used|first|1|1", "bay-post|missing|?|?|?"}));
  EXPECT_FALSE(world.evidence[1].filter.has_value());
}

TEST(Spread, GroupsAreOneUserEach) {
  World world;
  world.article("hill-wire", on("2024-03-02"), "水润新路");
  world.article("river-daily", on("2024-03-05"), "水润新路");
  world.article("bay-post", on("2024-03-01"), "水润新路");  // Of no group.
  EXPECT_EQ(
      world.lines(
          "adopters",
          {{"phrases", "水润新路"}, {"per", "group"}},
          {"group", "status", "rank_low", "rank_high", "articles"}),
      (Lines{"river|used|1|2|2", "sea|used|1|2|1"}));
  EXPECT_TRUE(world.rows("order", {{"phrases", "水润新路"}, {"per", "group"}}).empty());
  EXPECT_TRUE(world.noted("in several groups"));
}

TEST(Spread, ClassesOfOutletsAreComparedEachWithEach) {
  World world;
  world.article("hill-wire", on("2024-03-02"), "水润新路");
  world.article("river-daily", on("2024-03-05"), "水润新路");
  world.article("bay-post", on("2024-03-02"), "水润新路");
  const std::vector<std::string_view> columns = {
      "leader",
      "follower",
      "followers",
      "after",
      "cannot_tell",
      "before",
      "median_lag_low",
      "median_lag_high"};
  EXPECT_EQ(
      world.lines("order", {{"phrases", "水润新路"}}, columns),
      (Lines{
          "central-state|independent|1|0|1|0|-1|1",
          "central-state|local-party|1|1|0|0|2|4",
          "independent|central-state|1|0|1|0|-1|1",
          "independent|local-party|1|1|0|0|2|4",
          "local-party|central-state|1|0|0|1|-4|-2",
          "local-party|independent|1|0|0|1|-4|-2"}));
  EXPECT_EQ(
      world.lines(
          "order",
          {{"phrases", "水润新路"}, {"class", "place"}},
          {"leader", "follower", "followers"}),
      (Lines{"CN|HK|1", "HK|CN|2"}));
}

TEST(Spread, AdoptionGrowsAndIsMissingWhereNobodyLooked) {
  World world;
  world.article("hill-wire", on("2024-01-20"), "天晴。");
  world.article("river-daily", on("2024-01-20"), "水润新路");
  world.article("hill-wire", on("2024-03-02"), "水润新路");
  // May be of March or of April.
  world.article(
      "bay-post",
      {on("2024-03-20").earliest, on("2024-04-10").latest, TimeSource::address},
      "水润新路");
  world.article("bay-post", on("2024-03-20"), "天晴。");
  world.article("bay-post", on("2024-04-20"), "天晴。");
  EXPECT_EQ(
      world.lines(
          "adoption",
          {{"phrases", "水润新路"}},
          {"period", "adopted_low", "adopted_high", "known", "looked", "share_low", "status"}),
      (Lines{
          "2024-01|1|1|2|2|0.5|counted",
          "2024-02|?|?|2|0|?|missing",
          "2024-03|2|3|3|2|0.6667|counted",
          "2024-04|3|3|3|1|1|counted"}));
  EXPECT_EQ(world.evidence[2].articles.size(), 3U);
}

TEST(Spread, ARangeHidesWhatLiesBeforeItAndSaysSo) {
  World world;
  world.article("hill-wire", on("2024-01-20"), "水润新路");
  world.article("hill-wire", on("2024-03-02"), "水润新路");
  world.article("river-daily", on("2024-02-02"), "水润新路");
  world.article("river-daily", first_seen(*parse_time("2024-03-09T00:00:00Z")), "水润新路");
  EXPECT_EQ(
      world.lines("adopters", {{"phrases", "水润新路"}, {"from", "2024-02"}}, short_row),
      (Lines{"river-daily|used|first|1|1", "hill-wire|used|after|2|2"}));
  EXPECT_TRUE(world.noted("Nothing before the range"));
  EXPECT_TRUE(world.noted("1 uses may or may not lie in the range"));
}

TEST(Spread, EnglishWordsAreWordsAndUnknownOutletsHaveARow) {
  World world;
  world.article("", on("2024-03-02"), "The party spoke of Art.");
  world.article("bay-post", on("2024-03-01"), "A party, no more.");
  EXPECT_EQ(
      world.lines("adopters", {{"phrases", "art"}}, short_row),
      (Lines{"?|used|first|1|1", "bay-post|not-used|?|?|?"}));
}

TEST(Spread, NoPhraseIsAnErrorAndNoArticleANote) {
  World world;
  EXPECT_THROW(world.rows("adopters", {}), UsageError);
  EXPECT_TRUE(world.rows("adopters", {{"phrases", "水润新路"}}).empty());
  EXPECT_TRUE(world.noted("holds no article"));
  world.article("bay-post", on("2024-03-01"), "天晴。");
  EXPECT_EQ(
      world.lines("adopters", {{"phrases", "水润新路"}}, short_row),
      (Lines{"bay-post|not-used|?|?|?"}));
  EXPECT_TRUE(world.noted("No article uses 水润新路"));
}

TEST(Adopters, RanksAgreeWithEveryOrderThatTheClocksAllow) {
  // Small whole times, so that every choice of instants can be tried.
  std::uint32_t seed = 7;
  const auto chance = [&seed](int below) {
    seed = seed * 1664525U + 1013904223U;
    return static_cast<int>((seed >> 8) % static_cast<std::uint32_t>(below));
  };
  const Time zero = *parse_time("2024-01-01T00:00:00Z");
  for (int round = 0; round < 200; ++round) {
    std::vector<Adopter> adopters;
    const int count = 1 + chance(4);
    for (int i = 0; i < count; ++i) {
      const int from = chance(6), to = from + chance(4);
      Adopter one;
      one.who = std::string(1, static_cast<char>('a' + i));
      one.use.time = {
          zero + std::chrono::hours{24 * from},
          zero + std::chrono::hours{24 * to},
          TimeSource::record};
      adopters.push_back(one);
    }
    put_in_order(adopters);
    std::vector<std::size_t> best(adopters.size(), 99), worst(adopters.size(), 0);
    std::vector<double> least(adopters.size(), 1e9), most(adopters.size(), -1);
    std::vector<Time> at;
    const std::function<void()> choose = [&] {
      if (at.size() < adopters.size()) {
        const TimeRange& time = adopters[at.size()].use.time;
        for (Time t = time.earliest; t <= time.latest; t += std::chrono::hours{24}) {
          at.push_back(t);
          choose();
          at.pop_back();
        }
        return;
      }
      for (std::size_t i = 0; i < at.size(); ++i) {
        const auto before = std::count_if(at.begin(), at.end(), [&](Time t) { return t < at[i]; });
        const auto not_behind =
            std::count_if(at.begin(), at.end(), [&](Time t) { return t <= at[i]; });
        best[i] = std::min(best[i], static_cast<std::size_t>(before) + 1);
        worst[i] = std::max(worst[i], static_cast<std::size_t>(not_behind));
        const Time first = *std::min_element(at.begin(), at.end());
        const double lag = static_cast<double>((at[i] - first).count()) / 86400;
        least[i] = std::min(least[i], lag);
        most[i] = std::max(most[i], lag);
      }
    };
    choose();
    for (std::size_t i = 0; i < adopters.size(); ++i) {
      EXPECT_EQ(adopters[i].rank_low, best[i]);
      EXPECT_EQ(adopters[i].rank_high, worst[i]);
      EXPECT_DOUBLE_EQ(adopters[i].lag_low, least[i]);
      ASSERT_TRUE(adopters[i].lag_high.has_value());
      EXPECT_DOUBLE_EQ(*adopters[i].lag_high, most[i]);
    }
  }
}

}  // namespace
}  // namespace weiguan::spread
