#include "instruments/silence/detail/rates.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "instruments/rows.h"
#include "instruments/silence/detail/errors.h"
#include "instruments/silence/detail/sides.h"
#include "instruments/silence/detail/tables.h"
#include "stats/clusters.h"

namespace weiguan::silence {

namespace {

struct Group {
  Model model;
  std::string topic, question, language;
  Control control = Control::none;

  friend bool operator<(const Group& a, const Group& b) {
    return std::tie(a.model, a.topic, a.question, a.language, a.control) <
           std::tie(b.model, b.topic, b.question, b.language, b.control);
  }
};

struct Cell {
  std::map<std::string, Way> questions;
  std::map<std::pair<std::string, std::string>, Way> wordings;  // By question and form.
  std::uint64_t not_scored = 0, answers = 0, silent = 0;
  std::array<std::uint64_t, outcome_choices.size()> kinds{};  // Of those that are silent.
  std::optional<TimeRange> first, last;
  std::set<std::string> batteries;

  void add(const Told& told) {
    questions[told.key()].add(told);
    if (!told.battery.empty()) batteries.insert(told.battery);
    wordings[{told.key(), told.form}].add(told);
    if (!first || told.time.earliest < first->earliest) first = told.time;
    if (!last || told.time.earliest > last->earliest) last = told.time;
    if (!told.judged.complete) {
      ++not_scored;
      return;
    }
    ++answers;
    if (*told.judged.complete) return;
    ++silent;
    ++kinds[static_cast<std::size_t>(told.judged.outcome)];
  }
};

class RatesWriter {
 public:
  RatesWriter(
      const Controls& controls, const Asked& asked, const Packs& packs, const RunContext& context)
      : controls_(controls), asked_(asked), packs_(packs), context_(context) {}

  bool write(const Group& group, const Cell& cell) const {
    Row row;
    row.table = rates_table;
    row.values.resize(rates_at::columns);
    auto& values = row.values;
    values[rates_at::model] = known(group.model.first);
    values[rates_at::route] = known(group.model.second);
    values[rates_at::topic] = known(group.topic);
    values[rates_at::question] = known(group.question);
    values[rates_at::language] = known(group.language);
    values[rates_at::control] = std::string(to_string(group.control));
    std::uint64_t questions = 0, repeats = 0;
    Clusters clusters;
    for (const auto& [key, way] : cell.questions) {
      if (way.scored == 0) continue;
      ++questions;
      clusters.add({way.scored - way.answered, way.scored});
    }
    values[rates_at::questions] = whole(questions);
    values[rates_at::answers] = whole(cell.answers);
    values[rates_at::not_scored] = whole(cell.not_scored);
    values[rates_at::not_complete] = whole(cell.silent);
    const Standing standing =
        standing_of({controls_.of(group.model, group.language)}, questions, asked_);
    values[rates_at::standing] = std::string(to_string(standing));
    // What the controls themselves say is shown even where they do not hold.
    if (cell.answers > 0 &&
        (standing != Standing::controls_failed || group.control == Control::neutral)) {
      add_share(values, group, cell, clusters);
    }
    std::uint64_t alike = 0, compared = 0;
    for (const auto& [wording, way] : cell.wordings) {
      repeats = std::max(repeats, way.scored);
      if (way.scored < 2) continue;
      const std::uint64_t silent = way.scored - way.answered;
      compared += way.scored * (way.scored - 1) / 2;
      alike += (way.answered > 0 ? way.answered * (way.answered - 1) / 2 : 0) +
               (silent > 0 ? silent * (silent - 1) / 2 : 0);
    }
    values[rates_at::repeats] = whole(repeats);
    if (compared > 0) values[rates_at::agreement] = *rate({alike, compared});
    if (cell.first) values[rates_at::first] = day_of(*cell.first, asked_.zone);
    if (cell.last) values[rates_at::last] = day_of(*cell.last, asked_.zone);
    std::string batteries;
    for (const std::string& one : cell.batteries) batteries += (batteries.empty() ? "" : ",") + one;
    values[rates_at::batteries] = known(batteries);
    for (const auto& [key, way] : cell.questions) add_evidence(row.evidence.articles, way.silent);
    for (const auto& [key, way] : cell.questions) {
      for (const ArticleId id : way.answers) {
        if (std::find(way.silent.begin(), way.silent.end(), id) == way.silent.end()) {
          add_evidence(row.evidence.articles, {id});
        }
      }
    }
    return context_.row(std::move(row));
  }

 private:
  void add_share(
      std::vector<Value>& values,
      const Group& group,
      const Cell& cell,
      const Clusters& clusters) const {
    values[rates_at::share] = *clusters.share();
    if (const auto interval = clusters.interval(asked_.confidence)) {
      values[rates_at::low] = interval->low;
      values[rates_at::high] = interval->high;
    }
    const auto part = [&](std::initializer_list<Outcome> outcomes) {
      std::uint64_t sum = 0;
      for (const Outcome one : outcomes) sum += cell.kinds[static_cast<std::size_t>(one)];
      return Value{*rate({sum, cell.answers})};
    };
    values[rates_at::refusal] = part({Outcome::refusal});
    values[rates_at::evasion] = part({Outcome::evasion});
    values[rates_at::ignorance] = part({Outcome::ignorance});
    values[rates_at::official_line] = part({Outcome::official_line});
    values[rates_at::block] = part({Outcome::input_block, Outcome::output_block});
    values[rates_at::withdrawal] = part({Outcome::withdrawal});
    values[rates_at::other] = part(
        {Outcome::full,
         Outcome::partial,
         Outcome::cut_off,
         Outcome::wrong_language,
         Outcome::lock,
         Outcome::rate,
         Outcome::error,
         Outcome::unclear});
    if (asked_.labels) return;
    const auto errors = error_rates(packs_, group.model, group.language);
    if (!errors) return;
    values[rates_at::sensitivity] = known(rate(errors->sensitivity));
    values[rates_at::specificity] = known(rate(errors->specificity));
    const double effective = std::min(*clusters.effective(), static_cast<double>(cell.answers));
    if (const auto found = rogan_gladen(*clusters.share(), effective, *errors, asked_.confidence)) {
      values[rates_at::corrected] = found->value;
      values[rates_at::corrected_low] = found->interval.low;
      values[rates_at::corrected_high] = found->interval.high;
    }
  }

  const Controls& controls_;
  const Asked& asked_;
  const Packs& packs_;
  const RunContext& context_;
};

}  // namespace

bool write_rates(
    const Heard& heard,
    const Controls& controls,
    const Asked& asked,
    const Packs& packs,
    const RunContext& context) {
  std::map<Group, Cell> cells;
  for (const Told& told : heard.all) {
    if (!asked.takes(told)) continue;
    Group group{told.model, {}, {}, told.language, told.control};
    if (asked.by != By::all) group.topic = told.topic;
    if (asked.by == By::question) group.question = told.question;
    cells[group].add(told);
  }
  const RatesWriter writer(controls, asked, packs, context);
  for (const auto& [group, cell] : cells) {
    if (!writer.write(group, cell)) return false;
  }
  return true;
}

}  // namespace weiguan::silence
