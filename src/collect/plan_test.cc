#include "collect/detail/plan.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

const ExactTime start = *parse_time("2024-05-01T08:00:00Z");

WatchedAddress fresh() {
  WatchedAddress one;
  one.url = "https://daily.example/1.html";
  one.outlet = "harbour-daily";
  one.found = start;
  return one;
}

void visit(WatchedAddress& address, Seen seen, ExactTime at, const Hazards& hazards = Hazards({})) {
  std::vector<AgeBand> learnt;
  plan(address, seen, at, hazards, learnt);
}

Capture page(int status, const std::string& kind) {
  Capture one;
  one.status = status;
  one.page_kind = kind;
  if (!kind.empty()) one.size = 1000;
  return one;
}

TEST(SeenIn, CallsNothingAbsentInDoubt) {
  EXPECT_EQ(seen_in(page(200, "article"), true), Seen::present);
  Capture unchanged = page(304, "");
  unchanged.type = "revisit";
  EXPECT_EQ(seen_in(unchanged, true), Seen::present);
  Capture pdf = page(200, "");
  pdf.size = 100;
  EXPECT_EQ(seen_in(pdf, true), Seen::present);
  EXPECT_EQ(seen_in(page(200, "listing"), false), Seen::present);
  for (const int status : {401, 403, 407, 429, 500, 502, 503})
    EXPECT_EQ(seen_in(page(status, "error"), true), Seen::unreachable) << status;
  EXPECT_EQ(seen_in(page(200, "challenge"), true), Seen::unreachable);
  EXPECT_EQ(seen_in(page(200, "login"), true), Seen::unreachable);
  Capture failed;
  failed.failure = "timeout: There was no whole answer within 60 seconds.";
  EXPECT_EQ(seen_in(failed, true), Seen::unreachable);
  Capture wall = page(200, "notice");
  wall.notice = to_string(Cause::rate_limit);
  EXPECT_EQ(seen_in(wall, true), Seen::unreachable);
}

TEST(SeenIn, TellsWhatSaysThatItIsGone) {
  for (const int status : {404, 410, 451})
    EXPECT_EQ(seen_in(page(status, "error"), true), Seen::absent);
  EXPECT_EQ(seen_in(page(200, "notice"), true), Seen::absent);
  EXPECT_EQ(seen_in(page(200, "front-page"), true), Seen::absent) << "an article stood there";
  EXPECT_EQ(seen_in(page(200, ""), true), Seen::absent) << "an empty answer";
  Capture forbidden = page(403, "notice");
  forbidden.notice = to_string(Cause::violation);
  EXPECT_EQ(seen_in(forbidden, true), Seen::absent);
  Capture moved = page(302, "");
  moved.location = "https://daily.example/";
  EXPECT_EQ(seen_in(moved, true), Seen::moved);
}

TEST(Plan, VisitsSoonAfterPublicationAndRarelyLater) {
  WatchedAddress one = fresh();
  int within_a_day = 0;
  ExactTime at = start;
  while (at < start + hours{24 * 365}) {
    visit(one, Seen::present, at);
    ASSERT_TRUE(one.due);
    ASSERT_GE(*one.due - at, minutes{15});
    ASSERT_LE(*one.due - at, hours{14 * 24});
    if (at < start + hours{24}) ++within_a_day;
    at = *one.due;
  }
  EXPECT_GE(within_a_day, 8);
  EXPECT_LE(within_a_day, 20);
  EXPECT_LE(one.visits, 70u);
  EXPECT_EQ(one.rank, Rank::old);
  WatchedAddress old = fresh();
  const Time month = std::chrono::floor<std::chrono::seconds>(start - hours{24 * 30});
  old.published = TimeRange{month, month, TimeSource::feed};
  visit(old, Seen::present, start);
  EXPECT_GE(*old.due - start, hours{24 * 10}) << "its age is that since publication";
}

TEST(Plan, ConfirmsByFurtherVisitsSpacedOverTime) {
  WatchedAddress one = fresh();
  visit(one, Seen::present, start);
  std::vector<ExactTime> visits;
  ExactTime at = *one.due;
  while (one.standing != Standing::gone) {
    visit(one, Seen::absent, at);
    visits.push_back(at);
    EXPECT_TRUE(one.standing == Standing::gone || one.rank == Rank::confirm);
    ASSERT_TRUE(one.due);
    at = *one.due;
  }
  ASSERT_EQ(visits.size(), 3u);
  EXPECT_GE(visits[1] - visits[0], hours{1});
  EXPECT_GE(visits[2] - visits[1], hours{1});
  EXPECT_GE(*one.due - visits[2], hours{24}) << "it may come back";
  visit(one, Seen::present, *one.due);
  EXPECT_EQ(one.standing, Standing::present);
  EXPECT_EQ(one.absences, 0u);
}

TEST(Plan, NeverTakesItsOwnFailureForAnAbsence) {
  WatchedAddress one = fresh();
  visit(one, Seen::present, start);
  ExactTime at = *one.due;
  for (int i = 0; i < 20; ++i) {
    visit(one, Seen::unreachable, at);
    ASSERT_LE(*one.due - at, hours{12});
    at = *one.due;
  }
  EXPECT_EQ(one.standing, Standing::present);
  EXPECT_EQ(one.absences, 0u);
  visit(one, Seen::absent, at);
  visit(one, Seen::unreachable, *one.due);
  EXPECT_EQ(one.standing, Standing::suspect);
  EXPECT_EQ(one.absences, 1u);
}

TEST(Plan, LeavesAloneWhatItNeverSaw) {
  WatchedAddress one = fresh();
  for (int i = 0; i < 4; ++i) {
    visit(one, Seen::absent, one.due.value_or(start));
    ASSERT_TRUE(one.due);
  }
  visit(one, Seen::absent, *one.due);
  EXPECT_FALSE(one.due);
}

TEST(Hazards, AreTheirPriorUntilSomethingIsLearnt) {
  Hazards hazards({});
  EXPECT_EQ(hazards.ratio("harbour-daily", 0), 1);
  for (std::uint32_t band = 1; band < Hazards::bands; ++band)
    EXPECT_LE(Hazards::prior(band), Hazards::prior(band - 1));
  hazards.learn({"harbour-daily", 0, 0.5, 12});
  hazards.learn({"wave", 0, 500, 0});
  EXPECT_GT(hazards.ratio("harbour-daily", 0), 2);
  EXPECT_LT(hazards.ratio("wave", 0), 0.1);
  WatchedAddress one = fresh();
  const ExactTime later = start + hours{2};
  hazards.learn({"harbour-daily", 1, 1, 20});
  EXPECT_LT(interval_of(one, later, hazards), interval_of(one, later, Hazards({})));
}

TEST(Hazards, AreLearntFromVisits) {
  WatchedAddress one = fresh();
  std::vector<AgeBand> learnt;
  const Hazards hazards({});
  plan(one, Seen::present, start, hazards, learnt);
  EXPECT_TRUE(learnt.empty());
  plan(one, Seen::present, start + hours{12}, hazards, learnt);
  ASSERT_EQ(learnt.size(), 1u);
  EXPECT_EQ(learnt[0].exposure, 0.5);
  EXPECT_EQ(learnt[0].events, 0);
  for (int i = 0; i < 3; ++i) plan(one, Seen::absent, start + hours{24 + i * 8}, hazards, learnt);
  EXPECT_EQ(learnt.back().events, 1);
  EXPECT_EQ(learnt.size(), 2u);
}

TEST(BackOff, DoublesUpToAnHour) {
  const std::chrono::milliseconds delay{5000};
  EXPECT_EQ(back_off(delay, 0), delay);
  EXPECT_EQ(back_off(delay, 2), delay * 4);
  EXPECT_EQ(back_off(delay, 100), hours{1});
  EXPECT_GT(back_off(std::chrono::milliseconds{0}, 1).count(), 0);
}

}  // namespace
}  // namespace weiguan
