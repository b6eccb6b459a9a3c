#include "packs/providers.h"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "base/files.h"
#include "packs/check.h"
#include "packs/packs.h"

namespace weiguan {
namespace {

const Packs& china() {
  static const Packs packs =
      Packs::load({WEIGUAN_SOURCE "/packs/china"}, [](const Problem& problem) {
        ADD_FAILURE() << problem.file << ":" << problem.line << ": " << problem.reason;
      });
  return packs;
}

Answer answer(int status, std::string code, std::string message = {}) {
  Answer out;
  out.status = status;
  out.code = std::move(code);
  out.message = std::move(message);
  return out;
}

std::string block(const Answer& answer, std::string_view text = {}) {
  const auto found = china().providers().block_of(answer, text);
  return found ? std::string(to_string(found->block)) : "nothing";
}

constexpr std::string_view half = "港口的罢工持续了三天，之后";

TEST(Providers, AreKnownByIdAndByEndpoint) {
  const Providers& providers = china().providers();
  EXPECT_EQ(providers.provider("deepseek")->route, "vendor-api");
  EXPECT_EQ(providers.by_endpoint("https://api.deepseek.com/v1/chat/completions")->id, "deepseek");
  EXPECT_EQ(providers.by_endpoint("https://openrouter.ai/api/v1/chat")->route, "proxy:openrouter");
  EXPECT_EQ(providers.by_endpoint("https://api.deepseek.com.example/"), nullptr);
  EXPECT_EQ(providers.provider("parrot"), nullptr);
  EXPECT_EQ(Providers().block_of(answer(429, ""), "")->block, Block::rate);
}

TEST(Blocks, OfTheInput) {
  EXPECT_EQ(
      block(answer(400, "data_inspection_failed", "Input data may contain inappropriate content.")),
      "input");
  EXPECT_EQ(
      block(answer(
          400,
          "invalid_request_error",
          "The request was rejected because it was considered high risk")),
      "input");
  EXPECT_EQ(block(answer(0, "10013")), "input");
  EXPECT_EQ(block(answer(0, "10019")), "input");
  EXPECT_EQ(block(answer(0, "10021")), "input");
  EXPECT_EQ(block(answer(400, "InputTextRiskDetection")), "input");
  EXPECT_EQ(block(answer(400, "content_filter")), "input");
}

TEST(Blocks, OfTheOutputAreWithdrawalsOnceTextWasShown) {
  const Answer dashscope =
      answer(400, "DataInspectionFailed", "Output data may contain inappropriate content.");
  EXPECT_EQ(block(dashscope), "output");
  EXPECT_EQ(block(dashscope, half), "withdrawal");
  EXPECT_EQ(block(answer(400, "OutputTextRiskDetection")), "output");
  EXPECT_EQ(block(answer(200, "10014"), half), "withdrawal");
  EXPECT_EQ(block(answer(200, "10014")), "output");
  Answer filtered = answer(200, "");
  filtered.finish = "content_filter";
  EXPECT_EQ(block(filtered), "output");
  EXPECT_EQ(block(filtered, half), "withdrawal");
  Answer refused = answer(200, "");
  refused.refusal = "I will not speak of that.";
  EXPECT_EQ(block(refused), "output");
  EXPECT_EQ(block(refused, "I will not speak of that"), "output");
}

TEST(Blocks, AreOfTheSideThatTheStageTells) {
  Answer zhipu = answer(400, "1301", "系统检测到输入或生成内容可能包含不安全或敏感内容");
  EXPECT_EQ(block(zhipu), "input");
  zhipu.stage = "assistant";
  EXPECT_EQ(block(zhipu), "output");
  zhipu.stage = "user";
  EXPECT_EQ(block(zhipu), "input");
  Answer stream = answer(200, "");
  stream.finish = "sensitive";
  EXPECT_EQ(block(stream), "input");
  EXPECT_EQ(block(stream, half), "withdrawal");
  EXPECT_EQ(block(answer(200, "20365")), "input");
  EXPECT_EQ(block(answer(200, "20365"), half), "withdrawal");
}

TEST(Blocks, AreCannedAnswersWhereThatIsAllThereIs) {
  const Answer fine = answer(200, "");
  EXPECT_EQ(block(fine, "你好，这个问题我暂时无法回答，让我们换个话题再聊聊吧。"), "output");
  EXPECT_EQ(block(fine, "你好,這個問題我暫時無法回答，讓我們換個話題再聊聊吧"), "output");
  EXPECT_EQ(
      block(fine, "The request was rejected because it was considered high risk."), "input");
  Answer replaced = fine;
  replaced.left = "Sorry, that\u2019s beyond my current scope.";
  EXPECT_EQ(block(replaced, "The strike of the harbour lasted three days"), "withdrawal");
  replaced.left = "";
  EXPECT_EQ(block(replaced, half), "withdrawal");
}

TEST(Blocks, AreNoAnswersThatQuoteThem) {
  Answer fine = answer(200, "");
  fine.finish = "stop";
  EXPECT_EQ(
      block(
          fine,
          "用户说它只回答“你好，这个问题我暂时无法回答，让我们换个话题再聊聊吧。”，这是审查的一种。"),
      "nothing");
  EXPECT_EQ(block(fine, half), "nothing");
  EXPECT_EQ(block(fine, "I'm sorry to hear that."), "nothing");
  fine.finish = "length";
  EXPECT_EQ(block(fine, half), "nothing");
  fine.code = "0";
  EXPECT_EQ(block(fine, half), "nothing");
  EXPECT_EQ(block(Answer(), half), "nothing");
  fine.left = "完全不同的话";
  EXPECT_EQ(block(fine, half), "nothing");
}

TEST(Blocks, AreLocksBeforeAllElse) {
  EXPECT_EQ(block(answer(0, "10015")), "lock");
  Answer locked = answer(403, "10015");
  locked.failure = "closed: the connection was closed";
  EXPECT_EQ(block(locked, half), "lock");
  // Whoever must pay first is not locked out.
  EXPECT_EQ(
      block(answer(
          429, "exceeded_current_quota_error", "Your account is suspended, check your billing")),
      "rate");
}

TEST(Blocks, AreRateWhereTheServiceWantsLess) {
  for (const char* code : {"10007", "11200", "11201", "11202", "11203"})
    EXPECT_EQ(block(answer(0, code)), "rate") << code;
  EXPECT_EQ(block(answer(429, "", "Too many requests")), "rate");
  EXPECT_EQ(block(answer(429, "1113", "余额不足或无可用资源包，请充值。")), "rate");
  EXPECT_EQ(block(answer(402, "", "Insufficient Balance")), "rate");
  EXPECT_EQ(block(answer(401, "invalid_api_key")), "rate");
  EXPECT_EQ(block(answer(403, "")), "rate");
}

TEST(Blocks, AreTransportWhereNothingExplainsThem) {
  EXPECT_EQ(
      block(answer(400, "context_length_exceeded", "maximum context length is 8192 tokens")),
      "transport");
  EXPECT_EQ(block(answer(400, "invalid_request_error", "temperature must be a number")), "transport");
  EXPECT_EQ(block(answer(404, "")), "transport");
  EXPECT_EQ(block(answer(503, "")), "transport");
  EXPECT_EQ(block(answer(302, "")), "transport");
  EXPECT_EQ(block(answer(200, "server_error")), "transport");
  Answer cut = answer(200, "");
  cut.failure = "closed: the connection was closed";
  EXPECT_EQ(block(cut, half), "transport");
  cut.code = "10014";
  EXPECT_EQ(block(cut, half), "withdrawal");
}

TEST(Providers, OfTheChinaPackAreInOrder) {
  const PackReport report = check_pack(WEIGUAN_SOURCE "/packs/china", {});
  EXPECT_EQ(report.problems, 0U);
  EXPECT_EQ(report.providers, china().providers().providers().size());
  EXPECT_GE(report.providers, 14U);
  EXPECT_GE(report.signatures, 30U);
  EXPECT_EQ(report.euphemisms, china().euphemisms().size());
}

}  // namespace
}  // namespace weiguan
