#include "instruments/cascades/detail/writer.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "instruments/cascades/detail/tables.h"
#include "instruments/rows.h"
#include "stats/order.h"

namespace weiguan::cascades {

namespace {

constexpr std::size_t most_evidence = 100;

std::string name_of(KnownBy known) {
  switch (known) {
    case KnownBy::clock:
      return "clock";
    case KnownBy::source:
      return "source";
    case KnownBy::text:
      return "text";
    case KnownBy::cannot_tell:
      break;
  }
  return "cannot-tell";
}

std::string name_of(Certainty certainty) {
  switch (certainty) {
    case Certainty::sure:
      return "sure";
    case Certainty::likely:
      return "likely";
    case Certainty::possible:
      return "possible";
    case Certainty::unknown:
      break;
  }
  return "unknown";
}

std::string name_of(Relation relation) {
  switch (relation) {
    case Relation::first:
      return "first";
    case Relation::copy:
      return "copy";
    case Relation::excerpt:
      return "excerpt";
    case Relation::extended:
      return "extended";
    case Relation::partly:
      break;
  }
  return "partly";
}

std::string name_of(Between between) {
  switch (between) {
    case Between::outlets:
      return "outlets";
    case Between::one_outlet:
      return "one-outlet";
    case Between::one_address:
      return "one-address";
    case Between::not_known:
      break;
  }
  return "not-known";
}

std::string name_of(Agreement agreement) {
  switch (agreement) {
    case Agreement::agrees:
      return "agrees";
    case Agreement::indirect:
      return "indirect";
    case Agreement::differs:
      return "differs";
    case Agreement::absent:
      return "absent";
    case Agreement::itself:
      return "itself";
    case Agreement::none:
      break;
  }
  return "none";
}

std::string words_of(const Why& why) {
  std::string words;
  const auto add = [&words](bool there, std::string_view word) {
    if (there) words += fmt::format("{}{}", words.empty() ? "" : ", ", word);
  };
  add(why.declares == 1, "source-line");
  add(why.declares > 1, "second-source");
  add(why.earlier, "earlier");
  add(why.same_address, "same-address");
  add(why.same_outlet && !why.same_address, "same-outlet");
  add(why.same_headline, "same-headline");
  add(why.changes > 0, fmt::format("shared-changes:{}", why.changes));
  add(why.others == 0, "only-one");
  add(why.as_good > 0, fmt::format("as-good:{}", why.as_good));
  add(why.absent, "source-absent");
  add(why.names_another, "names-another");
  add(why.doubted, "clock-doubted");
  return words;
}

Value time_of(Time time) {
  return time == beginning_of_time ? Value{} : Value{format_time(time)};
}

// Sources as written, each with how many name it.
std::string declared_of(const Cascade& cascade) {
  std::map<std::string, std::uint64_t> counts;
  for (const Line& line : cascade.lines) {
    if (!line.member.declared_as.empty()) ++counts[line.member.declared_as];
  }
  std::vector<std::pair<std::string, std::uint64_t>> all(counts.begin(), counts.end());
  std::stable_sort(
      all.begin(), all.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string text;
  for (const auto& [name, count] : all) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, count);
  }
  return text;
}

Row row_of(const Cascade& cascade) {
  const Member& first = cascade.first();
  std::set<Who> added;
  std::uint64_t excerpts = 0, taken = 0, certain = 0, differing = 0, measured = 0;
  double verbatim = 0;
  Time last = first.time.latest;
  for (const Line& line : cascade.lines) {
    last = std::max(last, line.member.time.latest);
    if (line.own > 0) added.insert(line.member.who);
    if (line.agreement == Agreement::differs) ++differing;
    if (line.node.parent == nobody) continue;
    if (line.relation == Relation::excerpt) ++excerpts;
    if (line.between == Between::outlets || line.between == Between::not_known) ++taken;
    if (line.node.certainty <= Certainty::likely) ++certain;
    if (!line.verbatim) continue;
    verbatim += *line.verbatim;
    ++measured;
  }
  Row row;
  row.table = cascades_table;
  row.values = {
      to_string(first.id),
      known(first.title),
      known(first.outlet),
      name_of(cascade.told),
      whole(cascade.may_be_first.size()),
      whole(cascade.lines.size()),
      whole(count_outlets(cascade.lines)),
      whole(excerpts),
      time_of(first.time.earliest),
      time_of(first.time.latest),
      time_of(last),
      known(declared_of(cascade)),
      measured == 0 ? Value{} : Value{verbatim / static_cast<double>(measured)},
      whole(added.size()),
      whole(taken),
      whole(certain),
      whole(differing)};
  row.evidence.articles = cascade.may_be_first;
  if (row.evidence.articles.size() > most_evidence) row.evidence.articles.resize(most_evidence);
  return row;
}

Row row_of(const Cascade& cascade, const Line& line) {
  const Member& member = line.member;
  Row row;
  row.table = members_table;
  row.values.resize(tables[members_table].columns.size());
  auto& values = row.values;
  values[0] = to_string(cascade.first().id);
  values[1] = to_string(member.id);
  values[2] = whole(line.node.depth);
  values[3] = known(member.outlet);
  values[4] = known(member.title);
  values[5] = time_of(member.published.earliest);
  values[6] = time_of(member.published.latest);
  values[7] = name_of(line.relation);
  values[14] = known(member.declared_as);
  values[15] = known(member.declared_outlet);
  values[16] = name_of(line.agreement);
  values[24] = std::string(to_string(member.published.source));
  row.evidence.articles = {member.id};
  if (line.node.parent == nobody) return row;
  const Member& parent = cascade.lines[line.node.parent].member;
  values[8] = to_string(parent.id);
  values[9] = known(parent.outlet);
  values[10] = name_of(line.between);
  values[11] = name_of(line.node.certainty);
  values[12] = name_of(line.node.order);
  values[13] = known(words_of(line.node.why));
  values[17] = known(line.lag_least);
  values[18] = known(line.lag_most);
  values[19] = known(line.verbatim);
  values[20] = whole(line.added);
  values[21] = whole(line.cut);
  values[22] = whole(line.own);
  if (line.headline_kept) values[23] = std::string(*line.headline_kept ? "kept" : "changed");
  row.evidence.articles.push_back(parent.id);
  row.evidence.passages = line.passages;
  return row;
}

// The median of all that was taken, where some have no bound; nothing where one of these is in the
// middle.
std::optional<double> median_of(const std::vector<double>& bounded, std::uint64_t all) {
  if (bounded.empty() || 2 * (all - bounded.size()) >= all) return {};
  std::vector<double> lags = bounded;
  lags.resize(static_cast<std::size_t>(all), *std::max_element(bounded.begin(), bounded.end()));
  return median(lags);
}

Row row_of(const std::string& outlet, const std::string& group, const Total& total) {
  Row row;
  row.table = outlets_table;
  const auto share = [](double sum, std::uint64_t of) {
    return of == 0 ? Value{} : Value{sum / static_cast<double>(of)};
  };
  row.values = {
      known(outlet),
      known(group),
      whole(total.cascades),
      whole(total.articles),
      whole(total.originated),
      whole(total.originated_surely),
      whole(total.taken),
      whole(total.repeated),
      share(total.verbatim, total.measured),
      known(median_of(total.lag_least, total.taken)),
      known(median_of(total.lag_most, total.taken)),
      whole(total.added),
      share(static_cast<double>(total.added), total.taken),
      whole(total.agrees),
      whole(total.differs),
      whole(total.absent),
      whole(total.undeclared)};
  row.evidence.articles = total.evidence;
  return row;
}

bool write(Row&& row, const RunContext& context) {
  if (requested(context.stop)) return false;
  return context.row(std::move(row));
}

}  // namespace

bool write_cascade(const Cascade& cascade, const RunContext& context) {
  if (!write(row_of(cascade), context)) return false;
  return std::all_of(cascade.lines.begin(), cascade.lines.end(), [&](const Line& line) {
    return write(row_of(cascade, line), context);
  });
}

bool write_totals(const Totals& totals, const RunContext& context) {
  for (const auto& [outlet, total] : totals.outlets()) {
    if (!write(row_of(outlet, "", total), context)) return false;
  }
  for (const auto& [group, total] : totals.groups()) {
    if (!write(row_of("", group, total), context)) return false;
  }
  return true;
}

}  // namespace weiguan::cascades
