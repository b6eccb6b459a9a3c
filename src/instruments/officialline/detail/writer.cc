#include "instruments/officialline/detail/writer.h"

#include <algorithm>
#include <utility>

#include "instruments/boilerplate.h"
#include "instruments/chosen_answers.h"
#include "instruments/dates.h"
#include "instruments/officialline/detail/tables.h"
#include "instruments/rows.h"
#include "stats/clusters.h"
#include "text/places.h"
#include "text/utf8.h"

namespace weiguan::officialline {

namespace {

std::string part(const std::string& text, const Range& range) {
  return text.substr(range.begin, range.end - range.begin);
}

std::string yes_or_no(bool yes) {
  return yes ? "yes" : "no";
}

std::uint64_t characters_in(const std::string& text, std::vector<Range> ranges) {
  std::uint64_t characters = 0;
  for (const Range& one : merged(std::move(ranges))) {
    characters += count_characters(part(text, one));
  }
  return characters;
}

std::optional<double> median(std::vector<double> numbers) {
  if (numbers.empty()) return {};
  std::sort(numbers.begin(), numbers.end());
  const std::size_t half = numbers.size() / 2;
  return numbers.size() % 2 == 1 ? numbers[half] : (numbers[half - 1] + numbers[half]) / 2;
}

// What is told of an answer's passages together.
struct Together {
  std::vector<Range> own, quoted;
  std::set<ArticleId> sources;
  const Line* largest = nullptr;
  const Line* earliest = nullptr;

  explicit Together(const std::vector<Line>& lines) {
    for (const Line& line : lines) {
      (line.quoted ? quoted : own).push_back(line.passage.target);
      sources.insert(line.holders.begin(), line.holders.end());
      if (largest == nullptr || line.passage.kept > largest->passage.kept) largest = &line;
      if (earliest == nullptr || is_older(line, *earliest)) earliest = &line;
    }
  }

  static bool is_older(const Line& line, const Line& than) {
    const TimeRange &a = line.earliest_published, &b = than.earliest_published;
    const bool known = a.source != TimeSource::first_seen;
    const bool known_too = b.source != TimeSource::first_seen;
    return known != known_too ? known : a.earliest < b.earliest;
  }
};

}  // namespace

bool Writer::answer(const Article& article, const Answer& answer, const std::vector<Line>& lines) {
  const Together all(lines);
  const std::string& language = language_of(article, answer);
  const std::uint64_t characters = count_characters(article.text);
  const std::uint64_t official = characters_in(article.text, all.own);
  const std::optional<double> share = rate({official, characters});
  ++answers_;

  Row row;
  row.table = answers_table;
  row.values = {
      to_string(article.id),
      known(answer.id),
      known(answer.model),
      known(answer.question),
      known(answer.topic),
      known(language),
      whole(characters),
      whole(official),
      known(share),
      whole(characters_in(article.text, all.quoted)),
      whole(lines.size()),
      whole(all.sources.size()),
      all.earliest == nullptr ? Value{} : Value{to_string(all.earliest->earliest)},
      all.largest == nullptr ? Value{} : Value{part(article.text, all.largest->passage.target)}};
  row.evidence.articles = {article.id};
  row.evidence.articles.insert(row.evidence.articles.end(), all.sources.begin(), all.sources.end());
  if (!context_.row(std::move(row))) return false;
  for (const Line& line : lines) {
    if (!passage(article, answer, line, language)) return false;
  }
  if (!share) return true;

  Model& model = models_[{answer.model, answer.topic, language}];
  Share& question = model.questions[answer.question];
  ++question.total;
  if (official > 0 && official >= least_characters_) ++question.hits;
  model.shares.push_back(*share);
  if (!all.quoted.empty()) ++model.quoting;
  model.articles.push_back(article.id);
  return true;
}

bool Writer::passage(
    const Article& article, const Answer& answer, const Line& line, std::string_view language) {
  const RepeatedPassage& found = line.passage;
  const Range there = CharacterPlaces(article.text).of(found.target);
  const Range in_source = CharacterPlaces(line.source.text).of(found.source);
  ++passages_;
  Source& source = sources_[line.source.id];
  source.title = line.source.title;
  source.outlet = line.source.outlet;
  source.published = line.source.published;
  source.models.insert(answer.model);
  source.characters += there.end - there.begin;
  if (source.answers.empty() || source.answers.back() != article.id) {
    source.answers.push_back(article.id);
  }

  Row row;
  row.table = passages_table;
  row.values = {
      to_string(article.id),
      known(answer.id),
      known(answer.model),
      known(answer.question),
      known(language),
      part(article.text, found.target),
      part(line.source.text, found.source),
      whole(there.end - there.begin),
      found.identity,
      std::string(weiguan::to_string(found.alteration)),
      to_string(line.source.id),
      known(line.source.outlet),
      date_of(line.source.published, context_.zone),
      std::string(line.surely_before ? "yes" : "cannot-tell"),
      yes_or_no(line.quoted),
      known(line.speaker),
      whole(line.holders.size()),
      to_string(line.earliest),
      whole(there.begin),
      whole(there.end),
      whole(in_source.begin),
      whole(in_source.end)};
  row.evidence.articles = {article.id};
  row.evidence.articles.insert(
      row.evidence.articles.end(), line.holders.begin(), line.holders.end());
  row.evidence.passages = {
      {article.id, found.target.begin, found.target.end},
      {line.source.id, found.source.begin, found.source.end}};
  return context_.row(std::move(row));
}

// Those that most answers have something from first.
bool Writer::sources() {
  std::vector<std::pair<ArticleId, const Source*>> order;
  for (const auto& [id, source] : sources_) order.emplace_back(id, &source);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return std::make_tuple(a.second->answers.size(), a.second->characters) >
           std::make_tuple(b.second->answers.size(), b.second->characters);
  });
  for (const auto& [id, source] : order) {
    std::string who;
    for (const std::string& one : source->models) who += (who.empty() ? "" : ", ") + one;
    Row row;
    row.table = sources_table;
    row.values = {
        to_string(id),
        known(source->title),
        known(source->outlet),
        date_of(source->published, context_.zone),
        whole(source->answers.size()),
        whole(source->models.size()),
        who,
        whole(source->characters)};
    row.evidence.articles = source->answers;
    row.evidence.articles.insert(row.evidence.articles.begin(), id);
    if (!context_.row(std::move(row))) return false;
  }
  return true;
}

bool Writer::models() {
  for (const auto& [key, model] : models_) {
    Clusters clusters;
    Share all;
    for (const auto& [question, share] : model.questions) {
      clusters.add(share);
      all.hits += share.hits;
      all.total += share.total;
    }
    const std::optional<Interval> interval = clusters.interval();
    Row row;
    row.table = models_table;
    row.values = {
        known(std::get<0>(key)),
        known(std::get<1>(key)),
        known(std::get<2>(key)),
        whole(model.questions.size()),
        whole(all.total),
        known(median(model.shares)),
        whole(all.hits),
        known(rate(all)),
        interval ? Value{interval->low} : Value{},
        interval ? Value{interval->high} : Value{},
        whole(model.quoting)};
    row.evidence.articles = model.articles;
    if (!context_.row(std::move(row))) return false;
  }
  return true;
}

}  // namespace weiguan::officialline
