// What there is to ask: the plan without what the archive has.
#include <algorithm>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "collect/detail/asker.h"

namespace weiguan {

namespace {

ClientOptions options_for(const Observatory& observatory, const Battery& battery) {
  const FetchSettings& settings = observatory.settings().fetch;
  ClientOptions options;
  options.user_agent = fmt::format("Weiguan/{}", WEIGUAN_VERSION);
  if (!settings.contact.empty()) options.user_agent += fmt::format(" (+{})", settings.contact);
  options.proxy = settings.proxy;
  options.timeout = std::chrono::seconds{battery.limits.timeout};
  options.connect_timeout = std::min(options.timeout, options.connect_timeout);
  return options;
}

}  // namespace

Asker::Asker(
    Observatory& observatory,
    Session& session,
    const Battery& battery,
    const AskOptions& options,
    AskReport& report)
    : session_(session),
      battery_(battery),
      options_(options),
      report_(report),
      plan_(plan_of(battery, session.packs)),
      known_(session.archive, battery, session.packs),
      line_(options_for(observatory, battery)) {
  const auto add = [&](const BatteryModel& model, bool is_judge) {
    Party party;
    party.model = model;
    party.is_judge = is_judge;
    party.wanted = is_judge || options.models.empty() ||
                   std::count(options.models.begin(), options.models.end(), model.id) > 0;
    if (!model.key.empty()) {
      const char* key = std::getenv(model.key.c_str());
      if (party.wanted && (key == nullptr || *key == 0)) {
        throw UsageError(
            fmt::format("the key of {} is not there", model.id),
            fmt::format("Put it into the environment variable {}.", model.key));
      }
      party.key = key == nullptr ? "" : key;
    }
    party.told.model = model.id;
    parties_.push_back(std::move(party));
  };
  for (BatteryModel model : battery.models) {
    if (!model.temperature) model.temperature = battery.temperature;
    add(model, false);
  }
  if (battery.judge) add(battery.judge->model, true);
  report_.requests = known_.requests;
  report_.cost = known_.cost;
  fill();
}

void Asker::fill() {
  std::vector<std::vector<Errand>> failed_controls(parties_.size());
  std::uint64_t in_other_words = 0;
  std::string one_of_them;
  for (std::size_t i = 0; i < plan_.size(); ++i) {
    const Script& script = plan_[i];
    const Party& party = parties_[script.model];
    if (!party.wanted) continue;
    for (std::size_t turn = 0; turn < script.turns.size(); ++turn) {
      const std::string id = turn_id(script, turn);
      const std::uint64_t words = words_sent(script.turns[turn].text, party.model.temperature);
      if (!known_.only_in_other_words(id, words)) continue;
      if (in_other_words++ == 0) one_of_them = id;
    }
    fill(i, failed_controls);
  }
  if (in_other_words > 0 && !options_.again) {
    throw UsageError(
        fmt::format(
            "{} exchanges of this battery were asked in other words, or at another temperature, "
            "than it has now; {} is one",
            in_other_words,
            one_of_them),
        "Give the battery, or its changed questions, another id; or ask anew, beside what is "
        "there, with --again.");
  }
  for (std::size_t i = 0; i < parties_.size(); ++i) {
    // A service that was broken is looked at again before anything else is asked of it.
    Party& party = parties_[i];
    std::vector<Errand>& failed = failed_controls[i];
    const bool was_broken =
        !failed.empty() &&
        (party.passed == 0 || (failed.size() + party.passed >= 3 && failed.size() > party.passed));
    if (!was_broken) {
      party.failed = failed.size();
      continue;
    }
    party.told.before -= failed.size();
    for (auto one = failed.rbegin(); one != failed.rend(); ++one) {
      party.told.ended -= plan_[one->script].turns.size() - 1;
      party.waiting.push_front(std::move(*one));
    }
  }
}

void Asker::fill(std::size_t index, std::vector<std::vector<Errand>>& failed_controls) {
  const Script& script = plan_[index];
  Party& party = parties_[script.model];
  party.told.planned += script.turns.size();
  Errand errand;
  errand.script = index;
  const KnownExchange* last = nullptr;
  for (; errand.turn < script.turns.size(); ++errand.turn) {
    const KnownExchange* known = known_.find(
        turn_id(script, errand.turn),
        words_sent(script.turns[errand.turn].text, party.model.temperature));
    if (known == nullptr) break;
    last = known;
    if (!known->goes_on) break;
  }
  const bool ended = last != nullptr && !last->goes_on;
  party.told.before += errand.turn + (ended ? 1 : 0);
  const bool control = battery_.questions[script.question].control == Control::neutral;
  if (control && last != nullptr) {
    if (ended && errand.turn == 0) {
      Errand first;
      first.script = index;
      failed_controls[script.model].push_back(std::move(first));
    } else {
      ++party.passed;
    }
  }
  if (ended) {
    party.told.ended += script.turns.size() - errand.turn - 1;
  } else if (errand.turn < script.turns.size()) {
    party.waiting.push_back(std::move(errand));
  }
}

void Asker::fill_judge() {
  Party& judge = parties_.back();
  const std::string counter = std::string(label_counter) + judge.model.id;
  const auto judge_one = [&](const KnownExchange& known) {
    if (known.fate != Fate::answer || !known.goes_on) return;
    judge.told.planned += battery_.judge->repeats;
    std::uint64_t labels = 0;
    for (const Observation& one : session_.archive.observations(known.article))
      labels += one.counter == counter ? 1 : 0;
    labels = std::min(labels, battery_.judge->repeats);
    judge.told.before += labels;
    for (; labels < battery_.judge->repeats; ++labels) {
      Errand errand;
      errand.judged = known.article;
      judge.waiting.push_back(std::move(errand));
    }
  };
  const KnownExchanges now(session_.archive, battery_, session_.packs);
  for (const Script& script : plan_) {
    const Party& party = parties_[script.model];
    if (!party.wanted) continue;
    for (std::size_t turn = 0; turn < script.turns.size(); ++turn) {
      const KnownExchange* known = now.find(
          turn_id(script, turn), words_sent(script.turns[turn].text, party.model.temperature));
      if (known != nullptr) judge_one(*known);
    }
  }
}

void Asker::go_on_from(Errand& errand) const {
  const Script& script = plan_[errand.script];
  const Party& party = parties_[script.model];
  for (std::size_t turn = errand.said.size(); turn < errand.turn; ++turn) {
    const KnownExchange* known = known_.find(
        turn_id(script, turn), words_sent(script.turns[turn].text, party.model.temperature));
    const auto article = session_.archive.article(known->article);
    const auto answer = session_.archive.answer(known->article);
    errand.said.push_back({script.turns[turn].text, said_at_the_end(*answer, article->text)});
  }
}

}  // namespace weiguan
