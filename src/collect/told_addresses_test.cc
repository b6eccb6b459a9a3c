#include "collect/detail/told_addresses.h"

#include <gtest/gtest.h>

#include "model/capture.h"

namespace weiguan {
namespace {

const ExactTime seen = *parse_time("2024-07-02T10:00:00Z");

Source source(Source::Kind kind) {
  Source one;
  one.name = "harbour";
  one.kind = kind;
  one.url = "https://daily.example/source";
  return one;
}

ToldAddresses read(const Source& from, std::string_view bytes) {
  SourceAnswer answer;
  answer.bytes = bytes;
  answer.url = from.url;
  answer.purpose = purpose_of(from.kind);
  answer.now = seen;
  return read_source(from, answer);
}

std::vector<std::string> urls(const ToldAddresses& told) {
  std::vector<std::string> all;
  for (const WatchedAddress& one : told.addresses) all.push_back(one.url);
  return all;
}

using Urls = std::vector<std::string>;

TEST(ToldAddresses, OfAFeedKnowWhenTheirArticleWasPublished) {
  const ToldAddresses told = read(source(Source::Kind::feed), R"(<?xml version="1.0"?>
<rss version="2.0"><channel><title>港口日报</title>
<item><title>一</title><link>https://daily.example/1.html</link>
<pubDate>Tue, 02 Jul 2024 17:30:00 +0800</pubDate></item>
<item><title>二</title><link>/2.html</link></item>
<item><title>三</title></item>
<item><title>四</title><link>javascript:alert(1)</link></item>
</channel></rss>)");
  EXPECT_EQ(told.failure, "");
  EXPECT_EQ(urls(told), (Urls{"https://daily.example/1.html", "https://daily.example/2.html"}));
  ASSERT_TRUE(told.addresses[0].published);
  EXPECT_EQ(told.addresses[0].published->earliest, *parse_time("2024-07-02T09:30:00Z"));
  EXPECT_FALSE(told.addresses[1].published);
  EXPECT_EQ(told.addresses[0].source, "harbour");
  EXPECT_EQ(told.addresses[0].via, "https://daily.example/source");
  EXPECT_EQ(told.addresses[0].due, seen);
}

TEST(ToldAddresses, SayWhyThereAreNone) {
  EXPECT_NE(read(source(Source::Kind::feed), "<html><body>Hello</body></html>").failure, "");
  EXPECT_NE(read(source(Source::Kind::sitemap), "<html><body>Hello</body></html>").failure, "");
  EXPECT_NE(read(source(Source::Kind::opml), "<html><body>Hello</body></html>").failure, "");
  EXPECT_NE(read(source(Source::Kind::listing), "<html><body>Hello</body></html>").failure, "");
}

TEST(ToldAddresses, OfASitemapAreChosenByItsLinks) {
  Source from = source(Source::Kind::sitemap);
  from.links = "/news/";
  const ToldAddresses told = read(from, R"(<?xml version="1.0"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://daily.example/news/1</loc><lastmod>2024-07-01T00:00:00Z</lastmod></url>
<url><loc>https://daily.example/about</loc></url></urlset>)");
  EXPECT_EQ(urls(told), Urls{"https://daily.example/news/1"});
  EXPECT_EQ(told.addresses[0].changed, ExactTime{*parse_time("2024-07-01T00:00:00Z")});
}

TEST(ToldAddresses, OfAnIndexAreSitemaps) {
  const ToldAddresses told = read(source(Source::Kind::sitemap), R"(<?xml version="1.0"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://daily.example/july.xml.gz</loc></sitemap></sitemapindex>)");
  ASSERT_EQ(urls(told), Urls{"https://daily.example/july.xml.gz"});
  EXPECT_EQ(told.addresses[0].purpose, purpose::sitemap);
  EXPECT_EQ(told.addresses[0].rank, Rank::source);
}

TEST(ToldAddresses, ThatAreOnePageUnderManyNamesAreCut) {
  std::string map =
      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
      "<url><loc>https://daily.example/1.html</loc></url>";
  for (int i = 0; i < 500; ++i)
    map += "<url><loc>https://daily.example/list?sid=" + std::to_string(i * 7919) + "</loc></url>";
  map += "</urlset>";
  const ToldAddresses told = read(source(Source::Kind::sitemap), map);
  EXPECT_EQ(told.addresses.size(), 1 + most_of_one_page);
  ASSERT_FALSE(told.problems.empty());
  EXPECT_EQ(told.problems.back().rule, "address-parameters");
  EXPECT_EQ(told.problems.back().file, "https://daily.example/source");
}

TEST(ToldAddresses, OfAListingAreItsOwnSiteOrThoseThatMatch) {
  const std::string page =
      "<html><body><a href='/news/1.html'>一</a><a href='/about'>关于</a>"
      "<a href='https://wave.example/news/2.html'>二</a></body></html>";
  EXPECT_EQ(
      urls(read(source(Source::Kind::listing), page)),
      (Urls{"https://daily.example/news/1.html", "https://daily.example/about"}));
  Source chosen = source(Source::Kind::listing);
  chosen.links = R"(/news/\d+\.html$)";
  EXPECT_EQ(
      urls(read(chosen, page)),
      (Urls{"https://daily.example/news/1.html", "https://wave.example/news/2.html"}));
}

TEST(ToldAddresses, ThatAreTooLongAreToldAndLeftOut) {
  Source from = source(Source::Kind::listing);
  from.links = "(a|b)*c";
  const std::string page = "<html><body><a href='/" + std::string(3000, 'a') +
                           "c'>一</a><a href='/abc'>二</a></body></html>";
  const ToldAddresses told = read(from, page);
  EXPECT_EQ(urls(told), Urls{"https://daily.example/abc"});
  ASSERT_EQ(told.problems.size(), 1u);
  EXPECT_EQ(told.problems[0].rule, "fetch-address");
}

TEST(ToldAddresses, OfAnOpmlFileAreFeeds) {
  const ToldAddresses told = read(source(Source::Kind::opml), R"(<opml version="2.0"><body>
<outline text="港口日报" type="rss" xmlUrl="https://daily.example/feed.xml"/></body></opml>)");
  ASSERT_EQ(urls(told), Urls{"https://daily.example/feed.xml"});
  EXPECT_EQ(told.addresses[0].purpose, purpose::feed);
}

}  // namespace
}  // namespace weiguan
