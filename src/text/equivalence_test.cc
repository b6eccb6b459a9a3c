#include "text/equivalence.h"

#include <cmath>
#include <cstddef>
#include <string>

#include <gtest/gtest.h>

#include "text/shingles.h"
#include "text/test_stories.h"

namespace weiguan {
namespace {

using test::english;
using test::story;

TEST(Equivalence, OneTextIsEquivalentToItselfHoweverItIsWritten) {
  EXPECT_DOUBLE_EQ(equivalence(story, story), 1);
  EXPECT_DOUBLE_EQ(equivalence(english, english), 1);
  EXPECT_DOUBLE_EQ(equivalence("沿海发展大会，决定加高海堤。", "沿海發展大會\n決定加高海堤"), 1);
  EXPECT_DOUBLE_EQ(equivalence("修堤", "修 堤。"), 1);  // Shorter than a run.
}

TEST(Equivalence, NothingIsEquivalentToWhatHasNoWord) {
  for (const char* text : {"", " \n", "。！?"}) {
    EXPECT_DOUBLE_EQ(equivalence(text, text), 0);
    EXPECT_DOUBLE_EQ(equivalence(text, story), 0);
  }
  EXPECT_DOUBLE_EQ(equivalence(story, english), 0);
  EXPECT_DOUBLE_EQ(equivalence("加高海堤", "海堤加高"), 0);  // No run of four characters.
}

// Of 10 characters on each side 8 are kept in two runs of four; two stand in place of two.
TEST(Equivalence, WhatStandsInPlaceOfOtherWordsCountsTwice) {
  const double replaced = equivalence("东岸海堤加高两米以上", "东岸海堤重修两米以上");
  EXPECT_NEAR(replaced, 0.8 * std::pow(3, -0.07), 1e-12);
  // The same two characters more, and nothing gone: 8 of 10 are kept and nothing is replaced.
  EXPECT_NEAR(equivalence("东岸海堤加高两米以上", "东岸海堤两米以上"), 0.8, 1e-12);
}

TEST(Equivalence, AWordWithACapitalCountsThreeTenths) {
  const std::string text = "the eastern sea wall";  // 21 letters, with the blanks behind the words.
  EXPECT_NEAR(equivalence(text, text + " closed today"), 21.0 / 34, 1e-12);
  EXPECT_NEAR(equivalence(text, text + " Closed Today"), 21.0 / (21 + 0.3 * 13), 1e-12);
}

TEST(Equivalence, AFormFilledInOtherwiseIsLessThanAPageWithAnotherMenu) {
  const auto notice = [](const char* town, const char* day, const char* fee) {
    return std::string("the town of ") + town +
           " hereby gives notice that the ferry tax for the coming year falls due on " + day +
           " and that every household has to pay the sum of " + fee +
           " marks at the counter of the treasury before noon, failing which a further charge "
           "is added";
  };
  const std::string one = notice("northbay", "monday", "forty"),
                    other = notice("eastmoor", "friday", "sixty");
  const std::string with_menu =
      "Home News Harbour Council Archive Contact Search Weather Tide Tables Jobs " + one;
  const double filled_in = equivalence(one, other), menu = equivalence(one, with_menu);
  EXPECT_GT(menu, 0.85);
  EXPECT_LT(filled_in, menu - 0.1);
}

TEST(Equivalence, IsTheSameBothWays) {
  const std::string other = english + " The board meets again. " + english.substr(0, 80);
  EXPECT_DOUBLE_EQ(equivalence(english, other), equivalence(other, english));
  EXPECT_GT(equivalence(english, other), 0.4);
  EXPECT_DOUBLE_EQ(equivalence("\xff\xfe" + story, story), 1);
}

// Far more work than is spent on one pair: it ends, and says less than it might.
TEST(Equivalence, LargeTextsOfFewWordsAreBounded) {
  std::string a, b;
  for (std::size_t i = 0; i < 100'000; ++i) {
    a += i * i % 7 < 3 ? "甲" : "乙";
    b += i * i % 11 < 5 ? "甲" : "乙";
  }
  const double value = equivalence(a, b);
  EXPECT_GE(value, 0);
  EXPECT_LT(value, 1);
}

}  // namespace
}  // namespace weiguan
