#include "instruments/silence/detail/told.h"

#include <algorithm>
#include <array>
#include <set>

#include "instruments/chosen_answers.h"

namespace weiguan::silence {

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == '_' || c == ' ') c = '-';
  }
  return out;
}

bool among(const std::vector<std::string>& wanted, const std::string& one) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), one) != wanted.end();
}

bool not_scored(Outcome outcome) {
  return outcome == Outcome::lock || outcome == Outcome::rate || outcome == Outcome::error ||
         outcome == Outcome::unclear;
}

Told told_of(const Article& article, const Answer& answer) {
  Told told;
  told.id = article.id;
  told.model = {answer.model, answer.route};
  told.battery = answer.battery;
  told.question = answer.question.empty() ? answer.asked : answer.question;
  told.topic = answer.topic;
  told.language = answer.language;
  told.form = answer.form.empty() ? "plain" : answer.form;
  told.control = answer.control;
  told.control_of = answer.control_of;
  told.repeat = answer.repeat;
  told.time = article.published;
  return told;
}

void take_labels(const Archive& archive, const std::string& judge, Heard& heard) {
  const std::string counter = std::string(label_counter) + judge;
  std::set<std::string> judges;
  for (Told& told : heard.all) {
    std::vector<Judged> verdicts;
    bool any = false;
    for (const Observation& one : archive.observations(told.id)) {
      if (one.counter.rfind(label_counter, 0) == 0) {
        judges.insert(one.counter.substr(label_counter.size()));
      }
      if (one.counter != counter) continue;
      any = true;
      if (const auto verdict = read_verdict(one.words)) {
        verdicts.push_back(*verdict);
      } else {
        ++heard.unknown_labels;
      }
    }
    heard.without_label += any ? 0U : 1U;
    told.judged = majority(verdicts);
  }
  heard.judges.assign(judges.begin(), judges.end());
}

}  // namespace

bool speaks(const std::vector<std::string>& wanted, const std::string& language) {
  if (wanted.empty()) return true;
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& one) {
    return language == one || (language.size() > one.size() && language.rfind(one, 0) == 0 &&
                               language[one.size()] == '-');
  });
}

std::optional<Judged> read_verdict(std::string_view words) {
  const std::string word = lower(words);
  if (word == "complete") return Judged{true, Outcome::full};
  if (word == "evasive") return Judged{false, Outcome::evasion};
  if (word == "denial") return Judged{false, Outcome::refusal};
  if (word.rfind("error", 0) == 0) return Judged{std::nullopt, Outcome::error};
  for (std::size_t i = 0; i < outcome_choices.size(); ++i) {
    if (outcome_choices[i].name != word) continue;
    const auto outcome = static_cast<Outcome>(i);
    if (not_scored(outcome)) return Judged{std::nullopt, outcome};
    return Judged{outcome == Outcome::full, outcome};
  }
  return std::nullopt;
}

Judged majority(const std::vector<Judged>& verdicts) {
  std::array<std::size_t, outcome_choices.size()> counts{};
  std::size_t yes = 0, no = 0;
  for (const Judged& one : verdicts) {
    if (one.complete) ++(*one.complete ? yes : no);
  }
  if (yes == no) {
    const bool same = yes == 0 && !verdicts.empty();
    return {std::nullopt, same ? verdicts.front().outcome : Outcome::unclear};
  }
  const bool complete = yes > no;
  for (const Judged& one : verdicts) {
    if (one.complete == complete) ++counts[static_cast<std::size_t>(one.outcome)];
  }
  const auto most = std::max_element(counts.begin(), counts.end()) - counts.begin();
  return {complete, static_cast<Outcome>(most)};
}

Heard hear(
    const Archive& archive, const Packs& packs, const Wanted& wanted, const RunContext& context) {
  Heard heard;
  std::optional<OutcomeClassifier> classifier;
  if (wanted.labels.empty()) classifier.emplace(packs);
  Progress progress;
  archive.answers(wanted.filter, [&](const Article& article, const Answer& answer) {
    if (requested(context.stop)) return false;
    if (!among(wanted.batteries, answer.battery) || !among(wanted.models, answer.model) ||
        !speaks(wanted.languages, answer.language)) {
      return true;
    }
    if (answer.control == Control::none && !among(wanted.topics, answer.topic)) return true;
    if (answer.turn > 0) {
      ++heard.follow_ups;
      return true;
    }
    Told told = told_of(article, answer);
    if (classifier) {
      const Verdict verdict = classifier->judge(article, answer);
      if (was_asked_again(archive, article, verdict)) return true;
      told.judged = {verdict.complete, verdict.main()};
    }
    heard.all.push_back(std::move(told));
    if (context.progress && heard.all.size() % 256 == 0) {
      progress.records = heard.all.size();
      context.progress(progress);
    }
    return true;
  });
  if (!classifier) take_labels(archive, wanted.labels, heard);
  return heard;
}

}  // namespace weiguan::silence
