#include "extract/links.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

PageLinks read(const std::string& html, const LinkLimits& limits = {}) {
  PageInput input;
  input.bytes = html;
  input.url = "https://harbour.example/news/index.html?page=2#top";
  return read_links(input, limits);
}

std::string urls(const PageLinks& page) {
  std::string out;
  for (const PageLink& one : page.links) out += (out.empty() ? "" : " ") + one.url;
  return out;
}

TEST(Links, AreAbsoluteAndInPageOrder) {
  const PageLinks page = read(
      "<ul><li><a href='/news/2.html'>青禾县修好三座桥</a> 7月2日<li><a href=1.html> Three old\n "
      "<b>bridges</b> reopen </a><li><a href='//bay.example/a?b=1&amp;c=2#x'>Bay</a>"
      "<li><a href='?page=3'>Next</a><li><a href=\"\n https://x.example/ \">X</a></ul>");
  EXPECT_EQ(
      urls(page),
      "https://harbour.example/news/2.html https://harbour.example/news/1.html "
      "https://bay.example/a?b=1&c=2 https://harbour.example/news/index.html?page=3 "
      "https://x.example/");
  EXPECT_EQ(page.links[0].text, "青禾县修好三座桥");
  EXPECT_EQ(page.links[1].text, "Three old bridges reopen");
  EXPECT_TRUE(page.problems.empty());
}

TEST(Links, WhatLeadsNowhereElseIsLeftOut) {
  const PageLinks page = read(
      "<a href='#c'>c</a><a href=''>e</a><a name=x>n</a><a href='javascript:go()'>j</a>"
      "<a href='mailto:a@b.example'>m</a><a href='file:///etc/passwd'>f</a><a href='?page=2'>s</a>"
      "<a href='ftp://a.example/'>t</a><a href='data:text/html,x'>d</a>");
  EXPECT_EQ(urls(page), "");
  EXPECT_TRUE(page.problems.empty());
}

TEST(Links, AnAddressStandsOnceWithItsText) {
  const PageLinks page = read(
      "<a href=/1><img src=1.jpg></a><a href=/2>two</a><a href=/1#x>Three bridges</a>"
      "<a href=/1>more</a>");
  ASSERT_EQ(page.links.size(), 2U);
  EXPECT_EQ(page.links[0].url, "https://harbour.example/1");
  EXPECT_EQ(page.links[0].text, "Three bridges");
}

TEST(Links, APictureIsCalledByItsWords) {
  const PageLinks page = read(
      "<a href=/1><img src=1.jpg alt='The old bridge'></a>"
      "<a href=/2><img src=1.jpg alt='The old bridge'>Reopened<script>x()</script></a>");
  EXPECT_EQ(page.links.at(0).text, "The old bridge");
  EXPECT_EQ(page.links.at(1).text, "Reopened");
}

TEST(Links, ReferToTheBaseOfThePage) {
  EXPECT_EQ(
      urls(read("<head><base href='/zh/'></head><a href=1.html>x</a>")),
      "https://harbour.example/zh/1.html");
  EXPECT_EQ(
      urls(read("<base href='https://bay.example/a/b'><a href=1.html>x</a><a href='?c'>y</a>")),
      "https://bay.example/a/1.html https://bay.example/a/b?c");
  EXPECT_EQ(
      urls(read("<base href='file:///a/'><a href=1.html>x</a>")),
      "https://harbour.example/news/1.html");
}

TEST(Links, NofollowIsTold) {
  const PageLinks page = read(
      "<a href=/1 rel='external nofollow'>1</a><a href=/2>2</a>"
      "<a href=/3 rel=nofollow>3</a><a href=/3>3</a>");
  EXPECT_TRUE(page.links.at(0).nofollow);
  EXPECT_FALSE(page.links.at(1).nofollow);
  EXPECT_FALSE(page.links.at(2).nofollow);
  EXPECT_TRUE(
      read("<meta name=ROBOTS content='noindex, NOFOLLOW'><a href=/1>1</a>").links.at(0).nofollow);
  EXPECT_FALSE(read("<meta name=robots content='noindex'><a href=/1>1</a>").links.at(0).nofollow);
}

TEST(Links, OtherCharsetsAreRead) {
  const PageLinks page = read("<meta charset=gb2312><a href='/1?q=\xC8\xD5'>\xC8\xD5\xB1\xA8</a>");
  ASSERT_EQ(page.links.size(), 1U);
  EXPECT_EQ(page.links[0].text, "日报");
}

TEST(Links, AreBounded) {
  std::string html;
  for (int i = 0; i < 30; ++i) html += "<a href=/" + std::to_string(i) + ">x</a>";
  LinkLimits limits;
  limits.max_links = 30;
  EXPECT_TRUE(read(html + "<a href=/7>again</a>", limits).problems.empty());
  limits.max_links = 29;
  const PageLinks page = read(html, limits);
  EXPECT_EQ(page.links.size(), 29U);
  ASSERT_EQ(page.problems.size(), 1U);
  EXPECT_EQ(page.problems[0].rule, "html-links");
  limits.page.max_bytes = 40;
  EXPECT_EQ(read(html, limits).problems.at(0).rule, "html-size");
  EXPECT_EQ(urls(read("<a href='/" + std::string(5000, 'a') + "'>x</a>")), "");
  EXPECT_EQ(read("<a href=/1>" + std::string(5000, 'a') + "</a>").links.at(0).text.size(), 300U);
}

}  // namespace
}  // namespace weiguan
