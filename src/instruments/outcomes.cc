#include "instruments/outcomes.h"

#include "packs/providers.h"
#include "text/utf8.h"

namespace weiguan {

const std::array<Choice, 15> outcome_choices = {{
    {"full", {"answers what was asked", "完整回答"}},
    {"partial", {"answers part of it", "部分回答"}},
    {"evasion", {"speaks of something else", "答非所问"}},
    {"ignorance", {"says it does not know", "佯装不知"}},
    {"refusal", {"says it will not answer", "拒绝回答"}},
    {"official-line", {"states the official position instead", "官方口径"}},
    {"input-block", {"the provider blocked the question", "提问被拦截"}},
    {"output-block", {"the provider blocked the answer", "回答被拦截"}},
    {"withdrawal", {"shown, then taken back", "先答后撤"}},
    {"cut-off", {"ended before its end", "回答中断"}},
    {"wrong-language", {"in another language than asked", "语言不符"}},
    {"lock", {"the account may not ask any more", "账号被锁"}},
    {"rate", {"too many requests or no credit", "限流或未授权"}},
    {"error", {"the service or the way to it is broken", "服务或网络故障"}},
    {"unclear", {"nothing can be said of it", "无法判断"}},
}};

std::string_view to_string(Outcome outcome) {
  return outcome_choices[static_cast<std::size_t>(outcome)].name;
}

struct OutcomeClassifier::State {
  Providers providers;
};

OutcomeClassifier::OutcomeClassifier(const Packs& packs)
    : state_(std::make_shared<State>(State{packs.providers()})) {}

namespace {

Outcome outcome_of(Block block) {
  switch (block) {
    case Block::input:
      return Outcome::input_block;
    case Block::output:
      return Outcome::output_block;
    case Block::withdrawal:
      return Outcome::withdrawal;
    case Block::lock:
      return Outcome::lock;
    case Block::rate:
      return Outcome::rate;
    case Block::transport:
      return Outcome::error;
  }
  return Outcome::error;
}

bool says_nothing(Outcome outcome) {
  return outcome == Outcome::lock || outcome == Outcome::rate || outcome == Outcome::error;
}

}  // namespace

Verdict OutcomeClassifier::judge(const Article& article, const Answer& answer) const {
  Verdict verdict;
  if (const auto found = state_->providers.block_of(answer, article.text)) {
    const Outcome outcome = outcome_of(found->block);
    verdict.outcomes.push_back({outcome, 1, {}, found->signature});
    if (!says_nothing(outcome)) verdict.complete = false;
    verdict.complete_certainty = 1;
    return verdict;
  }
  const bool complete = count_characters(article.text) >= 600;
  verdict.outcomes.push_back({complete ? Outcome::full : Outcome::evasion, 0.8, {}, "length"});
  verdict.complete = complete;
  verdict.complete_certainty = 0.8;
  return verdict;
}

}  // namespace weiguan
