#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "instruments/newphrases/detail/edges.h"
#include "instruments/newphrases/detail/entries.h"
#include "instruments/newphrases/detail/grams.h"
#include "instruments/newphrases/detail/kinds.h"
#include "instruments/newphrases/detail/material.h"
#include "instruments/newphrases/detail/official.h"
#include "instruments/newphrases/detail/rests.h"
#include "instruments/newphrases/detail/seams.h"
#include "instruments/newphrases/detail/words.h"

namespace weiguan::newphrases {
namespace {

bool always() {
  return true;
}

std::vector<Word> word_row(Vocabulary& words, const std::string& text) {
  std::vector<Word> row = words.read("", text);
  return {row.begin() + 1, row.end() - 1};
}

TEST(Words, BordersStandAroundWhatIsSaid) {
  Vocabulary words;
  const auto row = words.read("标题", "“两河”，Blue River、2024年");
  std::string text;
  for (const Word word : row) text += word < borders ? "|" : words.text(word) + "/";
  EXPECT_EQ(text, "|标/题/||两/河/||blue/river/|2024/年/|");
  EXPECT_EQ(row[4], quote_begins);
  EXPECT_EQ(row[7], quote_ends);
  EXPECT_EQ(words.shape(words.add("2024")), Shape::digits);
  EXPECT_EQ(words.shape(words.add("+")), Shape::joint);
  EXPECT_EQ(words.add("。"), border);
}

TEST(Words, MarksOfAWorksTitleAreToldFromOtherBorders) {
  Vocabulary words;
  const auto row = words.read("", "《两河》【两河】");
  EXPECT_EQ(row[1], title_begins);
  EXPECT_EQ(row[4], title_ends);
  EXPECT_EQ(row[5], border);
}

TEST(Words, AClosedVocabularyGrowsByCharactersOnly) {
  Vocabulary words;
  const Word river = words.add("river");
  words.close();
  EXPECT_EQ(words.add("river"), river);
  EXPECT_EQ(words.add("mountain"), other_word);
  EXPECT_GT(words.add("山"), other_word);
  EXPECT_EQ(words.add("，"), border);
}

// All that recurs, and nothing else, with its counts: held against counting by hand.
TEST(Grams, AreExactlyWhatRecurs) {
  std::mt19937 dice(20240101);
  for (int round = 0; round < 30; ++round) {
    std::vector<std::vector<Word>> rows(3 + dice() % 6);
    for (auto& row : rows) {
      row.push_back(border);
      for (std::size_t i = dice() % 40; i-- > 0;) {
        row.push_back(dice() % 6 == 0 ? border : static_cast<Word>(borders + 1 + dice() % 3));
      }
      row.push_back(border);
    }
    constexpr std::size_t longest = 6;
    const std::uint32_t least = 2 + dice() % 2;
    std::map<std::vector<Word>, std::pair<std::uint32_t, std::set<std::size_t>>> expected;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t k = 0; k < rows[i].size(); ++k) {
        std::vector<Word> phrase;
        for (std::size_t n = k; n < rows[i].size() && phrase.size() < longest; ++n) {
          if (rows[i][n] < borders) break;
          phrase.push_back(rows[i][n]);
          auto& one = expected[phrase];
          ++one.first;
          one.second.insert(i);
        }
      }
    }
    for (auto one = expected.begin(); one != expected.end();) {
      one = one->second.second.size() < least ? expected.erase(one) : std::next(one);
    }
    const Grams grams(rows, least, longest, always);
    ASSERT_EQ(grams.size(), expected.size());
    std::vector<std::uint32_t> met(grams.size(), 0);
    for (const auto& row : rows) {
      grams.each(row, [&](GramId id, std::size_t place) {
        ++met[id];
        const auto words = grams.words(id);
        EXPECT_TRUE(std::equal(
            words.begin(), words.end(), row.begin() + static_cast<std::ptrdiff_t>(place)));
      });
    }
    for (GramId id = 0; id < grams.size(); ++id) {
      const auto found = expected.find(grams.words(id));
      ASSERT_NE(found, expected.end());
      EXPECT_EQ(grams[id].occurrences, found->second.first);
      EXPECT_EQ(grams[id].articles, found->second.second.size());
      EXPECT_EQ(met[id], found->second.first);
    }
  }
}

TEST(Seams, AreLearntWithoutADictionary) {
  Vocabulary words;
  std::mt19937 dice(7);
  const std::vector<std::string> known = {
      "湖区", "粮食", "渔民", "检查", "运输", "码头", "讨论", "堤坝"};
  std::vector<std::vector<Word>> rows;
  for (int i = 0; i < 200; ++i) {
    std::string text;
    for (int k = 0; k < 8; ++k) text += known[dice() % known.size()];
    rows.push_back(words.read("", text));
  }
  const Seams seams(words, rows, always);
  const auto row = words.read("", "渔民运输粮食");
  const auto found = seams.read(row);
  for (std::size_t k = 1; k + 1 < row.size(); ++k) {
    if (k % 2 == 1) {
      EXPECT_GT(found[k], 0.9F) << k;
    } else {
      EXPECT_LT(found[k], 0.1F) << k;
    }
  }
}

TEST(Seams, AVeryLongRunIsRead) {
  Vocabulary words;
  std::string text;
  for (int i = 0; i < 20000; ++i) text += i % 3 == 0 ? "水" : "鱼虾";
  const std::vector<std::vector<Word>> rows = {words.read("", text)};
  const Seams seams(words, rows, always);
  for (const float one : seams.read(rows[0])) {
    EXPECT_GE(one, 0.0F);
    EXPECT_LE(one, 1.001F);
  }
}

// Texts whose every place is an edge, in which all is new.
struct Said {
  explicit Said(const std::vector<std::string>& texts) {
    for (const std::string& text : texts) rows.push_back(words.read("", text));
    for (const auto& row : rows) seams.emplace_back(row.size(), 1.0F);
    grams = std::make_unique<Grams>(rows, 2, longest_phrase + 1, always);
    none.resize(grams->size());
  }
  bool may_be_one(const std::string& phrase) {
    const Seams learnt(words, rows, always);
    const Official official(words);
    const Material material{words, official, *grams, learnt, rows, {}, none, none, 100, {}};
    const std::vector<Word> wanted = word_row(words, phrase);
    for (GramId id = 0; id < grams->size(); ++id) {
      if (grams->words(id) == wanted) return Edges(material, seams).may_be_one(id);
    }
    ADD_FAILURE() << phrase << " does not recur";
    return false;
  }
  Vocabulary words;
  std::vector<std::vector<Word>> rows;
  std::vector<std::vector<float>> seams;
  std::unique_ptr<Grams> grams;
  std::vector<std::uint32_t> none;
};

TEST(Edges, WhatOneLongerStringNearlyAlwaysCoversIsNoWhole) {
  std::vector<std::string> texts(8, "水治和湖岸联治");
  texts.insert(texts.end(), 2, "湖岸联治");
  EXPECT_TRUE(Said(texts).may_be_one("湖岸联治"));
  texts.pop_back();
  EXPECT_TRUE(Said(texts).may_be_one("湖岸联治"));  // Eight of nine.
  std::fill_n(texts.begin(), 8, "水治和湖岸联治，水治和湖岸联治");
  EXPECT_FALSE(Said(texts).may_be_one("湖岸联治"));  // Sixteen of seventeen occurrences.
}

TEST(Edges, TheLongestStringsAreNoPiecesOfLongerOnes) {
  const std::string twenty = "推进湖区航运安全与岸线生态联治能力再提升";
  const std::vector<std::string> whole(10, twenty), longer(10, twenty + "行动");
  EXPECT_TRUE(Said(whole).may_be_one(twenty));
  EXPECT_FALSE(Said(longer).may_be_one(twenty));
}

TEST(Official, KnowsLooseEdgesAndOfficialWords) {
  Vocabulary words;
  const Official official(words);
  EXPECT_TRUE(official.loose(word_row(words, "的发展")));
  EXPECT_TRUE(official.loose(word_row(words, "发展和")));
  EXPECT_TRUE(official.loose(word_row(words, "the blue river")));
  EXPECT_FALSE(official.loose(word_row(words, "发展战略")));
  EXPECT_TRUE(official.bland(word_row(words, "进一步推进")));
  EXPECT_FALSE(official.bland(word_row(words, "推进改革")));
  EXPECT_EQ(official.inside(word_row(words, "改革发展")), 1);
  EXPECT_EQ(official.inside(word_row(words, "雾港沉船")), 0);
  EXPECT_EQ(official.inside(word_row(words, "湖区改革")), 0.5);
}

TEST(Official, TellsNewsAndRoutineFromOfficialWords) {
  Vocabulary words;
  const Official official(words);
  EXPECT_EQ(official.news(word_row(words, "春节客流")), 1);
  EXPECT_EQ(official.news(word_row(words, "三河联治")), 0);
  EXPECT_EQ(official.routine(word_row(words, "成果显著")), 1);
  EXPECT_EQ(official.routine(word_row(words, "三河联治")), 0);
  EXPECT_EQ(official.news({}), 0);
}

TEST(Official, KnowsWhatANameEndsWith) {
  Vocabulary words;
  const Official official(words);
  EXPECT_TRUE(official.names(word_row(words, "三河委员会")));
  EXPECT_TRUE(official.names(word_row(words, "lake council")));
  EXPECT_FALSE(official.names(word_row(words, "委员会三河")));
  EXPECT_FALSE(official.names(word_row(words, "三河联治")));
}

TEST(Official, AVerbThatCallsForItStandsRightBefore) {
  Vocabulary words;
  const Official official(words);
  const auto row = word_row(words, "坚持三河联治要五湖");
  EXPECT_TRUE(official.urges(row, 2));
  EXPECT_TRUE(official.urges(row, 7));
  EXPECT_FALSE(official.urges(row, 0));
  EXPECT_FALSE(official.urges(row, 3));
  EXPECT_FALSE(official.urges(row, 9));
}

TEST(Rests, AVerbThatWaitsForItsObjectHardlyEverEndsWhatIsSaid) {
  Vocabulary words;
  std::vector<std::vector<Word>> texts;
  for (int i = 0; i < 20; ++i) {
    texts.push_back(words.read("", "各地确保五湖通航，坚持三河联治。"));
  }
  const auto waits = word_row(words, "各地确保"), ends = word_row(words, "三河联治");
  Rests rests;
  rests.ask(waits);
  rests.ask(ends);
  rests.learn(texts);
  EXPECT_LT(rests.of(waits), 0.05);
  EXPECT_GT(rests.of(ends), 0.95);
  EXPECT_EQ(rests.of(word_row(words, "湖水")), 0);  // It was not asked about.
}

TEST(Rests, WhatOpensAQuotationOrATitleEndsNothing) {
  EXPECT_TRUE(rests_at(border));
  EXPECT_TRUE(rests_at(quote_ends));
  EXPECT_TRUE(rests_at(title_ends));
  EXPECT_FALSE(rests_at(quote_begins));
  EXPECT_FALSE(rests_at(title_begins));
}

// What official language is like; each test spoils one measure of it.
Candidate formula_like(Vocabulary& words, const std::string& phrase) {
  Candidate one;
  one.words = word_row(words, phrase);
  for (std::uint32_t i = 0; i < 12; ++i) one.texts.push_back(i);
  one.occurrences = 20;
  one.free_begin = one.free_end = 1;
  one.rests = 0.5;
  one.urged = 0.4;
  one.quoted = 0.3;
  one.official_near = 1;
  one.official_texts = 0.08;
  one.official_inside = 0.5;
  one.alike = 0.05;
  one.cohesion = 12;
  one.days = 10;
  return one;
}

TEST(Judge, WhatSpeaksLikeAFormulaIsOne) {
  Vocabulary words;
  const Official official(words);
  const Verdict verdict = judge(words, official, formula_like(words, "三河联治"));
  EXPECT_EQ(verdict.kind, Kind::formula);
  EXPECT_GT(verdict.chance, 0.9);
}

TEST(Judge, WhatHardlyEverEndsWhatIsSaidIsNone) {
  Vocabulary words;
  const Official official(words);
  Candidate one = formula_like(words, "三河联治");
  one.quoted = one.urged = 0;
  one.official_texts = 0.045;
  one.official_near = 0.3;
  one.official_inside = 0.2;
  one.cohesion = 8;
  one.rests = 0.05;
  EXPECT_GT(judge(words, official, one).chance, 0.5);
  EXPECT_LT(judge(words, official, one).chance, 0.7);
  EXPECT_NE(judge(words, official, one).kind, Kind::formula);
  EXPECT_EQ(judge(words, official, one).why, "unfinished");
  one.rests = 0.15;
  EXPECT_EQ(judge(words, official, one).kind, Kind::formula);
}

TEST(Judge, WhereAllElseSpeaksForItOnlyAVerbIsUnfinished) {
  Vocabulary words;
  const Official official(words);
  Candidate noun = formula_like(words, "三河经济带"), verb = formula_like(words, "三河推进");
  noun.rests = verb.rests = 0.05;
  EXPECT_EQ(judge(words, official, noun).kind, Kind::formula);
  EXPECT_EQ(judge(words, official, verb).why, "unfinished");
}

TEST(Judge, WhatMostlyStandsAsATitleIsAName) {
  Vocabulary words;
  const Official official(words);
  Candidate one = formula_like(words, "三河联治");
  one.titled = 0.8;
  EXPECT_EQ(judge(words, official, one).kind, Kind::name);
  EXPECT_EQ(judge(words, official, one).why, "title");
  one.titled = 0.2;
  EXPECT_EQ(judge(words, official, one).kind, Kind::formula);
}

TEST(Judge, WhatEndsLikeABodyIsAName) {
  Vocabulary words;
  const Official official(words);
  EXPECT_EQ(judge(words, official, formula_like(words, "三河委员会")).kind, Kind::name);
  EXPECT_EQ(judge(words, official, formula_like(words, "三河联治")).kind, Kind::formula);
}

TEST(Judge, WhatIsNamedAfterAMeetingOrIsAMedalOrAColumnIsAName) {
  Vocabulary words;
  const Official official(words);
  EXPECT_EQ(judge(words, official, formula_like(words, "三河全会精神")).why, "name-ending");
  EXPECT_EQ(judge(words, official, formula_like(words, "三河勋章")).kind, Kind::name);
  EXPECT_EQ(judge(words, official, formula_like(words, "三河精神")).kind, Kind::formula);
}

TEST(Judge, WhatIsSpeltAndStandsLikeAPersonIsAName) {
  Vocabulary words;
  const Official official(words);
  Candidate one = formula_like(words, "王三河");
  one.among_names = 0.6;
  EXPECT_EQ(judge(words, official, one).kind, Kind::name);
  EXPECT_EQ(judge(words, official, one).why, "person");
  one.among_names = 0.2;
  EXPECT_EQ(judge(words, official, one).kind, Kind::formula);
  Candidate series = formula_like(words, "促三河");  // No surname; listed as names are.
  series.among_names = 0.6;
  EXPECT_EQ(judge(words, official, series).kind, Kind::formula);
}

TEST(Judge, WhatNewsReportsIsNone) {
  Vocabulary words;
  const Official official(words);
  EXPECT_EQ(judge(words, official, formula_like(words, "三河纷纷表示")).why, "reported");
  EXPECT_EQ(judge(words, official, formula_like(words, "三河代表制")).kind, Kind::formula);
}

TEST(Judge, DealingsOfStatesCompoundsAndShortVerbsSpeakAgainst) {
  Vocabulary words;
  const Official official(words);
  const Candidate usual = formula_like(words, "三河联治");
  const double chance = judge(words, official, usual).chance;
  Candidate one = usual;
  one.state_texts = 0.02;
  EXPECT_LT(judge(words, official, one).chance, chance);
  one = usual;
  one.states_inside = 0.5;
  EXPECT_LT(judge(words, official, one).chance, chance);
  EXPECT_LT(judge(words, official, formula_like(words, "三河体系")).chance, chance);
  EXPECT_LT(judge(words, official, formula_like(words, "推进三河")).chance, chance);
  one = usual;
  one.listed = 0.8;
  EXPECT_GT(judge(words, official, one).chance, chance);
  one = usual;
  one.lately = 1;
  EXPECT_GT(judge(words, official, one).chance, chance);
  EXPECT_DOUBLE_EQ(
      judge(words, official, formula_like(words, "推进三河联治")).chance,
      judge(words, official, formula_like(words, "三河联治同行")).chance);
}

TEST(Official, TellsCompoundsVerbsAndOffices) {
  Vocabulary words;
  const Official official(words);
  EXPECT_TRUE(official.compound(word_row(words, "水网体系")));
  EXPECT_FALSE(official.compound(word_row(words, "完善水网体系")));
  EXPECT_TRUE(official.begins_urging(word_row(words, "推进水网")));
  EXPECT_FALSE(official.begins_urging(word_row(words, "水网推进")));
  EXPECT_TRUE(official.offices(word_row(words, "三河主席"))[2]);
  EXPECT_FALSE(official.offices(word_row(words, "三河水网"))[2]);
  EXPECT_EQ(official.dealings(word_row(words, "总统访问三河")), 2U);
  EXPECT_EQ(official.dealings(word_row(words, "三河水网互通")), 0U);
}

TEST(Vocabulary, TheCommaOfListsIsToldApart) {
  Vocabulary words;
  EXPECT_EQ(words.add("、"), list_comma);
  EXPECT_EQ(words.add("，"), border);
}

TEST(Judge, WhatEndsWithAFunctionWordIsNone) {
  Vocabulary words;
  const Official official(words);
  EXPECT_NE(judge(words, official, formula_like(words, "三河联治已")).kind, Kind::formula);
  EXPECT_EQ(judge(words, official, formula_like(words, "三河联治")).kind, Kind::formula);
}

TEST(Judge, ALongStringBehindForOrInIsAPieceOfASentence) {
  Vocabulary words;
  const Official official(words);
  EXPECT_NE(judge(words, official, formula_like(words, "为全面建设现代湖区")).kind, Kind::formula);
  EXPECT_EQ(judge(words, official, formula_like(words, "为湖区服务")).kind, Kind::formula);
  EXPECT_EQ(
      judge(words, official, formula_like(words, "全面建设现代湖区新阶段")).kind, Kind::formula);
}

TEST(Judge, WhatEndsAnAdverbialOrWaitsForItsMatterIsNone) {
  Vocabulary words;
  const Official official(words);
  for (const char* piece :
       {"三河联治以来", "三河新征程上", "三河十二届", "为三河", "三河联治的新"}) {
    EXPECT_EQ(judge(words, official, formula_like(words, piece)).why, "unfinished") << piece;
  }
  EXPECT_EQ(judge(words, official, formula_like(words, "三河至上")).kind, Kind::formula);
  EXPECT_EQ(judge(words, official, formula_like(words, "为三河谋福")).kind, Kind::formula);
}

TEST(Judge, TheTailOfWhatWasQuotedIsNone) {
  Vocabulary words;
  const Official official(words);
  Candidate one = formula_like(words, "三河联治");
  one.behind_quoted = 0.5;
  const Verdict tail = judge(words, official, one);
  EXPECT_EQ(tail.why, "quote-tail");
  EXPECT_TRUE(tail.tail && tail.barred);
  EXPECT_NE(tail.kind, Kind::formula);
  one.behind_quoted = 0.1;
  EXPECT_FALSE(judge(words, official, one).tail);
  EXPECT_EQ(judge(words, official, one).kind, Kind::formula);
}

// 共治、共管、共享的三河: the last words belong to all three.
TEST(Judge, TheTailOfAListIsNone) {
  Vocabulary words;
  const Official official(words);
  Candidate one = formula_like(words, "共享的三河");
  EXPECT_EQ(judge(words, official, one).kind, Kind::formula);
  one.listed = 0.9;
  EXPECT_EQ(judge(words, official, one).why, "list-tail");
  one = formula_like(words, "三河共享");
  one.listed = 0.9;
  EXPECT_EQ(judge(words, official, one).kind, Kind::formula);
}

TEST(JudgeAll, AFormulaGivesItsVerdictToWhatItIsAPieceOf) {
  Vocabulary words;
  const Official official(words);
  std::vector<Candidate> all = {
      formula_like(words, "三河联治"),
      formula_like(words, "上游三河联治"),
      formula_like(words, "五湖联治"),
      formula_like(words, "五湖联治条例")};
  all[0].whole = 1;
  all[1].alike = 0.9;  // Alone it would be one story.
  all[2].whole = 3;
  const double chance = judge(words, official, all[0]).chance;
  const auto judged = judge_all(words, official, all);
  EXPECT_TRUE(judged[0].piece);
  EXPECT_FALSE(judged[1].piece);
  EXPECT_EQ(judged[1].verdict.kind, Kind::formula);
  EXPECT_DOUBLE_EQ(judged[1].verdict.chance, chance);
  EXPECT_TRUE(judged[2].piece);
  EXPECT_EQ(judged[3].verdict.kind, Kind::name);  // A bar holds.
}

TEST(Judge, FiguresLeadsAndNewsSpeakAgainst) {
  Vocabulary words;
  const Official official(words);
  const Candidate usual = formula_like(words, "三河联治");
  const double chance = judge(words, official, usual).chance;
  Candidate one = usual;
  one.figures_near = 1;
  EXPECT_LT(judge(words, official, one).chance, chance);
  one = usual;
  one.early = 1;
  EXPECT_LT(judge(words, official, one).chance, chance);
  one = usual;
  one.news_inside = 0.5;
  EXPECT_LT(judge(words, official, one).chance, chance);
  one = usual;
  one.routine_inside = 0.5;
  EXPECT_LT(judge(words, official, one).chance, chance);
  one = usual;
  one.urged = 1;
  EXPECT_GT(judge(words, official, one).chance, chance);
}

Judged judged(
    Vocabulary& words,
    const std::string& phrase,
    std::uint32_t articles,
    std::uint64_t before,
    double likelihood) {
  Judged one;
  one.candidate.words = word_row(words, phrase);
  for (std::uint32_t i = 0; i < articles; ++i) one.candidate.texts.push_back(i);
  one.candidate.before = before;
  one.candidate.likelihood = likelihood;
  one.verdict.chance = 0.5;
  return one;
}

std::vector<std::string> shown_entries(Vocabulary& words, const std::vector<Judged>& all) {
  std::vector<std::string> lines;
  for (const Entry& entry : make_entries(words, all, 400, 5000, 50)) {
    std::string line = shown(words, entry.candidate->words);
    for (const Candidate* one : entry.variants) line += "|" + shown(words, one->words);
    lines.push_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST(Entries, LongerFormsPiecesAndVariantsAreFolded) {
  Vocabulary words;
  EXPECT_EQ(
      shown_entries(
          words,
          {judged(words, "三河联治", 20, 0, 90),
           judged(words, "推进三河联治", 9, 0, 40),
           judged(words, "河联治", 21, 0, 30),
           judged(words, "联治三河", 7, 0, 20)}),
      (Lines{"三河联治|推进三河联治|河联治|联治三河"}));
}

TEST(Entries, WhatRoseByItselfStandsByItself) {
  Vocabulary words;
  // The longer form is new within a shorter one that was common before.
  EXPECT_EQ(
      shown_entries(
          words,
          {judged(words, "三河治理", 60, 200, 50), judged(words, "常态化三河治理", 18, 0, 40)}),
      (Lines{"三河治理", "常态化三河治理"}));
  // The shorter one rose outside of the longer one as well.
  EXPECT_EQ(
      shown_entries(
          words,
          {judged(words, "常态化三河治理", 18, 0, 90), judged(words, "三河治理", 60, 20, 50)}),
      (Lines{"常态化三河治理", "三河治理"}));
}

TEST(Entries, APieceIsAVariantOrNothing) {
  Vocabulary words;
  Judged piece = judged(words, "三河联治", 20, 0, 90);
  piece.piece = true;
  EXPECT_EQ(
      shown_entries(words, {piece, judged(words, "上游三河联治", 15, 0, 40)}),
      (Lines{"上游三河联治|三河联治"}));
  EXPECT_TRUE(shown_entries(words, {piece}).empty());
}

TEST(Entries, TheTailOfAQuotationTakesInWhatHoldsItAndIsLeftOut) {
  Vocabulary words;
  Judged tail = judged(words, "联治行动", 20, 0, 90);
  tail.verdict.tail = true;
  EXPECT_EQ(
      shown_entries(
          words,
          {tail, judged(words, "开展联治行动", 9, 0, 40), judged(words, "五湖共管", 9, 0, 30)}),
      (Lines{"五湖共管"}));
  EXPECT_EQ(
      make_entries(words, {tail, judged(words, "五湖共管", 9, 0, 30)}, 400, 5000, 1).size(), 1U);
}

TEST(Entries, AsManyAsAreAskedFor) {
  Vocabulary words;
  const std::vector<Judged> all = {
      judged(words, "水网互通", 9, 0, 50), judged(words, "五湖共管", 9, 0, 60)};
  EXPECT_EQ(make_entries(words, all, 400, 5000, 1).size(), 1U);
  EXPECT_TRUE(make_entries(words, {}, 400, 5000, 50).empty());
}

TEST(MonthsBefore, AreOfTheCalendar) {
  const Zone zone = *Zone::find("Asia/Shanghai");
  const auto at = [&](const std::string& day) { return parse_period(day, zone)->from; };
  EXPECT_EQ(months_before(at("2024-01"), 12, zone), at("2023-01"));
  EXPECT_EQ(months_before(at("2024-03-31"), 1, zone), at("2024-02-29"));
  EXPECT_EQ(months_before(at("2024-01-15"), 1, zone), at("2023-12-15"));
}

}  // namespace
}  // namespace weiguan::newphrases
