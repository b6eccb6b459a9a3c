#include "instruments/firstreport/detail/writer.h"

#include <utility>

#include "instruments/firstreport/detail/tables.h"
#include "instruments/rows.h"

namespace weiguan::firstreport {

namespace {

Value time_of(Time time) {
  return format_time(time);
}

}  // namespace

Writer::Writer(
    const Archive& archive, const SideOf& of, std::size_t most_facts, const RunContext& context)
    : archive_(archive), of_(of), most_facts_(most_facts), context_(context) {}

Row Writer::begin(std::size_t table, const Report& report) const {
  Row row;
  row.table = table;
  row.values.resize(tables[table].columns.size());
  row.values[0] = report.story->id;
  row.values[1] = known(report.story->name_zh);
  row.values[2] = known(report.story->name_en);
  return row;
}

bool Writer::write(Row&& row) const {
  if (requested(context_.stop)) return false;
  return context_.row(std::move(row));
}

std::string Writer::side_of(const std::string& outlet) const {
  if (of_.official(outlet)) return std::string(official_side);
  std::string names;
  for (const std::string& one : of_.sides(outlet)) names += (names.empty() ? "" : ", ") + one;
  return names;
}

bool Writer::summary(const Report& report, const Comparison& comparison) {
  std::uint64_t surely = 0;
  for (const Earlier& one : report.earlier) surely += one.surely ? 1U : 0U;
  std::map<std::string, bool> outlets;
  for (const Telling& one : report.story->tellings) {
    if (!one.outlet.empty()) outlets[one.outlet] = true;
  }
  Row row = begin(stories_table, report);
  row.values[3] = time_of(report.leader->published.latest);
  row.values[4] = known(report.leader->outlet);
  row.values[5] = std::string(to_string(report.leads));
  row.values[6] = std::string(to_string(report.course));
  row.values[11] = whole(outlets.size());
  row.values[15] = to_string(report.leader->article);
  row.evidence.articles.push_back(report.leader->article);
  if (report.official != nullptr) {
    row.values[7] = known(report.official->outlet);
    row.values[8] = time_of(report.official_first.latest);
    row.values[9] = known(report.lag.low);
    row.values[10] = known(report.lag.high);
    row.values[12] = whole(surely);
    row.values[13] = whole(report.earlier.size() - surely);
    if (comparison.compared) row.values[14] = whole(comparison.facts.size());
    row.values[16] = to_string(report.official->article);
    if (report.official != report.leader) {
      row.evidence.articles.push_back(report.official->article);
    }
  }
  return write(std::move(row));
}

bool Writer::lags(const Report& report) {
  for (const SideFirst& one : report.sides) {
    Total& total = totals_[one.side];
    ++total.stories;
    if (report.official != nullptr) ++total.with_official;
    if (one.beside == Beside::before) ++total.before;
    if (one.beside == Beside::after) ++total.after;
    if (one.beside == Beside::cannot_tell) ++total.cannot_tell;
    if (report.official != nullptr && one.beside != Beside::official) {
      total.lags.push_back(one.lag);
    }
    Row row = begin(lags_table, report);
    row.values[3] = one.side;
    row.values[4] = known(one.telling->outlet);
    row.values[5] = std::string(to_string(one.beside));
    row.values[6] = known(one.lag.low);
    row.values[7] = known(one.lag.high);
    if (!is_open(one.first)) row.values[8] = time_of(one.first.earliest);
    row.values[9] = time_of(one.first.latest);
    row.values[10] = whole(one.outlets);
    row.values[11] = whole(one.articles);
    row.values[12] = to_string(one.telling->article);
    row.evidence.articles.push_back(one.telling->article);
    if (!write(std::move(row))) return false;
  }
  return true;
}

bool Writer::before(const Report& report) {
  for (const Earlier& one : report.earlier) {
    Row row = begin(before_table, report);
    row.values[3] = known(side_of(one.telling->outlet));
    row.values[4] = known(one.telling->outlet);
    if (const auto article = archive_.article(one.telling->article)) {
      row.values[5] = known(article->title);
    }
    row.values[6] = time_of(one.telling->published.latest);
    row.values[7] = std::string(one.surely ? "yes" : "cannot-tell");
    row.values[8] = known(one.ahead.low);
    row.values[9] = known(one.ahead.high);
    row.values[10] = to_string(one.telling->article);
    row.evidence.articles = {one.telling->article, report.official->article};
    if (!write(std::move(row))) return false;
  }
  return true;
}

bool Writer::left_out(const Report& report, const Comparison& comparison) {
  std::size_t listed = 0;
  for (const LeftOut& one : comparison.facts) {
    if (most_facts_ > 0 && listed == most_facts_) {
      facts_left_ += comparison.facts.size() - listed;
      break;
    }
    ++listed;
    Row row = begin(left_out_table, report);
    row.values[3] = std::string(to_string(one.fact.kind));
    row.values[4] = one.text;
    if (one.fact.kind != FactKind::sentence) row.values[5] = known(one.sentence);
    row.values[6] = whole(one.outlets.size());
    row.values[7] = std::string(one.surely ? "yes" : "cannot-tell");
    row.values[8] = std::string(one.later ? "yes" : "no");
    row.values[9] = to_string(one.passage.article);
    row.evidence.articles = {one.passage.article, report.official->article};
    row.evidence.passages = {one.passage};
    if (!write(std::move(row))) return false;
  }
  return true;
}

bool Writer::story(const Report& report, const Comparison& comparison) {
  return summary(report, comparison) && lags(report) && before(report) &&
         left_out(report, comparison);
}

bool Writer::sides() {
  for (const auto& [side, total] : totals_) {
    Row row;
    row.table = sides_table;
    row.values = {
        side,
        whole(total.stories),
        whole(total.with_official),
        side == official_side ? Value{} : whole(total.before),
        side == official_side ? Value{} : whole(total.after),
        side == official_side ? Value{} : whole(total.cannot_tell),
        known(median_low(total.lags)),
        known(median_high(total.lags))};
    if (!write(std::move(row))) return false;
  }
  return true;
}

}  // namespace weiguan::firstreport
