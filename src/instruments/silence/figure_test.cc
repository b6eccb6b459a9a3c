#include "instruments/silence/figure.h"

#include <gtest/gtest.h>

#include "instruments/silence/detail/tables.h"
#include "instruments/silence/silence.h"
#include "instruments/test_packs.h"

namespace weiguan::silence {
namespace {

Row rate_row(
    const std::string& model,
    const std::string& topic,
    const std::string& language,
    const std::string& control,
    Value share,
    const std::string& standing = "told") {
  Row row;
  row.table = rates_table;
  row.values.resize(rates_at::columns);
  row.values[rates_at::model] = model;
  row.values[rates_at::route] = std::string("vendor-api");
  row.values[rates_at::topic] = topic;
  row.values[rates_at::language] = language;
  row.values[rates_at::control] = control;
  row.values[rates_at::questions] = std::int64_t{10};
  row.values[rates_at::answers] = std::int64_t{30};
  row.values[rates_at::not_scored] = std::int64_t{2};
  row.values[rates_at::not_complete] = std::int64_t{6};
  row.values[rates_at::repeats] = std::int64_t{3};
  row.values[rates_at::standing] = standing;
  row.values[rates_at::first] = std::string("2026-03-02");
  row.values[rates_at::last] = std::string("2026-03-05");
  row.values[rates_at::batteries] = std::string("harbour");
  row.values[rates_at::share] = share;
  if (std::holds_alternative<double>(share)) {
    row.values[rates_at::low] = 0.1;
    row.values[rates_at::high] = 0.4;
  }
  return row;
}

Figure drawn(const std::vector<Row>& rows, const Arguments& given = {}) {
  const Packs packs = test_packs();
  return figure(packs, check_arguments(instrument, given, packs), rows);
}

bool made_says(const Figure& made, std::string_view words) {
  for (const auto& [what, value] : made.made) {
    if ((what.en + ": " + value.en).find(words) != std::string::npos) return true;
  }
  return false;
}

TEST(FigureOfSilence, HasAPanelForATopicALineForAModelADotForALanguage) {
  const Figure made = drawn(
      {rate_row("heron-2", "kitchen", "en", "neutral", 0.0),
       rate_row("heron-2", "harbour", "en", "none", 0.2),
       rate_row("heron-2", "harbour", "zh-Hans", "none", 0.3),
       rate_row("parrot-1", "harbour", "en", "none", 0.5)});
  ASSERT_EQ(made.panels.size(), 2U);
  EXPECT_EQ(made.panels[0].title.en, "harbour");  // Controls come last.
  EXPECT_EQ(made.panels[1].title.zh, "kitchen（中性对照）");
  ASSERT_EQ(made.lines.size(), 2U);
  EXPECT_EQ(made.lines[0].en, "heron-2 · vendor-api");
  ASSERT_EQ(made.series.size(), 2U);
  EXPECT_EQ(made.series[1].zh, "简体中文提问");
  ASSERT_EQ(made.panels[0].lines.size(), 2U);
  EXPECT_EQ(made.panels[0].lines[0].size(), 2U);
  EXPECT_EQ(made.panels[0].lines[1].size(), 1U);  // Nobody asked it in Chinese.
  EXPECT_TRUE(made.panels[1].lines[1].empty());
  EXPECT_EQ(made.panels[0].note.en, "n = 10 questions, 30 answers a dot");
  EXPECT_EQ(
      made.panels[0].lines[0][0].words.en,
      "heron-2 · vendor-api, harbour, asked in English: 20% not answered (10% to 40%), 6 of 30 "
      "answers to "
      "10 "
      "questions");
}

TEST(FigureOfSilence, KeepsMissingMissing) {
  const Figure made =
      drawn({rate_row("heron-2", "harbour", "en", "none", Value{}, "controls-failed")});
  const FigureMark& mark = made.panels[0].lines[0][0];
  EXPECT_FALSE(mark.value);
  EXPECT_EQ(mark.missing.zh, "对照题未通过");
  EXPECT_NE(mark.words.en.find("2 answers not scored"), std::string::npos);
}

TEST(FigureOfSilence, SaysHowItWasMade) {
  const std::vector<Row> rows = {rate_row("heron-2", "harbour", "en", "none", 0.2, "few")};
  Figure made = drawn(rows);
  EXPECT_TRUE(made.panels[0].lines[0][0].few);
  EXPECT_TRUE(made_says(made, "Battery: harbour"));
  EXPECT_TRUE(made_says(made, "Asked: 2026-03-02 – 2026-03-05"));
  EXPECT_TRUE(made_says(made, "30 scored, 2 not scored"));
  EXPECT_TRUE(made_says(made, "at most 3 to one question"));
  EXPECT_TRUE(made_says(made, "Verdicts: Weiguan's classifier; packs: test 1"));
  EXPECT_TRUE(made_says(made, "95 %"));
  made = drawn(rows, {{"by-labels", "reader"}});
  EXPECT_TRUE(made_says(made, "labels of reader"));
  EXPECT_FALSE(made_says(made, "Error rates"));
  EXPECT_TRUE(drawn({}).panels.empty());
}

TEST(FigureOfSilence, SaysWhatTwoLanguagesMakeOfTheSameQuestions) {
  Row row;
  row.table = languages_table;
  row.values.resize(tables[languages_table].columns.size());
  const auto put = [&](std::string_view name, Value value) {
    const auto columns = tables[languages_table].columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].name == name) row.values[i] = value;
    }
  };
  put("first", std::string("en"));
  put("second", std::string("zh"));
  put("pairs", std::int64_t{40});
  put("only_first", std::int64_t{12});
  put("only_second", std::int64_t{3});
  put("p_permutation", 0.0042);
  Row alone = row;
  alone.values[0] = std::string("heron-2");  // Of one model: in the table only.
  const Figure made =
      drawn({rate_row("heron-2", "harbour", "en", "none", 0.2, "no-controls"), row, alone});
  ASSERT_EQ(made.notes.size(), 2U);
  EXPECT_EQ(
      made.notes[0].en,
      "The same question to the same model, 40 pairs: 12 answered only when asked in English, 3 "
      "only when asked in Chinese (p = 0.004, by permutation of questions).");
  EXPECT_EQ(
      made.notes[0].zh,
      "同一模型、同一题目共 40 对：仅英文提问时作答 12 对，仅中文提问时作答 3 "
      "对（按题置换检验，p = 0.004）。");
  EXPECT_NE(made.notes[1].en.find("no neutral controls"), std::string::npos);
}

TEST(FigureOfSilence, SaysWhatItLeavesOut) {
  std::vector<Row> rows;
  for (int i = 0; i < 30; ++i) {
    rows.push_back(rate_row("heron-2", "topic" + std::to_string(i), "en", "none", 0.2));
  }
  const Figure made = drawn(rows);
  EXPECT_EQ(made.panels.size(), 24U);
  ASSERT_EQ(made.notes.size(), 1U);
  EXPECT_NE(made.notes[0].en.find("6 more panels"), std::string::npos);
}

}  // namespace
}  // namespace weiguan::silence
