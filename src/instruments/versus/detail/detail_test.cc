#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "instruments/versus/detail/compare.h"
#include "instruments/versus/detail/difference.h"
#include "instruments/versus/detail/match.h"

namespace weiguan::versus {
namespace {

const Packs& packs() {
  static const Packs one = Packs::load({WEIGUAN_SOURCE "/examples/pack"}, {});
  return one;
}

const Tools& tools() {
  static const Tools one(packs());
  return one;
}

// Sentences of both sides by number, a slash between: "1/1 =", then what happened.
std::string matched(std::string_view source, std::string_view target) {
  const auto numbers = [](const Run& run) {
    std::string all;
    for (std::size_t i = run.begin; i < run.end; ++i)
      all += fmt::format("{}{}", all.empty() ? "" : "+", i + 1);
    return all.empty() ? "-" : all;
  };
  constexpr std::string_view signs[] = {"=", "~", "m", "m~", "x", "new"};
  std::string all;
  for (const Match& one : compare(source, target, tools()).matches) {
    all += fmt::format(
        "{}{}/{}{}",
        all.empty() ? "" : " ",
        numbers(one.source),
        numbers(one.target),
        signs[static_cast<std::size_t>(fate_of(one))]);
  }
  return all;
}

// kind: before > after; what is not there is "-".
std::vector<std::string> details(std::string_view source, std::string_view target) {
  constexpr std::string_view kinds[] = {
      "number", "name", "hedge", "intensifier", "quote", "speaker", "marks"};
  const auto part = [](std::string_view text, const std::optional<Range>& range) {
    return range ? std::string(text.substr(range->begin, range->end - range->begin)) : "-";
  };
  std::vector<std::string> all;
  for (const Detail& one : compare(source, target, tools()).details) {
    all.push_back(fmt::format(
        "{}: {} > {}",
        kinds[static_cast<std::size_t>(one.kind)],
        part(source, one.before),
        part(target, one.after)));
  }
  return all;
}

using Strings = std::vector<std::string>;

TEST(VersusMatch, EqualTextsAreKept) {
  EXPECT_EQ(matched("潮涨了。潮落了。", "潮涨了。潮落了。"), "1/1= 2/2=");
  EXPECT_EQ(matched("", ""), "");
}

TEST(VersusMatch, ScriptWidthCaseAndPunctuationDoNotMatter) {
  EXPECT_EQ(
      matched("渡口关闭，人员撤离。他说：“风大。”", "渡口關閉 人員撤離。他說「風大」。"),
      "1/1= 2/2=");
  EXPECT_EQ(matched("The AI pier, closed.", "the ＡＩ pier closed!"), "1/1=");
  EXPECT_EQ(matched("共3000人参加。", "共3,000人参加。"), "1/1=");
}

TEST(VersusMatch, CutAddedAndChanged) {
  EXPECT_EQ(
      matched(
          "渡口昨天下午全部关闭。三艘船返回港内避风。居民已经领到粮食和水。",
          "渡口昨天下午全部关闭。居民都已领到粮食和水。没有人知道下一班船的时间。"),
      "1/1= 2/-x 3/2~ -/3new");
  EXPECT_EQ(
      matched(
          "The ferry stopped at noon on Monday. Three boats came back. Nobody was hurt in the "
          "storm.",
          "The ferry stopped at noon on Monday. Nobody was hurt badly in the storm. Bread ran "
          "out."),
      "1/1= 2/-x 3/2~ -/3new");
}

TEST(VersusMatch, OtherSentencesWithTheSameFormulaAreNoChange) {
  EXPECT_EQ(matched("市长强调要坚决守住海堤。", "部长指出粮食价格应当稳定。"), "-/1new 1/-x");
  EXPECT_EQ(
      matched("The mayor said the wall would hold.", "The union said prices had doubled again."),
      "-/1new 1/-x");
}

TEST(VersusMatch, Moved) {
  EXPECT_EQ(
      matched(
          "渡口昨天下午全部关闭。三艘船返回港内避风。居民已经领到粮食和水。",
          "居民已经领到粮食和水。渡口昨天下午全部关闭。三艘船返回港内避风。"),
      "3/1m 1/2= 2/3=");
}

TEST(VersusMatch, JoinedAndParted) {
  EXPECT_EQ(
      matched(
          "渡口昨天下午全部关闭。三艘船返回港内避风。完了。",
          "渡口昨天下午全部关闭，三艘船返回港内避风。完了。"),
      "1+2/1= 3/2=");
  EXPECT_EQ(
      matched(
          "The ferry stopped at noon and three old boats came back to the harbour.",
          "The ferry stopped at noon. Three old boats came back to the harbour."),
      "1/1+2~");
}

TEST(VersusMatch, SeveralEqualSentences) {
  EXPECT_EQ(matched("停航。停航。停航。", "停航。停航。"), "1/1= 2/2= 3/-x");
  EXPECT_EQ(matched("……\n停航。", "……\n停航。"), "1/1= 2/2=");
}

// Each sentence stands in exactly one match, whatever is done to the text.
TEST(VersusMatch, HoldsEverySentenceOnce) {
  std::mt19937 random(5);
  const std::string_view characters[] = {"潮", "水", "渡", "口", "船", "风", "关", "闭", "港"};
  const auto sentence = [&] {
    std::string text;
    for (std::size_t i = 0; i < 3 + random() % 20; ++i) text += characters[random() % 9];
    return text + (random() % 4 == 0 ? "，" : "。");
  };
  for (int round = 0; round < 100; ++round) {
    Strings source, target;
    for (std::size_t i = 0; i < random() % 12; ++i) source.push_back(sentence());
    for (const std::string& one : source) {
      if (random() % 4 != 0) target.push_back(random() % 3 == 0 ? one + sentence() : one);
    }
    if (random() % 3 == 0) std::ranges::shuffle(target, random);
    std::string left, right;
    for (const std::string& one : source) left += one;
    for (const std::string& one : target) right += one;
    const Comparison all = compare(left, right, tools());
    std::vector<int> in_source(all.source.sentences.size()), in_target(all.target.sentences.size());
    for (const Match& one : all.matches) {
      EXPECT_FALSE(one.source.empty() && one.target.empty());
      EXPECT_TRUE(one.source.size() < 2 || one.target.size() == 1);
      for (std::size_t i = one.source.begin; i < one.source.end; ++i) ++in_source[i];
      for (std::size_t i = one.target.begin; i < one.target.end; ++i) ++in_target[i];
    }
    EXPECT_EQ(std::ranges::count(in_source, 1), std::ssize(in_source));
    EXPECT_EQ(std::ranges::count(in_target, 1), std::ssize(in_target));
    for (const Match& one : compare(left, left, tools()).matches)
      EXPECT_EQ(fate_of(one), Fate::kept);
  }
}

TEST(VersusMatch, ASentenceOfAMegabyteIsBounded) {
  std::string left, right;
  for (int i = 0; i < 60'000; ++i) {
    left += fmt::format("潮汐渡口{}水", i % 977);
    right += fmt::format("潮汐渡口{}水", i % 991);
  }
  const Comparison all = compare(left, right, tools());
  EXPECT_EQ(all.source.sentences.size(), 1U);
  EXPECT_FALSE(difference(left, right).empty());
}

TEST(VersusDetails, Numbers) {
  EXPECT_EQ(
      details("昨天共有3艘船在渡口沉没。", "昨天共有5艘船在渡口沉没。"), Strings{"number: 3 > 5"});
  EXPECT_EQ(
      details("潮位升高了5%左右的样子。", "潮位升高了5左右的样子。"), Strings{"number: 5% > 5"});
  EXPECT_EQ(
      details("About 3,000 people left the old port.", "Some people left the old port."),
      Strings{"number: 3,000 > -"});
  // The same, written otherwise.
  EXPECT_EQ(details("昨天有三艘船在渡口沉没。", "昨天共有3艘船在渡口沉没。"), Strings{});
  EXPECT_EQ(details("共有3万人离开了渡口。", "一共有30,000人离开了渡口。"), Strings{});
  EXPECT_EQ(details("Two boats sank in the old port.", "2 boats sank in the port."), Strings{});
  EXPECT_EQ(details("他们统一了渡口的说法和做法。", "他们一并统一了渡口的说法和做法。"), Strings{});
}

TEST(VersusDetails, HedgesAndIntensifiers) {
  EXPECT_EQ(
      details("渡口据称已经在昨天关闭。", "渡口已经在昨天关闭。"), Strings{"hedge: 据称 > -"});
  EXPECT_EQ(
      details("市府要求渡口关闭到明天。", "市府坚决要求渡口关闭到明天。"),
      Strings{"intensifier: - > 坚决"});
  EXPECT_EQ(
      details("The pier reportedly closed on its own.", "The pier strongly closed on its own."),
      (Strings{"hedge: reportedly > -", "intensifier: - > strongly"}));
  EXPECT_EQ(details("渡口或者码头昨天已经关闭。", "渡口与码头昨天已经关闭。"), Strings{});
  EXPECT_EQ(details("船在十分钟之后离开渡口。", "船在十分钟以后离开渡口。"), Strings{});
}

TEST(VersusDetails, Names) {
  EXPECT_EQ(
      details(
          "The letter to Mei Bay was read at the port.",
          "The letter to Ann Shore was read at the port."),
      Strings{"name: Mei Bay > Ann Shore"});
  EXPECT_EQ(
      details("渡口昨天宣布了《潮汐条例》全文。", "渡口昨天宣布了《海堤条例》全文。"),
      Strings{"name: 潮汐条例 > 海堤条例"});
  EXPECT_EQ(
      details("Boats left the old port on Monday.", "Ships left the old port on Friday."),
      Strings{});
}

TEST(VersusDetails, Quotes) {
  EXPECT_EQ(
      details("江某表示：“渡口明天照常开放。”", "江某表示：“渡口明天可以开放。”"),
      Strings{"quote: 渡口明天照常开放 > 渡口明天可以开放"});
  EXPECT_EQ(
      details("江某表示：“渡口明天照常开放。”", "何某表示：“渡口明天照常开放。”"),
      Strings{"speaker: 江某 > 何某"});
  EXPECT_EQ(
      details("江某说：“渡口明天照常开放。”", "江某说，渡口明天照常开放。"),
      Strings{"marks: 渡口明天照常开放 > 渡口明天照常开放"});
  EXPECT_EQ(
      details("渡口已经关闭。江某说：“渡口明天照常开放。”", "渡口已经关闭。"),
      Strings{"quote: 渡口明天照常开放 > -"});
  EXPECT_EQ(
      details(
          "“We will open the old pier,” Mei Bay said.",
          "“We will open the old pier,” said Ann Shore."),
      Strings{"speaker: Mei Bay > Ann Shore"});
}

TEST(VersusDetails, QuotesThatAreTheSameAreSilent) {
  EXPECT_EQ(details("江某說：「渡口明天照常開放。」", "江某说：“渡口明天照常开放”。"), Strings{});
  EXPECT_EQ(
      details("渡口发言人江某表示：“渡口明天照常开放。”", "江某表示：“渡口明天照常开放。”"),
      Strings{});
  EXPECT_EQ(
      details(
          "“We will open the old pier,” Mei Bay said.", "“We will open the old pier,” she said."),
      Strings{});
  EXPECT_EQ(details("“渡口明天照常开放，”江某说。", "江某说：“渡口明天照常开放。”"), Strings{});
}

TEST(VersusDifference, ShowsWhatWasDroppedAndAdded) {
  EXPECT_EQ(difference("渡口已关闭。", "渡口将关闭。"), "渡口[-已-][+将+]关闭。");
  EXPECT_EQ(difference("the old pier shut", "the pier was shut"), "the [-old-] pier [+was+] shut");
  EXPECT_EQ(difference("渡口關閉", "渡口关闭"), "渡口关闭");
  EXPECT_EQ(difference("", "甲"), "[+甲+]");
  EXPECT_EQ(difference("", ""), "");
}

}  // namespace
}  // namespace weiguan::versus
