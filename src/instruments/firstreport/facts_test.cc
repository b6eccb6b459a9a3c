#include "instruments/firstreport/detail/facts.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace weiguan::firstreport {
namespace {

const std::vector<std::string> verbs = {"说", "表示", "said"};

std::vector<std::string> found(const std::string& text, FactKind kind) {
  std::vector<std::string> all;
  for (const Fact& one : facts_of(text, verbs)) {
    if (one.kind == kind)
      all.push_back(text.substr(one.range.begin, one.range.end - one.range.begin));
  }
  return all;
}

// What of one text the other does not tell.
std::vector<std::string> left_out(
    const std::string& earlier,
    const std::string& official,
    FactKind kind,
    const std::string& language = "zh",
    const std::string& official_language = "zh") {
  Counterpart counterpart;
  counterpart.add(official, official_language);
  std::vector<std::string> all;
  for (const Fact& one : facts_of(earlier, verbs)) {
    if (one.kind != kind || counterpart.tells(one, earlier, language)) continue;
    all.push_back(earlier.substr(one.range.begin, one.range.end - one.range.begin));
  }
  return all;
}

using Lines = std::vector<std::string>;

TEST(Facts, AreNumbersButNotThoseOfDates) {
  EXPECT_EQ(
      found("2024年4月18日晚，吊机倾倒，造成五人受伤，损失三千元。", FactKind::number).size(), 2U);
  EXPECT_TRUE(found("2024年4月18日18:30，潮水退去。", FactKind::number).empty());
}

TEST(Facts, AreSentencesOfSomeLength) {
  EXPECT_EQ(
      found("潮落。北湾的潮水在夜里退去了。", FactKind::sentence),
      Lines{"北湾的潮水在夜里退去了。"});
}

TEST(LeftOut, AreNumbersThatComeToSomethingElse) {
  EXPECT_EQ(left_out("当晚收治的伤者为五人。", "造成三人受伤。", FactKind::number).size(), 1U);
  EXPECT_TRUE(left_out("共有三千人转移。", "共有3,000人转移。", FactKind::number).empty());
  EXPECT_EQ(left_out("涨了5%。", "涨了5元。", FactKind::number).size(), 1U);
}

TEST(LeftOut, AreNumbersInAnyLanguage) {
  EXPECT_TRUE(
      left_out("Some 1,200 people left.", "共有1200人转移。", FactKind::number, "en").empty());
  EXPECT_EQ(
      left_out("Some 1,300 people left.", "共有1200人转移。", FactKind::number, "en").size(), 1U);
}

TEST(LeftOut, AreSentencesOfWhichMostIsNotThere) {
  const std::string official = "事故发生后，港务处立即启动应急预案，四号码头暂停作业。";
  EXPECT_TRUE(left_out("港务处立即启动了应急预案，四号码头暂停作业。", official, FactKind::sentence)
                  .empty());
  EXPECT_EQ(
      left_out("这台吊机上一次大修是在六年前。", official, FactKind::sentence),
      Lines{"这台吊机上一次大修是在六年前。"});
  EXPECT_TRUE(
      left_out("港務處立即啟動應急預案，四號碼頭暫停作業。", official, FactKind::sentence).empty());
}

TEST(LeftOut, CannotBeToldOfSentencesInAnotherLanguage) {
  EXPECT_TRUE(left_out(
                  "Workers had heard the cable twenty minutes before it broke.",
                  "吊机倾倒。",
                  FactKind::sentence,
                  "en")
                  .empty());
}

TEST(LeftOut, AreNames) {
  EXPECT_EQ(
      left_out("《北湾检修记录》显示大修被推迟。", "检修被推迟。", FactKind::name).size(), 1U);
  EXPECT_TRUE(
      left_out("《北湾检修记录》显示大修被推迟。", "据《北湾检修记录》。", FactKind::name).empty());
}

TEST(Facts, OfNothingAreNone) {
  EXPECT_TRUE(facts_of("", verbs).empty());
  EXPECT_TRUE(Counterpart().empty());
}

}  // namespace
}  // namespace weiguan::firstreport
