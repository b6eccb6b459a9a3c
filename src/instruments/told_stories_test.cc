#include "instruments/told_stories.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "instruments/test_texts.h"
#include "instruments/test_words.h"
#include "instruments/told_keep.h"

namespace weiguan {
namespace {

using std::string;
using std::vector;

struct Item {
  string outlet, day, title, text, language = "zh";
};

class World : public TestTexts {
 public:
  using TestTexts::TestTexts;

  ArticleId tell(const Item& item) {
    const TimeRange when = item.day.empty() ? first_seen(on("2024-03-05").earliest) : on(item.day);
    return article(item.outlet, when, item.text, item.title, item.language);
  }

  vector<ToldStory> stories(const Filter& filter = {}, const Stop* stop = nullptr) {
    return told_stories(archive(), test_packs(), filter, {}, stop);
  }

  bool together(ArticleId a, ArticleId b) {
    for (const ToldStory& story : stories()) {
      std::set<ArticleId> ids;
      for (const Telling& one : story.tellings) ids.insert(one.article);
      if (ids.contains(a)) return ids.contains(b);
    }
    return false;
  }
};

const Item quake_zh{
    "hill-wire",
    "2024-03-04",
    "秘鲁阿雷基帕发生6.8级地震 已致12人死亡",
    "当地时间3月4日凌晨，秘鲁阿雷基帕省发生6."
    "8级地震，已造成12人死亡，87人受伤，当地多处房屋倒塌。"};
const Item quake_rewritten{
    "bay-post",
    "2024-03-04",
    "秘鲁6.8级地震造成12人遇难 阿雷基帕房屋倒塌",
    "据秘鲁民防部门消息，阿雷基帕省4日发生的6.8级地震已造成12人遇难、87人受伤，救援仍在进行。"};
const Item quake_en{
    "river-daily",
    "2024-03-04",
    "Magnitude 6.8 earthquake kills 12 in Peru's Arequipa",
    "A magnitude 6.8 earthquake struck Peru's Arequipa region on March 4, killing 12 people and "
    "injuring 87, authorities said. Houses collapsed.",
    "en"};

TEST(ToldStories, RewritesAreOneStory) {
  World world;
  const ArticleId one = world.tell(quake_zh);
  const ArticleId two = world.tell(quake_rewritten);
  EXPECT_TRUE(world.together(one, two));
  const auto stories = world.stories();
  ASSERT_EQ(stories.size(), 1U);
  EXPECT_FALSE(stories[0].tellings[0].copy);
  EXPECT_FALSE(stories[0].tellings[1].copy);
}

TEST(ToldStories, OtherEventsOfTheSameKindAreNot) {
  World world;
  const ArticleId one = world.tell(quake_zh);
  const ArticleId two = world.tell(
      {"bay-post",
       "2024-03-05",
       "新西兰惠灵顿发生5.1级地震 暂无人员伤亡",
       "当地时间3月5日，新西兰惠灵顿附近海域发生5.1级地震，暂无人员伤亡报告，未发布海啸预警。"});
  EXPECT_FALSE(world.together(one, two));
}

TEST(ToldStories, ReportsOfBothLanguagesAreOneStory) {
  World world;
  const ArticleId one = world.tell(quake_zh);
  const ArticleId two = world.tell(quake_en);
  EXPECT_TRUE(world.together(one, two));
  const auto stories = world.stories();
  ASSERT_EQ(stories.size(), 1U);
  EXPECT_EQ(stories[0].name_en, "Magnitude 6.8 earthquake kills 12 in Peru's Arequipa, 2024-03-04");
  EXPECT_EQ(stories[0].name_zh, "秘鲁阿雷基帕发生6.8级地震 已致12人死亡，2024-03-04");
}

TEST(ToldStories, AnotherEventInTheOtherLanguageIsNot) {
  World world;
  const ArticleId one = world.tell(quake_zh);
  const ArticleId two = world.tell(
      {"river-daily",
       "2024-03-04",
       "Peru's parliament elects new speaker after long debate",
       "",
       "en"});
  EXPECT_FALSE(world.together(one, two));
}

TEST(ToldStories, MeetingsOfOneLeaderAreApart) {
  World world;
  const auto meeting = [&](const string& leader, const string& guest, const string& name) {
    return world.tell(
        {"hill-wire",
         "2024-03-04",
         leader + "会见" + guest,
         "国务院总理" + leader + "3月4日下午在人民大会堂会见" + guest + name +
             "。双方就双边关系和共同关心的问题交换意见。"});
  };
  const ArticleId one = meeting("王大河", "冰岛总统", "约翰松");
  const ArticleId two = meeting("王大河", "智利外长", "冈萨雷斯");
  const ArticleId three = meeting("李小山", "冰岛总统", "约翰松");
  EXPECT_FALSE(world.together(one, two));
  EXPECT_FALSE(world.together(one, three));
}

TEST(ToldStories, CopiesBelongToTheStoryAndAreMarked) {
  World world;
  const string text = quake_zh.text + TestWords(7).chinese(200);
  const ArticleId one = world.tell({"hill-wire", "2024-03-04", quake_zh.title, text});
  const ArticleId two = world.tell({"bay-post", "2024-03-05", quake_zh.title, text});
  const auto stories = world.stories();
  ASSERT_EQ(stories.size(), 1U);
  ASSERT_EQ(stories[0].tellings.size(), 2U);
  EXPECT_EQ(stories[0].id, to_string(one));
  EXPECT_EQ(stories[0].tellings[0].own, 1.0);
  EXPECT_EQ(stories[0].tellings[1].article, two);
  EXPECT_TRUE(stories[0].tellings[1].copy);
  EXPECT_LT(*stories[0].tellings[1].own, 0.1);
}

TEST(ToldStories, WhatATellingAddsIsItsOwn) {
  World world;
  const string wire = quake_zh.text + TestWords(7).chinese(200);
  const string half = wire + TestWords(8).chinese(wire.size() / 3);
  world.tell({"hill-wire", "2024-03-04", quake_zh.title, wire});
  world.tell({"bay-post", "2024-03-05", quake_zh.title, half});
  // What the second added and how the first begins: nothing of its own.
  world.tell(
      {"river-daily",
       "2024-03-06",
       quake_zh.title,
       half.substr(wire.size()) + wire.substr(0, 300)});
  world.tell({"lake-news", "2024-03-07", quake_zh.title, "秘鲁发生6.8级地震。"});
  const auto stories = world.stories();
  ASSERT_EQ(stories.size(), 1U);
  ASSERT_EQ(stories[0].tellings.size(), 4U);
  EXPECT_NEAR(*stories[0].tellings[1].own, 0.5, 0.02);
  EXPECT_FALSE(stories[0].tellings[1].copy);
  EXPECT_NEAR(*stories[0].tellings[2].own, 0.0, 0.02);
  EXPECT_FALSE(stories[0].tellings[3].own);
}

TEST(ToldStories, TheSameTitleMonthsLaterIsAnother) {
  World world;
  const ArticleId one = world.tell(quake_zh);
  Item later = quake_zh;
  later.day = "2024-06-04";
  EXPECT_FALSE(world.together(one, world.tell(later)));
}

TEST(ToldStories, ArticlesWithoutATimeStandWhereTheyWereSeen) {
  World world;
  const ArticleId one = world.tell(quake_zh);
  Item undated = quake_rewritten;
  undated.day.clear();
  EXPECT_TRUE(world.together(one, world.tell(undated)));
}

TEST(ToldStories, AFilterChoosesAndDoesNotRegroup) {
  World world;
  const ArticleId one = world.tell(quake_zh);
  const ArticleId two = world.tell(quake_rewritten);
  Filter filter;
  filter.outlets = {"bay-post"};
  const auto stories = world.stories(filter);
  ASSERT_EQ(stories.size(), 1U);
  EXPECT_EQ(stories[0].id, to_string(std::min(one, two)));
  ASSERT_EQ(stories[0].tellings.size(), 1U);
  EXPECT_EQ(stories[0].tellings[0].article, two);
}

TEST(ToldStories, AnEmptyArchiveHasNone) {
  World world;
  EXPECT_TRUE(world.stories().empty());
}

TEST(ToldStories, StoppedItGivesNothingAndGoesOnLater) {
  World world;
  world.tell(quake_zh);
  Stop stop;
  stop.request();
  EXPECT_TRUE(world.stories({}, &stop).empty());
  EXPECT_EQ(world.stories().size(), 1U);
}

vector<Item> many() {
  vector<Item> items = {quake_zh, quake_rewritten, quake_en};
  for (int day = 1; day <= 28; ++day) {
    for (int kind = 0; kind < 3; ++kind) {
      TestWords words(static_cast<std::uint64_t>(day * 10 + kind));
      const string when = "2024-0" + std::to_string(2 + kind % 2) + "-" + (day < 10 ? "0" : "") +
                          std::to_string(day);
      const string title = words.chinese(14), text = words.chinese(60);
      items.push_back({"hill-wire", when, title, text});
      items.push_back({"bay-post", when, title, text + words.chinese(20)});
    }
  }
  return items;
}

// By outlet and title, and with what is own where `repeats`: of two told at once the id says which
// is the earlier, and addresses, of which ids are made, are given in the order of imports.
vector<vector<string>> grouped(World& world, bool repeats) {
  vector<vector<string>> all;
  for (const ToldStory& story : world.stories()) {
    vector<string> titles;
    for (const Telling& one : story.tellings) {
      const auto article = world.archive().article(one.article);
      titles.push_back(article->outlet + article->title);
      if (!repeats) continue;
      if (one.copy) titles.back() += " copy";
      if (one.own) titles.back() += " " + std::to_string(*one.own);
    }
    std::sort(titles.begin(), titles.end());
    all.push_back(std::move(titles));
  }
  std::sort(all.begin(), all.end());
  return all;
}

TEST(ToldStories, WhatCameInLaterIsAsIfItHadBeenThere) {
  World at_once, bit_by_bit(make_test_archive("stories-test"));
  for (const Item& one : many()) at_once.tell(one);
  int count = 0;
  for (const Item& one : many()) {
    bit_by_bit.tell(one);
    if (++count % 40 == 0) bit_by_bit.stories();
  }
  EXPECT_EQ(grouped(at_once, true), grouped(bit_by_bit, true));
}

TEST(ToldStories, StoppedInTheMiddleItComesToTheSame) {
  World at_once, stopped(make_test_archive("stories-test"));
  for (const Item& one : many()) {
    at_once.tell(one);
    stopped.tell(one);
  }
  int left = 0;
  for (int after = 5; after < 60; after += 12) {
    Stop stop;
    int told = 0;
    const auto progress = [&](const Progress& one) {
      if (one.what == "stories" && ++told == after) stop.request();
    };
    const auto some = told_stories(stopped.archive(), test_packs(), {}, progress, &stop);
    if (some.empty()) ++left;
  }
  EXPECT_GE(left, 3);
  EXPECT_EQ(grouped(at_once, true), grouped(stopped, true));
}

TEST(ToldStories, TheOrderOfImportsDoesNotMatter) {
  World forwards, backwards;
  const vector<Item> items = many();
  for (const Item& one : items) forwards.tell(one);
  for (auto one = items.rbegin(); one != items.rend(); ++one) {
    backwards.tell(*one);
    if (one->day == "2024-02-14") backwards.stories();
  }
  EXPECT_EQ(grouped(forwards, false), grouped(backwards, false));
}

TEST(KeptDay, IsReadAsItWasWritten) {
  told::KeptDay day;
  day.input = 0xFEDCBA9876543210ULL;
  day.members = {
      {ArticleId{1}, -5, told::Tongue::english, ArticleId{1}, false, 1.0},
      {ArticleId{2}, 7, told::Tongue::chinese, ArticleId{1}, true, 0.012345},
      {ArticleId{3}, 7, told::Tongue::chinese, ArticleId{1}, false, std::nullopt}};
  const string bytes = told::encode(day);
  EXPECT_EQ(told::decode(bytes), day);
  EXPECT_FALSE(told::decode(bytes.substr(1)));
  EXPECT_FALSE(told::decode(""));
  EXPECT_EQ(told::day_of_key(told::key_of_day(-3)), -3);
  EXPECT_FALSE(told::day_of_key("day/x"));
  EXPECT_LT(told::key_of_day(-1), told::key_of_day(0));
}

TEST(Days, BeginWithTheZonesMidnight) {
  EXPECT_EQ(told::minutes_ahead(*Zone::find("Asia/Shanghai")), 480);
  EXPECT_EQ(told::minutes_ahead(*Zone::find("America/New_York")), -300);
  EXPECT_EQ(told::minutes_ahead(Zone{}), 0);
  EXPECT_EQ(told::day_of(0, 0), 0);
  EXPECT_EQ(told::day_of(-1, 0), -1);
  EXPECT_EQ(told::day_of(1440 - 481, 480), 0);
  EXPECT_EQ(told::day_of(1440 - 480, 480), 1);
  EXPECT_EQ(told::day_of(-480, 480), 0);
}

TEST(Sounds, AreThoseOfEnglishNewspapers) {
  EXPECT_EQ(told::sound_of(U'长'), "chang");
  EXPECT_EQ(told::sound_of(U'a'), "");
  EXPECT_EQ(told::syllables("changsha"), 2);
  EXPECT_EQ(told::syllables("strong"), 0);
  EXPECT_EQ(told::spelled("王大河"), "Wang Dahe");
}

}  // namespace
}  // namespace weiguan
