#include "instruments/coverage/detail/silences.h"

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "instruments/coverage/test_boards.h"

namespace weiguan::coverage {
namespace {

TEST(Silences, AreToldOfAGroupThatTellsAllSuchStories) {
  std::size_t found = 0, wrong = 0;
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    Drawn drawn = draw({}, seed);
    for (const std::size_t story : drawn.greatest(4)) drawn.silence(story, 0);
    const Tested tested = test_silences(drawn.board, {});
    for (std::size_t story = 0; story < drawn.board.stories; ++story) {
      for (std::size_t unit = 0; unit < drawn.board.units.size(); ++unit) {
        if (tested.at(story, unit).told) ++(drawn.is_planted(story, unit) ? found : wrong);
      }
    }
    EXPECT_EQ(tested.correction, Correction::heyse);
    EXPECT_GT(tested.tests, 50U);
  }
  EXPECT_GE(found, 9U);
  EXPECT_LE(wrong, 3U);
}

TEST(Silences, AreNotToldWhereNothingWasHeldBack) {
  std::size_t told = 0;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const Drawn drawn = draw({}, seed);
    const Tested tested = test_silences(drawn.board, {});
    for (const CellTest& one : tested.cells) told += one.told ? 1U : 0U;
  }
  EXPECT_LE(told, 2U);
}

TEST(Silences, AreNeverToldOfWhatWasNotSeen) {
  Drawn drawn = draw({}, 4);
  for (const std::size_t story : drawn.greatest(6)) {
    drawn.silence(story, 0);
    const std::size_t member = drawn.board.units[0].members.front();
    drawn.board.known[story * drawn.board.outlets.size() + member] = Known::not_known;
    const Tested tested = test_silences(drawn.board, {});
    EXPECT_FALSE(tested.at(story, 0).told);
    EXPECT_FALSE(tested.at(story, 0).chance.has_value());
  }
}

TEST(Silences, GrowLikelierTheFewerOthersTellTheStory) {
  const Drawn drawn = draw({}, 5);
  const Tested tested = test_silences(drawn.board, {});
  double great = 0, small = 0;
  std::size_t greats = 0, smalls = 0;
  for (std::size_t story = 0; story < drawn.board.stories; ++story) {
    const auto& chance = tested.at(story, 1).chance;
    if (!chance) continue;
    if (drawn.size(story) > 20) great += *chance, ++greats;
    if (drawn.size(story) < 8) small += *chance, ++smalls;
  }
  ASSERT_GT(greats, 0U);
  ASSERT_GT(smalls, 0U);
  EXPECT_LT(great / static_cast<double>(greats), 0.05);
  EXPECT_GT(small / static_cast<double>(smalls), 0.2);
}

TEST(Silences, WantARecord) {
  Drawing few;
  few.stories = 15;
  Drawn drawn = draw(few, 6);
  for (const CellTest& one : test_silences(drawn.board, {}).cells) {
    EXPECT_FALSE(one.chance.has_value());
    EXPECT_FALSE(one.told);
  }
}

TEST(Silences, OfOneOutletAloneCannotBeTested) {
  Board board;
  board.outlets = {"river-daily"};
  board.languages = {"zh"};
  board.units = {{"river-daily", {0}}};
  board.stories = 40;
  board.known.assign(40, Known::told);
  board.known[7] = Known::silent;
  board.output.assign(40, 0);
  for (const CellTest& one : test_silences(board, {}).cells) {
    EXPECT_FALSE(one.chance.has_value());
    EXPECT_FALSE(one.told);
  }
}

TEST(Silences, OfAnEmptyBoardAreNone) {
  const Tested tested = test_silences({}, {});
  EXPECT_TRUE(tested.cells.empty());
  EXPECT_EQ(tested.tests, 0U);
}

TEST(Silences, AreFewerTheStricterTheCorrection) {
  Drawn drawn = draw({}, 3);
  for (const std::size_t story : drawn.greatest(6)) drawn.silence(story, 0);
  std::size_t last = 1000;
  for (const Correction one :
       {Correction::heyse, Correction::benjamini_hochberg, Correction::benjamini_yekutieli}) {
    SilenceOptions options;
    options.correction = one;
    std::size_t told = 0;
    for (const CellTest& cell : test_silences(drawn.board, options).cells) told += cell.told;
    EXPECT_LE(told, last);
    last = told;
  }
}

TEST(Silences, AreTheSameEachTime) {
  const Drawn drawn = draw({}, 8);
  const Tested a = test_silences(drawn.board, {}), b = test_silences(drawn.board, {});
  for (std::size_t i = 0; i < a.cells.size(); ++i) EXPECT_EQ(a.cells[i].chance, b.cells[i].chance);
}

}  // namespace
}  // namespace weiguan::coverage
