// What an exchange says by signatures that are made up, and what it does not.
#include "packs/providers.h"

#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

Signature signature(const std::string& id, Block block) {
  Signature one;
  one.id = id;
  one.block = block;
  return one;
}

Providers harbour() {
  std::vector<Signature> all;
  Signature input = signature("tide-input", Block::input);
  input.codes = {"TideRisk"};
  all.push_back(input);
  Signature stage = signature("tide-stage", Block::input);
  stage.by_stage = true;
  stage.codes = {"9301"};
  stage.messages = {"潮水不许说话"};
  all.push_back(stage);
  Signature output = signature("tide-output", Block::output);
  output.codes = {"TideRisk"};
  output.messages = {"the answer was held back"};
  all.push_back(output);
  Signature back = signature("tide-back", Block::withdrawal);
  back.codes = {"9314"};
  back.messages = {"潮水不许说话"};
  all.push_back(back);
  Signature lock = signature("tide-lock", Block::lock);
  lock.messages = {"this account is closed"};
  all.push_back(lock);
  Signature rate = signature("tide-rate", Block::rate);
  rate.codes = {"tide_quota"};
  all.push_back(rate);
  Signature finish = signature("tide-finish", Block::output);
  finish.finish = {"tide_filter"};
  all.push_back(finish);
  Signature refusal = signature("tide-refusal", Block::output);
  refusal.refusal = true;
  all.push_back(refusal);
  Signature canned = signature("tide-canned", Block::output);
  canned.canned = {"这个问题，请问港务局。", "Please ask the harbour master."};
  all.push_back(canned);
  return Providers({}, all);
}

Answer told(int status, const std::string& code, const std::string& message = {}) {
  Answer answer;
  answer.status = status;
  answer.code = code;
  answer.message = message;
  return answer;
}

// "block signature", or "" where it says nothing.
std::string said(const Answer& answer, const std::string& text = {}) {
  static const Providers providers = harbour();
  const auto found = providers.block_of(answer, text);
  if (!found) return {};
  return std::string(to_string(found->block)) + " " + found->signature;
}

const std::string long_text(
    "The harbour opened in the year of the great tide, and its master was asked by many.");

TEST(BlockOf, KnowsCodesAndTheirParts) {
  EXPECT_EQ(said(told(400, "TideRisk")), "input tide-input");
  EXPECT_EQ(said(told(400, "tiderisk.Severe")), "input tide-input");
  EXPECT_EQ(said(told(200, "TideRisk")), "input tide-input");
  EXPECT_EQ(said(told(400, "TideRisks")), "transport ");
  EXPECT_EQ(said(told(400, "TideRisk", "Sorry: The ANSWER was held-back.")), "output tide-output");
}

TEST(BlockOf, TakesABareNumberOnlyBesideItsWords) {
  EXPECT_EQ(said(told(400, "9301")), "input tide-stage");
  EXPECT_EQ(said(told(400, "9301", "潮水，不許說話！")), "input tide-stage");
  EXPECT_EQ(said(told(400, "9301", "unknown parameter")), "transport ");
  EXPECT_EQ(said(told(200, "9301", "unknown parameter"), long_text), "");
}

TEST(BlockOf, TellsTheStage) {
  Answer answer = told(400, "9301", "潮水不许说话");
  answer.stage = "user";
  EXPECT_EQ(said(answer), "input tide-stage");
  answer.stage = "assistant";
  EXPECT_EQ(said(answer), "output tide-stage");
  EXPECT_EQ(said(answer, long_text), "withdrawal tide-stage");
  answer.stage.clear();
  EXPECT_EQ(said(answer, long_text), "withdrawal tide-stage");
  Answer alone = told(200, "");
  alone.stage = "user";
  EXPECT_EQ(said(alone), "input ");
  alone.stage = "assistant";
  EXPECT_EQ(said(alone), "output ");
  EXPECT_EQ(said(alone, long_text), "");
}

TEST(BlockOf, IsAWithdrawalOnlyWhereSomethingWasShown) {
  EXPECT_EQ(said(told(200, "9314"), long_text), "withdrawal tide-back");
  EXPECT_EQ(said(told(200, "9314")), "output tide-back");
  Answer answer = told(200, "");
  answer.finish = "tide_filter";
  EXPECT_EQ(said(answer), "output tide-finish");
  EXPECT_EQ(said(answer, long_text), "withdrawal tide-finish");
  answer.events = 9;
  EXPECT_EQ(said(answer, long_text), "output tide-finish")
      << "it came behind the block, and stayed";
  answer.left = "";
  EXPECT_EQ(said(answer, long_text), "withdrawal tide-finish");
  Answer input = told(200, "TideRisk");
  EXPECT_EQ(said(input, long_text), "input tide-input");
  input.left = "";
  EXPECT_EQ(said(input, long_text), "withdrawal tide-input");
}

TEST(BlockOf, IsAWithdrawalWhereTextGaveWay) {
  Answer answer = told(200, "");
  answer.finish = "stop";
  answer.left = "這個問題 請問港務局";
  EXPECT_EQ(said(answer, long_text), "withdrawal tide-canned");
  answer.left = "The harbour opened late.";
  EXPECT_EQ(said(answer, long_text), "");
  answer.finish = "unsafe";
  EXPECT_EQ(said(answer, long_text), "withdrawal ");
}

TEST(BlockOf, TakesACannedSentenceOnlyAsTheWhole) {
  Answer answer = told(200, "");
  answer.finish = "stop";
  for (const char* text :
       {"这个问题，请问港务局。",
        "\n這個問題 请问 港務局！\n",
        "PLEASE ask the harbour master",
        "**Ｐlease ask the harbour master.**"})
    EXPECT_EQ(said(answer, text), "output tide-canned") << text;
  EXPECT_EQ(said(answer, "He said: Please ask the harbour master."), "");
  EXPECT_EQ(said(answer, "这个问题，请问港务局。他们知道得更多，因为港口是他们建的。"), "");
  EXPECT_EQ(said(answer, long_text + " Please ask the harbour master."), "");
}

TEST(BlockOf, KnowsRefusalsInTheirField) {
  Answer answer = told(200, "");
  answer.finish = "stop";
  answer.refusal = "I will not say.";
  EXPECT_EQ(said(answer), "output tide-refusal");
  EXPECT_EQ(said(answer, "I will not say."), "output tide-refusal");
  EXPECT_EQ(said(answer, "I will not say"), "output tide-refusal");
  EXPECT_EQ(said(answer, long_text), "");
  answer.refusal.clear();
  EXPECT_EQ(said(answer), "");
}

TEST(BlockOf, CountsModerationBeforeACutAndLocksBeforeAll) {
  Answer answer = told(200, "9314", "潮水不许说话");
  answer.failure = "cut: The stream ended before the answer did.";
  EXPECT_EQ(said(answer, long_text), "withdrawal tide-back");
  EXPECT_EQ(said(told(503, "TideRisk")), "input tide-input");
  EXPECT_EQ(said(told(429, "TideRisk")), "input tide-input");
  EXPECT_EQ(said(told(403, "TideRisk", "This account is closed.")), "lock tide-lock");
  EXPECT_EQ(said(told(400, "tide_quota")), "rate tide-rate");
  answer.code.clear();
  answer.message.clear();
  EXPECT_EQ(said(answer, long_text), "transport ");
}

TEST(BlockOf, TellsLimitsFromFaults) {
  for (const int status : {401, 402, 403, 429}) EXPECT_EQ(said(told(status, "")), "rate ");
  for (const int status : {400, 404, 413, 422, 500, 502, 503, 529})
    EXPECT_EQ(said(told(status, "")), "transport ");
  EXPECT_EQ(
      said(told(400, "context_length_exceeded", "This model takes 4096 tokens.")), "transport ");
  EXPECT_EQ(said(told(404, "model_not_found", "There is no such model.")), "transport ");
  EXPECT_EQ(said(told(200, "busy")), "transport ");
  EXPECT_EQ(said(told(302, "")), "transport ");
  Answer nothing;
  nothing.failure = "dns: The host's name could not be resolved.";
  EXPECT_EQ(said(nothing), "transport ");
}

TEST(BlockOf, SaysNothingOfAnswers) {
  for (const char* finish : {"stop", "length", ""}) {
    Answer answer = told(200, "");
    answer.finish = finish;
    EXPECT_EQ(said(answer, long_text), "") << finish;
    EXPECT_EQ(said(answer), "") << finish;
  }
  EXPECT_EQ(said(Answer(), long_text), "") << "a transcript of others";
  for (const char* code : {"0", "200", "ok", "SUCCESS"}) {
    Answer answer = told(200, code);
    answer.finish = "length";
    EXPECT_EQ(said(answer), "") << code;
    answer.left = "";
    EXPECT_EQ(said(answer, long_text), "") << code;
  }
}

TEST(BlockOf, KnowsStatusWithoutSignatures) {
  EXPECT_EQ(Providers().block_of(told(429, ""), "")->block, Block::rate);
  EXPECT_EQ(Providers().block_of(told(400, "TideRisk"), "")->block, Block::transport);
  EXPECT_FALSE(Providers().block_of(told(200, ""), "Please ask the harbour master.").has_value());
}

}  // namespace
}  // namespace weiguan
