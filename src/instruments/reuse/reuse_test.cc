#include "instruments/reuse/reuse.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "instruments/reuse/detail/families.h"
#include "instruments/test_texts.h"
#include "instruments/test_words.h"
#include "text/places.h"
#include "text/utf8.h"

namespace weiguan::reuse {
namespace {

using Lines = std::vector<std::string>;
using Columns = std::vector<std::string_view>;

// Forty-two characters that could stand in any dispatch.
const std::string passage =
    "渡口管理处昨夜通报，受上游来水影响，江心洲两岸堤防今晨起实行分段值守，沿线居民须听从调度。";
const std::string passage_hant =
    "渡口管理處昨夜通報，受上游來水影響，江心洲兩岸堤防今晨起實行分段值守，沿線居民須聽從調度。";
const std::string passage_en =
    "The ferry office said last night that crews would walk both banks of the island in turns from "
    "this morning until the water falls.";

std::string filler(std::uint64_t seed, std::size_t characters = 120) {
  return TestWords(seed).chinese(characters);
}

class World : public TestTexts {
 public:
  Lines passages(
      const Arguments& given = {}, const Columns& columns = {"target_outlet", "source_outlet"}) {
    return lines(instrument, given, "passages", columns);
  }
  Lines boilerplate(const Arguments& given = {}, const Columns& columns = {"articles", "outlets"}) {
    return lines(instrument, given, "boilerplate", columns);
  }
  bool noted(const std::string& words) const {
    return std::any_of(notes.begin(), notes.end(), [&](const std::string& one) {
      return one.find(words) != std::string::npos;
    });
  }
};

TEST(Reuse, FindsAPassageAndSaysWhoHadItFirst) {
  World world;
  const ArticleId source = world.add("hill-wire", "2024-03-01", filler(1) + passage);
  const ArticleId target = world.add("river-daily", "2024-03-03", "江讯。" + passage + filler(2));
  const auto result = world.run(instrument, {});
  ASSERT_EQ(result.of(0).size(), 1U);
  const Row& row = *result.of(0)[0];
  EXPECT_EQ(text_of(row.values[0]), to_string(target));
  EXPECT_EQ(text_of(row.values[3]), to_string(source));
  EXPECT_EQ(text_of(row.values[6]), "yes");
  ASSERT_EQ(row.evidence.passages.size(), 2U);
  const Passage& there = row.evidence.passages[0];
  EXPECT_EQ(there.article, target);
  const std::string text = world.archive().article(target)->text;
  EXPECT_EQ(text_of(row.values[12]), text.substr(there.begin, there.end - there.begin));
  EXPECT_NE(text_of(row.values[12]).find("江心洲两岸堤防今晨起实行分段值守"), std::string::npos);
  EXPECT_EQ(
      world.passages({}, {"target_date", "source_date", "altered", "lag_low", "copy", "declared"}),
      (Lines{"2024-03-03|2024-03-01|verbatim|1|no|none"}));
}

TEST(Reuse, PlacesAreInCharacters) {
  World world;
  world.add("hill-wire", "2024-03-01", "😀源\n" + passage + "\n" + filler(1));
  world.add("river-daily", "2024-03-03", filler(2) + "\n" + passage);
  const auto result = world.run(instrument, {});
  ASSERT_EQ(result.of(0).size(), 1U);
  const Row& row = *result.of(0)[0];
  for (const std::size_t side : {0U, 1U}) {
    const Passage& bytes = row.evidence.passages[side];
    const std::string text = world.archive().article(bytes.article)->text;
    const std::size_t column = side == 0 ? 13 : 15;
    EXPECT_EQ(
        static_cast<std::size_t>(whole_of(row.values[column])),
        count_characters(text.substr(0, bytes.begin)));
    EXPECT_EQ(
        static_cast<std::size_t>(whole_of(row.values[column + 1])),
        count_characters(text.substr(0, bytes.end)));
  }
  EXPECT_EQ(whole_of(row.values[7]), whole_of(row.values[14]) - whole_of(row.values[13]));
  EXPECT_EQ(whole_of(row.values[15]), 3);
}

TEST(Reuse, SeesTraditionalAndEnglishToo) {
  World world;
  world.add("hill-wire", "2024-03-01", filler(1) + passage);
  world.add("bay-post", "2024-03-02", passage_hant + filler(2));
  world.add("hill-wire", "2024-03-01", TestWords(3).english(90) + " " + passage_en, "en");
  world.add("bay-post", "2024-03-02", passage_en + " " + TestWords(4).english(90), "en");
  EXPECT_EQ(world.passages({}, {"altered", "boilerplate"}), (Lines{"verbatim|no", "verbatim|no"}));
}

TEST(Reuse, IsSilentOfStoriesThatOnlyShareAFormula) {
  World world;
  world.add(
      "hill-wire",
      "2024-03-01",
      "江主任今日会见来访客人。他强调，双方要加强合作。他指出，渡口前景广阔。");
  world.add(
      "river-daily",
      "2024-03-02",
      "湾局长昨日会见渔民代表。他强调，大家要守望相助。他指出，今年鱼汛偏晚。");
  world.add(
      "bay-post",
      "2024-03-02",
      "灣局長昨日會見漁民代表。他強調，風浪仍大。他指出，船隻不宜出海遠行。");
  world.add(
      "bay-post",
      "2024-03-03",
      "Mr Bay met the fishermen today. He stressed that both sides should work together. He noted "
      "that the season is late.",
      "en");
  world.add(
      "bay-post",
      "2024-03-04",
      "Ms Hill met the ferrymen today. She stressed that both sides should stay calm. She noted "
      "that the wind is strong.",
      "en");
  EXPECT_TRUE(world.passages().empty());
  EXPECT_TRUE(world.noted("None of the articles repeats an earlier one"));
}

TEST(Reuse, TellsWhatWasDoneToAPassage) {
  World world;
  const std::string longer = filler(9, 60) + passage + filler(10, 60);
  std::string shorter = longer;
  shorter.erase(shorter.find("受上游来水影响，"), std::string("受上游来水影响，").size());
  std::string spaced = longer;
  spaced.replace(spaced.find("，"), std::string("，").size(), "；");
  world.add("hill-wire", "2024-03-01", filler(1, 200) + longer);
  world.add("river-daily", "2024-03-02", filler(2, 200) + shorter);
  world.add("bay-post", "2024-03-03", filler(3, 200) + spaced);
  EXPECT_EQ(
      world.passages({{"sources", "other"}}, {"target_outlet", "source_outlet", "altered", "cut"}),
      (Lines{
          "river-daily|hill-wire|edited|7",
          "bay-post|hill-wire|respaced|0",
          "bay-post|river-daily|edited|0"}));
}

TEST(Reuse, CannotTellWhereClocksOverlap) {
  World world;
  world.add("hill-wire", "2024-03-01", filler(1) + passage);
  world.add("river-daily", "2024-03-01", passage + filler(2));
  EXPECT_EQ(world.passages({}, {"before", "lag_low", "lag_high"}).size(), 1U);
  EXPECT_EQ(world.passages({}, {"before"}), (Lines{"cannot-tell"}));
  EXPECT_TRUE(world.passages({{"before", "yes"}}).empty());
  EXPECT_TRUE(world.noted("none is as was asked for"));
}

TEST(Reuse, CannotTellOfAnArticleWithoutATime) {
  World world;
  world.add("hill-wire", "", filler(1) + passage);
  world.add("river-daily", "2024-03-01", passage + filler(2));
  EXPECT_EQ(
      world.passages({}, {"source_outlet", "source_date", "before", "lag_low", "lag_high"}),
      (Lines{"hill-wire|?|cannot-tell|0|?"}));
}

TEST(Reuse, CannotTellWhereTheSourceNamesTheLaterOneOrClocksMayBeWrong) {
  const auto world_of = [](World& world, const std::string& early_names) {
    // The agency's clock is eight hours late: 17:00 in Beijing was written as 17:00 UTC.
    const Time paper = *parse_time("2024-03-01T10:00:00Z");
    for (const bool agency : {true, false}) {
      ReadArticle one;
      one.reading.capture = world.capture("somebody-else", "2030");
      one.article.url = agency ? "https://hill.example/1" : "https://river.example/1";
      one.article.text = agency ? filler(1) + passage : passage + filler(2);
      one.article.outlet = agency ? "hill-wire" : "river-daily";
      if (!agency) one.article.source_outlet = early_names;
      const Time time = agency ? paper + std::chrono::hours{7} : paper;
      one.article.published = {time, time, TimeSource::metadata};
      one.article.id = article_id(one.article);
      one.reading.article = one.article.id;
      Batch batch;
      batch.articles.push_back(one);
      world.archive().write(batch);
    }
  };
  World contradicted, plain;
  world_of(contradicted, "hill-wire");
  world_of(plain, "");
  const Columns columns = {"source_outlet", "before"};
  EXPECT_EQ(contradicted.passages({}, columns), (Lines{"river-daily|cannot-tell"}));
  EXPECT_EQ(plain.passages({}, columns), (Lines{"river-daily|yes"}));
  EXPECT_EQ(plain.passages({{"clock-error", "8"}}, columns), (Lines{"river-daily|cannot-tell"}));
}

TEST(Reuse, ChoosesSourcesByOutletAgeAndLength) {
  World world;
  world.add("hill-wire", "2024-03-01", filler(1) + passage);
  world.add("river-daily", "2024-03-02", passage + filler(2));
  world.add("river-daily", "2024-03-20", filler(3) + passage);
  world.add("", "2024-03-21", passage + filler(4));
  EXPECT_EQ(
      world.passages(),
      (Lines{
          "river-daily|hill-wire",
          "river-daily|hill-wire",
          "river-daily|river-daily",
          "?|hill-wire",
          "?|river-daily",
          "?|river-daily"}));
  EXPECT_EQ(
      world.passages({{"sources", "other"}}),
      (Lines{"river-daily|hill-wire", "river-daily|hill-wire"}));
  EXPECT_TRUE(world.noted("3 pairs of articles are left out because the outlet"));
  EXPECT_EQ(world.passages({{"sources", "same"}}), (Lines{"river-daily|river-daily"}));
  EXPECT_EQ(world.passages({{"within", "2"}}), (Lines{"river-daily|hill-wire", "?|river-daily"}));
  EXPECT_EQ(world.passages({{"least", "36"}}).size(), 6U);
  EXPECT_TRUE(world.passages({{"least", "60"}}).empty());
  EXPECT_EQ(
      world.passages({{"outlet", "river-daily"}, {"to", "2024-03-10"}}),
      (Lines{"river-daily|hill-wire"}));
  EXPECT_EQ(world.passages({{"group", "river"}}).size(), 3U);
  EXPECT_TRUE(world.passages({{"search", "无此一说"}}).empty());
  EXPECT_TRUE(world.noted("holds no article"));
}

TEST(Reuse, OneArticleIsShownFromBothSides) {
  World world;
  world.add("hill-wire", "2024-03-01", filler(1) + passage);
  const ArticleId middle = world.add("river-daily", "2024-03-02", passage + filler(2));
  world.add("bay-post", "2024-03-03", filler(3) + passage);
  world.add("bay-post", "2024-03-04", filler(4));
  EXPECT_EQ(
      world.passages({{"article", to_string(middle)}}),
      (Lines{"river-daily|hill-wire", "bay-post|river-daily"}));
  const ArticleId lone = world.add("bay-post", "2024-03-05", "晴");
  EXPECT_TRUE(world.passages({{"article", to_string(lone)}}).empty());
  EXPECT_TRUE(world.noted("The article repeats no other"));
}

TEST(Reuse, RefusesWhatDoesNotGoTogether) {
  World world;
  const ArticleId one = world.add("hill-wire", "2024-03-01", passage);
  EXPECT_THROW(
      world.run(instrument, {{"article", to_string(one)}, {"outlet", "bay-post"}}), UsageError);
  EXPECT_THROW(world.run(instrument, {{"article", "0000000000000001"}}), UsageError);
  EXPECT_THROW(world.run(instrument, {{"article", "nonsense"}}), UsageError);
  EXPECT_THROW(world.run(instrument, {{"within", "-1"}}), UsageError);
  EXPECT_THROW(world.run(instrument, {{"recurring", "1"}}), UsageError);
  EXPECT_THROW(world.run(instrument, {{"from", "2025"}, {"to", "2024"}}), UsageError);
}

TEST(Reuse, AnEmptyArchiveSaysSo) {
  World world;
  EXPECT_TRUE(world.passages().empty());
  EXPECT_TRUE(world.noted("holds no article"));
}

TEST(Reuse, ArticlesOfNothingAndOfOneCharacterRepeatNothing) {
  World world;
  for (int i = 0; i < 3; ++i) world.add("hill-wire", fmt::format("2024-03-0{}", i + 1), "");
  world.add("hill-wire", "2024-03-05", "晴");
  world.add("hill-wire", "2024-03-06", "雨");
  EXPECT_TRUE(world.passages().empty());
  EXPECT_TRUE(world.noted("None of the articles"));
}

TEST(Reuse, BoilerplateStandsApart) {
  World world;
  const std::string line =
      "\n河口台版权声明：本稿所有文字图片均归河口台所有，未经许可任何单位不得转载摘编，违者追究责任"
      "。";
  for (int i = 1; i <= 7; ++i) {
    world.add(
        "river-daily",
        fmt::format("2024-03-{:02}", i),
        filler(static_cast<std::uint64_t>(i), 400) + (i == 1 ? passage : "") + line);
  }
  world.add("bay-post", "2024-03-09", filler(50, 200) + passage + filler(51, 200) + line);
  EXPECT_EQ(
      world.passages({}, {"target_outlet", "recurs", "boilerplate"}), (Lines{"bay-post|1|no"}));
  EXPECT_TRUE(world.noted("passages are boilerplate"));
  EXPECT_EQ(
      world.boilerplate({}, {"articles", "recurs", "outlets", "outlet", "first", "last"}),
      (Lines{"8|7|2|river-daily|2024-03-01|2024-03-09"}));
  EXPECT_EQ(world.passages({{"boilerplate", "with"}}).size(), 29U);
  EXPECT_EQ(
      world.passages({{"boilerplate", "only"}, {"outlet", "bay-post"}}, {"boilerplate"}).size(),
      7U);
  // With more patience there is none.
  EXPECT_TRUE(world.boilerplate({{"recurring", "8"}}).empty());
}

TEST(Reuse, TellsHowManyThereAreWhereItShowsSome) {
  World world;
  for (int i = 1; i <= 4; ++i) {
    world.add(
        "river-daily",
        fmt::format("2024-03-{:02}", i),
        filler(static_cast<std::uint64_t>(i)) + passage);
  }
  EXPECT_EQ(world.passages({{"limit", "2"}}).size(), 2U);
  EXPECT_TRUE(world.noted("2 of 6 passages are shown"));
}

TEST(Reuse, StopsWithoutAWord) {
  World world;
  world.add("hill-wire", "2024-03-01", filler(1) + passage);
  world.add("river-daily", "2024-03-02", passage + filler(2));
  Stop stop;
  stop.request();
  RunContext context;
  context.stop = &stop;
  int rows = 0;
  context.row = [&rows](Row&&) {
    ++rows;
    return true;
  };
  instrument.run(
      world.archive(), test_packs(), check_arguments(instrument, {}, test_packs()), context);
  EXPECT_EQ(rows, 0);
}

TEST(Reuse, AnswersTheSameOnDisk) {
  World memory;
  TestTexts disk{make_test_archive("reuse")};
  for (TestTexts* world : {static_cast<TestTexts*>(&memory), &disk}) {
    world->add("hill-wire", "2024-03-01", filler(1) + passage + TestWords(9).chinese(60));
    world->add("river-daily", "2024-03-02", passage + filler(2));
    world->add("bay-post", "", filler(3) + TestWords(9).chinese(60));
  }
  const Columns columns = {"target", "source", "before", "target_begin", "source_end", "passage"};
  const Lines of_memory = memory.passages({}, columns);
  EXPECT_EQ(of_memory.size(), 2U);
  EXPECT_EQ(disk.lines(instrument, {}, "passages", columns), of_memory);
}

TEST(Families, PutTogetherWhatIsHalfAlike) {
  Families families;
  const auto add = [&](std::uint64_t id, const std::string& words) {
    Article article;
    article.id = ArticleId{id};
    article.outlet = "o" + std::to_string(id % 2);
    article.published = TestWorld::on("2024-03-0" + std::to_string(id));
    families.add(article, {article.id, 0, words.size()}, words, id);
  };
  add(2, "河口台版权声明：本稿所有文字图片均归河口台所有，未经许可不得转载。编辑：江某");
  add(3, "河口台版权声明：本稿所有文字图片均归河口台所有，未经许可不得转载。编辑：湾某某");
  add(3, "河口台版权声明：本稿所有文字图片均归河口台所有，未经许可不得转载。");
  add(1, "山通讯社记者江某从渡口发回的报道，转载须注明出处，欢迎读者来电来函。");
  const auto all = families.all();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]->articles, 2U);
  EXPECT_EQ(all[0]->recurs, 3U);
  EXPECT_EQ(all[0]->outlets.size(), 2U);
  EXPECT_EQ(all[0]->passages.size(), 3U);
  EXPECT_EQ(all[1]->articles, 1U);
}

}  // namespace
}  // namespace weiguan::reuse
