#include <algorithm>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "packs/detail/affiliation_names.h"
#include "packs/detail/table.h"
#include "packs/forms.h"
#include "packs/words.h"

namespace weiguan {

namespace {

using Json = nlohmann::json;

// The values of a property, as texts of one line.
std::vector<std::string> values(const Json& properties, const char* name) {
  std::vector<std::string> out;
  const auto found = properties.find(name);
  if (found == properties.end()) return out;
  const auto add = [&out](const Json& one) {
    if (one.is_string()) out.push_back(one_line(one.get<std::string>()));
    // A nested entity stands for its id.
    if (one.is_object() && one.contains("id") && one["id"].is_string())
      out.push_back(one["id"].get<std::string>());
  };
  if (found->is_array()) {
    for (const Json& one : *found) add(one);
  } else {
    add(*found);
  }
  return out;
}

std::string first(const Json& properties, const char* name) {
  const auto all = values(properties, name);
  return all.empty() ? std::string() : all.front();
}

std::string place_of(const std::vector<std::string>& countries) {
  for (std::string one : countries) {
    for (char& c : one) {
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    if (place_fault(one).empty()) return one;
  }
  return {};
}

std::string kind_of_schema(std::string_view schema) {
  if (schema == "Person") return "person";
  if (schema == "PublicBody") return "state";
  if (schema == "Company" || schema == "LegalEntity") return "company";
  return "organisation";
}

std::string ftm_account(const Json& properties) {
  const std::string service = first(properties, "service"), name = first(properties, "username");
  const bool known = find_word(account_platforms(), service) != nullptr && !name.empty();
  return known ? fmt::format("{}:{}", service, name) : std::string();
}

struct FtmLink {
  std::string_view schema;
  const char *from, *to;
  Relation relation;
};
constexpr FtmLink ftm_links[] = {
    {"Ownership", "owner", "asset", Relation::owns},
    {"Directorship", "director", "organization", Relation::seat},
    {"Membership", "member", "organization", Relation::seat},
    {"Employment", "employee", "employer", Relation::seat},
    {"Associate", "person", "associate", Relation::partner},
    {"Representation", "agent", "client", Relation::partner},
    {"UnknownLink", "subject", "object", Relation::partner}};

}  // namespace

ReadAffiliations read_ftm(
    std::string_view bytes,
    const Packs& over,
    const ReadOptions& options,
    const ProblemSink& sink) {
  AffiliationGatherer gatherer(over, options);
  std::unordered_map<std::string, std::string> nodes;  // By their ids in the file.
  std::unordered_map<std::string, bool> persons;
  std::vector<std::pair<std::uint64_t, Json>> links;
  std::uint64_t line = 0;
  while (!bytes.empty()) {
    ++line;
    const std::size_t end = bytes.find('\n');
    const std::string_view text = trim(bytes.substr(0, end));
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (text.empty()) continue;
    ++gatherer.result.records;
    Json entity = Json::parse(text, nullptr, false);
    if (!entity.is_object() || !entity.contains("id") || !entity["id"].is_string() ||
        !entity.contains("schema") || !entity["schema"].is_string() ||
        !entity.contains("properties") || !entity["properties"].is_object()) {
      tell_of(
          options,
          sink,
          line,
          "entity",
          "the line is no FollowTheMoney entity; expected a JSON object with id, schema and "
          "properties");
      continue;
    }
    const auto id = entity["id"].get<std::string>(), schema = entity["schema"].get<std::string>();
    const Json& properties = entity["properties"];
    const bool is_link = std::ranges::count(ftm_links, schema, &FtmLink::schema) > 0;
    if (is_link) {
      links.emplace_back(line, std::move(entity));
      continue;
    }
    if (schema == "UserAccount") {
      nodes[id] = ftm_account(properties);
      continue;
    }
    if (id == nobody_node) {
      nodes[id] = id;
      continue;
    }
    const auto keywords = values(properties, "keywords");
    Body body;
    std::vector<std::string> names = values(properties, "name");
    put_names(names, body);
    for (const std::string& one : values(properties, "alias")) body.also.push_back(one);
    body.kind = our(keywords, "kind");
    if (find_word(body_kinds(), body.kind) == nullptr)
      body.kind = body.kind == "outlet" ? "media" : kind_of_schema(schema);
    body.place = our(keywords, "place");
    if (!place_fault(body.place).empty()) body.place = place_of(values(properties, "country"));
    body.valid_from = date_of(first(properties, "incorporationDate"));
    body.valid_to = date_of(first(properties, "dissolutionDate"));
    body.source = first(properties, "publisher");
    if (body.source.empty()) body.source = first(properties, "sourceUrl");
    body.note = first(properties, "notes");
    persons[id] = body.kind == "person";
    const std::string made = gatherer.node(std::move(body), id, first(properties, "website"));
    if (made.empty()) ++gatherer.result.left_out;
    nodes[id] = made;
  }
  for (const auto& [at, entity] : links) {
    const Json& properties = entity["properties"];
    const auto schema = entity["schema"].get<std::string>();
    const FtmLink& link = *std::ranges::find(ftm_links, schema, &FtmLink::schema);
    const auto end = [&](const char* name) {
      const auto found = nodes.find(first(properties, name));
      return found == nodes.end() ? std::string() : found->second;
    };
    Affiliation edge;
    edge.from = end(link.from);
    edge.to = end(link.to);
    edge.relation = link.relation;
    edge.role = first(properties, "role");
    if (schema == "UnknownLink" || schema == "Ownership") {
      if (const auto ours = parse_relation(edge.role)) {
        edge.relation = *ours;
        edge.role = first(properties, "summary");
      }
    }
    if (edge.relation == Relation::seat && !persons[first(properties, link.from)])
      edge.relation = Relation::partner;
    if (edge.relation == Relation::seat && edge.role.empty()) edge.role = schema;
    edge.valid_from = date_of(first(properties, "startDate"));
    edge.valid_to = date_of(first(properties, "endDate"));
    edge.stated = date_of(first(properties, "date"));
    edge.doubt = first(properties, "status");
    edge.source = first(properties, "publisher");
    if (edge.source.empty()) edge.source = first(properties, "sourceUrl");
    edge.note = first(properties, "description");
    if (edge.from.empty() || edge.to.empty())
      tell_of(
          options,
          sink,
          at,
          "end",
          fmt::format("the {} names an entity that is not in the file", schema));
    gatherer.edge(std::move(edge), first(properties, "recordId"));
  }
  return std::move(gatherer.result);
}

}  // namespace weiguan
