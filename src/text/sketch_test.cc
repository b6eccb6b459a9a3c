#include "text/sketch.h"

#include <string>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

const std::string page =
    "河谷日报 首页 新闻 社会 您访问的页面不存在 可能已被删除或移动 请检查地址 返回首页 联系我们 "
    "版权所有 "
    "河谷日报社";

TEST(Sketch, IsTheSameForOneText) {
  EXPECT_EQ(sketch(page), sketch(page));
  EXPECT_EQ(bits_apart(sketch(page), sketch(page)), 0);
  EXPECT_EQ(sketch("頁面不存在，請檢查"), sketch("页面不存在 请检查"));
}

TEST(Sketch, IsNothingWhereThereIsNoWord) {
  EXPECT_EQ(sketch(""), 0U);
  EXPECT_EQ(sketch(" 。！\n"), 0U);
  EXPECT_EQ(bits_apart(0, 0), 64);
  EXPECT_EQ(bits_apart(0, sketch(page)), 64);
  EXPECT_NE(sketch("a"), 0U);
}

TEST(Sketch, IsBlindToNumbersTimesAndIds) {
  EXPECT_EQ(
      sketch("页面不存在 2026-11-22 09:30:01 编号 a1b2c3"),
      sketch("页面不存在 2026-11-23 8:05:59 编号 f00d9"));
  EXPECT_NE(sketch("页面不存在"), sketch("页面已经删除"));
}

TEST(Sketch, IsNearForAPageThatChangesALittle) {
  const std::string other = page + " 天气 晴";
  EXPECT_LE(bits_apart(sketch(page), sketch(other)), same_page_bits);
}

TEST(Sketch, IsFarForAnotherPage) {
  const std::string article =
      "图书馆搬家 本报讯 青禾县图书馆三日起搬往河东 新馆比旧馆大一倍 读者可以借走所有的书 "
      "馆员说搬家要用两个星期";
  EXPECT_GT(bits_apart(sketch(page), sketch(article)), same_page_bits);
}

}  // namespace
}  // namespace weiguan
