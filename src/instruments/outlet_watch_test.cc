#include "instruments/outlet_watch.h"

#include <string>

#include <gtest/gtest.h>

#include "instruments/test_visits.h"

namespace weiguan {
namespace {

using std::chrono::hours;

constexpr const char* feed = "https://river.example/feed.xml";

Filter days() {
  Filter filter;
  filter.kinds = {ArticleKind::article};
  return filter;
}

struct Watched : TestVisits {
  // The feed, got at each of these hours.
  void looks(std::int64_t from, std::int64_t to, std::int64_t every = 1) {
    for (std::int64_t hour = from; hour <= to; hour += every) look(hour);
  }
  CaptureId look(std::int64_t hour, int status = 200) {
    Capture one = capture(feed, hour, status);
    one.purpose = purpose::feed;
    one.media_type = "application/rss+xml";
    return write(one);
  }
  CaptureId look_fails(std::int64_t hour) {
    Capture one = capture(feed, hour, 0);
    one.purpose = purpose::feed;
    one.type = "metadata";
    one.failure = "timeout: no answer";
    return write(one);
  }

  Watching at(std::int64_t from, std::int64_t to, std::optional<hours> reach = {}) {
    const OutletWatch watch(world.archive(), TestWorld::zone(), days(), reach, nullptr);
    return watch.at("river-daily", {TestVisits::at(from), TestVisits::at(to)});
  }
  std::string sight(std::int64_t from, std::int64_t to) {
    return std::string(to_string(at(from, to).sight));
  }
};

TEST(OutletWatch, SeesWhileItsFeedIsGot) {
  Watched watched;
  watched.looks(0, 72);
  EXPECT_EQ(watched.sight(10, 58), "seen");
  const Watching found = watched.at(10, 58);
  EXPECT_EQ(found.looks, 55U);  // Six more behind the period.
  EXPECT_EQ(found.failed, 0U);
  EXPECT_EQ(found.working.size(), 10U);
}

TEST(OutletWatch, DoesNotSeeWhatNobodyLookedAt) {
  Watched watched;
  watched.looks(0, 20);
  EXPECT_EQ(watched.sight(10, 58), "not-looked");
  EXPECT_EQ(watched.sight(200, 248), "no-articles");
  EXPECT_EQ(watched.sight(0, 18), "seen");
}

TEST(OutletWatch, DoesNotSeeThroughAFeedThatFailsForLong) {
  Watched watched;
  watched.looks(0, 20);
  for (std::int64_t hour = 21; hour < 30; ++hour) watched.look_fails(hour);
  watched.looks(30, 72);
  EXPECT_EQ(watched.sight(10, 58), "list-failed");
  EXPECT_EQ(watched.at(10, 58).failed, 9U);
  EXPECT_FALSE(watched.at(10, 58).broken.empty());
  EXPECT_EQ(watched.sight(31, 60), "seen");
}

TEST(OutletWatch, SeesBehindAFeedThatFailsOnce) {
  Watched watched;
  watched.looks(0, 20);
  watched.look_fails(21);
  watched.looks(22, 72);
  EXPECT_EQ(watched.sight(10, 58), "seen");
  EXPECT_EQ(watched.at(10, 58, hours{1}).sight, Sight::list_failed);
}

TEST(OutletWatch, TakesAWallForNoFeed) {
  Watched watched;
  watched.looks(0, 20);
  for (std::int64_t hour = 21; hour < 30; ++hour) {
    Capture wall = watched.capture(feed, hour, 200);
    wall.purpose = purpose::feed;
    wall.page_kind = "challenge";
    watched.write(wall);
  }
  watched.looks(30, 72);
  EXPECT_EQ(watched.sight(10, 58), "list-failed");
}

TEST(OutletWatch, TakesAPageForNoFeedButForAList) {
  Watched page, list;
  for (std::int64_t hour = 0; hour <= 72; ++hour) {
    page.entrance(feed, hour, 200, purpose::feed);
    list.entrance("https://river.example/list", hour, 200, purpose::listing);
  }
  EXPECT_EQ(page.sight(10, 58), "list-failed");
  EXPECT_EQ(list.sight(10, 58), "seen");
}

TEST(OutletWatch, DoesNotSeeANewPageThatCouldNeverBeRead) {
  Watched watched;
  watched.looks(0, 72);
  watched.serves("https://river.example/news/9.html", 20, "challenge", 0, "captcha");
  EXPECT_EQ(watched.sight(10, 58), "unread");
  EXPECT_EQ(watched.at(10, 58).broken.size(), 1U);
  EXPECT_EQ(watched.sight(21, 58), "seen");  // It was there before.
}

TEST(OutletWatch, SeesANewPageThatWasReadLater) {
  Watched watched;
  watched.looks(0, 72);
  const std::string page = "https://river.example/news/9.html";
  watched.serves(page, 20, "challenge", 0, "captcha");
  watched.shows(page, 26);
  EXPECT_EQ(watched.sight(10, 58), "seen");
}

TEST(OutletWatch, DoesNotMindAnOldPageThatIsGone) {
  Watched watched;
  watched.looks(0, 72);
  watched.shows(TestVisits::story, 2);
  watched.answers(TestVisits::story, 30, 404);
  EXPECT_EQ(watched.sight(10, 58), "seen");
  watched.answers("https://river.example/news/never.html", 30, 404);
  EXPECT_EQ(watched.sight(10, 58), "unread");
}

TEST(OutletWatch, WantsEveryListThatIsInUse) {
  Watched watched;
  watched.looks(0, 72);
  for (std::int64_t hour = 0; hour <= 72; ++hour) {
    Capture other = watched.capture("https://river.example/local.xml", hour, 503);
    other.purpose = purpose::feed;
    watched.write(other);
  }
  EXPECT_EQ(watched.sight(10, 58), "list-failed");
}

TEST(OutletWatch, WithoutListsKnowsTheDaysOfWhichThereAreArticles) {
  TestWorld world;
  world.article("bay-post", "2024-03-01", "潮涨。");
  world.article("bay-post", "2024-03-02", "潮落。");
  const OutletWatch watch(world.archive(), TestWorld::zone(), days(), {}, nullptr);
  const Time first = TestWorld::on("2024-03-01").earliest;
  EXPECT_EQ(watch.at("bay-post", {first, first + hours{48}}).sight, Sight::seen);
  EXPECT_EQ(watch.at("bay-post", {first, first + hours{49}}).sight, Sight::no_articles);
  EXPECT_EQ(watch.at("hill-wire", {first, first + hours{24}}).sight, Sight::no_articles);
  EXPECT_EQ(watch.articles("bay-post", first), 1U);
  EXPECT_EQ(watch.articles("bay-post", first + hours{72}), 0U);
}

TEST(OutletWatch, KnowsNothingOfAnEmptyArchive) {
  TestWorld world;
  const OutletWatch watch(world.archive(), TestWorld::zone(), days(), {}, nullptr);
  EXPECT_TRUE(watch.outlets().empty());
  EXPECT_FALSE(watch.at("river-daily", {Time{}, Time{} + hours{1}}).seen());
}

TEST(Reach, IsTwiceTheUsualTimeBetweenLooks) {
  const auto every = [](std::int64_t step) {
    std::vector<ListLook> looks;
    for (int i = 0; i < 9; ++i) looks.push_back({TestVisits::at(i * step), CaptureId{1}, true});
    return usual_reach(looks);
  };
  EXPECT_EQ(every(1), hours{6});
  EXPECT_EQ(every(5), hours{10});
  EXPECT_EQ(every(200), hours{48});
  EXPECT_EQ(usual_reach({}), hours{6});
}

TEST(Reach, IsWantedFromEveryMoment) {
  const std::vector<ListLook> looks = {
      {TestVisits::at(0), CaptureId{1}, true},
      {TestVisits::at(5), CaptureId{2}, false},
      {TestVisits::at(8), CaptureId{3}, true}};
  const auto period = [](std::int64_t from, std::int64_t to) {
    return Period{TestVisits::at(from), TestVisits::at(to)};
  };
  EXPECT_TRUE(reaches(looks, period(0, 8), hours{8}));
  EXPECT_FALSE(reaches(looks, period(0, 8), hours{7}));
  EXPECT_TRUE(reaches(looks, period(2, 8), hours{6}));
  EXPECT_FALSE(reaches(looks, period(2, 9), hours{6}));
}

}  // namespace
}  // namespace weiguan
