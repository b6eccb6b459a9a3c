#include "collect/detail/answer_record.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "base/url.h"
#include "capture/check.h"
#include "capture/warc_reader.h"
#include "collect/detail/asked_json.h"
#include "collect/detail/read_record.h"
#include "collect/detail/testing.h"
#include "fetch/test_server.h"

namespace weiguan {
namespace {

using std::chrono::milliseconds;
using testing::Scratch;

const ExactTime begun = *parse_time("2031-02-03T10:00:00Z");
const std::string key = "sk-harbour/7f3a+91=";
const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";

std::string delta(const std::string& content) {
  return R"(data: {"model":"parrot-1.3","choices":[{"delta":{"content":")" + content + "\"}}]}\n\n";
}
const std::string end =
    "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}],"
    "\"usage\":{\"prompt_tokens\":2000,\"completion_tokens\":500}}\n\n"
    "data: [DONE]\n\n";
const std::string gone = "data: {\"code\":10014,\"message\":\"审核不通过\"}\n\n";

Answer asked(const std::string& id) {
  Answer one;
  one.battery = "harbour";
  one.id = id;
  one.model = "parrot-1";
  one.route = "vendor-api";
  one.question = "q1";
  one.topic = "history";
  one.control = Control::matched;
  one.control_of = "q0";
  one.language = "zh-Hans";
  one.form = "roman-numerals";
  one.made_from = "港口哪年开放？";
  one.asked = "港口\n哪年开放？";
  one.turn = 1;
  one.repeat = 2;
  one.previous = "parrot-1/q1/0";
  one.temperature = 0.7;
  one.attempts = 2;
  one.currency = "USD";
  return one;
}

Exchange exchange(const std::string& body) {
  Exchange one;
  one.request.id = 5;
  one.request.url = "https://chat.parrot.example/v1/chat/completions";
  one.begun = begun;
  one.ended = begun + milliseconds{2250};
  one.sent =
      "POST /v1/chat/completions HTTP/1.1\r\nHost: chat.parrot.example\r\n\r\n{\"model\":\"p\"}";
  one.head = body.empty() ? "" : head;
  one.body = body;
  one.status = body.empty() ? 0 : 200;
  one.ip = "203.0.113.7";
  one.parts = {{0, 120}, {body.size() / 2, 800}};
  if (body.empty()) one.parts.clear();
  one.lasted = 2250;
  return one;
}

Exchange failed(FailureKind kind, const std::string& body = "") {
  Exchange one = exchange(body);
  one.failure = kind;
  one.reason = "The connection ended before the answer did.";
  return one;
}

class AnswerRecord : public ::testing::Test {
 protected:
  FetchedRecords records(Exchange one, const std::string& id, const AskedTold& told = {}) {
    return to_answer_records(std::move(one), asked(id), packs_, zones_, told);
  }
  static std::vector<Record> read_back(const std::vector<PackedRecord>& from) {
    const auto file =
        std::filesystem::temp_directory_path() / ("weiguan-ask-" + std::to_string(::getpid()));
    std::string bytes;
    for (const PackedRecord& one : from) bytes += one.bytes;
    write_file(file, bytes);
    WarcReader reader(InputFile(file), "x", {}, [](const Problem& one) {
      ADD_FAILURE() << one.rule << ": " << one.reason;
    });
    std::vector<Record> all;
    while (auto record = reader.next()) all.push_back(std::move(*record));
    std::filesystem::remove(file);
    return all;
  }

  Packs packs_;
  OutletZones zones_{packs_, Zone()};
};

TEST_F(AnswerRecord, KeepsQuestionTimesAndAnswer) {
  AskedTold told;
  told.price_in = 0.5;
  told.price_out = 2;
  const FetchedRecords out = records(exchange(delta("港口一九八九年开放。") + end), "a/1", told);
  const std::vector<Record> all = read_back(out.records);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].type(), "request");
  EXPECT_TRUE(all[0].block.ends_with("{\"model\":\"p\"}"));
  EXPECT_EQ(all[1].type(), "metadata");
  EXPECT_EQ(header(all[1].headers, "WARC-Refers-To"), "<" + all[2].record_id() + ">");
  EXPECT_FALSE(is_capture(all[1]));
  EXPECT_EQ(all[2].type(), "response");
  EXPECT_EQ(all[2].block, head + delta("港口一九八九年开放。") + end);
  EXPECT_EQ(header(all[2].headers, "Weiguan-Purpose"), "ask");

  const Capture& capture = out.findings.captures.at(0);
  EXPECT_EQ(capture.purpose, purpose::ask);
  EXPECT_EQ(capture.status, 200);
  EXPECT_EQ(capture.page_kind + capture.failure, "");
  const ReadArticle& read = out.findings.articles.at(0);
  EXPECT_EQ(read.article.kind, ArticleKind::answer);
  EXPECT_EQ(read.article.url, "answer:harbour/a/1");
  EXPECT_EQ(read.article.title, "港口 哪年开放？");
  EXPECT_EQ(read.article.text, "港口一九八九年开放。");
  EXPECT_EQ(read.article.authors, std::vector<std::string>{"parrot-1"});
  EXPECT_EQ(read.article.language, "zh");
  EXPECT_EQ(read.article.published.earliest, begun);
  EXPECT_EQ(format_time(read.article.published.latest), "2031-02-03T10:00:02Z");
  EXPECT_EQ(read.article.published.source, TimeSource::record);
  Answer expected = asked("a/1");
  expected.article = read.article.id;
  expected.model_told = "parrot-1.3";
  expected.status = 200;
  expected.finish = "stop";
  expected.first_ms = 120;
  expected.ended_ms = 2250;
  expected.events = 3;
  expected.tokens_in = 2000;
  expected.tokens_out = 500;
  expected.cost = 0.002;
  EXPECT_EQ(read.answer, expected);
}

TEST_F(AnswerRecord, IsTheSameReadBack) {
  AskedBefore before;
  for (Exchange one :
       {exchange(delta("a") + end),
        exchange(delta("a") + gone),
        failed(FailureKind::cut, delta("港口") + "data: {\"cho"),
        failed(FailureKind::dns)}) {
    const FetchedRecords out = records(std::move(one), "1");
    const std::vector<Record> all = read_back(out.records);
    std::string asked;
    for (const Record& record : all) {
      before.note(record);
      asked = before.take(record);
    }
    const Findings again =
        read_capture(all.back(), {id_of_capture(all.back()), {}, "", asked}, packs_, zones_);
    Capture capture = again.captures.at(0);
    capture.place = {};
    EXPECT_EQ(capture, out.findings.captures.at(0));
    EXPECT_EQ(again.articles.at(0).article, out.findings.articles.at(0).article);
    EXPECT_EQ(again.articles.at(0).answer, out.findings.articles.at(0).answer);
    EXPECT_EQ(again.articles.at(0).reading, out.findings.articles.at(0).reading);
  }
}

TEST_F(AnswerRecord, KeepsFailuresWithAndWithoutText) {
  const FetchedRecords cut = records(failed(FailureKind::cut, delta("港口")), "1");
  const Record response = read_back(cut.records).back();
  EXPECT_EQ(header(response.headers, "WARC-Truncated"), "disconnect");
  EXPECT_EQ(
      cut.findings.captures.at(0).failure, "cut: The connection ended before the answer did.");
  EXPECT_EQ(cut.findings.articles.at(0).article.text, "港口");
  EXPECT_EQ(cut.findings.articles.at(0).answer->failure, cut.findings.captures.at(0).failure);
  EXPECT_TRUE(cut.findings.problems.empty());
  const FetchedRecords nothing = records(failed(FailureKind::connect), "1");
  EXPECT_EQ(nothing.records.size(), 3U);
  EXPECT_EQ(nothing.findings.captures.at(0).type, "metadata");
  EXPECT_EQ(nothing.findings.captures.at(0).purpose, purpose::ask);
  EXPECT_EQ(nothing.findings.articles.at(0).article.text, "");
  EXPECT_EQ(failure_kind(nothing.findings.articles.at(0).answer->failure), FailureKind::connect);
  AskedTold told;
  told.retried = true;
  const FetchedRecords retried = records(failed(FailureKind::connect), "1", told);
  EXPECT_EQ(retried.findings.captures.size(), 1U);
  EXPECT_TRUE(retried.findings.articles.empty());
}

TEST_F(AnswerRecord, TellsEqualExchangesOfOneSecondApart) {
  const auto id = [&](const std::string& name) {
    return records(exchange(delta("Sorry.") + end), name).findings.captures.at(0).id;
  };
  EXPECT_NE(id("1"), id("2"));
  EXPECT_EQ(id("1"), id("1"));
  Answer again = asked("1");
  again.attempts = 3;
  EXPECT_NE(
      id("1"),
      to_answer_records(exchange(delta("Sorry.") + end), again, packs_, zones_)
          .findings.captures.at(0)
          .id);
  Exchange second = exchange(delta("COMPLETE") + end);
  second.request.id = 6;
  const auto first =
      to_judge_records(exchange(delta("COMPLETE") + end), ArticleId{7}, "crow", packs_, zones_);
  const auto other = to_judge_records(std::move(second), ArticleId{7}, "crow", packs_, zones_);
  EXPECT_NE(first.findings.captures.at(0).id, other.findings.captures.at(0).id);
}

TEST_F(AnswerRecord, GivesTheVerdictOfAJudge) {
  const auto verdict = [&](Exchange one) {
    const auto out = to_judge_records(std::move(one), ArticleId{7}, "crow", packs_, zones_);
    EXPECT_TRUE(out.findings.articles.empty());
    EXPECT_EQ(out.findings.captures.at(0).purpose, purpose::judge);
    const Observation& seen = out.findings.observations.at(0);
    EXPECT_EQ(seen.article, ArticleId{7});
    EXPECT_EQ(seen.counter, "label:crow");
    EXPECT_EQ(seen.value, 1);
    EXPECT_EQ(seen.time, begun);
    EXPECT_EQ(seen.capture, out.findings.captures.at(0).id);
    return seen.words;
  };
  EXPECT_EQ(verdict(exchange(delta("**evasive**: it says nothing") + end)), "EVASIVE");
  EXPECT_EQ(verdict(exchange(delta("It is COMPLETE") + end)), "UNCLEAR");
  EXPECT_EQ(verdict(exchange(delta("DENIAL") + gone)), "UNCLEAR") << "the judge was filtered";
  EXPECT_EQ(verdict(failed(FailureKind::cut, delta("DENIAL"))), "UNCLEAR");
  for (const char* known : {"COMPLETE", "PARTIAL", "EVASIVE", "DENIAL", "OFFICIAL", "UNCLEAR"})
    EXPECT_EQ(verdict_of(known), known);
  EXPECT_EQ(verdict_of("判断：official。"), "OFFICIAL");
  EXPECT_EQ(verdict_of("no"), "UNCLEAR");
  EXPECT_EQ(verdict_of(""), "UNCLEAR");
}

TEST_F(AnswerRecord, GivesNoVerdictOfAJudgeThatCouldNotBeAsked) {
  const auto verdicts = [&](Exchange one) {
    const auto out = to_judge_records(std::move(one), ArticleId{7}, "crow", packs_, zones_);
    EXPECT_EQ(out.findings.captures.size(), 1U);
    return out.findings.observations.size();
  };
  EXPECT_EQ(verdicts(failed(FailureKind::dns)), 0U);
  EXPECT_EQ(verdicts(failed(FailureKind::connect)), 0U);
  EXPECT_EQ(verdicts(failed(FailureKind::timeout)), 0U);
  EXPECT_EQ(verdicts(exchange(end)), 1U) << "it came to its end without a word";
}

TEST_F(AnswerRecord, TellsWhereTheQuestionIsMissing) {
  const FetchedRecords out = records(exchange(delta("a") + end), "1");
  const Record response = read_back(out.records).back();
  const Findings found = read_capture(response, {CaptureId{1}, {}, "x", ""}, packs_, zones_);
  EXPECT_EQ(found.captures.size(), 1U);
  EXPECT_TRUE(found.articles.empty());
  ASSERT_EQ(found.problems.size(), 1U);
  EXPECT_EQ(found.problems[0].rule, "ask-record");
  AskedBefore before;
  Record stray = read_back(out.records)[1];
  for (int i = 0; i < 300; ++i) before.note(stray);
  before.note(response);
  EXPECT_FALSE(before.take(response).empty());
}

TEST(AskedJsonText, IsReadBackAndTakesAnything) {
  AskedJson one;
  one.answer = asked("1");
  one.price_in = 0.27;
  one.retried = true;
  one.ended = *parse_time("2031-02-03T10:00:00Z");
  one.lasted = 7;
  one.parts = {{1, 2}, {30, 40}};
  const auto back = parse_asked(to_json(one));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->answer, one.answer);
  EXPECT_EQ(back->parts, one.parts);
  EXPECT_EQ(back->lasted, 7U);
  EXPECT_EQ(back->price_in, 0.27);
  EXPECT_EQ(back->price_out, std::nullopt);
  EXPECT_TRUE(back->retried);
  for (const char* wrong : {"", "[]", "{}", "{\"asked\":7}", "{\"judged\":\"x\"}"})
    EXPECT_FALSE(parse_asked(wrong)) << wrong;
  const auto odd = parse_asked(
      R"({"asked":{"id":7,"turn":-1,"temperature":"x"},"parts":[[1],7,["a",2],[1,-2],[5,6]],"lasted":99999999999})");
  ASSERT_TRUE(odd);
  EXPECT_EQ(odd->parts, (std::vector<BodyPart>{{5, 6}}));
  EXPECT_EQ(odd->lasted, std::nullopt);
}

// Everything of answers and verdicts, by article.
std::string answers_of(const std::filesystem::path& folder) {
  const Observatory observatory(folder, Access::read);
  const Archive& archive = observatory.archive();
  std::string out;
  archive.answers({}, [&](const Article& article, const Answer& answer) {
    AskedJson half;
    half.answer = answer;
    out += to_string(article.id) + article.url + article.title + article.text +
           format_time(article.published.earliest) + format_time(article.published.latest) +
           article.language + article.script + "\n" + to_json(half) + "\n";
    for (const std::string* one :
         {&answer.model_told,
          &answer.finish,
          &answer.code,
          &answer.message,
          &answer.stage,
          &answer.refusal,
          &answer.failure,
          &answer.reasoning})
      out += *one + "|";
    out += answer.left.value_or("-") + "|" + std::to_string(answer.first_ms.value_or(0)) + "|" +
           std::to_string(answer.withdrawn_ms.value_or(0)) + "|" +
           std::to_string(answer.ended_ms.value_or(0)) + "|" + std::to_string(answer.events) + "|" +
           std::to_string(answer.tokens_out.value_or(0)) + "|" +
           std::to_string(answer.cost.value_or(0)) + "\n";
    for (const Reading& one : archive.readings(article.id))
      out += "  read " + to_string(one.capture) + "\n";
    for (const Observation& one : archive.observations(article.id))
      out += "  seen " + one.counter + " " + one.words + " " + to_string(one.capture) + "\n";
    return true;
  });
  return out;
}

// Base64 without the characters at both ends, which depend on what stands beside the key.
std::string base64_of(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i + 3 <= bytes.size(); i += 3) {
    std::uint32_t three = 0;
    for (std::size_t k = 0; k < 3; ++k)
      three = three << 8 | static_cast<unsigned char>(bytes[i + k]);
    for (int shift = 18; shift >= 0; shift -= 6) out += digits[three >> shift & 63];
  }
  return out;
}

void ask_all(const std::filesystem::path& folder, const std::string& place) {
  Observatory observatory(folder, Access::write);
  ImportReport report;
  const OutletZones zones(observatory.packs(), observatory.zone());
  Archive& archive = observatory.archive();
  Committer out(archive, OwnWarc(folder, archive, now(), 3000), report, {});
  ClientOptions options;
  options.user_agent = "Weiguan/test";
  Client client(options);
  const std::vector<std::string> all = {
      "whole", "whole", "withdrawn", "cut", "error", "echo", "refused", "whole", "withdrawn"};
  std::uint64_t next = 0;
  const auto start = [&] {
    const std::string& path = all[next];
    FetchRequest request;
    request.id = ++next;
    request.url = "http://" + (path == "refused" ? "127.0.0.1:1" : place) + "/" + path;
    request.local = request.fresh = request.timed = true;
    request.method = "POST";
    request.body = "{\"messages\":[]}";
    request.headers = {{"Authorization", "Bearer " + key}, {"X-Key", key}};
    request.secret_headers = {"Authorization", "X-Key"};
    client.start(request);
  };
  while (next < 7) start();
  ArticleId judged{};
  std::size_t ended = 0;
  while (ended < all.size()) {
    // The judge is asked when all answers are there.
    while (ended >= 7 && next < all.size()) start();
    for (Exchange& one : client.ended(milliseconds{100})) {
      ++ended;
      const std::uint64_t number = one.request.id;
      FetchedRecords records =
          number <= 7
              ? to_answer_records(
                    std::move(one), asked(std::to_string(number)), observatory.packs(), zones)
              : to_judge_records(std::move(one), judged, "crow", observatory.packs(), zones);
      if (number == 1) judged = records.findings.articles.at(0).article.id;
      keep_records(std::move(records), out);
    }
  }
  out.finish();
}

TEST(AskedArchive, IsRebuiltImportedAndVerified) {
  StreamServer server([](const std::string& request, const StreamServer::Send& send) {
    const auto is = [&](const char* path) {
      return request.starts_with("POST /" + std::string(path));
    };
    if (is("error")) {
      send(
          "HTTP/1.1 400 Bad\r\nContent-Type: application/json\r\n\r\n"
          "{\"error\":{\"code\":\"1301\",\"message\":\"不安全\"}}");
      return;
    }
    if (is("echo")) {
      send(
          "HTTP/1.1 401 No\r\nX-Echo: " + key + "\r\n\r\n{\"error\":\"wrong key: " + key + " " +
          percent_encode(key) + "\"}");
      return;
    }
    send(head + delta("COMPLETE 港口一九八九年开放。"));
    std::this_thread::sleep_for(milliseconds{is("withdrawn") ? 150 : 30});
    if (is("withdrawn")) send(gone);
    if (is("whole")) send(end);
  });
  Scratch scratch;
  scratch.import({scratch.write("a.jsonl", "{\"title\":\"晨报\",\"text\":\"山北\"}\n")});
  ask_all(scratch.observatory(), server.place());
  const std::string answers = answers_of(scratch.observatory());
  const std::string content = scratch.content();
  EXPECT_NE(answers.find("10014"), std::string::npos);
  EXPECT_NE(content.find("label:crow"), std::string::npos);
  {
    const Observatory observatory(scratch.observatory(), Access::read);
    EXPECT_EQ(observatory.archive().counts().answers, 7U);
    EXPECT_EQ(observatory.archive().captures_for(purpose::judge).size(), 2U);
    EXPECT_EQ(verify(observatory, {}, {}, Stop()).failures, 0U);
  }
  EXPECT_NE(answers.find("seen label:crow COMPLETE"), std::string::npos) << answers;
  EXPECT_NE(answers.find("seen label:crow UNCLEAR"), std::string::npos) << answers;

  const auto files = scratch.warc_files();
  EXPECT_GT(files.size(), 2U) << "more files than one";
  for (const auto& [name, bytes] : files) {
    if (!name.ends_with(".gz")) continue;
    const std::string path = (scratch.observatory() / "warc" / name).string();
    check_warc(path, name, [](const Violation& one) {
      EXPECT_EQ(one.severity, Severity::note) << one.rule << ": " << one.reason;
    });
    WarcReader reader(InputFile(path), name, {}, {});
    while (const auto record = reader.next()) {
      std::string all = record->block;
      for (const auto& [header, value] : record->headers) all += header + ": " + value + "\n";
      EXPECT_EQ(all.find(key), std::string::npos) << all;
      EXPECT_EQ(all.find(percent_encode(key)), std::string::npos) << all;
      for (const std::size_t from : {0U, 1U, 2U})
        EXPECT_EQ(all.find(base64_of(std::string_view(key).substr(from))), std::string::npos);
    }
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(scratch.observatory())) {
    if (!entry.is_regular_file()) continue;
    EXPECT_EQ(read_file(entry.path()).find(key), std::string::npos) << entry.path();
  }

  std::vector<Problem> problems;
  rebuild(
      scratch.observatory(), {}, [&](const Problem& one) { problems.push_back(one); }, Stop());
  EXPECT_TRUE(problems.empty()) << problems[0].rule << problems[0].reason;
  EXPECT_EQ(answers_of(scratch.observatory()), answers);
  EXPECT_EQ(scratch.content(), content);

  Scratch other;
  std::vector<std::string> inputs;
  for (const auto& [name, bytes] : files) {
    if (name.ends_with(".gz")) inputs.push_back(other.write(name, bytes));
  }
  other.import(inputs);
  EXPECT_TRUE(other.problems.empty()) << other.problems[0].rule << other.problems[0].reason;
  EXPECT_EQ(answers_of(other.observatory()), answers);
}

}  // namespace
}  // namespace weiguan
