#include "instruments/edits/edits.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "instruments/test_world.h"

namespace weiguan {
namespace {

using Strings = std::vector<std::string>;

const std::string before = "渡口管理处昨日表示，共有15艘船停航，居民应留在家中。";
const std::string after = "渡口管理处昨日表示，共有16艘船停航，居民应留在家中。";

class Edits : public ::testing::Test {
 protected:
  // What stood at the address of an outlet when it was looked at, on a day of July 2024.
  ArticleId seen(
      const std::string& outlet,
      int day,
      const std::string& text,
      const std::string& title = "标题",
      double confidence = 1,
      std::uint64_t row = 0) {
    Capture capture;
    capture.url = "https://" + outlet + ".example/story";
    capture.time =
        parse_period("2024-07-01", TestWorld::zone())->from + std::chrono::hours(24 * day);
    capture.type = row > 0 ? "resource" : "response";
    capture.status = row > 0 ? 0 : 200;
    capture.outlet = outlet;
    capture.digest = "sha256:" + std::string(64, static_cast<char>('0' + ++count_ % 10));
    capture.place.file = "w.warc.gz";
    capture.place.offset = count_;
    capture.id = capture_id(capture.url, capture.time, capture.digest);
    ReadArticle one;
    one.article.url = capture.url;
    one.article.title = title;
    one.article.text = text;
    one.article.outlet = outlet;
    one.article.language = "zh";
    one.article.confidence = confidence;
    one.article.published = TestWorld::on("2024-07-01");
    one.article.id = one.reading.article = article_id(one.article);
    one.reading.capture = capture.id;
    one.reading.begin = row;
    one.reading.end = row > 0 ? row + 10 : 0;
    Batch batch;
    batch.captures.push_back(capture);
    batch.articles.push_back(one);
    world_.archive().write(batch);
    return one.article.id;
  }

  Strings lines(
      std::string_view table,
      const std::vector<std::string_view>& columns,
      const Arguments& given = {}) {
    return world_.lines(edits::instrument, given, table, columns);
  }

  bool noted(std::string_view words) const {
    for (const std::string& one : world_.notes) {
      if (one.find(words) != std::string::npos) return true;
    }
    return false;
  }

  TestWorld world_;
  std::uint64_t count_ = 0;
};

TEST_F(Edits, TellsWhatWhenAndHowSure) {
  seen("bay", 1, before);
  seen("bay", 3, before);
  const ArticleId later = seen("bay", 5, after);
  seen("bay", 6, after);
  EXPECT_EQ(
      lines(
          "edits",
          {"classes",
           "outlet",
           "old_seen",
           "new_seen",
           "certainty",
           "deleted",
           "inserted",
           "least_after",
           "most_after"}),
      Strings{"number|bay|2024-07-03T16:00:00Z|2024-07-05T16:00:00Z|confirmed|1|1|48|120"});
  const auto rows = world_.run(edits::instrument, {}, test_packs());
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(rows[0].evidence.captures.size(), 2U);
  EXPECT_EQ(rows[0].evidence.articles.size(), 2U);
  EXPECT_EQ(rows[0].evidence.articles[1], later);
  ASSERT_EQ(rows[0].evidence.passages.size(), 2U);
  const Passage& passage = rows[0].evidence.passages[1];
  EXPECT_EQ(after.substr(passage.begin, passage.end - passage.begin), "16");
}

TEST_F(Edits, ANewTextSeenOnceIsToldAsSuch) {
  seen("bay", 1, before);
  seen("bay", 2, after);
  EXPECT_EQ(
      lines("edits", {"certainty", "difference"}),
      Strings{"once|渡口管理处昨日表示，共有[-15-][+16+]艘船停航，居民应留在家中。"});
}

TEST_F(Edits, ArtefactsAreNoEdits) {
  seen("bay", 1, before);
  seen("bay", 2, before + "\n更新时间：2024-07-03 10:00");
  seen("bay", 3, "渡口管理處昨日表示，共有15艘船停航，居民應留在家中。");
  EXPECT_TRUE(lines("edits", {"classes"}).empty());
  EXPECT_EQ(lines("outlets", {"outlet", "addresses", "edited", "edits"}), Strings{"bay|1|0|0"});
}

TEST_F(Edits, AHeadlineThatChangesIsAnEdit) {
  seen("bay", 1, before, "渡口关闭");
  seen("bay", 2, before, "渡口照常");
  EXPECT_EQ(
      lines("edits", {"classes", "difference"}),
      Strings{"headline, wording|T: 渡口[-关闭-][+照常+]"});
}

TEST_F(Edits, TextsThatFlipAreOneRowAndNoEditOfAnybody) {
  for (const int day : {1, 3, 5}) {
    seen("bay", day, before);
    seen("bay", day + 1, after);
  }
  EXPECT_EQ(lines("edits", {"certainty", "flips"}), Strings{"flips|5"});
  EXPECT_TRUE(noted("came back"));
  EXPECT_EQ(lines("outlets", {"outlet", "addresses", "edits"}), Strings{"bay|1|0"});
}

TEST_F(Edits, WhatIsUnsureIsLeftOut) {
  seen("bay", 1, before);
  seen("bay", 2, after, "标题", 0.2);
  seen("bay", 3, "");
  EXPECT_TRUE(lines("edits", {"classes"}).empty());
  EXPECT_TRUE(noted("2 readings were left out"));
  EXPECT_EQ(lines("edits", {"classes"}, {{"confidence", "0"}}), Strings{"number"});
}

TEST_F(Edits, AnotherTextIsToldAsSuch) {
  seen("bay", 1, before);
  seen("bay", 2, "灯塔守夜人的一天：从黄昏点灯到清早熄灯，他说最难熬的是雾。");
  EXPECT_EQ(lines("edits", {"certainty"}), Strings{"another"});
}

TEST_F(Edits, RowsOfFilesHaveNoOrder) {
  seen("bay", 1, before, "标题", 1, 10);
  seen("bay", 1, after, "标题", 1, 30);
  EXPECT_EQ(lines("edits", {"certainty", "new_seen", "most_after"}), Strings{"unordered|?|?"});
  EXPECT_TRUE(noted("order in time is not known"));
}

TEST_F(Edits, TheHeaviestOrTheLatestComesFirst) {
  seen("bay", 1, before);
  seen("bay", 2, after);
  seen("hill", 1, before);
  seen("hill", 5, before + "又及。");
  EXPECT_EQ(lines("edits", {"outlet"}), (Strings{"bay", "hill"}));
  EXPECT_EQ(lines("edits", {"outlet"}, {{"order", "time"}}), (Strings{"hill", "bay"}));
  EXPECT_EQ(lines("edits", {"outlet"}, {{"class", "number"}}), Strings{"bay"});
  EXPECT_EQ(lines("edits", {"outlet"}, {{"least", "50"}}), Strings{"bay"});
}

TEST_F(Edits, WhoEditsAndHowLongAfter) {
  seen("bay", 1, before);
  seen("bay", 2, after);
  seen("hill", 1, before);
  seen("hill", 2, before);
  EXPECT_EQ(
      lines(
          "outlets",
          {"outlet", "addresses", "edited", "share", "edits", "numbers", "median_after"}),
      (Strings{"bay|1|1|1|1|1|48", "hill|1|0|0|0|0|?"}));
}

TEST_F(Edits, OneAddressWithEveryChange) {
  seen("bay", 1, before);
  seen("bay", 2, after);
  EXPECT_TRUE(lines("operations", {"before"}).empty());
  EXPECT_EQ(
      lines(
          "operations",
          {"edit",
           "place",
           "classes",
           "before",
           "after",
           "before_begin",
           "before_end",
           "after_begin",
           "after_end"},
          {{"address", "https://bay.example/story"}}),
      Strings{"1|text|number|15|16|12|14|12|14"});
  EXPECT_TRUE(lines("edits", {"classes"}, {{"address", "https://nowhere.example/"}}).empty());
}

TEST_F(Edits, NothingSeenTwiceIsSaid) {
  seen("bay", 1, before);
  EXPECT_TRUE(lines("edits", {"classes"}).empty());
  EXPECT_TRUE(noted("No address was seen"));
  EXPECT_THROW(lines("edits", {"classes"}, {{"confidence", "2"}}), UsageError);
  EXPECT_THROW(lines("edits", {"classes"}, {{"least", "101"}}), UsageError);
}

}  // namespace
}  // namespace weiguan
