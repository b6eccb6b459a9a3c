#include "instruments/collocates/collocates.h"

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/files.h"
#include "instruments/test_texts.h"
#include "text/tokens.h"
#include "text/utf8.h"

namespace weiguan::collocates {
namespace {

Arguments ask(const std::string& phrases, Arguments more = {}) {
  more["phrases"] = phrases;
  more.try_emplace("least", "1");
  more.try_emplace("limit", "0");
  return more;
}

const Row* find(const TestRun& run, const std::string& collocate, const std::string& period = {}) {
  for (const Row* row : run.of(0)) {
    if (text_of(row->values[2]) != collocate) continue;
    if (period.empty() || text_of(row->values[1]) == period) return row;
  }
  return nullptr;
}

// Sentences that have nothing to do with the phrase, so that what is beside it is no chance.
std::string filling(int sentences) {
  std::string text;
  for (int i = 0; i < sentences; ++i) text += "山中老人每日清晨缓步登高远望云海。";
  return text;
}

TEST(Collocates, AreWhatStandsInTheWindow) {
  TestTexts texts;
  const ArticleId id =
      texts.add("river-daily", "2024-07-02", "建设潮汐安全，保护渔民。" + filling(9));
  const TestRun run = texts.run(instrument, ask("安全", {{"window", "2"}}));
  // Four characters on each side, signs not counted: 建设潮汐 and 保护渔民.
  EXPECT_NE(find(run, "建设潮汐"), nullptr);
  const Row* row = find(run, "保护渔民");
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(whole_of(row->values[3]), 1);
  EXPECT_EQ(whole_of(row->values[4]), 0);  // None to the left.
  EXPECT_EQ(whole_of(row->values[5]), 1);
  EXPECT_EQ(whole_of(row->values[6]), 1);
  EXPECT_EQ(whole_of(row->values[7]), 1);
  EXPECT_EQ(row->evidence.passages, (std::vector<Passage>{{id, 12, 33}}));
  // Folded into the longer ones; not over a sign; not with the phrase in it; not far away.
  for (const char* none : {"保护", "潮汐保护", "潮汐安全", "安全", "登高"}) {
    EXPECT_EQ(find(run, none), nullptr) << none;
  }
}

TEST(Collocates, AWindowEndsWithItsSentence) {
  TestTexts texts;
  texts.add("river-daily", "2024-07-02", "渔民回港。安全第一！新船出海。\n" + filling(9));
  const TestRun run = texts.run(instrument, ask("安全"));
  EXPECT_NE(find(run, "第一"), nullptr);
  EXPECT_EQ(find(run, "渔民回港"), nullptr);
  EXPECT_EQ(find(run, "新船出海"), nullptr);
}

TEST(Collocates, WithinASentenceAllOfItCounts) {
  TestTexts texts;
  texts.add(
      "river-daily",
      "2024-07-02",
      "渔民在漫长的冬季里终于等到了春汛，因而倍加珍惜安全。新船出海。" + filling(9));
  const Arguments sentence = ask("安全", {{"within", "sentence"}});
  EXPECT_NE(find(texts.run(instrument, sentence), "渔民"), nullptr);
  EXPECT_EQ(find(texts.run(instrument, sentence), "新船出海"), nullptr);
  EXPECT_EQ(find(texts.run(instrument, ask("安全")), "渔民"), nullptr);
}

TEST(Collocates, TraditionalAndSimplifiedAreOne) {
  TestTexts texts;
  texts.add("river-daily", "2024-07-02", "漁業安全。" + filling(9));
  texts.add("river-daily", "2024-07-03", "渔业安全。" + filling(9));
  const TestRun run = texts.run(instrument, ask("安全"));
  ASSERT_NE(find(run, "渔业"), nullptr);
  EXPECT_EQ(whole_of(find(run, "渔业")->values[3]), 2);
}

TEST(Collocates, OfEnglishAreWordsWithoutLittleOnes) {
  TestTexts texts;
  std::string filling = "Nothing whatsoever happened upstream yesterday.";
  for (int i = 0; i < 4; ++i) filling += " " + filling;
  texts.add("bay-post", "2024-07-02", "The 2024 harbour safety of the Bay rose. " + filling, "en");
  const TestRun run = texts.run(instrument, ask("safety"));
  for (const char* there : {"harbour", "bay", "rose"})
    EXPECT_NE(find(run, there), nullptr) << there;
  for (const char* none : {"the", "of", "2024", "upstream", "safety"}) {
    EXPECT_EQ(find(run, none), nullptr) << none;
  }
  const Row* row = find(run, "harbour");
  EXPECT_EQ(whole_of(row->values[4]), 1);
}

TEST(Collocates, AreFoldedIntoTheLongestAndNotCutAtJoints) {
  TestTexts texts;
  std::string text;
  for (int i = 0; i < 5; ++i) text += "海洋牧场的安全。和渔港安全。与渔港安全。渔港的安全。";
  texts.add("river-daily", "2024-07-02", text + filling(30));
  const TestRun run = texts.run(instrument, ask("安全"));
  EXPECT_NE(find(run, "海洋牧场"), nullptr);
  EXPECT_NE(find(run, "渔港"), nullptr);
  for (const char* none :
       {"海洋", "洋牧", "牧场", "海洋牧场的", "的", "和渔港", "与渔港", "渔港的", "和渔"}) {
    EXPECT_EQ(find(run, none), nullptr) << none;
  }
}

TEST(Collocates, WordingsOfTheGlossaryStayWhole) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / "weiguan-test-pack-of-collocates";
  std::filesystem::create_directories(folder);
  write_file(
      folder / "pack.toml",
      "id = \"test\"\nversion = \"1\"\nzone = \"Asia/Shanghai\"\nlanguages = [\"zh\"]\n\n[names]\n"
      "hans = \"测试\"\nen = \"Test\"\n");
  write_file(
      folder / "phrases.toml",
      "[[phrase]]\nid = \"ranch\"\nnames = { hans = \"海洋\", en = \"Sea\" }\n"
      "english = [\"blue pasture\"]\nmeaning = { en = \"Sea\" }\nsource = \"made up\"\n");
  write_file(
      folder / "outlets.csv",
      "id,name_en,kind,control,place,source\nbay-post,Bay Post,newspaper,unknown,CN,made up\n");
  std::string problems;
  const Packs packs =
      Packs::load({folder}, [&](const Problem& problem) { problems += problem.reason + "\n"; });
  ASSERT_EQ(packs.phrases().size(), 1U) << problems;
  TestTexts texts;
  texts.add("river-daily", "2024-07-02", "海洋牧场安全。" + filling(9));
  texts.add("bay-post", "2024-07-02", "The Blue Pasture brings 安全。", "en");
  const TestRun run = texts.run(instrument, ask("安全"), packs);
  for (const char* there : {"海洋", "海洋牧场", "blue pasture", "pasture"}) {
    EXPECT_NE(find(run, there), nullptr) << there;
  }
  EXPECT_EQ(find(texts.run(instrument, ask("安全")), "海洋"), nullptr);
}

// 40 sentences with 港口 beside 安全 in 2023 and 8 in 2024, 网络 the other way round.
void add_two_years(TestTexts& texts) {
  const auto year = [&](const std::string& when, int ports, int nets) {
    std::string text;
    for (int i = 0; i < ports; ++i) text += "港口安全。";
    for (int i = 0; i < nets; ++i) text += "网络安全。";
    for (int i = 0; i < 6; ++i) text += "牧场安全。";
    texts.add("river-daily", when, text + "港口很大。" + filling(20));
  };
  year("2023-05-01", 40, 8);
  year("2024-05-01", 8, 40);
}

TEST(Collocates, HaveTheStatisticsOfTheirTable) {
  TestTexts texts;
  add_two_years(texts);
  const TestRun run = texts.run(instrument, ask("安全", {{"by", "year"}, {"least", "5"}}));
  const Row* row = find(run, "港口", "2023");
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(whole_of(row->values[3]), 40);
  EXPECT_EQ(whole_of(row->values[7]), 41);
  // SciPy: chi2_contingency(lambda_="log-likelihood", correction=False) and
  // false_discovery_control over the three collocates of the year; logDice by its formula.
  EXPECT_NEAR(number_of(row->values[8]), 8.2, 1e-9);
  EXPECT_NEAR(number_of(row->values[9]), 13.752072486556415, 1e-9);
  EXPECT_NEAR(number_of(row->values[10]), 133.68940229397003, 1e-8);
  EXPECT_NEAR(number_of(row->values[11]) / 1.9166290123041045e-30, 1, 1e-6);
  EXPECT_NEAR(number_of(row->values[12]), 2.286304185156641, 1e-9);
}

TEST(Collocates, ShiftsSayWhatCameAndWhatWent) {
  TestTexts texts;
  add_two_years(texts);
  texts.add("river-daily", "2025-05-01", "盐田安全。盐田安全。盐田安全。网络安全。" + filling(3));
  const TestRun run = texts.run(instrument, ask("安全", {{"by", "year"}, {"least", "3"}}));
  std::map<std::pair<std::string, std::string>, const Row*> shifts;
  for (const Row* row : run.of(1)) {
    shifts[{text_of(row->values[2]), text_of(row->values[3])}] = row;
  }
  const Row* fell = shifts[{"2024", "港口"}];
  ASSERT_NE(fell, nullptr);
  EXPECT_EQ(text_of(fell->values[4]), "fell");
  EXPECT_EQ(whole_of(fell->values[5]), 40);
  EXPECT_EQ(whole_of(fell->values[6]), 8);
  EXPECT_NEAR(number_of(fell->values[7]), 1000 * 40 / 54.0, 1e-9);
  // SciPy: relative_risk(8, 108, 40, 108).confidence_interval(0.95), in binary logarithms; the
  // p-value of Rayson and Garside's log-likelihood after false_discovery_control over the pair.
  EXPECT_NEAR(number_of(fell->values[9]), -2.321928094887362, 1e-9);
  EXPECT_NEAR(number_of(fell->values[10]), -3.3472374605003687, 1e-6);
  EXPECT_NEAR(number_of(fell->values[11]), -1.2966187292743558, 1e-6);
  EXPECT_NEAR(number_of(fell->values[12]) / 2.091736281006698e-06, 1, 1e-6);
  ASSERT_NE((shifts[{"2025", "盐田"}]), nullptr);
  EXPECT_EQ(text_of(shifts[{"2025", "盐田"}]->values[4]), "came");
  EXPECT_EQ(text_of(shifts[{"2025", "牧场"}]->values[4]), "went");
  EXPECT_EQ(text_of(shifts[{"2024", "网络"}]->values[4]), "rose");
  EXPECT_EQ(fell->evidence.passages.size(), 40U);
}

TEST(Collocates, APeriodMayBeComparedWithAnyOther) {
  TestTexts texts;
  add_two_years(texts);
  const TestRun run = texts.run(instrument, ask("安全", {{"against", "2023"}, {"from", "2024"}}));
  ASSERT_FALSE(run.of(1).empty());
  EXPECT_EQ(text_of(run.of(1)[0]->values[1]), "2023");
  EXPECT_EQ(run.of(2).size(), 2U);
  EXPECT_THROW(texts.run(instrument, ask("安全", {{"against", "2023"}})), UsageError);
  EXPECT_THROW(texts.run(instrument, ask("安全", {{"against-to", "2023"}})), UsageError);
  EXPECT_THROW(
      texts.run(instrument, ask("安全", {{"against", "2023"}, {"against-to", "2022"}})),
      UsageError);
}

TEST(Collocates, MissingIsNotZero) {
  TestTexts texts;
  texts.add("river-daily", "2021-05-01", "港口安全。");
  texts.add("river-daily", "2023-05-01", "别的。");
  const TestRun run = texts.run(instrument, ask("安全", {{"by", "year"}}));
  std::vector<std::string> status;
  for (const Row* row : run.of(2)) status.push_back(text_of(row->values[2]));
  EXPECT_EQ(status, (std::vector<std::string>{"counted", "missing", "zero"}));
  EXPECT_EQ(run.of(2)[1]->values[3], Value{});
  EXPECT_EQ(whole_of(run.of(2)[2]->values[3]), 0);
  EXPECT_TRUE(run.says("1 of 3 periods have no text"));
}

TEST(Collocates, AnEmptyAnswerSaysWhy) {
  TestTexts texts;
  texts.add("river-daily", "2021-05-01", "港口安全。");
  texts.add("river-daily", "", "港口安全。");
  EXPECT_TRUE(texts.run(instrument, ask("渔歌")).says("No text in the archive has “渔歌”"));
  EXPECT_TRUE(texts.run(instrument, ask("安全", {{"outlet", "bay-post"}})).says("none of those"));
  EXPECT_TRUE(texts.run(instrument, ask("安全")).says("1 articles without a known time"));
  EXPECT_TRUE(texts.run(instrument, ask("安全", {{"by", "year"}})).says("not counted"));
  EXPECT_TRUE(texts.run(instrument, ask("安全", {{"group", "empty"}})).rows.empty());
  EXPECT_TRUE(TestTexts().run(instrument, ask("安全", {{"by", "day"}})).rows.empty());
}

TEST(Collocates, WhatIsLeftOutIsTold) {
  TestTexts texts;
  add_two_years(texts);
  const TestRun run = texts.run(instrument, ask("安全", {{"limit", "1"}, {"by", "year"}}));
  EXPECT_EQ(run.of(0).size(), 2U);
  EXPECT_TRUE(run.says("2 of "));
  EXPECT_FALSE(texts.run(instrument, ask("安全")).says("limit"));
}

// ---- Counts by brute force ----------------------------------------------------------------------

struct BruteText {
  std::vector<std::string> pieces;  // Characters, signs, ends.
  std::vector<bool> node, near;
};

bool is_end(const std::string& piece) {
  return piece == "。" || piece == "\n";
}
bool is_sign(const std::string& piece) {
  return piece == "，" || is_end(piece);
}

// Texts of 甲乙丙丁 with commas and full stops; the phrase is 丁丁.
BruteText read(const std::string& text, std::size_t window) {
  BruteText all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    next_character(text, at);
    all.pieces.push_back(text.substr(begin, at - begin));
  }
  const std::size_t size = all.pieces.size();
  all.node.assign(size, false);
  all.near.assign(size, false);
  for (std::size_t i = 0; i + 1 < size; ++i) {
    if (all.pieces[i] != "丁" || all.pieces[i + 1] != "丁" || all.node[i]) continue;
    all.node[i] = all.node[i + 1] = true;
  }
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) {
      if (!all.node[j] || all.node[i]) continue;
      // All that is said from i (included) to j, without ends between.
      const std::size_t from = std::min(i, j), to = std::max(i, j);
      std::size_t said = 0;
      bool end = false, other = false;
      for (std::size_t k = from; k <= to; ++k) {
        end = end || is_end(all.pieces[k]);
        if (k != j && all.node[k]) other = true;
        if (k != j && !is_sign(all.pieces[k])) ++said;
      }
      if (!end && !other && said <= window) all.near[i] = true;
    }
  }
  return all;
}

TEST(Collocates, AreCountedAsByBruteForce) {
  std::mt19937 random(7);
  static const std::vector<std::string> parts = {
      "甲", "乙", "丙", "丁", "丁丁", "甲乙", "，", "。"};
  for (int round = 0; round < 30; ++round) {
    TestTexts texts;
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> beside;  // Beside and anywhere.
    std::int64_t near = 0, size = 0;
    const std::size_t window = 1 + random() % 4;
    for (int i = 0; i < 6; ++i) {
      std::string text = "甲";
      for (auto j = random() % 80; j > 0; --j) text += parts[random() % parts.size()];
      texts.add("river-daily", "2024-07-0" + std::to_string(i + 1), text + std::to_string(i));
      const BruteText brute = read(text, 2 * window);
      for (std::size_t at = 0; at < brute.pieces.size(); ++at) {
        if (!is_sign(brute.pieces[at])) {
          ++size;
          if (brute.near[at]) ++near;
        }
        std::string run;
        bool all_near = true;
        for (std::size_t end = at; end < brute.pieces.size() && end < at + 3; ++end) {
          if (is_sign(brute.pieces[end])) break;
          run += brute.pieces[end];
          all_near = all_near && brute.near[end];
          if (end == at) continue;
          if (all_near) ++beside[run].first;
          ++beside[run].second;
        }
      }
      ++size;  // The number at its end.
      if (brute.pieces.size() > 0) {
        // It is near as well where a phrase ends the text close enough.
        std::size_t said = 2;
        for (std::size_t at = brute.pieces.size(); at-- > 0;) {
          if (is_end(brute.pieces[at])) break;
          if (brute.node[at]) {
            if (said <= 2 * window) ++near;
            break;
          }
          if (!is_sign(brute.pieces[at])) ++said;
        }
      }
    }
    const TestRun run =
        texts.run(instrument, ask("丁丁", {{"window", std::to_string(window)}, {"longest", "3"}}));
    if (run.of(2).empty() || text_of(run.of(2)[0]->values[2]) != "counted") continue;
    EXPECT_EQ(whole_of(run.of(2)[0]->values[6]), near);
    EXPECT_EQ(whole_of(run.of(2)[0]->values[7]), size);
    for (const Row* row : run.of(0)) {
      const auto& [brute_beside, anywhere] = beside[text_of(row->values[2])];
      EXPECT_EQ(whole_of(row->values[3]), brute_beside) << text_of(row->values[2]);
      EXPECT_EQ(whole_of(row->values[7]), anywhere) << text_of(row->values[2]);
      EXPECT_EQ(
          row->evidence.passages.size(),
          static_cast<std::size_t>(std::min<std::int64_t>(100, brute_beside)));
    }
  }
}

TEST(Collocates, BothBackendsGiveTheSame) {
  std::mt19937 random(8);
  static const std::vector<std::string> parts = {
      "港口", "安全", "網絡", "网络", "的", "和", "，", "。", "tide ", "牧场"};
  std::vector<std::tuple<std::string, std::string, std::string>> all;
  for (int i = 0; i < 60; ++i) {
    std::string text;
    for (auto j = random() % 60; j > 0; --j) text += parts[random() % parts.size()];
    all.emplace_back(
        random() % 2 == 0 ? "river-daily" : "bay-post",
        std::to_string(2020 + random() % 4) + "-0" + std::to_string(1 + random() % 9),
        text + std::to_string(i));
  }
  TestTexts memory, sqlite(make_test_archive("collocates-test"));
  for (const auto& [outlet, when, text] : all) memory.add(outlet, when, text);
  for (const auto& [outlet, when, text] : all) sqlite.add(outlet, when, text);
  for (const char* measure : {"log-dice", "log-likelihood", "count"}) {
    const Arguments arguments =
        ask("安全\n港口", {{"by", "year"}, {"measure", measure}, {"least", "3"}});
    const TestRun a = memory.run(instrument, arguments), b = sqlite.run(instrument, arguments);
    ASSERT_EQ(a.rows.size(), b.rows.size());
    EXPECT_GT(a.of(0).size(), 10U);
    EXPECT_GT(a.of(1).size(), 10U);
    for (std::size_t i = 0; i < a.rows.size(); ++i) {
      EXPECT_EQ(a.rows[i].values, b.rows[i].values);
      EXPECT_EQ(a.rows[i].evidence.passages, b.rows[i].evidence.passages);
    }
    EXPECT_EQ(a.notes, b.notes);
  }
}

}  // namespace
}  // namespace weiguan::collocates
