// What came in last, and who posts how much, asked of each backend.
#include <gtest/gtest.h>

#include "archive/archive.h"
#include "archive/detail/contract.h"

namespace weiguan {
namespace {

using namespace detail;

class Lists : public testing::TestWithParam<std::string> {
 protected:
  Lists() {
    if (GetParam() == "memory") {
      archive_ = make_memory_archive();
    } else {
      archive_ = open_sqlite_archive((folder_ / "archive.sqlite").string(), Access::write);
    }
    auto post = [](const std::string& account, const std::string& text) {
      Article article = make_article("", "", text, at("2024-05-01T07:00:00Z"));
      article.kind = ArticleKind::post;
      article.account = account;
      return article;
    };
    Batch batch;
    batch.captures = {old_, posts_, again_};
    batch.articles = {
        read_out_of(old_, tide_),
        // Read once more, out of a later capture: it came in with the first one.
        read_out_of(again_, tide_),
        read_out_of(posts_, post("weibo:小舟", "一号帖"), 0, 10),
        read_out_of(posts_, post("weibo:小舟", "二号帖"), 10, 20),
        read_out_of(posts_, post("weibo:大船", "三号帖"), 20, 30)};
    for (const auto& one : batch.articles) ids_.push_back(one.article.id);
    archive_->write(batch);
  }

  ScratchFolder folder_;
  std::unique_ptr<Archive> archive_;
  const Capture old_ = make_capture("https://daily.example/a.html", at("2024-05-01T08:00:00Z"));
  const Capture posts_ = make_capture("file:posts.jsonl", at("2024-05-02T08:00:00Z"));
  const Capture again_ = make_capture("https://daily.example/a.html", at("2024-05-03T08:00:00Z"));
  const Article tide_ = make_article(
      "https://daily.example/a.html", "潮水", "潮水上涨。", at("2024-05-01T06:00:00Z"));
  std::vector<ArticleId> ids_;
};

INSTANTIATE_TEST_SUITE_P(Backends, Lists, testing::Values("memory", "sqlite"), [](const auto& one) {
  return one.param;
});

TEST_P(Lists, ArrivalsComeLastFirstAndEachOnce) {
  const Time posted = posts_.time;
  const std::vector<Arrival> all = {
      {ids_[4], posts_.id, posted},
      {ids_[3], posts_.id, posted},
      {ids_[2], posts_.id, posted},
      {ids_[0], old_.id, old_.time}};
  EXPECT_EQ(archive_->latest_arrivals(10), all);
  EXPECT_EQ(archive_->latest_arrivals(2), std::vector(all.begin(), all.begin() + 2));
  EXPECT_TRUE(archive_->latest_arrivals(0).empty());
}

TEST_P(Lists, OnlyTheLastCapturesAreLookedAt) {
  EXPECT_TRUE(archive_->latest_arrivals(10, 1).empty()) << "the last one brought nothing new";
  EXPECT_EQ(archive_->latest_arrivals(10, 2).size(), 3U);
}

TEST_P(Lists, AccountsAreCountedAmongThoseThatPass) {
  const std::vector<AccountCount> all = {{"weibo:小舟", 2}, {"", 1}, {"weibo:大船", 1}};
  EXPECT_EQ(archive_->count_accounts({}), all);
  Filter filter;
  filter.query = parse_query("一号帖");
  EXPECT_EQ(archive_->count_accounts(filter), (std::vector<AccountCount>{{"weibo:小舟", 1}}));
  filter.query = parse_query("无此帖");
  EXPECT_TRUE(archive_->count_accounts(filter).empty());
}

TEST(ListsOfNothing, AreEmpty) {
  const auto archive = make_memory_archive();
  EXPECT_TRUE(archive->latest_arrivals(10).empty());
  EXPECT_TRUE(archive->count_accounts({}).empty());
}

}  // namespace
}  // namespace weiguan
