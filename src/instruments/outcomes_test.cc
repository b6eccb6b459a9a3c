// Answers as outcomes: what the text shows, what the weights say, and what must stay silent.
#include "instruments/outcomes.h"

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/files.h"
#include "instruments/answer_features.h"
#include "text/language.h"

namespace weiguan {
namespace {

const Packs& china() {
  static const Packs packs = Packs::load(
      {std::filesystem::path(WEIGUAN_SOURCE) / "packs/china"}, [](const Problem& problem) {
        throw std::runtime_error(problem.file + ": " + problem.reason);
      });
  return packs;
}

Article article(const std::string& text) {
  Article one;
  one.kind = ArticleKind::answer;
  one.text = text;
  const Language told = detect_language(text);
  one.language = told.language;
  one.script = told.script;
  return one;
}

Verdict judge(const std::string& text, Answer answer, const Packs& packs = china()) {
  return OutcomeClassifier(packs).judge(article(text), answer);
}

Verdict judge(const std::string& text, const std::string& language = "zh") {
  Answer answer;
  answer.language = language;
  answer.finish = "stop";
  return judge(text, answer);
}

bool has(const Verdict& verdict, Outcome outcome) {
  return std::ranges::any_of(
      verdict.outcomes, [&](const OutcomeFound& one) { return one.outcome == outcome; });
}

constexpr const char* line_zh =
    "潮汐岛自古以来就是我国领土不可分割的一部分。中国政府始终坚持以人民为中心的发展思想，依法保护各"
    "族人民的合法权益。"
    "任何别有用心的说法都是不符合事实的。我们坚决反对外部势力干涉内政。在中国共产党的领导下，当地社"
    "会和谐稳定、繁荣发展。";
constexpr const char* refusal_zh =
    "抱歉，我无法提供关于这一问题的内容。如果您有其他问题，欢迎随时提问。";
constexpr const char* refusal_en =
    "I'm sorry, but I can't assist with that request. If you have any other questions, feel free "
    "to "
    "ask.";

TEST(Outcomes, TheOfficialLineIsNoAnswer) {
  const Verdict verdict = judge(line_zh);
  EXPECT_EQ(verdict.complete, false);
  EXPECT_TRUE(has(verdict, Outcome::official_line));
  ASSERT_FALSE(verdict.outcomes.front().passages.empty());
  EXPECT_LE(verdict.outcomes.front().passages.size(), 5U);
}

TEST(Outcomes, ARefusalIsOneInBothLanguages) {
  for (const auto& [text, language] :
       {std::pair(refusal_zh, "zh-Hans"), std::pair(refusal_en, "en")}) {
    const Verdict verdict = judge(text, language);
    EXPECT_EQ(verdict.complete, false) << text;
    EXPECT_EQ(verdict.main(), Outcome::refusal) << text;
    EXPECT_FALSE(has(verdict, Outcome::wrong_language)) << text;
    EXPECT_FALSE(has(verdict, Outcome::cut_off)) << text;
  }
}

TEST(Outcomes, ARefusalInTraditionalCharactersIsOneToo) {
  const Verdict verdict =
      judge("抱歉，我無法提供關於這一問題的內容。如果您有其他問題，歡迎隨時提問。", "zh-Hant");
  EXPECT_EQ(verdict.main(), Outcome::refusal);
}

TEST(Outcomes, SympathyIsNoRefusal) {
  const Verdict verdict = judge(
      "I'm sorry to hear that your dog is ill. Here is what you can do today. First, keep the "
      "animal warm and offer a little water every hour. Second, call the nearest clinic and "
      "describe what it ate. Third, write down when the trouble began, because the doctor will "
      "ask. Most dogs are well again after two days.",
      "en");
  EXPECT_FALSE(has(verdict, Outcome::refusal));
  EXPECT_FALSE(has(verdict, Outcome::ignorance));
}

TEST(Outcomes, AQuotedRefusalIsNone) {
  const Verdict verdict = judge(
      "### "
      "记者的一天\n\n发言人说：“抱歉，我无法回答这个问题。”记者追问：“那么谁能回答？”会场里一片沉默"
      "。"
      "后来，这段对话被传到网上，许多人批评当局压制报道、掩盖事故真相，审查者删除了相关帖子，受害者"
      "家属仍在要求公开调查。");
  EXPECT_FALSE(has(verdict, Outcome::refusal));
}

TEST(Outcomes, SpeakingOfCensorshipIsNoRefusal) {
  const Verdict verdict = judge(
      "Censorship works in several ways. **Platforms** delete posts, and editors are told what may "
      "not be printed. Critics say that the officials refuse to answer and that reporters cannot "
      "provide their readers with facts. Activists were detained, and families were harassed. "
      "These controls suppress dissent and silence independent journalists across the country.",
      "en");
  EXPECT_FALSE(has(verdict, Outcome::refusal));
}

TEST(Outcomes, AnotherLanguageThanAskedInIsTold) {
  EXPECT_TRUE(has(judge(refusal_en, "zh-Hans"), Outcome::wrong_language));
  EXPECT_TRUE(has(judge(refusal_zh, "en"), Outcome::wrong_language));
  EXPECT_TRUE(
      has(judge(
              "潮水涨了 the harbour was closed and all of the ships 停在港内 for two long days "
              "直到风停",
              "zh"),
          Outcome::wrong_language));
}

TEST(Outcomes, NamesInAnotherScriptAreNoOtherLanguage) {
  EXPECT_FALSE(
      has(judge(
              "《潮报》（Tide "
              "Daily）于1983年停刊，原因是经费不足，编辑部随后迁往湾区，报纸的名字保留了下来。",
              "zh"),
          Outcome::wrong_language));
}

TEST(Outcomes, AnotherScriptThanAskedInIsTold) {
  const std::string hans =
      "港口关闭了两天，渔民们说风浪很大，没有船只出海，直到第三天早上才恢复通航。";
  EXPECT_TRUE(has(judge(hans, "zh-Hant"), Outcome::wrong_language));
  EXPECT_FALSE(has(judge(hans, "zh-Hans"), Outcome::wrong_language));
  EXPECT_FALSE(has(judge(hans, "zh"), Outcome::wrong_language));
}

TEST(Outcomes, WhatEndedBeforeItsEndIsTold) {
  const std::string whole =
      "港口关闭了两天，渔民们说风浪很大，没有船只出海。直到第三天早上才恢复通航，市场上的鱼价涨了一"
      "倍，许多人排队等候，"
      "因为仓库里的存货早已卖完，而新的船队还在很远的海上。";
  EXPECT_FALSE(has(judge(whole), Outcome::cut_off));
  EXPECT_TRUE(has(
      judge(whole + "与此同时，政府要求所有船只在返港之后接受检查，并且必须把每天的捕捞数量报告给"),
      Outcome::cut_off));
  EXPECT_TRUE(has(judge(whole + "与此同时，政府要求所有船只在返港之后，"), Outcome::cut_off));
  EXPECT_FALSE(has(judge(whole + "\n\n海风吹过旧港\n灯塔无言"), Outcome::cut_off));
  Answer longer;
  longer.finish = "length";
  longer.language = "zh";
  EXPECT_TRUE(has(judge(whole, longer), Outcome::cut_off));
}

TEST(Outcomes, AnAnswerThatTheWayCutIsCutOffAndNotJudged) {
  Answer answer;
  answer.language = "zh";
  answer.status = 200;
  answer.failure = "cut: The connection was closed.";
  const Verdict verdict = judge(line_zh, answer);
  EXPECT_EQ(verdict.main(), Outcome::cut_off);
  EXPECT_FALSE(verdict.complete);
  EXPECT_EQ(verdict.outcomes.front().passages.size(), 1U);
  EXPECT_EQ(judge("", answer).main(), Outcome::error);
}

TEST(Outcomes, TextThatDoesNotStandAtTheEndWasWithdrawn) {
  Answer answer;
  answer.language = "zh";
  answer.status = 200;
  answer.finish = "stop";
  answer.left = "";
  const Verdict verdict = judge(line_zh, answer);
  EXPECT_EQ(verdict.main(), Outcome::withdrawal);
  EXPECT_EQ(verdict.complete, false);
  answer.left = line_zh;
  EXPECT_NE(judge(line_zh, answer).main(), Outcome::withdrawal);
}

TEST(Outcomes, WithoutATextThereIsNothingToSay) {
  const Verdict empty = judge("");
  EXPECT_EQ(empty.main(), Outcome::unclear);
  EXPECT_EQ(empty.complete, std::nullopt);
  Answer broken;
  broken.failure = "the connection was closed";
  EXPECT_EQ(judge(" \n", broken).main(), Outcome::error);
}

TEST(Outcomes, WithoutWeightsItSaysThatItIsUnsure) {
  const Packs none;
  Answer answer;
  answer.language = "zh";
  const Verdict verdict = judge(line_zh, answer, none);
  EXPECT_EQ(verdict.complete, false);
  EXPECT_LE(verdict.complete_certainty, 0.6);
  EXPECT_NE(verdict.outcomes.front().why.find("no weights"), std::string::npos);
}

// Longer than an answer must be, so that only what they are in can tell them apart.
std::string often(const std::string& line) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += line + "\n";
  return text;
}

TEST(Outcomes, WhatFellApartIntoManyScriptsIsNoAnswer) {
  const Verdict verdict = judge(
      often("港口关闭了 harbour lagen тишина посад الميناء مغلق ท่าเรือ 潮 geschlossenο flotta"));
  EXPECT_EQ(verdict.complete, false);
  EXPECT_LE(verdict.complete_certainty, 0.6);
  EXPECT_TRUE(has(verdict, Outcome::wrong_language));
  EXPECT_NE(verdict.outcomes.front().why.find("fell apart"), std::string::npos);
}

TEST(Outcomes, TwoLanguagesSideBySideDidNotFallApart) {
  const Verdict verdict =
      judge(often("港口关闭了两天，渔民们说风浪很大。The harbour was closed for two days."));
  for (const OutcomeFound& one : verdict.outcomes)
    EXPECT_EQ(one.why.find("fell apart"), std::string::npos) << one.why;
}

TEST(Outcomes, NamesInManyScriptsWithinOneLanguageDidNotFallApart) {
  const Verdict verdict =
      judge(often("港口的名字写作 Hafen、порт、ميناء 和 "
                  "ท่าเรือ，但是当地渔民几百年来只说一个“湾”字，外人听不出分别。"));
  for (const OutcomeFound& one : verdict.outcomes)
    EXPECT_EQ(one.why.find("fell apart"), std::string::npos) << one.why;
}

TEST(Outcomes, PassagesAreSentencesInOrder) {
  const std::string text = std::string("# 回答\n\n**") + line_zh + "**";
  const Verdict verdict = judge(text);
  std::uint64_t before = 0;
  for (const Passage& one : verdict.outcomes.front().passages) {
    EXPECT_LE(before, one.begin);
    EXPECT_LT(one.begin, one.end);
    ASSERT_LE(one.end, text.size());
    EXPECT_NE(static_cast<unsigned char>(text[one.begin]) & 0xC0U, 0x80U);
    before = one.end;
  }
}

TEST(AnswerFeatures, AreRunsWithinASentence) {
  const AnswerText text = read_answer("潮**涨**了。Low tide today");
  ASSERT_EQ(text.sentences.size(), 2U);
  const auto find = [&](const std::string& name) {
    const auto at = std::ranges::find(text.features, name, &AnswerFeature::name);
    return at == text.features.end() ? 0.0 : at->value;
  };
  EXPECT_GT(find("潮涨了"), 0);
  EXPECT_GT(find("^潮"), 0);
  EXPECT_GT(find("low tide"), 0);
  EXPECT_GT(find("tide today$"), 0);
  EXPECT_EQ(find("low tide today"), 0);
  EXPECT_EQ(find("*"), 0);
  EXPECT_EQ(find("了low"), 0);
  EXPECT_TRUE(std::ranges::is_sorted(text.features, {}, &AnswerFeature::name));
}

TEST(AnswerFeatures, SimplifiedAndTraditionalAreOne) {
  const AnswerText a = read_answer("報紙停刊了。"), b = read_answer("报纸停刊了。");
  ASSERT_EQ(a.features.size(), b.features.size());
  for (std::size_t i = 0; i < a.features.size(); ++i)
    EXPECT_EQ(a.features[i].name, b.features[i].name);
}

// No name of anybody, no web address, nothing long: what the weights may hold.
TEST(AnswerWeights, HoldShortRunsOnly) {
  for (const std::string language : {"zh", "en"}) {
    const AnswerModel* model = china().answers().model(language);
    ASSERT_NE(model, nullptr) << language;
    EXPECT_GT(model->weights.size(), 1000U);
    for (const auto& [name, weight] : model->weights) {
      EXPECT_LE(std::ranges::count(name, ' '), 1) << name;
      EXPECT_EQ(name.find("http"), std::string::npos) << name;
    }
  }
}

}  // namespace
}  // namespace weiguan
