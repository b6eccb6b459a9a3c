#include "instruments/selection.h"

#include <gtest/gtest.h>

#include "instruments/test_world.h"

namespace weiguan {
namespace {

struct Chosen {
  explicit Chosen(TestWorld& world, const Arguments& arguments) {
    RunContext context;
    context.zone = world.zone();
    const Selection selection = select(world.archive(), test_packs(), arguments, context);
    world.archive().articles(selection.filter(), [&](const Article& article) {
      texts.push_back(article.text);
      return true;
    });
    const Survey survey = take_survey(world.archive(), selection);
    periods = survey.periods(selection).size();
  }
  std::vector<std::string> texts;
  std::size_t periods = 0;
};

TEST(Selection, TakesAnswersOfChatbotsOnlyWhereTheyAreAskedFor) {
  TestWorld world;
  world.article("river-daily", "2024-01-05", "河水上涨");
  Answer asked;
  asked.battery = "harbour";
  asked.id = "a1";
  world.answer(asked, "2024-06-05", "河水没有上涨");
  using Texts = std::vector<std::string>;
  const Arguments by_month{{"by", "month"}};
  EXPECT_EQ(Chosen(world, by_month).texts, (Texts{"河水上涨"}));
  EXPECT_EQ(Chosen(world, by_month).periods, 1U) << "nobody published in June";
  EXPECT_EQ(Chosen(world, {{"by", "month"}, {"kind", "answer"}}).texts, (Texts{"河水没有上涨"}));
  EXPECT_EQ(
      Chosen(world, {{"by", "month"}, {"search", "河水 AND kind:answer"}}).texts,
      (Texts{"河水没有上涨"}));
}

TEST(Selection, NamesNoKindWhereNoChatbotWasAsked) {
  TestWorld world;
  world.article("river-daily", "2024-01-05", "河水上涨");
  RunContext context;
  context.zone = world.zone();
  EXPECT_TRUE(select(world.archive(), test_packs(), {}, context).kinds.empty());
}

}  // namespace
}  // namespace weiguan
