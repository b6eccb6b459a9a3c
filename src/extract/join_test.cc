#include <gtest/gtest.h>

#include "extract/page.h"

namespace weiguan {
namespace {

Page page(const std::string& text, double confidence = 0.9) {
  Page out;
  out.kind = PageKind::article;
  out.title = "青禾县修好三座桥";
  out.text = text;
  out.confidence = confidence;
  return out;
}

TEST(JoinPages, TextsStandBehindOneAnother) {
  EXPECT_EQ(
      join_pages({page("一。\n二。"), page("三。"), page("四。\n五。")}).text,
      "一。\n二。\n三。\n四。\n五。");
  EXPECT_EQ(join_pages({page("一。")}).text, "一。");
  EXPECT_EQ(join_pages({page(""), page("一。")}).text, "一。");
}

TEST(JoinPages, ALineOnTheBorderIsSaidOnce) {
  EXPECT_EQ(join_pages({page("一。\n二。"), page("二。\n三。")}).text, "一。\n二。\n三。");
}

TEST(JoinPages, ALineThatComesBackLaterStays) {
  EXPECT_EQ(
      join_pages({page("一。\n二。"), page("三。\n一。\n四。")}).text,
      "一。\n二。\n三。\n一。\n四。");
}

TEST(JoinPages, WhatEachPageRepeatsIsSaidOnce) {
  EXPECT_EQ(
      join_pages({page("导语。\n一。\n编者按尾。"),
                  page("青禾县修好三座桥\n导语。\n二。\n编者按尾。"),
                  page("导语。\n三。\n编者按尾。")})
          .text,
      "导语。\n一。\n二。\n三。\n编者按尾。");
}

TEST(JoinPages, TheSamePageTwiceIsOne) {
  EXPECT_EQ(
      join_pages({page("一。\n二。"), page("一。\n二。"), page("三。")}).text, "一。\n二。\n三。");
}

TEST(JoinPages, TheRestIsThatOfTheFirst) {
  Page first = page("一。", 0.9);
  first.images = {{"https://n.example/1.jpg", "桥", ""}};
  first.canonical = "https://n.example/9.html";
  Page second = page("二。", 0.4);
  second.title = "第二页";
  second.images = {{"https://n.example/1.jpg", "", ""}, {"https://n.example/2.jpg", "河", ""}};
  second.canonical = "https://n.example/9_2.html";
  const Page joined = join_pages({first, second});
  EXPECT_EQ(joined.title, "青禾县修好三座桥");
  EXPECT_EQ(joined.canonical, "https://n.example/9.html");
  EXPECT_EQ(joined.confidence, 0.4);
  ASSERT_EQ(joined.images.size(), 2U);
  EXPECT_EQ(joined.images[0].caption, "桥");
  EXPECT_EQ(joined.images[1].url, "https://n.example/2.jpg");
}

}  // namespace
}  // namespace weiguan
