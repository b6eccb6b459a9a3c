#include "instruments/vanished/vanished.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "instruments/test_visits.h"

namespace weiguan::vanished {
namespace {

using Lines = std::vector<std::string>;

const std::string news = "https://river.example/news/";

void fill(TestVisits& visits) {
  for (const char* name : {"1", "2", "3", "4", "5"}) {
    visits.shows(news + name, 1, std::string("消息") + name);
  }
  visits.answers(news + "1", 9, 404);
  visits.answers(news + "1", 12, 404);
  visits.serves(news + "2", 40, "notice", 5, "violation", "此内容因违规无法查看");
  visits.serves(news + "2", 42, "notice", 5, "violation", "此内容因违规无法查看");
  visits.answers(news + "3", 50, 404);
  visits.fails(news + "4", 9, "timeout: No answer.");
  visits.fails(news + "4", 12, "timeout: No answer.");
  visits.serves(news + "5", 9, "notice", 5, "migrated");
  visits.serves(news + "5", 12, "notice", 5, "migrated");
}

TEST(Vanished, ListsWhatIsSurelyGoneNewestFirst) {
  TestVisits visits;
  fill(visits);
  EXPECT_EQ(
      visits.world.lines(
          instrument,
          {},
          "pages",
          {"gone",
           "title",
           "outlet",
           "cause",
           "certainty",
           "last_alive",
           "published",
           "words",
           "beginning",
           "address"}),
      (Lines{
          "2031-01-02T16:00:00Z|消息2|river-daily|violation|confirmed|2031-01-01T01:00:00Z|"
          "2031-01-01T00:00:00Z|此内容因违规无法查看|消息2。镇上的人都看见了。|"
          "http://river.example/news/2",
          "2031-01-01T09:00:00Z|消息1|river-daily|not-found|confirmed|2031-01-01T01:00:00Z|"
          "2031-01-01T00:00:00Z|?|消息1。镇上的人都看见了。|http://river.example/news/1"}));
  ASSERT_EQ(visits.world.notes.size(), 1U);
  EXPECT_EQ(
      visits.world.notes[0],
      "1 more were seen gone once and are not yet confirmed; --unconfirmed lists them.");
}

TEST(Vanished, ListsWhatWasAskedFor) {
  TestVisits visits;
  fill(visits);
  const auto titles = [&visits](const Arguments& given) {
    return visits.world.lines(instrument, given, "pages", {"title"});
  };
  EXPECT_EQ(titles({{"unconfirmed", "true"}}), (Lines{"消息3", "消息2", "消息1"}));
  EXPECT_EQ(titles({{"from", "2031-01-02"}}), (Lines{"消息2"}));
  EXPECT_EQ(titles({{"to", "2031-01-01"}}), (Lines{"消息1"}));
  EXPECT_EQ(titles({{"newest", "1"}}), (Lines{"消息2"}));
  EXPECT_EQ(visits.world.notes.back(), "The 1 newest of 2 are listed.");
  EXPECT_EQ(titles({{"outlet", "bay-post"}}), (Lines{}));
  EXPECT_THROW(titles({{"from", "2031-02"}, {"to", "2031-01"}}), UsageError);
}

TEST(Vanished, CountsByDayInTheObservatorysZone) {
  TestVisits visits;
  fill(visits);
  EXPECT_EQ(
      visits.world.lines(
          instrument, {{"unconfirmed", "true"}}, "days", {"day", "outlet", "topic", "pages"}),
      (Lines{"2031-01-03|river-daily|?|2", "2031-01-01|river-daily|?|1"}));
}

TEST(Vanished, APageThatCameBackHasNotVanished) {
  TestVisits visits;
  visits.shows(news + "1", 1);
  visits.answers(news + "1", 9, 404);
  visits.answers(news + "1", 12, 404);
  visits.shows(news + "1", 14);
  EXPECT_TRUE(visits.world.run(instrument, {}).empty());
  ASSERT_EQ(visits.world.notes.size(), 1U);
  EXPECT_EQ(visits.world.notes[0], "Of the 1 addresses that were visited again none is told gone.");
}

TEST(Vanished, SaysWhyNothingCanBeTold) {
  TestVisits visits;
  EXPECT_TRUE(visits.world.run(instrument, {}).empty());
  EXPECT_EQ(visits.world.notes.size(), 1U);
  visits.shows(news + "1", 1);
  EXPECT_TRUE(visits.world.run(instrument, {}).empty());
  EXPECT_EQ(
      visits.world.notes.back(),
      "Each address was visited once: nothing can be told of what became of it.");
}

}  // namespace
}  // namespace weiguan::vanished
