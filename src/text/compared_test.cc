#include "text/compared.h"

#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/fold.h"
#include "text/landmarks.h"
#include "text/shingles.h"

namespace weiguan {
namespace {

std::optional<Repetition> compare(const std::string& source, const std::string& target) {
  const ComparedText a(source), b(target);
  Comparer comparer(b);
  return comparer.as_target_of(a);
}

const std::string notice =
    "海湾市港务局昨日宣布，自本月起码头夜间照明延长两小时，渔船可以在十一点以前进港，费用不变。";

TEST(Compared, TellsARunOfThirtyCharactersAndNoneThatIsShorter) {
  const std::string run = "自本月起码头夜间照明延长两小时渔船可以在十一点以前进港费用不变";  // 31.
  EXPECT_TRUE(compare("甲" + run + "乙", "丙" + run + "丁"));
  const std::string shorter = run.substr(0, std::size_t{3} * 29);
  EXPECT_FALSE(compare("甲" + shorter + "乙", "丙" + shorter + "丁"));
}

TEST(Compared, TellsARunOfTwelveWordsAndNoneThatIsShorter) {
  const std::string run =
      "the harbour office said on Monday that lights will burn two hours longer";  // 13.
  EXPECT_TRUE(compare("First, " + run + ".", "Later: " + run + "!"));
  const std::string eleven = run.substr(0, run.find(" hours"));
  EXPECT_FALSE(compare("First, " + eleven + " x.", "Later: " + eleven + " y!"));
}

TEST(Compared, WritingAndPunctuationDoNotPartTexts) {
  const auto found = compare(
      notice,
      "海灣市港務局昨日宣布:自本月起碼頭夜間照明延長兩小時;漁船可以在十一點以前進港,費用不變");
  ASSERT_TRUE(found);
  EXPECT_DOUBLE_EQ(found->resemblance, 1);
  EXPECT_DOUBLE_EQ(found->of_source, 1);
  ASSERT_EQ(found->passages.size(), 1U);
  EXPECT_EQ(found->passages[0].alteration, Alteration::respaced);
}

TEST(Compared, EqualTextsRepeatHoweverShort) {
  EXPECT_TRUE(compare("码头。", "碼頭"));
  EXPECT_FALSE(compare("码头", "码头边"));
  EXPECT_FALSE(compare("", ""));
  EXPECT_FALSE(compare("。", "。"));
}

TEST(Compared, APassageMayHaveCutsAndAdditions) {
  const auto found = compare(
      notice + "港务局还说，今年冬天风浪大，请各船在出港以前检查缆绳、救生衣和电台。",
      "（本报讯）" + notice +
          "港务局还特别说，今年冬天风浪大，请各船在出港以前检查缆绳和电台。读者来信请寄本报。");
  ASSERT_TRUE(found);
  ASSERT_EQ(found->passages.size(), 1U);
  EXPECT_EQ(found->passages[0].alteration, Alteration::edited);
  EXPECT_EQ(found->passages[0].added, 2U);
}

TEST(Compared, AFormFilledInAnewHasOtherFigures) {
  const auto same = compare(
      notice + "船12艘，车30辆，人455名。", "又讯：" + notice + "船12艘，车30辆，人455名。");
  const auto other = compare(
      notice + "船12艘，车30辆，人455名。", "又讯：" + notice + "船15艘，车41辆，人390名。");
  ASSERT_TRUE(same && other);
  EXPECT_DOUBLE_EQ(same->figures, 1);
  EXPECT_DOUBLE_EQ(other->figures, 0);
  EXPECT_GT(other->resemblance, 0.5);
}

std::string any_text(std::mt19937& dice, std::size_t words) {
  static const std::vector<std::string> pieces = {
      "港",
      "口",
      "渔",
      "船",
      "灯",
      "光",
      "费",
      "用",
      "天",
      "气",
      "，",
      "。",
      " ",
      "harbour ",
      "light ",
      "the ",
      "2024 ",
      "𠮷",
      "\n"};
  std::string text;
  for (std::size_t i = 0; i < words; ++i) text += pieces[dice() % pieces.size()];
  return text;
}

// Random texts with planted runs: the quick way finds what looking at everything finds.
TEST(Compared, WhateverSideIsReadFirstTheAnswerIsOne) {
  std::mt19937 dice(7);
  std::size_t found = 0;
  for (int i = 0; i < 300; ++i) {
    const std::string run = any_text(dice, 20 + dice() % 60);
    const std::string source = any_text(dice, dice() % 80) + run + any_text(dice, dice() % 80);
    const std::string target = any_text(dice, dice() % 80) + run + any_text(dice, dice() % 80);
    const ComparedText a(source), b(target);
    Comparer of_a(a), of_b(b);
    const auto one = of_a.as_source_of(b), other = of_b.as_target_of(a);
    ASSERT_EQ(one.has_value(), other.has_value());
    const std::vector<std::uint64_t> marks = landmarks(a, {}), other_marks = landmarks(b, {});
    if (!one) continue;
    ++found;
    EXPECT_EQ(one->passages, other->passages);
    EXPECT_DOUBLE_EQ(one->resemblance, other->resemblance);
    EXPECT_NEAR(one->resemblance, resemblance(fingerprint(source), fingerprint(target)), 1e-12);
    std::vector<std::uint64_t> common;
    std::set_intersection(
        marks.begin(),
        marks.end(),
        other_marks.begin(),
        other_marks.end(),
        std::back_inserter(common));
    EXPECT_FALSE(common.empty()) << source << "\n---\n" << target;
    for (const RepeatedPassage& passage : one->passages) {
      if (passage.alteration != Alteration::verbatim) continue;
      EXPECT_EQ(
          fold(source.substr(passage.source.begin, passage.source.end - passage.source.begin)),
          fold(target.substr(passage.target.begin, passage.target.end - passage.target.begin)));
    }
  }
  EXPECT_GT(found, 100U);
}

// Whoever shares thirty characters has a landmark in common, whatever the counts.
TEST(Landmarks, NoSharedRunIsWithoutOne) {
  std::mt19937 dice(11);
  GramCounts counts(50'000, 1 << 16);
  std::vector<std::string> texts;
  const std::string run = "自本月起码头夜间照明延长两小时渔船可以在十一点以前进港费用不变";
  for (int i = 0; i < 200; ++i) {
    texts.push_back(any_text(dice, dice() % 200) + run + any_text(dice, dice() % 200));
    counts.add(ComparedText(texts.back()));
  }
  std::set<std::uint64_t> shared;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::vector<std::uint64_t> marks = landmarks(ComparedText(texts[i]), counts);
    std::set<std::uint64_t> mine(marks.begin(), marks.end());
    if (i == 0) shared = mine;
    std::erase_if(shared, [&](std::uint64_t one) { return !mine.contains(one); });
  }
  EXPECT_FALSE(shared.empty());
}

TEST(Landmarks, CountsComeBackFromTheirBytes) {
  GramCounts counts(10'000, 1 << 20);
  const ComparedText text(notice);
  counts.add(text);
  EXPECT_EQ(landmarks(text, GramCounts(std::string(counts.bytes()))), landmarks(text, counts));
  EXPECT_TRUE(landmarks(ComparedText(""), counts).empty());
  EXPECT_EQ(landmarks(ComparedText("码头"), counts).size(), 1U);
}

}  // namespace
}  // namespace weiguan
