#include <algorithm>

#include "collect/battery.h"
#include "collect/detail/battery_variants.h"
#include "text/utf8.h"

namespace weiguan {

namespace {

double tokens_of(std::string_view text) {
  double tokens = 0;
  for (std::size_t at = 0; at < text.size();) tokens += is_cjk(next_character(text, at)) ? 1 : 0.25;
  return tokens;
}

void count(std::vector<PlanCount>& counts, std::string_view name, std::uint64_t turns) {
  const auto found = std::ranges::find(counts, name, &PlanCount::name);
  if (found == counts.end()) return;
  ++found->conversations;
  found->turns += turns;
}

std::vector<PlanCount> counts_of(const std::vector<std::string>& names) {
  std::vector<PlanCount> counts;
  for (const std::string& one : names) counts.push_back({one, 0, 0});
  return counts;
}

// Adds what so many tokens cost, as long as all prices are known.
void add_cost(std::optional<double>& cost, const BatteryModel& model, double in, double out) {
  if (!model.price_in || !model.price_out) {
    cost.reset();
  } else if (cost) {
    *cost += (in * *model.price_in + out * *model.price_out) / 1e6;
  }
}

void add_left_out(const Battery& battery, const Packs& packs, PlanSummary& into) {
  for (const BatteryQuestion& question : battery.questions) {
    for (const std::string& language : battery.languages) {
      bool asked = false;
      for (const std::string& form : battery.forms) {
        const Variant made = variant_of(battery, question, language, form, packs);
        asked = asked || made.why_not.empty();
        if (!made.why_not.empty())
          into.left_out.push_back({question.id, language, form, "", made.why_not});
      }
      if (!asked) continue;
      for (const std::string& id : question.follow_ups) {
        const auto found = std::ranges::find(battery.follow_ups, id, &FollowUp::id);
        if (found == battery.follow_ups.end()) continue;
        const Variant made = written_in(battery, found->text, language);
        if (!made.why_not.empty())
          into.left_out.push_back({question.id, language, "", id, made.why_not});
      }
    }
  }
}

}  // namespace

PlanSummary summary_of(
    const Battery& battery, const Packs& packs, const std::vector<Script>& plan) {
  PlanSummary summary;
  for (const BatteryModel& one : battery.models) summary.by_model.push_back({one.id, 0, 0});
  summary.by_language = counts_of(battery.languages);
  summary.by_form = counts_of(battery.forms);
  summary.cost = 0;
  for (const Script& script : plan) {
    const BatteryModel& model = battery.models[script.model];
    const std::uint64_t turns = script.turns.size();
    ++summary.conversations;
    summary.turns += turns;
    PlanCount& of_model = summary.by_model[script.model];
    ++of_model.conversations;
    of_model.turns += turns;
    count(summary.by_language, script.language, turns);
    count(summary.by_form, script.form, turns);
    const double answer =
        static_cast<double>(model.max_tokens > 0 ? model.max_tokens : assumed_answer_tokens);
    summary.bounded = summary.bounded && model.max_tokens > 0;
    double before = tokens_of(model.system);
    for (const Turn& turn : script.turns) {
      const double asked = tokens_of(turn.text);
      summary.tokens_in += before + asked;
      summary.tokens_out += answer;
      add_cost(summary.cost, model, before + asked, answer);
      if (battery.judge) {
        const Judge& judge = *battery.judge;
        const double in =
            static_cast<double>(judge.repeats) * (tokens_of(judge.prompt) + asked + answer);
        const double out =
            static_cast<double>(judge.repeats) *
            static_cast<double>(
                judge.model.max_tokens > 0 ? judge.model.max_tokens : assumed_answer_tokens);
        summary.judgements += judge.repeats;
        summary.tokens_in += in;
        summary.tokens_out += out;
        add_cost(summary.cost, judge.model, in, out);
      }
      before += asked + answer;
    }
  }
  add_left_out(battery, packs, summary);
  return summary;
}

}  // namespace weiguan
