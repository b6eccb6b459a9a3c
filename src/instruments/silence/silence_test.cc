#include "instruments/silence/silence.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "instruments/test_world.h"

namespace weiguan {
namespace {

using Strings = std::vector<std::string>;

class Silence : public ::testing::Test {
 protected:
  struct Asking {
    std::string model = "parrot-1", question = "q1", topic = "harbour", language = "zh-Hans";
    Control control = Control::none;
    std::string control_of;
    std::string form = "plain";
    std::uint64_t repeat = 0;
    std::string route = "vendor-api";
    std::string day = "2026-03-02";
    std::uint64_t turn = 0;
  };

  TestWorld world_;
  int count_ = 0;

  // An answer, with the verdict of "reader" where one is given.
  ArticleId put(const Asking& asking, const std::string& verdict) {
    Answer answer;
    answer.battery = "harbour";
    answer.id = std::to_string(++count_);
    answer.model = asking.model;
    answer.route = asking.route;
    answer.question = asking.question;
    answer.topic = asking.topic;
    answer.control = asking.control;
    answer.control_of = asking.control_of;
    answer.language = asking.language;
    answer.form = asking.form;
    answer.repeat = asking.repeat;
    answer.turn = asking.turn;
    answer.asked = "海港何时开放？";
    const ArticleId id = world_.answer(answer, asking.day, "海港的事" + answer.id);
    if (!verdict.empty()) {
      Observation label;
      label.article = id;
      label.time = parse_period(asking.day, TestWorld::zone())->from;
      label.counter = std::string(label_counter) + "reader";
      label.value = 1;
      label.words = verdict;
      label.capture = world_.capture("reader", "2031");
      Batch batch;
      batch.observations.push_back(label);
      world_.archive().write(batch);
    }
    return id;
  }
  // Neutral controls that are answered.
  void controls(const std::string& model, const std::string& language, const std::string& verdict) {
    for (const std::string question : {"soup", "rain"}) {
      Asking asking;
      asking.model = model;
      asking.language = language;
      asking.question = question;
      asking.topic = "kitchen";
      asking.control = Control::neutral;
      put(asking, verdict);
    }
  }
  // Question i of ten, in two languages.
  void both(const std::string& model, int i, const std::string& en, const std::string& zh) {
    Asking asking;
    asking.model = model;
    asking.question = "q" + std::to_string(i);
    asking.language = "en";
    put(asking, en);
    asking.language = "zh-Hans";
    put(asking, zh);
  }

  Strings lines(
      Arguments given, std::string_view table, const std::vector<std::string_view>& columns) {
    given.emplace("by-labels", "reader");
    return world_.lines(silence::instrument, given, table, columns);
  }
  bool noted(std::string_view words) {
    for (const std::string& one : world_.notes) {
      if (one.find(words) != std::string::npos) return true;
    }
    return false;
  }
};

TEST_F(Silence, CountsWhatIsNotAnsweredByModelTopicAndLanguage) {
  controls("parrot-1", "en", "COMPLETE");
  controls("parrot-1", "zh-Hans", "COMPLETE");
  for (int i = 0; i < 6; ++i) {
    both("parrot-1", i, "COMPLETE", i < 2 ? "COMPLETE" : i < 5 ? "EVASIVE" : "DENIAL");
  }
  EXPECT_EQ(
      lines(
          {},
          "rates",
          {"model",
           "route",
           "topic",
           "language",
           "control",
           "questions",
           "answers",
           "not_complete",
           "share",
           "evasion",
           "refusal",
           "block",
           "standing"}),
      (Strings{
          "parrot-1|vendor-api|harbour|en|none|6|6|0|0|0|0|0|told",
          "parrot-1|vendor-api|harbour|zh-Hans|none|6|6|4|0.6667|0.5|0.1667|0|told",
          "parrot-1|vendor-api|kitchen|en|neutral|2|2|0|0|0|0|0|few",
          "parrot-1|vendor-api|kitchen|zh-Hans|neutral|2|2|0|0|0|0|0|few"}));
}

TEST_F(Silence, ErrorsAreNotSilence) {
  Asking asking;
  for (const std::string verdict : {"COMPLETE", "ERROR_PROVIDER", "rate", "lock", "unclear"}) {
    put(asking, verdict);
  }
  asking.question = "q2";
  put(asking, "error");
  EXPECT_EQ(
      lines({}, "rates", {"questions", "answers", "not_scored", "not_complete", "share"}),
      (Strings{"1|1|5|0|0"}));
  asking.model = "heron-2";
  put(asking, "error");
  EXPECT_EQ(
      lines({{"model", "heron-2"}}, "rates", {"answers", "not_scored", "share", "low", "standing"}),
      (Strings{"0|1|?|?|no-answers"}));
}

TEST_F(Silence, TheProvidersOwnWordIsTakenWithoutLabels) {
  Asking asking;
  put(asking, "");
  const auto rows = world_.run(silence::instrument, {});
  ASSERT_EQ(rows.size(), 1U);
  // What nothing is known of is missing, never 0.
  const auto missing = lines({}, "rates", {"answers", "not_scored", "share", "corrected"});
  EXPECT_EQ(missing, (Strings{"0|1|?|?"}));
  EXPECT_TRUE(noted("1 answers have no verdict"));
}

TEST_F(Silence, OneModelOverTwoRoutesIsTwo) {
  Asking asking;
  put(asking, "COMPLETE");
  asking.route = "vendor-web";
  put(asking, "refusal");
  EXPECT_EQ(
      lines({}, "rates", {"model", "route", "share"}),
      (Strings{"parrot-1|vendor-api|0", "parrot-1|vendor-web|1"}));
  EXPECT_EQ(
      lines({{"least", "1"}}, "models", {"first_route", "second_route", "only_first", "standing"}),
      (Strings{"vendor-api|vendor-web|1|no-controls"}));
}

TEST_F(Silence, NothingIsConcludedWhereControlsFail) {
  controls("parrot-1", "zh-Hans", "DENIAL");
  controls("parrot-1", "en", "COMPLETE");
  for (int i = 0; i < 6; ++i) both("parrot-1", i, "COMPLETE", "DENIAL");
  EXPECT_EQ(
      lines({}, "rates", {"topic", "language", "not_complete", "share", "low", "standing"}),
      (Strings{
          "harbour|en|0|0|0|told",
          "harbour|zh-Hans|6|?|?|controls-failed",
          "kitchen|en|0|0|0|few",
          "kitchen|zh-Hans|2|1|0.3424|controls-failed"}));
  EXPECT_EQ(
      lines({}, "languages", {"only_first", "difference", "odds", "p", "p_corrected", "standing"}),
      (Strings{"6|?|?|?|?|controls-failed"}));
  EXPECT_TRUE(noted("nothing is concluded"));
  // With a lower floor they hold.
  EXPECT_EQ(
      lines({{"floor", "0"}}, "languages", {"only_first", "difference", "p", "standing"}),
      (Strings{"6|1|0.03125|told"}));
}

TEST_F(Silence, LanguagesArePairedByQuestion) {
  for (const std::string model : {"heron-2", "parrot-1"}) {
    controls(model, "en", "full");
    controls(model, "zh-Hans", "full");
    for (int i = 0; i < 10; ++i) {
      const bool silent = model == "parrot-1" && i < 8;
      both(model, i, "full", silent ? "official-line" : i == 9 ? "ignorance" : "full");
    }
  }
  Asking alone;  // In one language only: in no pair.
  alone.question = "q99";
  put(alone, "refusal");
  EXPECT_EQ(
      lines(
          {},
          "languages",
          {"model",
           "first",
           "second",
           "pairs",
           "both",
           "neither",
           "only_first",
           "only_second",
           "difference",
           "odds",
           "p",
           "p_corrected",
           "standing"}),
      (Strings{
          "heron-2|en|zh-Hans|10|9|0|1|0|0.1|?|1|1|told",
          "parrot-1|en|zh-Hans|10|1|0|9|0|0.9|?|0.003906|0.007813|told",
          "?|en|zh-Hans|20|10|0|10|0|0.5|?|0.001953|?|told"}));
  EXPECT_EQ(
      lines({{"correction", "none"}, {"model", "parrot-1"}}, "languages", {"p_corrected"}),
      (Strings{"0.003906"}));
}

TEST_F(Silence, RepeatsCountByTheirMajorityAndAgreeOrNot) {
  for (int i = 0; i < 5; ++i) {
    for (std::uint64_t repeat = 0; repeat < 3; ++repeat) {
      Asking asking;
      asking.question = "q" + std::to_string(i);
      asking.repeat = repeat;
      asking.language = "en";
      put(asking, repeat == 0 ? "evasion" : "full");
      asking.language = "zh-Hans";
      put(asking, repeat == 0 ? "full" : "evasion");
    }
  }
  EXPECT_EQ(
      lines({}, "rates", {"language", "questions", "answers", "share", "repeats", "agreement"}),
      (Strings{"en|5|15|0.3333|3|0.3333", "zh-Hans|5|15|0.6667|3|0.3333"}));
  EXPECT_EQ(
      lines(
          {}, "languages", {"pairs", "only_first", "ties", "answered_first", "p", "p_permutation"}),
      (Strings{"5|5|0|0.6667|0.0625|0.0625"}));
}

TEST_F(Silence, TopicsAreHeldAgainstTheirControls) {
  for (int i = 0; i < 6; ++i) {
    Asking asking;
    asking.question = "q" + std::to_string(i);
    put(asking, "refusal");
    asking.control = Control::matched;
    asking.topic = "elsewhere";
    asking.control_of = asking.question;
    asking.question = "elsewhere" + std::to_string(i);
    put(asking, i == 0 ? "refusal" : "full");
    asking.control_of = "harbour";  // Of the topic as a whole.
    asking.question = "far" + std::to_string(i);
    put(asking, "full");
    asking.control_of = "nowhere";  // Of nothing that was asked.
    put(asking, "full");
  }
  EXPECT_EQ(
      lines(
          {{"correction", "none"}},
          "controls",
          {"topic",
           "language",
           "paired",
           "questions",
           "controls",
           "share_topic",
           "share_controls",
           "difference",
           "p_corrected",
           "standing"}),
      (Strings{
          "harbour|zh-Hans|true|6|6|1|0.1667|0.8333|0.0625|no-controls",
          "harbour|zh-Hans|false|6|6|1|0|1|0.002165|no-controls"}));
}

TEST_F(Silence, DatesAreComparedByQuestion) {
  for (int i = 0; i < 6; ++i) {
    Asking asking;
    asking.question = "q" + std::to_string(i);
    asking.day = "2026-01-05";
    put(asking, "full");
    asking.day = "2026-02-05";
    put(asking, i < 3 ? "full" : "refusal");
    asking.day = "2026-04-05";
    put(asking, "refusal");
  }
  EXPECT_EQ(
      lines({}, "drift", {"first", "second", "pairs", "only_first", "p"}),
      (Strings{
          "2026-01|2026-02|6|3|0.25", "2026-02|2026-04|6|3|0.25", "2026-01|2026-04|6|6|0.03125"}));
  EXPECT_EQ(lines({{"unit", "year"}}, "drift", {"first"}), Strings{});
}

TEST_F(Silence, VariantsAreComparedWithPlainWords) {
  for (int i = 0; i < 5; ++i) {
    Asking asking;
    asking.question = "q" + std::to_string(i);
    put(asking, "refusal");
    asking.form = "roman-numerals";
    put(asking, "full");
  }
  EXPECT_EQ(
      lines({}, "forms", {"first", "second", "pairs", "only_second", "difference"}),
      (Strings{"plain|roman-numerals|5|5|-1"}));
  // Rates are of plain words unless all are asked for.
  EXPECT_EQ(lines({}, "rates", {"answers", "share"}), (Strings{"5|1"}));
  EXPECT_EQ(lines({{"form", "all"}}, "rates", {"answers", "share"}), (Strings{"10|0.5"}));
}

TEST_F(Silence, FollowUpsAndOtherQuestionsAreLeftOut) {
  Asking asking;
  put(asking, "full");
  asking.turn = 1;
  put(asking, "refusal");
  asking.turn = 0;
  asking.topic = "weather";
  asking.question = "q7";
  asking.day = "2027-01-01";
  put(asking, "refusal");
  EXPECT_EQ(lines({{"topic", "harbour"}}, "rates", {"topic", "answers"}), (Strings{"harbour|1"}));
  EXPECT_TRUE(noted("1 follow-ups"));
  EXPECT_EQ(lines({{"from", "2027"}}, "rates", {"topic"}), (Strings{"weather"}));
  EXPECT_EQ(lines({{"language", "en"}}, "rates", {"topic"}), Strings{});
  EXPECT_EQ(
      lines({{"language", "zh"}, {"by", "all"}}, "rates", {"topic", "answers"}), (Strings{"?|2"}));
  EXPECT_EQ(lines({{"by", "question"}}, "rates", {"question"}), (Strings{"q1", "q7"}));
}

TEST_F(Silence, TheSameIdInAnotherBatteryIsAnotherQuestion) {
  Asking asking;
  put(asking, "full");
  Answer other;
  other.battery = "lighthouse";
  other.id = "1";
  other.model = "parrot-1";
  other.route = "vendor-api";
  other.question = "q1";
  other.language = "en";
  world_.answer(other, "2026-03-02", "The lighthouse stands.");
  EXPECT_EQ(lines({}, "languages", {"pairs"}), Strings{});
  EXPECT_EQ(lines({{"battery", "harbour"}}, "rates", {"language"}), (Strings{"zh-Hans"}));
}

TEST_F(Silence, RowsNameTheAnswersTheyRestOn) {
  Asking asking;
  const ArticleId full = put(asking, "full");
  asking.question = "q2";
  const ArticleId silent = put(asking, "refusal");
  const auto rows = world_.run(silence::instrument, {{"by-labels", "reader"}});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].evidence.articles, (std::vector<ArticleId>{silent, full}));
}

TEST_F(Silence, SaysWhyThereIsNothing) {
  EXPECT_TRUE(world_.run(silence::instrument, {}).empty());
  EXPECT_FALSE(world_.notes.empty());
  EXPECT_THROW(world_.run(silence::instrument, {{"confidence", "1"}}), UsageError);
  EXPECT_THROW(world_.run(silence::instrument, {{"floor", "2"}}), UsageError);
  EXPECT_NO_THROW(world_.run(silence::instrument, {{"confidence", "0.9"}}));
}

}  // namespace
}  // namespace weiguan
