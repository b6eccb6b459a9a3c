#include "base/url.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

TEST(Url, IsTakenApart) {
  const auto url = parse_url("HTTPS://user:pw@News.Example.COM:8443/a/b?c=d#e");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->scheme, "https");
  EXPECT_EQ(url->host, "news.example.com");
  EXPECT_EQ(url->port, "8443");
  EXPECT_EQ(url->path, "/a/b");
  EXPECT_EQ(url->query, "c=d");
  EXPECT_EQ(url->fragment, "e");
}

TEST(Url, KeepsChineseAndRefusesControlCharacters) {
  EXPECT_EQ(parse_url("http://例.example/新闻 一")->path, "/新闻 一");
  EXPECT_FALSE(parse_url("http://a.example/\n"));
  EXPECT_FALSE(parse_url("no scheme"));
  EXPECT_FALSE(parse_url("1http://a.example/"));
}

TEST(NormalUrl, IsOneForAllFormsOfAnAddress) {
  for (const char* text : {
           "http://www.tide.example/a?id=1",
           "https://WWW.tide.example:443/a?id=1#top",
           "http://www.tide.example:80/a?utm_source=x&id=1&spm=9",
           "https://www.tide.example/a?id=1&from=timeline",
       }) {
    EXPECT_EQ(normal_url(text), "http://www.tide.example/a?id=1") << text;
  }
  EXPECT_NE(normal_url("http://tide.example/a?id=1"), normal_url("http://tide.example/a?id=2"));
  EXPECT_NE(normal_url("http://tide.example/A"), normal_url("http://tide.example/a"));
  EXPECT_EQ(normal_url("file:posts.jsonl"), "file:posts.jsonl");
  EXPECT_EQ(normal_url(""), "");
}

TEST(Surt, TurnsTheHostRound) {
  EXPECT_EQ(surt("https://www.tide.example/News?B=c"), "example,tide)/news?b=c");
  EXPECT_EQ(surt("http://a.b.example:8080/"), "example,b,a:8080)/");
  EXPECT_EQ(surt("mailto:x"), "mailto:x");
}

TEST(HostOf, IsWithoutWww) {
  EXPECT_EQ(host_of("https://www.tide.example/x"), "tide.example");
  EXPECT_EQ(host_of("https://www.example/x"), "www.example");
  EXPECT_EQ(host_of("file:x"), "");
}

// The examples of RFC 3986, 5.4, that an archive meets.
TEST(ResolveUrl, FollowsTheStandard) {
  const auto at = [](const char* reference) {
    return resolve_url("http://a.example/b/c/d?q", reference).value_or("none");
  };
  EXPECT_EQ(at("g"), "http://a.example/b/c/g");
  EXPECT_EQ(at("./g"), "http://a.example/b/c/g");
  EXPECT_EQ(at("g/"), "http://a.example/b/c/g/");
  EXPECT_EQ(at("/g"), "http://a.example/g");
  EXPECT_EQ(at("//g.example"), "http://g.example");
  EXPECT_EQ(at("?y"), "http://a.example/b/c/d?y");
  EXPECT_EQ(at("g?y#s"), "http://a.example/b/c/g?y#s");
  EXPECT_EQ(at("#s"), "http://a.example/b/c/d?q#s");
  EXPECT_EQ(at(""), "http://a.example/b/c/d?q");
  EXPECT_EQ(at("../g"), "http://a.example/b/g");
  EXPECT_EQ(at("../../../g"), "http://a.example/g");
  EXPECT_EQ(at("https://x.example/y"), "https://x.example/y");
  EXPECT_EQ(resolve_url("file:x", "y"), std::nullopt);
}

TEST(PercentCode, GoesThereAndBack) {
  EXPECT_EQ(percent_encode("媒体 a-1"), "%E5%AA%92%E4%BD%93%20a-1");
  EXPECT_EQ(percent_decode("%E5%AA%92%e4%bd%93%20a-1"), "媒体 a-1");
  EXPECT_EQ(percent_decode("100%"), "100%");
  EXPECT_EQ(percent_decode("%4"), "%4");
  EXPECT_EQ(percent_decode("%zz"), "%zz");
  EXPECT_EQ(percent_decode("%41"), "A");
}

}  // namespace
}  // namespace weiguan
