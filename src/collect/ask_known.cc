#include "collect/detail/ask_known.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/digest.h"
#include "collect/ask.h"

namespace weiguan {

Fate fate_of(const Answer& answer, std::string_view text, const Providers& providers) {
  const bool shown = !text.empty() || !answer.reasoning.empty();
  const bool served = answer.status >= 200 && answer.status < 300;
  if (const auto found = providers.block_of(answer, text)) {
    switch (found->block) {
      case Block::input:
      case Block::output:
      case Block::withdrawal:
        return Fate::blocked;
      case Block::lock:
        return Fate::lock;
      case Block::rate:
        return Fate::rate;
      case Block::transport:
        return shown ? Fate::answer : Fate::error;
    }
  }
  if (answer.status == 429) return Fate::rate;
  if (shown) return Fate::answer;
  return answer.failure.empty() && served ? Fate::answer : Fate::error;
}

bool is_final(Fate fate) {
  return fate == Fate::answer || fate == Fate::blocked;
}

bool may_be_retried(const Answer& answer, std::string_view text, Fate fate) {
  if (fate == Fate::rate) return answer.status == 429 || answer.status == 200;
  if (fate != Fate::error || !text.empty()) return false;
  if (answer.status >= 500) return true;
  const auto kind = failure_kind(answer.failure);
  if (!kind) return answer.status == 200;
  switch (*kind) {
    case FailureKind::dns:
    case FailureKind::connect:
    case FailureKind::timeout:
    case FailureKind::cut:
    case FailureKind::protocol:
    case FailureKind::proxy:
      return true;
    default:
      return false;
  }
}

std::string said_at_the_end(const Answer& answer, const std::string& text) {
  return answer.left ? *answer.left : text;
}

std::uint64_t words_sent(std::string_view asked, const std::optional<double>& temperature) {
  return short_id({asked, temperature ? fmt::format("{}", *temperature) : ""});
}

std::uint64_t estimated_tokens(std::string_view text) {
  std::uint64_t wide = 0, narrow = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      ++narrow;
    } else if (byte >= 0xC0) {
      ++wide;
    }
  }
  return wide + (narrow + 3) / 4;
}

double cost_of(const BatteryModel& model, std::uint64_t tokens_in, std::uint64_t tokens_out) {
  return (static_cast<double>(tokens_in) * model.price_in.value_or(0) +
          static_cast<double>(tokens_out) * model.price_out.value_or(0)) /
         1e6;
}

std::uint64_t most_tokens(const BatteryModel& model) {
  return model.max_tokens > 0 ? model.max_tokens : usual_tokens;
}

KnownExchanges::KnownExchanges(const Archive& archive, const Battery& battery, const Packs& packs) {
  Filter filter;
  filter.kinds = {ArticleKind::answer};
  archive.answers(filter, [&](const Article& article, const Answer& answer) {
    if (answer.battery != battery.id) return true;
    KnownExchange known;
    known.article = article.id;
    known.words = words_sent(answer.asked, answer.temperature);
    known.fate = fate_of(answer, article.text, packs.providers());
    known.goes_on = !said_at_the_end(answer, article.text).empty();
    all_[answer.id].push_back(known);
    requests += answer.attempts;
    const auto model =
        std::find_if(battery.models.begin(), battery.models.end(), [&](const BatteryModel& one) {
          return one.id == answer.model;
        });
    if (!is_final(known.fate)) return true;
    double spent = answer.cost.value_or(0);
    if (!answer.cost && model != battery.models.end())
      spent = cost_of(*model, estimated_tokens(answer.asked), estimated_tokens(article.text));
    cost += spent;
    spent_[answer.model].cost += spent;
    ++spent_[answer.model].exchanges;
    return true;
  });
}

std::optional<double> KnownExchanges::mean_cost(const std::string& model) const {
  const auto found = spent_.find(model);
  if (found == spent_.end()) return {};
  return found->second.cost / static_cast<double>(found->second.exchanges);
}

const KnownExchange* KnownExchanges::find(const std::string& turn, std::uint64_t words) const {
  const auto found = all_.find(turn);
  if (found == all_.end()) return nullptr;
  for (const KnownExchange& one : found->second) {
    if (one.words == words && is_final(one.fate)) return &one;
  }
  return nullptr;
}

bool KnownExchanges::only_in_other_words(const std::string& turn, std::uint64_t words) const {
  const auto found = all_.find(turn);
  if (found == all_.end() || find(turn, words) != nullptr) return false;
  return std::any_of(found->second.begin(), found->second.end(), [words](const KnownExchange& one) {
    return one.words != words && is_final(one.fate);
  });
}

}  // namespace weiguan
