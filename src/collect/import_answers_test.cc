#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "collect/detail/map_row.h"
#include "collect/detail/testing.h"

namespace weiguan {
namespace {

using Json = nlohmann::ordered_json;
using testing::Scratch;

const char* const parrots = R"(
name = "parrots"
kind = "answer"
[fields]
text = "said"
published = "at"
[time]
zone = "UTC"
[answer]
id = "n"
model = "bot"
topic = "set"
control = "set"
control_of = "set"
language = "lang"
asked = "words"
temperature = "heat"
status = "http"
message = "error"
left = "stood"
reasoning = "thought"
tokens_out = "tokens"
[answer.constant]
battery = "harbour"
[answer.values.control]
tea = "neutral"
"*" = "none"
[answer.values.control_of]
"*" = ""
[answer.values.language]
chinese = "zh-Hans"
[labels]
"reader one" = "mark"
)";

MappedRow mapped(const std::string& toml, const std::string& json) {
  const Mapping mapping = parse_mapping(toml, "x");
  Json row = Json::parse(json);
  return map_row(mapping, row, [](const Article&) { return Zone(); });
}

std::string fault_of(const std::string& toml) {
  try {
    parse_mapping(toml, "x");
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

// The archive's answers by id.
std::map<std::string, std::pair<Article, Answer>> answers_of(const Scratch& scratch) {
  std::map<std::string, std::pair<Article, Answer>> all;
  const Observatory observatory(scratch.observatory(), Access::read);
  observatory.archive().answers({}, [&](const Article& article, const Answer& answer) {
    all[answer.id] = {article, answer};
    return true;
  });
  return all;
}

std::map<std::string, std::string> labels_of(const Scratch& scratch, ArticleId id) {
  std::map<std::string, std::string> all;
  const Observatory observatory(scratch.observatory(), Access::read);
  for (const Observation& seen : observatory.archive().observations(id))
    all[seen.counter] = seen.words;
  return all;
}

// Everything that is known of each answer, as text.
std::string told_of(const Scratch& scratch) {
  std::string out;
  for (const auto& [id, both] : answers_of(scratch)) {
    const Answer& one = both.second;
    out += id + "|" + one.battery + "|" + one.model + "|" + one.question + "|" + one.topic + "|" +
           std::string(to_string(one.control)) + "|" + one.control_of + "|" + one.language + "|" +
           one.asked + "|" + one.finish + "|" + both.first.text + "\n";
    for (const auto& [counter, words] : labels_of(scratch, both.first.id))
      out += "  " + counter + " " + words + "\n";
  }
  return out;
}

TEST(AnswerMapping, FillsAnAnswerFromColumnsConstantsAndTables) {
  const MappedRow row = mapped(
      parrots,
      R"({"n": 7, "bot": "parrot-1", "set": "tea", "lang": "chinese", "words": "怎样\n泡茶？",
          "said": "先烧水。\n\n再放茶叶。", "heat": 0.7, "http": 200, "tokens": 12, "stood": "不便回答。",
          "thought": "茶。", "at": "2031-02-03T04:05:06.123456", "mark": "full", "extra": 1})");
  ASSERT_TRUE(row.answer);
  const Answer& answer = *row.answer;
  EXPECT_EQ(answer.battery, "harbour");
  EXPECT_EQ(answer.id, "7");
  EXPECT_EQ(answer.topic, "tea");
  EXPECT_EQ(answer.control, Control::neutral);
  EXPECT_EQ(answer.control_of, "");
  EXPECT_EQ(answer.language, "zh-Hans");
  EXPECT_EQ(answer.asked, "怎样\n泡茶？");
  EXPECT_EQ(answer.temperature, 0.7);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.left, "不便回答。");
  EXPECT_EQ(answer.reasoning_characters, 2U);
  EXPECT_EQ(answer.tokens_out, 12U);
  EXPECT_EQ(row.article.title, "怎样 泡茶？");
  EXPECT_EQ(row.article.url, "answer:harbour/7");
  EXPECT_EQ(row.article.authors, std::vector<std::string>{"parrot-1"});
  EXPECT_EQ(row.article.published.source, TimeSource::record);
  ASSERT_EQ(row.labels.size(), 1U);
  EXPECT_EQ(row.labels[0], std::pair(std::string("reader one"), std::string("full")));
  EXPECT_EQ(row.extra, R"({"extra":1})");
  EXPECT_EQ(row.answer_trouble, "");
}

TEST(AnswerMapping, TellsAValueThatCannotBeReadAndKeepsTheRest) {
  const MappedRow row =
      mapped(parrots, R"({"n": 1, "bot": "p", "words": "w", "said": "s", "heat": "hot"})");
  EXPECT_EQ(row.answer_trouble, "Its temperature is \"hot\", and not a number from 0 on.");
  EXPECT_EQ(row.answer->temperature, std::nullopt);
  EXPECT_EQ(row.answer->asked, "w");
  EXPECT_NE(mapped(parrots, R"({"words": "w", "http": 99999})").answer_trouble, "");
  EXPECT_NE(mapped(parrots, R"({"words": "w", "tokens": 1.5})").answer_trouble, "");
  EXPECT_EQ(mapped(parrots, R"({"words": "w", "heat": 2.5e-05})").answer->temperature, 2.5e-05);
}

TEST(AnswerMapping, MakesAnIdOfWhatWasAskedAndCameWhereThereIsNone) {
  const auto id = [](const std::string& json) { return mapped(parrots, json).answer->id; };
  const std::string one = id(R"({"bot": "p", "words": "w", "said": "s"})");
  EXPECT_EQ(one.size(), 16U);
  EXPECT_EQ(id(R"({"bot": "p", "words": "w", "said": "s", "extra": 1})"), one);
  EXPECT_NE(id(R"({"bot": "p", "words": "w", "said": "t"})"), one);
  EXPECT_NE(id(R"({"bot": "q", "words": "w", "said": "s"})"), one);
}

TEST(AnswerMapping, CutsALongMessageBetweenCharacters) {
  std::string words;
  for (int i = 0; i < 501; ++i) words += "错";
  const MappedRow row = mapped(parrots, R"({"words": "w", "error": ")" + words + "\"}");
  EXPECT_EQ(row.answer->message.size(), 1500U);
}

TEST(AnswerMapping, RefusesWhatCannotBeMeant) {
  EXPECT_NE(
      fault_of("[fields]\ntext=\"a\"\n[answer]\nasked=\"q\"\n").find("wants kind"),
      std::string::npos);
  EXPECT_NE(
      fault_of("kind=\"answer\"\n[fields]\ntext=\"a\"\n[answer]\nmodel=\"m\"\n").find("asked"),
      std::string::npos);
  EXPECT_NE(
      fault_of("kind=\"answer\"\n[fields]\ntext=\"a\"\nurl=\"u\"\n[answer]\nasked=\"q\"\n")
          .find("url"),
      std::string::npos);
  EXPECT_NE(
      fault_of("kind=\"answer\"\n[fields]\ntext=\"a\"\n[answer]\naksed=\"q\"\n").find("\"aksed\""),
      std::string::npos);
  EXPECT_NE(
      fault_of("kind=\"post\"\n[fields]\ntext=\"a\"\n[labels]\nb=\"c\"\n").find("[labels]"),
      std::string::npos);
  EXPECT_NE(fault_of("rows=\"results\"\n[fields]\ntext=\"a\"\n").find("rows"), std::string::npos);
  EXPECT_EQ(fault_of("kind=\"answer\"\n[fields]\ntext=\"a\"\n"), "");
  EXPECT_EQ(fault_of(parrots), "");
}

TEST(AnswerMapping, CountsMembersOfAListFromItsEnd) {
  const std::string toml =
      "kind=\"answer\"\n[fields]\ntext=\"m.-1.c\"\n[answer]\nasked=\"m.-2.c\"\n";
  const MappedRow row = mapped(toml, R"({"m": [{"c": "one"}, {"c": "two"}, {"c": "three"}]})");
  EXPECT_EQ(row.article.text, "three");
  EXPECT_EQ(row.answer->asked, "two");
  EXPECT_EQ(mapped(toml, R"({"m": [{"c": "one"}]})").answer->asked, "");
}

TEST(ImportAnswers, KeepsAnswersWithTheirLabelsAndAnExchangeWithoutText) {
  Scratch scratch;
  ImportOptions options;
  options.mappings = {scratch.write("parrots.toml", parrots)};
  const std::string file = scratch.write(
      "parrots.jsonl",
      "{\"n\":1,\"bot\":\"parrot-1\",\"lang\":\"chinese\",\"words\":\"港口有几座灯塔？\","
      "\"said\":\"There are two lighthouses in the harbour.\",\"mark\":\"full\"}\n"
      "{\"n\":2,\"bot\":\"parrot-1\",\"lang\":\"chinese\",\"words\":\"港口有几座灯塔？\","
      "\"said\":\"\",\"http\":400,\"error\":\"no\"}\n"
      "{\"n\":3,\"bot\":\"parrot-1\",\"said\":\"Nobody asked.\"}\n"
      "{\"n\":4,\"bot\":\"parrot-1\",\"words\":\"q\",\"said\":\"a\",\"heat\":\"hot\"}\n");
  const ImportReport report = scratch.import({file}, options);
  EXPECT_EQ(report.written.articles, 3U);
  ASSERT_EQ(report.problems, 2U);
  EXPECT_EQ(scratch.problems[0].rule, "row-empty");
  EXPECT_EQ(scratch.problems[0].line, 3U);
  EXPECT_EQ(scratch.problems[1].rule, "row-answer");
  const auto answers = answers_of(scratch);
  ASSERT_EQ(answers.size(), 3U);
  EXPECT_EQ(answers.at("1").first.kind, ArticleKind::answer);
  EXPECT_EQ(answers.at("1").first.language, "en") << "of the text, not of the question";
  EXPECT_EQ(answers.at("2").first.text, "");
  EXPECT_NE(answers.at("2").first.language, "zh");
  EXPECT_EQ(answers.at("2").second.status, 400);
  EXPECT_EQ(labels_of(scratch, answers.at("1").first.id).at("label:reader one"), "full");
  EXPECT_TRUE(labels_of(scratch, answers.at("2").first.id).empty());
}

const char* const promptfoo_result = R"({
  "id": "r-1", "promptIdx": 0, "testIdx": 3, "testCase": {"vars": {"q": "x"},
  "metadata": {"topic": "harbours", "language": "en"}},
  "provider": {"id": "openai:parrot-1", "label": ""}, "prompt": {"raw": "Who built the pier?", "label": "p"},
  "vars": {"q": "x"}, "success": false, "score": 0, "failureReason": 1, "error": null, "latencyMs": 12,
  "response": {"output": "I will not say.", "finishReason": "stop", "isRefusal": true,
    "tokenUsage": {"total": 9, "prompt": 5, "completion": 4}, "cost": 0.00002,
    "metadata": {"http": {"status": 200, "headers": {}}}}, "namedScores": {}})";

TEST(ImportAnswers, ReadsResultsOfPromptfooInOneDocumentAndInLines) {
  Scratch document;
  // "results" stands at several places, and only one of them is meant.
  document.import({document.write(
      "eval.json",
      std::string("{\n \"evalId\": \"e\", \"config\": {\"results\": [1, {\"results\": []}]},\n"
                  " \"results\": {\"version\": 3, \"prompts\": [{\"raw\": \"[{\\\"\"}],\n"
                  "  \"results\": [\n") +
          promptfoo_result + ",\n 7,\n " + promptfoo_result + "],\n \"stats\": {}}}\n")});
  ASSERT_EQ(document.problems.size(), 1U) << "a 7 is no result";
  EXPECT_EQ(document.problems[0].rule, "json-syntax");
  const auto answers = answers_of(document);
  ASSERT_EQ(answers.size(), 1U);
  const auto& [article, answer] = answers.at("r-1");
  EXPECT_EQ(answer.battery, "promptfoo");
  EXPECT_EQ(answer.model, "openai:parrot-1");
  EXPECT_EQ(answer.topic, "harbours");
  EXPECT_EQ(answer.language, "en");
  EXPECT_EQ(answer.question, "3");
  EXPECT_EQ(answer.asked, "Who built the pier?");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.tokens_in, 5U);
  EXPECT_EQ(answer.cost, 0.00002);
  EXPECT_EQ(article.text, "I will not say.");
  const auto labels = labels_of(document, article.id);
  EXPECT_EQ(labels.at("label:promptfoo"), "false");
  EXPECT_EQ(labels.at("label:promptfoo is-refusal"), "true");

  Scratch lines;
  lines.import({lines.write("eval.jsonl", Json::parse(promptfoo_result).dump() + "\n")});
  EXPECT_EQ(told_of(lines), told_of(document));
}

TEST(ImportAnswers, ReadsSamplesOfInspectWithEveryScorer) {
  Scratch scratch;
  scratch.import({scratch.write("log.json", R"({"version": 2, "status": "success",
  "eval": {"task": "t", "model": "mockllm/parrot", "dataset": {"samples": 2}}, "plan": {"steps": []},
  "samples": [
    {"id": 1, "epoch": 2, "input": "Who built the pier?", "target": "x", "uuid": "u1",
     "messages": [{"role": "user", "content": "Who built the pier?"}],
     "output": {"model": "parrot", "choices": [{"message": {"role": "assistant", "content":
        [{"type": "reasoning", "reasoning": "Hm."}, {"type": "text", "text": "Nobody."}]},
        "stop_reason": "content_filter"}], "completion": "Nobody.",
        "usage": {"input_tokens": 4, "output_tokens": 2}},
     "scores": {"match": {"value": "I", "answer": "Nobody."}, "length": {"value": 0.5}},
     "started_at": "2031-02-03T04:05:06+00:00"},
    {"id": "two", "epoch": 1, "input": [{"role": "system", "content": "Be brief."},
      {"role": "user", "content": "And why?"}], "target": "", "messages": [],
     "output": {"model": "parrot", "choices": [], "completion": ""}, "scores": null,
     "error": {"message": "connection reset", "traceback": ""}}],
  "reductions": []})")});
  EXPECT_TRUE(scratch.problems.empty());
  const auto answers = answers_of(scratch);
  ASSERT_EQ(answers.size(), 2U);
  const auto& [article, answer] = answers.at("u1");
  EXPECT_EQ(answer.finish, "content_filter");
  EXPECT_EQ(answer.reasoning, "Hm.");
  EXPECT_EQ(answer.repeat, 2U);
  EXPECT_EQ(answer.question, "1");
  EXPECT_EQ(article.text, "Nobody.");
  EXPECT_EQ(format_time(article.published.earliest), "2031-02-03T04:05:06Z");
  const auto labels = labels_of(scratch, article.id);
  EXPECT_EQ(labels.at("label:match"), "I");
  EXPECT_EQ(labels.at("label:length"), "0.5");
  const Answer& failed = answers.at("parrot/two/1").second;
  EXPECT_EQ(failed.asked, "And why?");
  EXPECT_EQ(failed.failure, "connection reset");
}

TEST(ImportAnswers, ReadsPlainRowsByTheirUsualNames) {
  Scratch scratch;
  scratch.import({scratch.write(
      "chat.csv", "model,question,answer,lang\nparrot-1,怎样泡茶？,先烧水，再放茶叶。,zh-Hans\n")});
  const auto answers = answers_of(scratch);
  ASSERT_EQ(answers.size(), 1U);
  EXPECT_EQ(answers.begin()->second.second.battery, "answers");
  EXPECT_EQ(answers.begin()->second.second.asked, "怎样泡茶？");
}

TEST(ImportAnswers, AddsNothingTheSecondTimeAndCanBeRebuilt) {
  for (const bool document : {false, true}) {
    Scratch scratch;
    std::string rows;
    for (int i = 0; i < 200; ++i) {
      rows += i == 0 ? "" : document ? ",\n" : "\n";
      rows += "{\"question\":\"第" + std::to_string(i) +
              "问\",\"model\":\"p\",\"answer\":\"答。\",\"label\":\"full\",\"id\":\"" +
              std::to_string(i) + "\"}";
    }
    ImportOptions options;
    options.chunk = 1000;
    std::string file;
    if (document) {
      options.mappings = {scratch.write(
          "rows.toml",
          "name=\"rows\"\nkind=\"answer\"\nrows=\"/a/b\"\n[fields]\ntext=\"answer\"\n[answer]\n"
          "asked=\"question\"\nid=\"id\"\nmodel=\"model\"\n[labels]\nx=\"label\"\n")};
      file = scratch.write(
          "rows.json",
          "{\"a\": {\"long\": \"" + std::string(3000, 'x') + "\", \"b\": [" + rows +
              "], \"c\": \"" + std::string(3000, 'y') + "\"}}");
    } else {
      file = scratch.write("rows.jsonl", rows + "\n");
    }
    EXPECT_EQ(scratch.import({file}, options).written.articles, 200U);
    EXPECT_TRUE(scratch.problems.empty());
    const std::string before = scratch.content() + told_of(scratch);
    EXPECT_NE(before.find("label:"), std::string::npos);
    EXPECT_EQ(scratch.import({file}, options).unchanged, 1U);
    EXPECT_EQ(scratch.content() + told_of(scratch), before);
    rebuild(scratch.observatory(), {}, {}, Stop());
    EXPECT_EQ(scratch.content() + told_of(scratch), before);
  }
}

TEST(ImportAnswers, ReadsTheLabelledAnswersOfSpeechmap) {
  const char* set = std::getenv("WEIGUAN_SHARED");
  const std::filesystem::path shared = set != nullptr
                                           ? std::filesystem::path(set)
                                           : std::filesystem::path(WEIGUAN_SOURCE) / "../shared";
  const std::filesystem::path file = shared / "data/answers/speechmap/answers.jsonl.gz";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no shared data";
  Scratch scratch;
  const ImportReport report = scratch.import({file.string()});
  EXPECT_EQ(report.written.articles, 2400U);
  EXPECT_EQ(report.problems, 0U);
  const auto answers = answers_of(scratch);
  ASSERT_EQ(answers.size(), 2400U);
  std::map<std::string, int> sets;
  std::map<std::string, std::set<std::string>> languages;
  int filtered = 0;
  int without_model = 0;
  for (const auto& [id, both] : answers) {
    const Answer& one = both.second;
    EXPECT_EQ(both.first.url, "answer:speechmap/" + id);
    ++sets[one.topic + " " + one.language + " " + std::string(to_string(one.control))];
    languages[one.question].insert(one.language);
    if (one.finish == "content_filter" && !both.first.text.empty()) ++filtered;
    if (one.model.empty() || one.asked.empty()) ++without_model;
  }
  EXPECT_EQ(sets.size(), 3U);
  EXPECT_EQ(sets["china_criticism en none"], 800);
  EXPECT_EQ(sets["china_criticism zh none"], 800);
  EXPECT_EQ(sets["us_criticism en matched"], 800);
  EXPECT_EQ(filtered, 3);
  EXPECT_EQ(without_model, 0);
  EXPECT_EQ(languages.size(), 100U);
  EXPECT_EQ(languages["china_criticism_01"], (std::set<std::string>{"en", "zh"}));

  std::map<std::string, int> verdicts;
  {
    const Observatory observatory(scratch.observatory(), Access::read);
    for (const auto& [id, both] : answers) {
      for (const Observation& seen : observatory.archive().observations(both.first.id))
        ++verdicts[seen.counter + " " + seen.words];
    }
  }
  EXPECT_EQ(verdicts["label:grok-4.1-fast COMPLETE"], 1889);
  EXPECT_EQ(verdicts["label:grok-4.1-fast ERROR_ORIGINAL_MODERATION"], 3);
  EXPECT_EQ(verdicts["label:gpt-4o-2024-11-20 COMPLETE"], 1882);
  const std::string before = scratch.content();
  EXPECT_EQ(scratch.import({file.string()}).unchanged, 1U);
  EXPECT_EQ(scratch.content(), before);
  rebuild(scratch.observatory(), {}, {}, Stop());
  EXPECT_EQ(scratch.content(), before);
  EXPECT_EQ(answers_of(scratch).size(), 2400U);
}

}  // namespace
}  // namespace weiguan
