// Lists of articles, and the articles that look like them.
#include "extract/detail/listing.h"

#include <string>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

using extract::is_front_address;
using extract::is_listing_address;

PageKind kind_of(const std::string& html, const std::string& url) {
  PageInput input;
  input.bytes = html;
  input.url = url;
  input.captured = Time{std::chrono::sys_days{std::chrono::year{2024} / 12 / 1}};
  const Page page = read_page(input);
  if (page.kind != PageKind::article) {
    EXPECT_EQ(page.text, "") << url;
    EXPECT_EQ(page.confidence, 0) << url;
  }
  return page.kind;
}

std::string page(const std::string& title, const std::string& body, const std::string& head = "") {
  return "<html><head><meta charset='utf-8'><title>" + title + "</title>" + head + "</head>" +
         body + "</html>";
}

std::string number(int i) {
  return std::to_string(i);
}

std::string columns_zh() {
  std::string out;
  for (const char* name : {"国内", "国际", "社会", "财经", "体育", "教育"}) {
    out +=
        "<div class='col'><h2><a href='/" + std::string(name) + "/'>" + name + "新闻</a></h2><ul>";
    for (int i = 0; i < 12; ++i)
      out += "<li><a href='/" + std::string(name) + "/10" + number(i) + "55.html'>" + name +
             "版今天第" + number(i) + "条要闻的标题</a></li>";
    out += "</ul></div>";
  }
  return out;
}

const std::string teaser_zh =
    "青禾县交通局2日说，县里三座旧桥已经修好，两岸居民当天就可以通行，公交车下周恢复。";
const std::string teaser_en =
    "Three old bridges in Green County opened again on Tuesday, the county said, after months of "
    "work on the decks.";

std::string teasers_zh(bool dated) {
  std::string out = "<div class='list'>";
  for (int i = 0; i < 10; ++i)
    out += "<div class='item'><h3><a href='/gn/2024/10" + number(i) + "77.html'>第" + number(i) +
           "座旧桥修好当天通车</a></h3>" +
           (dated ? "<span>2024-07-0" + number(i % 9 + 1) + "</span>" : "") + "<p>" + teaser_zh +
           "（第" + number(i) + "座）。</p></div>";
  return out + "</div>";
}

std::string teasers_en() {
  std::string out = "<main>";
  for (int i = 0; i < 10; ++i)
    out += "<div><h2><a href='/local/bridge-number-" + number(i) + "-opens'>Bridge number " +
           number(i) + " opens to the public</a></h2><time>July 2, 2024</time><p>" + teaser_en +
           " It is bridge " + number(i) + ".</p><a href='/local/bridge-number-" + number(i) +
           "-opens'>Read more</a></div>";
  return out + "</main>";
}

TEST(Listing, FrontPagesAreFrontPages) {
  EXPECT_EQ(
      kind_of(
          page(
              "河谷新闻网_青禾第一门户",
              "<body>" + columns_zh() + "<p>" + teaser_zh + "</p></body>"),
          "https://news.example/"),
      PageKind::front_page);
  EXPECT_EQ(
      kind_of(
          page("Harbour Times", "<body>" + teasers_en() + "</body>"),
          "https://times.example/index.html"),
      PageKind::front_page);
}

TEST(Listing, AnArticleAtTheRootIsAnArticle) {
  std::string story;
  for (int i = 0; i < 8; ++i) story += "<p>" + teaser_en + " Part " + number(i) + ".</p>";
  EXPECT_EQ(
      kind_of(
          page(
              "How the bridges came back",
              "<body><h1>How the bridges came back</h1><p>July 2, 2024</p>" + story + "</body>",
              "<meta property='og:type' content='article'>"),
          "https://bridges.example/"),
      PageKind::article);
}

TEST(Listing, SectionsWithTeasersAreListings) {
  EXPECT_EQ(
      kind_of(
          page("国内新闻_河谷新闻网", "<body><h1>国内新闻</h1>" + teasers_zh(false) + "</body>"),
          "https://news.example/gn/"),
      PageKind::listing);
  EXPECT_EQ(
      kind_of(
          page("国内新闻_河谷新闻网", "<body><h1>国内新闻</h1>" + teasers_zh(true) + "</body>"),
          "https://news.example/gn/"),
      PageKind::listing);
  EXPECT_EQ(
      kind_of(
          page(
              "Local news | Harbour Times", "<body><h1>Local news</h1>" + teasers_en() + "</body>"),
          "https://times.example/local/"),
      PageKind::listing);
}

TEST(Listing, SearchesTagsAndTopicsAreListings) {
  EXPECT_EQ(
      kind_of(
          page("“旧桥”的搜索结果_河谷新闻网", "<body>" + teasers_zh(true) + "</body>"),
          "https://news.example/search?q=%E6%A1%A5"),
      PageKind::listing);
  EXPECT_EQ(
      kind_of(
          page("Search results for bridges", "<body>" + teasers_en() + "</body>"),
          "https://times.example/?s=bridges"),
      PageKind::listing);
  EXPECT_EQ(
      kind_of(
          page("标签：旧桥", "<body class='archive tag'>" + teasers_zh(false) + "</body>"),
          "https://news.example/tag/bridge/"),
      PageKind::listing);
  EXPECT_EQ(
      kind_of(
          page(
              "旧桥修复专题_河谷新闻网",
              "<body><h1>旧桥修复专题</h1><p>" + teaser_zh + "</p>" + columns_zh() + "</body>"),
          "https://news.example/zt/bridges/"),
      PageKind::listing);
  EXPECT_EQ(
      kind_of(
          page(
              "Bridges | Harbour Times",
              "<body><h1>Bridges</h1><p>" + teaser_en + "</p>" + teasers_en() + "</body>",
              "<script type='application/ld+json'>{\"@type\": \"CollectionPage\"}</script>"),
          "https://times.example/topic/bridges"),
      PageKind::listing);
}

TEST(Listing, ALongRelatedListMakesNoListing) {
  EXPECT_EQ(
      kind_of(
          page(
              "青禾县修好三座桥_河谷新闻网",
              "<body><h1>青禾县修好三座桥</h1><div>2024-07-02 09:30 来源：河谷日报</div><div><p>" +
                  teaser_zh + "</p></div>" + columns_zh() + "</body>"),
          "https://news.example/gn/2024/10293.html"),
      PageKind::article);
}

TEST(Listing, TenThingsAreAnArticle) {
  std::string story;
  for (int i = 0; i < 10; ++i)
    story += "<h2>" + number(i + 1) + ". Bridge number " + number(i) + "</h2><p>" + teaser_en +
             " It is bridge " + number(i) + ".</p>";
  EXPECT_EQ(
      kind_of(
          page(
              "Ten bridges to see before winter | Harbour Times",
              "<body><h1>Ten bridges to see before winter</h1><p>July 2, 2024</p>" + story +
                  "</body>"),
          "https://times.example/local/ten-bridges-to-see"),
      PageKind::article);
}

TEST(Listing, ALiveBlogIsAnArticle) {
  std::string story;
  for (int i = 0; i < 12; ++i)
    story += "<div><h3><a href='#post-" + number(i) + "'>1" + number(i % 10) +
             ":30 What we know so far</a></h3><p>" + teaser_en + " Post " + number(i) +
             ".</p></div>";
  EXPECT_EQ(
      kind_of(
          page(
              "Bridges open: live | Harbour Times",
              "<body><h1>Bridges open: live</h1><p>July 2, 2024</p>" + story + "</body>"),
          "https://times.example/live/bridges-open"),
      PageKind::article);
}

TEST(Listing, LinksToSourcesMakeNoListing) {
  std::string story;
  for (int i = 0; i < 10; ++i)
    story += "<p><a href='https://source" + number(i) + ".example/report'>Report number " +
             number(i) + " of the county</a></p><p>" + teaser_en + " It says so on page " +
             number(i) + ".</p>";
  EXPECT_EQ(
      kind_of(
          page(
              "What the reports say of the bridges",
              "<body><h1>What the reports say of the bridges</h1>" + story + "</body>"),
          "https://times.example/local/what-the-reports-say"),
      PageKind::article);
}

TEST(Listing, AddressesOfFrontPagesAndListsAreKnown) {
  for (const char* url :
       {"https://n.example/",
        "https://n.example",
        "https://n.example/index.shtml",
        "https://n.example/zh/",
        "https://n.example/en"})
    EXPECT_TRUE(is_front_address(url)) << url;
  for (const char* url :
       {"https://n.example/?p=1029", "https://n.example/a.html", "https://n.example/zh/a.html", ""})
    EXPECT_FALSE(is_front_address(url)) << url;
  for (const char* url :
       {"https://n.example/search?q=a",
        "https://n.example/?s=a",
        "https://n.example/tag/bridge/",
        "https://n.example/category/local",
        "https://n.example/zt/bridges/"})
    EXPECT_TRUE(is_listing_address(url)) << url;
  for (const char* url :
       {"https://n.example/search-for-a-bridge.html",
        "https://n.example/topics/2024/07/02/a.html",
        "https://n.example/tag/102938.html",
        "https://n.example/a?s=",
        ""})
    EXPECT_FALSE(is_listing_address(url)) << url;
}

}  // namespace
}  // namespace weiguan
