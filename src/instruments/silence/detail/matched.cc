#include <algorithm>
#include <set>
#include <tuple>

#include "instruments/rows.h"
#include "instruments/silence/detail/comparisons.h"
#include "instruments/silence/detail/sides.h"
#include "instruments/silence/detail/tables.h"
#include "stats/paired.h"

namespace weiguan::silence {

namespace {

struct Key {
  Model model;
  std::string topic, language;
  bool operator<(const Key& other) const {
    return std::tie(model, topic, language) < std::tie(other.model, other.topic, other.language);
  }
};

struct Group {
  std::map<std::string, Way> topic;     // By question.
  std::map<std::string, Way> of_topic;  // Controls of the topic as a whole, by their question.
  // Controls of single questions, by the question they belong to, then by their own.
  std::map<std::string, std::map<std::string, Way>> of_question;
};

Share silent(const Way& way) {
  return {way.scored - way.answered, way.scored};
}

struct Result {
  std::optional<PairedDifference> difference;
  std::uint64_t questions = 0, controls = 0, answers = 0;
  bool paired = false;
  std::vector<ArticleId> evidence;
};

Result paired_of(const Group& group, const PairedOptions& options) {
  Result result;
  result.paired = true;
  std::vector<PairedShare> shares;
  for (const auto& [question, way] : group.topic) {
    const auto found = group.of_question.find(question);
    if (found == group.of_question.end() || way.scored == 0) continue;
    PairedShare both{silent(way), {}};
    std::uint64_t controls = 0;
    for (const auto& [control, other] : found->second) {
      if (other.scored == 0) continue;
      ++controls;
      both.second.hits += silent(other).hits;
      both.second.total += other.scored;
      add_evidence(result.evidence, other.answers);
    }
    if (controls == 0) continue;
    add_evidence(result.evidence, way.answers);
    ++result.questions;
    result.controls += controls;
    result.answers += both.first.total + both.second.total;
    shares.push_back(both);
  }
  result.difference = paired_difference(shares, options);
  return result;
}

Result unpaired_of(const Group& group, const PairedOptions& options) {
  Result result;
  std::vector<Share> topic, controls;
  const auto add = [&result](const std::map<std::string, Way>& ways, std::vector<Share>& shares) {
    for (const auto& [question, way] : ways) {
      if (way.scored == 0) continue;
      shares.push_back(silent(way));
      result.answers += way.scored;
      add_evidence(result.evidence, way.silent);
    }
  };
  add(group.topic, topic);
  add(group.of_topic, controls);
  result.questions = topic.size();
  result.controls = controls.size();
  result.difference = unpaired_difference(topic, controls, options);
  return result;
}

std::map<Key, Group> groups_of(const Heard& heard, const Asked& asked) {
  std::map<Key, Group> groups;
  std::map<std::string, std::string> topic_of;  // By Told::key().
  std::set<std::pair<std::string, std::string>> topics;
  for (const Told& told : heard.all) {
    if (told.control != Control::none || !asked.takes(told)) continue;
    topic_of[told.key()] = told.topic;
    topics.insert({told.battery, told.topic});
    groups[{told.model, told.topic, told.language}].topic[told.key()].add(told);
  }
  for (const Told& told : heard.all) {
    if (told.control != Control::matched || told.control_of.empty() || !asked.takes(told)) continue;
    const std::string question = told.battery + "\n" + told.control_of;
    if (const auto found = topic_of.find(question); found != topic_of.end()) {
      groups[{told.model, found->second, told.language}].of_question[question][told.key()].add(
          told);
    } else if (topics.count({told.battery, told.control_of}) > 0) {
      groups[{told.model, told.control_of, told.language}].of_topic[told.key()].add(told);
    }
  }
  return groups;
}

}  // namespace

bool write_controls(
    const Heard& heard, const Controls& controls, const Asked& asked, const RunContext& context) {
  PairedOptions options;
  options.confidence = asked.confidence;
  std::vector<Row> rows;
  std::vector<std::optional<double>> p;
  constexpr std::size_t p_at = 12, corrected_at = 13;
  for (const auto& [key, group] : groups_of(heard, asked)) {
    if (requested(context.stop)) return false;
    for (const bool paired : {true, false}) {
      const Result result = paired ? paired_of(group, options) : unpaired_of(group, options);
      if (!result.difference) continue;
      const PairedDifference& found = *result.difference;
      const Standing standing = standing_of(
          {controls.of(key.model, key.language)},
          std::min(result.questions, result.controls),
          asked);
      const bool told = standing != Standing::controls_failed;
      const auto number = [told](double value) { return told ? Value{value} : Value{}; };
      Row row;
      row.table = controls_table;
      row.values = {
          known(key.model.first),
          known(key.model.second),
          known(key.topic),
          known(key.language),
          std::string(result.paired ? "true" : "false"),
          whole(result.questions),
          whole(result.controls),
          number(found.first),
          number(found.second),
          number(found.difference),
          number(found.interval.low),
          number(found.interval.high),
          number(found.p),
          Value{},
          std::string(to_string(standing)),
          whole(result.answers)};
      row.evidence.articles = result.evidence;
      p.push_back(told ? std::optional(found.p) : std::nullopt);
      rows.push_back(std::move(row));
    }
  }
  static_assert(corrected_at == p_at + 1);
  p = correct(p, asked.correction);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (p[i]) rows[i].values[corrected_at] = *p[i];
    if (!context.row(std::move(rows[i]))) return false;
  }
  return true;
}

}  // namespace weiguan::silence
