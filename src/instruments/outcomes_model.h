// What the linear model says of an answer's text, and which sentences say so.
#pragma once

#include <cstddef>
#include <vector>

#include "instruments/answer_features.h"
#include "packs/answers.h"

namespace weiguan::outcomes {

struct Opinion {
  double incomplete = 0.5;  // Chance that it does not answer what was asked; calibrated.
  double denial = 0.5;      // Of such an answer: chance that it says no.
  // What each sentence adds to the logarithm of the odds of either.
  std::vector<AnswerWeight> sentences;
};

Opinion opinion_of(const AnswerText& text, const AnswerModel& model);

// Sentences that speak most for (sign 1) or against (sign -1), at most `most`, in order.
std::vector<std::size_t> strongest(
    const Opinion& opinion, double AnswerWeight::*of, double sign, std::size_t most);

}  // namespace weiguan::outcomes
