#include "instruments/answers/answers.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "instruments/answers/detail/counts.h"
#include "instruments/answers/detail/judges.h"
#include "instruments/test_world.h"

namespace weiguan::answers {
namespace {

Answer asked(const std::string& id, const std::string& model, const std::string& language) {
  Answer one;
  one.battery = "harbour";
  one.id = id;
  one.model = model;
  one.language = language;
  one.question = "q1";
  one.topic = "tides";
  one.asked = "Why was the harbour closed?";
  return one;
}

// Without weights the rule of length judges: these are short, so nothing is complete.
class Two : public testing::Test {
 protected:
  Two() {
    world_.answer(
        asked("a1", "gull-2", "en"), "2026-03-01", "The harbour is a harbour, and all is well.");
    world_.answer(
        asked("a2", "tern-1", "zh-Hans"),
        "2026-03-02",
        "港口一切正常，请您不要担心，谢谢您的提问。");
  }

  TestWorld world_;
};

TEST_F(Two, ARowForEachAnswerOldestFirst) {
  EXPECT_EQ(
      world_.lines(
          instrument, {}, "answers", {"id", "model", "question", "language", "main", "complete"}),
      (std::vector<std::string>{
          "a1|gull-2|q1|en|evasion|false", "a2|tern-1|q1|zh-Hans|evasion|false"}));
}

TEST_F(Two, FiltersChoose) {
  const auto ids = [&](const Arguments& given) {
    return world_.lines(instrument, given, "answers", {"id"});
  };
  EXPECT_EQ(ids({{"model", "tern-1"}}), (std::vector<std::string>{"a2"}));
  EXPECT_EQ(ids({{"asked-in", "zh"}}), (std::vector<std::string>{"a2"}));
  EXPECT_EQ(ids({{"asked-in", "zh-Hant"}}), (std::vector<std::string>{}));
  EXPECT_EQ(ids({{"battery", "bay"}}), (std::vector<std::string>{}));
  EXPECT_EQ(ids({{"topic", "tides"}, {"to", "2026-03-01"}}), (std::vector<std::string>{"a1"}));
  EXPECT_EQ(ids({{"outcome", "refusal"}}), (std::vector<std::string>{}));
}

TEST_F(Two, CountsAreByModelLanguageAndTopic) {
  EXPECT_EQ(
      world_.lines(
          instrument,
          {},
          "counts",
          {"model",
           "language",
           "topic",
           "answers",
           "evasion",
           "full",
           "judged",
           "complete",
           "corrected"}),
      (std::vector<std::string>{
          "gull-2|en|tides|1|1|0|1|0|?", "tern-1|zh-Hans|tides|1|1|0|1|0|?"}));
}

TEST_F(Two, WhatFailedAndWasAskedAgainCountsOnce) {
  Answer failed = asked("a3", "gull-2", "en");
  failed.status = 503;
  failed.failure = "protocol: HTTP status 503.";
  world_.answer(failed, "2026-03-03", "");
  const auto answers = [&] {
    return world_.lines(instrument, {{"model", "gull-2"}}, "counts", {"answers", "error"});
  };
  EXPECT_EQ(answers(), std::vector<std::string>{"2|1"});
  world_.answer(asked("a3", "gull-2", "en"), "2026-03-04", "The tide closed it, and that is all.");
  EXPECT_EQ(answers(), std::vector<std::string>{"2|0"});
  EXPECT_EQ(world_.lines(instrument, {{"model", "gull-2"}}, "answers", {"id", "main"}).size(), 3U);
}

TEST(ClassOf, TakesTheLabelsOfJudgesAndOutcomes) {
  EXPECT_EQ(class_of("COMPLETE"), Class::complete);
  EXPECT_EQ(class_of("partial"), Class::complete);
  EXPECT_EQ(class_of("official-line"), Class::evasive);
  EXPECT_EQ(class_of("refusal"), Class::denial);
  EXPECT_EQ(class_of("ERROR_ORIGINAL_MODERATION"), std::nullopt);
  EXPECT_EQ(class_of("output-block"), std::nullopt);
}

TEST(Judges, AgreeByCohensKappa) {
  Judges judges;
  const auto add = [&](int times, const char* a, const char* b, Class rules) {
    for (int i = 0; i < times; ++i) judges.add({{"a", a}, {"b", b}}, rules);
  };
  add(20, "COMPLETE", "COMPLETE", Class::complete);
  add(5, "COMPLETE", "EVASIVE", Class::complete);
  add(10, "EVASIVE", "COMPLETE", Class::evasive);
  add(15, "EVASIVE", "DENIAL", Class::denial);
  const Table3& pair = judges.pairs().at({"a", "b"});
  EXPECT_EQ(pair.count(), 50U);
  EXPECT_NEAR(pair.agreement(true), 0.7, 1e-12);
  EXPECT_NEAR(*pair.kappa(true), 0.4, 1e-12);
  EXPECT_NEAR(pair.agreement(false), 0.4, 1e-12);
  EXPECT_NEAR(*judges.pairs().at({"rules", "a"}).kappa(true), 1, 1e-12);
  EXPECT_EQ(judges.pairs().count({"a", "a"}), 0U);
}

TEST(Judges, OneThatIsAskedAgainIsComparedWithItself) {
  Judges judges;
  judges.add({{"a", "COMPLETE"}, {"a", "DENIAL"}}, {});
  EXPECT_EQ(judges.pairs().at({"a", "a"}).count(), 1U);
  EXPECT_EQ(judges.pairs().at({"a", "a"}).agreement(true), 0);
  EXPECT_EQ(judges.pairs().size(), 1U);
}

TEST(ErrorRates, AreThoseOfCompleteAnswers) {
  AnswerRate rate;
  rate.complete = 10;
  rate.complete_right = 9;
  rate.incomplete = 5;
  rate.incomplete_right = 4;
  const auto errors = error_rates(&rate);
  ASSERT_TRUE(errors.has_value());
  EXPECT_EQ(errors->sensitivity.hits, 9U);
  EXPECT_EQ(errors->specificity.total, 5U);
  rate.incomplete = 0;
  EXPECT_FALSE(error_rates(&rate).has_value());
  EXPECT_FALSE(error_rates(nullptr).has_value());
}

}  // namespace
}  // namespace weiguan::answers
