#include "instruments/told_own.h"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "instruments/test_texts.h"
#include "instruments/test_words.h"

namespace weiguan {
namespace {

using std::string;
using std::vector;

constexpr ArticleId story{1};

// One story's articles, archived and told one a day.
class OneStory : public TestTexts {
 public:
  vector<told::Member> tell(const vector<string>& texts, std::size_t memory) {
    told::StoryTexts story_texts(archive(), memory);
    vector<told::Member> members;
    told::Day day = 19800;
    for (const string& text : texts) {
      const ArticleId id = add("hill-wire", "2024-03-04", text);
      vector<Article> articles = {*archive().article(id)};
      if (articles[0].text.size() > told::read_bytes) articles[0].text.resize(told::read_bytes);
      told::Member member;
      member.article = id;
      member.story = story;
      vector<told::Member> today = {member};
      story_texts.next(day, articles, today, nullptr);
      members.push_back(today[0]);
      if (members.size() % 8 == 0) ++day;
    }
    return members;
  }
};

vector<string> some_texts(std::uint64_t count) {
  vector<string> texts;
  for (std::uint64_t i = 0; i < count; ++i) texts.push_back(TestWords(i + 40).chinese(120));
  return texts;
}

TEST(StoryTexts, CopiesOfTheFirstAndOfTheLastAreFoundAmongMany) {
  vector<string> texts = some_texts(40);
  texts.push_back(texts.front());
  texts.push_back(texts[39]);
  texts.push_back(texts[39] + TestWords(7).chinese(120));
  texts.push_back(texts[20]);  // Beyond both: passed over.
  OneStory world;
  const auto members = world.tell(texts, std::size_t{1} << 20);
  for (std::size_t i = 0; i < 40; ++i) {
    EXPECT_FALSE(members[i].copy) << i;
    EXPECT_EQ(members[i].own, 1.0) << i;
  }
  EXPECT_TRUE(members[40].copy);
  EXPECT_EQ(members[40].own, 0.0);
  EXPECT_TRUE(members[41].copy);
  EXPECT_FALSE(members[42].copy);
  EXPECT_NEAR(*members[42].own, 0.5, 0.02);
  EXPECT_FALSE(members[43].copy);
}

TEST(StoryTexts, WhatIsKeptInMemoryChangesNothing) {
  vector<string> texts = some_texts(5);
  texts.push_back(texts[2] + texts[0]);
  texts.push_back("短。");
  texts.push_back(texts[1].substr(0, 90) + texts[3]);
  OneStory much, none;
  const auto with = much.tell(texts, std::size_t{1} << 30), without = none.tell(texts, 0);
  ASSERT_EQ(with.size(), without.size());
  for (std::size_t i = 0; i < with.size(); ++i) {
    EXPECT_EQ(with[i].copy, without[i].copy) << i;
    EXPECT_EQ(with[i].own, without[i].own) << i;
  }
  EXPECT_FALSE(with[6].own);
  EXPECT_EQ(with[5].own, 0.0);
}

TEST(StoryTexts, ALongTextIsComparedWhole) {
  const string begins = TestWords(1).chinese(4000), ends = TestWords(2).chinese(4000);
  OneStory world;
  const auto members = world.tell({begins, begins + ends, ends}, 0);
  EXPECT_NEAR(*members[1].own, 0.5, 0.02);
  EXPECT_EQ(members[2].own, 0.0);
}

TEST(StoryTexts, OfOneDayWhatNamesItsSourceComesLast) {
  OneStory world;
  const string text = TestWords(1).chinese(120);
  Article paper = *world.archive().article(world.add("bay-post", "2024-03-04", text));
  const Article wire = *world.archive().article(world.add("hill-wire", "2024-03-04", text + "。"));
  const auto told = [&] {
    told::StoryTexts texts(world.archive());
    vector<told::Member> members(2);
    members[0].article = paper.id;
    members[1].article = wire.id;
    members[0].story = members[1].story = story;
    texts.next(100, {wire, paper}, members, nullptr);
    return std::pair{members[0].copy, members[1].copy};
  };
  EXPECT_EQ(told(), (std::pair{false, true}));
  paper.source_outlet = "hill-wire";
  EXPECT_EQ(told(), (std::pair{true, false}));
  paper.source_outlet = "bay-post";
  EXPECT_EQ(told(), (std::pair{false, true}));
}

TEST(StoryTexts, AStoryIsForgottenWhenItTakesNothingMore) {
  OneStory world;
  const string text = TestWords(1).chinese(120);
  const ArticleId one = world.add("hill-wire", "2024-03-04", text);
  const ArticleId two = world.add("bay-post", "2024-03-04", text + "。");
  told::StoryTexts texts(world.archive());
  told::Member member;
  member.article = one;
  member.story = story;
  member.own = 1;
  texts.know(100, {member});
  const auto next = [&](told::Day day) {
    vector<told::Member> today = {member};
    today[0].article = two;
    texts.next(day, {*world.archive().article(two)}, today, nullptr);
    return today[0].copy;
  };
  EXPECT_TRUE(next(100 + told::story_days));
  EXPECT_FALSE(next(101 + told::story_days));
}

}  // namespace
}  // namespace weiguan
