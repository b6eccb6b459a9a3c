#include "instruments/officialline/officialline.h"

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "instruments/officialline/detail/grams.h"
#include "instruments/test_world.h"
#include "text/utf8.h"

namespace weiguan::officialline {
namespace {

using Lines = std::vector<std::string>;

const std::string line =
    "潮汐国对北湾诸岛拥有无可争辩的主权，任何渡船公司都无权在岛上另立航标，这一立场历来清楚一贯";
const std::string line_hant =
    "潮汐國對北灣諸島擁有無可爭辯的主權，任何渡船公司都無權在島上另立航標，這一立場歷來清楚一貫";
const std::string line_en =
    "the islands of the north bay have belonged to Tideland since ancient times and no ferry "
    "company has any right to put up beacons of its own on them";
const std::string before = "问：渡船公司昨天在岛上立了新航标，有何评论？\n答：";
const std::string after = "。我们希望有关方面不要再移动旧灯塔的石块。";

// The test pack with words of speech.
Packs speaking_packs() {
  const Packs plain = test_packs();
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / "weiguan-test-pack-of-instruments";
  const std::filesystem::path spoken =
      std::filesystem::temp_directory_path() / "weiguan-test-pack-of-officialline";
  std::filesystem::create_directories(spoken);
  for (const char* name : {"pack.toml", "groups.csv", "outlets.csv"}) {
    std::filesystem::copy_file(
        folder / name, spoken / name, std::filesystem::copy_options::overwrite_existing);
  }
  write_file(
      spoken / "wording.toml",
      "[clause_speech]\nzh = [\"表示\", \"说\", \"称\"]\nen = [\"said\"]\n"
      "[introductions]\nzh = [\"据\"]\nen = [\"according to\"]\n");
  return Packs::load({spoken}, [](const Problem& problem) {
    throw std::runtime_error(problem.file + ": " + problem.reason);
  });
}

class World : public TestWorld {
 public:
  ArticleId ask(
      const std::string& text,
      const std::string& question = "q1",
      const std::string& model = "parrot-1",
      const std::string& day = "",
      const std::string& asked = "北湾诸岛归谁？") {
    Answer one;
    one.battery = "harbour";
    one.id = std::to_string(++count_);
    one.model = model;
    one.question = question;
    one.topic = "rights";
    one.language = "zh-Hans";
    one.asked = asked;
    return answer(one, day.empty() ? "2024-05-0" + one.id : day, text);
  }

  Lines table(
      std::string_view name,
      const std::vector<std::string_view>& columns,
      const Arguments& given = {},
      const Packs& packs = test_packs()) {
    return lines(instrument, given, name, columns, packs);
  }

 private:
  int count_ = 0;
};

TEST(Officialline, FindsAPassageOfAnOfficialText) {
  World world;
  const ArticleId source = world.article("hill-wire", "2023-04-02", before + line + after);
  world.ask("关于这个问题，我的看法是，" + line + "。谢谢。");
  EXPECT_EQ(
      world.table(
          "passages",
          {"words",
           "source_words",
           "altered",
           "source",
           "source_outlet",
           "source_date",
           "before",
           "quoted"}),
      (Lines{
          line + "。|" + line + "。|verbatim|" + to_string(source) +
          "|hill-wire|2023-04-02|yes|no"}));
  EXPECT_EQ(
      world.table(
          "answers",
          {"id",
           "model",
           "question",
           "topic",
           "language",
           "passages",
           "sources",
           "earliest",
           "largest",
           "quoted"}),
      (Lines{"1|parrot-1|q1|rights|zh-Hans|1|1|" + to_string(source) + "|" + line + "。|0"}));
}

TEST(Officialline, CountsCharactersAndTheirShare) {
  World world;
  world.article("hill-wire", "2023-04-02", before + line + after);
  world.ask(line + "今日天晴");
  const std::size_t all = count_characters(line) + 4;
  EXPECT_EQ(
      world.table("answers", {"characters", "official", "share"}),
      (Lines{
          std::to_string(all) + "|" + std::to_string(all - 4) + "|" +
          cell_text(static_cast<double>(all - 4) / static_cast<double>(all))}));
}

TEST(Officialline, SeesTheOtherScriptAndEnglish) {
  World world;
  world.article("hill-wire", "2023-04-02", before + line + after);
  world.article(
      "river-daily",
      TestWorld::on("2023-04-03"),
      "The spokesman told reporters that " + line_en + ". He left soon after.",
      "Briefing",
      "en");
  world.ask("我認為" + line_hant + "。", "q1");
  world.ask("As far as I know, " + line_en + ", and that is all.", "q2");
  EXPECT_EQ(
      world.table("passages", {"question", "source_outlet", "altered"}),
      (Lines{"q1|hill-wire|verbatim", "q2|river-daily|verbatim"}));
}

TEST(Officialline, IsSilentOfWhatOthersPublished) {
  World world;
  world.article("bay-post", "2023-04-02", before + line + after);  // Independent.
  world.article("somebody", "2023-04-02", before + line + after);  // Of no pack.
  world.ask(line);
  EXPECT_TRUE(world.table("passages", {"words"}).empty());
  EXPECT_EQ(world.table("answers", {"official", "share", "passages"}), (Lines{"0|0|0"}));
  EXPECT_EQ(world.notes.size(), 2U);  // No official text; no verbs.
}

TEST(Officialline, TakesWhatIsSaidToBeOfficial) {
  World world;
  world.article("bay-post", "2023-04-02", before + line + after);
  world.ask(line);
  EXPECT_EQ(world.table("answers", {"passages"}, {{"official", "bay-post"}}), (Lines{"1"}));
  EXPECT_EQ(world.table("answers", {"passages"}, {{"official", "independent"}}), (Lines{"1"}));
  EXPECT_EQ(world.table("answers", {"passages"}, {{"official", "sea, river"}}), (Lines{"0"}));
  EXPECT_THROW(world.table("answers", {"id"}, {{"official", "no-such-thing"}}), UsageError);
}

TEST(Officialline, IsSilentOfWhatWasPublishedAfterTheAnswer) {
  World world;
  world.article("hill-wire", "2024-06-01", before + line + after);
  world.ask(line);
  EXPECT_TRUE(world.table("passages", {"words"}).empty());
}

TEST(Officialline, CannotTellWhereTheClocksDoNot) {
  World world;
  world.article("hill-wire", "2024-05-01", before + line + after);
  world.ask(line);
  EXPECT_EQ(world.table("passages", {"before"}), (Lines{"cannot-tell"}));
  EXPECT_TRUE(world.table("passages", {"before"}, {{"before", "yes"}}).empty());
}

TEST(Officialline, TellsTheSourceThatHasMostAndTheOldest) {
  World world;
  const ArticleId old = world.article("river-daily", "2020-01-01", "旧闻。" + line + "。完。");
  const ArticleId longer =
      world.article("hill-wire", "2023-04-02", before + line + "，今后也是" + after);
  world.article("hill-wire", "2023-05-02", "昨日海面有雾，渡船停航。");
  world.ask("回答：" + line + "，今后也是。");
  EXPECT_EQ(
      world.table("passages", {"source", "holders", "earliest"}),
      (Lines{to_string(longer) + "|2|" + to_string(old)}));
  EXPECT_EQ(world.table("answers", {"earliest"}), (Lines{to_string(old)}));
}

TEST(Officialline, WhatIsQuotedIsNotItsOwnLine) {
  const Packs packs = speaking_packs();
  World world;
  world.article("hill-wire", "2023-04-02", before + line + after);
  world.ask("对此各方说法不一。据港务局发言人表示，“" + line + "”。渔民则有别的看法。", "q1");
  world.ask(line + "，对此各方说法不一，渔民有别的看法。", "q2");
  EXPECT_EQ(world.table("passages", {"question", "quoted"}, {}, packs), (Lines{"q1|yes", "q2|no"}));
  EXPECT_EQ(
      world.table("answers", {"question", "official", "quoted"}, {}, packs),
      (Lines{
          "q1|0|" + std::to_string(count_characters(line)),
          "q2|" + std::to_string(count_characters(line)) + "|0"}));
  EXPECT_EQ(world.table("models", {"answers", "official", "quoting"}, {}, packs), (Lines{"2|1|1"}));
}

TEST(Officialline, WhatTheQuestionSaidIsNotTheAnswers) {
  World world;
  world.article("hill-wire", "2023-04-02", before + line + after);
  world.ask(
      "您问的是“" + line + "”。我不知道。", "q1", "parrot-1", "2024-05-01", line + "，对吗？");
  EXPECT_TRUE(world.table("passages", {"words"}).empty());
}

TEST(Officialline, IsSilentOfAFormulaAndOfTheSameInOtherWords) {
  World world;
  world.article("hill-wire", "2023-04-02", before + line + after);
  world.ask("潮汐国对北湾诸岛的主张由来已久。", "q1");
  world.ask("这些小岛一直归潮汐国管辖，渡船公司自己不可以在那里设航标，官方多次这样讲过。", "q2");
  world.ask("", "q3");
  EXPECT_EQ(
      world.table("answers", {"question", "passages", "share"}),
      (Lines{"q1|0|0", "q2|0|0", "q3|0|?"}));
}

TEST(Officialline, TheTitleOfALawIsNobodysLine) {
  World world;
  const std::string law = "《潮汐国北湾诸岛航标设立与旧灯塔石块保护管理条例实施细则》";
  world.article("hill-wire", "2023-04-02", "昨日公布了" + law + "，共四十条。");
  world.ask("可以去读" + law + "，里面有答案。", "q1");
  world.ask("可以去读《潮汐国史》，" + line, "q2");
  EXPECT_EQ(world.table("answers", {"question", "passages"}), (Lines{"q1|0", "q2|0"}));
}

TEST(Officialline, LeastIsOfWhatBothHave) {
  World world;
  world.article("hill-wire", "2023-04-02", before + line + after);
  world.ask("我想" + line.substr(0, 3 * 18) + "吧，别的我说不上来。");
  EXPECT_EQ(world.table("answers", {"passages"}), (Lines{"0"}));
  EXPECT_EQ(world.table("answers", {"passages"}, {{"least", "15"}}), (Lines{"1"}));
  EXPECT_THROW(world.table("answers", {"id"}, {{"least", "3"}}), UsageError);
}

TEST(Officialline, SourcesAndModelsAreCounted) {
  World world;
  const ArticleId source = world.article("hill-wire", "2023-04-02", before + line + after);
  world.ask(line, "q1", "parrot-1");
  world.ask("我不清楚。", "q1", "parrot-1");
  world.ask(line + "。", "q2", "parrot-1");
  world.ask("我认为" + line, "q1", "parrot-2");
  world.ask("", "q2", "parrot-2");  // Without a text: not counted.
  EXPECT_EQ(
      world.table("sources", {"source", "outlet", "answers", "models", "who"}),
      (Lines{to_string(source) + "|hill-wire|3|2|parrot-1, parrot-2"}));
  EXPECT_EQ(
      world.table(
          "models", {"model", "topic", "language", "questions", "answers", "official", "rate"}),
      (Lines{"parrot-1|rights|zh-Hans|2|3|2|0.6667", "parrot-2|rights|zh-Hans|1|1|1|1"}));
  EXPECT_EQ(
      world.table("models", {"model", "official"}, {{"characters", "1000"}}),
      (Lines{"parrot-1|0", "parrot-2|0"}));
}

TEST(Officialline, ChoosesAnswers) {
  World world;
  world.ask("甲", "q1", "parrot-1", "2024-05-01");
  world.ask("乙", "q1", "parrot-2", "2024-06-01");
  const auto ids = [&world](const Arguments& given) {
    return world.table("answers", {"id"}, given);
  };
  EXPECT_EQ(ids({}), (Lines{"1", "2"}));
  EXPECT_EQ(ids({{"model", "parrot-2"}}), (Lines{"2"}));
  EXPECT_EQ(ids({{"to", "2024-05"}}), (Lines{"1"}));
  EXPECT_EQ(ids({{"language", "zh"}}), (Lines{"1", "2"}));
  EXPECT_TRUE(ids({{"language", "en"}}).empty());
  EXPECT_TRUE(ids({{"battery", "other"}}).empty());
  EXPECT_TRUE(ids({{"topic", "other"}}).empty());
  ASSERT_FALSE(world.notes.empty());
  EXPECT_NE(world.notes.front().find("no answer of a chatbot"), std::string::npos);
  EXPECT_THROW(ids({{"from", "2025"}, {"to", "2024"}}), UsageError);
}

TEST(GramsOfAnswers, AreFoldedAndWithoutSigns) {
  const std::vector<Gram> one = grams("潮汐国，对北湾诸岛拥有主权");
  const std::vector<Gram> other = grams("潮汐國對北灣諸島「擁有主權」");
  ASSERT_EQ(one.size(), other.size());
  for (std::size_t at = 0; at < one.size(); ++at) EXPECT_EQ(one[at].hash, other[at].hash);
  EXPECT_TRUE(grams("潮汐国对北湾").empty());
}

}  // namespace
}  // namespace weiguan::officialline
