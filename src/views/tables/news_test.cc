#include "views/tables/news.h"

#include <array>

#include <gtest/gtest.h>

#include "extract/feed.h"

namespace weiguan {
namespace {

constexpr std::array<Choice, 1> causes = {{{"author", {"removed by its author", "作者删除"}}}};

constexpr std::array<Column, 6> columns = {
    {as_entry({"gone", {"Gone", "消失"}, {"When.", "何时。"}, Type::time}, Entry::time),
     as_entry({"title", {"Title", "标题"}, {"Its own.", "原题。"}, Type::text}, Entry::title),
     as_entry({"topic", {"Topic", "主题"}, {"Of it.", "主题。"}, Type::text}, Entry::category),
     as_entry(
         {"cause", {"Cause", "原因"}, {"Why.", "为何。"}, Type::choice, {}, false, causes},
         Entry::text),
     as_entry({"address", {"Address", "网址"}, {"Where.", "何处。"}, Type::text}, Entry::address),
     as_entry({"capture", {"Capture", "存档"}, {"Its.", "存档。"}, Type::capture}, Entry::id)}};
const Table table = {"pages", {"Pages", "页"}, columns};

Time at(const char* text) {
  return *parse_time(text);
}

Row row_of(const char* gone, Value title, const char* capture) {
  Row row;
  row.values = {
      std::string(gone),
      std::move(title),
      std::string("water"),
      std::string("author"),
      std::string("http://river.example/1?a=b&c=\"d e\""),
      std::string(capture)};
  return row;
}

NewsHead head_in(Speech speech) {
  NewsHead head;
  head.name = "Tideland & Sons";
  head.instrument = "gone";
  head.arguments = "{}";
  head.question = {"What went away?", "什么不见了？"};
  head.made = at("2031-01-05T00:00:00Z");
  head.speech = speech;
  head.zone = *Zone::find("Asia/Shanghai");
  return head;
}

NewsWriter two(Speech speech, const Packs& packs) {
  NewsWriter news(table, packs, head_in(speech));
  news.row(row_of("2031-01-02T16:30:00Z", std::string("河水<上涨> ]]>"), "a"));
  news.row(row_of("2031-01-01T09:00:00Z", Value{}, "b"));
  return news;
}

// The text with each "urn:uuid:..." checked for its form and named in order.
std::string with_ids_named(std::string text, std::vector<std::string> names) {
  for (const std::string& name : names) {
    const auto at = text.find("urn:uuid:");
    if (at == std::string::npos) return text;
    const std::string id = text.substr(at + 9, 36);
    EXPECT_EQ(id.find_first_not_of("0123456789abcdef-"), std::string::npos) << id;
    EXPECT_EQ(id[14], '8');
    text.replace(at, 45, name);
  }
  return text;
}

TEST(News, WritesAnAtomFeed) {
  const Packs packs;
  EXPECT_EQ(
      with_ids_named(two(Speech::zh, packs).atom({"另有 1 条。"}), {"FEED", "FIRST", "SECOND"}),
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"zh\">\n"
      "<id>FEED</id>\n"
      "<title>Tideland &amp; Sons：什么不见了？</title>\n"
      "<subtitle>另有 1 条。</subtitle>\n"
      "<updated>2031-01-02T16:30:00Z</updated>\n"
      "<author><name>Tideland &amp; Sons</name></author>\n"
      "<generator>Weiguan</generator>\n"
      "<entry>\n"
      "<id>FIRST</id>\n"
      "<title>河水&lt;上涨&gt; ]]&gt;</title>\n"
      "<updated>2031-01-02T16:30:00Z</updated>\n"
      "<published>2031-01-02T16:30:00Z</published>\n"
      "<link rel=\"alternate\" href=\"http://river.example/1?a=b&amp;c=%22d%20e%22\"/>\n"
      "<category term=\"water\" label=\"water\"/>\n"
      "<content type=\"html\">&lt;p&gt;主题：water&lt;/p&gt;&lt;p&gt;原因：作者删除&lt;/p&gt;"
      "</content>\n"
      "</entry>\n"
      "<entry>\n"
      "<id>SECOND</id>\n"
      "<title>http://river.example/1?a=b&amp;c=&quot;d e&quot;</title>\n"
      "<updated>2031-01-01T09:00:00Z</updated>\n"
      "<published>2031-01-01T09:00:00Z</published>\n"
      "<link rel=\"alternate\" href=\"http://river.example/1?a=b&amp;c=%22d%20e%22\"/>\n"
      "<category term=\"water\" label=\"water\"/>\n"
      "<content type=\"html\">&lt;p&gt;主题：water&lt;/p&gt;&lt;p&gt;原因：作者删除&lt;/p&gt;"
      "</content>\n"
      "</entry>\n"
      "</feed>\n");
}

TEST(News, OurOwnReaderReadsItsFeed) {
  const Packs packs;
  const std::string atom = two(Speech::en, packs).atom({});
  const Feed feed = read_feed({atom, "https://desk.example/gone.atom", {}, {}, {}});
  ASSERT_EQ(feed.entries.size(), 2U);
  EXPECT_EQ(feed.title, "Tideland & Sons: What went away?");
  EXPECT_EQ(feed.entries[0].title, "河水<上涨> ]]>");
  EXPECT_EQ(feed.entries[0].url, "http://river.example/1?a=b&c=%22d%20e%22");
}

TEST(News, IdsStayWhenTheRowsAreMadeAgainAndOthersJoinThem) {
  const Packs packs;
  NewsWriter more(table, packs, head_in(Speech::en));
  more.row(row_of("2031-01-04T00:00:00Z", std::string("new"), "c"));
  more.row(row_of("2031-01-02T16:30:00Z", std::string("renamed"), "a"));
  const std::string before = two(Speech::zh, packs).atom({});
  const std::string after = more.atom({});
  const auto id_behind = [](const std::string& text, std::string_view what) {
    const auto at = text.rfind("<id>", text.find(what));
    return text.substr(at, text.find("</id>", at) - at);
  };
  EXPECT_EQ(id_behind(before, "河水"), id_behind(after, "renamed"));
  EXPECT_NE(id_behind(after, "new<"), id_behind(after, "renamed"));
}

TEST(News, AnEmptyFeedIsAFeed) {
  const Packs packs;
  NewsWriter news(table, packs, head_in(Speech::en));
  const std::string atom = news.atom({});
  EXPECT_NE(atom.find("<updated>2031-01-05T00:00:00Z</updated>"), std::string::npos);
  EXPECT_TRUE(atom.ends_with("<generator>Weiguan</generator>\n</feed>\n"));
  EXPECT_TRUE(
      news.mail({"Nobody looked."}).starts_with("Subject: Tideland & Sons: gone, nothing\n"));
}

TEST(News, AFeedThatIsServedSaysWhere) {
  const Packs packs;
  NewsHead head = head_in(Speech::en);
  head.self = "/gone.atom?q=a&b=<c>";
  NewsWriter news(table, packs, head);
  Row row = row_of("2031-01-04T00:00:00Z", std::string("one"), "c");
  row.evidence.captures.push_back(CaptureId{1});
  news.row(row);
  const std::string atom = news.atom({});
  EXPECT_NE(
      atom.find("<link rel=\"self\" type=\"application/atom+xml\" "
                "href=\"/gone.atom?q=a&amp;b=%3Cc%3E\"/>"),
      std::string::npos);
  EXPECT_NE(
      atom.find("<link rel=\"related\" href=\"/capture/0000000000000001\"/>"), std::string::npos);
}

TEST(News, CharactersThatXmlCannotHoldAreReplacedAndScriptsAreNoLinks) {
  const Packs packs;
  NewsWriter news(table, packs, head_in(Speech::en));
  Row row = row_of("2031-01-04T00:00:00Z", std::string("a\x01 \xEF\xBF\xBF\xFF z"), "c");
  row.values[4] = std::string("javascript:alert(1)");
  news.row(row);
  const std::string atom = news.atom({});
  EXPECT_NE(atom.find("<title>a� �� z</title>"), std::string::npos);
  EXPECT_EQ(atom.find("<link"), std::string::npos);
}

TEST(News, WritesADigestInChinese) {
  const Packs packs;
  EXPECT_EQ(
      two(Speech::zh, packs).mail({"另有 1 条。"}),
      "Subject: =?UTF-8?B?VGlkZWxhbmQgJiBTb25z77yaZ29uZSAyIOadoe+8jDIwMzEtMDEt?=\n"
      " =?UTF-8?B?MDEg6IezIDIwMzEtMDEtMDM=?=\n"
      "MIME-Version: 1.0\n"
      "Content-Type: text/plain; charset=UTF-8\n"
      "Content-Transfer-Encoding: 8bit\n"
      "\n"
      "什么不见了？\n"
      "另有 1 条。\n"
      "\n"
      "2031-01-03\n"
      "----------\n"
      "\n"
      "1. 河水<上涨> ]]>\n"
      "   主题：water\n"
      "   原因：作者删除\n"
      "   http://river.example/1?a=b&c=\"d e\"\n"
      "\n"
      "2031-01-01\n"
      "----------\n"
      "\n"
      "2. http://river.example/1?a=b&c=\"d e\"\n"
      "   主题：water\n"
      "   原因：作者删除\n");
}

TEST(News, WritesADigestInEnglishInShortLines) {
  const Packs packs;
  NewsWriter news(table, packs, head_in(Speech::en));
  std::string title;
  for (int i = 0; i < 20; ++i) title += "rising ";
  news.row(row_of("2031-01-02T09:00:00Z", title + "\nBcc: everybody@example.org", "a"));
  const std::string mail = news.mail({});
  EXPECT_TRUE(mail.starts_with("Subject: Tideland & Sons: gone, 1 item, 2031-01-02\n")) << mail;
  EXPECT_EQ(mail.find("\nBcc"), std::string::npos);
  EXPECT_NE(
      mail.find("\n1. rising rising rising rising rising rising rising rising rising rising\n"
                "   rising rising"),
      std::string::npos)
      << mail;
  EXPECT_NE(mail.find("\n   Cause: removed by its author\n"), std::string::npos);
}

TEST(News, OnlyTablesWithIdTimeAndTitleAreNews) {
  EXPECT_TRUE(is_news(table));
  const std::array<Column, 2> plain = {{columns[0], columns[1]}};
  EXPECT_FALSE(is_news({"plain", {"", ""}, plain}));
}

}  // namespace
}  // namespace weiguan
