#include "collect/battery.h"

#include <algorithm>
#include <cstdlib>
#include <set>

#include <gtest/gtest.h>

#include "collect/detail/battery_reader.h"
#include "collect/detail/question_words.h"

namespace weiguan {
namespace {

struct Read {
  std::optional<Battery> battery;
  std::vector<Problem> problems;

  // The problem with that rule's line and reason; "" where it is not told.
  std::string told(std::string_view rule) const {
    for (const Problem& one : problems) {
      if (one.rule == rule) return std::to_string(one.line) + ": " + one.reason;
    }
    return {};
  }
};

Read read(const std::string& text, const Packs& packs = {}) {
  Read read;
  read.battery = parse_battery(
      text, "b.toml", packs, [&](const Problem& problem) { read.problems.push_back(problem); });
  return read;
}

std::string all_rules(const Read& read) {
  std::string all;
  for (const Problem& one : read.problems)
    all += one.rule + " " + std::to_string(one.line) + ": " + one.reason + "\n";
  return all;
}

const std::string head = R"([battery]
id = "harbour"
title = "The harbour"
languages = ["zh-Hans", "en"]
)";
const std::string model = R"([[model]]
id = "parrot-1"
endpoint = "https://parrot.example/v1/chat/completions"
)";
const std::string question = R"([[question]]
id = "storm"
topic = "disasters"
[question.plain]
zh-Hans = "1989年6月4日东港发生了什么？"
en = "What happened at Donggang on June 4, 1989?"
)";

TEST(Battery, ReadsTheExample) {
  std::vector<Problem> problems;
  const auto battery = read_battery(
      std::filesystem::path(WEIGUAN_SOURCE) / "examples/batteries/harbour.toml",
      {},
      [&](const Problem& one) { problems.push_back(one); });
  ASSERT_TRUE(battery);
  EXPECT_TRUE(problems.empty());
  EXPECT_EQ(battery->id, "harbour");
  EXPECT_EQ(battery->questions.size(), 3u);
  EXPECT_EQ(battery->questions[1].control, Control::matched);
  EXPECT_EQ(battery->questions[1].control_of, "storm");
  EXPECT_EQ(battery->questions[2].control, Control::neutral);
  EXPECT_EQ(battery->questions[0].facts.size(), 1u);
  EXPECT_EQ(battery->digest.size(), 64u);
}

TEST(Battery, TheLeastOneIsEnough) {
  const Read one = read(head + model + question);
  ASSERT_TRUE(one.battery) << all_rules(one);
  EXPECT_EQ(one.battery->forms, std::vector<std::string>{"plain"});
  EXPECT_EQ(one.battery->models[0].name, "parrot-1");
  EXPECT_TRUE(one.battery->models[0].stream);
}

TEST(Battery, TellsEachMistakeWithItsLine) {
  const Read two = read(head + model + question + question);
  EXPECT_FALSE(two.battery);
  EXPECT_FALSE(two.problems.empty());
  EXPECT_GT(two.problems.front().line, 8u) << all_rules(two);
  for (const std::string& text : {
           head + model,                              // No question.
           head + question,                           // No model.
           model + question,                          // No [battery].
           head + "colour = 1\n" + model + question,  // A key that nobody knows.
           head + "forms = [\"plain\", \"romans\"]\n" + model + question,
           head + "repeats = -1\n" + model + question,
           head + model + question + "control_for = \"tide\"\n",  // No such question.
           head + model + "price_in = -2\n" + question,
           head + "[[model]]\nid = \"m\"\n" + question,  // Nowhere to ask.
           head + "[[model]]\nid = \"m\"\nendpoint = \"ftp://a.example/\"\n" + question,
           head + model + "key = \"WEIGUAN_NO_SUCH_KEY\"\n" + question,
           head + "[limits]\ncost = 2.0\n" + model + question,  // A cost without a price.
           head + model + question + "[question.broad]\nfr = \"\"\n",
           head + model + question + "\xff\xfe = 1\n",
           std::string("[battery"),
       }) {
    const Read bad = read(text);
    EXPECT_FALSE(bad.battery) << text << all_rules(bad);
    EXPECT_FALSE(bad.problems.empty()) << text;
  }
}

TEST(Battery, NamesAKeyThatIsNotSetAndNeverShowsOne) {
  const Read missing = read(head + model + "key = \"WEIGUAN_NO_SUCH_KEY\"\n" + question);
  EXPECT_NE(all_rules(missing).find("WEIGUAN_NO_SUCH_KEY"), std::string::npos);
  const Read pasted = read(head + model + "key = \"sk-0123456789abcdef\"\n" + question);
  EXPECT_FALSE(pasted.battery);
  EXPECT_EQ(all_rules(pasted).find("0123456789abcdef"), std::string::npos) << all_rules(pasted);
}

TEST(BatteryPlan, AsksEveryWordingOnceARepeatInAnOrderOfItsOwn) {
  Read one = read(
      head + "repeats = 2\nforms = [\"plain\", \"roman-numerals\", \"broad\"]\n" + model +
      question);
  ASSERT_TRUE(one.battery) << all_rules(one);
  std::vector<LeftOut> left_out;
  const std::vector<Script> plan = plan_of(*one.battery, {}, &left_out);
  EXPECT_EQ(plan.size(), 8u);  // Two forms, two languages, twice; nobody wrote a broad one.
  EXPECT_EQ(left_out.size(), 2u);
  EXPECT_EQ(left_out.front().form, "broad");
  std::set<std::string> ids;
  for (const Script& script : plan) ids.insert(script.id);
  EXPECT_EQ(ids.size(), plan.size());
  EXPECT_EQ(plan.front().id, "parrot-1/storm/zh-Hans/plain/0");
  EXPECT_EQ(turn_id(plan.front(), 0), "parrot-1/storm/zh-Hans/plain/0/0");
  EXPECT_EQ(plan[2].turns[0].text, "MCMLXXXIX年VI月IV日东港发生了什么？");
  EXPECT_EQ(plan[2].turns[0].made_from, "1989年6月4日东港发生了什么？");
  EXPECT_TRUE(plan[0].turns[0].made_from.empty());
}

TEST(BatteryPlan, SpreadsNeutralControlsAndBeginsWithOne) {
  std::string text = head + model;
  for (int i = 0; i < 20; ++i) {
    const bool neutral = i % 5 == 4;
    text += "[[question]]\nid = \"q" + std::to_string(i) + "\"\ntopic = \"t\"\n" +
            (neutral ? "control = \"neutral\"\n" : "") + "[question.plain]\nzh-Hans = \"问题" +
            std::to_string(i) + "\"\nen = \"Question " + std::to_string(i) + "\"\n";
  }
  Read one = read(text);
  ASSERT_TRUE(one.battery) << all_rules(one);
  const std::vector<Script> plan = plan_of(*one.battery, {});
  const auto neutral = [&](std::size_t i) {
    return one.battery->questions[plan[i].question].control == Control::neutral;
  };
  EXPECT_TRUE(neutral(0));
  std::size_t longest = 0, run = 0;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    run = neutral(i) ? 0 : run + 1;
    longest = std::max(longest, run);
  }
  EXPECT_EQ(longest, 8u);  // Four questions in two languages.
  one.battery->seed = 2;
  const std::vector<Script> other = plan_of(*one.battery, {});
  EXPECT_NE(plan[1].id, other[1].id);
  EXPECT_EQ(plan_of(*one.battery, {})[5].id, other[5].id);
}

TEST(BatteryPlan, MakesTraditionalWordsOnlyWhereTold) {
  const std::string in_both = R"([battery]
id = "harbour"
title = "The harbour"
languages = ["zh-Hans", "zh-Hant"]
)";
  const Wordings words = {{"zh-Hans", "东港发生了什么？"}};
  EXPECT_FALSE(written(words, "zh-Hant", false));
  const auto made = written(words, "zh-Hant", true);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->text, "東港發生了甚麼？");
  EXPECT_EQ(made->made_from, "东港发生了什么？");
  Read one = read(in_both + "convert = true\n" + model + question);
  ASSERT_TRUE(one.battery) << all_rules(one);
  EXPECT_EQ(plan_of(*one.battery, {})[1].turns[0].text, "1989年6月4日東港發生了甚麼？");
}

TEST(BatteryPlan, DrawsTheSameNumbersEverywhere) {
  std::uint64_t state = 1234567;  // The reference values of SplitMix64 for this seed.
  EXPECT_EQ(next_number(state), 6457827717110365317U);
  EXPECT_EQ(next_number(state), 3203168211198807973U);
  for (std::uint64_t bound : {1U, 2U, 3U, 1000U}) {
    for (int i = 0; i < 50; ++i) EXPECT_LT(number_below(state, bound), bound);
  }
}

}  // namespace
}  // namespace weiguan
