#include "collect/detail/heard.h"

#include <array>
#include <cstdio>

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace weiguan {
namespace {

const std::string stream_head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
const std::string chunked_head =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

std::string delta(const std::string& content) {
  return R"({"model":"parrot-1.3","choices":[{"index":0,"delta":{"content":")" + content +
         R"("},"finish_reason":null}]})";
}
std::string finish(const std::string& reason, const std::string& delta = "{}") {
  return R"({"choices":[{"index":0,"delta":)" + delta + R"(,"finish_reason":")" + reason + "\"}]}";
}
std::string message(const std::string& content) {
  return R"({"choices":[{"index":0,"message":{"role":"assistant","content":")" + content + "\"}}]}";
}

struct Result {
  Answer answer;
  std::string text;
  std::vector<Problem> problems;
};

Result hear_of(const Came& came, const Providers& providers = {}) {
  Result out;
  out.answer.id = "1";
  out.answer.message = "of an answer before";
  Heard heard = hear(came, providers, out.answer);
  EXPECT_EQ(out.answer.id, "1");
  out.text = heard.text;
  out.problems = heard.problems;
  return out;
}

// The events of a stream, the n-th of which came n * 10 milliseconds after the sending.
Result stream(const std::vector<std::string>& events, const std::string& failure = "") {
  std::string block = stream_head;
  Came came;
  std::uint32_t ms = 0;
  for (const std::string& one : events) {
    came.parts.push_back({block.size(), ms += 10});
    block += "data: " + one + "\n\n";
  }
  came.block = block;
  came.lasted = ms + 5;
  came.failure = failure;
  return hear_of(came);
}

Result whole(const std::string& body, int status = 200, const std::string& failure = "") {
  const std::string block =
      "HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Type: application/json\r\n\r\n" + body;
  Came came;
  came.block = block;
  came.failure = failure;
  came.parts = {{block.size() - body.size(), 30}};
  return hear_of(came);
}

TEST(Hear, ReadsAStream) {
  const Result one = stream(
      {R"({"choices":[{"delta":{"role":"assistant","content":""}}]})",
       delta("港口"),
       delta("开放。"),
       finish("stop"),
       R"({"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":4}})",
       "[DONE]"});
  EXPECT_EQ(one.text, "港口开放。");
  EXPECT_EQ(one.answer.model_told, "parrot-1.3");
  EXPECT_EQ(one.answer.status, 200);
  EXPECT_EQ(one.answer.finish, "stop");
  EXPECT_EQ(one.answer.failure, "");
  EXPECT_EQ(one.answer.message, "");
  EXPECT_EQ(one.answer.left, std::nullopt);
  EXPECT_EQ(one.answer.first_ms, 20U);
  EXPECT_EQ(one.answer.withdrawn_ms, std::nullopt);
  EXPECT_EQ(one.answer.ended_ms, 65U);
  EXPECT_EQ(one.answer.events, 6U);
  EXPECT_EQ(one.answer.tokens_in, 9U);
  EXPECT_EQ(one.answer.tokens_out, 4U);
  EXPECT_TRUE(one.problems.empty());
}

TEST(Hear, FindsTheTimesOfChunkedEvents) {
  const std::string first = "data: " + delta("a") + "\n\n";
  const std::string second = "data: " + finish("content_filter") + "\n\n";
  const auto chunk = [](const std::string& bytes) {
    char size[20];
    std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
    return size + bytes + "\r\n";
  };
  std::string block = chunked_head;
  Came came;
  // The first event in two chunks, the second of which comes with the other event's beginning.
  const std::string bytes = first + second;
  for (const auto& [from, to, ms] : std::vector<std::array<std::size_t, 3>>{
           {0, 10, 7}, {10, first.size() + 9, 21}, {first.size() + 9, bytes.size(), 33}}) {
    came.parts.push_back({block.size(), static_cast<std::uint32_t>(ms)});
    block += chunk(bytes.substr(from, to - from));
  }
  block += "0\r\n\r\n";
  came.block = block;
  const Result one = hear_of(came);
  EXPECT_EQ(one.answer.first_ms, 21U);
  EXPECT_EQ(one.answer.withdrawn_ms, 33U);
}

TEST(Hear, KeepsReasoningApart) {
  const Result field = stream(
      {R"({"choices":[{"delta":{"reasoning_content":"想一"}}]})",
       R"({"choices":[{"delta":{"reasoning":"想。"}}]})",
       delta("好。"),
       finish("stop")});
  EXPECT_EQ(field.text, "好。");
  EXPECT_EQ(field.answer.reasoning, "想一想。");
  EXPECT_EQ(field.answer.reasoning_characters, 4U);
  EXPECT_EQ(field.answer.first_ms, 30U);
  const Result tag = stream(
      {delta(R"(\n<thi)"),
       delta("nk>hm"),
       delta("m</th"),
       delta(R"(ink>\n\n)"),
       delta("Yes <think>")});
  EXPECT_EQ(tag.text, "Yes <think>");
  EXPECT_EQ(tag.answer.reasoning, "hmm");
  EXPECT_EQ(tag.answer.first_ms, 50U);
  EXPECT_EQ(stream({delta("<thin"), finish("stop")}).text, "<thin");
  EXPECT_EQ(stream({delta("<think>for ever"), finish("length")}).text, "");
  EXPECT_EQ(stream({delta("A <think>b</think>"), finish("stop")}).text, "A <think>b</think>");
  EXPECT_EQ(whole(R"({"choices":[{"message":{"content":"<think>a</think>b"}}]})").text, "b");
}

TEST(Hear, ReadsAnAnswerThatIsNoStream) {
  const Result one = whole(
      R"({"model":"parrot-1","choices":[{"index":1,"message":{"content":"no"}},
      {"index":0,"message":{"content":[{"type":"text","text":"港"},{"type":"image"},{"type":"text","text":"口"}],
      "reasoning_content":"hm","refusal":null},"finish_reason":"stop"}],
      "usage":{"input_tokens":3,"output_tokens":2}})");
  EXPECT_EQ(one.text, "港口");
  EXPECT_EQ(one.answer.reasoning, "hm");
  EXPECT_EQ(one.answer.finish, "stop");
  EXPECT_EQ(one.answer.events, 0U);
  EXPECT_EQ(one.answer.first_ms, 30U);
  EXPECT_EQ(one.answer.tokens_in, 3U);
  EXPECT_EQ(one.answer.tokens_out, 2U);
  const Result refused =
      whole(R"({"choices":[{"message":{"content":null,"refusal":"I can't help with that."}}]})");
  EXPECT_EQ(refused.text, "");
  EXPECT_EQ(refused.answer.refusal, "I can't help with that.");
  // Text that a filter has cut is what was given, not withdrawn.
  const Result filtered =
      whole(R"({"choices":[{"message":{"content":"The"},"finish_reason":"content_filter"}]})");
  EXPECT_EQ(filtered.text, "The");
  EXPECT_EQ(filtered.answer.left, std::nullopt);
}

TEST(Hear, TellsWhatWasWithdrawn) {
  const std::vector<std::string> shown = {delta("一九八九年"), delta("，港口")};
  const auto with = [&](const std::vector<std::string>& more) {
    std::vector<std::string> all = shown;
    all.insert(all.end(), more.begin(), more.end());
    return stream(all);
  };
  struct Case {
    const char* what;
    std::vector<std::string> more;
    std::string left, code, stage, finish;
  };
  const std::string sorry = "换个话题吧。";
  for (
      const Case& one : std::vector<Case>{
          {"finish",
           {finish("content_filter", R"({"content":null})")},
           "",
           "",
           "",
           "content_filter"},
          {"sensitive",
           {R"({"choices":[{"delta":{"content":""},"finish_reason":"sensitive"}],"contentFilter":[{"role":"user","level":3},{"role":"assistant","level":1}]})"},
           "",
           "",
           "assistant",
           "sensitive"},
          {"error",
           {R"({"error":{"code":"content_filter","message":"No."}})"},
           "",
           "content_filter",
           "",
           ""},
          {"number", {R"({"code":10014,"message":"审核不通过"})"}, "", "10014", "", ""},
          {"header", {R"({"header":{"code":10014,"message":"审核不通过"}})"}, "", "10014", "", ""},
          {"levels",
           {R"({"contentFilter":[{"role":"assistant","level":0}]})"},
           "",
           "",
           "assistant",
           ""},
          {"replaced", {message(sorry), finish("stop")}, sorry, "", "", "stop"},
          {"shorter", {message("一九"), finish("stop")}, "一九", "", "", "stop"},
          {"and then",
           {finish("content_filter"), delta("换个"), delta("话题吧。"), "[DONE]"},
           sorry,
           "",
           "",
           "content_filter"}}) {
    const Result got = with(one.more);
    EXPECT_EQ(got.text, "一九八九年，港口") << one.what;
    EXPECT_EQ(got.answer.left, one.left) << one.what;
    EXPECT_EQ(got.answer.withdrawn_ms, 30U) << one.what;
    EXPECT_EQ(got.answer.code, one.code) << one.what;
    EXPECT_EQ(got.answer.stage, one.stage) << one.what;
    EXPECT_EQ(got.answer.finish, one.finish) << one.what;
    EXPECT_EQ(got.answer.failure, "") << one.what;
  }
}

TEST(Hear, DoesNotTakeOtherEndsForWithdrawals) {
  for (
      const std::vector<std::string>& more : std::vector<std::vector<std::string>>{
          {finish("stop")},
          {finish("length")},
          {message("The harbour"), finish("stop")},
          {message("The harbour \\n"), finish("stop")},
          {R"({"choices":[{"delta":{"content":""},"message":{"content":""},"finish_reason":"stop"}]})"},
          {R"({"choices":[],"usage":{"prompt_tokens":1},"content_filter":[{"role":"user","level":3}]})",
           "[DONE]"},
          {R"({"code":0,"message":"Success","header":{"code":0,"message":"Success"}})",
           finish("stop")},
          {message(""), message("The harbour"), finish("stop")}}) {
    std::vector<std::string> all = {delta("The "), delta("harbour")};
    all.insert(all.end(), more.begin(), more.end());
    const Result one = stream(all);
    EXPECT_EQ(one.text, "The harbour") << more[0];
    EXPECT_EQ(one.answer.left, std::nullopt) << more[0];
    EXPECT_EQ(one.answer.withdrawn_ms, std::nullopt) << more[0];
    EXPECT_EQ(one.answer.code + one.answer.failure, "") << more[0];
  }
  const Result longer = stream({delta("The "), message("The harbour is open"), finish("stop")});
  EXPECT_EQ(longer.text, "The harbour is open");
  EXPECT_EQ(longer.answer.left, std::nullopt);
  const Result nothing = stream({finish("content_filter"), delta("Sorry."), "[DONE]"});
  EXPECT_EQ(nothing.text, "Sorry.") << "nothing was shown before";
  EXPECT_EQ(nothing.answer.left, std::nullopt);
}

TEST(Hear, TellsABreakFromAWithdrawal) {
  const Result broken = stream(
      {delta("The "), R"({"error":{"code":503,"type":"server_error","message":"overloaded"}})"});
  EXPECT_EQ(broken.text, "The ");
  EXPECT_EQ(broken.answer.left, std::nullopt);
  EXPECT_EQ(broken.answer.code, "503");
  EXPECT_EQ(broken.answer.message, "overloaded");
  EXPECT_EQ(broken.answer.failure, "cut: The provider broke off with an error.");
  const Result blocked = stream({R"({"error":{"code":"content_filter","message":"No."}})"});
  EXPECT_EQ(blocked.answer.failure, "");
  EXPECT_EQ(blocked.answer.left, std::nullopt);
}

TEST(Hear, TellsWhatWasCut) {
  const Result silent = stream({delta("The ")});
  EXPECT_EQ(silent.text, "The ");
  EXPECT_EQ(silent.answer.failure, "cut: The stream ended before the answer did.");
  const std::string timeout = "timeout: There was no whole answer within 120 seconds.";
  EXPECT_EQ(stream({delta("The ")}, timeout).answer.failure, timeout);
  EXPECT_EQ(stream({delta("The "), "[DONE]"}, timeout).answer.failure, "") << "all of it came";
  Came half;
  const std::string block =
      stream_head + "data: " + delta("The ") + "\n\ndata: {\"choices\":[{\"del";
  half.block = block;
  half.failure = "cut: The connection ended before the answer did.";
  const Result one = hear_of(half);
  EXPECT_EQ(one.text, "The ");
  EXPECT_EQ(one.answer.failure, half.failure);
  EXPECT_TRUE(one.problems.empty()) << one.problems[0].reason;
  EXPECT_EQ(one.answer.first_ms, std::nullopt) << "no times are known";
  // A last blank line that is missing is no cut.
  Came sloppy;
  const std::string ended = stream_head + "data: " + delta("The ") + "\n\ndata: [DONE]\n";
  sloppy.block = ended;
  EXPECT_EQ(hear_of(sloppy).answer.failure, "");
  const Result nothing = hear_of({"", {}, 12, "dns: The host's name could not be resolved."});
  EXPECT_EQ(nothing.answer.status, 0);
  EXPECT_EQ(nothing.answer.ended_ms, 12U);
  EXPECT_EQ(nothing.answer.failure, "dns: The host's name could not be resolved.");
  EXPECT_EQ(whole("").answer.failure, "cut: The answer is empty.");
  EXPECT_EQ(whole(R"({"choices":[{"mess)", 200, half.failure).answer.failure, half.failure);
}

TEST(Hear, ReadsErrorsInManyForms) {
  struct Case {
    int status;
    std::string body, code, message;
  };
  for (
      const Case& one : std::vector<Case>{
          {400,
           R"({"error":{"code":"1301","message":"不安全"},"contentFilter":[{"role":"user","level":1}]})",
           "1301",
           "不安全"},
          {400,
           R"({"error":{"message":"risk","type":"invalid_request_error","code":null}})",
           "invalid_request_error",
           "risk"},
          {401,
           R"([{"error":{"code":401,"message":"no key","status":"UNAUTHENTICATED"}}])",
           "401",
           "no key"},
          {500, R"({"error":"busy"})", "", "busy"},
          {500, R"({"code":"busy","error":{"message":"later"}})", "busy", "later"},
          {400,
           R"({"code":"data_inspection_failed","message":"no"})",
           "data_inspection_failed",
           "no"},
          {200, R"({"error_code":336003,"error_msg":"quota"})", "336003", "quota"},
          {429,
           R"({"message":"slow down","type":"requests","code":"rate_limit"})",
           "rate_limit",
           "slow down"},
          {404,
           R"({"object":"error","message":"no model","type":"NotFoundError","code":404})",
           "404",
           "no model"},
          {200,
           R"({"object":"error","message":"no model","type":"NotFoundError"})",
           "NotFoundError",
           "no model"},
          {422, R"({"detail":[{"loc":["body"],"msg":"field required"}]})", "", "field required"},
          {502, "  Bad gateway\n", "", "Bad gateway"},
          {403, R"("forbidden")", "", "\"forbidden\""}}) {
    const Result got = whole(one.body, one.status);
    EXPECT_EQ(got.answer.code, one.code) << one.body;
    EXPECT_EQ(got.answer.message, one.message) << one.body;
    EXPECT_EQ(got.answer.status, one.status);
    EXPECT_EQ(got.answer.failure, "") << one.body;
    EXPECT_EQ(got.text, "");
    EXPECT_TRUE(got.problems.empty());
  }
  EXPECT_EQ(
      whole(R"({"error":{"code":"1301"},"contentFilter":[{"role":"user","level":1}]})", 400)
          .answer.stage,
      "user");
  std::string longest;
  for (int i = 0; i < 700; ++i) longest += "港";
  EXPECT_EQ(count_characters(whole(longest, 500).answer.message), 500U);
  EXPECT_EQ(whole("Hello there").answer.failure, "protocol: The answer is no JSON.");
  EXPECT_EQ(whole(R"({"hello":"there"})").answer.failure, "protocol: The answer holds no choice.");
}

TEST(Hear, GoesOnBehindBadEvents) {
  const Result one = stream(
      {delta("The "),
       "{\"choices\":[{",
       delta("har\xFF"
             "bour"),
       delta("\\u0000"),
       finish("stop")});
  EXPECT_EQ(one.text, "The har\uFFFDbour\uFFFD");
  ASSERT_EQ(one.problems.size(), 2U);
  EXPECT_EQ(one.problems[0].rule, "answer-event");
  EXPECT_EQ(one.problems[1].rule, "answer-utf8");
  for (const char* odd :
       {"[]",
        "7",
        "null",
        "\"x\"",
        "{\"choices\":7}",
        "{\"choices\":[7,null]}",
        "{\"choices\":[{\"delta\":[]}]}",
        "{\"choices\":[{\"delta\":{\"content\":{}}}]}",
        "{\"error\":[]}",
        "{\"usage\":{\"prompt_tokens\":-1}}"})
    EXPECT_EQ(stream({odd, delta("x"), finish("stop")}).text, "x") << odd;
}

}  // namespace
}  // namespace weiguan
