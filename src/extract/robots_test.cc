#include "extract/robots.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

Robots read(std::string_view bytes) {
  return Robots::parse(bytes, "weiguan");
}

bool allows(std::string_view rules, std::string_view path) {
  return read("User-agent: *\n" + std::string(rules)).allows(path);
}

TEST(Robots, TheLongestRuleDecides) {
  const std::string rules = "Disallow: /news/\nAllow: /news/2024/\nDisallow: /news/2024/drafts\n";
  EXPECT_FALSE(allows(rules, "http://harbour.example/news/1.html"));
  EXPECT_TRUE(allows(rules, "http://harbour.example/news/2024/1.html"));
  EXPECT_FALSE(allows(rules, "http://harbour.example/news/2024/drafts/1.html"));
  EXPECT_TRUE(allows(rules, "http://harbour.example/about"));
}

TEST(Robots, AllowBeatsDisallowOfOneLength) {
  EXPECT_TRUE(allows("Disallow: /a\nAllow: /a\n", "/a"));
  EXPECT_TRUE(allows("Allow: /a\nDisallow: /a\n", "/a"));
  EXPECT_FALSE(allows("Allow: /a\nDisallow: /ab\n", "/ab"));
}

TEST(Robots, StarsAndDollars) {
  EXPECT_FALSE(allows("Disallow: /*.pdf$\n", "/a/b.pdf"));
  EXPECT_TRUE(allows("Disallow: /*.pdf$\n", "/a/b.pdf?x"));
  EXPECT_FALSE(allows("Disallow: /*.pdf\n", "/a/b.pdf?x"));
  EXPECT_FALSE(allows("Disallow: /a*b*c$\n", "/a-c-b-b-c"));
  EXPECT_TRUE(allows("Disallow: /a*b*c$\n", "/a-c-b-b-cd"));
  // A dollar that is not at the end is a dollar.
  EXPECT_FALSE(allows("Disallow: /a$b\n", "/a$bc"));
  EXPECT_TRUE(allows("Disallow: /a$b\n", "/a"));
  EXPECT_FALSE(allows("Disallow: *\n", "/"));
  EXPECT_FALSE(allows("Disallow: /**/x\n", "/a/x"));
  // What both ends match must not overlap.
  EXPECT_TRUE(allows("Disallow: /ab*b$\n", "/ab"));
  EXPECT_FALSE(allows("Disallow: /ab*b$\n", "/abb"));
}

TEST(Robots, OurGroupAloneCountsWhereThereIsOne) {
  const Robots robots = read(
      "User-agent: *\nDisallow: /\n\nUser-agent: Weiguan/1.0\nDisallow: /private/\n"
      "\nUser-agent: weiguanbot\nDisallow: /public/\n");
  EXPECT_TRUE(robots.names_us);
  EXPECT_TRUE(robots.allows("/public/1"));
  EXPECT_FALSE(robots.allows("/private/1"));
  const Robots others = read("User-agent: otherbot\nDisallow: /\n");
  EXPECT_FALSE(others.names_us);
  EXPECT_TRUE(others.allows("/"));
}

TEST(Robots, GroupsOfOneNameAreOne) {
  const Robots robots = read(
      "User-agent: weiguan\nDisallow: /a\nUser-agent: otherbot\nDisallow: /b\n"
      "User-agent: third\nUser-agent: WEIGUAN\nDisallow: /c\n");
  EXPECT_FALSE(robots.allows("/a"));
  EXPECT_TRUE(robots.allows("/b"));
  EXPECT_FALSE(robots.allows("/c"));
}

TEST(Robots, AnEmptyRuleAllowsAll) {
  EXPECT_TRUE(allows("Disallow:\n", "/a"));
  const Robots robots = read("User-agent: *\nDisallow: /\nUser-agent: weiguan\nDisallow:\n");
  EXPECT_TRUE(robots.allows("/a"));
}

TEST(Robots, RulesBeforeAnyGroupDoNotCount) {
  EXPECT_TRUE(read("Disallow: /\n").allows("/a"));
}

TEST(Robots, EscapesAreOneWithWhatTheyStandFor) {
  EXPECT_FALSE(allows("Disallow: /秘密/\n", "/%E7%A7%98%E5%AF%86/1"));
  EXPECT_FALSE(allows("Disallow: /秘密/\n", "/%e7%a7%98%e5%af%86/1"));
  EXPECT_FALSE(allows("Disallow: /秘密/\n", "/秘密/1"));
  EXPECT_FALSE(allows("Disallow: /%E7%A7%98%E5%AF%86/\n", "/秘密/1"));
  EXPECT_TRUE(allows("Disallow: /秘密/\n", "/秘闻/1"));
  // RFC 9309, 2.2.2.
  EXPECT_FALSE(allows("Disallow: /%62an\n", "/ban"));
  EXPECT_FALSE(allows("Disallow: /ban\n", "/%62an"));
  EXPECT_TRUE(allows("Disallow: /a%2Fb\n", "/a/b"));
}

TEST(Robots, SpellingsThatAreMeantAreTaken) {
  for (const std::string_view rules :
       {"user agent: *\ndissallow: /x\n",
        "USERAGENT *\nDisalow /x",
        "User-agent:*\r\nDiasllow:/x",
        "\xEF\xBB\xBFUser-agent: *\rDisallow: /x\r",
        "\xEF\xBBUser-agent: * # all\n\t Disallow : /x # here\n",
        "User-agent: *\n\n\nDisallow: /x"}) {
    EXPECT_FALSE(read(rules).allows("/x/1")) << rules;
    EXPECT_TRUE(read(rules).allows("/y")) << rules;
  }
  EXPECT_TRUE(read("User-agent: *\nDisallow /x /y\nForbid: /x").allows("/x"));
}

TEST(Robots, Utf16IsRead) {
  std::string wide = "\xFF\xFE";
  for (const char c : std::string_view("User-agent: *\nDisallow: /x\n")) wide += {c, '\0'};
  EXPECT_FALSE(read(wide).allows("/x"));
}

TEST(Robots, APageIsNoRule) {
  const Robots robots =
      read("<!DOCTYPE html><html><head><title>Not found</title></head><body>404</body></html>");
  EXPECT_TRUE(robots.allows("/a"));
  EXPECT_TRUE(robots.sitemaps.empty());
}

TEST(Robots, DelayIsThatOfOurGroup) {
  EXPECT_EQ(read("User-agent: *\nCrawl-delay: 10\nDisallow: /a\n").crawl_delay, 10);
  EXPECT_EQ(
      read("User-agent: *\nCrawl-delay: 10\nUser-agent: weiguan\n\nCrawl-delay: 2.5\n").crawl_delay,
      2.5);
  EXPECT_EQ(
      read("User-agent: *\nCrawl-delay: 1\nUser-agent: weiguan\nAllow: /\n").crawl_delay,
      std::nullopt);
  EXPECT_EQ(read("User-agent: *\nCrawl-delay: 2\nCrawl-delay: 7\nCrawl-delay: 3\n").crawl_delay, 7);
  for (const std::string_view value : {"", "soon", "-1", "nan", "inf", "1e999"}) {
    EXPECT_EQ(read("User-agent: *\nCrawl-delay: " + std::string(value)).crawl_delay, std::nullopt)
        << value;
  }
  EXPECT_EQ(read("User-agent: otherbot\nCrawl-delay: 10\n").crawl_delay, std::nullopt);
}

TEST(Robots, SitemapsBelongToNoGroup) {
  const Robots robots = read(
      "Sitemap: https://harbour.example/a.xml\nUser-agent: otherbot\n"
      "Site-map: https://harbour.example/b.xml\nDisallow: /\n"
      "sitemap:https://harbour.example/a.xml\nSitemap:\n");
  EXPECT_EQ(
      robots.sitemaps,
      (std::vector<std::string>{"https://harbour.example/a.xml", "https://harbour.example/b.xml"}));
}

TEST(Robots, TellsTheRuleThatDecided) {
  const Robots robots = read("User-agent: *\n\nDisallow: /x # 不许\nAllow: /x/y\n");
  EXPECT_EQ(robots.judge("/x/1").line, 3U);
  EXPECT_EQ(robots.judge("/x/1").rule, "Disallow: /x");
  EXPECT_EQ(robots.judge("/x/y").rule, "Allow: /x/y");
  EXPECT_TRUE(robots.judge("/x/y").allowed);
  EXPECT_EQ(robots.judge("/z").line, 0U);
}

TEST(Robots, ItsOwnFileIsAlwaysAllowed) {
  EXPECT_TRUE(allows("Disallow: /\n", "http://harbour.example/robots.txt"));
  EXPECT_FALSE(allows("Disallow: /\n", "http://harbour.example/robots.txt.html"));
}

TEST(Robots, WhatAnAnswerMeans) {
  const std::string file = "User-agent: *\nDisallow: /x\n";
  EXPECT_FALSE(Robots::of_answer(200, file, "weiguan").allows("/x"));
  EXPECT_TRUE(Robots::of_answer(200, file, "weiguan").allows("/y"));
  for (const int status : {301, 400, 401, 403, 404, 410}) {
    EXPECT_TRUE(Robots::of_answer(status, file, "weiguan").allows("/x")) << status;
  }
  for (const int status : {0, 429, 500, 503}) {
    EXPECT_FALSE(Robots::of_answer(status, file, "weiguan").allows("/y")) << status;
  }
}

TEST(Robots, ALineThatIsCutIsDropped) {
  std::string file = "User-agent: *\nDisallow: /first\n";
  file += "#" + std::string(Robots::max_bytes - file.size() - 12, 'x') + "\n";
  const Robots robots = read(file + "Disallow: /second/third\n");
  EXPECT_TRUE(robots.was_cut);
  EXPECT_FALSE(robots.allows("/first"));
  EXPECT_TRUE(robots.allows("/second/other"));
  EXPECT_TRUE(robots.allows("/"));
  EXPECT_FALSE(read(file).was_cut);
}

TEST(Robots, LongLinesAreCut) {
  const std::string end(20'000, 'a');
  EXPECT_TRUE(allows("Foo: " + end + "\n", "/"));
  EXPECT_FALSE(allows("Disallow: /" + end + "\n", "/" + end));
  EXPECT_FALSE(allows("Disallow: /" + end + "\n", "/" + end.substr(0, 17'000)));
  EXPECT_TRUE(allows("Disallow: /" + end + "\n", "/" + end.substr(0, 1000)));
}

TEST(Robots, ManyStarsAreJudgedInTime) {
  std::string stars;
  for (int i = 0; i < 30; ++i) {
    stars += "Disallow: /";
    for (int k = 0; k < 8000; ++k) stars += "a*";
    stars += "b\n";
  }
  EXPECT_TRUE(allows(stars, "/" + std::string(4000, 'a')));
}

}  // namespace
}  // namespace weiguan
