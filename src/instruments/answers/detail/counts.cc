#include "instruments/answers/detail/counts.h"

#include <algorithm>

namespace weiguan::answers {

namespace {

constexpr double better_than_chance = 0.05;

}  // namespace

std::optional<ErrorRates> error_rates(const AnswerRate* rate) {
  if (rate == nullptr || rate->complete == 0 || rate->incomplete == 0) return {};
  const auto share = [](std::uint64_t part, std::uint64_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
  };
  return ErrorRates{
      share(rate->complete_right, rate->complete), share(rate->incomplete_right, rate->incomplete)};
}

std::optional<double> corrected(double share, const ErrorRates& rates) {
  const double skill = rates.sensitivity + rates.specificity - 1;
  if (skill < better_than_chance) return {};
  return std::clamp((share + rates.specificity - 1) / skill, 0.0, 1.0);
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
