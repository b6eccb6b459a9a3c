#include "extract/feed.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

FeedInput input_of(std::string_view bytes) {
  FeedInput input;
  input.bytes = bytes;
  input.url = "https://news.example/feeds/all.xml";
  input.captured = Time{std::chrono::sys_days{std::chrono::year{2024} / 12 / 1}};
  input.zone = *Zone::find("Asia/Shanghai");
  return input;
}

Feed read(std::string_view bytes) {
  return read_feed(input_of(bytes));
}

std::string from(const std::optional<TimeRange>& range) {
  return range ? format_time(range->earliest) : "none";
}

using Names = std::vector<std::string>;

const std::string rss_zh = R"(<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
     xmlns:media="http://search.yahoo.com/mrss/">
<channel>
  <title>河谷日报 - 青禾新闻</title>
  <link>https://www.valley.example/</link>
  <atom:link href="https://www.valley.example/rss.xml" rel="self" type="application/rss+xml"/>
  <description>河谷日报的新闻</description>
  <language>zh-cn</language>
  <lastBuildDate>Tue, 02 Jul 2024 12:00:00 +0800</lastBuildDate>
  <item>
    <title><![CDATA[青禾县修好三座桥 &amp; 两条路]]></title>
    <link>/2024/0702/1.html</link>
    <guid isPermaLink="false">valley-1</guid>
    <dc:creator>林小舟</dc:creator>
    <category>社会</category><category>交通</category><category>社会</category>
    <pubDate>Tue, 02 Jul 2024 09:30:00 +0800</pubDate>
    <source url="https://ferry.example/">渡口晚报</source>
    <description>&lt;p&gt;三座旧桥已经修好。&lt;/p&gt;</description>
    <content:encoded><![CDATA[<p>三座旧桥已经修好。</p><p>工人<a href="../b.html">夜里</a>也不停工。</p>]]></content:encoded>
    <enclosure url="https://www.valley.example/1.mp3" length="1200" type="audio/mpeg"/>
    <media:group><media:content url="/1.jpg" medium="image"/></media:group>
  </item>
  <item>
    <title>渡口今天停航</title>
    <guid>https://www.valley.example/2024/0702/2.html</guid>
    <pubDate>2024-07-02 10:15:00</pubDate>
  </item>
</channel>
</rss>)";

TEST(Feed, ReadsWhatRssSaysOfItself) {
  const Feed feed = read(rss_zh);
  EXPECT_EQ(feed.kind, FeedKind::rss);
  EXPECT_EQ(feed.version, "2.0");
  EXPECT_EQ(feed.title, "河谷日报 - 青禾新闻");
  EXPECT_EQ(feed.url, "https://www.valley.example/");
  EXPECT_EQ(feed.self, "https://www.valley.example/rss.xml");
  EXPECT_EQ(feed.language, "zh-cn");
  EXPECT_EQ(from(feed.modified), "2024-07-02T04:00:00Z");
  EXPECT_TRUE(feed.problems.empty());
}

TEST(Feed, ReadsAnRssEntry) {
  const Feed feed = read(rss_zh);
  ASSERT_EQ(feed.entries.size(), 2U);
  const FeedEntry& entry = feed.entries[0];
  EXPECT_EQ(entry.title, "青禾县修好三座桥 & 两条路");
  EXPECT_EQ(entry.url, "https://news.example/2024/0702/1.html");
  EXPECT_EQ(entry.id, "valley-1");
  EXPECT_EQ(entry.authors, Names{"林小舟"});
  EXPECT_EQ(entry.categories, (Names{"社会", "交通"}));
  EXPECT_EQ(entry.source, "渡口晚报");
  EXPECT_EQ(entry.language, "zh-cn");
  EXPECT_EQ(entry.summary.text, "三座旧桥已经修好。");
  EXPECT_EQ(entry.content.text, "三座旧桥已经修好。\n工人夜里也不停工。");
  EXPECT_EQ(
      entry.content.html,
      "<p>三座旧桥已经修好。</p><p>工人<a href=\"https://news.example/b.html\">夜里</a>"
      "也不停工。</p>");
  ASSERT_EQ(entry.files.size(), 2U);
  EXPECT_EQ(entry.files[0].url, "https://www.valley.example/1.mp3");
  EXPECT_EQ(entry.files[0].size, 1200U);
  EXPECT_EQ(entry.image, "https://news.example/1.jpg");
  EXPECT_EQ(from(entry.published), "2024-07-02T01:30:00Z");
  EXPECT_EQ(entry.published->source, TimeSource::feed);
  EXPECT_EQ(entry.published->earliest, entry.published->latest);
}

TEST(Feed, TakesAPermanentIdForTheAddressAndReadsTimesWithoutZoneInTheOutletsZone) {
  const Feed feed = read(rss_zh);
  EXPECT_EQ(feed.entries.at(1).url, "https://www.valley.example/2024/0702/2.html");
  EXPECT_EQ(from(feed.entries[1].published), "2024-07-02T02:15:00Z");
}

TEST(Feed, TakesNoIdForTheAddressThatSaysItIsNone) {
  const Feed feed = read(
      "<rss><channel><item><guid isPermaLink='false'>https://a.example/1</guid></item>"
      "</channel></rss>");
  EXPECT_EQ(feed.entries.at(0).url, "");
  EXPECT_EQ(feed.entries[0].id, "https://a.example/1");
}

TEST(Feed, SaysWhereEachEntryStands) {
  const Feed feed = read(rss_zh);
  for (const FeedEntry& entry : feed.entries) {
    const std::string bytes = rss_zh.substr(entry.begin, entry.end - entry.begin);
    EXPECT_TRUE(bytes.starts_with("<item>") && bytes.ends_with("</item>")) << bytes;
  }
}

TEST(Feed, ReadsRdf) {
  const Feed feed = read(R"(<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
 <channel rdf:about="https://bay.example/rss"><title>Bay Courier</title>
  <link>https://bay.example/</link><dc:language>en</dc:language></channel>
 <item rdf:about="https://bay.example/3"><title>Ferry is late again</title>
  <link>https://bay.example/3</link><dc:date>2024-07-02T09:30+08:00</dc:date>
  <dc:subject>Ferries</dc:subject></item>
</rdf:RDF>)");
  EXPECT_EQ(feed.kind, FeedKind::rdf);
  EXPECT_EQ(feed.version, "1.0");
  EXPECT_EQ(feed.title, "Bay Courier");
  ASSERT_EQ(feed.entries.size(), 1U);
  EXPECT_EQ(feed.entries[0].url, "https://bay.example/3");
  EXPECT_EQ(feed.entries[0].categories, Names{"Ferries"});
  EXPECT_EQ(feed.entries[0].language, "en");
  // The minute is known, the second is not.
  EXPECT_EQ(format_time(feed.entries[0].published->latest), "2024-07-02T01:30:59Z");
}

const std::string atom_en = R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"
  xml:base="https://bay.example/news/">
 <title type="html">Bay &amp;amp; Valley &lt;b&gt;Courier&lt;/b&gt;</title>
 <link href="./"/><link rel="self" href="atom.xml"/><link rel="next" href="atom.xml?page=2"/>
 <author><name>Newsroom</name></author><updated>2024-07-02T10:00:00Z</updated>
 <entry>
  <id>tag:bay.example,2024:1</id>
  <title type="text">Is 1 &lt; 2? A &lt;b&gt; in a title</title>
  <link rel="alternate" type="application/json" href="1.json"/>
  <link rel="alternate" type="text/html" href="1.html"/>
  <link rel="enclosure" type="image/png" length="77" href="1.png"/>
  <published>2024-07-02T09:30:00.25+08:00</published><updated>2024-07-03T00:00:00Z</updated>
  <category term="ferries" label="Ferries"/><category term="harbour"/>
  <author><name>Ann Example</name><email>ann@bay.example</email></author>
  <source><title>Valley Gazette</title></source>
  <summary>Plain words.</summary>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One &lt; two.</p>
   <p>See <a href="2.html">this</a>.</p></div></content>
 </entry>
 <entry xml:lang="fr"><id>tag:bay.example,2024:2</id><title>Deux</title>
  <link rel="self" href="2.xml"/></entry>
</feed>)";

TEST(Feed, ReadsAtom) {
  const Feed feed = read(atom_en);
  EXPECT_EQ(feed.kind, FeedKind::atom);
  EXPECT_EQ(feed.title, "Bay & Valley Courier");
  EXPECT_EQ(feed.url, "https://bay.example/news/");
  EXPECT_EQ(feed.self, "https://bay.example/news/atom.xml");
  EXPECT_EQ(feed.next, "https://bay.example/news/atom.xml?page=2");
  ASSERT_EQ(feed.entries.size(), 2U);
  const FeedEntry& entry = feed.entries[0];
  EXPECT_EQ(entry.title, "Is 1 < 2? A <b> in a title");
  EXPECT_EQ(entry.url, "https://bay.example/news/1.html");
  EXPECT_EQ(entry.files.at(0).url, "https://bay.example/news/1.png");
  EXPECT_EQ(entry.authors, Names{"Ann Example"});
  EXPECT_EQ(entry.categories, (Names{"Ferries", "harbour"}));
  EXPECT_EQ(entry.source, "Valley Gazette");
  EXPECT_EQ(entry.summary.text, "Plain words.");
  EXPECT_EQ(entry.summary.html, "");
  EXPECT_EQ(entry.content.text, "One < two.\nSee this.");
  EXPECT_NE(entry.content.html.find("href=\"https://bay.example/news/2.html\""), std::string::npos);
  EXPECT_EQ(from(entry.published), "2024-07-02T01:30:00Z");
  EXPECT_EQ(from(entry.modified), "2024-07-03T00:00:00Z");
  EXPECT_TRUE(feed.problems.empty());
}

TEST(Feed, AnEntryWithoutAuthorOrLanguageHasTheFeeds) {
  const Feed feed = read(atom_en);
  EXPECT_EQ(feed.entries.at(0).language, "en");
  EXPECT_EQ(feed.entries.at(1).authors, Names{"Newsroom"});
  EXPECT_EQ(feed.entries[1].language, "fr");
  EXPECT_EQ(feed.entries[1].url, "https://bay.example/news/2.xml");
  // Only updated: when it was published is not known.
  EXPECT_FALSE(feed.entries[1].published);
}

TEST(Feed, ReadsAtom03) {
  const Feed feed = read(
      "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>Old</title><entry>"
      "<title mode='escaped' type='text/html'>A &lt;i&gt;b&lt;/i&gt;</title>"
      "<issued>2004-05-06</issued><content mode='base64'>PHA+SGk8L3A+</content>"
      "</entry></feed>");
  EXPECT_EQ(feed.version, "0.3");
  ASSERT_EQ(feed.entries.size(), 1U);
  EXPECT_EQ(feed.entries[0].title, "A b");
  EXPECT_EQ(feed.entries[0].content.text, "Hi");
  // A day is 24 hours long, in the outlet's zone.
  EXPECT_EQ(from(feed.entries[0].published), "2004-05-05T16:00:00Z");
  EXPECT_EQ(format_time(feed.entries[0].published->latest), "2004-05-06T15:59:59Z");
}

const std::string json_zh = R"({"version": "https://jsonfeed.org/version/1.1",
 "title": "晨鸣报", "home_page_url": "https://morning.example/", "language": "zh",
 "authors": [{"name": "编辑部"}],
 "items": [
  {"id": 7, "url": "/a/7", "title": "早市 <今天> 开张", "content_html": "<p>早市开张。</p>",
   "date_published": "2024-07-02T06:00:00+08:00", "tags": ["市场"],
   "attachments": [{"url": "https://morning.example/7.mp3", "mime_type": "audio/mpeg",
                    "size_in_bytes": 9}]},
  {"id": "8", "external_url": "https://bay.example/3", "content_text": "第一行\n\n第二行"}
 ]})";

TEST(Feed, ReadsJsonFeed) {
  const Feed feed = read(json_zh);
  EXPECT_EQ(feed.kind, FeedKind::json);
  EXPECT_EQ(feed.version, "1.1");
  EXPECT_EQ(feed.title, "晨鸣报");
  ASSERT_EQ(feed.entries.size(), 2U);
  EXPECT_EQ(feed.entries[0].id, "7");
  EXPECT_EQ(feed.entries[0].url, "https://news.example/a/7");
  EXPECT_EQ(feed.entries[0].title, "早市 <今天> 开张");
  EXPECT_EQ(feed.entries[0].content.text, "早市开张。");
  EXPECT_EQ(feed.entries[0].authors, Names{"编辑部"});
  EXPECT_EQ(feed.entries[0].files.at(0).size, 9U);
  EXPECT_EQ(from(feed.entries[0].published), "2024-07-01T22:00:00Z");
  EXPECT_EQ(feed.entries[1].url, "https://bay.example/3");
  EXPECT_EQ(feed.entries[1].content.text, "第一行\n第二行");
  EXPECT_EQ(json_zh.substr(feed.entries[1].begin, 10), R"({"id": "8")");
  EXPECT_TRUE(feed.problems.empty());
}

TEST(Feed, OtherFilesAreNoFeeds) {
  for (const std::string_view bytes :
       {"",
        "   ",
        "plain words",
        "<html><body><feed>x</feed></body></html>",
        "<!DOCTYPE html><p>An &lt;rss&gt; <rss></rss>",
        "<note><to>Ann</to></note>",
        "{\"items\": [1, 2]}",
        "{\"title\": \"a\"}",
        "[1]",
        "<urlset><url><loc>https://a.example/</loc></url></urlset>"}) {
    const Feed feed = read(bytes);
    EXPECT_EQ(feed.kind, FeedKind::none) << bytes;
    EXPECT_TRUE(feed.entries.empty()) << bytes;
    ASSERT_EQ(feed.problems.size(), 1U) << bytes;
    EXPECT_EQ(feed.problems[0].rule, "feed-kind");
    EXPECT_FALSE(looks_like_feed(bytes)) << bytes;
  }
}

TEST(Feed, IsKnownByItsFirstBytes) {
  for (const std::string_view bytes : {rss_zh, atom_en, json_zh}) {
    EXPECT_TRUE(looks_like_feed(bytes.substr(0, 500)));
  }
}

TEST(Feed, NamesPeopleWithoutTheirMail) {
  const Feed feed = read(
      "<rss><channel><item><author>ann@bay.example (Ann Example)</author></item>"
      "<item><author>Ann Example &lt;ann@bay.example&gt;</author></item>"
      "<item><author>ann@bay.example</author></item><item><author>林小舟</author></item>"
      "</channel></rss>");
  ASSERT_EQ(feed.entries.size(), 4U);
  EXPECT_EQ(feed.entries[0].authors, Names{"Ann Example"});
  EXPECT_EQ(feed.entries[1].authors, Names{"Ann Example"});
  EXPECT_EQ(feed.entries[2].authors, Names{"ann@bay.example"});
  EXPECT_EQ(feed.entries[3].authors, Names{"林小舟"});
}

TEST(Feed, AddressesThatStayRelativeAreLeftOutAndTold) {
  FeedInput input = input_of(
      "<rss><channel><item><link>/a</link></item><item><link>javascript:a()</link></item>"
      "<item><link>https://a.example/b?c=1&amp;d=2</link></item></channel></rss>");
  input.url.clear();
  const Feed feed = read_feed(input);
  ASSERT_EQ(feed.entries.size(), 3U);
  EXPECT_EQ(feed.entries[0].url, "");
  EXPECT_EQ(feed.entries[1].url, "");
  EXPECT_EQ(feed.entries[2].url, "https://a.example/b?c=1&d=2");
  ASSERT_EQ(feed.problems.size(), 1U);
  EXPECT_EQ(feed.problems[0].rule, "feed-address");
}

TEST(Feed, DatesAfterTheCaptureAreNotBelieved) {
  const std::string_view bytes =
      "<rss><channel><item><pubDate>Wed, 01 Jan 2025 00:00:00 GMT</pubDate></item>"
      "<item><pubDate>soon</pubDate></item></channel></rss>";
  const Feed feed = read(bytes);
  EXPECT_FALSE(feed.entries.at(0).published);
  ASSERT_EQ(feed.problems.size(), 1U);
  EXPECT_EQ(feed.problems[0].rule, "feed-date");
  FeedInput later = input_of(bytes);
  later.captured += std::chrono::days{60};
  EXPECT_EQ(from(read_feed(later).entries.at(0).published), "2025-01-01T00:00:00Z");
}

}  // namespace
}  // namespace weiguan
