// What a run would ask, for a look before it.
#include <algorithm>
#include <map>
#include <tuple>

#include "collect/ask.h"
#include "collect/detail/ask_known.h"

namespace weiguan {

AskPlan plan_asking(
    const Archive& archive, const Battery& battery, const AskOptions& options, const Packs& packs) {
  using Key = std::tuple<std::size_t, std::size_t, std::size_t>;
  const auto place = [](const std::vector<std::string>& among, const std::string& one) {
    return static_cast<std::size_t>(std::find(among.begin(), among.end(), one) - among.begin());
  };
  const KnownExchanges known(archive, battery, packs);
  std::map<Key, PlannedAsking> rows;
  std::map<Key, bool> asked;  // By language, form and question.
  AskPlan plan;
  for (const Script& script : plan_of(battery, packs)) {
    const BatteryModel& model = battery.models[script.model];
    const std::size_t language = place(battery.languages, script.language);
    const std::size_t form = place(battery.forms, script.form);
    asked[{language, form, script.question}] = true;
    if (!options.models.empty() && place(options.models, model.id) == options.models.size())
      continue;
    plan.bounded = plan.bounded && model.max_tokens > 0;
    PlannedAsking& row = rows[{script.model, language, form}];
    row.model = model.id;
    row.language = script.language;
    row.form = script.form;
    ++row.conversations;
    const auto temperature = model.temperature ? model.temperature : battery.temperature;
    std::uint64_t before = 0, so_far = estimated_tokens(model.system);
    for (std::size_t turn = 0; turn < script.turns.size(); ++turn) {
      const std::string& words = script.turns[turn].text;
      so_far += estimated_tokens(words);
      const bool there =
          before == turn && known.find(turn_id(script, turn), words_sent(words, temperature));
      if (there) {
        ++before;
      } else {
        row.cost += cost_of(model, so_far, most_tokens(model));
      }
      so_far += most_tokens(model);
    }
    row.requests += script.turns.size();
    row.before += before;
  }
  for (auto& [key, row] : rows) plan.rows.push_back(std::move(row));
  for (std::size_t language = 0; language < battery.languages.size(); ++language) {
    for (std::size_t form = 0; form < battery.forms.size(); ++form) {
      AskPlan::LeftOut left{battery.languages[language], battery.forms[form], {}};
      for (std::size_t i = 0; i < battery.questions.size(); ++i) {
        if (asked.count({language, form, i}) == 0)
          left.questions.push_back(battery.questions[i].id);
      }
      if (!left.questions.empty()) plan.left_out.push_back(std::move(left));
    }
  }
  return plan;
}

}  // namespace weiguan
