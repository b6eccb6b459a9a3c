#include "instruments/phrases/phrases.h"

#include <random>

#include <gtest/gtest.h>

#include "instruments/asked_phrases.h"
#include "instruments/test_owners.h"
#include "instruments/test_world.h"
#include "stats/intervals.h"
#include "text/tokens.h"

namespace weiguan::phrases {
namespace {

using Lines = std::vector<std::string>;

const std::vector<std::string_view> counts = {
    "phrase", "period", "articles", "occurrences", "of_articles", "status"};

// A pack with a small glossary: two made-up slogans, one inside the other, and one with a homonym.
const Packs& glossary_packs() {
  static const Packs packs = [] {
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / "weiguan-test-pack-with-glossary";
    std::filesystem::create_directories(folder);
    write_file(
        folder / "pack.toml",
        "id = \"lake\"\nversion = \"1\"\nzone = \"Asia/Shanghai\"\nlanguages = [\"zh\"]\n"
        "[names]\nhans = \"湖国\"\nen = \"Lakeland\"\n");
    write_file(folder / "groups.csv", "id,name_en\n");
    write_file(
        folder / "outlets.csv",
        "id,name_hans,name_en,kind,control,place,source\n"
        "lake-daily,湖日报,Lake Daily,newspaper,central-party,CN,made up\n");
    write_file(folder / "phrases.toml", R"(tier_outlet = "lake-daily"

[[group]]
id = "water"
names = { hans = "水", en = "Water" }
meaning = "Slogans about water"

[[phrase]]
id = "clear-lake"
names = { hans = "清湖行动", hant = "清湖行動", en = "Clear Lake campaign" }
english = ["Clear Lake campaign"]
meaning = { hans = "清理湖水的运动", en = "A campaign to clean the lake" }
since = "2023-05"
source = "made up"
groups = ["water"]

[[phrase]]
id = "one-lake"
names = { hans = "一湖清水", hant = "一湖清水", en = "one clear lake" }
variants = ["一湖净水"]
meaning = { hans = "口号", en = "A slogan" }
source = "made up"
groups = ["water"]
without = ["矿泉水广告"]

[[tier]]
id = "hot"
names = { hans = "热", en = "hot" }
share = 0.5
yearly_articles = 2

[[tier]]
id = "cold"
names = { hans = "冷", en = "cold" }
share = 0
yearly_articles = 1
)");
    return Packs::load({folder}, [](const Problem& problem) {
      throw std::runtime_error(problem.file + ": " + problem.rule + ": " + problem.reason);
    });
  }();
  return packs;
}

TEST(Phrases, CountArticlesAndOccurrencesBlindToScript) {
  TestWorld world;
  world.article("river-daily", "2024-01-05", "清湖行动，清湖行動！");
  world.article("river-daily", "2024-01-06", "没有别的。");
  world.article("river-daily", "2024-03-01", "Ｃlear Lake is art, not party.");
  EXPECT_EQ(
      world.lines(instrument, {{"phrases", "清湖行動\nclear lake\nart\npart"}}, "points", counts),
      (Lines{
          "清湖行動|2024-01|1|2|2|counted",
          "清湖行動|2024-02|?|?|0|missing",
          "清湖行動|2024-03|0|0|1|zero",
          "clear lake|2024-01|0|0|2|zero",
          "clear lake|2024-02|?|?|0|missing",
          "clear lake|2024-03|1|1|1|counted",
          "art|2024-01|0|0|2|zero",
          "art|2024-02|?|?|0|missing",
          "art|2024-03|1|1|1|counted",
          "part|2024-01|0|0|2|zero",
          "part|2024-02|?|?|0|missing",
          "part|2024-03|0|0|1|zero"}));
}

TEST(Phrases, ACaptureWithoutAnyTextIsNoSilence) {
  TestWorld world;
  world.article("river-daily", "2024-01-05", "清湖行动");
  world.article("river-daily", TestWorld::on("2024-02-05"), "", "清湖行动开始");
  world.capture("river-daily", "2024-03-01");
  EXPECT_EQ(
      world.lines(
          instrument,
          {{"phrases", "清湖行动"}, {"to", "2024-03"}},
          "points",
          {"period", "articles", "title_articles", "of_articles", "share", "status", "captures"}),
      (Lines{
          "2024-01|1|0|1|1|counted|0", "2024-02|?|1|0|?|missing|0", "2024-03|?|?|0|?|missing|1"}));
}

TEST(Phrases, AreCountedByWhoControlledTheOutletOnTheDay) {
  TestWorld world;
  world.article("river-daily", "2024-01-05", "清湖行动");
  world.article("river-daily", "2024-01-14", "别的");
  const ArticleId sold = world.article("river-daily", "2024-01-16", "清湖行动，清湖行动");
  world.article("hill-wire", "2024-02-20", "清湖行动");
  world.article("bay-post", "2024-01-06", "清湖行动");
  const Arguments asked = {{"phrases", "清湖行动"}, {"by", "year"}, {"per", "direct-controller"}};
  EXPECT_EQ(
      world.lines(
          instrument,
          asked,
          "points",
          {"outlet", "group", "period", "articles", "occurrences", "of_articles", "status"},
          test_packs_with_owners()),
      (Lines{
          "?|council|2024|1|1|1|counted",
          "?|house|2024|1|1|2|counted",
          "?|mill|2024|1|2|1|counted",
          "?|unknown|2024|1|1|1|counted"}));
  // A row's evidence is what it counts, whether a filter can say it or not.
  for (const Row& row : world.run(instrument, asked, test_packs_with_owners())) {
    if (row.table != 0) continue;
    std::vector<ArticleId> found = row.evidence.articles;
    if (row.evidence.filter) {
      world.archive().articles(*row.evidence.filter, [&](const Article& one) {
        found.push_back(one.id);
        return true;
      });
    }
    ASSERT_EQ(found.size(), 1U);
    if (cell_text(row.values[4]) == "mill") {
      EXPECT_EQ(found.front(), sold);
    }
  }
}

TEST(Phrases, EachOutletAndGroupIsCountedApart) {
  TestWorld world;
  world.article("river-daily", "2024", "清湖行动");
  world.article("hill-wire", "2024", "别的");
  world.article("hill-wire", "2024", "清湖行动");
  const std::vector<std::string_view> columns = {
      "outlet", "group", "period", "articles", "of_articles", "status"};
  EXPECT_EQ(
      world.lines(
          instrument,
          {{"phrases", "清湖行动"},
           {"by", "year"},
           {"per", "outlet"},
           {"outlet", "河口日报,hill-wire,bay-post"}},
          "points",
          columns),
      (Lines{
          "bay-post|?|2024|?|0|missing",
          "hill-wire|?|2024|1|2|counted",
          "river-daily|?|2024|1|1|counted"}));
  EXPECT_EQ(
      world.lines(
          instrument,
          {{"phrases", "清湖行动"}, {"by", "year"}, {"per", "group"}, {"group", "river"}},
          "points",
          columns),
      (Lines{"?|river|2024|2|3|counted"}));
}

TEST(Phrases, APhraseInsideAnotherCountsOrNotAsAsked) {
  TestWorld world;
  world.article("river-daily", "2024", "全清湖行动和清湖行动");
  const Arguments every = {{"phrases", "全清湖行动\n清湖行动"}, {"by", "year"}};
  EXPECT_EQ(
      world.lines(instrument, every, "points", {"phrase", "occurrences"}),
      (Lines{"全清湖行动|1", "清湖行动|2"}));
  Arguments longest = every;
  longest["match"] = "longest";
  EXPECT_EQ(
      world.lines(instrument, longest, "points", {"phrase", "occurrences"}),
      (Lines{"全清湖行动|1", "清湖行动|1"}));
}

TEST(Phrases, EntriesOfTheGlossaryCountInAllTheirWordingsAndByContext) {
  TestWorld world;
  world.article("lake-daily", "2024-02-01", "一湖清水，一湖净水。");
  world.article("lake-daily", "2024-02-02", "一湖清水的矿泉水广告。");
  world.article("lake-daily", "2024-02-03", "The clear lake campaign goes on.");
  EXPECT_EQ(
      world.lines(
          instrument,
          {{"glossary", "water"}, {"by", "year"}, {"outlet", "lake-daily"}},
          "points",
          {"phrase", "entry", "articles", "occurrences", "tier", "tier_by_count"},
          glossary_packs()),
      (Lines{"清湖行动|clear-lake|1|1|cold|cold", "一湖清水|one-lake|1|2|cold|cold"}));
  // Written out, a phrase counts wherever it stands.
  EXPECT_EQ(
      world.lines(
          instrument,
          {{"phrases", "一湖清水"}, {"by", "year"}, {"outlet", "lake-daily"}},
          "points",
          {"phrase", "entry", "articles", "occurrences", "tier", "tier_by_count"},
          glossary_packs()),
      (Lines{"一湖清水|one-lake|2|2|hot|hot"}));
}

TEST(Phrases, TheLifeOfAPhraseHasFirstAndLastUse) {
  TestWorld world;
  world.article("lake-daily", TestWorld::on("2024-12"), "早已在说，清湖行动");
  const ArticleId first = world.article("lake-daily", "2023-04-30", "清湖行动");
  world.article("lake-daily", first_seen(TestWorld::on("2023-01-01").earliest), "清湖行动");
  const ArticleId last = world.article("lake-daily", "2024-05-02", "清湖行动");
  world.article("lake-daily", "2024-06-02", "别的");
  EXPECT_EQ(
      world.lines(
          instrument,
          {{"phrases", "清湖行动"}, {"by", "day"}, {"to", "2024-06"}},
          "life",
          {"articles",
           "first_date",
           "first_article",
           "last_date",
           "last_article",
           "periods_used",
           "periods_with_data",
           "peak_period",
           "latest_period",
           "latest_share",
           "since"},
          glossary_packs()),
      (Lines{
          "3|2023-04-30|" + to_string(first) + "|2024-05-02|" + to_string(last) +
          "|2|3|2023-04-30|2024-06-02|0|2023-05"}));
}

TEST(Phrases, WhatCannotBeDatedHasARowOfItsOwn) {
  TestWorld world;
  world.article("river-daily", "2024-01-05", "清湖行动");
  world.article("river-daily", TestWorld::on("2024"), "清湖行动");
  EXPECT_EQ(
      world.lines(instrument, {{"phrases", "清湖行动"}}, "points", counts),
      (Lines{"清湖行动|2024-01|1|1|1|counted", "清湖行动|?|1|1|?|undated"}));
}

TEST(Phrases, BurstsAndChangesAreTold) {
  TestWorld world;
  for (int month = 1; month <= 12; ++month) {
    const std::string when = "2023-" + std::string(month < 10 ? "0" : "") + std::to_string(month);
    for (int day = 1; day <= 20; ++day) {
      const bool hot = month >= 9;
      const bool uses = hot ? day % 2 == 0 : day == 1;
      world.article(
          "river-daily",
          when + (day < 10 ? "-0" : "-") + std::to_string(day),
          uses ? "清湖行动" : "别的");
    }
  }
  EXPECT_EQ(
      world.lines(
          instrument, {{"phrases", "清湖行动"}}, "bursts", {"from", "to", "level", "articles"}),
      (Lines{"2023-09|2023-12|1|40"}));
  EXPECT_EQ(
      world.lines(
          instrument,
          {{"phrases", "清湖行动"}},
          "changes",
          {"period", "share_before", "share_after"}),
      (Lines{"2023-09|0.05|0.5"}));
  EXPECT_TRUE(
      world.lines(instrument, {{"phrases", "别的"}, {"to", "2023-08"}}, "changes", {"period"})
          .empty());
}

TEST(Phrases, WrongPhrasesAreRefusedWithAdvice) {
  TestWorld world;
  EXPECT_THROW(world.run(instrument, {}), UsageError);
  EXPECT_THROW(world.run(instrument, {{"phrases", "清湖\n\u200b"}}), UsageError);
  EXPECT_THROW(world.run(instrument, {{"glossary", "fire"}}, glossary_packs()), UsageError);
  EXPECT_THROW(world.run(instrument, {{"phrases", "清湖"}, {"outlet", "nobody"}}), UsageError);
  EXPECT_TRUE(world.run(instrument, {{"phrases", "清湖"}}).empty());
  EXPECT_EQ(world.notes.size(), 1U);
}

TEST(Phrases, SpellingsCanBeToldApart) {
  TestWorld world;
  world.article("river-daily", "2024", "清湖行动，清湖行動，清湖行動");
  const Arguments asked = {
      {"phrases", "清湖行动\n清湖行動"}, {"by", "year"}, {"spelling", "written"}};
  EXPECT_EQ(
      world.lines(instrument, asked, "points", {"phrase", "occurrences"}),
      (Lines{"清湖行动|1", "清湖行動|2"}));
}

TEST(Phrases, OneSpellingIsAskedForOnce) {
  TestWorld world;
  world.article("river-daily", "2024", "清湖行动");
  EXPECT_EQ(
      world
          .lines(
              instrument, {{"phrases", "清湖行动\n清湖行動"}, {"by", "year"}}, "points", {"phrase"})
          .size(),
      1U);
}

// Every number leads back, and is what counting by hand gives, on random Chinese.
TEST(Phrases, EachRowIsWhatItsEvidenceHolds) {
  std::mt19937 dice(7);
  const auto below = [&dice](std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(dice);
  };
  const std::vector<std::string> pieces = {"湖", "清", "清湖", "行動", "行动", "，", "\n", "lake "};
  const std::vector<std::string> days = {"2023-11-30", "2023-12-31", "2024-01-01", "2024-02-29"};
  TestWorld world;
  for (int i = 0; i < 80; ++i) {
    std::string text;
    for (std::size_t j = below(30); j > 0; --j) text += pieces[below(pieces.size())];
    world.article(below(2) == 0 ? "river-daily" : "hill-wire", days[below(days.size())], text);
  }
  std::size_t counted = 0;
  for (const std::string by : {"day", "month", "year", "all"}) {
    for (const Row& row : world.run(
             instrument,
             {{"phrases", "清\n湖清\n清湖行动\nlake"}, {"by", by}, {"per", "outlet"}})) {
      if (row.table != 0) continue;
      const auto* articles = std::get_if<std::int64_t>(&row.values[5]);
      if (articles == nullptr || *articles == 0) continue;
      ++counted;
      ASSERT_TRUE(row.evidence.filter);
      std::int64_t found = 0, occurrences = 0;
      const auto phrase = tokens(std::get<std::string>(row.values[0]));
      world.archive().articles(*row.evidence.filter, [&](const Article& one) {
        ++found;
        occurrences += static_cast<std::int64_t>(find_phrase(one.text, phrase).size());
        return true;
      });
      EXPECT_EQ(found, *articles);
      EXPECT_EQ(occurrences, std::get<std::int64_t>(row.values[6]));
    }
  }
  EXPECT_GT(counted, 20U);
}

TEST(Phrases, SqliteGivesTheSameRows) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / "weiguan-test-phrases-sqlite";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  TestWorld memory;
  TestWorld sqlite(open_sqlite_archive((folder / "archive.sqlite").string(), Access::write));
  for (TestWorld* world : {&memory, &sqlite}) {
    world->article("lake-daily", "2024-02-01", "一湖清水，清湖行动。");
    world->article("lake-daily", "2024-04-02", "一湖清水的矿泉水广告。清湖行動");
    world->article("hill-wire", TestWorld::on("2024"), "清湖行动", "一湖净水");
  }
  const Arguments asked = {{"glossary", "all"}, {"phrases", "清湖"}, {"match", "longest"}};
  for (const Table& table : instrument.tables) {
    std::vector<std::string_view> columns;
    for (const Column& column : table.columns) columns.push_back(column.name);
    EXPECT_EQ(
        memory.lines(instrument, asked, table.name, columns, glossary_packs()),
        sqlite.lines(instrument, asked, table.name, columns, glossary_packs()))
        << table.name;
  }
}

}  // namespace
}  // namespace weiguan::phrases
