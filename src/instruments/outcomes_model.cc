#include "instruments/outcomes_model.h"

#include <algorithm>
#include <utility>

#include "stats/logistic.h"

namespace weiguan::outcomes {

namespace {

// A sentence that adds less than this does not explain anything.
constexpr double least_share = 0.02;

}  // namespace

Opinion opinion_of(const AnswerText& text, const AnswerModel& model) {
  Opinion out;
  out.sentences.resize(text.sentences.size());
  AnswerWeight sum = model.intercept;
  for (const AnswerFeature& feature : text.features) {
    const auto found = model.weights.find(feature.name);
    if (found == model.weights.end()) continue;
    const AnswerWeight adds = {
        found->second.incomplete * feature.value, found->second.denial * feature.value};
    sum.incomplete += adds.incomplete;
    sum.denial += adds.denial;
    const auto times = static_cast<double>(feature.sentences.size());
    for (const std::uint32_t at : feature.sentences) {
      out.sentences[at].incomplete += model.slope.incomplete * adds.incomplete / times;
      out.sentences[at].denial += model.slope.denial * adds.denial / times;
    }
  }
  out.incomplete = logistic(model.slope.incomplete * sum.incomplete + model.offset.incomplete);
  out.denial = logistic(model.slope.denial * sum.denial + model.offset.denial);
  return out;
}

std::vector<std::size_t> strongest(
    const Opinion& opinion, double AnswerWeight::*of, double sign, std::size_t most) {
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < opinion.sentences.size(); ++i) {
    const double adds = sign * opinion.sentences[i].*of;
    if (adds > least_share) order.emplace_back(-adds, i);
  }
  std::ranges::sort(order);
  if (order.size() > most) order.resize(most);
  std::vector<std::size_t> out;
  for (const auto& [adds, at] : order) out.push_back(at);
  std::ranges::sort(out);
  return out;
}

}  // namespace weiguan::outcomes
