#include "instruments/boilerplate.h"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "instruments/test_texts.h"
#include "instruments/test_words.h"

namespace weiguan {
namespace {

const std::string line =
    "本台声明：以上内容版权归河口台所有，未经书面授权任何单位和个人不得转载、摘编，违者必究其责任"
    "。";
const std::string line_hant =
    "本臺聲明：以上內容版權歸河口臺所有，未經書面授權任何單位和個人不得轉載、摘編，違者必究其責任"
    "。";
const std::string line_en =
    "This report is the property of River Television; no part of it may be copied, quoted or shown "
    "elsewhere without leave in writing.";

class World : public TestTexts {
 public:
  Recurrences recurrences(ArticleId id, const BoilerplateRule& rule = {}) {
    archive().compare();
    Others others(archive());
    return Recurrences(id, archive().repeats_of(id), others, rule, zone());
  }
  // The words of the article that are boilerplate.
  std::vector<std::string> boilerplate(ArticleId id, const BoilerplateRule& rule = {}) {
    const std::string text = archive().article(id)->text;
    std::vector<std::string> found;
    const Recurrences recurrences = this->recurrences(id, rule);
    for (const Range& one : recurrences.boilerplate()) {
      found.push_back(text.substr(one.begin, one.end - one.begin));
    }
    return found;
  }
};

std::string day(int number) {
  return fmt::format("2024-03-{:02}", number);
}

// Seven texts with nothing in common but how they end; the last article is given back.
ArticleId add_seven(World& world, const std::vector<std::string>& ends, bool english = false) {
  ArticleId last{};
  for (int i = 1; i <= 7; ++i) {
    TestWords words(static_cast<std::uint64_t>(i));
    const std::string text = english ? words.english(150) : words.chinese(400);
    last = world.add(
        "river-daily", day(i), text + "\n" + ends[static_cast<std::size_t>(i) % ends.size()]);
  }
  return last;
}

TEST(Boilerplate, IsAStandingLineOfManyTextsOnManyDays) {
  World world;
  const ArticleId last = add_seven(world, {line});
  const auto found = world.boilerplate(last);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(line.find(found[0]), std::string::npos);
  EXPECT_GT(found[0].size() * 10, line.size() * 9);
}

TEST(Boilerplate, IsFoundInTheFirstTextThatHasItToo) {
  World world;
  add_seven(world, {line});
  ArticleId first{};
  world.archive().articles({}, [&](const Article& one) {
    first = one.id;
    return false;
  });
  EXPECT_EQ(world.boilerplate(first).size(), 1U);
}

TEST(Boilerplate, IsSeenInTraditionalAndSimplifiedAlikeAndInEnglish) {
  World chinese;
  EXPECT_EQ(chinese.boilerplate(add_seven(chinese, {line, line_hant})).size(), 1U);
  World english;
  EXPECT_EQ(english.boilerplate(add_seven(english, {line_en}, true)).size(), 1U);
}

TEST(Boilerplate, IsNoStoryThatWasPrintedByMany) {
  World world;
  TestWords words(1);
  const std::string wire = words.chinese(400);
  ArticleId last{};
  // Twenty papers on four days: fifteen print it as it is, others cut it and add something.
  for (int i = 0; i < 20; ++i) {
    std::string text = wire + TestWords(static_cast<std::uint64_t>(100 + i)).chinese(5);
    if (i % 4 == 3) {
      text = wire.substr(0, wire.size() / 3 * 3 / 2 / 3 * 3) +
             TestWords(static_cast<std::uint64_t>(200 + i)).chinese(150);
    }
    last = world.add("paper-" + std::to_string(i), day(1 + i % 4), text);
  }
  EXPECT_TRUE(world.boilerplate(last).empty());
}

TEST(Boilerplate, IsNoStoryThatCopiesSpreadOverManyDays) {
  World world;
  const std::string wire = TestWords(1).chinese(300);
  ArticleId last{};
  for (int i = 0; i < 12; ++i) {
    last = world.add(
        "paper-" + std::to_string(i),
        day(1 + i),
        wire + TestWords(static_cast<std::uint64_t>(100 + i)).chinese(9));
  }
  const Recurrences found = world.recurrences(last);
  EXPECT_TRUE(found.boilerplate().empty());
}

TEST(Boilerplate, IsNoStoryThatWasFollowedUpTwice) {
  World world;
  const std::string background = TestWords(1).chinese(80);
  ArticleId last{};
  for (int i = 1; i <= 3; ++i) {
    last = world.add(
        "river-daily",
        day(i),
        TestWords(static_cast<std::uint64_t>(i + 10)).chinese(400) + background);
  }
  EXPECT_TRUE(world.boilerplate(last).empty());
  // Those who have as little patience may say so.
  BoilerplateRule rule;
  rule.texts = 2;
  EXPECT_EQ(world.boilerplate(last, rule).size(), 1U);
}

TEST(Boilerplate, NeedsDifferentKnownDays) {
  World same_day, undated;
  ArticleId a{}, b{};
  for (int i = 1; i <= 8; ++i) {
    const std::string text = TestWords(static_cast<std::uint64_t>(i)).chinese(400) + line;
    a = same_day.add("river-daily", "2024-03-01", text);
    b = undated.add("river-daily", "", text);
  }
  EXPECT_TRUE(same_day.boilerplate(a).empty());
  EXPECT_TRUE(undated.boilerplate(b).empty());
}

// Of great families the archive knows only a part, often of few days.
TEST(Boilerplate, NeedsTwoDaysWhereVeryManyTextsHaveIt) {
  World two_days, one_day;
  ArticleId a{}, b{};
  for (std::size_t i = 1; i <= surely_recurring + 1; ++i) {
    const std::string text = TestWords(i).chinese(110) + line;
    a = two_days.add("river-daily", day(1 + static_cast<int>(i % 2)), text);
    b = one_day.add("river-daily", day(1), text);
  }
  EXPECT_EQ(two_days.boilerplate(a).size(), 1U);
  EXPECT_TRUE(one_day.boilerplate(b).empty());
}

TEST(Boilerplate, IsASmallPartOfMostTextsThatHaveIt) {
  World world;
  ArticleId last{};
  // The line is half of each text: a series, not a formula.
  for (int i = 1; i <= 8; ++i) {
    last = world.add(
        "river-daily",
        day(i),
        TestWords(static_cast<std::uint64_t>(i)).chinese(300) + TestWords(99).chinese(220));
  }
  EXPECT_TRUE(world.boilerplate(last).empty());
}

TEST(Boilerplate, AStoryBesideItIsNone) {
  World world;
  add_seven(world, {line});
  const std::string story = TestWords(50).chinese(400);
  world.add("river-daily", day(9), story + "\n" + line);
  const ArticleId copy =
      world.add("hill-wire", day(10), story + "\n" + line + TestWords(51).chinese(600));
  Recurrences found = world.recurrences(copy);
  const std::string text = world.archive().article(copy)->text;
  EXPECT_FALSE(found.of({0, story.size()}).boilerplate);
  EXPECT_EQ(found.of({0, story.size()}).texts, 1U);
  const std::size_t at = text.find(line);
  const Recurrence formula = found.of({at, at + line.size()});
  EXPECT_TRUE(formula.boilerplate);
  EXPECT_EQ(formula.texts, 8U);
  EXPECT_EQ(formula.days, 8U);
}

TEST(Boilerplate, CopiesCountOnceAmongTextsAndEachAmongArticles) {
  World world;
  const ArticleId last = add_seven(world, {line});
  const std::string twin = TestWords(3).chinese(400) + "\n" + line;
  world.add("bay-post", day(20), twin);
  Recurrences found = world.recurrences(last);
  ASSERT_EQ(found.formulas().size(), 1U);
  EXPECT_EQ(found.formulas()[0].articles, 7U);
  EXPECT_EQ(found.formulas()[0].texts, 6U);
}

TEST(Boilerplate, AnArticleThatRepeatsNothingHasNone) {
  World world;
  const ArticleId one = world.add("river-daily", day(1), "晴");
  const ArticleId empty = world.add("river-daily", day(2), "");
  EXPECT_TRUE(world.boilerplate(one).empty());
  EXPECT_TRUE(world.boilerplate(empty).empty());
}

TEST(Boilerplate, RangesAreMergedAndMeasured) {
  const std::vector<Range> all = merged({{8, 12}, {1, 3}, {3, 5}, {9, 10}});
  EXPECT_EQ(all, (std::vector<Range>{{1, 5}, {8, 12}}));
  EXPECT_EQ(covered({0, 20}, all), 8U);
  EXPECT_EQ(covered({4, 9}, all), 2U);
  EXPECT_EQ(covered({5, 8}, all), 0U);
}

TEST(Boilerplate, TheRuleHasLimits) {
  EXPECT_EQ(boilerplate_rule({{"recurring", "7"}}).texts, 7U);
  EXPECT_THROW(boilerplate_rule({{"recurring", "1"}}), UsageError);
  EXPECT_THROW(boilerplate_rule({{"recurring", "51"}}), UsageError);
}

}  // namespace
}  // namespace weiguan
