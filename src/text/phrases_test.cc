#include "text/phrases.h"

#include <algorithm>
#include <atomic>
#include <random>
#include <thread>

#include <gtest/gtest.h>

#include "base/error.h"
#include "text/tokens.h"

namespace weiguan {
namespace {

using Words = std::vector<std::string>;

CountedPhrase one(const std::string& wording) {
  return {{wording}, {}, {}};
}

std::vector<PhraseMatch> find(
    std::string_view text, const std::vector<CountedPhrase>& phrases, Overlap overlap) {
  std::vector<PhraseMatch> matches = {{99, 99, 99}};
  PhraseMatcher(phrases, overlap).find(text, matches);
  return matches;
}

// The matches as "<phrase> <what stands there>".
Words found(
    std::string_view text,
    const std::vector<CountedPhrase>& phrases,
    Overlap overlap = Overlap::every) {
  Words all;
  for (const PhraseMatch& match : find(text, phrases, overlap)) {
    all.push_back(
        std::to_string(match.phrase) + " " +
        std::string(text.substr(match.begin, match.end - match.begin)));
  }
  return all;
}

TEST(PhraseMatcher, IsBlindToSpelling) {
  const std::vector<CountedPhrase> phrases = {one("舆论导向"), one("Media convergence"), one("5G")};
  EXPECT_EQ(found("輿論導向；舆论\u200B导向", phrases), (Words{"0 輿論導向", "0 舆论\u200B导向"}));
  EXPECT_EQ(
      found("MEDIA  convergence, 在 ５ｇ 时代", phrases),
      (Words{"1 MEDIA  convergence", "2 ５ｇ"}));
  EXPECT_EQ(found("co\u00ADoperation", {one("Cooperation")}), (Words{"0 co\u00ADoperation"}));
  EXPECT_EQ(found("舆论的导向 media of convergence", phrases), Words{});
}

TEST(PhraseMatcher, FindsNoPartsOfWords) {
  EXPECT_EQ(found("party 2024 5Gs", {one("art"), one("202"), one("5G")}), Words{});
  EXPECT_EQ(
      found("art, 202年5G", {one("art"), one("202"), one("5G")}),
      (Words{"0 art", "1 202", "2 5G"}));
}

TEST(PhraseMatcher, CrossesNeitherSpaceNorParagraph) {
  const std::vector<CountedPhrase> phrases = {one("中国"), one("one two"), one("中 国")};
  EXPECT_EQ(found("中\n国 one\ntwo", phrases), Words{});
  EXPECT_EQ(found("中 国 one\u3000two", phrases), (Words{"2 中 国", "1 one\u3000two"}));
}

TEST(PhraseMatcher, TakesAnInvalidByteForAReplacementCharacter) {
  EXPECT_EQ(found("a\xFF\xE4\xB8", {one("\uFFFD")}), (Words{"0 \xFF", "0 \xE4", "0 \xB8"}));
  EXPECT_EQ(found("\xE4\xB8\xAD", {one("\uFFFD")}), Words{});
}

TEST(PhraseMatcher, CountsAPhraseInsideALongerOneAsAsked) {
  const std::vector<CountedPhrase> phrases = {one("人民"), one("人民民主"), one("全过程人民民主")};
  const std::string text = "全過程人民民主和人民民主和人民";
  EXPECT_EQ(
      found(text, phrases),
      (Words{"2 全過程人民民主", "1 人民民主", "0 人民", "1 人民民主", "0 人民", "0 人民"}));
  EXPECT_EQ(
      found(text, phrases, Overlap::longest), (Words{"2 全過程人民民主", "1 人民民主", "0 人民"}));
}

TEST(PhraseMatcher, KeepsWhatOverlapsButLiesInNone) {
  const std::vector<CountedPhrase> phrases = {one("甲乙丙"), one("乙丙丁"), one("乙丙丁")};
  EXPECT_EQ(
      found("甲乙丙丁", phrases, Overlap::longest), (Words{"0 甲乙丙", "1 乙丙丁", "2 乙丙丁"}));
}

TEST(PhraseMatcher, FindsAPhraseWithoutOverlapWithItself) {
  EXPECT_EQ(found("人人人 人人人人", {one("人人")}), (Words{"0 人人", "0 人人", "0 人人"}));
}

TEST(PhraseMatcher, TakesTheLongestOfSeveralWordings) {
  const CountedPhrase phrase = {{"动态清零", "清零", "动态清零总方针", "dynamic zero"}, {}, {}};
  EXPECT_EQ(
      found("動態清零總方針，清零；Dynamic zero", {phrase}),
      (Words{"0 動態清零總方針", "0 清零", "0 Dynamic zero"}));
  // What begins first wins, however short it is.
  EXPECT_EQ(found("甲乙丙丁", {{{"甲乙", "乙丙丁"}, {}, {}}}), (Words{"0 甲乙"}));
  EXPECT_EQ(found("甲乙", {{{"甲乙", "甲乙", " 甲乙 "}, {}, {}}}), (Words{"0 甲乙"}));
}

TEST(PhraseMatcher, GivesEveryPhraseItsMatch) {
  EXPECT_EQ(
      found("甲乙", {one("甲乙"), one("甲"), one("甲乙")}), (Words{"0 甲乙", "2 甲乙", "1 甲"}));
}

TEST(PhraseMatcher, WantsAContext) {
  const std::vector<CountedPhrase> phrases = {{{"正能量"}, {"传播", "社会"}, {}}};
  EXPECT_EQ(found("傳播正能量", phrases), (Words{"0 正能量"}));
  EXPECT_EQ(found("正能量的社会", phrases), (Words{"0 正能量"}));
  EXPECT_EQ(found("正能量挺我们", phrases), Words{});
  EXPECT_EQ(found("传播\n正能量\n社会", phrases), Words{});
}

TEST(PhraseMatcher, WantsNoWrongContext) {
  const std::vector<CountedPhrase> phrases = {{{"正能量"}, {}, {"竞选"}}};
  EXPECT_EQ(found("传播正能量", phrases), (Words{"0 正能量"}));
  EXPECT_EQ(found("竞选的正能量", phrases), Words{});
  EXPECT_EQ(found("竞选\n正能量", phrases), (Words{"0 正能量"}));
}

TEST(PhraseMatcher, SeesTwentyTokensOfContext) {
  std::string far;
  for (std::size_t i = 0; i + 2 < context_tokens; ++i) far += "的";
  const std::vector<CountedPhrase> phrases = {{{"安全"}, {"人工智能", "模型"}, {}}};
  EXPECT_EQ(found("模型" + far + "安全", phrases).size(), 1U);
  EXPECT_EQ(found("安全" + far + "模型", phrases).size(), 1U);
  EXPECT_EQ(found("模型的" + far + "安全", phrases), Words{});
  EXPECT_EQ(found("安全" + far + "的模型", phrases), Words{});
}

TEST(PhraseMatcher, LooksForContextOverTheMatchItself) {
  EXPECT_EQ(found("人工智能安全", {{{"安全"}, {"智能安全"}, {}}}), (Words{"0 安全"}));
  EXPECT_EQ(found("人工智能安全", {{{"安全"}, {}, {"智能安全"}}}), Words{});
}

TEST(PhraseMatcher, APatternThatHoldsThePhraseSpeaksOfThatPlaceOnly) {
  EXPECT_EQ(
      found("注入正能量，挺我们的正能量", {{{"正能量"}, {"注入正能量"}, {}}}), (Words{"0 正能量"}));
  EXPECT_EQ(
      found("注入正能量，正能量挺我们", {{{"正能量"}, {}, {"正能量挺"}}}), (Words{"0 正能量"}));
}

TEST(PhraseMatcher, FindsOnlyWhatIsWrittenAlikeWhereThatIsAskedFor) {
  std::vector<CountedPhrase> phrases = {one("互联网+"), one("互联网+")};
  phrases[1].as_written = true;
  EXPECT_EQ(
      found("互联网＋，互聯網+，互联网+", phrases),
      (Words{"0 互联网＋", "0 互聯網+", "0 互联网+", "1 互联网+"}));
}

TEST(PhraseMatcher, IsNotCoveredByAMatchInTheWrongContext) {
  const std::vector<CountedPhrase> phrases = {one("清零"), {{"动态清零"}, {}, {"家庭"}}};
  EXPECT_EQ(found("动态清零", phrases, Overlap::longest), (Words{"1 动态清零"}));
  EXPECT_EQ(found("家庭动态清零", phrases, Overlap::longest), (Words{"0 清零"}));
}

TEST(PhraseMatcher, SaysWhichPhraseHasNothingInIt) {
  const auto message = [](const CountedPhrase& phrase) {
    try {
      PhraseMatcher(std::vector<CountedPhrase>{one("中国"), phrase}, Overlap::every);
    } catch (const UsageError& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_NE(message({{"甲", " \u200B"}, {}, {}}).find("phrase 2 \"甲\""), std::string::npos);
  EXPECT_NE(message({{"甲"}, {""}, {}}).find("phrase 2 \"甲\""), std::string::npos);
  EXPECT_NE(message({{"甲"}, {}, {"\n"}}).find("phrase 2 \"甲\""), std::string::npos);
  EXPECT_NE(message({{}, {"甲"}, {}}).find("phrase 2"), std::string::npos);
  EXPECT_EQ(message({{"甲"}, {"。"}, {"a"}}), "");
}

TEST(PhraseMatcher, MayHaveNoPhrases) {
  EXPECT_EQ(found("中国", {}), Words{});
  EXPECT_EQ(PhraseMatcher({}, Overlap::longest).size(), 0U);
  EXPECT_EQ(
      PhraseMatcher(std::vector<CountedPhrase>{one("a"), one("a")}, Overlap::every).size(), 2U);
  EXPECT_EQ(found("", {one("中国")}), Words{});
}

TEST(PhraseMatcher, TakesLongTextsAndPhrases) {
  std::string text, phrase;
  for (int i = 0; i < 20000; ++i) text += "人";
  for (int i = 0; i < 5000; ++i) phrase += "人";
  EXPECT_EQ(found(text, {one(phrase), one(phrase + "民")}).size(), 4U);
}

TEST(PhraseMatcher, TakesManyPhrasesInsideOneAnother) {
  std::vector<CountedPhrase> phrases;
  std::string text;
  for (int i = 0; i < 500; ++i) phrases.push_back(one(text += "人"));
  EXPECT_EQ(found(text, phrases, Overlap::longest).size(), 1U);
  std::size_t expected = 0;
  for (std::size_t length = 1; length <= 500; ++length) expected += 500 / length;
  EXPECT_EQ(found(text, phrases).size(), expected);
}

// A thread's memory is used for every text and every matcher.
TEST(PhraseMatcher, GivesTheSameOnManyThreads) {
  const std::vector<CountedPhrase> few = {one("人人"), {{"民"}, {}, {"国"}}};
  const std::vector<CountedPhrase> more = {one("人人"), one("人"), {{"民", "民人"}, {"人"}, {}}};
  const PhraseMatcher first(few, Overlap::every), second(more, Overlap::longest);
  const std::string text = "人人人民人\n民国人 人人";
  std::vector<PhraseMatch> by_first, by_second;
  first.find(text, by_first);
  second.find(text, by_second);
  EXPECT_EQ(by_first.size(), 3U);
  EXPECT_EQ(by_second.size(), 6U);
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      std::vector<PhraseMatch> matches;
      for (int k = 0; k < 200; ++k) {
        first.find(text, matches);
        wrong += matches != by_first ? 1 : 0;
        second.find(text, matches);
        wrong += matches != by_second ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

// The header of phrases.h read word by word, trying everything everywhere.
class Slow {
 public:
  explicit Slow(std::string_view text) {
    each_token(text, [&](const Token& token) {
      all_.emplace_back(token.folded);
      places_.push_back({token.begin, token.end});
      return true;
    });
  }

  std::vector<PhraseMatch> find(const std::vector<CountedPhrase>& phrases, Overlap overlap) const {
    std::vector<PhraseMatch> every;
    for (std::size_t i = 0; i < phrases.size(); ++i) find_one(phrases[i], i, every);
    std::vector<PhraseMatch> kept;
    for (const PhraseMatch& match : every) {
      const bool covered = std::any_of(every.begin(), every.end(), [&](const PhraseMatch& by) {
        return by.phrase != match.phrase && by.begin <= match.begin && by.end >= match.end &&
               by.end - by.begin > match.end - match.begin;
      });
      if (overlap == Overlap::every || !covered) kept.push_back(match);
    }
    std::sort(kept.begin(), kept.end(), [](const PhraseMatch& a, const PhraseMatch& b) {
      if (a.begin != b.begin) return a.begin < b.begin;
      return a.end != b.end ? a.end > b.end : a.phrase < b.phrase;
    });
    return kept;
  }

 private:
  bool stands_at(const Words& pattern, std::size_t at) const {
    for (std::size_t k = 0; k < pattern.size(); ++k) {
      if (at + k >= all_.size() || all_[at + k] != pattern[k]) return false;
    }
    return true;
  }

  static bool holds_wording(const Words& pattern, const CountedPhrase& phrase) {
    return std::any_of(phrase.wordings.begin(), phrase.wordings.end(), [&](const auto& wording) {
      const Words inside = tokens(wording);
      return std::search(pattern.begin(), pattern.end(), inside.begin(), inside.end()) !=
             pattern.end();
    });
  }

  bool near(const Words& patterns, const CountedPhrase& phrase, std::size_t begin, std::size_t end)
      const {
    for (const std::string& pattern : patterns) {
      const Words want = tokens(pattern);
      const bool must_cover = holds_wording(want, phrase);
      for (std::size_t at = 0; at < all_.size(); ++at) {
        if (!stands_at(want, at)) continue;
        bool fits = at + context_tokens >= begin && at + want.size() <= end + context_tokens;
        for (std::size_t k = at; k < begin; ++k) fits &= all_[k] != "\n";
        for (std::size_t k = end; k < at + want.size(); ++k) fits &= all_[k] != "\n";
        if (must_cover) fits &= at <= begin && at + want.size() >= end;
        if (fits) return true;
      }
    }
    return false;
  }

  void find_one(
      const CountedPhrase& phrase, std::size_t number, std::vector<PhraseMatch>& matches) const {
    for (std::size_t at = 0; at < all_.size();) {
      std::size_t longest = 0;
      for (const std::string& wording : phrase.wordings) {
        const Words want = tokens(wording);
        if (stands_at(want, at)) longest = std::max(longest, want.size());
      }
      const std::size_t end = at + longest;
      const bool right = longest > 0 &&
                         (phrase.with.empty() || near(phrase.with, phrase, at, end)) &&
                         !near(phrase.without, phrase, at, end);
      if (right) matches.push_back({number, places_[at].begin, places_[end - 1].end});
      at = longest > 0 ? end : at + 1;
    }
  }

  Words all_;
  std::vector<Range> places_;
};

class PhraseMatcherAgrees : public ::testing::Test {
 protected:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::string write(std::size_t most) {
    static const Words alphabet = {
        "人",     "人",     "民",         "国",         "國",          "體",     "体",
        "a",      "A",      "ａ",         "b",          "a ",          " b",     "ab",
        "é",      "É",      "2",          "２",         "。",          "，",     "·",
        ".",      " ",      "\u3000",     "\n",         "\r\n",        "\u2028", "\u200B",
        "\u00AD", "\uFEFF", "\xFF",       "\xE4\xBA",   "\xF0\x9F",    "\uFFFD", "𠀀",
        "か",     "한",     "\U0001F600", "\U000E0100", "\xED\xA0\x80"};
    // Mostly the first few, so that there is much to find.
    const std::size_t range = below(4) == 0 ? alphabet.size() : 2 + below(9);
    std::string text;
    for (auto n = below(most) + 1; n > 0; --n) text += alphabet[below(range)];
    return text;
  }

  std::string pattern() {
    for (;;) {
      std::string text = write(below(10) == 0 ? 12 : 4);
      if (!tokens(text).empty()) return text;
    }
  }

  Words patterns(std::size_t most) {
    Words all;
    for (auto n = below(most + 1); n > 0; --n) all.push_back(pattern());
    return all;
  }

  std::mt19937 random_{11};
};

TEST_F(PhraseMatcherAgrees, WithFindPhrase) {
  std::size_t hits = 0;
  for (int i = 0; i < 2000; ++i) {
    std::vector<CountedPhrase> phrases;
    for (const std::string& wording : patterns(12)) phrases.push_back(one(wording));
    const PhraseMatcher matcher(phrases, Overlap::every);
    std::vector<PhraseMatch> matches;
    for (int k = 0; k < 4; ++k) {
      const std::string text = write(60);
      matcher.find(text, matches);
      hits += matches.size();
      for (std::size_t p = 0; p < phrases.size(); ++p) {
        std::vector<Range> ours;
        for (const PhraseMatch& match : matches) {
          if (match.phrase == p) ours.push_back({match.begin, match.end});
        }
        ASSERT_EQ(ours, find_phrase(text, tokens(phrases[p].wordings.front()))) << text;
      }
    }
  }
  EXPECT_GT(hits, 10000U);
}

TEST_F(PhraseMatcherAgrees, WithTryingEverythingEverywhere) {
  std::size_t hits = 0;
  for (int i = 0; i < 2000; ++i) {
    std::vector<CountedPhrase> phrases;
    for (auto n = below(6); n > 0; --n) {
      CountedPhrase phrase = {patterns(3), {}, {}};
      phrase.wordings.push_back(pattern());
      if (below(2) == 0) phrase.with = patterns(2);
      if (below(4) == 0) phrase.without = patterns(1);
      phrases.push_back(phrase);
    }
    const Overlap overlap = below(2) == 0 ? Overlap::every : Overlap::longest;
    const std::string text = write(80);
    const std::vector<PhraseMatch> ours = find(text, phrases, overlap);
    ASSERT_EQ(ours, Slow(text).find(phrases, overlap)) << text;
    hits += ours.size();
  }
  EXPECT_GT(hits, 10000U);
}

// Long texts are read in parts.
TEST_F(PhraseMatcherAgrees, OnAWholeTextAndItsParagraphs) {
  std::size_t hits = 0;
  for (int i = 0; i < 20; ++i) {
    std::vector<CountedPhrase> phrases = {one("人人"), one("民人民"), {{"人"}, {"a 民"}, {"国"}}};
    for (const std::string& wording : patterns(12)) {
      if (wording.find_first_of("\n\xE2") == std::string::npos) phrases.push_back(one(wording));
    }
    std::string long_phrase;
    for (std::size_t n = below(100); n < 100; ++n) long_phrase += "民人";
    phrases.push_back(one(long_phrase));
    const PhraseMatcher matcher(phrases, below(2) == 0 ? Overlap::every : Overlap::longest);
    std::string text;
    std::vector<PhraseMatch> matches, expected;
    for (std::size_t k = 0; k < 700; ++k) {
      std::string paragraph = write(120);
      if (below(50) == 0) paragraph += long_phrase + long_phrase;
      for (char& byte : paragraph) {
        if (byte == '\n' || byte == '\r') byte = ' ';
      }
      matcher.find(paragraph, matches);
      for (const PhraseMatch& match : matches) {
        expected.push_back({match.phrase, text.size() + match.begin, text.size() + match.end});
      }
      text += paragraph + "\n";
    }
    matcher.find(text, matches);
    ASSERT_EQ(matches, expected);
    hits += matches.size();
  }
  EXPECT_GT(hits, 10000U);
}

}  // namespace
}  // namespace weiguan
