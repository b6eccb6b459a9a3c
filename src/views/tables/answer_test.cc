#include "views/tables/answer.h"

#include <algorithm>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace weiguan {
namespace {

std::string value_of(const std::vector<AnswerFact>& facts, std::string_view label) {
  const auto found = std::find_if(
      facts.begin(), facts.end(), [&](const AnswerFact& one) { return one.label.en == label; });
  return found == facts.end() ? std::string() : found->value;
}

TEST(AnswerFacts, SayWhatWasAskedAndHowItCame) {
  Answer answer;
  answer.model = "parrot-1";
  answer.model_told = "parrot-1-0203";
  answer.control = Control::matched;
  answer.control_of = "q1";
  answer.repeat = 2;
  answer.status = 200;
  answer.code = "10014";
  answer.left = "";
  answer.withdrawn_ms = 1234;
  answer.cost = 0.25;
  answer.currency = "USD";
  const auto facts = answer_facts(answer, Speech::en);
  EXPECT_EQ(value_of(facts, "Model"), "parrot-1 (parrot-1-0203)");
  EXPECT_EQ(value_of(facts, "Control"), "matched (q1)");
  EXPECT_EQ(value_of(facts, "Repeat"), "3");
  EXPECT_EQ(value_of(facts, "Withdrawn"), "1.234 s");
  EXPECT_EQ(value_of(facts, "Left instead"), "(nothing)");
  EXPECT_EQ(value_of(facts, "Cost"), "0.25 USD");
  EXPECT_EQ(value_of(answer_facts(answer, Speech::zh), "Control"), "配对对照 (q1)");
}

TEST(AnswerFacts, AreSilentAboutWhatIsNotKnown) {
  EXPECT_TRUE(answer_facts(Answer(), Speech::en).empty());
}

TEST(AnswerJson, IsAnObjectWithNullForWhatIsNotKnown) {
  Answer answer;
  answer.asked = "\"港口\"\n?";
  answer.left = "";
  const auto json = nlohmann::json::parse(answer_json(answer));
  EXPECT_EQ(json["asked"], "\"港口\"\n?");
  EXPECT_EQ(json["left"], "");
  EXPECT_EQ(json["control"], "none");
  EXPECT_TRUE(json["model"].is_null());
  EXPECT_TRUE(json["status"].is_null());
  EXPECT_TRUE(json["cost"].is_null());
  EXPECT_EQ(json["turn"], 0);
}

}  // namespace
}  // namespace weiguan
