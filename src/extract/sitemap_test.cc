#include "extract/sitemap.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

Sitemap read(std::string_view bytes, const SitemapLimits& limits = {}) {
  SitemapInput input;
  input.bytes = bytes;
  input.url = "https://valley.example/sitemap.xml";
  input.captured = Time{std::chrono::sys_days{std::chrono::year{2024} / 12 / 1}};
  input.zone = *Zone::find("+08:00");
  return read_sitemap(input, limits);
}

std::string from(const std::optional<TimeRange>& range) {
  return range ? format_time(range->earliest) : "none";
}

const std::string pages = R"(<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
 xmlns:xhtml="http://www.w3.org/1999/xhtml">
 <url><loc> https://valley.example/a?x=1&amp;y=2 </loc><lastmod>2024-07-02</lastmod>
  <changefreq>daily</changefreq><priority>0.5</priority>
  <news:news><news:publication><news:name>河谷日报</news:name><news:language>zh-cn</news:language>
   </news:publication><news:publication_date>2024-07-02T09:30:00+08:00</news:publication_date>
   <news:title>青禾县修好三座桥</news:title></news:news>
  <image:image><image:loc>https://valley.example/1.jpg</image:loc></image:image>
  <image:image><image:loc>/2.jpg</image:loc></image:image>
  <xhtml:link rel="alternate" hreflang="en" href="https://valley.example/en/a"/></url>
 <url><loc>https://valley.example/b</loc><lastmod>2024-07</lastmod></url>
 <url><loc></loc></url>
</urlset>)";

TEST(Sitemap, ReadsPages) {
  const Sitemap sitemap = read(pages);
  EXPECT_EQ(sitemap.kind, SitemapKind::pages);
  ASSERT_EQ(sitemap.entries.size(), 2U);
  EXPECT_EQ(sitemap.entries[0].url, "https://valley.example/a?x=1&y=2");
  EXPECT_EQ(from(sitemap.entries[0].modified), "2024-07-01T16:00:00Z");
  EXPECT_EQ(format_time(sitemap.entries[0].modified->latest), "2024-07-02T15:59:59Z");
  EXPECT_EQ(sitemap.entries[0].modified->source, TimeSource::feed);
  // A month is all that is known.
  EXPECT_EQ(from(sitemap.entries[1].modified), "2024-06-30T16:00:00Z");
  EXPECT_EQ(format_time(sitemap.entries[1].modified->latest), "2024-07-31T15:59:59Z");
  EXPECT_TRUE(sitemap.problems.empty());
}

TEST(Sitemap, ReadsNewsImagesAndLanguages) {
  const Sitemap sitemap = read(pages);
  const SitemapEntry& entry = sitemap.entries.at(0);
  EXPECT_EQ(entry.title, "青禾县修好三座桥");
  EXPECT_EQ(entry.outlet_name, "河谷日报");
  EXPECT_EQ(entry.language, "zh-cn");
  EXPECT_EQ(from(entry.published), "2024-07-02T01:30:00Z");
  EXPECT_EQ(
      entry.images,
      (std::vector<std::string>{"https://valley.example/1.jpg", "https://valley.example/2.jpg"}));
  ASSERT_EQ(entry.alternates.size(), 1U);
  EXPECT_EQ(entry.alternates[0].language, "en");
  EXPECT_FALSE(sitemap.entries[1].published);
  EXPECT_TRUE(sitemap.entries[1].images.empty());
}

TEST(Sitemap, ReadsAnIndex) {
  const Sitemap sitemap = read(
      "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap>"
      "<loc><![CDATA[https://valley.example/1.xml.gz]]></loc>"
      "<lastmod>2024-07-02T09:30:00Z</lastmod></sitemap></sitemapindex>");
  EXPECT_EQ(sitemap.kind, SitemapKind::index);
  ASSERT_EQ(sitemap.entries.size(), 1U);
  EXPECT_EQ(sitemap.entries[0].url, "https://valley.example/1.xml.gz");
}

TEST(Sitemap, ReadsOneAddressALine) {
  const Sitemap sitemap = read("\xEF\xBB\xBFhttps://a.example/1\r\n\r\nhttps://a.example/二\r\n");
  EXPECT_EQ(sitemap.kind, SitemapKind::text);
  ASSERT_EQ(sitemap.entries.size(), 2U);
  EXPECT_EQ(sitemap.entries[1].url, "https://a.example/二");
  EXPECT_TRUE(sitemap.problems.empty());
}

TEST(Sitemap, OtherFilesAreNone) {
  for (const std::string_view bytes :
       {"",
        "some words\nhttps://a.example/\nmore words",
        "<html><body>x</body></html>",
        "<rss><channel/></rss>",
        "{\"url\": \"https://a.example/\"}",
        "http: //a.example"}) {
    const Sitemap sitemap = read(bytes);
    EXPECT_EQ(sitemap.kind, SitemapKind::none) << bytes;
    EXPECT_TRUE(sitemap.entries.empty());
    ASSERT_EQ(sitemap.problems.size(), 1U);
    EXPECT_EQ(sitemap.problems[0].rule, "sitemap-kind");
    EXPECT_FALSE(looks_like_sitemap(bytes)) << bytes;
  }
  EXPECT_TRUE(looks_like_sitemap(std::string_view(pages).substr(0, 200)));
  EXPECT_TRUE(looks_like_sitemap("https://a.example/1\nhttps://a.example/2\nhtt"));
}

TEST(Sitemap, ABrokenOneIsReadOn) {
  const Sitemap sitemap = read(
      "\n<?xml version='1.0'?><urlset><url><loc>https://a.example/?a=1&b=2</loc>"
      "<url><loc>https://a.example/2</loc></url><url><loc>https://a.exam");
  ASSERT_EQ(sitemap.entries.size(), 2U);
  EXPECT_EQ(sitemap.entries[0].url, "https://a.example/?a=1&b=2");
  EXPECT_EQ(sitemap.entries[1].url, "https://a.example/2");
  ASSERT_GE(sitemap.problems.size(), 3U);
  EXPECT_EQ(sitemap.problems[0].rule, "xml-syntax");
  EXPECT_EQ(sitemap.problems[0].file, "https://valley.example/sitemap.xml");
}

TEST(Sitemap, EntriesAreBounded) {
  SitemapLimits limits;
  limits.max_entries = 2;
  EXPECT_TRUE(read("https://a.example/1\nhttps://a.example/2\n", limits).problems.empty());
  const Sitemap text =
      read("https://a.example/1\nhttps://a.example/2\nhttps://a.example/3", limits);
  EXPECT_EQ(text.entries.size(), 2U);
  ASSERT_EQ(text.problems.size(), 1U);
  EXPECT_EQ(text.problems[0].rule, "sitemap-entries");
  limits.max_entries = 1;
  EXPECT_EQ(read(pages, limits).entries.size(), 1U);
}

}  // namespace
}  // namespace weiguan
