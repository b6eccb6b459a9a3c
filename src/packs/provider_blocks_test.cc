// The signatures of the China pack know every form that providers are known to use, and confuse
// none.
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "packs/packs.h"

namespace weiguan {
namespace {

using nlohmann::json;

const Packs& china() {
  static const Packs packs =
      Packs::load({WEIGUAN_SOURCE "/packs/china"}, [](const Problem& problem) {
        ADD_FAILURE() << problem.file << ":" << problem.line << ": " << problem.reason;
      });
  return packs;
}

std::string said(const Answer& answer, const std::string& text = {}) {
  const auto found = china().providers().block_of(answer, text);
  return found ? std::string(to_string(found->block)) : std::string();
}

Answer told(int status, const std::string& code, const std::string& message = {}) {
  Answer answer;
  answer.status = status;
  answer.code = code;
  answer.message = message;
  return answer;
}

TEST(ProviderBlocks, OfTheChinaPackAreKnown) {
  EXPECT_EQ(
      said(told(400, "DataInspectionFailed", "Input data may contain inappropriate content.")),
      "input");
  EXPECT_EQ(
      said(told(
          400, "data_inspection_failed", "<400> Output data may contain inappropriate content.")),
      "output");
  EXPECT_EQ(said(told(200, "10013", "输入内容审核不通过，涉嫌违规，请重新调整输入内容")), "input");
  EXPECT_EQ(
      said(told(200, "10014", "輸出內容涉及敏感信息，審核不通過"), "港口在一九"), "withdrawal");
  EXPECT_EQ(said(told(200, "10015", "appid在黑名单中")), "lock");
  EXPECT_EQ(said(told(500, "11200", "AppIdNoAuthError")), "rate");
  EXPECT_EQ(
      said(told(403, "403", "The model requires moderation; your input was flagged.")), "input");
  EXPECT_EQ(said(told(400, "SensitiveContentDetected.SevereViolation")), "input");
  EXPECT_EQ(said(told(429, "rate_limit_exceeded")), "rate");
}

TEST(ProviderBlocks, OfTheChinaPackStaySilentElsewhere) {
  EXPECT_EQ(said(told(200, "10013", "permission denied: the socket is in use")), "transport");
  EXPECT_EQ(said(told(400, "1301", "The field has more than 1301 characters.")), "transport");
  EXPECT_EQ(said(told(403, "403", "The key has no access to the model.")), "rate");
  EXPECT_EQ(said(told(400, "invalid_request_error", "messages must not be empty")), "transport");
  Answer answer = told(200, "");
  answer.finish = "stop";
  EXPECT_EQ(
      said(
          answer,
          "Some proxies say \"The request was rejected because it was considered high risk\"; "
          "that is a block and not an answer."),
      "");
  EXPECT_EQ(
      said(answer, "用户看到的是“你好，这个问题我暂时无法回答，让我们换个话题再聊聊吧。”"), "");
}

TEST(Providers, OfTheChinaPackAreFoundByTheirHosts) {
  const Providers& providers = china().providers();
  for (const Provider& one : providers.providers()) {
    const Provider* found = providers.by_endpoint(one.endpoint);
    ASSERT_NE(found, nullptr) << one.id;
    EXPECT_EQ(found->id, one.id);
    EXPECT_FALSE(one.route.empty()) << one.id;
  }
  EXPECT_EQ(providers.by_endpoint("https://deepseek.com.example/v1"), nullptr);
  for (const Signature& one : providers.signatures()) EXPECT_FALSE(one.source.empty()) << one.id;
}

TEST(Euphemisms, OfTheChinaPackHaveBothLanguages) {
  bool has_day = false;
  for (const Euphemism& one : china().euphemisms()) {
    EXPECT_FALSE(one.wordings.zh.empty() || one.wordings.en.empty()) << one.id;
    has_day = has_day || (one.year == 1989 && one.month == 6 && one.day == 4);
  }
  EXPECT_TRUE(has_day);
}

// Each form of the file as an exchange: with each of its codes, with its finish reason, with its
// field and with its text, as it says; what may come of it stands in `outcome`.
struct Form {
  Answer answer;
  std::string text;
  std::string what;
};

std::vector<Form> forms_of(const json& one) {
  std::vector<Form> forms;
  const std::string what = one.dump();
  const std::string stream = one.value("stream", "");
  const std::string shown = "港口的历史始于";
  if (one.contains("text")) {
    Answer whole = told(200, "");
    whole.finish = "stop";
    forms.push_back({whole, one["text"], what});
    whole.left = one["text"].get<std::string>();
    forms.push_back({whole, shown, what});
  }
  if (one.contains("field")) {
    Answer refused = told(200, "");
    refused.finish = "stop";
    refused.refusal = "I cannot help with that.";
    forms.push_back({refused, "", what});
  }
  const std::string mark = "finish_reason \"";
  if (const std::size_t at = stream.find(mark); at != std::string::npos) {
    Answer ended = told(200, "");
    const std::size_t begin = at + mark.size();
    ended.finish = stream.substr(begin, stream.find('"', begin) - begin);
    forms.push_back({ended, "", what});
    ended.left = "";
    forms.push_back({ended, shown, what});
  }
  if (!one.contains("code")) return forms;
  const json codes = one["code"].is_array() ? one["code"] : json::array({one["code"]});
  for (const json& code : codes) {
    Answer error = told(
        one.value("http_status", 200),
        code.is_string() ? code.get<std::string>() : code.dump(),
        one.value("message_contains", ""));
    const bool withdrawn = one["outcome"] == "output_withdrawn";
    if (withdrawn) error.left = "";
    forms.push_back({error, withdrawn ? shown : "", what});
    if (!one.contains("stage_field")) continue;
    for (const char* stage : {"user", "assistant"}) {
      error.stage = stage;
      forms.push_back({error, "", what + stage});
    }
  }
  return forms;
}

std::set<std::string> blocks_of(const json& one, const Form& form) {
  const std::string outcome = one["outcome"];
  const bool shown = form.answer.left.has_value();
  if (outcome == "account_locked") return {"lock"};
  if (outcome == "rate_or_authorisation") return {"rate"};
  if (outcome == "output_withdrawn") return {"withdrawal"};
  if (shown) return {"withdrawal"};
  if (form.answer.stage == "user") return {"input"};
  if (form.answer.stage == "assistant") return {"output"};
  if (outcome == "input_blocked") return {"input"};
  if (outcome == "output_blocked" || outcome == "canned_replacement") return {"output"};
  return {"input", "output"};
}

TEST(ProviderBlocks, OfTheSharedDataAreAllKnown) {
  const char* shared = std::getenv("WEIGUAN_SHARED");
  const std::filesystem::path root = shared != nullptr ? shared : WEIGUAN_SOURCE "/../shared";
  const auto file = root / "data/answers/provider-blocks.json";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "skipped: no shared data";
  const json all = json::parse(read_file(file));
  std::size_t tried = 0;
  for (const json& one : all["signatures"]) {
    const std::vector<Form> forms = forms_of(one);
    EXPECT_FALSE(forms.empty()) << one.dump();
    for (const Form& form : forms) {
      EXPECT_EQ(blocks_of(one, form).count(said(form.answer, form.text)), 1U)
          << said(form.answer, form.text) << " of " << form.what;
      ++tried;
    }
    if (one.value("note", "").find("normal HTTP 200") == std::string::npos) continue;
    Answer answer = told(200, "");
    answer.finish = "stop";
    EXPECT_EQ(said(answer, one["message_contains"]), "input") << one.dump();
    ++tried;
  }
  RecordProperty("signatures", static_cast<int>(all["signatures"].size()));
  RecordProperty("exchanges", static_cast<int>(tried));
}

}  // namespace
}  // namespace weiguan
