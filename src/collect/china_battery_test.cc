// The battery that is shipped with the China pack is what it says it is.
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "collect/battery.h"
#include "text/language.h"
#include "text/utf8.h"

namespace weiguan {
namespace {

class ChinaBattery : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::filesystem::path packs = std::filesystem::path(WEIGUAN_SOURCE) / "packs";
    battery_ = read_battery(
        packs / "china" / "batteries" / "silence.toml", Packs(), [](const Problem& problem) {
          ADD_FAILURE() << problem.line << ": " << problem.rule << ": " << problem.reason;
        });
  }
  void SetUp() override { ASSERT_TRUE(battery_); }

  static std::optional<Battery> battery_;
};

std::optional<Battery> ChinaBattery::battery_;

TEST_F(ChinaBattery, AsksSixtyQuestionsOnSevenTopicsForThemselves) {
  std::map<std::string, int> topics;
  int neutral = 0;
  for (const BatteryQuestion& one : battery_->questions) {
    if (one.control == Control::none) ++topics[one.topic];
    if (one.control == Control::neutral) ++neutral;
  }
  EXPECT_EQ(topics.size(), 7U);
  int all = 0;
  for (const auto& [topic, number] : topics) {
    all += number;
    EXPECT_GE(number, 8) << topic;
  }
  EXPECT_GE(all, 60);
  EXPECT_GE(neutral, 8);
}

TEST_F(ChinaBattery, HasAMatchedControlAndAFactWithItsSourceForEach) {
  std::map<std::string, std::string> control_of;
  std::set<std::string> ids;
  for (const BatteryQuestion& one : battery_->questions) {
    EXPECT_TRUE(ids.insert(one.id).second) << one.id;
    if (one.control == Control::matched) control_of[one.control_of] = one.topic;
  }
  for (const BatteryQuestion& one : battery_->questions) {
    if (one.control != Control::none) continue;
    EXPECT_EQ(control_of.count(one.id), 1U) << one.id;
    EXPECT_EQ(control_of[one.id], one.topic);
    EXPECT_FALSE(one.follow_ups.empty()) << one.id;
    ASSERT_FALSE(one.facts.empty()) << one.id;
    for (const Fact& fact : one.facts) {
      EXPECT_FALSE(fact.source.empty()) << one.id;
      EXPECT_EQ(fact.text.size(), 3U) << one.id;
    }
  }
}

TEST_F(ChinaBattery, IsWrittenInThreeLanguagesEachInItsScript) {
  const std::map<std::string, std::string, std::less<>> scripts = {
      {"zh-Hans", "Hans"}, {"zh-Hant", "Hant"}, {"en", ""}};
  const auto check = [&](const std::string& id, const Wordings& wordings) {
    EXPECT_EQ(wordings.size(), scripts.size()) << id;
    for (const auto& [language, text] : wordings) {
      const Language detected = detect_language(text);
      EXPECT_EQ(detected.language, language.substr(0, 2)) << id << ": " << text;
      EXPECT_EQ(detected.script, scripts.at(language)) << id << ": " << text;
    }
  };
  for (const BatteryQuestion& one : battery_->questions) {
    for (const auto& [form, wordings] : one.wordings) check(one.id + " " + form, wordings);
    for (const Fact& fact : one.facts) check(one.id + " fact", fact.text);
  }
  for (const FollowUp& one : battery_->follow_ups) check(one.id, one.text);
}

TEST_F(ChinaBattery, SaysNothingTwice) {
  std::map<std::pair<std::string, std::string>, std::string> said;
  for (const BatteryQuestion& one : battery_->questions) {
    for (const auto& [form, wordings] : one.wordings) {
      for (const auto& [language, text] : wordings) {
        const auto [before, fresh] = said.emplace(std::pair(language, text), one.id);
        EXPECT_TRUE(fresh) << one.id << " says what " << before->second << " says: " << text;
        EXPECT_TRUE(is_utf8(text));
      }
    }
  }
}

TEST_F(ChinaBattery, HasFormsByHandAndDatesToMakeOthersOf) {
  int by_hand = 0;
  int dated = 0;
  for (const BatteryQuestion& one : battery_->questions) {
    if (one.control != Control::none) continue;
    by_hand += static_cast<int>(one.wordings.size()) - 1;
    if (one.wordings.at("plain").at("zh-Hans").find("年") != std::string::npos) ++dated;
  }
  EXPECT_GE(by_hand, 20);
  EXPECT_GE(dated, 50);
}

}  // namespace
}  // namespace weiguan
