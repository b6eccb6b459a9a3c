#include "packs/affiliations.h"

#include <algorithm>
#include <array>
#include <deque>
#include <set>
#include <utility>

#include "text/fold.h"

namespace weiguan {

namespace {

struct NamedRelation {
  std::string_view name;
  Relation relation;
};
constexpr std::array<NamedRelation, 7> relations = {
    {{"owns", Relation::owns},
     {"supervises", Relation::supervises},
     {"sponsors", Relation::sponsors},
     {"part-of", Relation::part_of},
     {"account-of", Relation::account_of},
     {"seat", Relation::seat},
     {"partner", Relation::partner}}};

bool covers(const Days& outer, const Days& inner) {
  return outer.from <= inner.from && inner.to <= outer.to && !outer.empty();
}

bool touches(const Days& a, const Days& b) {
  return std::max(a.from, b.from) < std::min(a.to, b.to);
}

Days days_of(const Period& period) {
  return {
      std::chrono::floor<std::chrono::days>(period.from),
      std::chrono::floor<std::chrono::days>(period.to)};
}

}  // namespace

Day day_in(Time time, const Zone& zone) {
  const auto local = std::chrono::floor<std::chrono::days>(zone.to_local(time));
  return std::clamp(Day{local.time_since_epoch()}, first_day, last_day);
}

std::string to_string(Day day) {
  return format_period(Time{day}, Unit::day, Zone());
}

std::string_view to_string(Relation relation) {
  return relations.at(static_cast<std::size_t>(relation)).name;
}

std::optional<Relation> parse_relation(std::string_view text) {
  const auto found = std::ranges::find(relations, text, &NamedRelation::name);
  if (found == relations.end()) return {};
  return found->relation;
}

bool leads_up(Relation relation) {
  return relation != Relation::seat && relation != Relation::partner;
}

namespace {

// Said from below: the part names the whole, the account its owner.
bool is_said_from_below(Relation relation) {
  return relation == Relation::part_of || relation == Relation::account_of;
}

}  // namespace

const std::string& upper_of(const Affiliation& edge) {
  return is_said_from_below(edge.relation) ? edge.to : edge.from;
}

const std::string& lower_of(const Affiliation& edge) {
  return is_said_from_below(edge.relation) ? edge.from : edge.to;
}

void set_days(Affiliation& edge) {
  constexpr std::chrono::days one{1};
  edge.surely = edge.perhaps = every_day;
  if (const auto from = parse_period(edge.valid_from, Zone())) {
    edge.perhaps.from = days_of(*from).from;
    edge.surely.from = days_of(*from).to - one;
  } else if (const auto stated = parse_period(edge.stated, Zone())) {
    edge.surely.from = days_of(*stated).to - one;
  } else {
    edge.surely = {};
  }
  if (const auto to = parse_period(edge.valid_to, Zone())) {
    edge.perhaps.to = days_of(*to).to;
    edge.surely.to = days_of(*to).from + one;
  }
  if (!edge.doubt.empty() || edge.surely.empty()) edge.surely = {};
}

Affiliations::Affiliations(std::vector<Body> bodies, std::vector<Affiliation> edges)
    : bodies_(std::move(bodies)), edges_(std::move(edges)) {
  std::ranges::sort(bodies_, {}, &Body::id);
  std::ranges::sort(edges_, {}, &Affiliation::id);
  for (std::size_t i = 0; i < edges_.size(); ++i) {
    set_days(edges_[i]);
    of_[edges_[i].from].push_back(i);
    if (edges_[i].to != edges_[i].from) of_[edges_[i].to].push_back(i);
  }
}

const Body* Affiliations::body(std::string_view id) const {
  const auto found = std::ranges::lower_bound(bodies_, id, {}, &Body::id);
  return found != bodies_.end() && found->id == id ? &*found : nullptr;
}

std::vector<const Affiliation*> Affiliations::of(std::string_view node) const {
  std::vector<const Affiliation*> all;
  if (const auto found = of_.find(node); found != of_.end()) {
    for (const std::size_t one : found->second) all.push_back(&edges_[one]);
  }
  return all;
}

bool Affiliations::has(std::string_view node) const {
  return body(node) != nullptr || of_.find(node) != of_.end();
}

std::vector<std::size_t> Affiliations::above(std::string_view node) const {
  std::vector<std::size_t> up;
  const auto found = of_.find(node);
  if (found == of_.end()) return up;
  for (const std::size_t one : found->second) {
    if (leads_up(edges_[one].relation) && lower_of(edges_[one]) == node) up.push_back(one);
  }
  return up;
}

namespace {

// The statements about who is above one node, as they stand on some days.
struct Above {
  std::vector<const Affiliation*> sure, perhaps;
  bool nobody = false;

  End end() const {
    if (nobody) return End::nobody;
    return perhaps.empty() ? End::open : End::perhaps;
  }
};

}  // namespace

Controllers Affiliations::controllers(std::string_view node, const Days& days) const {
  const auto look = [&](std::string_view at) {
    Above here;
    for (const std::size_t number : above(at)) {
      const Affiliation& edge = edges_[number];
      const bool sure = covers(edge.surely, days);
      if (upper_of(edge) == nobody_node) {
        here.nobody = here.nobody || sure;
      } else if (sure) {
        here.sure.push_back(&edge);
      } else if (touches(edge.perhaps, days)) {
        here.perhaps.push_back(&edge);
      }
    }
    return here;
  };
  Controllers out;
  Above first = look(node);
  out.known = !first.sure.empty() ? Known::told : first.nobody ? Known::none : Known::not_known;
  out.direct = first.sure;
  out.perhaps = first.perhaps;
  // Breadth first, so that the first way to a node is the shortest.
  std::map<std::string, Way, std::less<>> met;
  std::deque<std::string> next = {std::string(node)};
  met[std::string(node)].top = node;
  std::map<std::string, Way> ways;
  while (!next.empty()) {
    const std::string at = std::move(next.front());
    next.pop_front();
    const Above here = at == node ? first : look(at);
    const Way& so_far = met.find(at)->second;
    if (here.sure.empty()) {
      if (at == node) continue;
      Way way = so_far;
      way.end = here.end();
      ways.emplace(at, std::move(way));
      continue;
    }
    for (const Affiliation* edge : here.sure) {
      const std::string& upper = upper_of(*edge);
      Way way = so_far;
      way.steps.push_back(edge);
      way.top = upper;
      if (met.emplace(upper, std::move(way)).second) next.push_back(upper);
    }
  }
  for (auto& [top, way] : ways) out.ways.push_back(std::move(way));
  if (!out.ways.empty() || out.direct.empty()) return out;
  // Every way comes back to where it was: any of them shows it.
  Way round;
  std::set<std::string, std::less<>> passed = {std::string(node)};
  round.top = node;
  round.end = End::circle;
  for (bool is_new = true; is_new;) {
    round.steps.push_back(look(round.top).sure.front());
    round.top = upper_of(*round.steps.back());
    is_new = passed.insert(round.top).second;
  }
  out.ways.push_back(std::move(round));
  return out;
}

std::vector<Affiliations::Below> Affiliations::under(
    std::string_view node, const Days& days) const {
  std::vector<Below> out;
  std::set<std::string, std::less<>> met = {std::string(node)};
  std::deque<std::pair<std::string, std::size_t>> next = {{std::string(node), 0}};
  while (!next.empty()) {
    const auto [at, depth] = std::move(next.front());
    next.pop_front();
    const auto found = of_.find(at);
    if (found == of_.end()) continue;
    for (const std::size_t number : found->second) {
      const Affiliation& edge = edges_[number];
      if (!leads_up(edge.relation) || upper_of(edge) != at || !covers(edge.surely, days)) continue;
      if (!met.insert(lower_of(edge)).second) continue;
      out.push_back({lower_of(edge), depth + 1, &edge});
      next.emplace_back(lower_of(edge), depth + 1);
    }
  }
  return out;
}

std::vector<ControlSpan> Affiliations::control_spans(std::string_view node, bool ultimate) const {
  // Only what may ever lead upwards from here can make a border.
  std::set<Day> borders = {first_day};
  std::set<std::string, std::less<>> met = {std::string(node)};
  std::vector<std::string> next = {std::string(node)};
  while (!next.empty()) {
    const std::string at = std::move(next.back());
    next.pop_back();
    for (const std::size_t number : above(at)) {
      const Affiliation& edge = edges_[number];
      for (const Days& one : {edge.surely, edge.perhaps}) {
        if (one.empty()) continue;
        borders.insert(one.from);
        borders.insert(one.to);
      }
      if (ultimate && met.insert(upper_of(edge)).second) next.push_back(upper_of(edge));
    }
  }
  borders.erase(last_day);
  std::vector<ControlSpan> spans;
  for (auto at = borders.begin(); at != borders.end(); ++at) {
    const auto after = std::next(at);
    const Days days{*at, after == borders.end() ? last_day : *after};
    const Controllers found = controllers(node, days);
    std::set<std::string> names;
    if (found.known == Known::none) names.emplace(nobody_node);
    if (ultimate) {
      for (const Way& way : found.ways) {
        if (way.end == End::open || way.end == End::nobody) names.insert(way.top);
      }
    } else {
      for (const Affiliation* edge : found.direct) names.insert(upper_of(*edge));
    }
    if (names.empty()) names.emplace(unknown_controller);
    std::vector<std::string> sorted(names.begin(), names.end());
    if (!spans.empty() && spans.back().controllers == sorted) {
      spans.back().days.to = days.to;
    } else {
      spans.push_back({days, std::move(sorted)});
    }
  }
  return spans;
}

std::vector<Day> Affiliations::borders() const {
  std::set<Day> all;
  for (const Affiliation& edge : edges_) {
    if (leads_up(edge.relation) && !edge.perhaps.empty()) all.insert(edge.perhaps.from);
  }
  return {all.begin(), all.end()};
}

std::vector<Affiliations::Ring> Affiliations::rings() const {
  std::vector<Ring> rings;
  std::set<std::vector<std::string>> told;
  // A ring that stands at all stands on the day on which its last statement begins.
  for (const Day day : borders()) {
    enum class Colour { white, grey, black };
    std::map<std::string, Colour, std::less<>> colours;
    std::vector<std::pair<std::string, std::vector<std::string>>> stack;
    const auto uppers = [&](const std::string& at) {
      std::vector<std::string> up;
      for (const std::size_t number : above(at)) {
        const Affiliation& edge = edges_[number];
        if (edge.perhaps.holds(day) && upper_of(edge) != nobody_node) up.push_back(upper_of(edge));
      }
      return up;
    };
    for (const auto& [start, edges] : of_) {
      if (colours[start] != Colour::white) continue;
      colours[start] = Colour::grey;
      stack.emplace_back(start, uppers(start));
      while (!stack.empty()) {
        auto& [at, left] = stack.back();
        if (left.empty()) {
          colours[at] = Colour::black;
          stack.pop_back();
          continue;
        }
        const std::string upper = std::move(left.back());
        left.pop_back();
        if (colours[upper] == Colour::white) {
          colours[upper] = Colour::grey;
          stack.emplace_back(upper, uppers(upper));
        } else if (colours[upper] == Colour::grey) {
          Ring ring;
          ring.day = day;
          bool inside = false;
          for (const auto& one : stack) {
            inside = inside || one.first == upper;
            if (inside) ring.nodes.push_back(one.first);
          }
          std::rotate(
              ring.nodes.begin(),
              std::min_element(ring.nodes.begin(), ring.nodes.end()),
              ring.nodes.end());
          if (told.insert(ring.nodes).second) rings.push_back(std::move(ring));
        }
      }
    }
  }
  return rings;
}

Names names_of(const Packs& packs, std::string_view node) {
  if (const Outlet* outlet = packs.outlet(node)) return outlet->names;
  if (const Body* body = packs.affiliations().body(node)) return body->names;
  return {std::string(node), {}, std::string(node)};
}

std::string find_node(const Packs& packs, std::string_view id_or_name) {
  if (packs.outlet(id_or_name) != nullptr) return std::string(id_or_name);
  const Affiliations& all = packs.affiliations();
  if (all.has(id_or_name)) return std::string(id_or_name);
  std::set<std::string> found;
  if (const Outlet* outlet = packs.by_name(id_or_name)) found.insert(outlet->id);
  const std::string folded = fold(id_or_name);
  for (const Body& one : all.bodies()) {
    bool called = std::ranges::any_of(
        one.also, [&](const std::string& name) { return fold(name) == folded; });
    for (const std::string* name : {&one.names.hans, &one.names.hant, &one.names.en})
      called = called || (!name->empty() && fold(*name) == folded);
    if (called) found.insert(one.id);
  }
  return found.size() == 1 ? *found.begin() : std::string();
}

}  // namespace weiguan
