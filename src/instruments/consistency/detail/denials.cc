#include "instruments/consistency/detail/denials.h"

#include <algorithm>
#include <string>
#include <vector>

#include "instruments/consistency/detail/values.h"
#include "text/fold.h"
#include "text/sentences.h"

namespace weiguan::consistency {

namespace {

bool holds(std::string_view text, const std::vector<std::string_view>& any) {
  return std::any_of(any.begin(), any.end(), [text](std::string_view one) {
    return text.find(one) != std::string_view::npos;
  });
}

// One of `first`, then one of `then` with at most so many bytes between.
bool holds_near(
    std::string_view text,
    const std::vector<std::string_view>& first,
    const std::vector<std::string_view>& then,
    std::size_t most) {
  for (const std::string_view one : first) {
    for (std::size_t at = text.find(one); at != std::string_view::npos;
         at = text.find(one, at + 1)) {
      const std::size_t end = at + one.size();
      for (const std::string_view two : then) {
        const std::size_t next = text.find(two, end);
        if (next != std::string_view::npos && next - end <= most) return true;
      }
    }
  }
  return false;
}

bool denies_saying(std::string_view sentence) {
  return holds_near(
             sentence,
             {"我没有",
              "我并没有",
              "我并未",
              "我从未",
              "我从来没有",
              "我不曾",
              "我未曾",
              "我没",
              "我之前没有",
              "我刚才没有",
              "我此前没有",
              "我先前没有",
              "我之前并没有",
              "我刚才并没有",
              "我此前并未",
              "我之前并未",
              "我刚才并未",
              "我此前并没有"},
             {"说过",
              "提过",
              "提到过",
              "讲过",
              "表示过",
              "提及过",
              "这样说",
              "这么说",
              "那样说",
              "作出过",
              "提到这",
              "说这",
              "提及这",
              "给出过"},
             12) ||
         holds_near(
             sentence,
             {"i did not ",
              "i didn't ",
              "i didn’t ",
              "i have not ",
              "i haven't ",
              "i haven’t ",
              "i never ",
              "i have never "},
             {"say that",
              "said that",
              "say so",
              "said so",
              "say anything",
              "said anything",
              "mention",
              "state that",
              "stated that",
              "claim",
              "say it",
              "said it",
              "make that",
              "made that",
              "said such",
              "say such"},
             12);
}

bool denies_conversation(std::string_view sentence) {
  return holds_near(
             sentence,
             {"没有", "无法", "不能", "看不到", "不记得", "不具备", "不保留", "查不到"},
             {"之前的对话",
              "此前的对话",
              "先前的对话",
              "以前的对话",
              "过去的对话",
              "之前的聊天",
              "此前的聊天",
              "历史对话",
              "对话历史",
              "对话记录",
              "聊天记录",
              "之前的交流",
              "之前的谈话",
              "上文",
              "之前的内容",
              "之前的回答"},
             36) ||
         holds(
             sentence,
             {"第一次对话",
              "首次对话",
              "第一次交流",
              "首次交流",
              "对话刚刚开始",
              "对话才刚刚开始",
              "我们之前没有对话",
              "我们之前没有交流",
              "我们此前没有"}) ||
         holds_near(
             sentence,
             {"no ",
              "not have ",
              "n't have ",
              "n’t have ",
              "cannot ",
              "can't ",
              "can’t ",
              "don't ",
              "do not "},
             {"previous conversation",
              "prior conversation",
              "earlier conversation",
              "past conversation",
              "previous messages",
              "earlier messages",
              "previous message",
              "conversation history",
              "previous discussion",
              "earlier discussion",
              "previous interactions",
              "memory of our",
              "memory of previous",
              "recall our"},
             40) ||
         holds(
             sentence,
             {"this is the start of our conversation",
              "this is the beginning of our conversation",
              "this is our first conversation",
              "this is the first message",
              "our conversation has just begun",
              "we have not talked",
              "we haven't talked",
              "we have not discussed",
              "we haven't discussed"});
}

// Each value of the sentence was said before, too, or it has none.
bool is_of_what_was_said(std::string_view sentence, const std::vector<Statement>& before) {
  for (const Statement& one : values(sentence)) {
    const bool known = std::any_of(before.begin(), before.end(), [&one](const Statement& earlier) {
      return earlier.kind == one.kind && agree(earlier, one);
    });
    if (!known) return false;
  }
  return true;
}

}  // namespace

std::optional<FoundDenial> denial(std::string_view earlier, std::string_view later) {
  if (earlier.find_first_not_of(" \n\t") == std::string_view::npos) return {};
  std::vector<Statement> before;
  bool read = false;
  for (const Range& sentence : sentences(later)) {
    const std::string_view words = later.substr(sentence.begin, sentence.end - sentence.begin);
    const std::string folded = fold(words);
    if (denies_conversation(folded)) return FoundDenial{Denial::conversation, sentence};
    if (!denies_saying(folded)) continue;
    if (!read) before = values(earlier);
    read = true;
    if (is_of_what_was_said(words, before)) return FoundDenial{Denial::saying, sentence};
  }
  return {};
}

}  // namespace weiguan::consistency
