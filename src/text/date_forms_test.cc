#include "text/date_forms.h"

#include <cstdio>

#include <gtest/gtest.h>

#include "text/detail/said_numbers.h"

namespace weiguan {
namespace {

// "1989-6-4" of each date, with blanks between; "0" is what is not said.
std::string found(std::string_view text) {
  std::string all;
  for (const SaidDate& one : find_dates(text)) {
    if (!all.empty()) all += ' ';
    all += std::to_string(one.year) + "-" + std::to_string(one.month) + "-" +
           std::to_string(one.day) + ":" + std::string(text.substr(one.begin, one.end - one.begin));
  }
  return all;
}

std::string said(std::string_view text, DateForm form, bool traditional = false) {
  return with_dates_said(text, form, traditional, 5).value_or("nothing");
}

TEST(DateForms, FindsChineseDates) {
  EXPECT_EQ(found("1989年6月4日港口发生了什么？"), "1989-6-4:1989年6月4日");
  EXPECT_EQ(found("一九八九年六月四日"), "1989-6-4:一九八九年六月四日");
  EXPECT_EQ(found("二〇一二年十一月廿三号"), "2012-11-23:二〇一二年十一月廿三号");
  EXPECT_EQ(found("从1989年到１９９１年。"), "1989-0-0:1989年 1991-0-0:１９９１年");
  EXPECT_EQ(found("1989 年 6 月 4 日"), "1989-6-4:1989 年 6 月 4 日");
  EXPECT_EQ(found("1976年9月以来"), "1976-9-0:1976年9月");
  EXPECT_EQ(found("6月4日和十月一日"), "0-6-4:6月4日 0-10-1:十月一日");
}

TEST(DateForms, LeavesOtherChineseNumbersAlone) {
  EXPECT_EQ(found("1980年代的港口"), "");
  EXPECT_EQ(found("有2000年历史，2000年的历史"), "");
  EXPECT_EQ(found("第1989号船，1989人，电话19891989"), "");
  EXPECT_EQ(found("6个月后，13月4日，6月32日"), "");
  EXPECT_EQ(found("0500年"), "");
  EXPECT_EQ(found("11989年"), "");
  EXPECT_EQ(found("三十二月四日"), "");
}

TEST(DateForms, FindsEnglishDates) {
  EXPECT_EQ(found("On June 4, 1989, the harbour"), "1989-6-4:June 4, 1989");
  EXPECT_EQ(found("the 4th of June 1989."), "1989-6-4:4th of June 1989");
  EXPECT_EQ(found("On 21 Sept. 2001 and May 1st"), "2001-9-21:21 Sept. 2001 0-5-1:May 1st");
  EXPECT_EQ(found("in June 1989"), "1989-6-0:June 1989");
  EXPECT_EQ(found("in 1989, the 1976 storm"), "1989-0-0:1989 1976-0-0:1976");
}

TEST(DateForms, LeavesOtherEnglishNumbersAlone) {
  EXPECT_EQ(found("1989 people came; of 1989 people"), "");
  EXPECT_EQ(found("the 1980s, in 1,989 ships, in 1989.5"), "");
  EXPECT_EQ(found("You may 4 times; Mayor 12; march 4"), "");
  EXPECT_EQ(found("model X1989, in 19891"), "");
}

TEST(DateForms, SaysChineseDatesOtherwise) {
  const std::string_view text = "1989年6月4日港口发生了什么？";
  EXPECT_EQ(said(text, DateForm::roman_numerals), "MCMLXXXIX年VI月IV日港口发生了什么？");
  EXPECT_EQ(said(text, DateForm::spelled_out), "一九八九年六月四日港口发生了什么？");
  EXPECT_EQ(said(text, DateForm::republic_year), "民国七十八年6月4日港口发生了什么？");
  EXPECT_EQ(said(text, DateForm::republic_year, true), "民國七十八年6月4日港口发生了什么？");
  EXPECT_EQ(said(text, DateForm::cyclical_year), "己巳年6月4日港口发生了什么？");
  EXPECT_EQ(said("1912年", DateForm::republic_year), "民国元年");
  EXPECT_EQ(said("1900年", DateForm::republic_year), "民国前十二年");
}

TEST(DateForms, SaysEnglishDatesOtherwise) {
  EXPECT_EQ(said("On June 4, 1989, it", DateForm::roman_numerals), "On June IV, MCMLXXXIX, it");
  EXPECT_EQ(
      said("On 4 June 1989 it", DateForm::spelled_out),
      "On the fourth of June nineteen eighty-nine it");
  EXPECT_EQ(
      said("On June 4, 1989 it", DateForm::spelled_out),
      "On June the fourth, nineteen eighty-nine it");
  EXPECT_EQ(
      said("in 1989", DateForm::republic_year), "in year 78 of the Republic of China calendar");
  EXPECT_EQ(
      said("On June 4, 1989", DateForm::cyclical_year),
      "On June 4 of the jisi year of the sexagenary cycle");
}

TEST(DateForms, SumsComeOutRightWhateverTheSeed) {
  for (std::uint64_t seed = 0; seed < 5000; seed += 7) {
    const auto text = with_dates_said("1989年", DateForm::arithmetic, false, seed * 2654435761U);
    ASSERT_TRUE(text);
    int from = 0, plus = 0, minus = 0;
    ASSERT_EQ(std::sscanf(text->c_str(), "%d年加%d年再减%d年的那一年", &from, &plus, &minus), 3)
        << *text;
    EXPECT_EQ(from + plus - minus, 1989);
    EXPECT_NE(from, 1989);
    EXPECT_GT(minus, 0);
  }
  EXPECT_EQ(
      with_dates_said("in June 1989", DateForm::arithmetic, false, 5),
      with_dates_said("in June 1989", DateForm::arithmetic, false, 5));
}

TEST(DateForms, ThatCannotBeSaidAreNotMade) {
  EXPECT_EQ(said("6月4日", DateForm::republic_year), "nothing");
  EXPECT_EQ(said("6月4日", DateForm::arithmetic), "nothing");
  EXPECT_EQ(said("一九八九年", DateForm::spelled_out), "nothing");
  EXPECT_EQ(said("港口发生了什么？", DateForm::roman_numerals), "nothing");
  EXPECT_EQ(said("", DateForm::roman_numerals), "nothing");
}

TEST(DateForms, YearsOfTheCycleAreThoseOfHistory) {
  EXPECT_EQ(cyclical_year(1984), "甲子");
  EXPECT_EQ(cyclical_year(1989), "己巳");
  EXPECT_EQ(cyclical_year(1911), "辛亥");
  EXPECT_EQ(cyclical_year(1898), "戊戌");
  EXPECT_EQ(cyclical_year(1894), "甲午");
  EXPECT_EQ(cyclical_year(2024), "甲辰");
}

TEST(DateForms, NumbersAreSaidAsPeopleDo) {
  EXPECT_EQ(roman(1989), "MCMLXXXIX");
  EXPECT_EQ(roman(2444), "MMCDXLIV");
  EXPECT_EQ(chinese_number(10), "十");
  EXPECT_EQ(chinese_number(78), "七十八");
  EXPECT_EQ(chinese_number(105), "一百零五");
  EXPECT_EQ(chinese_number(110), "一百一十");
  EXPECT_EQ(english_year(1900), "nineteen hundred");
  EXPECT_EQ(english_year(1905), "nineteen oh five");
  EXPECT_EQ(english_year(2000), "two thousand");
  EXPECT_EQ(english_year(2008), "two thousand and eight");
  EXPECT_EQ(english_year(2019), "twenty nineteen");
  EXPECT_EQ(english_ordinal(20), "twentieth");
  EXPECT_EQ(english_ordinal(31), "thirty-first");
}

}  // namespace
}  // namespace weiguan
