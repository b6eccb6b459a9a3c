#include "instruments/consistency/detail/facts.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "instruments/consistency/detail/context.h"
#include "instruments/consistency/detail/denials.h"
#include "instruments/consistency/detail/polarity.h"

namespace weiguan::consistency {
namespace {

// The words of each value with its kind.
std::vector<std::string> shown(std::string_view text) {
  std::vector<std::string> all;
  for (const Statement& one : values(text)) {
    all.push_back(
        std::string(to_string(one.kind)) + ":" +
        std::string(text.substr(one.range.begin, one.range.end - one.range.begin)));
  }
  return all;
}

bool agree(std::string_view a, std::string_view b) {
  const std::vector<Statement> x = values(a), y = values(b);
  EXPECT_EQ(x.size(), 1U) << a;
  EXPECT_EQ(y.size(), 1U) << b;
  return x.size() == 1 && y.size() == 1 && agree(x[0], y[0]);
}

bool contradict(
    std::string_view a, std::string_view b, std::string_view question = "Which harbour?") {
  for (const Fact& x : facts(a)) {
    for (const Fact& y : facts(b)) {
      if (same_slot(x, y, content_words(question)) && !agree(x.value, y.value)) return true;
    }
  }
  return false;
}

using Shown = std::vector<std::string>;

TEST(ConsistencyValues, DatesInManyForms) {
  EXPECT_EQ(shown("1983年停刊"), (Shown{"year:1983年"}));
  EXPECT_EQ(shown("民国七十二年停刊"), (Shown{"year:民国七十二年"}));
  EXPECT_EQ(shown("1983年3月5日停刊"), (Shown{"date:1983年3月5日"}));
  EXPECT_EQ(shown("closed on March 5, 1983."), (Shown{"date:March 5, 1983"}));
  EXPECT_EQ(shown("closed on 5 March 1983."), (Shown{"date:5 March 1983"}));
  EXPECT_EQ(shown("closed 1983-03-05."), (Shown{"date:1983-03-05"}));
  EXPECT_TRUE(agree("1983年", "一九八三年"));
  EXPECT_TRUE(agree("民国72年", "1983年"));
  EXPECT_TRUE(agree("in 1983", "March 1983"));
  EXPECT_TRUE(agree("the 1980s", "in 1983"));
  EXPECT_TRUE(agree("约1983年", "1984年"));
  EXPECT_TRUE(agree("1983-1985", "in 1984"));
  EXPECT_FALSE(agree("in 1983", "in 1984"));
  EXPECT_FALSE(agree("March 1983", "April 1983"));
  EXPECT_FALSE(agree("1983年3月5日", "1983年3月6日"));
}

TEST(ConsistencyValues, BoundsAndSerialNumbersAreNone) {
  EXPECT_TRUE(values("after 1983").empty());
  EXPECT_TRUE(values("the strike of 1983").empty());
  EXPECT_TRUE(values("the 1983 strike").empty());
  EXPECT_TRUE(values("over the past two decades").empty());
  EXPECT_TRUE(values("有一个港口").empty());
  EXPECT_TRUE(values("1983年后").empty());
  EXPECT_TRUE(values("第三号码头").empty());
  EXPECT_TRUE(values("at 12:30").empty());
  EXPECT_TRUE(values("G20").empty());
  EXPECT_TRUE(values("几百人").empty());
  EXPECT_TRUE(values("八十年代").empty());
  EXPECT_TRUE(values("公元前221年").empty());
}

TEST(ConsistencyValues, NumbersByWhatTheyComeTo) {
  EXPECT_TRUE(agree("三千人", "3000人"));
  EXPECT_TRUE(agree("两万人", "20,000人"));
  EXPECT_TRUE(agree("three thousand people", "3,000 people"));
  EXPECT_TRUE(agree("about 3,000 people", "2,600 people"));
  EXPECT_TRUE(agree("3,000 people", "2,870 people"));
  EXPECT_TRUE(agree("more than 300 people", "900 people"));
  EXPECT_TRUE(agree("20 to 30 people", "25 people"));
  EXPECT_TRUE(agree("三千多人", "九千人"));
  EXPECT_FALSE(agree("20 people", "23 people"));
  EXPECT_FALSE(agree("三千人", "两万人"));
  EXPECT_FALSE(agree("twenty-three people", "47 people"));
}

TEST(ConsistencyFacts, OneSlotWhateverTheOrder) {
  EXPECT_TRUE(contradict("《海港报》于1983年停刊。", "2006年，《海港报》停办。"));
  EXPECT_TRUE(
      contradict("The Harbour Gazette closed in 1983.", "In 2006 the Harbour Gazette shut down."));
  EXPECT_TRUE(contradict(
      "The Harbour Gazette, a daily of the old port, closed in 1983.",
      "The Harbour Gazette closed in 2006."));
  EXPECT_FALSE(
      contradict("The Harbour Gazette closed in 1983.", "The Harbour Gazette opened in 2006."));
  EXPECT_FALSE(contradict("The Harbour Gazette closed in 1983.", "The Bay Post closed in 2006."));
}

TEST(ConsistencyFacts, KilledAndInjuredAreTwoThings) {
  EXPECT_FALSE(contradict("旧港风暴造成20人死亡。", "旧港风暴造成50人受伤。"));
  EXPECT_FALSE(contradict("旧港风暴造成20人死亡，50人受伤。", "旧港风暴造成50人受伤，20人死亡。"));
  EXPECT_TRUE(contradict("旧港风暴造成20人死亡。", "旧港风暴造成85人遇难。"));
}

TEST(ConsistencyFacts, OneOfAnotherDayIsAnother) {
  EXPECT_FALSE(contradict(
      "In 1950 the Gazette sold 300 copies a day.", "In 1980 the Gazette sold 900 copies a day."));
  EXPECT_TRUE(contradict(
      "In 1950 the Gazette sold 300 copies a day.", "In 1950 the Gazette sold 900 copies a day."));
}

TEST(ConsistencyFacts, ABracketIsOfWhatStandsBefore) {
  EXPECT_FALSE(contradict(
      "There are the Harbour Safety Act (1983), Old Piers Act (2006).",
      "There are the Old Piers Act (2006), Harbour Safety Act (1983)."));
  EXPECT_FALSE(contradict(
      "There are the Ferry Tolls Act (1983), Old Piers Act (2006).",
      "There are the Harbour Safety Act (1950), Old Piers Act (2006)."));
}

TEST(ConsistencyFacts, AListIsOfItsHead) {
  EXPECT_FALSE(contradict(
      "Harbour Gazette\n- daily copies sold: 300", "Bay Post\n- daily copies sold: 900"));
  EXPECT_TRUE(contradict(
      "Harbour Gazette\n- sold daily copies 300", "Harbour Gazette\n- sold daily copies 900"));
}

TEST(ConsistencyFacts, WhomItSpeaksOfMustBePlain) {
  EXPECT_TRUE(contradict(
      "It closed in 1983.",
      "The Harbour Gazette closed in 2006.",
      "When did the Harbour Gazette close?"));
  EXPECT_FALSE(contradict(
      "There were two papers. It closed in 1983.",
      "The Harbour Gazette closed in 2006.",
      "When did the Harbour Gazette close?"));
  EXPECT_FALSE(contradict(
      "The Harbour Gazette bought the Bay Post, which closed in 1983.",
      "The Harbour Gazette closed in 2006."));
}

TEST(ConsistencyFacts, NamesOnlyInRoles) {
  EXPECT_TRUE(contradict("《海港报》的主编是江渡生。", "《海港报》的主编是湾望海。"));
  EXPECT_TRUE(contradict("《海港報》的總編輯是江渡生。", "《海港报》的总编辑是湾望海。"));
  EXPECT_FALSE(contradict("《海港报》的主编是江渡生。", "《海港报》的主编是一位渔民。"));
  EXPECT_FALSE(contradict(
      "The editor of the Gazette was Ada Quill.", "The editor of the Gazette was Scottish."));
  EXPECT_FALSE(
      contradict("Ada Quill met the ferrymen there.", "Tom Reedman met the ferrymen there."));
}

TEST(ConsistencyPolarity, FirstSentence) {
  EXPECT_EQ(polarity("停刊了吗？", "是的，早已停刊。"), Polarity::yes);
  EXPECT_EQ(polarity("停刊了吗？", "**没有**，仍在出版。"), Polarity::no);
  EXPECT_EQ(polarity("停刊了吗？", "並非如此。"), Polarity::no);
  EXPECT_EQ(polarity("有没有罢工？", "有，为时一周。"), Polarity::yes);
  EXPECT_EQ(polarity("没有停刊吗？", "是的，没有停刊。"), Polarity::neither);
  EXPECT_EQ(polarity("停刊了吗？", "没有疑问，早已停刊。"), Polarity::neither);
  EXPECT_EQ(polarity("停刊了吗？", "不过是换了名字。"), Polarity::neither);
  EXPECT_EQ(polarity("Did it close?", "Yes, long ago."), Polarity::yes);
  EXPECT_EQ(polarity("Did it close?", "There is no such paper."), Polarity::no);
  EXPECT_EQ(polarity("Did it close?", "No doubt it did."), Polarity::neither);
  EXPECT_EQ(polarity("Did it close?", "Yesterday it closed."), Polarity::neither);
  EXPECT_EQ(polarity("Didn't it close?", "No."), Polarity::neither);
}

TEST(ConsistencyDenials, CorrectionsAreNone) {
  const std::string before = "《海港报》于1983年停刊。";
  ASSERT_TRUE(denial(before, "我没有说过这样的话。"));
  EXPECT_EQ(denial(before, "我没有说过这样的话。")->denial, Denial::saying);
  ASSERT_TRUE(denial(before, "這是我們的第一次對話。"));
  EXPECT_EQ(denial(before, "這是我們的第一次對話。")->denial, Denial::conversation);
  EXPECT_FALSE(denial(before, "我没有说过2006年。"));
  EXPECT_FALSE(denial("", "我没有说过这样的话。"));
  EXPECT_FALSE(denial(before, "主编没有说过这样的话。"));
}

}  // namespace
}  // namespace weiguan::consistency
