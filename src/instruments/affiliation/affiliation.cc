#include "instruments/affiliation/affiliation.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/affiliation/detail/tables.h"
#include "instruments/rows.h"
#include "packs/affiliations.h"

namespace weiguan::affiliation {

namespace {

constexpr std::array<Parameter, 4> parameters = {
    {{"nodes",
      {"Outlets, bodies or accounts, by id or name; none: all of them.",
       "媒体、机构或账号，用编号或名称；不给则为全部。"},
      Type::text,
      "",
      {},
      true},
     {"on",
      {"As of this day; of a longer period, what held on all of its days. Without it, the last day "
       "that the packs speak of.",
       "以此日为准；若为一段时间，则为全程有效者。不给则取资料包所及的最后一日。"},
      Type::period,
      ""},
     {"relation",
      {"Only statements of this kind are listed; ways upwards follow all.",
       "只列出此类陈述；上溯途径不受此限。"},
      Type::choice,
      "",
      relation_choices},
     {"ever",
      {"Statements that did not hold on the day, too.", "当日无效的陈述也列出。"},
      Type::boolean,
      "false"}}};

Days days_of(const Period& period) {
  const auto day = [](Time time) { return std::chrono::floor<std::chrono::days>(time); };
  return {day(period.from), std::max(day(period.to), day(period.from) + std::chrono::days{1})};
}

// The last day of which a statement says anything, so that the answer does not change from day to
// day.
Days last_told(const Affiliations& all) {
  Day last = first_day;
  for (const Affiliation& one : all.edges()) {
    for (const std::string* text : {&one.stated, &one.valid_from, &one.valid_to}) {
      if (const auto period = parse_period(*text, Zone()))
        last = std::max(last, days_of(*period).to - std::chrono::days{1});
    }
  }
  return {last, last + std::chrono::days{1}};
}

std::string_view holds_word(const Affiliation& edge, const Days& days) {
  if (!edge.surely.empty() && edge.surely.from <= days.from && days.to <= edge.surely.to)
    return "yes";
  const bool touches = edge.perhaps.from < days.to && days.from < edge.perhaps.to;
  return touches ? "perhaps" : "no";
}

std::string joined(const std::vector<std::string>& ids) {
  return fmt::format("{}", fmt::join(ids, ";"));
}

std::string_view end_word(End end) {
  switch (end) {
    case End::open:
      return "open";
    case End::nobody:
      return "nobody";
    case End::perhaps:
      return "perhaps";
    case End::circle:
      return "circle";
  }
  return {};
}

class Writer {
 public:
  Writer(const Packs& packs, const Days& days, const RunContext& context)
      : packs_(packs), all_(packs.affiliations()), days_(days), context_(context) {}

  bool node(const std::string& id, bool asked) {
    Row row = begin(nodes_table);
    const Names names = names_of(packs_, id);
    const Outlet* outlet = packs_.outlet(id);
    const Body* body = all_.body(id);
    row.values[0] = id;
    row.values[1] = known(names.hans);
    row.values[2] = known(names.en);
    row.values[3] = std::string(
        outlet != nullptr ? std::string_view("outlet")
        : body != nullptr ? std::string_view(body->kind)
                          : std::string_view("account"));
    row.values[4] = std::string(asked ? "true" : "false");
    const Controllers found = all_.controllers(id, days_);
    row.values[6] = std::string(
        found.known == Known::told   ? "told"
        : found.known == Known::none ? "none"
                                     : "not-known");
    std::set<std::string> direct, tops;
    for (const Affiliation* one : found.direct) direct.insert(upper_of(*one));
    for (const Way& way : found.ways) {
      if (way.end == End::open || way.end == End::nobody) tops.insert(way.top);
    }
    row.values[7] = known(joined({direct.begin(), direct.end()}));
    row.values[8] = known(joined({tops.begin(), tops.end()}));
    row.values[9] = whole(all_.under(id, days_).size());
    row.values[10] = whole(all_.of(id).size());
    if (outlet != nullptr) {
      row.values[5] = known(outlet->place);
      row.values[11] = known(outlet->valid_from);
      row.values[12] = known(outlet->valid_to);
      row.values[13] = known(outlet->source);
      row.values[14] = known(outlet->note);
    } else if (body != nullptr) {
      row.values[5] = known(body->place);
      row.values[11] = known(body->valid_from);
      row.values[12] = known(body->valid_to);
      row.values[13] = known(body->source);
      row.values[14] = known(body->note);
    }
    circles_ = circles_ || std::ranges::any_of(
                               found.ways, [](const Way& way) { return way.end == End::circle; });
    return write(std::move(row));
  }

  bool edge(const Affiliation& edge) {
    Row row = begin(edges_table);
    row.values[0] = edge.from;
    row.values[1] = std::string(to_string(edge.relation));
    row.values[2] = edge.to;
    row.values[3] = known(edge.role);
    row.values[4] = std::string(holds_word(edge, days_));
    row.values[5] = known(edge.valid_from);
    row.values[6] = known(edge.valid_to);
    row.values[7] = known(edge.stated);
    row.values[8] = known(edge.doubt);
    row.values[9] = known(edge.source);
    row.values[10] = known(edge.note);
    row.values[11] = edge.id;
    row.values[12] = std::string(leads_up(edge.relation) ? "true" : "false");
    return write(std::move(row));
  }

  bool paths(const std::string& node) {
    for (const Way& way : all_.controllers(node, days_).ways) {
      for (std::size_t i = 0; i < way.steps.size(); ++i) {
        const Affiliation& edge = *way.steps[i];
        const bool last = i + 1 == way.steps.size();
        Row row = begin(paths_table);
        row.values[0] = node;
        row.values[1] = way.top;
        row.values[2] = whole(i + 1);
        row.values[3] = lower_of(edge);
        row.values[4] = std::string(to_string(edge.relation));
        row.values[5] = upper_of(edge);
        row.values[6] = std::string(last ? end_word(way.end) : "goes-on");
        row.values[7] = known(edge.valid_from);
        row.values[8] = known(edge.valid_to);
        row.values[9] = known(edge.source);
        row.values[10] = edge.id;
        if (!write(std::move(row))) return false;
      }
    }
    return true;
  }

  bool under(const std::string& node) {
    for (const Affiliations::Below& one : all_.under(node, days_)) {
      Row row = begin(under_table);
      row.values[0] = node;
      row.values[1] = whole(one.depth);
      row.values[2] = one.node;
      row.values[3] = std::string(to_string(one.edge->relation));
      row.values[4] = known(one.edge->source);
      row.values[5] = one.edge->id;
      if (!write(std::move(row))) return false;
    }
    return true;
  }

  // The seats among the statements, those of persons with most seats first.
  bool seats(const std::vector<const Affiliation*>& listed) {
    std::map<std::string, std::uint64_t> counts;
    std::vector<const Affiliation*> ordered;
    for (const Affiliation* one : listed) {
      if (one->relation != Relation::seat) continue;
      ordered.push_back(one);
      std::uint64_t& count = counts[one->from];
      count = 0;
      for (const Affiliation* other : all_.of(one->from)) {
        const bool sure = holds_word(*other, days_) == "yes";
        count += other->relation == Relation::seat && sure ? 1U : 0U;
      }
    }
    std::ranges::stable_sort(ordered, [&](const Affiliation* a, const Affiliation* b) {
      if (counts[a->from] != counts[b->from]) return counts[a->from] > counts[b->from];
      return a->from < b->from;
    });
    for (const Affiliation* one : ordered) {
      Row row = begin(seats_table);
      row.values[0] = one->from;
      row.values[1] = whole(counts[one->from]);
      row.values[2] = one->to;
      row.values[3] = known(one->role);
      row.values[4] = std::string(holds_word(*one, days_));
      row.values[5] = known(one->valid_from);
      row.values[6] = known(one->valid_to);
      row.values[7] = known(one->source);
      row.values[8] = one->id;
      if (!write(std::move(row))) return false;
    }
    return true;
  }

  bool times(const std::string& node) {
    // Both in stretches that neither changes in.
    const auto direct = all_.control_spans(node, false), ultimate = all_.control_spans(node, true);
    auto a = direct.begin(), b = ultimate.begin();
    for (Day at = first_day; at < last_day;) {
      const Day to = std::min(a->days.to, b->days.to);
      Row row = begin(times_table);
      row.values[0] = node;
      if (at != first_day) row.values[1] = to_string(at);
      if (to != last_day) row.values[2] = to_string(to - std::chrono::days{1});
      row.values[3] = joined(a->controllers);
      row.values[4] = joined(b->controllers);
      if (!write(std::move(row))) return false;
      at = to;
      if (a->days.to == to) ++a;
      if (b->days.to == to) ++b;
    }
    return true;
  }

  bool circles() const { return circles_; }

 private:
  static Row begin(std::size_t table) {
    Row row;
    row.table = table;
    row.values.resize(tables[table].columns.size());
    return row;
  }

  bool write(Row&& row) {
    if (requested(context_.stop)) return false;
    return context_.row(std::move(row));
  }

  const Packs& packs_;
  const Affiliations& all_;
  const Days& days_;
  const RunContext& context_;
  bool circles_ = false;
};

std::set<std::string> asked_nodes(const Packs& packs, const std::string& given) {
  std::set<std::string> asked;
  for (const std::string& one : split_lines(given)) {
    std::string node = find_node(packs, one);
    if (node.empty()) {
      // An account of which no statement speaks is its outlet's.
      const std::size_t colon = one.find(':');
      const Outlet* outlet = colon == std::string::npos
                                 ? nullptr
                                 : packs.by_account(one.substr(0, colon), one.substr(colon + 1));
      if (outlet == nullptr) {
        throw UsageError(
            fmt::format("no pack knows \"{}\", or two are called so", one),
            "Give the id of an outlet (outlets.csv) or of a body (affiliations/bodies.csv), or a "
            "name that only one has.");
      }
      node = outlet->id;
    }
    asked.insert(std::move(node));
  }
  return asked;
}

// All that is joined to the nodes: everybody above, everybody below, their seats and partners.
std::set<const Affiliation*> joined_to(
    const Affiliations& all, const std::set<std::string>& asked, const Days& days, bool ever) {
  std::set<const Affiliation*> found;
  const auto counts = [&](const Affiliation& edge) {
    return ever || holds_word(edge, days) != "no";
  };
  for (const bool up : {true, false}) {
    std::set<std::string> met = asked;
    std::deque<std::string> next(asked.begin(), asked.end());
    while (!next.empty()) {
      const std::string at = std::move(next.front());
      next.pop_front();
      for (const Affiliation* edge : all.of(at)) {
        if (!counts(*edge)) continue;
        if (!leads_up(edge->relation)) {
          if (asked.count(at) > 0) found.insert(edge);
          continue;
        }
        if ((up ? lower_of(*edge) : upper_of(*edge)) != at) continue;
        found.insert(edge);
        const std::string& on = up ? upper_of(*edge) : lower_of(*edge);
        if (met.insert(on).second) next.push_back(on);
      }
    }
  }
  return found;
}

void run(
    const Archive&, const Packs& packs, const Arguments& arguments, const RunContext& context) {
  const Affiliations& all = packs.affiliations();
  if (all.edges().empty()) {
    note(
        context,
        "The packs have no affiliations: no folder affiliations/ with bodies.csv and edges.csv.",
        "资料包中没有隶属关系：没有含 bodies.csv 与 edges.csv 的 affiliations/ 目录。");
    return;
  }
  const std::string& on = arguments.at("on");
  const Days days = on.empty() ? last_told(all) : days_of(*parse_period(on, Zone()));
  if (on.empty()) {
    const std::string day = to_string(days.from);
    note(
        context,
        fmt::format("As of {}, the last day that the packs speak of; --on gives another.", day),
        fmt::format("以资料包所及的最后一日 {} 为准；可用 --on 另指。", day));
  }
  const bool ever = arguments.at("ever") == "true";
  std::set<std::string> asked = asked_nodes(packs, arguments.at("nodes"));
  std::set<std::string> nodes = asked;
  std::set<const Affiliation*> joined;
  if (asked.empty()) {
    for (const Outlet& one : packs.outlets()) asked.insert(one.id);
    for (const Body& one : all.bodies()) asked.insert(one.id);
    for (const Affiliation& one : all.edges()) joined.insert(&one);
    nodes = asked;
  } else {
    joined = joined_to(all, asked, days, ever);
  }
  const auto relation = parse_relation(arguments.at("relation"));
  std::vector<const Affiliation*> listed;
  for (const Affiliation* one : joined) {
    if (!ever && holds_word(*one, days) == "no") continue;
    if (relation && one->relation != *relation) continue;
    listed.push_back(one);
    for (const std::string* end : {&one->from, &one->to}) {
      if (*end != nobody_node) nodes.insert(*end);
    }
  }
  std::ranges::sort(listed, {}, &Affiliation::id);
  Writer writer(packs, days, context);
  const bool more =
      std::ranges::all_of(
          nodes, [&](const std::string& one) { return writer.node(one, asked.count(one) > 0); }) &&
      std::ranges::all_of(listed, [&](const Affiliation* one) { return writer.edge(*one); }) &&
      std::ranges::all_of(asked, [&](const std::string& one) { return writer.paths(one); }) &&
      std::ranges::all_of(asked, [&](const std::string& one) { return writer.under(one); }) &&
      writer.seats(listed) &&
      std::ranges::all_of(asked, [&](const std::string& one) { return writer.times(one); });
  if (more && writer.circles()) {
    note(
        context,
        "Some statements form a circle of owners on the day; who controls those in the end cannot "
        "be told, and their ways upwards end with \"circle\".",
        "当日有些陈述形成循环控制；其最终控制者无从判定，途径以“循环”结束。");
  }
}

}  // namespace

const Instrument instrument = {
    "affiliation",
    "1",
    {"Who owned, ran and supervised an outlet or a body on a day, and who says so?",
     "某媒体或机构在某日由谁拥有、主管、主办，出处何在？"},
    parameters,
    tables,
    &run};

}  // namespace weiguan::affiliation
