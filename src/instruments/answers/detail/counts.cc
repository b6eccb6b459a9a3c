#include "instruments/answers/detail/counts.h"

namespace weiguan::answers {

std::optional<ErrorRates> error_rates(const AnswerRate* rate) {
  if (rate == nullptr || rate->complete == 0 || rate->incomplete == 0) return {};
  return ErrorRates{
      {rate->complete_right, rate->complete}, {rate->incomplete_right, rate->incomplete}};
}

void add(const Verdict& verdict, ArticleId article, Count& count) {
  if (count.answers++ == 0) count.first = article;
  for (const OutcomeFound& one : verdict.outcomes)
    ++count.outcomes.at(static_cast<std::size_t>(one.outcome));
  if (!verdict.complete) return;
  ++count.judged;
  if (*verdict.complete) ++count.complete;
}

}  // namespace weiguan::answers
