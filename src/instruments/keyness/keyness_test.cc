#include "instruments/keyness/keyness.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "instruments/test_world.h"

namespace weiguan::keyness {
namespace {

using Cells = std::map<std::string, std::string>;

struct World : TestWorld {
  using TestWorld::TestWorld;

  std::map<std::string, Cells> keys(const Arguments& given) {
    order.clear();
    evidence.clear();
    sides.clear();
    std::map<std::string, Cells> found;
    for (Row& row : run(instrument, given)) {
      const Table& its = instrument.tables[row.table];
      EXPECT_EQ(row.values.size(), its.columns.size());
      Cells cells;
      for (std::size_t i = 0; i < its.columns.size(); ++i) {
        if (std::holds_alternative<std::monostate>(row.values[i])) continue;
        cells[std::string(its.columns[i].name)] = cell_text(row.values[i]);
      }
      if (its.name == "sides") {
        sides[cells["side"]] = cells;
        continue;
      }
      order.push_back(cells["direction"] + " " + cells["phrase"]);
      evidence[cells["phrase"]] = row.evidence;
      found[cells["phrase"]] = std::move(cells);
    }
    return found;
  }

  bool noted(const std::string& part) const {
    return std::any_of(notes.begin(), notes.end(), [&](const std::string& note) {
      return note.find(part) != std::string::npos;
    });
  }

  // Days of a month, one article each, that say this amid words that change; so does each star.
  void say(
      const std::string& outlet, const std::string& month, int articles, const std::string& text) {
    for (int i = 0; i < articles; ++i) {
      const std::string day = month + (i < 9 ? "-0" : "-") + std::to_string(i + 1);
      std::string own = text;
      for (std::size_t at = own.find('*'); at != std::string::npos; at = own.find('*')) {
        own.replace(at, 1, word(static_cast<std::size_t>(i) + at));
      }
      article(outlet, on(day), own + "\n" + filler(i), "标题" + std::to_string(i));
    }
  }

  std::vector<std::string> order;
  std::map<std::string, Evidence> evidence;
  std::map<std::string, Cells> sides;

 private:
  static const std::string& word(std::size_t number) {
    static const std::vector<std::string> words = {
        "山色", "河水", "早茶", "灯火", "木船", "石桥", "竹林", "晚风", "集市", "渔歌"};
    return words[number % words.size()];
  }

  static std::string filler(int number) {
    std::string text;
    for (std::size_t i = 0; i < 30; ++i) {
      text += word(static_cast<std::size_t>(number) * 7 + i * i + i / 3) + "，";
    }
    return text;
  }
};

const Arguments october = {{"from", "2022-10"}, {"to", "2022-10"}};

Arguments with(Arguments arguments, const Arguments& more) {
  for (const auto& [name, value] : more) arguments[name] = value;
  return arguments;
}

TEST(Keyness, FindsWhatTheSliceSaysMoreAndIsSilentOfWhatBothSay) {
  World world;
  world.say("hill-wire", "2022-09", 12, "大家都走*石阶老路。The old road stays open.");
  world.say("hill-wire", "2022-10", 12, "大家都走*水润新路*。The silver road stays open.");
  const auto keys = world.keys(october);
  ASSERT_EQ(keys.count("水润新路"), 1U);
  ASSERT_EQ(keys.count("silver road stays open"), 1U);
  EXPECT_EQ(keys.count("大家都走"), 0U);
  EXPECT_EQ(keys.count("石阶老路"), 0U);
  EXPECT_EQ(keys.count("open"), 0U);
  for (const std::string piece : {"水润", "润新", "水润新", "润新路", "新路"}) {
    EXPECT_EQ(keys.count(piece), 0U) << piece;
  }
  const Cells& key = keys.at("水润新路");
  EXPECT_EQ(key.at("direction"), "more");
  EXPECT_EQ(key.at("slice_count"), "12");
  EXPECT_EQ(key.at("reference_count"), "0");
  EXPECT_EQ(key.at("slice_articles"), "12");
  EXPECT_EQ(key.at("reference_articles"), "0");
  EXPECT_EQ(key.at("of_slice_articles"), "12");
  EXPECT_EQ(key.at("dispersion"), "0");
  EXPECT_TRUE(world.noted("same selection at all other times"));
  EXPECT_TRUE(world.noted("12 articles of the slice are left out of the reference"));
  EXPECT_TRUE(world.noted("candidates were tested"));
  EXPECT_EQ(world.sides["slice"]["with_text"], "12");
  EXPECT_EQ(world.sides["reference"]["with_text"], "12");
}

TEST(Keyness, WhatTheSliceSaysLessIsTherWhereItIsAskedFor) {
  World world;
  world.say("hill-wire", "2022-09", 12, "大家都走*石阶老路。");
  world.say("hill-wire", "2022-10", 12, "大家都走*水润新路。");
  const auto keys = world.keys(with(october, {{"less", "true"}}));
  ASSERT_EQ(keys.count("石阶老路"), 1U);
  EXPECT_EQ(keys.at("石阶老路").at("direction"), "less");
  EXPECT_EQ(keys.at("石阶老路").at("log_ratio").substr(0, 1), "-");
  EXPECT_EQ(world.order.front(), "more 水润新路");
  EXPECT_EQ(world.order.back(), "less 石阶老路");
}

TEST(Keyness, TraditionalAndSimplifiedAreOne) {
  World world;
  world.say("bay-post", "2022-09", 10, "今天天氣不錯。");
  world.say("bay-post", "2022-10", 5, "談媒體融閤之路。媒體匯流之說。");
  world.say("hill-wire", "2022-10", 5, "谈媒体融合之路。媒体汇流之说。");
  const auto keys = world.keys(october);
  ASSERT_EQ(keys.count("媒体汇流之说"), 1U);
  EXPECT_EQ(keys.at("媒体汇流之说").at("slice_count"), "10");
}

TEST(Keyness, OneLongArticleMakesNoKey) {
  World world;
  world.say("hill-wire", "2022-09", 12, "大家都走老路。");
  world.say("hill-wire", "2022-10", 12, "大家都走老路。");
  std::string text;
  for (int i = 0; i < 60; ++i) text += "蓝湖计划，";
  world.article("hill-wire", TestWorld::on("2022-10-20"), text);
  EXPECT_EQ(world.keys(october).count("蓝湖计划"), 0U);
  EXPECT_TRUE(world.noted("mostly in one"));
  const auto keys = world.keys(with(october, {{"least-articles", "1"}, {"most-in-one", "1"}}));
  ASSERT_EQ(keys.count("蓝湖计划"), 1U);
  EXPECT_EQ(keys.at("蓝湖计划").at("top_share"), "1");
  EXPECT_EQ(
      world
          .keys(with(
              october, {{"least-articles", "1"}, {"most-in-one", "1"}, {"most-dispersion", "0.5"}}))
          .count("蓝湖计划"),
      0U);
}

TEST(Keyness, FunctionWordsAndNumbersDoNotStandAtTheEnds) {
  World world;
  world.say("hill-wire", "2022-09", 12, "天晴。");
  world.say(
      "hill-wire",
      "2022-10",
      12,
      "在蓝湖的日子，16日上午，*和蓝湖*的船，of the blue lake and the boats 2022");
  const auto keys = world.keys(october);
  ASSERT_EQ(keys.count("蓝湖"), 1U);
  ASSERT_EQ(keys.count("blue lake"), 1U);
  for (const std::string wrong :
       {"在蓝湖", "蓝湖的", "和蓝湖的", "the blue lake", "of", "日上午", "lake and", "2022"}) {
    EXPECT_EQ(keys.count(wrong), 0U) << wrong;
  }
}

TEST(Keyness, EvidenceIsExactlyTheArticlesThatAreCounted) {
  World world;
  world.say("hill-wire", "2022-09", 12, "天晴。");
  world.say("hill-wire", "2022-10", 8, "走*水润新路。");
  world.article("hill-wire", TestWorld::on("2022-10-20"), "天又晴了。", "水润新路");
  world.article("hill-wire", TestWorld::on("2022-11-20"), "再走遍水润新路。");
  const auto keys = world.keys(with(october, {{"most-p", "1"}}));
  ASSERT_EQ(keys.count("水润新路"), 1U);
  Search search;
  ASSERT_TRUE(world.evidence["水润新路"].filter.has_value());
  search.filter = *world.evidence["水润新路"].filter;
  EXPECT_EQ(world.archive().search(search).total, 8U);
  EXPECT_EQ(keys.at("水润新路").at("slice_articles"), "8");
  EXPECT_EQ(keys.at("水润新路").at("reference_articles"), "1");
}

TEST(Keyness, NumbersAgreeWithSciPy) {
  World world;
  // 40 and 10 occurrences in 480 and 960 tokens: scipy.stats and scipy.special give what follows.
  for (int i = 0; i < 20; ++i) {
    const std::string day = i < 9 ? "-0" + std::to_string(i + 1) : "-" + std::to_string(i + 1);
    std::string text = "blue, blue", other = i < 10 ? "blue, gray" : "gray, gray";
    for (int j = 0; j < 22; ++j) text += ", w" + std::to_string(j);
    for (int j = 0; j < 46; ++j) other += ", w" + std::to_string(j);
    world.article("bay-post", TestWorld::on("2022-10" + day), text, "a" + day);
    world.article("bay-post", TestWorld::on("2022-09" + day), other, "b" + day);
  }
  const auto keys = world.keys(october);
  ASSERT_EQ(keys.count("blue"), 1U);
  const Cells& key = keys.at("blue");
  EXPECT_EQ(key.at("slice_size"), "480");
  EXPECT_EQ(key.at("reference_size"), "960");
  EXPECT_EQ(key.at("slice_per_million"), "8.333e+04");
  EXPECT_EQ(key.at("log_likelihood"), "45.96");
  EXPECT_EQ(key.at("log_ratio"), "3");
  EXPECT_EQ(key.at("log_ratio_low"), "2.013");
  EXPECT_EQ(key.at("log_ratio_high"), "3.987");
}

TEST(Keyness, TheReferenceIsWhatIsAskedForOrTheRest) {
  World world;
  world.say("hill-wire", "2022-10", 10, "走*水润新路。");
  world.say("river-daily", "2022-10", 10, "走*石阶老路。");
  world.say("bay-post", "2022-10", 10, "走*海边小路。");
  auto keys = world.keys({{"outlet", "hill-wire"}});
  EXPECT_EQ(keys.count("水润新路"), 1U);
  EXPECT_EQ(world.sides["reference"]["articles"], "20");
  EXPECT_TRUE(world.noted("all other outlets"));
  keys = world.keys({{"outlet", "hill-wire"}, {"against-outlet", "bay-post"}});
  EXPECT_EQ(world.sides["reference"]["articles"], "10");
  EXPECT_EQ(world.sides["reference"]["candidates"], "");
  keys = world.keys({{"outlet", "hill-wire"}, {"against-group", "river"}});
  EXPECT_EQ(world.sides["reference"]["articles"], "10");
  EXPECT_TRUE(world.noted("10 articles of the slice are left out"));
  keys = world.keys({{"search", "水润"}});
  EXPECT_EQ(world.sides["reference"]["articles"], "20");
  EXPECT_TRUE(world.noted("the search does not find"));
  keys = world.keys({{"search", "水润"}, {"against-search", "海边"}});
  EXPECT_EQ(world.sides["reference"]["articles"], "10");
  keys = world.keys({{"kind", "article"}});
  EXPECT_TRUE(world.noted("all other kinds"));
  EXPECT_TRUE(world.noted("The reference has no text"));
}

TEST(Keyness, EmptySidesAreExplained) {
  World world;
  EXPECT_TRUE(world.keys({}).empty());
  EXPECT_TRUE(world.noted("The slice is everything"));
  world.say("hill-wire", "2022-10", 5, "走*水润新路。");
  EXPECT_TRUE(world.keys({}).empty());
  EXPECT_TRUE(world.noted("The slice is everything"));
  EXPECT_TRUE(world.keys(october).empty());
  EXPECT_TRUE(world.noted("The reference has no text"));
  EXPECT_TRUE(world.keys({{"from", "2019"}, {"to", "2019"}}).empty());
  EXPECT_TRUE(world.noted("The slice has no text"));
  EXPECT_TRUE(world.keys({{"group", "empty"}}).empty());
  EXPECT_TRUE(world.noted("The slice has no text"));
}

TEST(Keyness, OneArticleHasNoKeysAndSaysWhy) {
  World world;
  world.say("hill-wire", "2022-09", 5, "走*石阶老路。");
  world.article(
      "hill-wire",
      TestWorld::on("2022-10-01"),
      "水润新路，水润新路，水润新路，水润新路，水润新路。");
  EXPECT_TRUE(world.keys(october).empty());
  EXPECT_TRUE(world.noted("The slice has 1 articles with a text"));
  const auto keys = world.keys(with(october, {{"least-articles", "1"}, {"most-in-one", "1"}}));
  ASSERT_EQ(keys.count("水润新路"), 1U);
  EXPECT_EQ(keys.at("水润新路").count("dispersion"), 0U);
}

TEST(Keyness, ArticlesThatMayLieOutsideThePeriodAreToldAndLeftOut) {
  World world;
  world.say("hill-wire", "2022-09", 5, "走*石阶老路。");
  world.say("hill-wire", "2022-10", 5, "走*水润新路。");
  world.article("hill-wire", first_seen(*parse_time("2022-12-01T00:00:00Z")), "走*水润新路。");
  world.keys(october);
  EXPECT_EQ(world.sides["slice"]["articles"], "5");
  EXPECT_TRUE(world.noted("1 times an article may or may not lie"));
}

TEST(Keyness, RowsThatAreNotShownAreTold) {
  World world;
  world.say("hill-wire", "2022-09", 12, "天晴。");
  world.say("hill-wire", "2022-10", 12, "水润新路，蓝湖计划，红树行动。");
  EXPECT_EQ(world.keys(with(october, {{"rows", "1"}})).size(), 1U);
  EXPECT_TRUE(world.noted("2 further keys are not shown"));
  EXPECT_EQ(world.keys(with(october, {{"rows", "0"}})).size(), 3U);
  EXPECT_EQ(world.keys(with(october, {{"most-p", "0"}})).size(), 0U);
}

TEST(Keyness, NumbersOutOfRangeAreRefused) {
  World world;
  EXPECT_THROW(world.keys({{"least-count", "0"}}), UsageError);
  EXPECT_THROW(world.keys({{"least-articles", "0"}}), UsageError);
  EXPECT_THROW(world.keys({{"rows", "-1"}}), UsageError);
  EXPECT_THROW(world.keys({{"most-in-one", "1.5"}}), UsageError);
  EXPECT_THROW(world.keys({{"most-p", "-0.1"}}), UsageError);
  EXPECT_THROW(world.keys({{"outlet", "no-such-outlet"}}), UsageError);
}

TEST(Keyness, BothBackendsAndAnyOrderOfWritingGiveTheSame) {
  const auto folder = std::filesystem::temp_directory_path() / "weiguan-test-keyness";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  World memory, sqlite(open_sqlite_archive((folder / "a.sqlite").string(), Access::write));
  const auto fill = [](World& world, bool turned) {
    if (turned) world.say("hill-wire", "2022-10", 10, "*水润新路上说蓝湖计划。");
    world.say("river-daily", "2022-09", 10, "*石阶老路上说蓝湖计划。");
    if (!turned) world.say("hill-wire", "2022-10", 10, "*水润新路上说蓝湖计划。");
  };
  fill(memory, false);
  fill(sqlite, true);
  const Arguments given = with(october, {{"less", "true"}, {"most-p", "1"}});
  const auto a = memory.keys(given);
  const auto order = memory.order;
  EXPECT_GE(order.size(), 2U);
  EXPECT_EQ(a, sqlite.keys(given));
  EXPECT_EQ(order, sqlite.order);
}

}  // namespace
}  // namespace weiguan::keyness
