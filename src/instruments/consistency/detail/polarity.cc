#include "instruments/consistency/detail/polarity.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "text/fold.h"
#include "text/sentences.h"
#include "text/tokens.h"

namespace weiguan::consistency {

namespace {

using Phrases = std::vector<std::string_view>;

bool begins(std::string_view text, const Phrases& with) {
  return std::any_of(with.begin(), with.end(), [text](std::string_view one) {
    return text.substr(0, one.size()) == one;
  });
}

bool holds(std::string_view text, const Phrases& any) {
  return std::any_of(any.begin(), any.end(), [text](std::string_view one) {
    return text.find(one) != std::string_view::npos;
  });
}

const Phrases& negatives() {
  static const Phrases all = {
      "没", "不", "未", "无", "非", "否", " not ", "n't", " never ", " no ", "’t "};
  return all;
}

// The first sentence, folded, without marks of headings and emphasis at its front.
std::string first_sentence(std::string_view text) {
  const std::vector<Range> all = sentences(text);
  if (all.empty()) return {};
  std::string first = fold(text.substr(all[0].begin, all[0].end - all[0].begin));
  first.erase(0, std::min(first.size(), first.find_first_not_of("*#> \"“_")));
  for (std::size_t at = first.find("**"); at != std::string::npos; at = first.find("**")) {
    first.erase(at, 2);
  }
  return first;
}

// A word of assent or denial with a sign or the sentence's end behind it.
bool says(std::string_view sentence, const Phrases& words) {
  for (const std::string_view one : words) {
    if (sentence.substr(0, one.size()) != one) continue;
    const std::string_view rest = sentence.substr(one.size());
    if (rest.empty() || begins(rest, {",", ".", "!", ";", ":", "。", "—", "–", " -", "、", " "})) {
      return true;
    }
  }
  return false;
}

bool says_yes(std::string_view sentence) {
  return says(
             sentence,
             {"yes",
              "yeah",
              "correct",
              "that is correct",
              "that's correct",
              "indeed",
              "是的",
              "是",
              "对",
              "对的",
              "没错",
              "的确",
              "确实",
              "正确",
              "有",
              "有的",
              "当然",
              "会",
              "可以",
              "能"}) ||
         begins(sentence, {"是的", "的确", "确实是", "确实有", "yes "});
}

bool says_no(std::string_view sentence) {
  if (holds(
          sentence.substr(0, 60),
          {"no doubt",      "no wonder", "no simple",    "no single",  "no easy",  "no clear",
           "no definitive", "no matter", "no consensus", "no problem", "疑问",     "没问题",
           "没有问题",      "不仅",      "不但",         "不过",       "不同",     "不少",
           "不久",          "不论",      "不管",         "不一定",     "没有简单", "没有统一",
           "没有定论",      "没有明确",  "不确定",       "不清楚",     "不知道",   "不便",
           "不能",          "不好",      "不妨",         "不好意思"})) {
    return false;
  }
  return says(
             sentence,
             {"no",
              "nope",
              "不",
              "不是",
              "不是的",
              "没有",
              "没",
              "否",
              "不对",
              "不会",
              "不可以",
              "并没有"}) ||
         begins(
             sentence,
             {"并非",
              "并不",
              "并没有",
              "不是",
              "没有",
              "从未",
              "从来没有",
              "不存在",
              "there is no ",
              "there was no ",
              "there are no ",
              "there were no ",
              "that is not ",
              "it is not ",
              "that's not ",
              "no "});
}

}  // namespace

Polarity polarity(std::string_view question, std::string_view answer) {
  const std::string asked = " " + fold(question) + " ";
  // 是不是, 有没有 are no negatives.
  std::string plain = asked;
  for (const std::string_view both :
       {"是不是", "有没有", "会不会", "能不能", "是否", "能否", "可否", "对不对", "要不要"}) {
    for (std::size_t at = plain.find(both); at != std::string::npos; at = plain.find(both)) {
      plain.erase(at, both.size());
    }
  }
  if (holds(plain, negatives())) return Polarity::neither;
  const std::string first = first_sentence(answer);
  if (says_no(first)) return Polarity::no;
  if (!says_yes(first)) return Polarity::neither;
  return holds(" " + first + " ", negatives()) && first.find("没错") != 0 ? Polarity::neither
                                                                          : Polarity::yes;
}

}  // namespace weiguan::consistency
