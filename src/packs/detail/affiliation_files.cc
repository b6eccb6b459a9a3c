#include "packs/detail/affiliation_files.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "packs/detail/row_reader.h"
#include "packs/forms.h"
#include "packs/words.h"

namespace weiguan {

namespace {

constexpr std::string_view wanted_source =
    "found nothing; expected where the fact comes from: a document, a page, a register";

using IsOutlet = std::function<bool(std::string_view id)>;

std::optional<Body> read_body(
    const TableRow& row, const IsOutlet& is_outlet, const Teller& teller) {
  RowReader reader("body", row.cells, body_columns, row.place, teller);
  Body body;
  body.id = reader.id();
  if (is_outlet(body.id))
    reader.fault_of(
        body_column::id, body.id, "an outlet is called so; expected an id of the body's own");
  if (body.id == nobody_node || body.id == unknown_controller)
    reader.fault_of(body_column::id, body.id, "expected another id; this one has a meaning");
  body.names = reader.names();
  body.also = reader.list(body_column::also);
  body.kind = reader.word(body_column::kind, body_kinds());
  body.place = reader.text(body_column::place);
  if (!body.place.empty()) reader.fault_of(body_column::place, body.place, place_fault(body.place));
  body.valid_from = reader.text(body_column::valid_from);
  body.valid_to = reader.text(body_column::valid_to);
  reader.check_validity(body_column::valid_from, body_column::valid_to, Zone());
  body.source = reader.text(body_column::source);
  if (body.source.empty()) reader.fault(body_column::source, wanted_source);
  body.note = reader.text(body_column::note);
  if (!reader.good()) return {};
  return body;
}

bool is_account(std::string_view node) {
  const std::size_t colon = node.find(':');
  return colon != std::string_view::npos && colon + 1 < node.size() && node[colon + 1] != '@' &&
         find_word(account_platforms(), node.substr(0, colon)) != nullptr;
}

// What stands at the ends of statements.
class Nodes {
 public:
  Nodes(const std::map<std::string, PackRow<Body>, std::less<>>& bodies, const IsOutlet& is_outlet)
      : bodies_(bodies), is_outlet_(is_outlet) {}

  bool is_body_of(std::string_view node, std::string_view kind) const {
    const auto found = bodies_.find(node);
    return found != bodies_.end() && found->second.thing.kind == kind;
  }

  std::string fault(std::string_view node) const {
    if (bodies_.find(node) != bodies_.end() || is_outlet_(node) || is_account(node)) return {};
    std::vector<std::string_view> known;
    for (const auto& one : bodies_) known.emplace_back(one.first);
    return fmt::format(
        "expected the id of a body, of an outlet or an account as platform:handle{}",
        nearest(node, known));
  }

 private:
  const std::map<std::string, PackRow<Body>, std::less<>>& bodies_;
  const IsOutlet& is_outlet_;
};

void check_ends(RowReader& reader, const Affiliation& edge, const Nodes& nodes) {
  const bool from_nobody = edge.from == nobody_node;
  if (!from_nobody) reader.fault_of(edge_column::from, edge.from, nodes.fault(edge.from));
  reader.fault_of(edge_column::to, edge.to, nodes.fault(edge.to));
  if (edge.from == edge.to)
    reader.fault_of(edge_column::to, edge.to, "expected another than the one it comes from");
  const bool from_person = nodes.is_body_of(edge.from, "person");
  const bool seat = edge.relation == Relation::seat;
  if (seat != from_person && (seat || edge.relation != Relation::owns))
    reader.fault_of(
        edge_column::from,
        edge.from,
        seat ? "expected a body of kind person, who has the seat"
             : "a person may have a seat in another, or own it");
  if (is_account(edge.from) != (edge.relation == Relation::account_of))
    reader.fault_of(
        edge_column::from,
        edge.from,
        edge.relation == Relation::account_of ? "expected an account as platform:handle"
                                              : "an account may only be the account-of another");
  if (is_account(edge.to))
    reader.fault_of(edge_column::to, edge.to, "an account stands in the column from");
  if (from_nobody && edge.relation != Relation::owns)
    reader.fault_of(
        edge_column::relation,
        to_string(edge.relation),
        "expected owns: \"nobody owns\" says that there is nobody above");
  if (seat && edge.role.empty())
    reader.fault(edge_column::role, "found nothing; expected the public role that the person has");
}

std::optional<Affiliation> read_edge(
    const TableRow& row, const Nodes& nodes, const Teller& teller) {
  RowReader reader("statement", row.cells, edge_columns, row.place, teller);
  Affiliation edge;
  edge.id = reader.id();
  edge.from = reader.text(edge_column::from);
  edge.to = reader.text(edge_column::to);
  edge.role = reader.text(edge_column::role);
  const std::string relation = reader.word(edge_column::relation, relation_words());
  if (const auto found = parse_relation(relation)) {
    edge.relation = *found;
    check_ends(reader, edge, nodes);
  }
  edge.valid_from = reader.text(edge_column::valid_from);
  edge.valid_to = reader.text(edge_column::valid_to);
  edge.stated = reader.text(edge_column::stated);
  reader.check_validity(edge_column::valid_from, edge_column::valid_to, Zone());
  reader.check_day(edge_column::stated);
  if (edge.valid_from.empty() && edge.stated.empty())
    reader.fault(
        edge_column::stated,
        "found nothing here and in valid_from; expected at least one: a statement without any "
        "date holds on no day");
  edge.doubt = reader.text(edge_column::doubt);
  edge.source = reader.text(edge_column::source);
  if (edge.source.empty()) reader.fault(edge_column::source, wanted_source);
  edge.note = reader.text(edge_column::note);
  if (!reader.good()) return {};
  set_days(edge);
  return edge;
}

// Tells what `work` meets in one file in the order of its lines.
void in_order(
    const std::string& file,
    std::string rules,
    const ProblemSink& sink,
    const std::function<void(const Teller&)>& work) {
  std::vector<Problem> met;
  const ProblemSink meet = [&met](const Problem& problem) { met.push_back(problem); };
  work(Teller(file, meet, std::move(rules)));
  std::ranges::stable_sort(met, {}, &Problem::line);
  for (const Problem& one : met) {
    if (sink) sink(one);
  }
}

}  // namespace

void AffiliationFiles::add(
    const AffiliationTables& tables, const IsOutlet& is_outlet, const ProblemSink& sink) {
  const auto file = [&tables](std::string_view name) {
    return (std::filesystem::path(tables.folder) / name).string();
  };
  if (tables.bodies) {
    in_order(file(bodies_file), "pack-affiliation-body-", sink, [&](const Teller& teller) {
      for (TableRow& row : read_rows(*tables.bodies, body_columns, bodies_, teller)) {
        auto body = read_body(row, is_outlet, teller);
        if (!body) continue;
        const std::string id = body->id;
        bodies_[id] = {std::move(row), std::move(*body), file(bodies_file)};
      }
    });
  }
  if (tables.edges) {
    const Nodes nodes(bodies_, is_outlet);
    in_order(file(edges_file), "pack-affiliation-", sink, [&](const Teller& teller) {
      for (TableRow& row : read_rows(*tables.edges, edge_columns, edges_, teller)) {
        auto edge = read_edge(row, nodes, teller);
        if (!edge) continue;
        const std::string id = edge->id;
        edges_[id] = {std::move(row), std::move(*edge), file(edges_file)};
      }
    });
  }
}

void AffiliationFiles::hash(Hasher& hasher) const {
  const auto hash_row = [&hasher](const TableRow& row) {
    for (const std::string& cell : row.cells) {
      hasher.update(fmt::format("{}:", cell.size()));
      hasher.update(cell);
    }
  };
  // Packs without affiliations keep the digest that they had.
  if (bodies_.empty() && edges_.empty()) return;
  hasher.update("affiliations:");
  for (const auto& one : bodies_) hash_row(one.second.row);
  hasher.update("edges:");
  for (const auto& one : edges_) hash_row(one.second.row);
}

Affiliations AffiliationFiles::affiliations() const {
  std::vector<Body> bodies;
  std::vector<Affiliation> edges;
  for (const auto& [id, row] : bodies_) bodies.push_back(row.thing);
  for (const auto& [id, row] : edges_) edges.push_back(row.thing);
  return {std::move(bodies), std::move(edges)};
}

}  // namespace weiguan
