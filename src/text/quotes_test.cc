#include "text/quotes.h"

#include <string>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

const QuoteReader& reader() {
  static const QuoteReader one(
      {{"报道", "介绍", "问", "explained"},
       {"表示", "说", "指出", "强调", "称", "透露", "said", "says", "told", "warned"},
       {"据", "according to"},
       {"小说", "说明", "名称", "称为"}});
  return one;
}

// speaker/verb: words, a star before what is reported, "-" for what is not told.
std::string read(std::string_view text) {
  const auto part = [&](const Range& range) {
    return range.begin == range.end
               ? std::string("-")
               : std::string(text.substr(range.begin, range.end - range.begin));
  };
  std::string all;
  for (const Quote& one : reader().read(text)) {
    all += (all.empty() ? "" : " | ") + std::string(one.speech == Speech::reported ? "*" : "") +
           part(one.speaker) + "/" + part(one.verb) + ": " + part(one.words);
  }
  return all;
}

TEST(Quotes, ChineseWithTheSpeakerBefore) {
  EXPECT_EQ(read("江某表示，“潮涨了。”"), "江某/表示: 潮涨了");
  EXPECT_EQ(
      read("渡口发言人江某3日在会上说：“潮涨。潮落。”人散。"), "渡口发言人江某/说: 潮涨。潮落");
  EXPECT_EQ(read("江某強調：「潮漲了。」"), "江某/強調: 潮漲了");
  EXPECT_EQ(read("江某还强调指出：“潮涨了。”"), "江某/强调指出: 潮涨了");
  EXPECT_EQ(read("但是，江某说道：“潮涨了！”"), "江某/说: 潮涨了");
  EXPECT_EQ(read("谈到渡口时，江某向本报表示：“潮涨了。”"), "江某/表示: 潮涨了");
}

TEST(Quotes, ChineseWithTheSpeakerBehind) {
  EXPECT_EQ(read("“潮涨了，”江某说。"), "江某/说: 潮涨了");
  EXPECT_EQ(read("“潮涨了。”江某说，“风也大。”"), "江某/说: 潮涨了 | 江某/说: 风也大");
  EXPECT_EQ(read("「誰來？」渡口的江某問。"), "渡口的江某/問: 誰來");
}

TEST(Quotes, ChineseReported) {
  EXPECT_EQ(read("江某表示，潮涨了，风也大。人散。"), "*江某/表示: 潮涨了，风也大");
  EXPECT_EQ(read("江某说：潮涨了。"), "*江某/说: 潮涨了");
  EXPECT_EQ(read("江某指出，潮涨了，强调，风也大。"), "*江某/指出: 潮涨了 | *江某/强调: 风也大");
  EXPECT_EQ(read("江某5日会见客人时，强调，潮涨了。"), "*江某/强调: 潮涨了");
  EXPECT_EQ(read("据潮汐报3日报道，潮涨了。"), "*潮汐报/报道: 潮涨了");
  EXPECT_EQ(read("据报道，潮涨了。"), "*-/报道: 潮涨了");
  EXPECT_EQ(read("江某介绍，潮涨了。"), "*江某/介绍: 潮涨了");
  EXPECT_EQ(read("渡口方面称该船已经离港。"), "*渡口方面/称: 该船已经离港");
  EXPECT_EQ(read("江某表示，这是“错误的做法”。"), "*江某/表示: 这是“错误的做法”");
  EXPECT_EQ(read("江某说，“一带一路”是好事。"), "*江某/说: “一带一路”是好事");
}

TEST(Quotes, EnglishDirect) {
  EXPECT_EQ(read("\"The tide rose,\" Mei Bay said."), "Mei Bay/said: The tide rose");
  EXPECT_EQ(read("“The tide rose,” said Mei Bay on Monday."), "Mei Bay/said: The tide rose");
  EXPECT_EQ(
      read("Mei Bay told reporters on Monday: \"The tide rose. It fell.\" They left."),
      "Mei Bay/told: The tide rose. It fell");
  EXPECT_EQ(
      read("“It rose,” Mei Bay, the mayor, said. “It fell.”"),
      "Mei Bay/said: It rose | Mei Bay/said: It fell");
  EXPECT_EQ(read("\"It rose,\" according to Mei Bay."), "Mei Bay/according to: It rose");
}

TEST(Quotes, EnglishReported) {
  EXPECT_EQ(read("Mei Bay also said that the tide rose."), "*Mei Bay/said: the tide rose");
  EXPECT_EQ(read("Mei Bay said the tide rose."), "*Mei Bay/said: the tide rose");
  EXPECT_EQ(read("The tide rose, Mei Bay said on Monday."), "*Mei Bay/said: The tide rose");
  EXPECT_EQ(read("The tide rose, Mei Bay explained."), "*Mei Bay/explained: The tide rose");
  EXPECT_EQ(read("The tide rose, said Mei Bay."), "*Mei Bay/said: The tide rose");
  EXPECT_EQ(
      read("Mei Bay told reporters on Monday that the tide rose."), "*Mei Bay/told: the tide rose");
  EXPECT_EQ(read("According to the port, the tide rose."), "*the port/According to: the tide rose");
  EXPECT_EQ(read("The tide rose, according to the port."), "*the port/according to: The tide rose");
}

TEST(Quotes, ASentenceInMarksThatNobodySpeaks) {
  EXPECT_EQ(read("墙上写着“今天不要下海。”"), "-/-: 今天不要下海");
  EXPECT_EQ(read("江某说：“潮涨了。”“风也大。”"), "江某/说: 潮涨了 | 江某/说: 风也大");
  EXPECT_EQ(read("江某说：“潮涨了。\n“风也大。”"), "江某/说: 潮涨了 | 江某/说: 风也大");
}

TEST(Quotes, ANewParagraphOrSentenceOfOthersHasNoSpeakerOfTheLast) {
  EXPECT_EQ(
      read("江某说：“潮涨了。”\n\n渡口关闭。“今天不要下海。”"),
      "江某/说: 潮涨了 | -/-: 今天不要下海");
  EXPECT_EQ(read("\"It rose,\" Mei Bay said. The \"reform\" began."), "Mei Bay/said: It rose");
}

TEST(Quotes, AVerbBehindATermIsOfWhatFollows) {
  EXPECT_EQ(
      read("江某7号说，对此感到“非常失望”，再次强调，渡口开放。"),
      "*江某/说: 对此感到“非常失望” | *江某/强调: 渡口开放");
}

TEST(Quotes, TermsAndOtherWordsAreNone) {
  EXPECT_EQ(read("“一带一路”建设开始。"), "");
  EXPECT_EQ(read("The \"reform\" began."), "");
  EXPECT_EQ(read("他写了一部小说，潮涨了。"), "");
  EXPECT_EQ(read("渡口的名称，已经改了。"), "");
  EXPECT_EQ(read("江某说的是潮水的事。"), "");
  EXPECT_EQ(read("江某介绍潮水的情况。"), "");
  EXPECT_EQ(read("Mei Bay explained the tide to us."), "");
  EXPECT_EQ(read("The said port is shut for now."), "");
  EXPECT_EQ(read("It is said to be shut for now."), "");
  EXPECT_EQ(read("He refused to say so today."), "");
  EXPECT_EQ(read("Five were hurt, two more than said."), "");
  EXPECT_EQ(read("潮涨了。"), "");
  EXPECT_EQ(read(""), "");
  EXPECT_EQ(read("”“\"“"), "");
}

TEST(Quotes, ALongSentenceIsReadAtOnce) {
  for (const std::string part :
       {"甲说",
        "说，",
        "甲说，“乙”",
        "who said ",
        "a said, ",
        "according to a ",
        "“",
        "据甲说乙，",
        ","}) {
    std::string text;
    while (text.size() < 300'000) text += part;
    text += std::string(30'000, ',');
    EXPECT_LT(reader().read(text).size(), text.size());
  }
}

TEST(Quotes, WithoutListsOnlyMarkedSentencesAreLeft) {
  const QuoteReader bare({});
  EXPECT_TRUE(bare.read("江某表示，潮涨了。").empty());
  EXPECT_EQ(bare.read("“潮涨了。风也大。”").size(), 1U);
}

}  // namespace
}  // namespace weiguan
