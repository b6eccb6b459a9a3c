#include "instruments/answers/answers.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "instruments/answers/detail/counts.h"
#include "instruments/answers/detail/judges.h"
#include "instruments/answers/detail/tables.h"
#include "instruments/chosen_answers.h"
#include "instruments/outcomes.h"
#include "instruments/rows.h"
#include "instruments/selection.h"
#include "stats/intervals.h"
#include "text/utf8.h"

namespace weiguan::answers {

namespace {

constexpr std::size_t longest_passage = 120;  // Characters that are shown of one.

constexpr std::array<Parameter, 7> parameters = {
    {from_parameter,
     to_parameter,
     {"model",
      {"Only these models, with commas between.", "只计这些模型，用逗号分隔。"},
      Type::text,
      ""},
     {"battery", {"Only of this battery.", "只计此题库。"}, Type::text, ""},
     {"topic", {"Only of this topic.", "只计此主题。"}, Type::text, ""},
     {"asked-in",
      {"Only what was asked in this language: zh (any script), zh-Hant, en.",
       "只计以此语言提问者：zh（不分简繁）、zh-Hant、en。"},
      Type::text,
      ""},
     {"outcome",
      {"Only rows of answers with this outcome; counts are of all.",
       "回答表只列有此结果者；统计表不受影响。"},
      Type::choice,
      "",
      outcome_choices}}};

// "zh" lets zh-Hans through.
bool is_language(std::string_view asked, std::string_view wanted) {
  return asked == wanted ||
         (asked.size() > wanted.size() && asked.starts_with(wanted) && asked[wanted.size()] == '-');
}

class Wanted {
 public:
  explicit Wanted(const Arguments& arguments)
      : models_(split_list(arguments.at("model"))),
        battery_(arguments.at("battery")),
        topic_(arguments.at("topic")),
        language_(arguments.at("asked-in")) {}

  bool has(const Answer& answer) const {
    return (models_.empty() || std::ranges::count(models_, answer.model) > 0) &&
           (battery_.empty() || answer.battery == battery_) &&
           (topic_.empty() || answer.topic == topic_) &&
           (language_.empty() || is_language(answer.language, language_));
  }

 private:
  std::vector<std::string> models_;
  std::string battery_, topic_, language_;
};

std::string shown(const Article& article, const OutcomeFound& found) {
  if (found.passages.empty()) return {};
  const Passage& passage = found.passages.front();
  const std::string_view text =
      std::string_view(article.text).substr(passage.begin, passage.end - passage.begin);
  std::size_t at = 0;
  for (std::size_t i = 0; i < longest_passage && at < text.size(); ++i) next_character(text, at);
  return std::string(text.substr(0, at)) + (at < text.size() ? "…" : "");
}

std::string joined(const Verdict& verdict, const auto& of) {
  std::string out;
  for (const OutcomeFound& one : verdict.outcomes) {
    const std::string part = of(one);
    if (!out.empty() && !part.empty()) out += ',';
    out += part;
  }
  return out;
}

std::string ranges_of(const OutcomeFound& found) {
  std::string out;
  for (const Passage& one : found.passages)
    out += fmt::format("{}{}-{}", out.empty() ? "" : ",", one.begin, one.end);
  return out;
}

Value time_of(const Article& article) {
  const Time time = article.published.earliest;
  return time == beginning_of_time ? Value{} : Value{format_time(time)};
}

Row row_of(const Article& article, const Answer& answer, const Verdict& verdict) {
  const OutcomeFound& main = verdict.outcomes.front();
  Row row;
  row.table = answers_table;
  row.evidence.articles = {article.id};
  for (const OutcomeFound& one : verdict.outcomes)
    for (const Passage& passage : one.passages)
      if (std::ranges::find(row.evidence.passages, passage) == row.evidence.passages.end())
        row.evidence.passages.push_back(passage);
  row.values = {
      known(answer.id),
      to_string(article.id),
      known(answer.battery),
      known(answer.model),
      known(answer.route),
      known(answer.question),
      known(answer.topic),
      std::string(to_string(answer.control)),
      known(answer.language),
      known(answer.form),
      whole(answer.turn),
      whole(answer.repeat),
      time_of(article),
      std::string(to_string(verdict.main())),
      joined(verdict, [](const OutcomeFound& one) { return std::string(to_string(one.outcome)); }),
      verdict.complete ? Value{std::string(*verdict.complete ? "true" : "false")} : Value{},
      verdict.complete ? Value{verdict.complete_certainty} : Value{},
      main.certainty,
      known(shown(article, main)),
      known(joined(verdict, ranges_of)),
      known(joined(
          verdict,
          [](const OutcomeFound& one) {
            return fmt::format("{}: {}", to_string(one.outcome), one.why);
          })),
      known(answer.asked)};
  return row;
}

Row row_of(const CountKey& key, const Count& count, const AnswerLore& lore) {
  const auto& [model, language, topic] = key;
  Row row;
  row.table = counts_table;
  row.evidence.articles = {count.first};
  row.values = {known(model), known(language), known(topic), whole(count.answers)};
  for (const std::uint64_t one : count.outcomes) row.values.push_back(whole(one));
  const Share share = {count.complete, count.judged};
  const auto interval = wilson(share);
  const AnswerRate* rate_of = lore.rate(language.substr(0, language.find('-')), model);
  const auto errors = error_rates(rate_of);
  const auto fixed = errors && rate(share)
                         ? rogan_gladen(*rate(share), static_cast<double>(count.judged), *errors)
                         : std::nullopt;
  row.values.push_back(whole(count.judged));
  row.values.push_back(known(rate(share)));
  row.values.push_back(interval ? Value{interval->low} : Value{});
  row.values.push_back(interval ? Value{interval->high} : Value{});
  row.values.push_back(errors ? known(rate(errors->sensitivity)) : Value{});
  row.values.push_back(errors ? known(rate(errors->specificity)) : Value{});
  row.values.push_back(
      errors ? Value{rate_of->family.empty() ? rate_of->language : rate_of->family} : Value{});
  row.values.push_back(fixed ? Value{fixed->value} : Value{});
  row.values.push_back(fixed ? Value{fixed->value * static_cast<double>(count.judged)} : Value{});
  return row;
}

bool write(const Judges& judges, const RunContext& context) {
  for (const auto& [names, table] : judges.pairs()) {
    for (const bool two : {true, false}) {
      Row row;
      row.table = agreement_table;
      row.values = {
          names.first,
          names.second,
          std::int64_t{two ? 2 : 3},
          whole(table.count()),
          table.agreement(two),
          known(table.kappa(two))};
      if (!context.row(std::move(row))) return false;
    }
  }
  return true;
}

std::vector<std::pair<std::string, std::string>> labels_of(const Archive& archive, ArticleId id) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const Observation& one : archive.observations(id))
    if (one.counter.starts_with(label_counter))
      out.emplace_back(one.counter.substr(label_counter.size()), one.words);
  return out;
}

struct Met {
  ArticleId article{};
  std::optional<Class> rules;
};

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  Arguments of_answers = arguments;
  of_answers["kind"] = "answer";
  const Selection selection = select(archive, packs, of_answers, context);
  const OutcomeClassifier classifier(packs);
  const Wanted wanted(arguments);
  const std::string& outcome = arguments.at("outcome");
  Counts counts;
  std::vector<Met> met;
  bool more = true;
  archive.answers(selection.filter(), [&](const Article& article, const Answer& answer) {
    if (requested(context.stop)) return more = false;
    if (!wanted.has(answer)) return true;
    if (context.progress) context.progress({"answers", met.size(), 0, 0});
    const Verdict verdict = classifier.judge(article, answer);
    const std::string& topic = answer.topic.empty() ? answer.battery : answer.topic;
    if (!was_asked_again(archive, article, verdict)) {
      add(verdict, article.id, counts[{answer.model, answer.language, topic}]);
      met.push_back({article.id, class_of(verdict)});
    }
    const bool is_shown =
        outcome.empty() || std::ranges::any_of(verdict.outcomes, [&](const OutcomeFound& one) {
          return to_string(one.outcome) == outcome;
        });
    if (is_shown) more = context.row(row_of(article, answer, verdict));
    return more;
  });
  if (!more) return;
  if (met.empty())
    note(
        context,
        "There is no answer of a chatbot of what was asked for.",
        "没有符合条件的聊天机器人回答。");
  if (packs.answers().models.empty() && !met.empty())
    note(
        context,
        "The packs hold no weights for answers: verdicts are by length and wording, and unsure.",
        "资料包中没有回答的权重：仅凭长短与措辞判断，把握不大。");
  for (const auto& [key, count] : counts)
    if (!context.row(row_of(key, count, packs.answers()))) return;
  Judges judges;
  for (const Met& one : met) judges.add(labels_of(archive, one.article), one.rules);
  write(judges, context);
}

}  // namespace

const Instrument instrument = {
    "answers",
    "1",
    {"What did chatbots answer: fully, evasively, with the official line, or not at all?",
     "聊天机器人答了什么：如实作答、避而不答、照搬官方口径，还是拒绝回答？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::answers
