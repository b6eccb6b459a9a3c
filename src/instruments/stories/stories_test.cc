#include "instruments/stories/stories.h"

#include <string>

#include <gtest/gtest.h>

#include "base/error.h"
#include "instruments/test_texts.h"

namespace weiguan {
namespace {

const std::string quake_zh =
    "当地时间3月4日凌晨，秘鲁阿雷基帕省发生6.8级地震，已造成12人死亡，87人受伤，当地多处房屋倒塌。";
const std::string quake_en =
    "A magnitude 6.8 earthquake struck Peru's Arequipa region on March 4, killing 12 people and "
    "injuring 87, authorities said. Houses collapsed.";

void tell(
    TestWorld& world,
    const std::string& outlet,
    const std::string& title,
    const std::string& text,
    const std::string& language) {
  world.article(outlet, TestWorld::on("2024-03-04"), text, title, language);
}

TEST(Stories, ListsStoriesAndTheirArticles) {
  TestTexts world;
  tell(world, "hill-wire", "秘鲁阿雷基帕发生6.8级地震 已致12人死亡", quake_zh, "zh");
  tell(
      world, "river-daily", "Magnitude 6.8 earthquake kills 12 in Peru's Arequipa", quake_en, "en");
  tell(world, "bay-post", "本市公园樱花盛开", "本市各公园樱花盛开，游人如织。", "zh");
  const auto lines = world.lines(
      stories::instrument, {}, "stories", {"name", "articles", "copies", "who", "languages"});
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(
      lines[0],
      "Magnitude 6.8 earthquake kills 12 in Peru's Arequipa, 2024-03-04|2|0|hill-wire,river-daily|"
      "en,zh");
  EXPECT_EQ(world.lines(stories::instrument, {{"least", "1"}}, "stories", {"story"}).size(), 2U);
  const auto ids = world.lines(stories::instrument, {}, "stories", {"story"});
  EXPECT_EQ(
      world.lines(stories::instrument, {{"story", ids[0]}}, "tellings", {"outlet", "copy", "own"})
          .size(),
      2U);
  EXPECT_THROW(world.run(stories::instrument, {{"story", "nothing"}}), UsageError);
  TestTexts empty;
  EXPECT_TRUE(empty.run(stories::instrument, {}).rows.empty());
  EXPECT_FALSE(empty.notes.empty());
}

}  // namespace
}  // namespace weiguan
