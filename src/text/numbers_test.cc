#include "text/numbers.h"

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace weiguan {
namespace {

TEST(Numbers, ComeToWhatTheySay) {
  const auto values = [](std::string_view text) {
    std::string all;
    for (const Number& one : numbers(text))
      all += fmt::format("{}{}{}", all.empty() ? "" : " ", one.value, one.percent ? "%" : "");
    return all;
  };
  EXPECT_EQ(values("3,000 3000 3千 三千 １．５亿 1.5"), "3000 3000 3000 3000 150000000 1.5");
  EXPECT_EQ(values("30% 百分之三十 30 percent"), "30% 30% 30%");
  EXPECT_EQ(values("5 million and two men, twelve hundred"), "5000000 2 1200");
  EXPECT_EQ(values("二〇二四年十二月三十一日"), "2024 12 31");
  EXPECT_EQ(values("一万二千三百人"), "12300");
  EXPECT_EQ(values("一带一路，统一，十分重要，often tent someone"), "");
  EXPECT_EQ(values("1,2,3 and 12,34"), "1 2 3 12 34");
}

}  // namespace
}  // namespace weiguan
