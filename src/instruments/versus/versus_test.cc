#include "instruments/versus/versus.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "instruments/test_texts.h"
#include "text/utf8.h"

namespace weiguan {
namespace {

const Packs& packs() {
  static const Packs one = Packs::load({WEIGUAN_SOURCE "/examples/pack"}, {});
  return one;
}

using Strings = std::vector<std::string>;

const std::string wire =
    "潮汐社北岸7月1日电，北岸渡口自昨天中午起全部关闭，三艘渡船已经返回港内避风。"
    "渡口发言人江某表示：“居民的粮食和饮水足够使用十天。”"
    "据称，有两名船员在返航途中受了轻伤，目前都在医院观察。";
const std::string copied =
    "潮汐社北岸7月1日电，北岸渡口自昨天中午起全部关闭，三艘渡船已经返回港内避风。"
    "渡口发言人江某坚决表示：“居民的粮食和饮水足够使用二十天。”"
    "本报记者在码头看到，仍有几十名乘客在等候消息。";

class Versus : public ::testing::Test {
 protected:
  TestWorld world_;

  std::string id(ArticleId one) { return to_string(one); }
  Strings lines(
      const Arguments& given,
      std::string_view table,
      const std::vector<std::string_view>& columns) {
    return world_.lines(versus::instrument, given, table, columns, packs());
  }
  bool noted(std::string_view words) {
    for (const std::string& one : world_.notes) {
      if (one.find(words) != std::string::npos) return true;
    }
    return false;
  }
};

TEST_F(Versus, LaysAnArticleBesideTheSourceItIsGiven) {
  const ArticleId source = world_.article("wire", TestWorld::on("2024-07-01"), wire, "渡口关闭");
  const ArticleId article =
      world_.article("paper", TestWorld::on("2024-07-02"), copied, "北岸渡口全部关闭");
  const Arguments given = {{"article", id(article)}, {"source", id(source)}};
  EXPECT_EQ(
      lines(given, "sentences", {"source_sentence", "article_sentence", "happened", "changes"}),
      (Strings{
          "1|1|kept|?", "2|2|changed|number, intensifier, quote", "?|3|added|?", "3|?|cut|?"}));
  EXPECT_EQ(
      lines(given, "changes", {"place", "kind", "action", "before", "after", "source_sentence"}),
      (Strings{
          "text|number|replaced|十|二十|2",
          "text|intensifier|added|?|坚决|2",
          "text|quote|replaced|居民的粮食和饮水足够使用十天|居民的粮食和饮水足够使用二十天|2"}));
  EXPECT_EQ(
      lines(
          given,
          "headline",
          {"chosen",
           "clock",
           "kept",
           "changed",
           "moved",
           "cut",
           "added",
           "headline",
           "difference"}),
      Strings{"given|before|1|1|0|1|1|changed|[+北岸+]渡口[+全部+]关闭"});
}

TEST_F(Versus, OffsetsAreCharactersAndEvidenceIsBytes) {
  const ArticleId source = world_.article("wire", TestWorld::on("2024-07-01"), wire);
  const ArticleId article = world_.article("paper", TestWorld::on("2024-07-02"), copied);
  for (const Row& row : world_.run(
           versus::instrument, {{"article", id(article)}, {"source", id(source)}}, packs())) {
    if (versus::instrument.tables[row.table].name != "sentences") continue;
    EXPECT_EQ(row.evidence.articles, (std::vector<ArticleId>{source, article}));
    for (const Passage& one : row.evidence.passages) {
      const bool of_source = one.article == source;
      const std::string& text = of_source ? wire : copied;
      const std::string part = text.substr(one.begin, one.end - one.begin);
      EXPECT_EQ(text_of(row.values[of_source ? 5 : 6]), part);
      EXPECT_EQ(
          static_cast<std::size_t>(whole_of(row.values[of_source ? 8 : 10])),
          count_characters(text.substr(0, one.begin)));
      EXPECT_EQ(
          static_cast<std::size_t>(whole_of(row.values[of_source ? 9 : 11])),
          count_characters(text.substr(0, one.end)));
    }
  }
}

TEST_F(Versus, FindsTheSourceThatTheArticleDeclares) {
  world_.article("bay", TestWorld::on("2024-06-30"), wire + "还有一句。");
  const ArticleId wired = world_.article("wire", TestWorld::on("2024-07-01"), wire);
  ReadArticle one;
  one.reading.capture = world_.capture("somebody-else", "2030");
  one.article.url = "https://paper.example/declared";
  one.article.title = "渡口";
  one.article.text = wire;
  one.article.outlet = "paper";
  one.article.source_outlet = "wire";
  one.article.published = TestWorld::on("2024-07-02");
  one.article.id = one.reading.article = article_id(one.article);
  Batch batch;
  batch.articles.push_back(one);
  world_.archive().write(batch);
  EXPECT_EQ(
      lines({{"article", id(one.article.id)}}, "headline", {"source", "chosen", "candidates"}),
      Strings{id(wired) + "|declared|2"});
  EXPECT_TRUE(noted("names its outlet"));
}

TEST_F(Versus, FindsTheEarliestThatHoldsMostOfIt) {
  const ArticleId first = world_.article("bay", TestWorld::on("2024-06-30"), wire);
  world_.article("wire", TestWorld::on("2024-07-01"), wire, "另一标题");
  world_.article("hill", TestWorld::on("2024-06-01"), wire.substr(0, 114));
  const ArticleId later = world_.article("paper", TestWorld::on("2024-07-02"), wire, "又一标题");
  EXPECT_EQ(
      lines({{"article", id(later)}}, "headline", {"source", "chosen", "clock"}),
      Strings{id(first) + "|share|before"});
  EXPECT_FALSE(noted("clocks"));
}

TEST_F(Versus, SaysWhereTheClocksDoNotDecide) {
  const ArticleId one = world_.article("bay", TestWorld::on("2024-07-01"), wire);
  const ArticleId other = world_.article("wire", TestWorld::on("2024-07-01"), wire, "另一标题");
  for (const ArticleId article : {one, other}) {
    EXPECT_EQ(
        lines({{"article", id(article)}}, "headline", {"source", "clock"}),
        Strings{id(article == one ? other : one) + "|cannot-tell"});
    EXPECT_TRUE(noted("clocks"));
  }
}

TEST_F(Versus, NothingThatIsLaterOrSharesTooLittleIsASource) {
  const ArticleId first = world_.article("wire", TestWorld::on("2024-07-01"), wire);
  world_.article("paper", TestWorld::on("2024-07-02"), copied);
  world_.article("bay", TestWorld::on("2024-06-02"), "渡口发言人江某表示，今天天气很好。");
  EXPECT_TRUE(lines({{"article", id(first)}}, "headline", {"source"}).empty());
  EXPECT_TRUE(noted("No earlier article"));
}

TEST_F(Versus, TellsWhatCopiesKeepAndWhatOnlyOneAdds) {
  const std::string extra = "渡口对面的灯塔昨晚没有亮起来。";
  const ArticleId source = world_.article("wire", TestWorld::on("2024-07-01"), wire);
  world_.article("paper", TestWorld::on("2024-07-02"), copied);
  world_.article("bay", TestWorld::on("2024-07-03"), copied + extra, "另一标题");
  world_.article("hill", TestWorld::on("2024-07-04"), wire, "又一标题");
  const Arguments given = {{"source", id(source)}};
  EXPECT_EQ(
      lines(given, "kept", {"sentence", "kept", "changed", "cut", "copies", "share"}),
      (Strings{"1|3|0|0|3|1", "2|1|2|0|3|1", "3|1|0|2|3|0.3333"}));
  EXPECT_EQ(
      lines(given, "added", {"outlet", "text", "sentence", "articles"}),
      (Strings{"bay|" + extra + "|4|1"}));
  EXPECT_EQ(lines(given, "headline", {"outlet", "added"}), (Strings{"paper|1", "bay|2", "hill|0"}));
}

TEST_F(Versus, ASourceThatNobodyCopiesHasNoRows) {
  const ArticleId source = world_.article("wire", TestWorld::on("2024-07-01"), wire);
  EXPECT_TRUE(lines({{"source", id(source)}}, "kept", {"sentence"}).empty());
  EXPECT_TRUE(noted("No copy"));
}

TEST_F(Versus, TextsThatAreEmptyHaveOnlyAHeadline) {
  const ArticleId source = world_.article("wire", TestWorld::on("2024-07-01"), wire);
  const ArticleId empty = world_.article("paper", TestWorld::on("2024-07-02"), "", "");
  const Arguments given = {{"article", id(empty)}, {"source", id(source)}};
  EXPECT_EQ(lines(given, "sentences", {"happened"}), (Strings{"cut", "cut", "cut"}));
  EXPECT_EQ(lines(given, "headline", {"headline", "verbatim", "cut"}), Strings{"missing|?|3"});
  EXPECT_TRUE(noted("has no text"));
  EXPECT_TRUE(lines({{"article", id(empty)}}, "headline", {"headline"}).empty());
  EXPECT_TRUE(lines({{"source", id(empty)}}, "headline", {"headline"}).empty());
}

TEST_F(Versus, ScriptAndPunctuationAreNoChange) {
  const ArticleId source = world_.article(
      "wire", TestWorld::on("2024-07-01"), "渡口关闭，人员撤离。江某说：“风大。”", "渡口关闭");
  const ArticleId article = world_.article(
      "paper",
      TestWorld::on("2024-07-02"),
      "渡口關閉 人員撤離。\n江某說：「風大」。",
      "渡口關閉！");
  const Arguments given = {{"article", id(article)}, {"source", id(source)}};
  EXPECT_EQ(lines(given, "sentences", {"happened"}), (Strings{"kept", "kept"}));
  EXPECT_TRUE(lines(given, "changes", {"kind"}).empty());
  EXPECT_EQ(lines(given, "headline", {"headline", "verbatim"}), Strings{"kept|1"});
}

TEST_F(Versus, RefusesWhatMakesNoSense) {
  const std::string source = id(world_.article("wire", TestWorld::on("2024-07-01"), wire));
  const std::string other = id(world_.article("bay", TestWorld::on("2024-07-01"), wire));
  for (const Arguments& given : std::vector<Arguments>{
           {},
           {{"article", "0000000000000000"}},
           {{"article", source}, {"source", source}},
           {{"article", source}, {"source", "0000000000000000"}},
           {{"article", source + "\n" + other}},
           {{"source", source}, {"least", "2"}},
           {{"article", "x"}}}) {
    EXPECT_THROW(world_.run(versus::instrument, given, packs()), UsageError);
  }
}

}  // namespace
}  // namespace weiguan
