#include "text/tokens.h"

#include <random>

#include <gtest/gtest.h>

#include "text/fold.h"
#include "text/utf8.h"

namespace weiguan {
namespace {

using Words = std::vector<std::string>;

std::vector<std::string> marked(
    std::string_view text, std::string_view phrase, bool prefix = false) {
  std::vector<std::string> found;
  for (const Range& range : find_phrase(text, tokens(phrase), prefix)) {
    found.emplace_back(text.substr(range.begin, range.end - range.begin));
  }
  return found;
}

TEST(Tokens, AreWordsAndCharacters) {
  EXPECT_EQ(tokens("Xinhua 2024, 5G"), (Words{"xinhua", "2024", ",", "5g"}));
  EXPECT_EQ(tokens("中國。$"), (Words{"中", "国", "。", "$"}));
  EXPECT_EQ(tokens("École Москва ไทย"), (Words{"école", "москва", "ไทย"}));
  EXPECT_EQ(tokens("かな한ㄅ"), (Words{"か", "な", "한", "ㄅ"}));
  EXPECT_EQ(tokens("２０２４年Ａ股"), (Words{"2024", "年", "a", "股"}));
}

TEST(Tokens, HoldSpacesBetweenChineseOnly) {
  EXPECT_EQ(tokens("中 \u3000国"), (Words{"中", " ", "国"}));
  EXPECT_EQ(tokens("在 5G 时代"), tokens("在5G时代"));
  EXPECT_EQ(tokens("好 。 好"), tokens("好。好"));
  EXPECT_EQ(tokens("  中 "), (Words{"中"}));
}

TEST(Tokens, HoldBreaksAnywhere) {
  EXPECT_EQ(tokens("a\n b"), (Words{"a", "\n", "b"}));
  EXPECT_EQ(tokens("中 \r\n\r\n\u3000国"), (Words{"中", "\n", "国"}));
  EXPECT_EQ(tokens("\n\na\u2029b\n"), (Words{"a", "\n", "b"}));
  EXPECT_EQ(tokens("中\n 5"), (Words{"中", "\n", "5"}));
  EXPECT_EQ(tokens(" \n "), Words{});
  EXPECT_EQ(tokens(""), Words{});
}

TEST(Tokens, PassOverInvisibleCharacters) {
  EXPECT_EQ(tokens("\uFEFF中\u200B国"), tokens("中国"));
  EXPECT_EQ(tokens("co\u00ADoperate"), (Words{"cooperate"}));
  EXPECT_EQ(tokens("中 \u200B 国"), (Words{"中", " ", "国"}));
  EXPECT_EQ(tokens("葛\U000E0100城"), tokens("葛城"));
  EXPECT_EQ(tokens("\u200B"), Words{});
}

TEST(Tokens, SayWhereTheyStand) {
  const std::string text = " Ａb，標 題\n\u200B9\u00AD ";
  std::vector<std::string> pieces;
  each_token(text, [&](const Token& token) {
    pieces.push_back(text.substr(token.begin, token.end - token.begin));
    return true;
  });
  EXPECT_EQ(pieces, (Words{"Ａb", "，", "標", " ", "題", "\n\u200B", "9"}));
}

TEST(Tokens, StopWhenAsked) {
  int seen = 0;
  each_token("a b c", [&](const Token&) { return ++seen < 2; });
  EXPECT_EQ(seen, 2);
}

TEST(Tokens, TakeWordsOfAnyLength) {
  const std::string word(1 << 20, 'X');
  EXPECT_EQ(tokens(word + " y").size(), 2U);
  EXPECT_EQ(tokens(word)[0].size(), word.size());
}

TEST(Tokens, TakeInvalidBytes) {
  EXPECT_EQ(tokens("a\xFF\xE4\xB8"), (Words{"a", "\uFFFD", "\uFFFD", "\uFFFD"}));
}

TEST(FindPhrase, IsBlindToSpelling) {
  EXPECT_EQ(marked("媒體融合與媒体融合", "媒体融合"), (Words{"媒體融合", "媒体融合"}));
  EXPECT_EQ(marked("The ＸＩＮＨＵＡ agency", "xinhua Agency"), (Words{"ＸＩＮＨＵＡ agency"}));
  EXPECT_EQ(marked("在 5G 时代", "5g时代"), (Words{"5G 时代"}));
}

TEST(FindPhrase, FindsNoPartsOfWords) {
  EXPECT_EQ(marked("2024", "202"), Words{});
  EXPECT_EQ(marked("democracy", "democra"), Words{});
}

TEST(FindPhrase, CrossesNeitherSpaceNorParagraph) {
  EXPECT_EQ(marked("中 国 中\n国 中国", "中国"), (Words{"中国"}));
  EXPECT_EQ(marked("one\ntwo one two", "one two"), (Words{"one two"}));
}

TEST(FindPhrase, TakesPrefixesOfTheLastWordOnly) {
  EXPECT_EQ(
      marked("Democracy and democratic; a demo", "democra", true),
      (Words{"Democracy", "democratic"}));
  EXPECT_EQ(
      marked("rural democracy, ruralx democracy", "rural dem", true), (Words{"rural democracy"}));
}

TEST(FindPhrase, DoesNotOverlap) {
  EXPECT_EQ(marked("人人人", "人人").size(), 1U);
  EXPECT_EQ(marked("人人人人", "人人").size(), 2U);
  EXPECT_EQ(find_phrase("ababa中", tokens("")), std::vector<Range>{});
  EXPECT_EQ(find_phrase("", tokens("a")), std::vector<Range>{});
}

TEST(FindPhrase, TakesLongSelfOverlappingPhrases) {
  std::string text, phrase;
  for (int i = 0; i < 200000; ++i) text += "人";
  for (int i = 0; i < 50000; ++i) phrase += "人";
  EXPECT_EQ(find_phrase(text, tokens(phrase)).size(), 4U);
}

// Small alphabets make phrases that overlap themselves.
TEST(FindPhrase, AgreesWithTryingEveryPlace) {
  std::mt19937 random(7);
  const Words alphabet = {"a", "a ", "ab ", "b ", "人", "人 ", "民", "\n", "。"};
  const auto write = [&](std::size_t most) {
    std::string text;
    for (auto n = random() % most + 1; n > 0; --n) text += alphabet[random() % alphabet.size()];
    return text;
  };
  std::size_t hits = 0;
  for (int i = 0; i < 20000; ++i) {
    const std::string text = write(30);
    const Words phrase = tokens(write(4));
    if (phrase.empty()) continue;
    const bool prefix = random() % 2 == 0;
    std::vector<Range> places;
    Words all;
    each_token(text, [&](const Token& token) {
      places.push_back({token.begin, token.end});
      all.emplace_back(token.folded);
      return true;
    });
    std::vector<Range> expected;
    for (std::size_t at = 0; at + phrase.size() <= all.size();) {
      bool same = true;
      for (std::size_t k = 0; k < phrase.size(); ++k) {
        const bool begins = prefix && k + 1 == phrase.size();
        same &= begins ? all[at + k].starts_with(phrase[k]) : all[at + k] == phrase[k];
      }
      if (same) expected.push_back({places[at].begin, places[at + phrase.size() - 1].end});
      at += same ? phrase.size() : 1;
    }
    hits += expected.size();
    ASSERT_EQ(find_phrase(text, phrase, prefix), expected) << text;
  }
  EXPECT_GT(hits, 1000U);
}

}  // namespace
}  // namespace weiguan
