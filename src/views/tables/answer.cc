#include "views/tables/answer.h"

#include <fmt/format.h>

namespace weiguan {

namespace {

std::string with_more(const std::string& text, const std::string& more) {
  if (text.empty() || more.empty() || text == more) return text.empty() ? more : text;
  return text + " (" + more + ")";
}

std::string control_of(const Answer& answer, Speech speech) {
  if (answer.control == Control::none) return {};
  if (answer.control == Control::neutral) return std::string(say({"neutral", "中性对照"}, speech));
  std::string text(say({"matched", "配对对照"}, speech));
  return with_more(text, answer.control_of);
}

std::string milliseconds(const std::optional<std::uint64_t>& time) {
  return time ? fmt::format("{:.3f} s", static_cast<double>(*time) / 1000) : std::string();
}

std::string number(const std::optional<std::uint64_t>& value) {
  return value ? std::to_string(*value) : std::string();
}

std::string number(const std::optional<double>& value) {
  return value ? fmt::format("{}", *value) : std::string();
}

class AnswerObject {
 public:
  void text(std::string_view name, std::string_view value) {
    raw(name, value.empty() ? "null" : json_text(value));
  }
  void raw(std::string_view name, std::string_view json) {
    out_ += fmt::format("{}\"{}\":{}", out_.empty() ? "" : ",", name, json);
  }
  void told(std::string_view name, const std::string& value) {
    raw(name, value.empty() ? "null" : value);
  }
  std::string str() const { return "{" + out_ + "}"; }

 private:
  std::string out_;
};

}  // namespace

std::vector<AnswerFact> answer_facts(const Answer& answer, Speech speech) {
  std::vector<AnswerFact> facts;
  const auto add = [&](const Words& label, std::string value) {
    if (!value.empty()) facts.push_back({label, std::move(value)});
  };
  add({"Model", "模型"}, with_more(answer.model, answer.model_told));
  add({"Route", "途径"}, answer.route);
  add({"Battery", "题集"}, answer.battery);
  add({"Question", "题目"}, with_more(answer.question, answer.topic));
  add({"Control", "对照"}, control_of(answer, speech));
  add({"Asked in", "提问语言"}, with_more(answer.language, answer.form));
  add({"Made from", "改写自"}, answer.made_from);
  if (answer.turn > 0) add({"Turn", "第几轮"}, std::to_string(answer.turn + 1));
  if (answer.repeat > 0) add({"Repeat", "第几次"}, std::to_string(answer.repeat + 1));
  add({"Temperature", "温度"}, number(answer.temperature));
  if (answer.status != 0) add({"HTTP status", "HTTP 状态"}, std::to_string(answer.status));
  add({"Ended by", "结束原因"}, answer.finish);
  add({"Code", "代码"}, with_more(answer.code, answer.stage));
  add({"Message", "提示"}, answer.message);
  add({"Refusal", "拒答"}, answer.refusal);
  add({"Failure", "失败原因"}, answer.failure);
  if (answer.left || answer.withdrawn_ms) {
    add({"Withdrawn", "撤回"},
        answer.withdrawn_ms ? milliseconds(answer.withdrawn_ms)
                            : std::string(say({"yes", "是"}, speech)));
  }
  if (answer.left) {
    add({"Left instead", "撤回后"},
        answer.left->empty() ? std::string(say({"(nothing)", "（空白）"}, speech)) : *answer.left);
  }
  add({"First text", "首字用时"}, milliseconds(answer.first_ms));
  add({"Whole answer", "全程用时"}, milliseconds(answer.ended_ms));
  if (answer.reasoning_characters > 0) {
    add({"Reasoning", "推理过程"},
        fmt::format(
            fmt::runtime(say({"{} characters", "{} 字"}, speech)), answer.reasoning_characters));
  }
  add({"Tokens in", "输入词元"}, number(answer.tokens_in));
  add({"Tokens out", "输出词元"}, number(answer.tokens_out));
  if (answer.cost) add({"Cost", "费用"}, fmt::format("{} {}", *answer.cost, answer.currency));
  return facts;
}

std::string answer_json(const Answer& answer) {
  AnswerObject json;
  json.text("battery", answer.battery);
  json.text("id", answer.id);
  json.text("model", answer.model);
  json.text("model_told", answer.model_told);
  json.text("route", answer.route);
  json.text("question", answer.question);
  json.text("topic", answer.topic);
  json.text("control", to_string(answer.control));
  json.text("control_of", answer.control_of);
  json.text("language", answer.language);
  json.text("form", answer.form);
  json.text("made_from", answer.made_from);
  json.text("asked", answer.asked);
  json.told("turn", std::to_string(answer.turn));
  json.told("repeat", std::to_string(answer.repeat));
  json.text("previous", answer.previous);
  json.told("temperature", number(answer.temperature));
  json.told("status", answer.status == 0 ? "" : std::to_string(answer.status));
  json.text("finish", answer.finish);
  json.text("code", answer.code);
  json.text("message", answer.message);
  json.text("stage", answer.stage);
  json.text("refusal", answer.refusal);
  json.text("failure", answer.failure);
  json.raw("left", answer.left ? json_text(*answer.left) : "null");
  json.text("reasoning", answer.reasoning);
  json.told("reasoning_characters", std::to_string(answer.reasoning_characters));
  json.told("first_ms", number(answer.first_ms));
  json.told("withdrawn_ms", number(answer.withdrawn_ms));
  json.told("ended_ms", number(answer.ended_ms));
  json.told("tokens_in", number(answer.tokens_in));
  json.told("tokens_out", number(answer.tokens_out));
  json.told("cost", number(answer.cost));
  json.text("currency", answer.currency);
  return json.str();
}

}  // namespace weiguan
