#include "instruments/keyness/detail/grams.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "stats/dispersion.h"
#include "text/tokens.h"

namespace weiguan::keyness {
namespace {

class Random {
 public:
  explicit Random(std::uint32_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 8) % limit;
  }

 private:
  std::uint32_t state_;
};

std::vector<std::string> random_texts(Random& random, std::size_t count) {
  static const std::vector<std::string> parts = {
      "蓝",
      "湖",
      "計",
      "划",
      "新",
      "路",
      "，",
      "。",
      "\n",
      " ",
      "5G",
      " lake ",
      "blue ",
      "12",
      "蓝湖计划",
      "红树行动",
      "x",
      "é",
      "的"};
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) {
    std::string text;
    const std::size_t length = random.below(120);
    for (std::size_t j = 0; j < length; ++j) text += parts[random.below(parts.size())];
    texts.push_back(std::move(text));
  }
  return texts;
}

TEST(Grams, AreCountedAsFindPhraseCountsThem) {
  Random random(11);
  std::size_t checked = 0;
  for (int round = 0; round < 60; ++round) {
    std::array<std::vector<std::string>, 2> texts = {
        random_texts(random, 1 + random.below(6)), random_texts(random, random.below(6))};
    Corpus corpus;
    for (std::size_t side = 0; side < 2; ++side) {
      for (const std::string& text : texts[side]) corpus.add(side, text);
    }
    GramRules rules;
    rules.least_count = 2;
    for (const Gram& gram : repeated_grams(corpus, 0, rules).all) {
      const auto phrase = corpus.folded(gram.at, gram.length);
      for (std::size_t side = 0; side < 2; ++side) {
        std::uint64_t count = 0, with = 0;
        std::size_t top = 0;
        std::vector<Share> parts;
        for (std::size_t i = 0; i < texts[side].size(); ++i) {
          const std::size_t here = find_phrase(texts[side][i], phrase).size();
          count += here;
          with += here > 0 ? 1 : 0;
          top = std::max(top, here);
          parts.push_back({here, corpus.texts(side)[i].size});
        }
        EXPECT_EQ(gram.count[side], count) << corpus.text_of(gram.at, gram.length);
        EXPECT_EQ(gram.texts[side], with) << corpus.text_of(gram.at, gram.length);
        if (side == 1) continue;
        EXPECT_DOUBLE_EQ(gram.top_share, static_cast<double>(top) / static_cast<double>(count));
        EXPECT_NEAR(gram.deviation, deviation_of_proportions(parts).value_or(-1), 1e-12);
      }
      ++checked;
    }
  }
  EXPECT_GT(checked, 500U);
}

std::vector<std::string> grams_of(
    const std::vector<std::string>& texts, const std::string& kept = {}) {
  Corpus corpus;
  for (const std::string& text : texts) corpus.add(0, text);
  GramRules rules;
  if (!kept.empty()) rules.kept.push_back(corpus.find(kept));
  std::vector<std::string> all;
  for (const Gram& gram : repeated_grams(corpus, 0, rules).all) {
    all.push_back(corpus.text_of(gram.at, gram.length));
  }
  return all;
}

TEST(Grams, PiecesAreFoldedIntoTheLongestForm) {
  const std::vector<std::string> texts(6, "蓝湖计划，蓝湖计划。");
  EXPECT_EQ(grams_of(texts), (std::vector<std::string>{"蓝湖计划"}));
  EXPECT_EQ(grams_of(texts, "湖计"), (std::vector<std::string>{"湖计", "蓝湖计划"}));
}

TEST(Grams, AFunctionWordMoreMakesNoLongerForm) {
  const auto found = grams_of(std::vector<std::string>(
      6, "蓝湖的，红树在，山的，水的，天的，地的，在山，在水，在天，在地，the lake of"));
  for (const std::string right : {"蓝湖", "红树", "lake"}) {
    EXPECT_EQ(std::count(found.begin(), found.end(), right), 1) << right;
  }
  for (const std::string wrong : {"蓝湖的", "红树在", "the lake", "湖的"}) {
    EXPECT_EQ(std::count(found.begin(), found.end(), wrong), 0) << wrong;
  }
}

TEST(Grams, AFunctionWordStaysWhereTheRestHardlyStandsWithoutIt) {
  const auto found = grams_of(std::vector<std::string>(
      6, "对外开放，对蓝湖，蓝湖，天地人和，山青水秀，渔歌唱晚，灯火通明，早茶飘香"));
  EXPECT_EQ(std::count(found.begin(), found.end(), "对外开放"), 1);
  EXPECT_EQ(std::count(found.begin(), found.end(), "蓝湖"), 1);
  EXPECT_EQ(std::count(found.begin(), found.end(), "对蓝湖"), 0);
}

TEST(Grams, ADoubledCharacterIsCountedWithoutOverlap) {
  Corpus corpus;
  for (int i = 0; i < 5; ++i) corpus.add(0, "哈哈哈");
  GramRules rules;
  const auto all = repeated_grams(corpus, 0, rules).all;
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(corpus.text_of(all[0].at, all[0].length), "哈哈哈");
  EXPECT_EQ(all[0].count[0], 5U);
}

TEST(Grams, AreWrittenAsPeopleWriteThem) {
  Corpus corpus;
  corpus.add(0, "Blue LAKE 5G時代 said");
  EXPECT_EQ(corpus.text_of(1, 4), "blue lake 5g时");
  EXPECT_TRUE(corpus.find("时 代").empty());
  EXPECT_TRUE(corpus.find("没有").empty());
  EXPECT_EQ(corpus.find("時代").size(), 2U);
}

TEST(Grams, NothingRepeatedIsNothing) {
  EXPECT_TRUE(grams_of({}).empty());
  EXPECT_TRUE(grams_of({""}).empty());
  EXPECT_TRUE(grams_of({"蓝湖计划"}).empty());
}

}  // namespace
}  // namespace weiguan::keyness
