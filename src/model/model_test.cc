#include <gtest/gtest.h>

#include "model/article.h"
#include "model/capture.h"

namespace weiguan {
namespace {

constexpr Time at(int second) {
  return Time{std::chrono::seconds{second}};
}

TEST(Ids, ArePrintedAsTheyAreRead) {
  const ArticleId id{0x00ab34567890cdefULL};
  EXPECT_EQ(to_string(id), "00ab34567890cdef");
  EXPECT_EQ(parse_article_id("00ab34567890cdef"), id);
  for (const char* text :
       {"", "00AB34567890CDEF", "00ab34567890cde", "00ab34567890cdeg", "+0ab34567890cdef"}) {
    EXPECT_FALSE(parse_article_id(text)) << text;
    EXPECT_FALSE(parse_capture_id(text)) << text;
  }
}

TEST(ArticleId, IsOfWhatWasSaidAndWhere) {
  Article article;
  article.url = "https://tide.example/a?utm_source=x";
  article.title = "题";
  article.text = "文";
  const ArticleId id = article_id(article);
  article.url = "http://tide.example/a";
  Article same = article;
  same.published = {at(1), at(2), TimeSource::metadata};
  same.outlet = "tide";
  same.authors = {"somebody"};
  EXPECT_EQ(article_id(same), id);
  for (auto* part : {&same.title, &same.text, &same.account, &same.url}) {
    Article other = article;
    (part == &same.title     ? other.title
     : part == &same.text    ? other.text
     : part == &same.account ? other.account
                             : other.url) += "x";
    EXPECT_NE(article_id(other), id);
  }
  Article post = article;
  post.kind = ArticleKind::post;
  EXPECT_NE(article_id(post), id);
}

TEST(CaptureId, OfAChunkDoesNotHoldTheTime) {
  EXPECT_NE(capture_id("u", at(1), "d"), capture_id("u", at(2), "d"));
  EXPECT_EQ(chunk_id("d", "m"), chunk_id("d", "m"));
  EXPECT_NE(chunk_id("d", "m"), chunk_id("d", "n"));
}

TEST(TimeRange, TheBetterDoesNotDependOnTheOrder) {
  const TimeRange day{at(0), at(86399), TimeSource::metadata};
  const TimeRange second{at(500), at(500), TimeSource::metadata};
  const TimeRange guessed{at(7), at(7), TimeSource::address};
  const TimeRange seen = first_seen(at(90000));
  for (const auto& [one, two, best] : {
           std::tuple{day, second, second},
           std::tuple{day, guessed, day},
           std::tuple{seen, guessed, guessed},
           std::tuple{first_seen(at(5)), first_seen(at(9)), first_seen(at(5))},
       }) {
    EXPECT_EQ(better(one, two), best);
    EXPECT_EQ(better(two, one), best);
  }
}

TEST(TimeRange, SaysWhenItCannotBeToldWhoWasFirst) {
  const TimeRange first{at(0), at(9), TimeSource::text};
  const TimeRange later{at(10), at(19), TimeSource::text};
  const TimeRange long_one{at(5), at(15), TimeSource::text};
  EXPECT_EQ(is_before(first, later), Before::yes);
  EXPECT_EQ(is_before(later, first), Before::no);
  EXPECT_EQ(is_before(first, long_one), Before::cannot_tell);
  EXPECT_EQ(is_before(later, later), Before::cannot_tell);
  EXPECT_EQ(is_before(first_seen(at(3)), later), Before::yes);
  EXPECT_EQ(is_before(later, first_seen(at(30))), Before::cannot_tell);
}

TEST(Words, AreReadAsTheyArePrinted) {
  for (const auto kind :
       {ArticleKind::article, ArticleKind::post, ArticleKind::answer, ArticleKind::document}) {
    EXPECT_EQ(parse_article_kind(to_string(kind)), kind);
  }
  for (int i = 0; i < 6; ++i) {
    const auto source = static_cast<TimeSource>(i);
    EXPECT_EQ(parse_time_source(to_string(source)), source);
  }
  EXPECT_FALSE(parse_article_kind("Article"));
  EXPECT_FALSE(parse_time_source(""));
}

}  // namespace
}  // namespace weiguan
