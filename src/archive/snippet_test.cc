#include "archive/snippet.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace weiguan {
namespace {

std::vector<MarkedPhrase> phrases(const std::string& query) {
  return phrases_to_mark(parse_query(query));
}

// The snippet with its marks in brackets.
std::string shown(const std::string& text, const std::string& query, std::size_t width = 160) {
  const Snippet snippet = make_snippet(text, phrases(query), width);
  std::string out;
  std::size_t at = 0;
  for (const Range& mark : snippet.marks) {
    out += snippet.text.substr(at, mark.begin - at) + "[";
    out += snippet.text.substr(mark.begin, mark.end - mark.begin) + "]";
    at = mark.end;
  }
  return out + snippet.text.substr(at);
}

TEST(Snippet, ShowsAShortTextWhole) {
  EXPECT_EQ(shown("港口今天开放。", "开放"), "港口今天[开放]。");
  EXPECT_EQ(shown("", "开放"), "");
}

TEST(Snippet, MarksWhatWasFoundInAnotherScriptOrCase) {
  EXPECT_EQ(shown("標題與ＡＢＣ", "标题 OR abc"), "[標題]與[ＡＢＣ]");
}

TEST(Snippet, StandsOnOneLine) {
  EXPECT_EQ(shown("first\n\n  second\tthird \n", "second"), "first [second] third");
}

TEST(Snippet, BeginsWhereThereAreNoHits) {
  EXPECT_EQ(shown("一二三四五六七八", "九", 8), "一二三四…");
  EXPECT_EQ(shown("一二三四五六七八", "NOT 三", 8), "一二三四…");
}

TEST(Snippet, CountsAChineseCharacterAsTwo) {
  EXPECT_EQ(shown("一二三四五六七八九十", "五", 6), "…四[五]六…");
  EXPECT_EQ(shown("abcd 中 efgh", "中", 4), "…[中]…");
}

TEST(Snippet, ReachesTheEndWhereTheHitsStandThere) {
  EXPECT_EQ(shown("一二三四五六七八九十", "十", 6), "…八九[十]");
}

TEST(Snippet, PrefersThePlaceWithAllPhrases) {
  std::string text = "海海海海";
  text.append(300, 'x');
  text += " 海风 ";
  text.append(300, 'y');
  EXPECT_NE(shown(text, "海 风", 20).find("[海][风]"), std::string::npos);
}

TEST(Snippet, DoesNotCutTheWordBeforeAHit) {
  EXPECT_EQ(shown("nothing convergence media yes and more", "media", 14), "…[media] yes…");
}

TEST(Snippet, CutsAHitThatIsLongerThanItself) {
  EXPECT_EQ(shown("零一二三四五六七八", "一二三四五六", 6), "…[一二三]…");
}

TEST(Snippet, JoinsHitsThatOverlap) {
  EXPECT_EQ(shown("中国人民", "中国人 OR 国人民"), "[中国人民]");
}

TEST(Snippet, StaysValidOnBrokenText) {
  const std::string broken = "中\xE4\xB8国\xFF海 风";
  const Snippet snippet = make_snippet(broken, phrases("海"), 4);
  EXPECT_TRUE(is_utf8(snippet.text));
  EXPECT_EQ(snippet.marks.size(), 1u);
}

}  // namespace
}  // namespace weiguan
