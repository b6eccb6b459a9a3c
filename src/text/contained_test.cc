#include "text/contained.h"

#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "text/test_stories.h"

namespace weiguan {
namespace {

using test::english;
using test::story;

TEST(Contained, AnExcerptStandsInTheWholeAndNotTheOtherWayRound) {
  const std::string excerpt = "會議決定，在三年內把東岸海堤加高兩米";
  EXPECT_DOUBLE_EQ(contained(excerpt, story), 1);
  EXPECT_NEAR(contained(story, excerpt), 17.0 / 62, 1e-9);
  EXPECT_DOUBLE_EQ(contained("“RAISE the eastern\nsea-wall by two METRES!”", english), 1);
}

TEST(Contained, ARunOfSixCharactersOrFourShortWordsIsNone) {
  EXPECT_DOUBLE_EQ(contained("大臣说东岸海堤加高一事已了结", story), 0);
  EXPECT_DOUBLE_EQ(contained("大臣说把东岸海堤加高一事已了结", story), 7.0 / 15);
  EXPECT_DOUBLE_EQ(contained("they want to raise the eastern shore by law", english), 0);
}

TEST(Contained, ARunMayEndInsideAWord) {
  // "to raise the eastern sea wall" and the blank before it, of 57 letters and blanks.
  EXPECT_NEAR(
      contained("He hopes to raise the eastern sea walls before it is late", english),
      30.0 / 57,
      1e-9);
}

TEST(Contained, WhatStandsInARunCountsToItsLastLetter) {
  const std::string code = "把东岸海堤加高 a1";  // Seven characters are a run, and so is all of it.
  EXPECT_DOUBLE_EQ(contained(code, "会议决定" + code + " 米"), 1);
  EXPECT_DOUBLE_EQ(contained("a1 " + code, "a1 " + code), 1);
}

TEST(Contained, ATextShorterThanARunIsOne) {
  EXPECT_DOUBLE_EQ(contained("修堤", "修 堤。"), 1);
  EXPECT_DOUBLE_EQ(contained("修堤", story), 0);
}

TEST(Contained, NothingStandsInNothing) {
  for (const char* text : {"", " \n", "。！?"}) {
    EXPECT_DOUBLE_EQ(contained(text, text), 0);
    EXPECT_DOUBLE_EQ(contained(text, story), 0);
    EXPECT_DOUBLE_EQ(contained(story, text), 0);
  }
  EXPECT_DOUBLE_EQ(contained("\xff\xfe", "\xff"), 0);
}

// By brute force: every letter is asked whether some run around it stands in the other.
TEST(Contained, AgreesWithBruteForce) {
  std::uint32_t state = 1;
  const auto dice = [&state](std::uint32_t size) {
    state = state * 1664525u + 1013904223u;
    return (state >> 16) % size;
  };
  double sum = 0;
  for (int times = 0; times < 200; ++times) {
    std::string part, whole;
    for (std::string* text : {&part, &whole}) {
      for (std::uint32_t i = dice(400); i > 0; --i) *text += dice(40) == 0 ? 'b' : 'a';
    }
    if (part.size() < 27 || whole.size() < 27) continue;
    std::size_t found = 0;
    for (std::size_t at = 0; at < part.size(); ++at) {
      bool stands = false;
      for (std::size_t begin = at < 26 ? 0 : at - 26; begin <= at && !stands; ++begin) {
        stands =
            begin + 27 <= part.size() && whole.find(part.substr(begin, 27)) != std::string::npos;
      }
      found += stands ? 1 : 0;
    }
    const double share = static_cast<double>(found) / static_cast<double>(part.size());
    EXPECT_DOUBLE_EQ(contained(part, whole), share) << part << ' ' << whole;
    sum += share;
  }
  EXPECT_GT(sum, 10);
}

}  // namespace
}  // namespace weiguan
