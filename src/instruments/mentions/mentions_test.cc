#include "instruments/mentions/mentions.h"

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "instruments/entity_mentions.h"
#include "instruments/test_world.h"
#include "stats/intervals.h"

namespace weiguan::mentions {
namespace {

using Lines = std::vector<std::string>;

const std::vector<std::string_view> counts = {
    "entity", "period", "articles", "occurrences", "title_articles", "of_articles", "status"};
const std::vector<std::string_view> uncounted = {
    "name", "why", "entities", "articles", "occurrences"};

// A pack of a lake country with two provinces and cities in them; all made up.
const Packs& lake_packs() {
  static const Packs packs = [] {
    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / "weiguan-test-pack-with-registers";
    std::filesystem::create_directories(folder / "registers");
    write_file(
        folder / "pack.toml",
        "id = \"lake\"\nversion = \"1\"\nzone = \"Asia/Shanghai\"\nlanguages = [\"zh\"]\n"
        "[names]\nhans = \"湖国\"\nen = \"Lakeland\"\n");
    write_file(
        folder / "outlets.csv",
        "id,name_hans,name_en,also,kind,control,place,source\n"
        "lake-daily,湖光日报,Lake Daily,,newspaper,central-party,CN,made up\n");
    write_file(
        folder / "registers/towns.toml",
        "names = { hans = \"镇\", en = \"Towns\" }\nsort = \"places\"\nafter = [\"镇\"]\n"
        "not_after = [\"路\"]\n");
    write_file(
        folder / "registers/towns.csv",
        "id,name_hans,name_hant,name_en,weak,code,parent,other_words,source\n"
        "calm,平安,平安,Calm,平安;Calm,0102,lands/shore,平安夜,made up\n"
        "gull,鸥洲,鷗洲,Gull,,0101,lands/shore,,made up\n"
        "gull-far,欧洲镇,,Gull,,0201,lands/hills,,made up\n");
    write_file(folder / "registers/lands.toml", "names = { en = \"Lands\" }\nsort = \"places\"\n");
    write_file(
        folder / "registers/lands.csv",
        "id,name_hans,name_en,source\nshore,岸省,Shore,made up\nhills,丘省,Hills,made up\n");
    write_file(folder / "registers/none.toml", "names = { en = \"None\" }\nsort = \"ghosts\"\n");
    return Packs::load({folder}, [](const Problem& problem) {
      throw std::runtime_error(problem.file + ": " + problem.rule + ": " + problem.reason);
    });
  }();
  return packs;
}

Arguments towns(Arguments more = {}) {
  more["register"] = "towns";
  return more;
}

TEST(Mentions, CountArticlesAndOccurrencesOfTitlesAndTexts) {
  TestWorld world;
  world.article("lake-daily", TestWorld::on("2023-05-01"), "鸥洲下雨，鷗洲起风。", "鸥洲天气");
  world.article("lake-daily", TestWorld::on("2023-06-01"), "别处", "鸥洲");
  world.article("lake-daily", TestWorld::on("2025-06-01"), "别处");
  EXPECT_EQ(
      world.lines(instrument, towns(), "mentions", counts, lake_packs()),
      (Lines{"gull|2023|2|4|2|2|counted", "gull|2024|?|?|?|0|missing", "gull|2025|0|0|0|1|zero"}));
  EXPECT_EQ(
      world.lines(instrument, towns({{"where", "title"}}), "mentions", counts, lake_packs())[0],
      "gull|2023|2|2|2|2|counted");
  EXPECT_EQ(
      world.lines(instrument, towns({{"where", "text"}}), "mentions", counts, lake_packs())[0],
      "gull|2023|1|2|0|2|counted");
  EXPECT_EQ(
      world.lines(
          instrument,
          towns({{"entity", "Gull"}, {"by", "all"}}),
          "mentions",
          {"name", "code", "parent", "articles", "share"},
          lake_packs()),
      (Lines{"鸥洲|0101|lands/shore|2|0.6667", "欧洲镇|0201|lands/hills|0|0"}));
}

TEST(Mentions, TellWhatWasNotCountedAndWhy) {
  TestWorld world;
  world.article("lake-daily", "2023-05-01", "祝你平安。平安夜。");
  world.article("lake-daily", "2023-05-02", "Gull is far away");
  world.article("lake-daily", "2023-05-03", "鸥洲路堵车，平安");
  EXPECT_TRUE(world.lines(instrument, towns(), "mentions", counts, lake_packs()).empty());
  EXPECT_EQ(world.notes.size(), 1U);
  EXPECT_EQ(
      world.lines(instrument, towns(), "uncounted", uncounted, lake_packs()),
      (Lines{
          "平安|no-context|calm|2|2",
          "gull|shared|gull,gull-far|1|1",
          "平安|longer-word|calm|1|1",
          "鸥洲|against|gull|1|1"}));
  EXPECT_EQ(
      world.lines(instrument, towns({{"entity", "0101"}}), "uncounted", uncounted, lake_packs()),
      (Lines{"gull|shared|gull,gull-far|1|1", "鸥洲|against|gull|1|1"}));
}

TEST(Mentions, TakeTheTitleForContextOfTheText) {
  TestWorld world;
  world.article("lake-daily", TestWorld::on("2023-05-01"), "Gull had rain.", "丘省 weather");
  EXPECT_EQ(
      world.lines(instrument, towns(), "mentions", {"entity", "articles"}, lake_packs()),
      Lines{"gull-far|1"});
  EXPECT_EQ(
      world.lines(
          instrument, {{"register", "lands"}}, "mentions", {"entity", "articles"}, lake_packs()),
      Lines{"hills|1"});
}

TEST(Mentions, OfOutletsAreCountedByTheirNames) {
  TestWorld world;
  world.article("lake-daily", "2023-05-01", "据湖光日报报道");
  EXPECT_EQ(
      world.lines(
          instrument, {{"register", "outlets"}}, "mentions", {"entity", "articles"}, lake_packs()),
      Lines{"lake-daily|1"});
}

TEST(Mentions, LeadBackToArticlesAndPassages) {
  TestWorld world;
  const std::string text = "雨后，鸥洲放晴。鸥洲";
  const ArticleId id = world.article("lake-daily", "2023-05-01", text);
  world.article("lake-daily", TestWorld::on("2023-05-02"), "别处", "鸥洲");
  const auto rows = world.run(instrument, towns(), lake_packs());
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].evidence.articles.size(), 2U);
  ASSERT_EQ(rows[0].evidence.passages.size(), 1U);
  const Passage& passage = rows[0].evidence.passages[0];
  EXPECT_EQ(passage.article, id);
  EXPECT_EQ(text.substr(passage.begin, passage.end - passage.begin), "鸥洲");
}

TEST(Mentions, AreApartByOutletAndForWhatCannotBeDated) {
  TestWorld world;
  world.article("lake-daily", "2023-05-01", "鸥洲");
  world.article("", "2023-05-01", "鸥洲");
  world.article("lake-daily", first_seen(TestWorld::on("2023-01-01").earliest), "鸥洲");
  EXPECT_EQ(
      world.lines(
          instrument,
          towns({{"per", "outlet"}}),
          "mentions",
          {"outlet", "period", "articles", "status"},
          lake_packs()),
      (Lines{"?|2023|1|counted", "lake-daily|2023|1|counted", "lake-daily|?|1|undated"}));
}

TEST(Mentions, OfCopiesCountOnceWhereAsked) {
  TestWorld world;
  const std::string text =
      "鸥洲今日举行赛船大会，二十支船队从码头出发，绕岛一周，观众站满了两岸，市集一直开到深夜。";
  world.article("lake-daily", "2023-05-01", text);
  world.article("hill-wire", "2023-05-02", text);
  EXPECT_EQ(
      world.lines(instrument, towns(), "mentions", {"articles", "of_articles"}, lake_packs()),
      Lines{"2|2"});
  EXPECT_EQ(
      world.lines(
          instrument,
          towns({{"copies", "once"}}),
          "mentions",
          {"articles", "of_articles"},
          lake_packs()),
      Lines{"1|1"});
}

TEST(Mentions, AreRefusedWithClearWords) {
  TestWorld world;
  EXPECT_THROW(world.run(instrument, {{"register", "rivers"}}, lake_packs()), UsageError);
  EXPECT_THROW(world.run(instrument, towns({{"entity", "far"}}), lake_packs()), UsageError);
  EXPECT_THROW(world.run(instrument, {}, Packs()), UsageError);
  try {
    asked_register(lake_packs(), "rivers");
    FAIL();
  } catch (const UsageError& error) {
    EXPECT_NE(std::string(error.advice()).find("lands, none, outlets, towns"), std::string::npos);
  }
  // Nothing there, and nothing to look for.
  EXPECT_TRUE(world.run(instrument, towns(), lake_packs()).empty());
  EXPECT_EQ(world.notes.size(), 1U);
  world.article("lake-daily", "2023-05-01", "鸥洲");
  EXPECT_TRUE(world.run(instrument, {{"register", "none"}}, lake_packs()).empty());
  EXPECT_EQ(world.notes.size(), 2U);
}

}  // namespace
}  // namespace weiguan::mentions
