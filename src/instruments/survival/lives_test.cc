#include "instruments/survival/detail/lives.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace weiguan::survival {
namespace {

Time at(std::int64_t hour) {
  return *parse_time("2031-01-01T00:00:00Z") + std::chrono::hours{hour};
}

TimeRange published(std::int64_t from, std::int64_t to) {
  return {at(from), at(to), TimeSource::text};
}

Judged visit(std::int64_t hour, Why why) {
  Judged one;
  one.time = at(hour);
  one.why = why;
  return one;
}

// Shown at these hours, gone at those.
AddressFate fate(
    const std::vector<std::int64_t>& shown,
    const std::vector<std::int64_t>& gone,
    Certainty certainty = Certainty::confirmed) {
  AddressFate out;
  for (const auto hour : shown) {
    if (!out.first_alive) out.first_alive = out.visits.size();
    out.last_alive = out.visits.size();
    out.visits.push_back(visit(hour, Why::shown));
  }
  out.why = Why::shown;
  if (gone.empty()) return out;
  const std::size_t first = out.visits.size();
  for (const auto hour : gone) out.visits.push_back(visit(hour, Why::violation));
  out.why = Why::violation;
  out.certainty = certainty;
  out.absences.push_back(
      {*out.last_alive, first, out.visits.size() - 1, {}, Why::violation, first, {}});
  return out;
}

TEST(LifeOf, LiesBetweenTheVisits) {
  const TimeRange exact = published(0, 0);
  const Life life = life_of(fate({24, 48}, {96}), &exact, {});
  EXPECT_EQ(life.said, Said::life);
  EXPECT_EQ(life.time.entry, 1);
  EXPECT_EQ(life.time.after, 2);
  EXPECT_EQ(life.time.until, 4);
  EXPECT_EQ(end_of_number(life.time.cause), Why::violation);
}

TEST(LifeOf, IsWiderWhereThePublicationIsARange) {
  const TimeRange day = published(0, 24);
  const Life life = life_of(fate({12, 48}, {96}), &day, {});
  EXPECT_EQ(life.time.entry, 0);
  EXPECT_EQ(life.time.after, 1);
  EXPECT_EQ(life.time.until, 4);
  Reckoning seen;
  seen.death = Death::seen;
  EXPECT_EQ(life_of(fate({12, 48}, {96}), &day, seen).time.after, 3);
}

TEST(LifeOf, IsExactWhereTheStartIsAndOnlyBeingSeenGoneCounts) {
  const TimeRange exact = published(0, 0);
  Reckoning seen;
  seen.death = Death::seen;
  const Life life = life_of(fate({12, 48}, {96}), &exact, seen);
  EXPECT_TRUE(life.time.exact());
  EXPECT_EQ(life.time.until, 4);
  seen.start = Start::seen;
  EXPECT_EQ(life_of(fate({12, 48}, {96}), &exact, seen).time.until, 3.5);
  EXPECT_EQ(life_of(fate({12, 48}, {96}), nullptr, seen).time.entry, 0);
}

TEST(LifeOf, GoesOnWhereItWasNotSeenToEnd) {
  const TimeRange exact = published(0, 0);
  EXPECT_EQ(life_of(fate({24, 48}, {}), &exact, {}).time.until, never);
  const Life once = life_of(fate({24, 48}, {96}, Certainty::one_visit), &exact, {});
  EXPECT_EQ(once.time.until, never);
  EXPECT_EQ(once.time.after, 2);
  EXPECT_TRUE(once.unconfirmed);
  Reckoning any;
  any.one_visit = true;
  EXPECT_EQ(life_of(fate({24, 48}, {96}, Certainty::one_visit), &exact, any).time.until, 4);
  AddressFate lost = fate({24, 48}, {});
  lost.visits.push_back(visit(96, Why::captcha));
  lost.why = Why::captcha;
  const Life unreached = life_of(lost, &exact, {});
  EXPECT_EQ(unreached.time.until, never);
  EXPECT_EQ(unreached.time.after, 2);
  EXPECT_TRUE(unreached.not_reached);
}

TEST(LifeOf, SaysWhyThereIsNone) {
  const TimeRange exact = published(0, 0), seen = first_seen(at(24)), later = published(200, 200);
  EXPECT_EQ(life_of(fate({24}, {}), &exact, {}).said, Said::once);
  EXPECT_EQ(life_of(fate({24, 48}, {}), &seen, {}).said, Said::undated);
  EXPECT_EQ(life_of(fate({24, 48}, {}), nullptr, {}).said, Said::undated);
  EXPECT_EQ(life_of(AddressFate{}, &exact, {}).said, Said::never_seen);
  EXPECT_EQ(life_of(fate({24, 48}, {96}), &later, {}).said, Said::backwards);
}

TEST(ParseAges, TakesHoursDaysAndWeeks) {
  EXPECT_EQ(parse_ages("2d, 12h,1w,3,2d"), (std::vector<double>{0.5, 2, 3, 7}));
  EXPECT_TRUE(parse_ages("").empty());
  EXPECT_THROW(parse_ages("1y"), UsageError);
  EXPECT_THROW(parse_ages("inf"), UsageError);
}

}  // namespace
}  // namespace weiguan::survival
