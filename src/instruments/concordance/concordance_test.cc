#include "instruments/concordance/concordance.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "instruments/concordance/detail/cut.h"
#include "instruments/test_texts.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan::concordance {
namespace {

using Texts = std::vector<std::string>;

// Each line as left|match|right.
Texts shown(const TestRun& run) {
  Texts lines;
  for (const Row* row : run.of(0)) {
    lines.push_back(
        text_of(row->values[0]) + "|" + text_of(row->values[1]) + "|" + text_of(row->values[2]));
  }
  return lines;
}

Arguments ask(const std::string& phrases, Arguments more = {}) {
  more["phrases"] = phrases;
  return more;
}

TEST(Concordance, AMatchStandsBetweenWhatIsBeforeAndBehind) {
  TestTexts texts;
  texts.add("river-daily", "2024-07-02", "我們要發展潮汐經濟，建設新港。");
  texts.add("bay-post", "2024-07-03", "The bay wants a Tidal Economy now.", "en");
  EXPECT_EQ(
      shown(texts.run(instrument, ask("潮汐经济", {{"width", "3"}}))),
      Texts{"要發展|潮汐經濟|，建設"});
  EXPECT_EQ(
      shown(texts.run(instrument, ask("tidal economy", {{"width", "4"}}))),
      Texts{"wants a |Tidal Economy| now."});
  EXPECT_TRUE(shown(texts.run(instrument, ask("tidal econ"))).empty());
  EXPECT_TRUE(shown(texts.run(instrument, ask("经济潮汐"))).empty());
}

TEST(Concordance, ALineIsOneLine) {
  TestTexts texts;
  texts.add("river-daily", "2024-07-02", "上段。\n潮汐经济\n下\t段。");
  EXPECT_EQ(shown(texts.run(instrument, ask("潮汐经济"))), Texts{"上段。 |潮汐经济| 下 段。"});
}

TEST(Concordance, ALineOpensTheArticleAtThePassage) {
  TestTexts texts;
  const ArticleId id = texts.add("river-daily", "2024-07-02", "发展潮汐经济。");
  const TestRun run = texts.run(instrument, ask("潮汐经济"));
  ASSERT_EQ(run.rows.size(), 1U);
  const Row& row = run.rows[0];
  EXPECT_EQ(row.evidence.passages, (std::vector<Passage>{{id, 6, 18}}));
  EXPECT_EQ(text_of(row.values[3]), "2024-07-02");
  EXPECT_EQ(text_of(row.values[4]), to_string(id));
  EXPECT_EQ(text_of(row.values[5]), "river-daily");
  EXPECT_EQ(text_of(row.values[6]), "潮汐经济");
  EXPECT_EQ(text_of(row.values[7]), "标题1");
}

TEST(Concordance, ADateIsAsCloseAsItIsKnown) {
  TestTexts texts;
  texts.add("river-daily", "2022-07", "潮汐经济");
  texts.add("river-daily", "2023", "潮汐经济");
  texts.add("river-daily", "2024-W27", "潮汐经济");
  texts.add("river-daily", "", "潮汐经济");
  Texts dates;
  for (const Row& row : texts.run(instrument, ask("潮汐经济", {{"sort", "oldest"}})).rows) {
    dates.push_back(text_of(row.values[3]));
  }
  EXPECT_EQ(dates, (Texts{"", "2022-07", "2023", "2024-07-01/2024-07-07"}));
}

TEST(Concordance, LinesAreSortedByWhatStandsBesideThem) {
  TestTexts texts;
  texts.add("river-daily", "2024-07-01", "丙乙“潮汐经济”，新甲。");
  texts.add("river-daily", "2024-07-02", "甲乙潮汐经济新乙。");
  texts.add("river-daily", "2024-07-03", "乙丙。潮汐经济。");
  texts.add("river-daily", "2024-07-04", "乙甲潮汐经济（旧甲）。");
  const auto sorted = [&](const std::string& by, const std::string& depth) {
    Texts days;
    const TestRun run = texts.run(instrument, ask("潮汐经济", {{"sort", by}, {"depth", depth}}));
    for (const Row& row : run.rows) days.push_back(text_of(row.values[3]).substr(8));
    return days;
  };
  EXPECT_EQ(sorted("newest", "3"), (Texts{"04", "03", "02", "01"}));
  EXPECT_EQ(sorted("oldest", "3"), (Texts{"01", "02", "03", "04"}));
  // 丙 U+4E19, 乙 U+4E59, 新 U+65B0, 旧 U+65E7, 甲 U+7532; the end of the sentence before all.
  EXPECT_EQ(sorted("left", "3"), (Texts{"03", "01", "02", "04"}));
  EXPECT_EQ(sorted("left", "1"), (Texts{"03", "02", "01", "04"}));
  EXPECT_EQ(sorted("right", "2"), (Texts{"03", "02", "01", "04"}));
  EXPECT_EQ(sorted("right", "1"), (Texts{"03", "02", "01", "04"}));
}

TEST(Concordance, EnglishIsSortedByWords) {
  TestTexts texts;
  texts.add("bay-post", "2024-07-01", "They praise the tidal economy, loudly. New", "en");
  texts.add("bay-post", "2024-07-02", "Some fear a Tidal Economy Again.", "en");
  const TestRun run = texts.run(instrument, ask("tidal economy", {{"sort", "right"}}));
  EXPECT_EQ(text_of(run.rows[0].values[3]), "2024-07-02");
  EXPECT_EQ(text_of(run.rows[1].values[3]), "2024-07-01");
}

TEST(Concordance, LinesAreGatheredByTheirContext) {
  TestTexts texts;
  const ArticleId first =
      texts.add("river-daily", "2024-07-01", "发展潮汐经济。發展「潮汐經濟」！");
  texts.add("river-daily", "2024-07-02", "发展潮汐经济。抵制潮汐经济。");
  const TestRun run = texts.run(
      instrument, ask("潮汐经济", {{"group-by", "left"}, {"depth", "2"}, {"limit", "1"}}));
  const auto contexts = run.of(1);
  ASSERT_EQ(contexts.size(), 1U);
  EXPECT_EQ(text_of(contexts[0]->values[1]), "发展");
  EXPECT_EQ(whole_of(contexts[0]->values[3]), 3);
  EXPECT_DOUBLE_EQ(number_of(contexts[0]->values[4]), 0.75);
  EXPECT_EQ(whole_of(contexts[0]->values[5]), 2);
  EXPECT_EQ(text_of(contexts[0]->values[6]), "2024-07-01");
  EXPECT_EQ(text_of(contexts[0]->values[7]), "2024-07-02");
  ASSERT_EQ(contexts[0]->evidence.passages.size(), 3U);
  EXPECT_EQ(contexts[0]->evidence.passages[0], (Passage{first, 6, 18}));
  EXPECT_TRUE(run.says("1 of 2 contexts"));
  EXPECT_TRUE(run.says("Lines 1 to 1 of 4"));
  EXPECT_TRUE(texts.run(instrument, ask("潮汐经济")).of(1).empty());
}

TEST(Concordance, WhatIsCutOffIsTold) {
  TestTexts texts;
  for (int i = 1; i <= 9; ++i) {
    texts.add("river-daily", "2024-07-0" + std::to_string(i), "潮汐经济" + std::to_string(i));
  }
  const TestRun all = texts.run(instrument, ask("潮汐经济"));
  EXPECT_EQ(all.rows.size(), 9U);
  EXPECT_TRUE(all.notes.empty());
  const TestRun part = texts.run(instrument, ask("潮汐经济", {{"limit", "4"}, {"offset", "3"}}));
  ASSERT_EQ(part.rows.size(), 4U);
  EXPECT_EQ(text_of(part.rows[0].values[3]), "2024-07-06");
  EXPECT_TRUE(part.says("Lines 4 to 7 of 9"));
  EXPECT_TRUE(texts.run(instrument, ask("潮汐经济", {{"offset", "9"}})).says("only 9 lines"));
  EXPECT_EQ(texts.run(instrument, ask("潮汐经济", {{"limit", "0"}})).rows.size(), 9U);
}

TEST(Concordance, ASampleIsTheSameEachTime) {
  TestTexts texts;
  for (int i = 1; i <= 9; ++i) {
    texts.add("river-daily", "2024-07-0" + std::to_string(i), "潮汐经济" + std::to_string(i));
  }
  const TestRun run = texts.run(instrument, ask("潮汐经济", {{"sample", "4"}}));
  EXPECT_EQ(run.rows.size(), 4U);
  EXPECT_TRUE(run.says("sample of 4 of 9"));
  EXPECT_EQ(shown(run), shown(texts.run(instrument, ask("潮汐经济", {{"sample", "4"}}))));
  EXPECT_FALSE(texts.run(instrument, ask("潮汐经济", {{"sample", "9"}})).says("sample"));
}

TEST(Concordance, AnEmptyAnswerSaysWhy) {
  TestTexts texts;
  texts.add("river-daily", "2024-07-01", "潮汐经济");
  texts.add("bay-post", "2024-07-01", "别的");
  texts.add("bay-post", "", "潮汐经济");
  EXPECT_TRUE(texts.run(instrument, ask("海啸经济")).says("No text in the archive has “海啸经济”"));
  const TestRun other = texts.run(instrument, ask("潮汐经济", {{"outlet", "hill-wire"}}));
  EXPECT_TRUE(other.says("none of those chosen"));
  EXPECT_TRUE(other.rows.empty());
  const TestRun before = texts.run(instrument, ask("潮汐经济", {{"to", "2023"}}));
  EXPECT_TRUE(before.says("none of those chosen"));
  EXPECT_TRUE(before.says("1 more articles with it may be of that period"));
  EXPECT_TRUE(texts.run(instrument, ask("潮汐经济", {{"group", "empty"}})).rows.empty());
  EXPECT_TRUE(TestTexts().run(instrument, ask("潮汐经济", {{"from", "2024"}})).rows.empty());
}

TEST(Concordance, WrongNumbersAreRefused) {
  TestTexts texts;
  EXPECT_THROW(texts.run(instrument, ask("潮汐", {{"depth", "4"}})), UsageError);
  EXPECT_THROW(texts.run(instrument, ask("潮汐", {{"depth", "0"}})), UsageError);
  EXPECT_THROW(texts.run(instrument, ask("潮汐", {{"width", "-1"}})), UsageError);
  EXPECT_THROW(texts.run(instrument, ask("")), UsageError);
}

std::string random_text(std::mt19937& random) {
  static const Texts parts = {
      "潮", "汐", "汐", "经", "，", "。", "\n", " ", "a", "tide", "港", "「", "」", "𠮷", "\t"};
  std::string text;
  for (auto i = random() % 60; i > 0; --i) text += parts[random() % parts.size()];
  return text;
}

TEST(Concordance, TheThreePartsTogetherAreThePieceOfTheText) {
  std::mt19937 random(4);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = random_text(random);
    std::string plain = text;
    for (char& c : plain) {
      if (c == '\n' || c == '\t') c = ' ';
    }
    for (const Range& range : find_phrase(text, {"潮", "汐"})) {
      for (const std::uint64_t width : {0U, 1U, 3U, 1000U}) {
        const Cut parts = cut(text, range.begin, range.end, width);
        EXPECT_TRUE(is_utf8(parts.left) && is_utf8(parts.right));
        ASSERT_LE(parts.left.size(), range.begin);
        EXPECT_EQ(
            parts.left + parts.match + parts.right,
            plain.substr(
                range.begin - parts.left.size(),
                parts.left.size() + parts.match.size() + parts.right.size()));
        EXPECT_LE(count_characters(parts.left), 2 * width);
        if (width == 1000) {
          EXPECT_EQ(parts.left + parts.match + parts.right, plain);
        }
      }
    }
  }
}

TEST(Concordance, BothBackendsGiveTheSameLines) {
  TestTexts memory, sqlite(make_test_archive("concordance-test"));
  std::mt19937 random(5);
  for (int i = 0; i < 60; ++i) {
    const std::string text = random_text(random);
    const std::string day = "2024-07-" + std::to_string(10 + random() % 20);
    const std::string outlet = random() % 2 == 0 ? "river-daily" : "bay-post";
    memory.add(outlet, day, text);
    sqlite.add(outlet, day, text);
  }
  for (const char* sort : {"newest", "oldest", "outlet", "left", "right"}) {
    const Arguments arguments =
        ask("潮\n潮汐\ntide", {{"sort", sort}, {"group-by", "both"}, {"sample", "50"}});
    const TestRun a = memory.run(instrument, arguments), b = sqlite.run(instrument, arguments);
    ASSERT_EQ(a.rows.size(), b.rows.size());
    EXPECT_FALSE(a.rows.empty());
    for (std::size_t i = 0; i < a.rows.size(); ++i) {
      EXPECT_EQ(a.rows[i].values, b.rows[i].values);
      EXPECT_EQ(a.rows[i].evidence.passages, b.rows[i].evidence.passages);
    }
    EXPECT_EQ(a.notes, b.notes);
  }
}

}  // namespace
}  // namespace weiguan::concordance
