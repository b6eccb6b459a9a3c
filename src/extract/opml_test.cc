#include "extract/opml.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

Opml read(std::string_view bytes, const OpmlLimits& limits = {}) {
  OpmlInput input;
  input.bytes = bytes;
  input.url = "https://desk.example/lists/all.opml";
  return read_opml(input, limits);
}

const std::string list = R"(<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Papers of the valley</title></head><body>
 <outline text="报纸"><outline text="省/市">
  <outline type="rss" text="河谷日报" title="河谷日报 头版" xmlUrl="https://valley.example/feed.xml"
   htmlUrl="https://valley.example/"/></outline>
  <outline type="rss" text="Harbour Daily" xmlUrl="https://harbour.example/rss?a=1&amp;b=2"/>
 </outline>
 <outline type="rss" text="North Bay" xmlUrl="../north.xml" category="/towns/bay,/news"/>
 <outline text="A note without address"/>
</body></opml>)";

TEST(Opml, ReadsFeedsWithTheirFolders) {
  const Opml opml = read(list);
  EXPECT_TRUE(opml.is_opml);
  EXPECT_EQ(opml.title, "Papers of the valley");
  ASSERT_EQ(opml.feeds.size(), 3U);
  EXPECT_EQ(opml.feeds[0].url, "https://valley.example/feed.xml");
  EXPECT_EQ(opml.feeds[0].title, "河谷日报 头版");
  EXPECT_EQ(opml.feeds[0].site, "https://valley.example/");
  EXPECT_EQ(opml.feeds[0].folder, "报纸/省-市");
  EXPECT_EQ(opml.feeds[1].url, "https://harbour.example/rss?a=1&b=2");
  EXPECT_EQ(opml.feeds[1].title, "Harbour Daily");
  EXPECT_EQ(opml.feeds[1].folder, "报纸");
  EXPECT_EQ(opml.feeds[2].url, "https://desk.example/north.xml");
  EXPECT_EQ(opml.feeds[2].folder, "towns/bay");
  EXPECT_TRUE(opml.problems.empty());
}

TEST(Opml, AnAddressCountsOnce) {
  const Opml opml = read(
      "<opml version='1.0'><body><outline text='A' xmlurl='http://a.example/f'/>"
      "<OUTLINE TEXT='B' XMLURL='http://a.example/f'/><outline text='C' "
      "xmlUrl='feed://c.example/f'/><outline text='D' xmlUrl='feed:https://d.example/f'/>"
      "</body></opml>");
  ASSERT_EQ(opml.feeds.size(), 3U);
  EXPECT_EQ(opml.feeds[0].title, "A");
  EXPECT_EQ(opml.feeds[1].url, "http://c.example/f");
  EXPECT_EQ(opml.feeds[2].url, "https://d.example/f");
}

TEST(Opml, CommentsAreLeftOutAndListsAreNamed) {
  const Opml opml = read(
      "<opml version='2.0'><body><outline text='Old' isComment='true'>"
      "<outline text='A' xmlUrl='http://a.example/f'/></outline>"
      "<outline text='More' type='include' url='http://b.example/more.opml'/>"
      "<outline text='More' type='link' url='more.opml'/>"
      "<outline text='A page' type='link' url='http://b.example/page.html'/></body></opml>");
  EXPECT_TRUE(opml.feeds.empty());
  EXPECT_EQ(
      opml.lists,
      (std::vector<std::string>{
          "http://b.example/more.opml", "https://desk.example/lists/more.opml"}));
}

TEST(Opml, ABrokenFileIsReadOn) {
  const Opml opml = read(
      "<opml><body><outline text='Town & country'><outline text='A' "
      "xmlUrl='http://a.example/f?x=1&y=2'/><outline text=\"B\" xmlUrl=\"http://b.example/f\">"
      "</outline></outline><outline text='C' xmlUrl='http://c.exam");
  ASSERT_GE(opml.feeds.size(), 2U);
  EXPECT_EQ(opml.feeds[0].url, "http://a.example/f?x=1&y=2");
  EXPECT_EQ(opml.feeds[0].folder, "Town & country");
  EXPECT_EQ(opml.feeds[1].url, "http://b.example/f");
  EXPECT_EQ(opml.feeds.size(), 2U) << opml.feeds.back().url;
  ASSERT_FALSE(opml.problems.empty());
  EXPECT_EQ(opml.problems[0].rule, "xml-syntax");
  EXPECT_EQ(opml.problems[0].file, "https://desk.example/lists/all.opml");
}

TEST(Opml, AddressesThatAreNoneAreTold) {
  const Opml opml = read(
      "<opml version='2.0'><body><outline text='A' xmlUrl='file:///etc/passwd'/>"
      "<outline text='B' xmlUrl='javascript:x'/></body></opml>");
  EXPECT_TRUE(opml.feeds.empty());
  ASSERT_EQ(opml.problems.size(), 1U);
  EXPECT_EQ(opml.problems[0].rule, "feed-address");
}

TEST(Opml, ReadsOtherCharsets) {
  const Opml opml = read(
      "<?xml version='1.0' encoding='gb2312'?><opml version='1.0'><body><outline "
      "text='\xC8\xD5\xB1\xA8' xmlUrl='http://a.example/f'/></body></opml>");
  ASSERT_EQ(opml.feeds.size(), 1U);
  EXPECT_EQ(opml.feeds[0].title, "日报");
}

TEST(Opml, OtherFilesAreNone) {
  for (const std::string_view bytes :
       {"",
        "http://a.example/f",
        "<html><body><opml></opml></body></html>",
        "<rss version='2.0'><channel/></rss>"}) {
    const Opml opml = read(bytes);
    EXPECT_FALSE(opml.is_opml) << bytes;
    ASSERT_EQ(opml.problems.size(), 1U);
    EXPECT_EQ(opml.problems[0].rule, "opml-kind");
    EXPECT_FALSE(looks_like_opml(bytes)) << bytes;
  }
  EXPECT_TRUE(looks_like_opml(std::string_view(list).substr(0, 120)));
}

TEST(Opml, DepthAndFeedsAreBounded) {
  std::string deep = "<opml><body>";
  for (int i = 0; i < 2000; ++i) deep += "<outline text='x'>";
  EXPECT_TRUE(read(deep).is_opml);
  OpmlLimits limits;
  limits.max_feeds = 2;
  const Opml opml = read(list, limits);
  EXPECT_EQ(opml.feeds.size(), 2U);
  ASSERT_EQ(opml.problems.size(), 1U);
  EXPECT_EQ(opml.problems[0].rule, "opml-feeds");
  limits.max_feeds = 3;
  EXPECT_TRUE(read(list, limits).problems.empty());
}

}  // namespace
}  // namespace weiguan
