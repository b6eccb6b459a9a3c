// Chatbots are asked what a battery says, and each exchange is archived as it came.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "base/problem.h"
#include "base/progress.h"
#include "base/stop.h"
#include "collect/battery.h"
#include "collect/observatory.h"

namespace weiguan {

struct AskOptions {
  std::vector<std::string> models;  // Only these; empty: all of the battery.
  // In place of the battery's limits.
  std::optional<double> cost;
  std::optional<std::uint64_t> requests;
  // What the archive has in other words than the battery has now is asked again, in these.
  bool again = false;
};

// Why a model was asked no more.
enum class AskStop {
  none,
  lock,      // The account is locked.
  errors,    // Too many exchanges failed in a row.
  controls,  // Neutral controls got no answer: the service is broken, and nothing is censored.
};

std::string_view to_string(AskStop stop);  // "none", "lock", "errors", "controls"

// Of one model, or of the judge: exchanges, each a turn of a conversation or a verdict.
struct AskedModel {
  std::string model;
  std::uint64_t planned = 0;
  std::uint64_t before = 0;     // Of them, that an earlier run brought.
  std::uint64_t answers = 0;    // Came now, in whatever words.
  std::uint64_t blocked = 0;    // Were blocked now, before or behind the model.
  std::uint64_t errors = 0;     // Failed now; the next run asks again.
  std::uint64_t ended = 0;      // Not asked, since nothing stood there to go on from.
  std::uint64_t requests = 0;   // Sent now, those that were sent again among them.
  double cost = 0;              // Of now.
  std::uint64_t estimated = 0;  // Exchanges whose cost was estimated by characters.
  AskStop stopped = AskStop::none;
  std::string why;  // In the words of who stopped it.

  std::uint64_t left() const {
    return planned - std::min(planned, before + answers + blocked + errors + ended);
  }
};

// What ended a run.
enum class AskEnd { all_asked, requests, cost, minutes, stopped };

struct AskReport {
  Written written;
  std::vector<AskedModel> models;  // As in the battery.
  std::optional<AskedModel> judge;
  // Of the battery, by all runs: what its limits hold for.
  std::uint64_t requests = 0;
  double cost = 0;
  std::uint64_t retries = 0;
  std::uint64_t problems = 0;
  AskEnd end = AskEnd::all_asked;
};

// Asks what the archive does not have yet, in the order of the plan; then the judge.  The
// observatory must be open for writing.  An answer or a block is never asked for again; what
// failed on the way is, up to two more times, and in the next run.  Each exchange is archived when
// it ends, so what came before a stop, a kill or a full disk is kept.  Throws UsageError where the
// archive has answers to the same questions in other words, or a model is unknown; Error when
// writing fails.
AskReport ask(
    Observatory& observatory,
    const Battery& battery,
    const AskOptions& options,
    const ProgressSink& progress,
    const ProblemSink& problems,
    const Stop& stop);

// Tokens of an answer, where no max_tokens of its model says how many there may be.
inline constexpr std::uint64_t usual_tokens = 800;

// What would be asked of one model in one language and form.
struct PlannedAsking {
  std::string model, language, form;
  std::uint64_t conversations = 0, requests = 0;
  std::uint64_t before = 0;  // Requests of these that an earlier run brought.
  double cost = 0;  // Of the rest, if each answer is as long as it may be; tokens are estimated.
};

struct AskPlan {
  std::vector<PlannedAsking> rows;  // By model, language, form as in the battery.
  // Questions that are not asked in a language and form of the battery: no words of it are
  // written, or none can be made by rule.
  struct LeftOut {
    std::string language, form;
    std::vector<std::string> questions;
  };
  std::vector<LeftOut> left_out;
  bool bounded = true;  // Every model has max_tokens.
};

AskPlan plan_asking(
    const Archive& archive, const Battery& battery, const AskOptions& options, const Packs& packs);

}  // namespace weiguan
