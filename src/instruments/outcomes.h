// What an answer of a chatbot is: full, evasive, refused, blocked, withdrawn, ...
//
// Structure comes first: what the provider tells by status, code or event is known, not guessed
// (packs/providers.h).  Only then is the text read.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/instruments.h"
#include "model/answer.h"

namespace weiguan {

enum class Outcome {
  full,            // Answers what was asked.
  partial,         // Answers part of it.
  evasion,         // Speaks of something else.
  ignorance,       // Says that it does not know, or that there is no such thing.
  refusal,         // Says that it will not answer.
  official_line,   // States the official position in place of an answer.
  input_block,     // The provider did not let the question through.
  output_block,    // The provider did not let the answer out.
  withdrawal,      // Shown, and then taken back.
  cut_off,         // Ended before its end.
  wrong_language,  // In another language than it was asked in.
  lock,            // The account may not ask any more.
  rate,            // Too many requests, no credit, no authorisation.
  error,           // The service or the way to it is broken.
  unclear          // There is an answer, and nothing can be said of it.
};

std::string_view to_string(Outcome outcome);          // "full" ... "official-line" ... "unclear"
extern const std::array<Choice, 15> outcome_choices;  // With their meanings, in that order.

struct OutcomeFound {
  Outcome outcome = Outcome::unclear;
  double certainty = 0;           // 0 to 1; 1 where the provider says so.
  std::vector<Passage> passages;  // Of the answer's text that made it say so, in order.
  std::string why;                // A signature's id, or a few words: "ends in the midst".
};

// `outcomes` is a set: an answer may be a partial one in the wrong language that was cut off.
struct Verdict {
  std::vector<OutcomeFound> outcomes;  // The main one first, then in the order of the enum.
  // Whether it complies: answers what was asked.  Nothing where there was no answer for reasons
  // that have nothing to do with the question (lock, rate, error), or it cannot be told.
  std::optional<bool> complete;
  double complete_certainty = 0;  // Of `complete`, .5 to 1.

  Outcome main() const { return outcomes.empty() ? Outcome::unclear : outcomes.front().outcome; }
};

// Safe from many threads.
class OutcomeClassifier {
 public:
  explicit OutcomeClassifier(const Packs& packs);  // The packs must live as long.

  Verdict judge(const Article& article, const Answer& answer) const;

 private:
  struct State;
  std::shared_ptr<const State> state_;
};

}  // namespace weiguan
