#include "instruments/deletions/deletions.h"

#include <gtest/gtest.h>

#include "instruments/test_visits.h"

namespace weiguan::deletions {
namespace {

using Lines = std::vector<std::string>;

const std::string news = "https://river.example/news/";

// One address of each kind; 7 was visited once.
void fill(TestVisits& visits) {
  for (const char* name : {"1", "2", "3", "4", "5", "6", "7"}) {
    visits.shows(news + name, 1, std::string("消息") + name);
  }
  visits.shows(news + "1", 9, "消息1");
  visits.answers(news + "2", 9, 404);
  visits.answers(news + "2", 12, 404);
  visits.serves(news + "3", 10, "notice", 5, "author", "该内容已被发布者删除");
  visits.fails(news + "4", 9, "timeout: No answer.");
  visits.serves(news + "5", 9, "listing", 6);
  visits.answers(news + "6", 5, 404);
  visits.shows(news + "6", 9, "消息6");
}

TEST(Deletions, TellsWhatBecameOfEachAddress) {
  TestVisits visits;
  fill(visits);
  EXPECT_EQ(
      visits.world.lines(
          instrument,
          {},
          "addresses",
          {"title",
           "outlet",
           "fate",
           "cause",
           "certainty",
           "last_alive",
           "first_gone",
           "visits",
           "words"}),
      (Lines{
          "消息1|river-daily|present|shown|?|2031-01-01T09:00:00Z|?|2|?",
          "消息2|river-daily|removed|not-found|confirmed|2031-01-01T01:00:00Z|"
          "2031-01-01T09:00:00Z|3|?",
          "消息3|river-daily|removed|author|one-visit|2031-01-01T01:00:00Z|2031-01-01T10:00:00Z|2|"
          "该内容已被发布者删除",
          "消息4|river-daily|unreachable|network|?|2031-01-01T01:00:00Z|?|2|?",
          "消息5|river-daily|unknown|changed|?|2031-01-01T01:00:00Z|?|2|?",
          "消息6|river-daily|present|shown|?|2031-01-01T09:00:00Z|?|3|?"}));
  ASSERT_EQ(visits.world.notes.size(), 1U);
  EXPECT_EQ(
      visits.world.notes[0],
      "1 addresses were visited once and are not listed: nothing can be told of them.");
}

TEST(Deletions, CountsFailuresBesideRemovalsAndNeverAmongThem) {
  TestVisits visits;
  fill(visits);
  EXPECT_EQ(
      visits.world.lines(
          instrument,
          {},
          "summary",
          {"outlet",
           "cause",
           "removed",
           "confirmed",
           "present",
           "hidden",
           "unreachable",
           "unknown",
           "once",
           "returned",
           "addresses"}),
      (Lines{
          "river-daily|?|2|1|2|0|1|1|1|1|7",
          "river-daily|author|1|0|2|0|1|1|1|1|7",
          "river-daily|not-found|1|1|2|0|1|1|1|1|7"}));
}

TEST(Deletions, ListsWhatWasAskedFor) {
  TestVisits visits;
  fill(visits);
  const auto titles = [&visits](const Arguments& given) {
    return visits.world.lines(instrument, given, "addresses", {"title"});
  };
  EXPECT_EQ(titles({{"fate", "removed"}}), (Lines{"消息2", "消息3"}));
  EXPECT_EQ(titles({{"fate", "removed"}, {"confirmed", "true"}}), (Lines{"消息2"}));
  EXPECT_EQ(titles({{"cause", "network"}}), (Lines{"消息4"}));
  EXPECT_EQ(titles({{"fate", "removed"}, {"since", "2031-01-02"}}), (Lines{}));
  EXPECT_EQ(titles({{"once", "true"}}).size(), 7U);
  EXPECT_EQ(titles({{"search", "消息2"}}), (Lines{"消息2"}));
  EXPECT_EQ(titles({{"outlet", "bay-post"}}), (Lines{}));
  EXPECT_EQ(titles({{"group", "empty"}}), (Lines{}));
}

TEST(Deletions, ItsEvidenceIsTheLastVisitThatShowedItAndTheFirstThatDidNot) {
  TestVisits visits;
  visits.shows(news + "1", 1);
  const CaptureId alive = visits.shows(news + "1", 2);
  const CaptureId gone = visits.answers(news + "1", 3, 404);
  visits.fails(news + "1", 4, "dns: No such host.");
  const CaptureId again = visits.answers(news + "1", 5, 404);
  const std::vector<Row> rows = visits.world.run(instrument, {});
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(rows[0].evidence.captures, (std::vector<CaptureId>{alive, gone, again}));
  EXPECT_EQ(rows[0].evidence.articles.size(), 1U);
}

TEST(Deletions, SaysWhyNothingCanBeTold) {
  TestVisits visits;
  EXPECT_TRUE(visits.world.run(instrument, {}).empty());
  ASSERT_EQ(visits.world.notes.size(), 1U);
  visits.shows(news + "1", 1);
  EXPECT_EQ(visits.world.lines(instrument, {}, "addresses", {"title"}), (Lines{}));
  ASSERT_EQ(visits.world.notes.size(), 1U);
  EXPECT_EQ(
      visits.world.notes[0],
      "Each address was visited once: nothing can be told of what became of it.");
  visits.shows(news + "1", 3);
  EXPECT_EQ(
      visits.world.lines(instrument, {{"fate", "removed"}}, "addresses", {"title"}), (Lines{}));
  ASSERT_EQ(visits.world.notes.size(), 1U);
  EXPECT_EQ(
      visits.world.notes[0], "None of the 1 addresses visited more than once is as was asked.");
}

}  // namespace
}  // namespace weiguan::deletions
