// What came of a request, and what follows from it.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "collect/detail/asker.h"
#include "fetch/retry_after.h"

namespace weiguan {

namespace {

constexpr std::uint64_t most_attempts = 3;
constexpr std::uint64_t most_attempts_told = 6;  // Where Retry-After says when.
constexpr std::chrono::milliseconds first_pause{500};
constexpr std::chrono::milliseconds longest_told = std::chrono::minutes{5};

std::string failure_of(const Exchange& exchange) {
  if (!exchange.failure) return {};
  return fmt::format("{}: {}", to_string(*exchange.failure), exchange.reason);
}

// In a few words, for a person.
std::string words_of(const Answer& answer) {
  std::string words;
  const auto add = [&](const std::string& part) {
    if (!part.empty()) words += (words.empty() ? "" : ", ") + part;
  };
  add(answer.failure);
  if (answer.status != 0 && answer.status != 200) add(fmt::format("HTTP {}", answer.status));
  add(answer.code);
  add(answer.message);
  return words.empty() ? "no words came" : words;
}

}  // namespace

Answer Asker::asked_of(const Party& party, const Errand& errand) const {
  const Script& script = plan_[errand.script];
  const BatteryQuestion& question = battery_.questions[script.question];
  const Turn& turn = script.turns[errand.turn];
  Answer asked;
  asked.battery = battery_.id;
  asked.id = turn_id(script, errand.turn);
  asked.model = party.model.id;
  asked.route = party.model.route;
  asked.question = question.id;
  asked.topic = question.topic;
  asked.control = question.control;
  asked.control_of = question.control_of;
  asked.language = script.language;
  asked.form = script.form;
  asked.made_from = turn.made_from;
  asked.asked = turn.text;
  asked.turn = errand.turn;
  asked.repeat = script.repeat;
  if (errand.turn > 0) asked.previous = turn_id(script, errand.turn - 1);
  asked.temperature = party.model.temperature;
  asked.attempts = errand.attempts;
  if (party.model.price_in || party.model.price_out) asked.currency = battery_.currency;
  return asked;
}

void Asker::land(Exchange&& exchange) {
  const auto found = flights_.find(exchange.request.id);
  if (found == flights_.end()) return;
  Flight flight = std::move(found->second);
  flights_.erase(found);
  reserved_ = flights_.empty() ? 0 : reserved_ - flight.reserved;
  if (cancelled_ && exchange.failure == FailureKind::cut) return;
  if (parties_[flight.party].is_judge) {
    land_verdict(flight, std::move(exchange));
  } else {
    land_answer(flight, std::move(exchange));
  }
}

// What came, as it will be read out of the records.
Heard Asker::listen(const Exchange& exchange, Answer& answer) const {
  const std::string block = exchange.head + exchange.body;
  return hear(
      {block, {}, exchange.lasted, failure_of(exchange)}, session_.packs.providers(), answer);
}

void Asker::take_in(FetchedRecords&& records) {
  keep_records(std::move(records), session_.out);
}

void Asker::land_answer(Flight& flight, Exchange&& exchange) {
  Party& party = parties_[flight.party];
  const Answer asked = asked_of(party, flight.errand);
  Answer answer = asked;
  const Heard heard = listen(exchange, answer);
  const Fate fate = fate_of(answer, heard.text, session_.packs.providers());
  const auto wait = wait_before_again(flight, exchange, answer, heard.text, fate);
  AskedTold told{party.model.price_in, party.model.price_out, wait.has_value()};
  take_in(to_answer_records(std::move(exchange), asked, session_.packs, session_.zones, told));
  spend(flight, answer, heard.text);
  if (wait) {
    again(flight, *wait, fate);
    return;
  }
  const std::string said = said_at_the_end(answer, heard.text);
  count(party, fate, answer_url(battery_.id, asked.id), answer);
  if (asked.control == Control::neutral && asked.turn == 0 && is_final(fate))
    note_control(party, fate == Fate::answer && !said.empty(), answer);
  go_on(flight, fate, said);
  tell_progress(asked.id);
}

void Asker::land_verdict(Flight& flight, Exchange&& exchange) {
  Party& party = parties_[flight.party];
  Answer answer;
  const Heard heard = listen(exchange, answer);
  const Fate fate = fate_of(answer, heard.text, session_.packs.providers());
  const auto wait = wait_before_again(flight, exchange, answer, heard.text, fate);
  take_in(to_judge_records(
      std::move(exchange), flight.errand.judged, party.model.id, session_.packs, session_.zones));
  spend(flight, answer, heard.text);
  if (wait) {
    again(flight, *wait, fate);
    return;
  }
  count(party, fate, fmt::format("judge:{}", party.model.id), answer);
  tell_progress(party.model.id);
}

// How long to wait before the same is asked again; nothing where what came stands.
std::optional<Asker::Pause> Asker::wait_before_again(
    const Flight& flight,
    const Exchange& exchange,
    const Answer& answer,
    std::string_view text,
    Fate fate) const {
  if (cancelled_ || !may_be_retried(answer, text, fate)) return {};
  const std::uint64_t attempts = flight.errand.attempts;
  if (fate == Fate::rate || answer.status == 503) {
    const auto told = retry_after(exchange.head, exchange.ended);
    if (told && (*told > longest_told || attempts >= most_attempts_told)) return {};
    if (told) return std::max(*told, first_pause);
  }
  if (attempts >= most_attempts) return {};
  Pause wait = first_pause;
  for (std::uint64_t i = 1; i < attempts; ++i) wait *= 4;
  return wait;
}

void Asker::again(Flight& flight, Pause wait, Fate fate) {
  Party& party = parties_[flight.party];
  const Clock::time_point at = Clock::now() + wait;
  ++report_.retries;
  ++flight.errand.attempts;
  flight.errand.not_before = at;
  // Where nothing gets through, the questions behind this one wait, too.
  ++party.failed_in_a_row;
  const std::uint64_t most = battery_.limits.errors_in_a_row;
  if (fate == Fate::rate || (most > 0 && party.failed_in_a_row >= most))
    party.not_before = std::max(party.not_before, at);
  if (party.told.stopped == AskStop::none) party.waiting.push_front(std::move(flight.errand));
}

// Of what never reached a model nothing is charged.
void Asker::spend(Flight& flight, const Answer& answer, std::string_view text) {
  Party& party = parties_[flight.party];
  double cost = 0;
  if (answer.tokens_in || answer.tokens_out) {
    cost = cost_of(party.model, answer.tokens_in.value_or(0), answer.tokens_out.value_or(0));
  } else if (!text.empty() || !answer.reasoning.empty()) {
    const std::uint64_t out = estimated_tokens(text) + estimated_tokens(answer.reasoning);
    cost = cost_of(party.model, flight.tokens_in, out);
    ++party.told.estimated;
  }
  party.told.cost += cost;
  report_.cost += cost;
}

void Asker::count(Party& party, Fate fate, const std::string& what, const Answer& answer) {
  if (is_final(fate)) {
    ++(fate == Fate::answer ? party.told.answers : party.told.blocked);
    party.errors_in_a_row = 0;
    party.failed_in_a_row = 0;
    return;
  }
  ++party.told.errors;
  ++party.errors_in_a_row;
  const std::string words = words_of(answer);
  if (fate == Fate::lock) {
    tell(what, "ask-lock", words);
    stop(party, AskStop::lock, words);
    return;
  }
  tell(what, fate == Fate::rate ? "ask-rate" : "ask-error", words);
  const std::uint64_t most = battery_.limits.errors_in_a_row;
  if (most > 0 && party.errors_in_a_row >= most) stop(party, AskStop::errors, words);
}

void Asker::note_control(Party& party, bool passed, const Answer& answer) {
  ++(passed ? party.passed : party.failed);
  const bool most_failed = party.passed + party.failed >= 3 && party.failed > party.passed;
  if (party.failed > 0 && (party.passed == 0 || most_failed))
    stop(party, AskStop::controls, words_of(answer));
}

void Asker::stop(Party& party, AskStop why, const std::string& words) {
  if (party.told.stopped != AskStop::none) return;
  party.told.stopped = why;
  party.told.why = words;
  party.waiting.clear();
  std::string reason;
  if (why == AskStop::lock) reason = "The account is locked, and nothing more is asked";
  if (why == AskStop::errors) reason = "Too many exchanges failed in a row";
  if (why == AskStop::controls) {
    reason =
        "Neutral questions get no answer: the service is broken, and what it does not answer is "
        "not censored";
  }
  tell(
      fmt::format("{}: {}", battery_.file.filename().string(), party.model.id),
      fmt::format("ask-{}", why == AskStop::errors ? "errors-in-a-row" : to_string(why)),
      fmt::format("{} ({}).", reason, words));
}

void Asker::go_on(Flight& flight, Fate fate, const std::string& said) {
  Party& party = parties_[flight.party];
  const Script& script = plan_[flight.errand.script];
  Errand next = std::move(flight.errand);
  const std::size_t turns = script.turns.size();
  if (next.turn + 1 >= turns || !is_final(fate)) return;
  if (said.empty()) {
    party.told.ended += turns - next.turn - 1;
    return;
  }
  if (party.told.stopped != AskStop::none) return;
  next.said.push_back({script.turns[next.turn].text, said});
  ++next.turn;
  next.attempts = 1;
  next.not_before = {};
  party.waiting.push_front(std::move(next));
}

void Asker::tell(const std::string& file, const std::string& rule, const std::string& reason) {
  session_.out.tell_outside({file, 0, 0, rule, reason});
}

void Asker::tell_progress(const std::string& what) const {
  if (!session_.progress) return;
  std::uint64_t planned = 0, done = 0;
  for (const Party& party : parties_) {
    planned += party.told.planned;
    done += party.told.planned - party.told.left();
  }
  session_.progress(
      {fmt::format("/ {}  {:.4f} {}  {}", planned, report_.cost, battery_.currency, what),
       done,
       0,
       0});
}

}  // namespace weiguan
