#include "instruments/deletions/deletions.h"

#include <array>

#include <fmt/format.h>

#include "instruments/deletions/detail/summary.h"
#include "instruments/deletions/detail/tables.h"
#include "instruments/fates_rows.h"
#include "instruments/rows.h"
#include "instruments/selection.h"

namespace weiguan::deletions {

namespace {

const std::array<Parameter, 12> parameters = {
    {{"fate",
      {"Only addresses that stand so.", "只列此种去向的地址。"},
      Type::choice,
      "",
      fate_choices},
     {"cause",
      {"Only those with this cause.", "只列此种原因的地址。"},
      Type::choice,
      "",
      why_choices},
     {"confirmed",
      {"Of removals only those that a later visit confirmed.", "消失者只列经再次访问确认的。"},
      Type::boolean,
      "false"},
     {"since",
      {"Of removals only those first seen gone in this period or later.",
       "消失者只列在此时段或之后首见消失的。"},
      Type::period,
      ""},
     {"once",
      {"Those that were visited once, too: nothing can be told of them.",
       "仅访问过一次者也列出：其去向无从判断。"},
      Type::boolean,
      "false"},
     from_parameter,
     to_parameter,
     outlet_parameter,
     group_parameter,
     kind_parameter,
     language_parameter,
     search_parameter}};

struct Wanted {
  std::string fate, cause;
  bool confirmed = false, once = false;
  std::optional<Time> since;

  Wanted(const Arguments& arguments, const Zone& zone)
      : fate(arguments.at("fate")),
        cause(arguments.at("cause")),
        confirmed(arguments.at("confirmed") == "true"),
        once(arguments.at("once") == "true") {
    const std::string& from = arguments.at("since");
    if (!from.empty()) since = parse_period(from, zone)->from;
  }

  bool passes(const AddressFate& one) const {
    if (visited_once(one) && !once) return false;
    if (!fate.empty() && fate != to_string(one.fate())) return false;
    if (!cause.empty() && cause != to_string(one.why)) return false;
    const Absence* removal = one.removal();
    if (removal == nullptr) return true;
    if (confirmed && one.certainty != Certainty::confirmed) return false;
    return !since || one.visits[removal->first_gone].time >= *since;
  }
};

Row row_of(const Watched& watched) {
  const AddressFate& fate = watched.fate;
  const Absence* removal = fate.removal();
  const Judged* gone = removal == nullptr ? nullptr : &fate.visits[removal->first_gone];
  std::uint64_t returns = 0;
  for (const Absence& one : fate.absences) returns += one.back ? 1 : 0;
  const auto& article = watched.article;
  Row row;
  row.table = addresses_table;
  row.values = {
      known(fate.address),
      article ? known(article->title) : Value{},
      known(watched.outlet),
      article ? known(article->account) : Value{},
      article ? time_value(article->published.earliest) : Value{},
      std::string(to_string(fate.fate())),
      std::string(to_string(fate.why)),
      fate.certainty ? Value{std::string(to_string(*fate.certainty))} : Value{},
      visit_time(fate, fate.last_alive),
      gone == nullptr ? Value{} : time_value(gone->time),
      fate.visits.empty() ? Value{} : time_value(fate.visits.back().time),
      whole(fate.visits.size()),
      whole(fate.count(Fate::unreachable)),
      whole(returns),
      known(removal != nullptr ? removal->words : fate.visits.back().words),
      gone == nullptr ? Value{} : known(gone->leads_to),
      gone == nullptr ? Value{} : Value{to_string(gone->capture)},
      article ? Value{to_string(article->id)} : Value{}};
  row.evidence = evidence_of(watched);
  return row;
}

void tell_notes(
    const Summary& summary, std::uint64_t listed, const Wanted& wanted, const RunContext& context) {
  if (summary.addresses() == 0) {
    note_nothing(context);
    return;
  }
  if (summary.once() == summary.addresses()) {
    note(
        context,
        "Each address was visited once: nothing can be told of what became of it.",
        "每个地址都只访问过一次：其去向无从判断。");
  } else if (summary.once() > 0 && !wanted.once) {
    note(
        context,
        fmt::format(
            "{} addresses were visited once and are not listed: nothing can be told of them.",
            summary.once()),
        fmt::format("有 {} 个地址只访问过一次，未列出：其去向无从判断。", summary.once()));
  }
  if (listed == 0 && summary.once() < summary.addresses()) {
    note(
        context,
        fmt::format(
            "None of the {} addresses visited more than once is as was asked.",
            summary.addresses() - summary.once()),
        fmt::format(
            "访问过一次以上的 {} 个地址中，没有符合条件的。",
            summary.addresses() - summary.once()));
  }
}

void run(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const Wanted wanted(arguments, context.zone);
  const auto filter = watched_filter(archive, packs, arguments, context);
  Summary summary;
  std::uint64_t listed = 0;
  bool more = true;
  if (filter) {
    each_fate(archive, packs, *filter, Visited::ever, context, [&](const Watched& watched) {
      if (watched.fate.visits.empty()) return true;
      summary.add(watched);
      if (!wanted.passes(watched.fate)) return true;
      ++listed;
      more = context.row(row_of(watched));
      return more;
    });
  }
  if (!more) return;
  summary.write(context);
  tell_notes(summary, listed, wanted, context);
}

}  // namespace

const Instrument instrument = {
    "deletions",
    "1",
    {"What became of every address: present, removed and why, out of our reach, or unknown?",
     "每个地址的去向如何：仍在、已消失及其原因、我方无法访问，还是不明？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::deletions
