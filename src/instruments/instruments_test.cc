#include "instruments/instruments.h"

#include <regex>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "instruments/test_packs.h"

namespace weiguan {
namespace {

const Choice choices[] = {{"day", {"days", "日"}}, {"month", {"months", "月"}}};
const Parameter parameters[] = {
    {"words", {"a", "甲"}, Type::text, ""},
    {"most", {"a", "甲"}, Type::whole, "10"},
    {"share", {"a", "甲"}, Type::number, ""},
    {"deep", {"a", "甲"}, Type::boolean, "false"},
    {"unit", {"a", "甲"}, Type::choice, "month", choices},
    {"at", {"a", "甲"}, Type::time, ""},
    {"from", {"a", "甲"}, Type::period, ""},
    {"outlet", {"a", "甲"}, Type::outlet, ""},
    {"group", {"a", "甲"}, Type::group, ""},
    {"account", {"a", "甲"}, Type::account, ""},
    {"article", {"a", "甲"}, Type::article, ""},
    {"capture", {"a", "甲"}, Type::capture, ""}};
const Instrument sample = {"sample", "1", {"a?", "甲？"}, parameters, {}, nullptr};

std::string checked(const std::string& name, const std::string& value) {
  static const Packs packs = test_packs();
  return check_arguments(sample, {{name, value}}, packs).at(name);
}

TEST(Arguments, WhatWasNotGivenIsFilledIn) {
  const Arguments complete = check_arguments(sample, {}, Packs{});
  EXPECT_EQ(complete.size(), std::size(parameters));
  EXPECT_EQ(complete.at("most"), "10");
  EXPECT_EQ(complete.at("unit"), "month");
  EXPECT_EQ(complete.at("words"), "");
  EXPECT_EQ(checked("unit", "  "), "month");
}

TEST(Arguments, EachTypeHasOneForm) {
  EXPECT_EQ(checked("words", " 媒体融合 "), "媒体融合");
  EXPECT_EQ(checked("most", "007"), "7");
  EXPECT_EQ(checked("most", "-3"), "-3");
  EXPECT_EQ(checked("share", "0.50"), "0.5");
  EXPECT_EQ(checked("deep", "yes"), "true");
  EXPECT_EQ(checked("deep", "0"), "false");
  EXPECT_EQ(checked("unit", "day"), "day");
  EXPECT_EQ(checked("at", "2024-07-02T09:30:00Z"), "2024-07-02T09:30:00Z");
  EXPECT_EQ(checked("from", "2024-W27"), "2024-W27");
  EXPECT_EQ(checked("account", "weibo:someone"), "weibo:someone");
  EXPECT_EQ(checked("article", "0000000000000001"), "0000000000000001");
  EXPECT_EQ(checked("capture", "00000000000000ff"), "00000000000000ff");
}

TEST(Arguments, OutletsAndGroupsAreFoundByIdAndByName) {
  EXPECT_EQ(checked("outlet", "river-daily"), "river-daily");
  EXPECT_EQ(checked("outlet", "河口日报, Bay Post,unknown"), "river-daily,bay-post,unknown");
  EXPECT_EQ(checked("outlet", "灣郵報"), "bay-post");
  EXPECT_EQ(checked("group", "河组"), "river");
}

TEST(Arguments, WithoutPacksAnOutletsIdStandsAsItIs) {
  EXPECT_EQ(check_arguments(sample, {{"outlet", "anything"}}, Packs{}).at("outlet"), "anything");
}

TEST(Arguments, AWrongValueIsRefusedByNameWithWhatIsExpected) {
  const std::pair<std::string, std::string> wrong[] = {
      {"most", "many"},
      {"most", "3.5"},
      {"most", "99999999999999999999"},
      {"share", "half"},
      {"share", "nan"},
      {"deep", "perhaps"},
      {"unit", "decade"},
      {"at", "yesterday"},
      {"from", "2024-13"},
      {"outlet", "no-such-outlet"},
      {"group", "no-such-group"},
      {"article", "1"},
      {"capture", "xyz"}};
  for (const auto& [name, value] : wrong) {
    try {
      checked(name, value);
      ADD_FAILURE() << name << " took " << value;
    } catch (const UsageError& error) {
      EXPECT_NE(std::string(error.what()).find("--" + name), std::string::npos) << error.what();
      EXPECT_NE(std::string(error.what()).find(value), std::string::npos) << error.what();
      EXPECT_FALSE(error.advice().empty());
    }
  }
}

TEST(Arguments, AnUnknownParameterIsRefused) {
  EXPECT_THROW(check_arguments(sample, {{"colour", "red"}}, Packs{}), UsageError);
}

TEST(Lists, ArePartsBetweenCommas) {
  EXPECT_EQ(split_list(" a, ,b c,"), (std::vector<std::string>{"a", "b c"}));
  EXPECT_TRUE(split_list("").empty());
}

void expect_words(const Words& words, std::string_view of) {
  EXPECT_FALSE(words.en.empty()) << of;
  EXPECT_FALSE(words.zh.empty()) << of;
}

TEST(Instruments, SayAllOfThemselvesInBothLanguages) {
  const std::regex hyphens("^[a-z][a-z0-9-]*$"), underscores("^[a-z][a-z0-9_]*$");
  std::set<std::string_view> names;
  ASSERT_FALSE(instruments().empty());
  for (const Instrument* one : instruments()) {
    EXPECT_TRUE(std::regex_match(std::string(one->name), hyphens)) << one->name;
    EXPECT_TRUE(names.insert(one->name).second) << one->name;
    EXPECT_EQ(find_instrument(one->name), one);
    EXPECT_FALSE(one->version.empty()) << one->name;
    expect_words(one->question, one->name);
    EXPECT_NE(one->run, nullptr) << one->name;
    std::set<std::string_view> parameter_names;
    for (const Parameter& parameter : one->parameters) {
      EXPECT_TRUE(std::regex_match(std::string(parameter.name), hyphens)) << parameter.name;
      EXPECT_TRUE(parameter_names.insert(parameter.name).second) << parameter.name;
      expect_words(parameter.meaning, parameter.name);
      EXPECT_EQ(parameter.choices.empty(), parameter.type != Type::choice) << parameter.name;
      for (const Choice& choice : parameter.choices) expect_words(choice.meaning, choice.name);
    }
    EXPECT_FALSE(one->tables.empty()) << one->name;
    std::set<std::string_view> tables;
    for (const Table& table : one->tables) {
      EXPECT_TRUE(std::regex_match(std::string(table.name), hyphens)) << table.name;
      EXPECT_TRUE(tables.insert(table.name).second) << table.name;
      expect_words(table.meaning, table.name);
      EXPECT_FALSE(table.columns.empty()) << table.name;
      std::set<std::string_view> columns;
      for (const Column& column : table.columns) {
        EXPECT_TRUE(std::regex_match(std::string(column.name), underscores)) << column.name;
        EXPECT_TRUE(columns.insert(column.name).second) << column.name;
        expect_words(column.heading, column.name);
        expect_words(column.meaning, column.name);
      }
    }
    // Their own defaults are values they take.
    EXPECT_NO_THROW(check_arguments(*one, {}, Packs{})) << one->name;
  }
}

TEST(Instruments, OneThatIsNotThereIsNull) {
  EXPECT_EQ(find_instrument("no-such-instrument"), nullptr);
}

}  // namespace
}  // namespace weiguan
