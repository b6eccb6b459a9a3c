// Editions and pages of one article; each rule with an address or link that must stay silent.
#include "extract/detail/editions.h"

#include <string>

#include <gtest/gtest.h>

#include "extract/page.h"

namespace weiguan {
namespace {

using extract::edition_of_address;
using extract::paged_address;

const std::string text_zh =
    "<p>河谷日报7月2日电 "
    "青禾县交通局2日说，县里三座旧桥已经修好，两岸居民当天就可以通行。</p>"
    "<p>修桥用了十一个月。工人们先在旁边搭了便桥，再把旧桥面一段一段换掉，夜里也不停工。</p>";

Page read(
    const std::string& url,
    const std::string& behind,
    const std::string& head = "",
    const std::string& html = "<html>") {
  const std::string page =
      html + "<head><meta charset='utf-8'><title>青禾县修好三座桥</title>" + head +
      "</head><body><h1>青禾县修好三座桥</h1><div class='info'>2024年7月2日</div>"
      "<div class='content'>" +
      text_zh + "</div>" + behind + "</body></html>";
  PageInput input;
  input.bytes = page;
  input.url = url;
  input.captured = Time{std::chrono::sys_days{std::chrono::year{2024} / 12 / 1}};
  return read_page(input);
}

TEST(Editions, AmpAddressesAreKnown) {
  const auto standard = [](const char* url) { return edition_of_address(url).standard; };
  EXPECT_EQ(standard("https://n.example/2024/bridges/amp/"), "https://n.example/2024/bridges/");
  EXPECT_EQ(standard("https://n.example/2024/bridges/amp"), "https://n.example/2024/bridges");
  EXPECT_EQ(standard("https://n.example/amp/2024/bridges"), "https://n.example/2024/bridges");
  EXPECT_EQ(standard("https://n.example/bridges.amp.html"), "https://n.example/bridges.html");
  EXPECT_EQ(standard("https://n.example/bridges?id=4&amp=1"), "https://n.example/bridges?id=4");
  EXPECT_EQ(edition_of_address("https://amp.n.example/bridges").variant, PageVariant::amp);
  EXPECT_EQ(standard("https://amp.n.example/bridges"), "");
}

TEST(Editions, WordsWithAmpInThemAreNone) {
  for (const char* url :
       {"https://n.example/amplifier/",
        "https://n.example/music/amp-review.html",
        "https://n.example/stamp/",
        "https://n.example/a?stamp=1",
        "https://n.example/amp",
        "https://m.n.example/a.html"})
    EXPECT_EQ(edition_of_address(url).variant, PageVariant::standard) << url;
}

TEST(Editions, PrintAddressesAreKnown) {
  const auto standard = [](const char* url) { return edition_of_address(url).standard; };
  EXPECT_EQ(standard("https://n.example/a/1.html?print=1"), "https://n.example/a/1.html");
  EXPECT_EQ(standard("https://n.example/a/1.html?page=all"), "https://n.example/a/1.html");
  EXPECT_EQ(standard("https://n.example/bridges/print/"), "https://n.example/bridges/");
  EXPECT_EQ(standard("https://n.example/a/1_print.htm"), "https://n.example/a/1.htm");
  EXPECT_EQ(edition_of_address("https://n.example/printpage.php?id=1").variant, PageVariant::print);
  EXPECT_EQ(standard("https://n.example/printpage.php?id=1"), "");
}

TEST(Editions, WordsWithPrintInThemAreNone) {
  for (const char* url :
       {"https://n.example/printing/",
        "https://n.example/a/blueprint.html",
        "https://n.example/a/footprint/",
        "https://n.example/3d-print-house.html",
        "https://n.example/a?printer=1",
        "https://n.example/list?page=2"})
    EXPECT_EQ(edition_of_address(url).variant, PageVariant::standard) << url;
}

TEST(Editions, AnEditionNamesItsStandardOne) {
  const Page amp = read(
      "https://n.example/x/7.html",
      "",
      "<link rel='canonical' href='/7.html'>",
      "<html amp lang=zh>");
  EXPECT_EQ(amp.variant, PageVariant::amp);
  EXPECT_EQ(amp.canonical, "https://n.example/7.html");
  const Page sign = read("https://n.example/x/7.html", "", "", "<!doctype html><html ⚡>");
  EXPECT_EQ(sign.variant, PageVariant::amp);
  EXPECT_EQ(sign.canonical, "");
  const Page by_address = read("https://n.example/7/amp/", "");
  EXPECT_EQ(by_address.variant, PageVariant::amp);
  EXPECT_EQ(by_address.canonical, "https://n.example/7/");
  const Page mobile = read(
      "https://m.n.example/7.html", "", "<link rel='canonical' href='https://n.example/7.html'>");
  EXPECT_EQ(mobile.variant, PageVariant::standard);
  EXPECT_EQ(mobile.canonical, "https://n.example/7.html");
  const Page itself =
      read("https://n.example/p/7", "", "<link rel='alternate' media='print' href='/p/7'>");
  EXPECT_EQ(itself.variant, PageVariant::print);
}

TEST(Editions, APageThatHasEditionsIsTheStandardOne) {
  const Page page = read(
      "https://n.example/7.html",
      "",
      "<link rel='amphtml' href='/7/amp/'><link rel='alternate' media='print' href='/p/7'>",
      "<html class='amp-less' lang=zh>");
  EXPECT_EQ(page.variant, PageVariant::standard);
  EXPECT_EQ(page.canonical, "");
  EXPECT_EQ(read("https://m.n.example/7.html", "").canonical, "");
}

TEST(Pages, AddressesOfOneArticleAreTold) {
  struct Case {
    const char* url;
    const char* stem;
    int number;
  };
  for (const Case& one : {
           Case{"https://n.example/a/9_2.html", "https://n.example/a/9.html", 2},
           Case{"https://n.example/a/9-2.html", "https://n.example/a/9.html", 2},
           Case{"https://n.example/a/9_p2.html", "https://n.example/a/9.html", 2},
           Case{"https://n.example/a/9/2/", "https://n.example/a/9", 2},
           Case{"https://n.example/a/9/page/3", "https://n.example/a/9", 3},
           Case{"https://n.example/a/9?page=2", "https://n.example/a/9", 2},
           Case{"https://n.example/a?id=9&p=2", "https://n.example/a?id=9", 2},
       }) {
    const auto found = paged_address(one.url);
    ASSERT_TRUE(found) << one.url;
    EXPECT_EQ(found->stem, one.stem);
    EXPECT_EQ(found->number, one.number);
  }
  for (const char* url :
       {"https://n.example/a/10293.html",
        "https://n.example/",
        "https://n.example/2024",
        "https://n.example/a?id=9",
        "https://n.example/a-2024.html"})
    EXPECT_FALSE(paged_address(url)) << url;
}

TEST(Pages, ThePagesBesideAreFound) {
  const std::string pager =
      "<div class='page'><a href='9.html'>上一页</a> <a href='9.html'>1</a> 2 <a "
      "href='9_3.html'>3</a> <a href='9_3.html'>下一页</a></div>";
  const Page middle = read("https://n.example/a/9_2.html", pager);
  EXPECT_EQ(middle.previous_page, "https://n.example/a/9.html");
  EXPECT_EQ(middle.next_page, "https://n.example/a/9_3.html");
  const Page first = read(
      "https://n.example/a/9.html", "<p>1 <a href='9_1.html'>2</a> <a href='9_2.html'>3</a></p>");
  EXPECT_EQ(first.next_page, "https://n.example/a/9_1.html");
  EXPECT_EQ(first.previous_page, "");
  EXPECT_EQ(
      read("https://n.example/a/9", "<a href='?page=2'>Next page</a>").next_page,
      "https://n.example/a/9?page=2");
  EXPECT_EQ(
      read("https://n.example/a/9/", "", "<link rel='next' href='/a/9/2/'>").next_page,
      "https://n.example/a/9/2/");
  EXPECT_EQ(
      read("https://n.example/a/9/2/", "<a href='/a/9/'>1</a> <a href='/a/9/3/'>下一頁</a>")
          .next_page,
      "https://n.example/a/9/3/");
}

TEST(Pages, OtherArticlesAndOtherPagersAreNone) {
  const auto next = [](const std::string& url,
                       const std::string& behind,
                       const std::string& head = "") { return read(url, behind, head).next_page; };
  EXPECT_EQ(next("https://n.example/a/10293.html", "<a href='10294.html'>下一篇</a>"), "");
  EXPECT_EQ(next("https://n.example/a/10293.html", "<a href='10294.html'>下一页</a>"), "");
  EXPECT_EQ(next("https://n.example/a/9.html", "", "<link rel='next' href='/a/10.html'>"), "");
  EXPECT_EQ(next("https://n.example/a/letter-7.html", "<a href='letter-8.html'>Next</a>"), "");
  EXPECT_EQ(
      next(
          "https://n.example/a/9.html",
          "<div id='comments'><p>Well done to everybody.</p><a href='9_2.html'>下一页</a></div>"),
      "");
  EXPECT_EQ(next("https://n.example/a/9.html", "<a href='/a/9/comment-page-2/'>下一页</a>"), "");
  EXPECT_EQ(next("https://n.example/a/9.html", "<a href='9_2.html'>查看评论</a>"), "");
  std::string list;
  for (int i = 0; i < 20; ++i)
    list += "<li><a href='/s/" + std::to_string(i) + ".html'>今天的新闻第" + std::to_string(i) +
            "条</a></li>";
  EXPECT_EQ(next("https://n.example/a/9.html", list + "<a href='?page=2'>下一页</a>"), "");
}

TEST(Pages, AListingHasNoNextPage) {
  std::string html = "<html><head><title>国内新闻</title></head><body>";
  for (int i = 0; i < 40; ++i)
    html += "<li><a href='/s/" + std::to_string(i) + ".html'>今天的新闻标题写在这里第" +
            std::to_string(i) + "条</a></li>";
  PageInput input;
  html += "<a href='index_2.html'>下一页</a></body></html>";
  input.bytes = html;
  input.url = "https://n.example/gn/index.html";
  input.captured = Time{std::chrono::sys_days{std::chrono::year{2024} / 12 / 1}};
  const Page page = read_page(input);
  EXPECT_EQ(page.kind, PageKind::listing);
  EXPECT_EQ(page.next_page, "");
}

}  // namespace
}  // namespace weiguan
