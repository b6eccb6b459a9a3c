// What the feed readers are made of: mending, HTML in fields, JSON in pieces.
#include <gtest/gtest.h>

#include "extract/detail/base64.h"
#include "extract/detail/html_text.h"
#include "extract/detail/json_items.h"
#include "extract/detail/xml.h"
#include "extract/detail/xml_mend.h"
#include "extract/detail/xml_root.h"

namespace weiguan::extract {
namespace {

std::string mended(std::string_view text) {
  return mend_xml(text, {"item"}).xml;
}

bool is_well_formed(std::string_view xml) {
  return read_xml(xml, {}, {}, [](const XmlTree&, XmlIndex) { return true; }).well_formed;
}

TEST(XmlMend, LeavesGoodXmlAlone) {
  const std::string good = "<rss a=\"1\"><item>x &amp; y &#65;</item><br/></rss>";
  EXPECT_EQ(mended(good), "<rss a=\"1\"><item>x &amp; y A</item><br/></rss>");
  EXPECT_TRUE(mend_xml(good, {"item"}).problems.empty());
}

TEST(XmlMend, WhatItGivesIsWellFormed) {
  for (const std::string_view text :
       {"<rss><a b=<c d>x</rss",
        "<rss><a b='1' b='2' 3 =>]]> & &x; &#0; \x01</b></a></rss></rss>",
        "<rss><![CDATA[a & b <c>",
        "<rss><!-- x",
        "<rss",
        "<rss <rss>",
        "<rss><备注>x</备注></rss>",
        "<!DOCTYPE x [<!ENTITY a 'b'>]><rss>&a;</rss>",
        "<rss/>",
        "<rss><a:b:c :d='' xmlns:=''/>"}) {
    EXPECT_TRUE(is_well_formed(mended(text))) << mended(text);
  }
}

TEST(XmlMend, KnowsWhereThingsStoodInTheText) {
  const std::string text = "<?xml?> <rss>a & b<item>&eacute; c</item></rss>";
  const Mended out = mend_xml(text, {"item"});
  for (const std::string_view part : {"<item>", "</item>", "</rss>", " c<"}) {
    EXPECT_EQ(out.place_in_text(out.xml.find(part)), text.find(part)) << part;
  }
  EXPECT_EQ(out.place_in_text(out.xml.size()), text.size());
}

TEST(XmlRoot, IsFoundBehindWordsAndComments) {
  EXPECT_EQ(root_of("junk <b>x</b> <!-- <rss> --><atom:feed>").name, "feed");
  EXPECT_EQ(root_of("<rdf:RDF>").name, "rdf");
  EXPECT_EQ(root_of("<html><rss>").name, "");
  EXPECT_EQ(root_of("<!-- <rss>").name, "");
  EXPECT_EQ(root_of("<rssx>").name, "");
}

TEST(HtmlText, MarkupIsKnownByTagsAndEntities) {
  for (const char* text : {"a<br>b", "<p>x", "</DIV>", "caf&eacute;", "&#8217;", "<img src=1>"}) {
    EXPECT_TRUE(looks_like_markup(text)) << text;
  }
  for (const char* text :
       {"", "1 < 2", "<3", "AT&T", "a <b", "<今天>", "x<y>z", "R&D; no", "<<p"}) {
    EXPECT_FALSE(looks_like_markup(text)) << text;
  }
}

TEST(HtmlText, PlainTextHasALineForEachParagraph) {
  EXPECT_EQ(
      plain_of_html("<div>一<b>二</b><p>三</p>四</div><script>x</script><ul><li>五<li>六</ul>"),
      "一二\n三\n四\n五\n六");
  EXPECT_EQ(plain_of_html("a<br>b &amp; c"), "a\nb & c");
}

TEST(HtmlText, EntitiesAreHtmls) {
  EXPECT_EQ(characters_of_entity("eacute"), "é");
  EXPECT_EQ(characters_of_entity("hellip"), "…");
  EXPECT_EQ(characters_of_entity("notes"), "");
  EXPECT_EQ(characters_of_entity("nosuch"), "");
  EXPECT_EQ(characters_of_entity("a<b"), "");
}

TEST(HtmlText, LinksBecomeAbsolute) {
  const std::string base = "https://a.example/b/c";
  EXPECT_EQ(
      with_absolute_links("<a class='x' href='d?e=1&amp;f=2'>t</a><img src=/g.png>", base),
      "<a class='x' href='https://a.example/b/d?e=1&amp;f=2'>t</a>"
      "<img src=https://a.example/g.png>");
  for (const char* html :
       {"<a href=\"https://z.example/\">",
        "<a href=\"#top\">",
        "<a name=x>",
        "a < b href=c",
        "<a href=\"mailto:x\">",
        "<a href=\"cut"}) {
    EXPECT_EQ(with_absolute_links(html, base), html);
  }
}

TEST(JsonItems, CutsTheItemsOut) {
  const std::string text = R"({"a":{"items":[9]},"items":[{"x":"]}"},[1]],"b":1} tail)";
  const JsonParts parts = json_items(text, 8, 10);
  EXPECT_EQ(parts.head, R"({"a":{"items":[9]},"items":[],"b":1})");
  ASSERT_EQ(parts.items.size(), 2U);
  EXPECT_EQ(
      text.substr(parts.items[0].first, parts.items[0].second - parts.items[0].first),
      R"({"x":"]}"})");
  EXPECT_FALSE(parts.cut);
}

TEST(JsonItems, BoundsDepthAndNumber) {
  EXPECT_TRUE(json_items("{\"a\":[[[[1]]]]}", 4, 10).too_deep);
  EXPECT_FALSE(json_items("{\"a\":[[[[1]]]]}", 5, 10).too_deep);
  EXPECT_EQ(json_items("{\"items\":[{},[[[]]],{}]}", 2, 10).items.size(), 2U);
  EXPECT_EQ(json_items("{\"items\":[{},{},{}]}", 2, 2).items.size(), 2U);
}

TEST(Base64, DecodesAndRefuses) {
  EXPECT_EQ(base64_decode("5rKz\n 6LC3"), "河谷");
  EXPECT_EQ(base64_decode("SGk="), "Hi");
  EXPECT_FALSE(base64_decode("SG*k"));
}

}  // namespace
}  // namespace weiguan::extract
