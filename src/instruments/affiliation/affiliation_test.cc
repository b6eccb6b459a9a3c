#include "instruments/affiliation/affiliation.h"

#include <gtest/gtest.h>

#include "instruments/test_owners.h"
#include "instruments/test_world.h"

namespace weiguan::affiliation {
namespace {

using Lines = std::vector<std::string>;

const std::vector<std::string_view> of_nodes = {
    "node", "type", "known", "direct", "ultimate", "under"};
const std::vector<std::string_view> of_edges = {"statement", "holds", "source"};

TEST(Affiliation, TellsWhoControlledAnOutletOnADayAndWhoSaysSo) {
  TestWorld world;
  const Packs packs = test_packs_with_owners();
  const Arguments before = {{"nodes", "River Daily"}, {"on", "2024-01-15"}};
  EXPECT_EQ(
      world.lines(instrument, before, "nodes", of_nodes, packs),
      (Lines{
          "bay-post|outlet|not-known|?|?|0",
          "council|party|not-known|?|?|2",
          "house|company|told|council|council|1",
          "river-daily|outlet|told|house|council|0"}));
  EXPECT_EQ(
      world.lines(instrument, before, "edges", of_edges, packs),
      (Lines{
          "house-council|yes|a decree", "partners|yes|a report", "river-house|yes|the register"}));
  EXPECT_EQ(
      world.lines(
          instrument,
          before,
          "paths",
          {"node", "top", "step", "lower", "relation", "upper", "end", "source"},
          packs),
      (Lines{
          "river-daily|council|1|river-daily|owns|house|goes-on|the register",
          "river-daily|council|2|house|supervises|council|open|a decree"}));
  EXPECT_EQ(
      world.lines(
          instrument,
          {{"nodes", "river-daily"}, {"on", "2024-01-16"}},
          "paths",
          {"node", "top", "step", "upper", "end"},
          packs),
      (Lines{"river-daily|mill|1|mill|open"}));
}

TEST(Affiliation, WhatIsNotKnownOnADayIsToldAsSuch) {
  TestWorld world;
  const Packs packs = test_packs_with_owners();
  EXPECT_EQ(
      world.lines(
          instrument,
          {{"nodes", "hill-wire"}, {"on", "2024-02-09"}, {"relation", "supervises"}},
          "edges",
          of_edges,
          packs),
      (Lines{"hill-council|perhaps|a page of the wire"}));
  EXPECT_EQ(
      world.lines(
          instrument,
          {{"nodes", "hill-wire"}},
          "times",
          {"first_day", "last_day", "direct", "ultimate"},
          packs),
      (Lines{"?|2024-02-09|unknown|unknown", "2024-02-10|?|council|council"}));
}

TEST(Affiliation, APeriodIsWhatHeldOnAllOfItsDays) {
  TestWorld world;
  const Packs packs = test_packs_with_owners();
  const Lines known = world.lines(
      instrument, {{"nodes", "river-daily"}, {"on", "2024-01"}}, "nodes", {"node", "known"}, packs);
  EXPECT_EQ(known.back(), "river-daily|not-known");
  EXPECT_EQ(
      world
          .lines(
              instrument,
              {{"nodes", "river-daily"}, {"on", "2024-02"}},
              "nodes",
              {"node", "known"},
              packs)
          .back(),
      "river-daily|told");
}

TEST(Affiliation, ListsWhoIsUnderABodyAndTheSeatsOfAPerson) {
  TestWorld world;
  const Packs packs = test_packs_with_owners();
  EXPECT_EQ(
      world.lines(
          instrument,
          {{"nodes", "council"}, {"on", "2024-01-01"}},
          "under",
          {"node", "depth", "below"},
          packs),
      (Lines{"council|1|house", "council|2|river-daily"}));
  EXPECT_EQ(
      world.lines(
          instrument,
          {{"nodes", "Somebody A"}},
          "seats",
          {"person", "seats", "body", "role", "holds"},
          packs),
      (Lines{"somebody|2|house|chair|yes", "somebody|2|hill-wire|deputy editor|yes"}));
}

TEST(Affiliation, WithoutADayItIsAsOfTheLastThatThePacksSpeakOf) {
  TestWorld world;
  const Packs packs = test_packs_with_owners();
  const Lines rows = world.lines(instrument, {}, "nodes", {"node", "direct"}, packs);
  EXPECT_EQ(
      rows,
      (Lines{
          "bay-post|?",
          "council|?",
          "hill-wire|council",
          "house|council",
          "mill|?",
          "river-daily|mill",
          "somebody|?"}));
  ASSERT_EQ(world.notes.size(), 1U);
  EXPECT_NE(world.notes[0].find("2024-02-10"), std::string::npos);
}

TEST(Affiliation, SaysWhyThereIsNothing) {
  TestWorld world;
  EXPECT_TRUE(world.run(instrument, {}).empty());
  EXPECT_EQ(world.notes.size(), 1U);
  EXPECT_THROW(world.run(instrument, {{"nodes", "nowhere"}}, test_packs_with_owners()), UsageError);
}

TEST(Affiliation, StatementsOfOtherDaysAreListedWhereTheyAreAskedFor) {
  TestWorld world;
  const Packs packs = test_packs_with_owners();
  EXPECT_EQ(
      world.lines(
          instrument,
          {{"nodes", "river-daily"}, {"on", "2024-01-16"}, {"ever", "yes"}, {"relation", "owns"}},
          "edges",
          of_edges,
          packs),
      (Lines{"river-house|no|the register", "river-mill|yes|the register"}));
}

}  // namespace
}  // namespace weiguan::affiliation
