#include "instruments/survival/survival.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "instruments/test_visits.h"

namespace weiguan {
namespace {

using Strings = std::vector<std::string>;

class Survival : public ::testing::Test {
 protected:
  TestVisits visits_;

  static std::string page(int number) {
    return "https://river.example/news/" + std::to_string(number) + ".html";
  }
  void shows(int number, const std::vector<std::int64_t>& hours) {
    for (const auto hour : hours)
      visits_.shows(page(number), hour, "河水" + std::to_string(number));
  }
  void gone(int number, const std::vector<std::int64_t>& hours) {
    for (const auto hour : hours) visits_.answers(page(number), hour, 404);
  }
  // A row of somebody else: published on a day, gone at an hour.
  void row(int number, const std::string& day, std::int64_t hour, const std::string& words = {}) {
    Capture file;
    file.url = "file:rows.jsonl";
    file.time = TestVisits::at(100000);
    file.type = "resource";
    file.digest = "sha256:" + std::string(64, '1');
    file.place.file = "w.warc.gz";
    file.id = capture_id(file.url, file.time, file.digest);
    ReadArticle read;
    read.article.title = "告示" + std::to_string(number);
    read.article.account = "wechat:someone";
    read.article.language = "zh";
    read.article.published = TestWorld::on(day);
    read.article.id = article_id(read.article);
    const auto begin = static_cast<std::uint64_t>(number) * 10;
    read.reading = {read.article.id, file.id, begin, begin + 9, {}};
    Observation removed{
        read.article.id,
        TestVisits::at(hour),
        std::string(removed_counter),
        1,
        file.id,
        begin,
        begin + 9,
        words};
    Batch batch;
    batch.captures.push_back(file);
    batch.articles.push_back(read);
    batch.observations.push_back(removed);
    visits_.world.archive().write(batch);
  }

  Strings lines(
      const Arguments& given,
      std::string_view table,
      const std::vector<std::string_view>& columns) {
    return visits_.world.lines(survival::instrument, given, table, columns);
  }
  bool noted(std::string_view words) {
    for (const std::string& one : visits_.world.notes) {
      if (one.find(words) != std::string::npos) return true;
    }
    return false;
  }

  // Two that end, one that goes on, one that cannot be reached, one seen once.
  void small_world() {
    shows(1, {1, 24});
    gone(1, {48, 72});
    shows(2, {1, 24, 48, 96});
    shows(3, {1});
    gone(3, {24, 48});
    shows(4, {1, 12});
    visits_.fails(page(4), 24, "timeout: No answer in 60 s.");
    visits_.fails(page(4), 48, "dns: No such host.");
    shows(5, {1});
  }
};

const std::vector<std::string_view> summary_columns = {
    "part", "lives", "ended", "censored", "once", "not_reached", "tells", "method"};
const std::vector<std::string_view> age_columns = {
    "age", "at_risk", "at_risk_perhaps", "survival_low", "survival_high"};

TEST_F(Survival, CountsWhatVanishedBetweenTwoVisits) {
  small_world();
  EXPECT_EQ(lines({}, "summary", summary_columns), Strings{"all|4|2|2|1|1|survival|likeliest"});
  EXPECT_EQ(
      lines({{"ages", "12h,18h,1d,36h,2d,9d"}}, "ages", age_columns),
      (Strings{
          "0.5|3|1|1|1",
          "0.75|2|1|0.6667|1",
          "1|2|1|0.6667|0.6667",
          "1.5|1|1|0.3333|0.6667",
          "2|1|1|0.3333|0.3333",
          "9|0|0|?|?"}));
  EXPECT_EQ(
      lines({}, "steps", {"from", "to", "survival"}), (Strings{"0.5|1|0.6667", "1|2|0.3333"}));
  EXPECT_TRUE(noted("1 addresses were seen alive at one time only"));
  EXPECT_TRUE(noted("that is no removal"));
  EXPECT_TRUE(noted("Only 2 removals"));
  EXPECT_TRUE(noted("first looked at after their start"));
  EXPECT_FALSE(noted("No survival rate"));
}

TEST_F(Survival, SaysNothingOfAgesThatNobodyReached) {
  shows(1, {1, 24, 48});
  gone(1, {72, 96});
  shows(2, {1, 24});
  EXPECT_EQ(
      lines({{"ages", "2d,3d,9d"}}, "ages", age_columns),
      (Strings{"2|1|0|1|1", "3|0|1|0|0", "9|0|0|?|?"}));
}

TEST_F(Survival, TellsTheMedianWithItsInterval) {
  small_world();
  EXPECT_EQ(
      lines({}, "summary", {"median_from", "median_to", "median_high", "end"}), Strings{"1|2|?|4"});
  EXPECT_EQ(lines({{"samples", "0"}}, "summary", {"median_from", "median_low"}), Strings{"1|?"});
}

TEST_F(Survival, EndsCompete) {
  small_world();
  shows(6, {1, 24});
  visits_.serves(page(6), 48, "notice", 7, "violation", "此内容因违规无法查看");
  visits_.serves(page(6), 72, "notice", 7, "violation", "此内容因违规无法查看");
  EXPECT_EQ(
      lines({{"ages", "1d,2d"}}, "ends", {"end", "age", "ended", "incidence_low", "tells"}),
      (Strings{
          "violation|1|1|0|survival",
          "violation|2|1|0.25|survival",
          "not-found|1|2|0.25|survival",
          "not-found|2|2|0.5|survival"}));
}

TEST_F(Survival, WhatWasSeenGoneOnceLivesUntilItIsConfirmed) {
  small_world();
  shows(6, {1, 24, 47});
  gone(6, {48});
  EXPECT_EQ(
      lines({}, "summary", {"lives", "ended", "unconfirmed", "not_reached"}), Strings{"5|2|1|1"});
  EXPECT_TRUE(noted("seen gone in one visit only"));
  EXPECT_EQ(
      lines({{"certainty", "any"}}, "summary", {"lives", "ended", "unconfirmed"}),
      Strings{"5|3|0"});
}

TEST_F(Survival, WhatComesBackLives) {
  shows(1, {1, 24});
  gone(1, {48, 72});
  shows(1, {96, 120});
  shows(2, {1, 24});
  EXPECT_EQ(lines({}, "summary", {"lives", "ended", "end"}), Strings{"2|0|5"});
  EXPECT_TRUE(noted("Nothing was seen to be removed"));
}

TEST_F(Survival, LifeMayBeginWithTheFirstVisitAndEndWithTheLast) {
  small_world();
  EXPECT_EQ(
      lines({{"start", "seen"}, {"death", "seen"}}, "steps", {"from", "to", "survival"}),
      (Strings{"0.9583|0.9583|0.6667", "1.958|1.958|0.3333"}));
  EXPECT_TRUE(noted("first seen gone"));
  EXPECT_EQ(
      lines({{"start", "seen"}, {"death", "seen"}}, "summary", {"method"}),
      Strings{"product-limit"});
}

TEST_F(Survival, AListOfTheRemovedTellsNoSurvivalRate) {
  row(1, "2031-01-01", 20, "此内容因违规无法查看");
  row(2, "2031-01-01", 40);
  row(3, "2031-01-02", 40);
  EXPECT_EQ(
      lines({}, "summary", {"lives", "ended", "censored", "tells", "listed"}),
      Strings{"3|3|0|removed-only|3"});
  EXPECT_TRUE(noted("No survival rate can be told"));
  EXPECT_TRUE(noted("3 of 3 were not seen alive between"));
  for (const auto* table : {"ages", "ends", "steps"}) {
    for (const std::string& tells : lines({}, table, {"tells"})) EXPECT_EQ(tells, "removed-only");
  }
  // In Shanghai the day begins 8 hours before it does in Greenwich: 20 hours later it was 28 hours
  // old at most, 4 at least.
  EXPECT_EQ(
      lines({{"death", "seen"}, {"samples", "0"}}, "steps", {"from", "to", "survival"}),
      (Strings{"0.1667|1|0.5", "1|1.167|0"}));
}

TEST_F(Survival, AListAmongWhatWasWatchedIsToldToo) {
  small_world();
  row(1, "2031-01-01", 20);
  EXPECT_EQ(lines({}, "summary", {"lives", "tells"}), Strings{"5|mixed"});
  EXPECT_TRUE(noted("next to nobody was watched"));
  EXPECT_TRUE(noted("lists that hold nothing else"));
  EXPECT_EQ(
      lines({{"per", "outlet"}}, "summary", {"outlet", "lives", "tells"}),
      (Strings{"?|1|removed-only", "river-daily|4|survival"}));
  EXPECT_TRUE(noted("for 1 parts"));
}

TEST_F(Survival, WhereEverythingWatchedEndedNobodyKnowsWhatWasLeftOut) {
  shows(1, {1, 24});
  gone(1, {48, 72});
  EXPECT_EQ(lines({}, "summary", {"lives", "tells"}), Strings{"1|removed-only"});
  shows(2, {1, 24});
  EXPECT_EQ(lines({}, "summary", {"lives", "tells"}), Strings{"2|survival"});
}

TEST_F(Survival, ComparesWhatSearchesFindWithTheRest) {
  for (int i = 1; i <= 12; ++i) {
    visits_.shows(page(i), 1, i % 2 == 0 ? "渡口关闭" : "天气晴朗");
    visits_.shows(page(i), 10, i % 2 == 0 ? "渡口关闭" : "天气晴朗");
    if (i % 2 == 0) {
      gone(i, {12 + i, 40 + i});
    } else {
      visits_.shows(page(i), 300 + i, "天气晴朗");
    }
  }
  const Arguments given = {{"searches", "title:渡口"}};
  EXPECT_EQ(
      lines(given, "summary", {"part", "lives", "ended"}), (Strings{"title:渡口|6|6", "rest|6|0"}));
  const Strings tests =
      lines(given, "tests", {"compared", "parts", "lives", "ended", "freedom", "method", "tells"});
  EXPECT_EQ(tests, Strings{"title:渡口|2|12|6|1|sun|survival"});
  const double p = std::stod(lines(given, "tests", {"p"}).front());
  EXPECT_LT(p, 0.01);
  EXPECT_GT(p, 0.00001);
}

TEST_F(Survival, PartsMayBeKindsLanguagesOrYears) {
  small_world();
  row(1, "2030-12-30", 20);
  row(2, "2031-01", 1000);
  EXPECT_EQ(lines({{"per", "kind"}}, "summary", {"part", "lives"}), Strings{"article|6"});
  EXPECT_EQ(lines({{"per", "language"}}, "summary", {"part", "lives"}), Strings{"zh|6"});
  EXPECT_EQ(lines({{"per", "year"}}, "summary", {"part", "lives"}), (Strings{"2030|1", "2031|5"}));
  EXPECT_EQ(lines({{"per", "group"}}, "summary", {"group", "lives"}), Strings{"river|4"});
  EXPECT_EQ(lines({{"per", "year"}}, "tests", {"parts", "freedom"}), Strings{"2|1"});
}

TEST_F(Survival, EvidenceIsWhatThePartHolds) {
  small_world();
  for (const Row& row : visits_.world.run(survival::instrument, {{"per", "outlet"}})) {
    if (row.table != 0) continue;
    EXPECT_EQ(row.evidence.articles.size(), 2U);
    ASSERT_TRUE(row.evidence.filter);
    EXPECT_EQ(row.evidence.filter->outlets, Strings{"river-daily"});
  }
}

TEST_F(Survival, SaysWhyThereIsNothing) {
  EXPECT_TRUE(lines({}, "summary", {"lives"}).empty());
  EXPECT_FALSE(visits_.world.notes.empty());
  shows(1, {1});
  EXPECT_EQ(lines({}, "summary", {"lives", "once"}), Strings{"0|1"});
  EXPECT_TRUE(noted("No address was looked at twice"));
  EXPECT_TRUE(lines({}, "ages", {"age"}).empty());
}

TEST_F(Survival, RefusesWhatMakesNoSense) {
  for (const Arguments& given : std::vector<Arguments>{
           {{"ages", "soon"}},
           {{"ages", "-1d"}},
           {{"ages", "3m"}},
           {{"samples", "-1"}},
           {{"searches", "title:("}},
           {{"per", "account"}}}) {
    EXPECT_THROW(visits_.world.run(survival::instrument, given), UsageError);
  }
}

}  // namespace
}  // namespace weiguan
