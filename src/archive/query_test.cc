#include "archive/query.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace weiguan {
namespace {

// The query as it was understood.
std::string read(const std::string& text) {
  return to_text(parse_query(text));
}

std::string refused(const std::string& text) {
  try {
    parse_query(text);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "not refused";
}

TEST(Query, AnEmptyTextIsEverything) {
  EXPECT_EQ(parse_query("").type, Query::Type::all);
  EXPECT_EQ(parse_query(" \n　").type, Query::Type::all);
}

TEST(Query, ARunOfChineseIsOnePhrase) {
  const Query query = parse_query("媒體融合");
  EXPECT_EQ(query.type, Query::Type::phrase);
  EXPECT_EQ(query.phrase, (std::vector<std::string>{"媒", "体", "融", "合"}));
}

TEST(Query, WordsWithoutQuotesAreTermsOfTheirOwn) {
  EXPECT_EQ(read("media convergence"), R"("media" AND "convergence")");
  EXPECT_EQ(read(R"("media convergence")"), R"("media convergence")");
  EXPECT_EQ(parse_query("COVID-19").phrase, (std::vector<std::string>{"covid", "-", "19"}));
}

TEST(Query, NotBindsClosestThenAndThenOr) {
  EXPECT_EQ(read("a OR b c AND NOT d"), R"("a" OR "b" AND "c" AND NOT "d")");
  EXPECT_EQ(read("(a OR b) -c"), R"(("a" OR "b") AND NOT "c")");
  EXPECT_EQ(read("NOT (a b)"), R"(NOT ("a" AND "b"))");
  EXPECT_EQ(read("-NOT a"), R"(NOT NOT "a")");
}

TEST(Query, OnlyCapitalsJoin) {
  EXPECT_EQ(read("a and b"), R"("a" AND "and" AND "b")");
  EXPECT_EQ(read(R"("AND")"), R"("and")");
}

TEST(Query, AStarIsAWordsBeginning) {
  EXPECT_TRUE(parse_query("democra*").prefix);
  EXPECT_TRUE(parse_query("\"free pre\"*").prefix);
  EXPECT_FALSE(parse_query("\"free*\"").prefix);
  EXPECT_EQ(parse_query("*").phrase, std::vector<std::string>{"*"});
}

TEST(Query, TitleAndTextHoldAPhraseToOnePlace) {
  const Query title = parse_query("title:媒体融合");
  EXPECT_EQ(title.type, Query::Type::phrase);
  EXPECT_EQ(title.field, "title");
  EXPECT_EQ(title.phrase, (std::vector<std::string>{"媒", "体", "融", "合"}));
  const Query either = parse_query("TEXT:\"one voice\",democra*");
  ASSERT_EQ(either.type, Query::Type::disjunction);
  EXPECT_EQ(either.parts[0].field, "text");
  EXPECT_EQ(either.parts[0].phrase, (std::vector<std::string>{"one", "voice"}));
  EXPECT_TRUE(either.parts[1].prefix);
  EXPECT_EQ(parse_query(to_text(either)), either);
  EXPECT_EQ(parse_query("text:\"free*\"*").phrase, (std::vector<std::string>{"free", "*"}));
  EXPECT_THROW(parse_query("title:()"), UsageError);
  EXPECT_THROW(parse_query("title:\" \""), UsageError);
}

TEST(Query, FullWidthSignsMeanTheSame) {
  EXPECT_EQ(
      parse_query("（“媒体 融合” OR outlet：cctv，xinhua）－英国"),
      parse_query("(\"媒体 融合\" OR outlet:cctv,xinhua) -英国"));
}

TEST(Query, QuotesHoldQuotes) {
  EXPECT_EQ(parse_query(R"("他说“好”")").phrase.size(), 5u);
  EXPECT_EQ(parse_query(R"("a \" b \\")").phrase, (std::vector<std::string>{"a", "\"", "b", "\\"}));
}

TEST(Query, FieldsTakeValues) {
  EXPECT_EQ(parse_query("outlet:none").values, std::vector<std::string>{""});
  EXPECT_EQ(parse_query("outlet:\"none\"").values, std::vector<std::string>{"none"});
  EXPECT_EQ(parse_query("KIND:Post").values, std::vector<std::string>{"post"});
  EXPECT_EQ(
      parse_query("site:https://WWW.People.com.cn/a").values,
      std::vector<std::string>{"people.com.cn"});
  EXPECT_EQ(parse_query("account：weibo：海风").values, std::vector<std::string>{"weibo:海风"});
  EXPECT_EQ(parse_query("raw:\"a, b\",c").values, (std::vector<std::string>{"a, b", "c"}));
}

TEST(Query, NamesTurnIntoOutlets) {
  QueryNames names;
  names.outlet = [](std::string_view name) {
    if (name != "央视") throw UsageError("no such outlet");
    return std::vector<std::string>{"cctv"};
  };
  names.group = [](std::string_view) { return std::vector<std::string>{}; };
  EXPECT_EQ(parse_query("outlet:央视", names).values, std::vector<std::string>{"cctv"});
  const Query empty = parse_query("group:nobody", names);
  EXPECT_EQ(empty.field, "outlet");
  EXPECT_TRUE(empty.values.empty());
  EXPECT_EQ(parse_query(to_text(empty)), empty);
  EXPECT_THROW(parse_query("outlet:other", names), UsageError);
}

TEST(Query, SaysWhereItIsWrong) {
  EXPECT_EQ(refused("中国 \"a"), "search, at character 4: this quote is never closed");
  EXPECT_EQ(refused("(a OR (b)"), "search, at character 1: this parenthesis is never closed");
  EXPECT_EQ(refused("a )"), "search, at character 3: this parenthesis was never opened");
  EXPECT_EQ(refused("NOT"), "search, at character 4: a word, a phrase or a field is expected here");
  EXPECT_EQ(
      refused("a OR OR b"), "search, at character 6: a word, a phrase or a field is expected here");
  EXPECT_EQ(refused("http://a"), "search, at character 1: there is no field http:");
  EXPECT_EQ(refused("kind:poem"), "search, at character 6: there is no kind \"poem\"");
  EXPECT_EQ(refused("outlet:"), "search, at character 1: a value is expected behind outlet:");
  EXPECT_EQ(refused("\" \""), "search, at character 1: nothing to search for stands here");
}

TEST(Query, RefusesDeepNests) {
  const std::string deep(101, '(');
  EXPECT_NE(refused(deep + "a" + std::string(101, ')')).find("deeper than 100"), std::string::npos);
  const std::string well(100, '(');
  EXPECT_EQ(read(well + "a" + std::string(100, ')')), "\"a\"");
  std::string nots;
  for (int i = 0; i < 1'000'000; ++i) nots += '-';
  EXPECT_NE(refused(nots + "a").find("deeper than 100"), std::string::npos);
}

TEST(Query, MarksWhatCanMakeAnArticleMatch) {
  const std::vector<MarkedPhrase> marked =
      phrases_to_mark(parse_query("a (b* OR NOT c) NOT (d NOT e) a"));
  ASSERT_EQ(marked.size(), 3u);
  EXPECT_EQ(marked[0].tokens, std::vector<std::string>{"a"});
  EXPECT_TRUE(marked[1].prefix);
  EXPECT_EQ(marked[2].tokens, std::vector<std::string>{"e"});
}

}  // namespace
}  // namespace weiguan
