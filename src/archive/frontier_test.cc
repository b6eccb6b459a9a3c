#include "archive/frontier.h"

#include <chrono>

#include <gtest/gtest.h>

#include "archive/detail/contract.h"

namespace weiguan {
namespace {

using namespace detail;
using std::chrono::seconds;

const ExactTime start = at("2024-05-01T08:00:00Z");

WatchedAddress address(const std::string& url, ExactTime due, Rank rank = Rank::first) {
  WatchedAddress one;
  one.url = url;
  one.source = "harbour";
  one.found = start;
  one.due = due;
  one.rank = rank;
  return one;
}

class FrontierFile : public testing::Test {
 protected:
  FrontierFile() { open(); }
  void open() {
    frontier_.reset();
    frontier_ = open_frontier((folder_ / "archive.sqlite").string());
  }
  // What is taken at a time, its host free again at once.
  std::string take(ExactTime now, bool pressing = false) {
    const auto one = frontier_->take(now, pressing);
    if (!one) return "";
    frontier_->release(frontier_->host(host_key(one->url)));
    return one->url;
  }

  ScratchFolder folder_;
  std::unique_ptr<Frontier> frontier_;
};

TEST_F(FrontierFile, KnowsAnAddressOnceWhateverItsForm) {
  EXPECT_EQ(frontier_->add({address("https://daily.example/a#top", start)}), 1u);
  EXPECT_EQ(frontier_->add({address("http://daily.example/a", start)}), 0u);
  EXPECT_EQ(frontier_->find("http://daily.example:80/a")->url, "https://daily.example/a#top");
  EXPECT_FALSE(frontier_->find("https://daily.example/b"));
  EXPECT_EQ(frontier_->counts(start).addresses, 1u);
}

TEST_F(FrontierFile, GivesTheMostPressingOfAHostThatMayBeAsked) {
  frontier_->add(
      {address("https://daily.example/old", start, Rank::old),
       address("https://daily.example/later", start + seconds{60}),
       address("https://daily.example/feed", start + seconds{5}, Rank::source),
       address("https://wave.example/", start + seconds{1})});
  EXPECT_EQ(take(start - seconds{1}), "");
  EXPECT_EQ(take(start, true), "");
  EXPECT_EQ(frontier_->next_ready(true), start + seconds{1});
  EXPECT_EQ(take(start), "https://daily.example/old");
  EXPECT_EQ(take(start + seconds{9}), "https://wave.example/");
  EXPECT_EQ(take(start + seconds{9}), "https://daily.example/feed");
  EXPECT_EQ(take(start + seconds{9}), "");
  EXPECT_EQ(frontier_->next_ready(false), start + seconds{60});
}

TEST_F(FrontierFile, AsksABusyHostForNothingMore) {
  frontier_->add(
      {address("https://daily.example/a", start), address("https://daily.example/b", start)});
  const auto first = frontier_->take(start, false);
  ASSERT_TRUE(first);
  EXPECT_FALSE(frontier_->take(start, false));
  WatchedHost host = frontier_->host("daily.example");
  host.next = start + seconds{5};
  frontier_->release(host);
  EXPECT_FALSE(frontier_->take(start + seconds{4}, false));
  EXPECT_EQ(take(start + seconds{5}), "https://daily.example/b");
}

TEST_F(FrontierFile, KnowsRobotsOnlyOnceItIsToldThem) {
  frontier_->add({address("https://daily.example/a", start)});
  frontier_->take(start, false);
  WatchedHost host = frontier_->host("daily.example");
  host.robots = "User-agent: *";
  host.robots_status = 200;
  host.robots_time = start;
  frontier_->release(host);
  EXPECT_FALSE(frontier_->host("daily.example").robots_time);
  frontier_->set_robots({host});
  const WatchedHost told = frontier_->host("daily.example");
  EXPECT_EQ(told.robots, "User-agent: *");
  EXPECT_EQ(told.robots_status, 200);
  EXPECT_EQ(told.robots_time, start);
  frontier_->release(frontier_->host("daily.example"));
  EXPECT_EQ(frontier_->host("daily.example").robots_time, start);
}

TEST_F(FrontierFile, KeepsWhatAVisitFound) {
  frontier_->add({address("https://daily.example/a", start)});
  WatchedAddress one = *frontier_->take(start, false);
  one.standing = Standing::present;
  one.last = one.first_present = one.last_present = start;
  one.due = start + seconds{900};
  one.rank = Rank::young;
  one.visits = 1;
  one.etag = "\"1\"";
  one.original = CaptureId{7};
  one.published =
      TimeRange{at("2024-05-01T07:59:00Z"), at("2024-05-01T07:59:00Z"), TimeSource::feed};
  frontier_->visited({one});
  const WatchedAddress kept = *frontier_->find(one.url);
  EXPECT_EQ(kept.due, one.due);
  EXPECT_EQ(kept.etag, one.etag);
  EXPECT_EQ(kept.original, one.original);
  EXPECT_EQ(kept.published, one.published);
  const std::vector<SourceHealth> health = frontier_->all_health({"harbour", "wave"});
  ASSERT_EQ(health.size(), 2u);
  EXPECT_EQ(health[0].present, 1u);
  EXPECT_EQ(health[0].delay, 60);
  EXPECT_FALSE(health[1].delay);
}

TEST_F(FrontierFile, TakesBackWhatAKillLeftOut) {
  frontier_->add({address("https://daily.example/a", start)});
  frontier_->take(start, false);
  open();
  EXPECT_EQ(take(start + seconds{1}), "");
  const auto out = frontier_->take_back(start + seconds{2}, start + seconds{7});
  ASSERT_EQ(out.size(), 1u);
  EXPECT_EQ(out[0].due, start) << "when it was taken";
  EXPECT_EQ(take(start + seconds{6}), "") << "the host's delay is kept";
  EXPECT_EQ(take(start + seconds{7}), "https://daily.example/a");
}

TEST_F(FrontierFile, ForgetsWhatAWrongClockPlanned) {
  const ExactTime wrong = start + std::chrono::days{3650};
  frontier_->add({address("https://daily.example/a", wrong)});
  WatchedHost host = frontier_->host("daily.example");
  host.next = wrong;
  frontier_->release(host);
  EXPECT_EQ(take(start), "");
  frontier_->take_back(start, start);
  EXPECT_EQ(take(start), "https://daily.example/a");
}

TEST_F(FrontierFile, NotesWhenAHostWasProbed) {
  frontier_->add({address("https://daily.example/a", start)});
  EXPECT_TRUE(frontier_->note_probe("daily.example", start, start - seconds{100}));
  frontier_->take(start, false);
  frontier_->release(frontier_->host("daily.example"));
  EXPECT_FALSE(frontier_->note_probe("daily.example", start + seconds{50}, start - seconds{50}));
  EXPECT_TRUE(frontier_->note_probe("daily.example", start + seconds{200}, start + seconds{100}));
}

TEST_F(FrontierFile, IsDueEarlierWhereItWasChanged) {
  frontier_->add({address("https://daily.example/a", start)});
  WatchedAddress one = *frontier_->take(start, false);
  one.last = start;
  one.due = start + seconds{9000};
  frontier_->visited({one});
  frontier_->release(frontier_->host("daily.example"));
  WatchedAddress again = address(one.url, start + seconds{10});
  frontier_->add({again});
  EXPECT_EQ(frontier_->find(one.url)->due, one.due);
  again.changed = start + seconds{5};
  frontier_->add({again});
  EXPECT_EQ(frontier_->find(one.url)->due, again.due);
}

TEST_F(FrontierFile, CountsRequestsHealthAndAges) {
  frontier_->count_request(100);
  frontier_->count_request(100);
  EXPECT_EQ(frontier_->requests_of(100), 2u);
  EXPECT_EQ(frontier_->requests_of(101), 0u);
  SourceHealth health = frontier_->health("harbour");
  health.last_failure = start;
  health.reason = "It is no feed.";
  health.failures = 2;
  frontier_->set_health(health);
  EXPECT_EQ(frontier_->health("harbour").reason, "It is no feed.");
  frontier_->learn({{"harbour-daily", 1, 2.5, 1}});
  frontier_->learn({{"harbour-daily", 1, 0.5, 0}});
  const auto bands = frontier_->age_bands();
  ASSERT_EQ(bands.size(), 1u);
  EXPECT_EQ(bands[0].exposure, 3);
  EXPECT_EQ(bands[0].events, 1);
}

}  // namespace
}  // namespace weiguan
