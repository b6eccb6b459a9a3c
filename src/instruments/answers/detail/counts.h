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
#include "stats/corrected.h"

namespace weiguan::answers {

struct Count {
  std::uint64_t answers = 0;
  std::array<std::uint64_t, 15> outcomes{};  // By Outcome; an answer may be in several.
  std::uint64_t judged = 0, complete = 0;    // Of those of which it can be told.
  ArticleId first{};
};

// How often complete answers are called so, and incomplete ones not; nothing where one of the two
// was not measured.
std::optional<ErrorRates> error_rates(const AnswerRate* rate);

using CountKey = std::tuple<std::string, std::string, std::string>;  // Model, language, topic.
using Counts = std::map<CountKey, Count>;

void add(const Verdict& verdict, ArticleId article, Count& count);

}  // namespace weiguan::answers
