// Answers counted by model, language and topic, beside how often the classifier errs.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "instruments/outcomes.h"
#include "packs/answers.h"

namespace weiguan::answers {

struct Count {
  std::uint64_t answers = 0;
  std::array<std::uint64_t, 15> outcomes{};  // By Outcome; an answer may be in several.
  std::uint64_t judged = 0, complete = 0;    // Of those of which it can be told.
  ArticleId first{};
};

// How often complete answers are called so, and incomplete ones so.
struct ErrorRates {
  double sensitivity = 0, specificity = 0;
};
std::optional<ErrorRates> error_rates(const AnswerRate* rate);  // Nothing where one side is empty.

// The share that is complete in truth, where `share` is what a classifier with these errors finds
// (Rogan and Gladen 1978), within 0 and 1; nothing for one no better than chance.
std::optional<double> corrected(double share, const ErrorRates& rates);

using CountKey = std::tuple<std::string, std::string, std::string>;  // Model, language, topic.
using Counts = std::map<CountKey, Count>;

void add(const Verdict& verdict, ArticleId article, Count& count);

}  // namespace weiguan::answers
