#include "text/sentences.h"

#include <string>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

// The sentences with bars between them.
std::string split(std::string_view text) {
  std::string all;
  for (const Range& one : sentences(text)) {
    all += (all.empty() ? "" : "|") + std::string(text.substr(one.begin, one.end - one.begin));
  }
  return all;
}

TEST(Sentences, EndBehindTheirSigns) {
  EXPECT_EQ(split("潮涨。潮落！几时？天亮"), "潮涨。|潮落！|几时？|天亮");
  EXPECT_EQ(split("The tide rose. It fell! When? Now"), "The tide rose.|It fell!|When?|Now");
  EXPECT_EQ(split("潮汐AI上线。Tide 2 is out. 完"), "潮汐AI上线。|Tide 2 is out.|完");
  EXPECT_EQ(split("真的？！不会吧……好。"), "真的？！|不会吧……好。");
}

TEST(Sentences, EndWithTheParagraph) {
  EXPECT_EQ(split(" 标题\n\n 正文 。\n"), "标题|正文 。");
  EXPECT_EQ(split("one\ntwo\r\nthree"), "one|two|three");
  EXPECT_EQ(split(""), "");
  EXPECT_EQ(split(" \n\n "), "");
}

TEST(Sentences, CommasEndNothing) {
  EXPECT_EQ(split("潮涨，潮落；风起：云涌、雨来"), "潮涨，潮落；风起：云涌、雨来");
}

TEST(Sentences, HaveTheirClosingMarks) {
  EXPECT_EQ(split("他说：“潮涨。潮落。”她不信。"), "他说：“潮涨。|潮落。”|她不信。");
  EXPECT_EQ(split("他說：「潮漲。」她不信。"), "他說：「潮漲。」|她不信。");
  EXPECT_EQ(split("（见图。）后来好了。"), "（见图。）|后来好了。");
  EXPECT_EQ(split("He said, \"No.\" They left."), "He said, \"No.\"|They left.");
  EXPECT_EQ(split("“No.” “Yes.” They left."), "“No.”|“Yes.”|They left.");
}

TEST(Sentences, GoOnBehindAQuotationThatIsPartOfThem) {
  EXPECT_EQ(split("“潮涨！”的口号响起。完。"), "“潮涨！”的口号响起。|完。");
  EXPECT_EQ(split("“潮涨。潮落。”江某说。完。"), "“潮涨。|潮落。”江某说。|完。");
  EXPECT_EQ(split("「誰來？」他問。完。"), "「誰來？」他問。|完。");
  EXPECT_EQ(split("“潮涨！”，他说。"), "“潮涨！”，他说。");
  EXPECT_EQ(split("\"No!\" he said. End."), "\"No!\" he said.|End.");
}

TEST(Sentences, AFullStopInANumberAddressOrNameEndsNothing) {
  EXPECT_EQ(split("It is 3.5 at tide.example now. End."), "It is 3.5 at tide.example now.|End.");
  EXPECT_EQ(split("增长3.5%。完"), "增长3.5%。|完");
  EXPECT_EQ(split("增长３．５％。完"), "增长３．５％。|完");
  EXPECT_EQ(split("J. Tide of the U.S. Fleet left."), "J. Tide of the U.S. Fleet left.");
  EXPECT_EQ(split("He left the U.S. The fleet stayed."), "He left the U.S.|The fleet stayed.");
  EXPECT_EQ(split("Dr. Tide met Mrs. Bay. They spoke."), "Dr. Tide met Mrs. Bay.|They spoke.");
  EXPECT_EQ(split("On Nov. 3 pier No. 5 shut. End."), "On Nov. 3 pier No. 5 shut.|End.");
  EXPECT_EQ(split("He said no. It was so."), "He said no.|It was so.");
  EXPECT_EQ(split("1. Tides\n2. Winds rose. Fell."), "1. Tides|2. Winds rose.|Fell.");
  EXPECT_EQ(split("It was 1999. Tides rose."), "It was 1999.|Tides rose.");
  EXPECT_EQ(split("Tide Inc. said so. End."), "Tide Inc. said so.|End.");
  EXPECT_EQ(split("See tide.example?id=5 now."), "See tide.example?id=5 now.");
  EXPECT_EQ(split("Wait... what? Well... Then."), "Wait... what?|Well...|Then.");
}

TEST(Sentences, InvisibleCharactersAndBrokenBytesArePartOfNothing) {
  EXPECT_EQ(split("\u200b潮涨。\u200b潮落。"), "潮涨。|潮落。");
  EXPECT_EQ(split("a\xff. B"), "a\xff.|B");
}

}  // namespace
}  // namespace weiguan
