#include "instruments/consistency/detail/writer.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "instruments/consistency/detail/tables.h"
#include "instruments/rows.h"

namespace weiguan::consistency {

namespace {

std::string yes_or_no(bool yes) {
  return yes ? "yes" : "no";
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string fillings_of(const Slot& slot) {
  std::string text;
  for (const Filling& one : slot.fillings) {
    text +=
        fmt::format("{}{} ({})", text.empty() ? "" : "; ", one_line(one.shown), one.answers.size());
  }
  return text;
}

std::uint64_t with_text(const Group& group) {
  return static_cast<std::uint64_t>(std::count_if(
      group.answers.begin(), group.answers.end(), [](const Said& one) { return one.with_text; }));
}

std::uint64_t agreeing(const Group& group) {
  return static_cast<std::uint64_t>(
      std::count_if(group.slots.begin(), group.slots.end(), [](const Slot& one) {
        return one.fillings.size() < 2;
      }));
}

std::uint64_t contradictions(const Group& group) {
  return static_cast<std::uint64_t>(std::count_if(
      group.slots.begin(), group.slots.end(), [](const Slot& one) { return one.contradicts; }));
}

std::uint64_t denials(const Group& group) {
  return static_cast<std::uint64_t>(
      std::count_if(group.turns.begin(), group.turns.end(), [](const Turn& one) {
        return one.finding != "none";
      }));
}

std::uint64_t polarities(const Group& group, Polarity polarity) {
  return static_cast<std::uint64_t>(
      std::count_if(group.answers.begin(), group.answers.end(), [polarity](const Said& one) {
        return one.with_text && one.polarity == polarity;
      }));
}

// That of most answers; of equals the first of the enum.
std::pair<Outcome, Share> main_outcome(const Group& group) {
  std::map<Outcome, std::uint64_t> counts;
  for (const Said& one : group.answers) ++counts[one.outcome];
  std::pair<Outcome, Share> most{Outcome::unclear, {0, group.answers.size()}};
  for (const auto& [outcome, count] : counts) {
    if (count > most.second.hits) most = {outcome, {count, group.answers.size()}};
  }
  return most;
}

}  // namespace

bool Writer::group(const Key& key, const Group& group) {
  return facts(key, group) && question(key, group) && turns(key, group);
}

bool Writer::facts(const Key& key, const Group& group) {
  for (const Slot& slot : group.slots) {
    if (list_ == "contradicting" && !slot.contradicts) continue;
    if (list_ == "differing" && slot.fillings.size() < 2) continue;
    Row row;
    row.table = facts_table;
    row.values = {
        known(key.model),
        known(key.route),
        known(key.battery),
        known(key.question),
        known(key.language),
        known(key.form),
        std::string(to_string(slot.kind)),
        one_line(slot.context),
        fillings_of(slot),
        whole(slot.answers),
        known(rate({slot.agreeing(), slot.answers})),
        yes_or_no(slot.contradicts)};
    for (const Filling& filling : slot.fillings) {
      for (const std::size_t answer : filling.answers) {
        row.evidence.articles.push_back(group.answers[answer].article);
      }
      row.evidence.passages.insert(
          row.evidence.passages.end(), filling.passages.begin(), filling.passages.end());
    }
    if (!context_.row(std::move(row))) return false;
  }
  return true;
}

bool Writer::question(const Key& key, const Group& group) {
  const std::uint64_t repeats = with_text(group), same = agreeing(group);
  const std::uint64_t against = contradictions(group), denied = denials(group);
  const auto [outcome, alike] = main_outcome(group);
  Model& model = models_[{key.model, key.route, key.language}];
  model.follow_ups += group.turns.size();
  model.denials += denied;
  if (repeats > 1) {
    ++repeated_;
    ++model.questions;
    model.answers += repeats;
    model.facts += group.slots.size();
    model.agreeing += same;
    if (against > 0) ++model.contradicting;
    Share& bunch = model.by_question[key.battery + "/" + key.question];
    bunch.hits += same;
    bunch.total += group.slots.size();
  }
  Row row;
  row.table = questions_table;
  row.values = {
      known(key.model),
      known(key.route),
      known(key.battery),
      known(key.question),
      known(key.language),
      known(key.form),
      whole(repeats),
      whole(group.slots.size()),
      whole(same),
      known(rate({same, group.slots.size()})),
      whole(against),
      whole(polarities(group, Polarity::yes)),
      whole(polarities(group, Polarity::no)),
      whole(polarities(group, Polarity::neither)),
      known(mean_similarity(group)),
      group.answers.empty() ? Value{} : Value{std::string(to_string(outcome))},
      known(rate(alike)),
      whole(group.turns.size()),
      whole(denied)};
  for (const Said& one : group.answers) {
    row.evidence.articles.push_back(one.article);
    model.articles.push_back(one.article);
  }
  for (const Turn& one : group.turns) {
    row.evidence.articles.push_back(one.later);
    model.articles.push_back(one.later);
  }
  return context_.row(std::move(row));
}

bool Writer::turns(const Key& key, const Group& group) {
  for (const Turn& turn : group.turns) {
    Row row;
    row.table = turns_table;
    row.values = {
        to_string(turn.later),
        to_string(turn.earlier),
        known(key.model),
        known(key.route),
        known(key.battery),
        known(key.question),
        known(key.language),
        whole(turn.turn),
        turn.finding,
        known(one_line(turn.earlier_words)),
        known(one_line(turn.later_words))};
    row.evidence.articles = {turn.later, turn.earlier};
    row.evidence.passages = turn.passages;
    if (!context_.row(std::move(row))) return false;
  }
  return true;
}

bool Writer::models() {
  for (const auto& [key, model] : models_) {
    Clusters clusters;
    for (const auto& [question, share] : model.by_question) clusters.add(share);
    const std::optional<Interval> interval = clusters.interval();
    const std::optional<Interval> denied = wilson({model.denials, model.follow_ups});
    Row row;
    row.table = models_table;
    row.values = {
        known(std::get<0>(key)),
        known(std::get<1>(key)),
        known(std::get<2>(key)),
        whole(model.questions),
        whole(model.answers),
        whole(model.facts),
        whole(model.agreeing),
        known(rate({model.agreeing, model.facts})),
        interval ? Value{interval->low} : Value{},
        interval ? Value{interval->high} : Value{},
        whole(model.contradicting),
        whole(model.follow_ups),
        whole(model.denials),
        denied ? Value{denied->low} : Value{},
        denied ? Value{denied->high} : Value{}};
    row.evidence.articles = model.articles;
    if (!context_.row(std::move(row))) return false;
  }
  return true;
}

}  // namespace weiguan::consistency
