#include "text/shingles.h"

#include <string>

#include <gtest/gtest.h>

#include "text/test_stories.h"

namespace weiguan {
namespace {

using test::english;
using test::story;

double alike(std::string_view a, std::string_view b) {
  return resemblance(fingerprint(a), fingerprint(b));
}

TEST(Shingles, AreTheSameInAnySpelling) {
  EXPECT_EQ(fingerprint("會議決定把東岸海堤加高"), fingerprint("会议决定，把东岸海堤\n加高！"));
  EXPECT_EQ(
      fingerprint("The Sea Wall, twice as high as before"),
      fingerprint("the sea wall twice as ＨＩＧＨ as before"));
  EXPECT_NE(fingerprint("会议决定把东岸海堤加高"), fingerprint("会议决定把西岸海堤加高"));
}

TEST(Shingles, CountCopiesAsOneText) {
  EXPECT_DOUBLE_EQ(alike(story, story), 1);
  EXPECT_GE(alike(story, "央视网消息：" + story), copy_resemblance);
  EXPECT_GE(alike(english, english + " Work begins in May."), copy_resemblance);
}

TEST(Shingles, KeepOtherStoriesWithTheSameFormulaApart) {
  EXPECT_LT(
      alike(
          "首相二日在北湾会见了山地国使团一行。首相指出，两国友谊源远流长，强调要加强渔业合作。",
          "首相九日在首都会见了沙洲国商会代表。首相指出，双方贸易不断增长，强调要扩大粮食进口。"),
      0.2);
  EXPECT_LT(alike(english, "The harbour board met on Friday to elect a new chairman by lot."), 0.2);
  EXPECT_DOUBLE_EQ(alike(story, english), 0);
}

TEST(Shingles, TellAnExcerptFromACopy) {
  EXPECT_LT(alike(story.substr(0, 105), story), 0.7);
}

TEST(Shingles, OfAShortTextAreOne) {
  EXPECT_EQ(fingerprint("修堤").shingles.size(), 1u);
  EXPECT_DOUBLE_EQ(alike("修堤", "修 堤。"), 1);
  EXPECT_DOUBLE_EQ(alike("修堤", "修路"), 0);
  EXPECT_EQ(fingerprint("会议决定修堤").shingles.size(), 1u);
  EXPECT_EQ(fingerprint("会议决定修海堤").shingles.size(), 2u);
}

TEST(Shingles, OfNoWordAreNone) {
  for (const char* text : {"", " \n", "。！?"}) {
    EXPECT_TRUE(fingerprint(text).shingles.empty());
    EXPECT_DOUBLE_EQ(alike(text, text), 0);
  }
}

TEST(Shingles, AreTheSameOnEveryMachine) {
  ASSERT_EQ(fingerprint("修堤").shingles.size(), 1u);
  EXPECT_EQ(fingerprint("修堤").shingles[0], 3617408108684176931u);
}

}  // namespace
}  // namespace weiguan
