// Feeds that are not what they should be: what is readable is kept, and each fault is told.
#include <gtest/gtest.h>

#include "extract/feed.h"
#include "text/utf8.h"

namespace weiguan {
namespace {

Feed read(std::string_view bytes, std::string charset = {}) {
  FeedInput input;
  input.bytes = bytes;
  input.url = "https://news.example/rss";
  input.http_charset = std::move(charset);
  return read_feed(input);
}

std::vector<std::string> rules(const Feed& feed) {
  std::vector<std::string> out;
  for (const Problem& one : feed.problems) out.push_back(one.rule);
  return out;
}

using Rules = std::vector<std::string>;

std::string rss(const std::string& inside) {
  return "<rss version=\"2.0\"><channel>" + inside + "</channel></rss>";
}

std::string title(std::string_view bytes) {
  const Feed feed = read(bytes);
  return feed.entries.empty() ? "none" : feed.entries[0].title;
}

TEST(BrokenFeed, AWellFormedTwinHasNoProblems) {
  const std::string good = rss("<item><title>渡口 &amp; 桥 &#8212; &lt;3</title></item>");
  EXPECT_EQ(title(good), "渡口 & 桥 — <3");
  EXPECT_TRUE(read(good).problems.empty());
}

TEST(BrokenFeed, StrayAmpersandsAndHtmlEntitiesAreRead) {
  const std::string bytes =
      rss("<item><title>Fish & Chips &eacute;t&eacute; &copy=1 &nosuch; a&b;</title>"
          "<link>https://a.example/?a=1&b=2</link></item>");
  const Feed feed = read(bytes);
  ASSERT_EQ(feed.entries.size(), 1U);
  EXPECT_EQ(feed.entries[0].title, "Fish & Chips été &copy=1 &nosuch; a&b;");
  EXPECT_EQ(feed.entries[0].url, "https://a.example/?a=1&b=2");
  EXPECT_EQ(rules(feed), (Rules{"xml-syntax", "xml-entity"}));
  EXPECT_EQ(feed.problems[1].offset, bytes.find("& Chips"));
}

TEST(BrokenFeed, ControlCharactersGo) {
  const Feed feed =
      read(rss(std::string("<item><title>a\x01\x0Bz&#2;\xEF\xBF\xBF</title></item>")));
  EXPECT_EQ(feed.entries.at(0).title, "az");
  EXPECT_EQ(rules(feed), (Rules{"xml-syntax", "xml-control"}));
}

TEST(BrokenFeed, CharactersOfWindowsAreMeant) {
  EXPECT_EQ(title(rss("<item><title>don&#146;t</title></item>")), "don’t");
  EXPECT_EQ(title(rss("<item><title>caf&#233;</title></item>")), "café");
}

TEST(BrokenFeed, WhatStandsBeforeTheDeclarationIsPassedOver) {
  const std::string feed = "<?xml version=\"1.0\"?>" + rss("<item><title>桥</title></item>");
  const Feed warned = read("<br />\n<b>Warning</b>: something in line 3<br />\n" + feed);
  EXPECT_EQ(warned.entries.at(0).title, "桥");
  EXPECT_EQ(title("\n\n  " + feed), "桥");
  const Feed worded = read("Notice!\n" + feed);
  EXPECT_EQ(worded.entries.at(0).title, "桥");
  EXPECT_EQ(rules(worded), (Rules{"xml-syntax", "xml-before"}));
}

TEST(BrokenFeed, ACutFileKeepsItsWholeElements) {
  const std::string whole =
      rss("<item><title>一</title><link>https://a.example/1</link></item>"
          "<item><title>二</title><link>https://a.example/22222</link></item>");
  const Feed cut = read(whole.substr(0, whole.find("2222") + 2));
  ASSERT_EQ(cut.entries.size(), 2U);
  EXPECT_EQ(cut.entries[0].url, "https://a.example/1");
  EXPECT_EQ(cut.entries[1].title, "二");
  EXPECT_EQ(cut.entries[1].url, "");  // Not half of one.
  EXPECT_EQ(rules(cut), (Rules{"xml-syntax", "xml-cut"}));
  EXPECT_EQ(read(whole).entries.at(1).url, "https://a.example/22222");
  EXPECT_TRUE(read(whole).problems.empty());
}

TEST(BrokenFeed, TagsThatDoNotMatchAreMended) {
  const Feed feed =
      read(rss("<item><title>一<link>https://a.example/1</link></item>"
               "<item><title>二</title></description>"
               "<item><title>三</title><description>a<br>b<p>c</description></item>"));
  ASSERT_EQ(feed.entries.size(), 3U);
  EXPECT_EQ(feed.entries[1].title, "二");
  EXPECT_EQ(feed.entries[2].title, "三");
  EXPECT_EQ(feed.entries[2].summary.text, "a\nb\nc");
  EXPECT_EQ(rules(feed), (Rules{"xml-syntax", "xml-tag"}));
}

TEST(BrokenFeed, OddAttributesAreMended) {
  const Feed feed =
      read(rss("<item x=1 x=2 y><enclosure url=https://a.example/1.mp3 type='audio/mpeg/>"
               "<title>一</title></item>"));
  ASSERT_EQ(feed.entries.size(), 1U);
  EXPECT_EQ(feed.entries[0].title, "一");
  ASSERT_EQ(feed.entries[0].files.size(), 1U);
  EXPECT_EQ(feed.entries[0].files[0].url, "https://a.example/1.mp3");
}

TEST(BrokenFeed, StraySmallerThanIsText) {
  EXPECT_EQ(title(rss("<item><title>1 < 2 <3 </title></item>")), "1 < 2 <3");
}

TEST(BrokenFeed, UndeclaredPrefixesAreKnownByName) {
  const Feed feed =
      read(rss("<item><content:encoded>&lt;p&gt;一&lt;/p&gt;</content:encoded>"
               "<dc:creator>林小舟</dc:creator><foo:creator>x</foo:creator></item>"));
  EXPECT_EQ(feed.entries.at(0).content.text, "一");
  EXPECT_EQ(feed.entries[0].authors, std::vector<std::string>{"林小舟"});
  EXPECT_TRUE(feed.problems.empty());
}

TEST(BrokenFeed, RssIsRssWhateverItsDefaultNamespace) {
  const Feed feed = read(
      "<rss xmlns=\"http://www.w3.org/2005/Atom\"><channel><title>报</title>"
      "<item><title>一</title><link>https://a.example/1</link></item></channel></rss>");
  EXPECT_EQ(feed.title, "报");
  EXPECT_EQ(feed.entries.at(0).title, "一");
  EXPECT_EQ(feed.entries[0].url, "https://a.example/1");
}

TEST(BrokenFeed, ASecondRootIsToldAndNotRead) {
  const std::string one = rss("<item><title>一</title></item>");
  const Feed feed = read(one + one);
  EXPECT_EQ(feed.entries.size(), 1U);
  EXPECT_EQ(rules(feed), (Rules{"xml-syntax", "xml-after"}));
  EXPECT_TRUE(read(one + "\n<!-- 0.2 s -->\n").problems.empty());
}

TEST(BrokenFeed, DeclaredEntitiesAreNotExpanded) {
  std::string bytes = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">";
  for (char c = 'b'; c <= 'k'; ++c) {
    bytes += std::string("<!ENTITY ") + c + " \"";
    for (int i = 0; i < 10; ++i) bytes += std::string("&") + static_cast<char>(c - 1) + ";";
    bytes += "\">";
  }
  bytes += "<!ENTITY file SYSTEM \"file:///etc/hostname\">]>";
  bytes += rss("<item><title>&k; &file; &amp;</title></item>");
  const Feed feed = read(bytes);
  ASSERT_EQ(feed.entries.size(), 1U);
  EXPECT_EQ(feed.entries[0].title, "&k; &file; &");
  EXPECT_EQ(rules(feed), (Rules{"xml-syntax", "xml-entity"}));
}

TEST(BrokenFeed, ADoctypeAloneIsNoFault) {
  const Feed feed = read(
      "<?xml version=\"1.0\"?><!DOCTYPE rss PUBLIC \"-//Example//DTD RSS 0.91//EN\" "
      "\"http://dtd.example/rss-0.91.dtd\">" +
      rss("<item><title>a</title></item>"));
  EXPECT_EQ(feed.entries.at(0).title, "a");
  EXPECT_TRUE(feed.problems.empty());
}

TEST(BrokenFeed, ACutJsonFeedKeepsItsWholeItems) {
  const std::string whole =
      R"({"version":"https://jsonfeed.org/version/1","title":"报","items":[{"id":"1"},{"id":"2"}]})";
  const Feed cut = read(whole.substr(0, whole.size() - 5));
  EXPECT_EQ(cut.title, "报");
  ASSERT_EQ(cut.entries.size(), 1U);
  EXPECT_EQ(rules(cut), Rules{"json-cut"});
  EXPECT_EQ(read(whole).entries.size(), 2U);
  EXPECT_TRUE(read(whole).problems.empty());
}

TEST(BrokenFeed, OneBadJsonItemCostsNoOther) {
  const std::string bytes =
      R"({"version":"https://jsonfeed.org/version/1","items":[{"id":"1"},{"id":oops},{"id":"3"}]})";
  const Feed feed = read(bytes);
  ASSERT_EQ(feed.entries.size(), 2U);
  EXPECT_EQ(feed.entries[1].id, "3");
  ASSERT_EQ(rules(feed), Rules{"json-syntax"});
  EXPECT_EQ(feed.problems[0].offset, bytes.find("{\"id\":oops"));
}

TEST(BrokenFeed, CharsetsAreTheDeclaredOnes) {
  // 镕 is in GBK and not in GB2312; 嘅 is in Big5-HKSCS and not in Big5.
  const std::string gb =
      "<?xml version=\"1.0\" encoding=\"gb2312\"?>" +
      rss("<item><title>\xE9\x46\xC9\xBD\xBC\xC7\xD5\xDF\xD5\xBE\xBF\xAA\xD5\xC5</title></item>");
  EXPECT_EQ(title(gb), "镕山记者站开张");
  EXPECT_EQ(read(gb).charset, "gb18030");
  EXPECT_EQ(read(gb).entries[0].end, 0U);  // Places of the text are not places of the bytes.
  const std::string big5 = rss("<item><title>\xCA\x5C\x9D\xEF\xB3\xF8\xB9\x44</title></item>");
  EXPECT_EQ(read(big5, "big5").entries.at(0).title, "佢嘅報道");
  EXPECT_TRUE(read(gb).problems.empty());
}

TEST(BrokenFeed, Utf16AndUtf32AreRead) {
  const std::string plain =
      "<?xml version=\"1.0\" encoding=\"utf-16\"?>" + rss("<item><title>a-z</title></item>");
  std::string utf16;
  std::string utf32(4, '\0');
  utf32[2] = '\xFE';
  utf32[3] = '\xFF';
  for (const char c : plain) {
    utf16 += c;
    utf16 += '\0';
    utf32 += std::string(3, '\0') + c;
  }
  EXPECT_EQ(title(utf16), "a-z");
  EXPECT_EQ(title(utf32), "a-z");
  EXPECT_TRUE(read(utf16).problems.empty());
}

TEST(BrokenFeed, UnknownCharsetsAreTold) {
  const Feed feed = read("<?xml version=\"1.0\" encoding=\"bogus\"?>" + rss("<item/>"));
  EXPECT_EQ(feed.entries.size(), 1U);
  EXPECT_EQ(rules(feed), Rules{"xml-charset"});
}

TEST(FeedLimits, EntriesBytesAndNodesAreBounded) {
  std::string many;
  for (int i = 0; i < 30; ++i) many += "<item><title>t</title></item>";
  FeedInput input;
  const std::string bytes = rss(many);
  input.bytes = bytes;
  FeedLimits limits;
  limits.max_entries = 30;
  EXPECT_EQ(read_feed(input, limits).entries.size(), 30U);
  EXPECT_TRUE(read_feed(input, limits).problems.empty());
  limits.max_entries = 10;
  EXPECT_EQ(read_feed(input, limits).entries.size(), 10U);
  EXPECT_EQ(rules(read_feed(input, limits)), Rules{"feed-entries"});
  limits.max_bytes = bytes.find("t</title>", 200) + 1;
  const Feed cut = read_feed(input, limits);
  EXPECT_EQ(cut.entries.size(), 7U);
  EXPECT_EQ(rules(cut), (Rules{"xml-size", "xml-syntax", "xml-cut"}));
  const std::string wide = rss("<item>" + many + "<link>https://a.example/</link></item>");
  input.bytes = wide;
  limits = {};
  limits.max_nodes = 20;
  EXPECT_EQ(rules(read_feed(input, limits)), Rules{"xml-limit"});
}

TEST(FeedLimits, HostileFilesAreReadInBoundedTime) {
  const std::size_t size = std::size_t{1} << 18;
  std::vector<std::string> hostile;
  for (const char* piece :
       {"<a>",
        "<a b='",
        "</a>",
        "&#x41;",
        "&",
        "&a;",
        "<!--",
        "<![CDATA[",
        "<",
        "<item>",
        "\"",
        "<a a=a b=b c=c ",
        "<?",
        "<!DOCTYPE [",
        "]]>",
        "<rss><item xml:base='../../x/'>"}) {
    std::string one = "<rss><channel><item><title>";
    while (one.size() < size) one += piece;
    hostile.push_back(std::move(one));
  }
  for (const char* piece : {"[", "{\"a\":", "{\"items\":[", "\"", "\\", "{},"}) {
    std::string one = "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[";
    while (one.size() < size) one += piece;
    hostile.push_back(std::move(one));
  }
  for (const std::string& one : hostile) {
    const Feed feed = read(one);
    EXPECT_FALSE(feed.problems.empty());
    EXPECT_LE(feed.entries.size(), FeedLimits{}.max_entries);
  }
}

}  // namespace
}  // namespace weiguan
