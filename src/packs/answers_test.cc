// Weights, wordings and rates of answers: what the files say is known, each fault is told.
#include "packs/answers.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

struct Got {
  AnswerLore lore;
  std::vector<std::string> told;
};

Got read(const std::vector<AnswerFiles>& folders) {
  Got got;
  for (const AnswerFiles& one : folders)
    add_answer_files(one, got.lore, [&](const Problem& problem) {
      got.told.push_back(problem.rule + " " + problem.file + ":" + std::to_string(problem.line));
    });
  return got;
}

TEST(AnswerLore, WeightsAreRead) {
  const Got got = read(
      {{"p/answers",
        {{"zh.tsv",
          "# "
          "said\n=intercept\t0.5\t-1\n=slope\t2\t1\n=offset\t-0.25\t0\n^潮\t1.5\t0\n#\t1\t0\n"}}}});
  EXPECT_TRUE(got.told.empty());
  const AnswerModel* model = got.lore.model("zh");
  ASSERT_NE(model, nullptr);
  EXPECT_EQ(got.lore.model("en"), nullptr);
  EXPECT_EQ(model->intercept.incomplete, 0.5);
  EXPECT_EQ(model->slope.incomplete, 2);
  EXPECT_EQ(model->offset.incomplete, -0.25);
  EXPECT_EQ(model->weights.at("^潮").incomplete, 1.5);
  EXPECT_EQ(model->weights.size(), 2U);
}

TEST(AnswerLore, LinesThatAreNoWeightsAreToldAndLeftOut) {
  const Got got = read(
      {{"p/answers", {{"zh.tsv", "潮\t1\n汐\tx\t0\n港\t1\t0\n港\t2\t0\n\t1\t1\n湾\tinf\t0\n"}}}});
  EXPECT_EQ(
      got.told,
      (std::vector<std::string>{
          "pack-answers-weight p/answers/zh.tsv:1",
          "pack-answers-weight p/answers/zh.tsv:2",
          "pack-answers-weight p/answers/zh.tsv:4",
          "pack-answers-weight p/answers/zh.tsv:5",
          "pack-answers-weight p/answers/zh.tsv:6"}));
  EXPECT_EQ(got.lore.model("zh")->weights.size(), 1U);
}

TEST(AnswerLore, ALaterFolderTakesAFilesPlace) {
  const Got got = read(
      {{"p/answers", {{"zh.tsv", "潮\t1\t0\n"}, {"en.tsv", "tide\t1\t0\n"}}},
       {"q/answers", {{"zh.tsv", "港\t1\t0\n"}}}});
  EXPECT_EQ(got.lore.model("zh")->weights.count("潮"), 0U);
  EXPECT_EQ(got.lore.model("zh")->weights.count("港"), 1U);
  EXPECT_NE(got.lore.model("en"), nullptr);
}

TEST(AnswerLore, WordsAreReadListByList) {
  const Got got = read(
      {{"p/answers",
        {{"words.toml",
          "[refusal]\nzh = [\"我不说\"]\nen = [\"I won't\", \"\"]\n[other]\nzh = []\n"}}}});
  EXPECT_EQ(got.lore.words.refusal.size(), 2U);
  EXPECT_EQ(got.told.size(), 2U);
  EXPECT_EQ(read({{"p", {{"words.toml", "[refusal\n"}}}}).told.size(), 1U);
}

TEST(AnswerLore, RatesAreOfTheFamilyElseOfTheLanguage) {
  const Got got = read(
      {{"p/answers",
        {{"rates.tsv", "zh\t\t100\t90\t80\t70\nzh\ttide\t10\t9\t10\t10\nzh\tx\t1\t2\t1\t1\n"}}}});
  EXPECT_EQ(got.told, (std::vector<std::string>{"pack-answers-rate p/answers/rates.tsv:3"}));
  ASSERT_NE(got.lore.rate("zh", "bay/Tide3-14b"), nullptr);
  EXPECT_EQ(got.lore.rate("zh", "bay/Tide3-14b")->complete, 10U);
  EXPECT_EQ(got.lore.rate("zh", "bay/gull-2")->complete, 100U);
  EXPECT_EQ(got.lore.rate("en", "bay/gull-2"), nullptr);
}

TEST(AnswerFamily, IsTheFirstRunOfLettersBehindTheSlash) {
  EXPECT_EQ(answer_family("bay/Tide3-14b"), "tide");
  EXPECT_EQ(answer_family("gull-2"), "gull");
  EXPECT_EQ(answer_family("7b"), "");
  EXPECT_EQ(answer_family(""), "");
}

}  // namespace
}  // namespace weiguan
