#include "instruments/coverage/detail/gather.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "instruments/coverage/detail/sides.h"
#include "instruments/test_visits.h"

namespace weiguan::coverage {
namespace {

using std::chrono::hours;

// Three outlets: two with articles of every day in the first days of March, one of which nothing is
// known but what the stories tell.
struct Scene {
  TestWorld world;
  std::vector<ToldStory> stories;
  Packs packs = test_packs();
  Selection selection;

  Scene() {
    for (const char* day : {"2024-03-01", "2024-03-02", "2024-03-03", "2024-03-04"}) {
      world.article("river-daily", day, std::string("潮涨。") + day);
      world.article("hill-wire", day, std::string("潮落。") + day);
    }
    selection.per = Per::outlet;
    selection.zone = TestWorld::zone();
  }

  void tell(
      const std::string& id, const TimeRange& first, const std::vector<std::string>& outlets) {
    ToldStory story;
    story.id = id;
    story.first = first;
    for (const std::string& one : outlets) {
      Telling telling;
      telling.article = ArticleId{stories.size() * 100 + story.tellings.size() + 1};
      telling.outlet = one;
      telling.language = "zh";
      telling.published = first;
      story.tellings.push_back(telling);
    }
    stories.push_back(story);
  }
  Gathered gathered(std::size_t least = 1, hours within = hours{24}) {
    Filter days;
    days.kinds = {ArticleKind::article};
    const OutletWatch watch(world.archive(), TestWorld::zone(), days, {}, nullptr);
    return gather(stories, watch, packs, selection, {least, within}, nullptr);
  }
};

std::string knowns(const Gathered& gathered, std::size_t story) {
  std::string text;
  for (std::size_t i = 0; i < gathered.board.outlets.size(); ++i) {
    const Known known = gathered.board.at(story, i);
    text += (text.empty() ? "" : " ") + gathered.board.outlets[i] +
            (known == Known::told     ? "+"
             : known == Known::silent ? "-"
                                      : "?");
  }
  return text;
}

TEST(Gather, TellsSilenceFromWhatCannotBeKnown) {
  Scene scene;
  scene.tell("a", TestWorld::on("2024-03-02"), {"hill-wire", "bay-post"});
  const Gathered gathered = scene.gathered();
  // Bay Post told it, but nothing shows that it was looked at: no part of its record.
  EXPECT_EQ(knowns(gathered, 0), "bay-post? hill-wire+ river-daily-");
}

TEST(Gather, CannotKnowWhatLiesBeyondTheDaysThatAreThere) {
  Scene scene;
  scene.tell("a", TestWorld::on("2024-03-04"), {"hill-wire"});
  EXPECT_EQ(knowns(scene.gathered(), 0), "hill-wire? river-daily?");
}

TEST(Gather, CallsNobodySilentOnAStoryWithoutABeginning) {
  Scene scene;
  scene.tell("a", first_seen(*parse_time("2024-03-02T00:00:00Z")), {"hill-wire"});
  const Gathered gathered = scene.gathered();
  EXPECT_FALSE(gathered.stories[0].dated());
  EXPECT_EQ(gathered.undated, 1U);
  EXPECT_EQ(knowns(gathered, 0), "hill-wire? river-daily?");
}

TEST(Gather, LeavesOutStoriesThatTooFewTold) {
  Scene scene;
  scene.tell("a", TestWorld::on("2024-03-02"), {"hill-wire"});
  scene.tell("b", TestWorld::on("2024-03-02"), {"hill-wire", "river-daily"});
  const Gathered gathered = scene.gathered(2);
  ASSERT_EQ(gathered.stories.size(), 1U);
  EXPECT_EQ(gathered.stories[0].story->id, "b");
  EXPECT_EQ(gathered.small, 1U);
}

TEST(Gather, TakesGroupsAsTheirOutletsThatAreThere) {
  Scene scene;
  scene.selection.per = Per::group;
  scene.selection.groups = {{"river", {"hill-wire", "river-daily"}}, {"empty", {}}};
  scene.tell("a", TestWorld::on("2024-03-02"), {"bay-post"});
  const Gathered gathered = scene.gathered();
  ASSERT_EQ(gathered.board.units.size(), 1U);
  EXPECT_TRUE(cell_of(gathered.board, 0, gathered.board.units[0]).is_silent());
}

TEST(Gather, CannotKnowOfAnOutletThatWritesInAnotherLanguage) {
  Scene scene;
  scene.tell("a", TestWorld::on("2024-03-02"), {"hill-wire"});
  scene.stories[0].tellings[0].language = "en";
  EXPECT_EQ(scene.gathered().stories[0].watched[1].sight, Sight::other_language);
  EXPECT_EQ(knowns(scene.gathered(), 0), "hill-wire+ river-daily?");
}

TEST(Gather, OfNothingIsNothing) {
  TestWorld empty;
  const OutletWatch watch(empty.archive(), TestWorld::zone(), {}, {}, nullptr);
  const Gathered gathered = gather({}, watch, test_packs(), {}, {}, nullptr);
  EXPECT_TRUE(gathered.stories.empty());
  EXPECT_TRUE(gathered.board.outlets.empty());
}

// Ten outlets that were seen: `inside` of the five of side a and `outside` of the others told it.
Gathered told_by(std::size_t inside, std::size_t outside) {
  static const ToldStory story;
  static const Telling telling;
  Gathered gathered;
  StoryView view;
  view.story = &story;
  view.watched.resize(10);
  for (Watching& one : view.watched) one.sight = Sight::seen;
  for (std::size_t i = 0; i < inside; ++i) view.told[i] = {&telling};
  for (std::size_t i = 0; i < outside; ++i) view.told[5 + i] = {&telling};
  gathered.stories.push_back(view);
  return gathered;
}

const std::vector<std::string> two_sides = {"a", "a", "a", "a", "a", "b", "b", "b", "b", "b"};

TEST(OneSided, IsWhatOneSideToldAndTheOthersDidNot) {
  const auto found = one_sided(told_by(5, 0), two_sides);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].side, "a");
  EXPECT_EQ(found[0].difference.value, 1);
  EXPECT_EQ(found[0].articles, 5U);
}

TEST(OneSided, IsNotWhatBothTold) {
  EXPECT_TRUE(one_sided(told_by(5, 4), two_sides).empty());
  EXPECT_TRUE(one_sided(told_by(1, 0), two_sides).empty());
}

TEST(OneSided, IsNothingWhereTheOthersWereNotSeen) {
  Gathered gathered = told_by(5, 0);
  for (std::size_t i = 5; i < 10; ++i) gathered.stories[0].watched[i].sight = Sight::list_failed;
  EXPECT_TRUE(one_sided(gathered, two_sides).empty());
}

}  // namespace
}  // namespace weiguan::coverage
