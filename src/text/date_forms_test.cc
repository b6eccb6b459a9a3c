#include "text/date_forms.h"

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "text/script.h"

namespace weiguan {
namespace {

std::string dates(std::string_view text, std::string_view language) {
  std::string out;
  for (const DateFound& one : dates_in(text, language))
    out += fmt::format(
        "{}[{}-{}-{}]",
        text.substr(one.range.begin, one.range.end - one.range.begin),
        one.year,
        one.month,
        one.day);
  return out;
}

std::string said(
    std::string_view text, DateForm form, std::string_view language, std::uint64_t seed = 0) {
  std::string out;
  std::size_t at = 0;
  for (const DateFound& one : dates_in(text, language)) {
    const std::string instead = say_date(text, one, form, language, seed);
    out += text.substr(at, one.range.begin - at);
    out += instead.empty() ? text.substr(one.range.begin, one.range.end - one.range.begin)
                           : std::string_view(instead);
    at = one.range.end;
  }
  return out + std::string(text.substr(at));
}

TEST(Dates, AreFoundInChinese) {
  EXPECT_EQ(dates("1989年6月4日北京", "zh-Hans"), "1989年6月4日[1989-6-4]");
  EXPECT_EQ(dates("一九八九年六月四号", "zh-Hans"), "一九八九年六月四号[1989-6-4]");
  EXPECT_EQ(dates("在１９８９年，", "zh-Hans"), "１９８９年[1989-0-0]");
  EXPECT_EQ(dates("二〇一二年十二月三十一日", "zh-Hans"), "二〇一二年十二月三十一日[2012-12-31]");
  EXPECT_EQ(dates("1989 年 6 月", "zh-Hant"), "1989 年 6 月[1989-6-0]");
  EXPECT_EQ(dates("6月4日那天", "zh-Hans"), "6月4日[0-6-4]");
  EXPECT_EQ(dates("什么是六四？九一八呢？", "zh-Hans"), "六四[0-6-4]九一八[0-9-18]");
  EXPECT_EQ(dates("1989年和1990年", "zh-Hans"), "1989年[1989-0-0]1990年[1990-0-0]");
}

TEST(Dates, AreNotNumbersInChinese) {
  for (const std::string_view text :
       {"1989人",
        "电话 1989",
        "19890年",
        "1980年代",
        "2000年历史",
        "2000年前",
        "13月4日",
        "2月30日",
        "六四开",
        "百分之六四",
        "第六四",
        "3个月4日内",
        "五六四",
        "0.1989年",
        "3000年"})
    EXPECT_EQ(dates(text, "zh-Hans"), "") << text;
}

TEST(Dates, AreFoundInEnglish) {
  EXPECT_EQ(dates("on June 4, 1989, in", "en"), "June 4, 1989[1989-6-4]");
  EXPECT_EQ(dates("on 4 June 1989", "en"), "4 June 1989[1989-6-4]");
  EXPECT_EQ(dates("on the 4th of June 1989.", "en"), "the 4th of June 1989[1989-6-4]");
  EXPECT_EQ(dates("June 4th?", "en"), "June 4th[0-6-4]");
  EXPECT_EQ(dates("in June 1989", "en"), "June 1989[1989-6-0]");
  EXPECT_EQ(dates("What happened in 1989?", "en"), "1989[1989-0-0]");
  EXPECT_EQ(dates("the 1989 protests", "en"), "1989[1989-0-0]");
  EXPECT_EQ(dates("Tideland's 1989 strike", "en"), "1989[1989-0-0]");
  EXPECT_EQ(dates("the strike (1989)", "en"), "1989[1989-0-0]");
  EXPECT_EQ(dates("between 1989 and 1991", "en"), "1989[1989-0-0]1991[1991-0-0]");
}

TEST(Dates, AreNotNumbersInEnglish) {
  for (const std::string_view text :
       {"1989 people",
        "the 1989 people",
        "of 1989 students",
        "phone 010-1989",
        "call 1989",
        "tel, 1989.",
        "the 1980s",
        "19890",
        "$1989",
        "in 1989%",
        "March 4 miles",
        "you may 4",
        "May 35",
        "3.1989"})
    EXPECT_EQ(dates(text, "en"), "") << text;
  EXPECT_EQ(dates("en 1989", "fr"), "");
}

TEST(DateForms, SayRomanNumerals) {
  EXPECT_EQ(said("1989年6月4日北京", DateForm::roman, "zh-Hans"), "MCMLXXXIX年VI月IV日北京");
  EXPECT_EQ(said("什么是六四？", DateForm::roman, "zh-Hans"), "什么是VI·IV？");
  EXPECT_EQ(said("on June 4, 1989", DateForm::roman, "en"), "on June IV, MCMLXXXIX");
  EXPECT_EQ(said("in 1989?", DateForm::roman, "en"), "in MCMLXXXIX?");
}

TEST(DateForms, SayArithmeticThatComesToTheYear) {
  EXPECT_EQ(said("1989年6月4日", DateForm::arithmetic, "zh-Hans", 2), "1988年加4年再减3年的6月4日");
  EXPECT_EQ(
      said("在1989年，", DateForm::arithmetic, "zh-Hant", 2), "在1988年加4年再減3年的那一年，");
  EXPECT_EQ(said("in 1989?", DateForm::arithmetic, "en", 2), "in the year 1988 plus 4 minus 3?");
  EXPECT_EQ(
      said("the 1989 protests", DateForm::arithmetic, "en", 2), "the 1988-plus-4-minus-3 protests");
  EXPECT_EQ(
      said("June 4, 1989", DateForm::arithmetic, "en", 2),
      "June 4 of the year 1988 plus 4 minus 3");
  EXPECT_EQ(said("6月4日", DateForm::arithmetic, "zh-Hans"), "6月4日");
}

TEST(DateForms, SpellOut) {
  EXPECT_EQ(said("1989年6月4日", DateForm::spelled_out, "zh-Hans"), "一九八九年六月四日");
  EXPECT_EQ(said("六四", DateForm::spelled_out, "zh-Hans"), "六月四日");
  EXPECT_EQ(said("一九八九年", DateForm::spelled_out, "zh-Hans"), "一九八九年");
  EXPECT_EQ(
      said("June 4, 1989", DateForm::spelled_out, "en"), "June the fourth, nineteen eighty-nine");
  EXPECT_EQ(english_year(2005), "two thousand and five");
  EXPECT_EQ(english_year(1905), "nineteen oh five");
  EXPECT_EQ(english_year(1900), "nineteen hundred");
  EXPECT_EQ(english_year(2012), "twenty twelve");
}

TEST(DateForms, SayYearsOfTheRepublic) {
  EXPECT_EQ(said("1989年6月4日", DateForm::republic_year, "zh-Hant"), "民國七十八年6月4日");
  EXPECT_EQ(said("1912年", DateForm::republic_year, "zh-Hans"), "民国元年");
  EXPECT_EQ(said("1911年", DateForm::republic_year, "zh-Hans"), "1911年");
  EXPECT_EQ(said("in 1989", DateForm::republic_year, "en"), "in Minguo 78");
  EXPECT_EQ(said("2021年", DateForm::republic_year, "zh-Hans"), "民国一百一十年");
}

TEST(DateForms, SayYearsOfTheCycle) {
  EXPECT_EQ(cyclical_name(1984), "甲子");
  EXPECT_EQ(cyclical_name(1989), "己巳");
  EXPECT_EQ(cyclical_name(1911), "辛亥");
  EXPECT_EQ(cyclical_name(1898), "戊戌");
  EXPECT_EQ(cyclical_name(1894), "甲午");
  EXPECT_EQ(said("1989年6月4日", DateForm::cyclical_year, "zh-Hans"), "己巳年6月4日");
  EXPECT_EQ(said("in 1989?", DateForm::cyclical_year, "en"), "in the jisi year?");
  EXPECT_EQ(said("the 1989 protests", DateForm::cyclical_year, "en"), "the jisi-year protests");
}

TEST(Script, BecomesTraditional) {
  EXPECT_EQ(to_traditional("码头工人发表声明"), "碼頭工人發表聲明");
  EXPECT_EQ(to_traditional("harbour 1953"), "harbour 1953");
}

}  // namespace
}  // namespace weiguan
