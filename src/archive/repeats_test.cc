// What every backend knows of articles that repeat one another.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "archive/archive.h"
#include "archive/detail/contract.h"

namespace weiguan {
namespace {

using namespace detail;

// Forty characters and more; nobody said it.
const std::string statement =
    "海湾市第三水厂昨日恢复供水，工程队连夜更换了七百米旧管道，市民可以放心饮用，水质每两小时检测一"
    "次。";
const std::string statement_in_traditional =
    "海灣市第三水廠昨日恢復供水,工程隊連夜更換了七百米舊管道,市民可以放心飲用,"
    "水質每兩小時檢測一次。";
const std::string story = "渔民老赵说，今年的鱼汛来得早，码头上的冰不够用，他只好半夜去邻县买冰。";

class Repeats : public testing::TestWithParam<std::string> {
 protected:
  Repeats() {
    if (GetParam() == "memory") {
      archive_ = make_memory_archive();
    } else {
      archive_ = open_sqlite_archive((folder_ / "archive.sqlite").string(), Access::write);
    }
  }

  ArticleId add(
      const std::string& name,
      const std::string& text,
      const std::string& time,
      const std::string& outlet = "harbour-daily") {
    const Capture capture =
        make_capture("https://daily.example/" + name, at("2024-06-01T00:00:00Z"));
    Article article = make_article(capture.url, name, text, at(time));
    article.outlet = outlet;
    const ReadArticle read = read_out_of(capture, article);
    archive_->write({{}, {capture}, {read}, {}, {}});
    return read.article.id;
  }

  std::vector<Repeat> all(const Filter& filter = {}) const {
    std::vector<Repeat> found;
    archive_->repeats(filter, [&](const Repeat& one) {
      found.push_back(one);
      return true;
    });
    return found;
  }

  std::vector<std::vector<ArticleId>> groups(const Filter& filter = {}) const {
    std::vector<std::vector<ArticleId>> found;
    archive_->copies(filter, [&](const std::vector<ArticleId>& one) {
      found.push_back(one);
      return true;
    });
    return found;
  }

  ScratchFolder folder_;
  std::unique_ptr<Archive> archive_;
};

INSTANTIATE_TEST_SUITE_P(
    Backends, Repeats, testing::Values("memory", "sqlite"), [](const auto& one) {
      return one.param;
    });

TEST_P(Repeats, AnEmptyArchiveHasNone) {
  const Compared compared = archive_->compare();
  EXPECT_EQ(compared.articles, 0U);
  EXPECT_FALSE(compared.stopped);
  EXPECT_TRUE(all().empty());
  EXPECT_TRUE(groups().empty());
  EXPECT_TRUE(archive_->repeats_of(ArticleId{}).empty());
}

TEST_P(Repeats, TheOlderArticleIsTheSourceWhicheverCameFirst) {
  const ArticleId late = add("late", story + statement_in_traditional, "2024-05-02T00:00:00Z");
  const ArticleId early = add("early", statement, "2024-05-01T00:00:00Z");
  const Compared compared = archive_->compare();
  EXPECT_EQ(compared.articles, 2U);
  EXPECT_EQ(compared.new_articles, 2U);
  const std::vector<Repeat> found = all();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].source, early);
  EXPECT_EQ(found[0].target, late);
  ASSERT_EQ(found[0].passages.size(), 1U);
  EXPECT_EQ(found[0].passages[0].source, (Range{0, statement.size()}));
  EXPECT_EQ(
      found[0].passages[0].target,
      (Range{story.size(), story.size() + statement_in_traditional.size()}));
  EXPECT_DOUBLE_EQ(found[0].of_source, 1);
  EXPECT_GT(found[0].of_target, 0.5);
  EXPECT_LT(found[0].of_target, 0.7);
}

TEST_P(Repeats, AFormulaAloneIsNoRepeat) {
  add("a", "会见时强调，双方要加强沟通，深化合作。" + story, "2024-05-01T00:00:00Z");
  add("b",
      "会见时强调，双方要加强沟通，深化合作。代表们还参观了一座灯塔。",
      "2024-05-02T00:00:00Z");
  add("c",
      "The minister said that both sides would work together on trade.",
      "2024-05-03T00:00:00Z");
  add("d",
      "The envoy said that both sides would work together on fishing.",
      "2024-05-04T00:00:00Z");
  archive_->compare();
  EXPECT_TRUE(all().empty());
}

TEST_P(Repeats, TextsTooShortForARunRepeatWhenTheyAreEqual) {
  const ArticleId a = add("a", "码头关闭。", "2024-05-01T00:00:00Z");
  const ArticleId b = add("b", "碼頭關閉", "2024-05-02T00:00:00Z");
  add("c", "码头关门。", "2024-05-03T00:00:00Z");
  add("d", "", "2024-05-04T00:00:00Z");
  add("e", "。", "2024-05-05T00:00:00Z");
  add("f", "！", "2024-05-06T00:00:00Z");
  archive_->compare();
  ASSERT_EQ(all().size(), 1U);
  EXPECT_DOUBLE_EQ(all()[0].resemblance, 1);
  EXPECT_EQ(groups(), (std::vector<std::vector<ArticleId>>{{a, b}}));
}

TEST_P(Repeats, AFormFilledInWithOtherFiguresIsNoCopy) {
  const auto bulletin = [](const std::string& figures) {
    return "海湾市港务局通报：昨日进港" + figures +
           "，全部完成检查，未见异常，航道通行正常，请各船公司和渔民朋友留意天气变化，注意航行安全"
           "。";
  };
  const ArticleId a = add("a", bulletin("渔船12艘、货轮35艘、客轮7艘"), "2024-05-01T00:00:00Z");
  add("b", bulletin("渔船18艘、货轮41艘、客轮9艘"), "2024-05-02T00:00:00Z");
  const ArticleId c =
      add("c", "（本报讯）" + bulletin("渔船12艘、货轮35艘、客轮7艘"), "2024-05-01T09:00:00Z");
  archive_->compare();
  EXPECT_EQ(groups(), (std::vector<std::vector<ArticleId>>{{a, c}}));
  EXPECT_EQ(all().size(), 3U) << "each repeats the others";
}

TEST_P(Repeats, KnowsWhatWasComparedAndNotMore) {
  const ArticleId a = add("a", statement, "2024-05-01T00:00:00Z");
  EXPECT_TRUE(all().empty());
  archive_->compare();
  const ArticleId b = add("b", statement, "2024-05-02T00:00:00Z");
  EXPECT_TRUE(all().empty());
  EXPECT_TRUE(groups().empty());
  const Compared compared = archive_->compare();
  EXPECT_EQ(compared.articles, 2U);
  EXPECT_EQ(compared.new_articles, 1U);
  EXPECT_EQ(all().size(), 1U);
  EXPECT_EQ(groups(), (std::vector<std::vector<ArticleId>>{{a, b}}));
  EXPECT_EQ(archive_->compare().new_articles, 0U);
}

TEST_P(Repeats, TellsThoseOfOneArticleAsTargetThenAsSource) {
  const ArticleId a = add("a", statement, "2024-05-01T00:00:00Z");
  const ArticleId b = add("b", statement + "甲", "2024-05-02T00:00:00Z");
  const ArticleId c = add("c", statement + "乙", "2024-05-03T00:00:00Z");
  archive_->compare();
  const std::vector<Repeat> of_b = archive_->repeats_of(b);
  ASSERT_EQ(of_b.size(), 2U);
  EXPECT_EQ(of_b[0].source, a);
  EXPECT_EQ(of_b[0].target, b);
  EXPECT_EQ(of_b[1].source, b);
  EXPECT_EQ(of_b[1].target, c);
}

TEST_P(Repeats, CopiesCountOnceAmongThoseThatAreAsked) {
  add("a", statement, "2024-05-01T00:00:00Z", "harbour-daily");
  const ArticleId b = add("b", statement, "2024-05-02T00:00:00Z", "hill-post");
  add("c", statement, "2024-05-03T00:00:00Z", "hill-post");
  const ArticleId d = add("d", story, "2024-05-04T00:00:00Z", "hill-post");
  archive_->compare();
  Filter hill;
  hill.outlets = {"hill-post"};
  Filter once = hill;
  once.copies_once_in = std::make_shared<const Filter>(hill);
  const auto ids = [&](const Filter& filter) {
    std::vector<ArticleId> found;
    archive_->articles(filter, [&](const Article& article) {
      found.push_back(article.id);
      return true;
    });
    return found;
  };
  EXPECT_EQ(ids(hill).size(), 3U);
  EXPECT_EQ(ids(once), (std::vector{b, d}));
  // Among all, the text is the harbour's.
  once.copies_once_in = std::make_shared<const Filter>();
  EXPECT_EQ(ids(once), (std::vector{d}));
  Search search;
  search.filter = once;
  EXPECT_EQ(archive_->search(search).total, 1U);
  EXPECT_EQ(archive_->count_articles(once, {}).at(0).articles, 1U);
}

TEST_P(Repeats, StopsWhenAsked) {
  add("a", statement, "2024-05-01T00:00:00Z");
  add("b", statement, "2024-05-02T00:00:00Z");
  archive_->compare();
  Stop stop;
  stop.request();
  std::size_t count = 0;
  archive_->repeats(
      {},
      [&](const Repeat&) {
        ++count;
        return true;
      },
      &stop);
  EXPECT_EQ(count, 0U);
}

}  // namespace
}  // namespace weiguan
