#include "instruments/consistency/consistency.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "instruments/test_world.h"

namespace weiguan::consistency {
namespace {

using Lines = std::vector<std::string>;

class World : public TestWorld {
 public:
  // Returns its id.
  std::string ask(
      const std::string& text,
      const std::string& question = "q1",
      const std::string& asked = "When did the Harbour Gazette close?",
      const std::string& previous = "",
      const std::string& model = "parrot-1") {
    Answer one;
    one.battery = "harbour";
    one.id = std::to_string(++count_);
    one.model = model;
    one.question = question;
    one.topic = "papers";
    one.language = "en";
    one.form = "plain";
    one.asked = asked;
    one.previous = previous;
    one.turn = previous.empty() ? 0 : 1;
    answer(one, "2024-05-" + std::string(count_ < 10 ? "0" : "") + one.id, text);
    return one.id;
  }

  Lines table(
      std::string_view name,
      const std::vector<std::string_view>& columns,
      const Arguments& given = {}) {
    return lines(instrument, given, name, columns);
  }

 private:
  int count_ = 0;
};

TEST(Consistency, TellsAYearThatDiffersBetweenRepeats) {
  World world;
  world.ask("The Harbour Gazette closed in 1983.");
  world.ask("The Harbour Gazette closed in 2006.");
  world.ask("It closed in March 1983.");
  EXPECT_EQ(
      world.table(
          "facts", {"model", "question", "kind", "values", "answers", "agreement", "contradicts"}),
      (Lines{"parrot-1|q1|year|1983 (2); 2006 (1)|3|0.6667|yes"}));
  EXPECT_EQ(
      world.table("questions", {"repeats", "facts", "agreeing", "share", "contradictions"}),
      (Lines{"3|1|0|0|1"}));
}

TEST(Consistency, IsSilentWhereAnswersAgree) {
  World world;
  world.ask("The Harbour Gazette closed in 1983.");
  world.ask("In March 1983, the Harbour Gazette ceased publication.");
  EXPECT_TRUE(world.table("facts", {"values"}).empty());
  EXPECT_EQ(
      world.table("facts", {"values", "agreement", "contradicts"}, {{"list", "all"}}),
      (Lines{"1983 (2)|1|no"}));
  EXPECT_EQ(
      world.table("questions", {"repeats", "facts", "agreeing", "share"}), (Lines{"2|1|1|1"}));
}

TEST(Consistency, DoesNotCompareOtherQuestionsModelsOrLanguages) {
  World world;
  world.ask("The Harbour Gazette closed in 1983.", "q1");
  world.ask("The Harbour Gazette closed in 2006.", "q2");
  world.ask("The Harbour Gazette closed in 2006.", "q1", "When?", "", "parrot-2");
  EXPECT_TRUE(world.table("facts", {"values"}, {{"list", "all"}}).empty());
  ASSERT_EQ(world.notes.size(), 1U);
  EXPECT_NE(world.notes[0].find("No question was asked twice"), std::string::npos);
}

TEST(Consistency, EvidenceIsThePassages) {
  World world;
  world.ask("I know. The Harbour Gazette closed in 1983, they say.");
  world.ask("The Harbour Gazette closed in 2006.");
  for (const Row& row : world.run(instrument, {})) {
    if (instrument.tables[row.table].name != "facts") continue;
    ASSERT_EQ(row.evidence.passages.size(), 2U);
    const Passage& one = row.evidence.passages[0];
    const std::string text = world.archive().article(one.article)->text;
    EXPECT_EQ(text.substr(one.begin, one.end - one.begin), "The Harbour Gazette closed in 1983");
  }
}

TEST(Consistency, CountsYesAndNo) {
  World world;
  const std::string asked = "《海港报》停刊了吗？";
  world.ask("是的，早已停刊。", "q1", asked);
  world.ask("没有，至今每天出版。", "q1", asked);
  world.ask("这要看怎么说。", "q1", asked);
  EXPECT_EQ(
      world.table("questions", {"yes", "no", "neither", "contradictions"}), (Lines{"1|1|1|1"}));
  EXPECT_EQ(
      world.table("facts", {"kind", "values", "contradicts"}),
      (Lines{"yes-no|yes (1); no (1)|yes"}));
}

TEST(Consistency, TellsWhatFollowUpsDeny) {
  World world;
  const std::string first = world.ask("The Harbour Gazette closed in 1983.");
  world.ask("I never said that.", "q1", "What did you say?", first);
  world.ask("The Harbour Gazette closed in 2006.", "q1", "Again?", first);
  world.ask("This is the start of our conversation.", "q1", "And before?", first);
  world.ask("I said that it closed in 1983.", "q1", "What did you say?", first);
  EXPECT_EQ(
      world.table("turns", {"turn", "finding", "earlier_words", "later_words"}),
      (Lines{
          "1|denies-saying|The Harbour Gazette closed in 1983.|I never said that.",
          "1|other-value|The Harbour Gazette closed in 1983|The Harbour Gazette closed in 2006",
          "1|no-conversation|The Harbour Gazette closed in 1983.|This is the start of our "
          "conversation.",
          "1|none|?|?"}));
  EXPECT_EQ(world.table("questions", {"repeats", "follow_ups", "denials"}), (Lines{"1|4|3"}));
  EXPECT_EQ(world.table("models", {"model", "follow_ups", "denials"}), (Lines{"parrot-1|4|3"}));
}

TEST(Consistency, ModelsAreCountedByQuestion) {
  World world;
  for (const std::string question : {"q1", "q2", "q3"}) {
    world.ask("The Harbour Gazette closed in 1983.", question);
    world.ask(
        question == "q2" ? "The Harbour Gazette closed in 2006."
                         : "The Harbour Gazette closed in 1983.",
        question);
  }
  EXPECT_EQ(
      world.table(
          "models",
          {"model", "questions", "answers", "facts", "agreeing", "share", "contradicting"}),
      (Lines{"parrot-1|3|6|3|2|0.6667|1"}));
}

TEST(Consistency, SimilarityIsOfTheTexts) {
  World world;
  world.ask("The Harbour Gazette closed in 1983 after a long strike of the dockers.");
  world.ask("The Harbour Gazette closed in 1983 after a long strike of the dockers!");
  EXPECT_EQ(world.table("questions", {"similarity", "outcome", "outcome_agreement"}).size(), 1U);
  EXPECT_EQ(world.table("questions", {"similarity", "outcome_agreement"}), (Lines{"1|1"}));
  World single;
  single.ask("The Harbour Gazette closed in 1983.");
  EXPECT_EQ(single.table("questions", {"similarity"}), (Lines{"?"}));
}

TEST(Consistency, SaysThatThereIsNothing) {
  World world;
  EXPECT_TRUE(world.table("models", {"model"}).empty());
  ASSERT_EQ(world.notes.size(), 1U);
  EXPECT_THROW(world.table("models", {"model"}, {{"from", "2025"}, {"to", "2024"}}), UsageError);
}

}  // namespace
}  // namespace weiguan::consistency
