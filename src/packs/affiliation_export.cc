#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/digest.h"
#include "packs/affiliation_formats.h"
#include "packs/detail/affiliation_files.h"

namespace weiguan {

namespace {

using Json = nlohmann::ordered_json;

std::string cell(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char one : text) {
    if (one == '"') quoted += '"';
    quoted += one;
  }
  return quoted + "\"";
}

std::string row(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& one : cells)
    line += (line.empty() && &one == &cells[0] ? "" : ",") + cell(one);
  return line + "\n";
}

std::string joined(const std::vector<std::string>& texts) {
  return fmt::format("{}", fmt::join(texts, ";"));
}

// One end of a statement, wherever the packs have it from.
struct Node {
  std::string id;
  Names names;
  std::vector<std::string> also;
  std::string kind;  // A word of body_kinds(), "outlet", "account" or "nobody".
  std::string place, valid_from, valid_to, source, note;
  std::vector<std::string> domains;
};

Node node_of(const Packs& packs, const std::string& id) {
  if (const Outlet* one = packs.outlet(id))
    return {
        id,
        one->names,
        one->also,
        "outlet",
        one->place,
        one->valid_from,
        one->valid_to,
        one->source,
        one->note,
        one->domains};
  if (const Body* one = packs.affiliations().body(id))
    return {
        id,
        one->names,
        one->also,
        one->kind,
        one->place,
        one->valid_from,
        one->valid_to,
        one->source,
        one->note,
        {}};
  const std::string kind = id == nobody_node ? "nobody" : "account";
  return {id, {{}, {}, id}, {}, kind, {}, {}, {}, {}, {}, {}};
}

std::vector<Node> nodes_of(const Packs& packs) {
  std::set<std::string> ids;
  for (const Body& one : packs.affiliations().bodies()) ids.insert(one.id);
  for (const Affiliation& one : packs.affiliations().edges()) {
    ids.insert(one.from);
    ids.insert(one.to);
  }
  std::vector<Node> nodes;
  for (const std::string& id : ids) nodes.push_back(node_of(packs, id));
  return nodes;
}

std::vector<std::string> names_in_order(const Node& node) {
  std::vector<std::string> names;
  for (const std::string* one : {&node.names.hans, &node.names.hant, &node.names.en}) {
    if (!one->empty() && std::ranges::count(names, *one) == 0) names.push_back(*one);
  }
  return names;
}

// FollowTheMoney's ids are letters, digits, dots and hyphens.
std::string ftm_id(const std::string& id) {
  std::string out;
  for (const char one : id) {
    const bool plain = (one >= '0' && one <= '9') || (one >= 'a' && one <= 'z') ||
                       (one >= 'A' && one <= 'Z') || one == '-';
    out += plain ? std::string(1, one) : fmt::format(".{:02x}", static_cast<unsigned char>(one));
  }
  // Neither the first nor the last may be a dot, nor what is made of one.
  return id.find(':') == std::string::npos ? out : "account." + out + ".x";
}

std::string_view ftm_schema(std::string_view kind) {
  if (kind == "party" || kind == "state") return "PublicBody";
  if (kind == "person") return "Person";
  if (kind == "account") return "UserAccount";
  if (kind == "nobody") return "LegalEntity";
  // An asset that can be owned.
  if (kind == "company" || kind == "media" || kind == "outlet") return "Company";
  return "Organization";
}

void put(Json& properties, const char* name, const std::vector<std::string>& values) {
  Json list = Json::array();
  for (const std::string& one : values) {
    if (!one.empty()) list.push_back(one);
  }
  if (!list.empty()) properties[name] = std::move(list);
}

std::string lower(std::string text) {
  for (char& one : text) {
    if (one >= 'A' && one <= 'Z') one = static_cast<char>(one - 'A' + 'a');
  }
  return text;
}

Json ftm_entity(const Node& node) {
  Json properties = Json::object();
  const std::size_t colon = node.id.find(':');
  if (node.kind == "account") {
    put(properties, "name", {node.id});
    put(properties, "service", {node.id.substr(0, colon)});
    put(properties, "username", {node.id.substr(colon + 1)});
  } else {
    put(properties, "name", names_in_order(node));
    put(properties, "alias", node.also);
    put(properties, "country", {lower(node.place.substr(0, 2))});
    const bool person = node.kind == "person";
    if (!person && node.kind != "nobody") {
      put(properties, "incorporationDate", {node.valid_from});
      put(properties, "dissolutionDate", {node.valid_to});
      std::vector<std::string> sites;
      for (const std::string& one : node.domains) sites.push_back("https://" + one + "/");
      put(properties, "website", sites);
    }
    put(properties, "publisher", {node.source});
    put(properties, "notes", {node.note});
    std::vector<std::string> keywords = {"weiguan:kind=" + node.kind};
    if (!node.place.empty()) keywords.push_back("weiguan:place=" + node.place);
    put(properties, "keywords", keywords);
  }
  return {{"id", ftm_id(node.id)}, {"schema", ftm_schema(node.kind)}, {"properties", properties}};
}

Json ftm_edge(const Packs& packs, const Affiliation& edge) {
  Json properties = Json::object();
  std::string_view schema = "UnknownLink", from = "subject", to = "object";
  std::vector<std::string> role = {std::string(to_string(edge.relation))};
  if (edge.relation == Relation::owns && ftm_schema(node_of(packs, edge.to).kind) == "Company") {
    schema = "Ownership", from = "owner", to = "asset";
  } else if (edge.relation == Relation::seat) {
    schema = "Directorship", from = "director", to = "organization";
    role = {edge.role};
  }
  properties[std::string(from)] = {ftm_id(edge.from)};
  properties[std::string(to)] = {ftm_id(edge.to)};
  put(properties, "role", role);
  if (edge.relation != Relation::seat) put(properties, "summary", {edge.role});
  put(properties, "startDate", {edge.valid_from});
  put(properties, "endDate", {edge.valid_to});
  put(properties, "date", {edge.stated});
  put(properties, "status", {edge.doubt});
  put(properties, "publisher", {edge.source});
  put(properties, "description", {edge.note});
  put(properties, "recordId", {edge.id});
  return {{"id", "statement." + ftm_id(edge.id)}, {"schema", schema}, {"properties", properties}};
}

std::string first_day_of(const std::string& text) {
  const auto period = parse_period(text, Zone());
  return period ? format_period(period->from, Unit::day, Zone()) : std::string();
}

std::string last_day_of(const std::string& text) {
  const auto period = parse_period(text, Zone());
  if (!period) return {};
  return format_period(
      period_of(period->to - std::chrono::seconds{1}, Unit::day, Zone()).from, Unit::day, Zone());
}

std::string_view bods_interest(Relation relation) {
  switch (relation) {
    case Relation::owns:
      return "shareholding";
    case Relation::supervises:
      return "controlByLegalFramework";
    case Relation::sponsors:
      return "otherInfluenceOrControl";
    case Relation::part_of:
      return "controlViaCompanyRulesOrArticles";
    case Relation::seat:
      return "seniorManagingOfficial";
    case Relation::partner:
      return "rightsGrantedByContract";
    case Relation::account_of:
      break;
  }
  return "unknownInterest";
}

// What all statements of BODS have.
Json bods_statement(
    const std::string& record,
    const char* type,
    const std::string& subject,
    const std::string& date,
    const std::string& source,
    const std::string& day,
    Json details) {
  Json statement = {
      {"statementId", sha256_hex(fmt::format("weiguan {} {}", type, record))},
      {"declarationSubject", subject},
      {"statementDate", date.empty() ? day : date},
      {"recordId", record},
      {"recordType", type},
      {"recordStatus", "new"},
      {"recordDetails", std::move(details)},
      {"publicationDetails",
       {{"publicationDate", day}, {"bodsVersion", "0.4"}, {"publisher", {{"name", "Weiguan"}}}}}};
  if (!source.empty())
    statement["source"] = {
        {"type", Json::array({"thirdParty"})}, {"assertedBy", Json::array({{{"name", source}}})}};
  return statement;
}

void annotate(Json& statement, const std::string& what, const std::string& text) {
  if (text.empty()) return;
  statement["annotations"].push_back(
      {{"statementPointerTarget", "/recordDetails"},
       {"motivation", "commenting"},
       {"description", what + text}});
}

Json bods_node(const Node& node, const std::string& day) {
  Json details = {{"isComponent", false}};
  const std::vector<std::string> names = names_in_order(node);
  const bool person = node.kind == "person";
  if (person) {
    details["personType"] = "knownPerson";
    for (const std::string& one : names)
      details["names"].push_back({{"type", "legal"}, {"fullName", one}});
    for (std::size_t i = 1; i < names.size(); ++i) details["names"][i]["type"] = "translation";
  } else {
    const bool state = node.kind == "party" || node.kind == "state";
    details["entityType"] = {{"type", state ? "stateBody" : "registeredEntity"}};
    details["name"] = names.empty() ? node.id : names.front();
    std::vector<std::string> others = names;
    if (!others.empty()) others.erase(others.begin());
    others.insert(others.end(), node.also.begin(), node.also.end());
    if (!others.empty()) details["alternateNames"] = others;
    if (!node.place.empty()) details["jurisdiction"] = {{"name", node.place}, {"code", node.place}};
    if (!node.valid_from.empty()) details["foundingDate"] = first_day_of(node.valid_from);
    if (!node.valid_to.empty()) details["dissolutionDate"] = last_day_of(node.valid_to);
    if (!node.domains.empty()) details["uri"] = "https://" + node.domains.front() + "/";
  }
  Json statement = bods_statement(
      node.id, person ? "person" : "entity", node.id, {}, node.source, day, std::move(details));
  annotate(statement, "weiguan:kind=", node.kind);
  if (person) annotate(statement, "weiguan:place=", node.place);
  annotate(statement, "weiguan:valid_from=", node.valid_from);
  annotate(statement, "weiguan:valid_to=", node.valid_to);
  annotate(statement, "note: ", node.note);
  return statement;
}

Json bods_edge(const Affiliation& edge, const std::string& day) {
  const bool up = leads_up(edge.relation);
  const std::string subject = up ? lower_of(edge) : edge.to;
  const std::string party = up ? upper_of(edge) : edge.from;
  Json interest = {
      {"type", bods_interest(edge.relation)},
      {"directOrIndirect", "direct"},
      {"beneficialOwnershipOrControl", false}};
  if (!edge.role.empty()) interest["details"] = edge.role;
  if (!edge.valid_from.empty()) interest["startDate"] = first_day_of(edge.valid_from);
  if (!edge.valid_to.empty()) interest["endDate"] = last_day_of(edge.valid_to);
  Json details = {{"isComponent", false}, {"subject", subject}};
  if (party == nobody_node) {
    details["interestedParty"] = {
        {"reason", "noBeneficialOwners"}, {"description", "The source says that there is nobody."}};
  } else {
    details["interestedParty"] = party;
  }
  details["interests"] = Json::array({std::move(interest)});
  Json statement = bods_statement(
      "statement-" + edge.id,
      "relationship",
      subject,
      first_day_of(edge.stated),
      edge.source,
      day,
      std::move(details));
  annotate(statement, "weiguan:valid_from=", edge.valid_from);
  annotate(statement, "weiguan:valid_to=", edge.valid_to);
  annotate(statement, "weiguan:stated=", edge.stated);
  annotate(statement, "doubt: ", edge.doubt);
  annotate(statement, "note: ", edge.note);
  return statement;
}

std::string xml(std::string_view text) {
  std::string out;
  for (const char one : text) {
    switch (one) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        // XML has no place for control characters, and no table that was read holds any.
        if (static_cast<unsigned char>(one) >= 0x20) out += one;
    }
  }
  return out;
}

std::string data(const char* key, std::string_view text) {
  if (text.empty()) return {};
  return fmt::format("      <data key=\"{}\">{}</data>\n", key, xml(text));
}

}  // namespace

std::string bodies_csv(const std::vector<Body>& bodies) {
  std::string out = fmt::format("{}\n", fmt::join(body_columns, ","));
  for (const Body& one : bodies)
    out += row(
        {one.id,
         one.names.hans,
         one.names.hant,
         one.names.en,
         joined(one.also),
         one.kind,
         one.place,
         one.valid_from,
         one.valid_to,
         one.source,
         one.note});
  return out;
}

std::string edges_csv(const std::vector<Affiliation>& edges) {
  std::string out = fmt::format("{}\n", fmt::join(edge_columns, ","));
  for (const Affiliation& one : edges)
    out += row(
        {one.id,
         one.from,
         std::string(to_string(one.relation)),
         one.to,
         one.role,
         one.valid_from,
         one.valid_to,
         one.stated,
         one.doubt,
         one.source,
         one.note});
  return out;
}

std::string affiliations_as_csv(const Packs& packs) {
  std::string out =
      "id,from,from_zh,from_en,relation,to,to_zh,to_en,role,valid_from,valid_to,stated,doubt,"
      "source,note\n";
  for (const Affiliation& one : packs.affiliations().edges()) {
    const Names from = names_of(packs, one.from), to = names_of(packs, one.to);
    out += row(
        {one.id,
         one.from,
         from.hans,
         from.en,
         std::string(to_string(one.relation)),
         one.to,
         to.hans,
         to.en,
         one.role,
         one.valid_from,
         one.valid_to,
         one.stated,
         one.doubt,
         one.source,
         one.note});
  }
  return out;
}

std::string affiliations_as_ftm(const Packs& packs) {
  std::string out;
  for (const Node& one : nodes_of(packs)) out += ftm_entity(one).dump() + "\n";
  for (const Affiliation& one : packs.affiliations().edges())
    out += ftm_edge(packs, one).dump() + "\n";
  return out;
}

std::string affiliations_as_bods(const Packs& packs, Day day) {
  const std::string published = to_string(day);
  Json statements = Json::array();
  for (const Node& one : nodes_of(packs)) {
    if (one.kind != "account" && one.kind != "nobody")
      statements.push_back(bods_node(one, published));
  }
  for (const Affiliation& one : packs.affiliations().edges()) {
    if (one.relation != Relation::account_of) statements.push_back(bods_edge(one, published));
  }
  return statements.dump(1) + "\n";
}

std::string affiliations_as_graphml(const Packs& packs) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  for (const char* key : {"name_zh", "name_en", "kind", "place"})
    out += fmt::format(
        "  <key id=\"{0}\" for=\"node\" attr.name=\"{0}\" attr.type=\"string\"/>\n", key);
  for (const char* key :
       {"relation", "role", "valid_from", "valid_to", "stated", "doubt", "source", "note"})
    out += fmt::format(
        "  <key id=\"{0}\" for=\"edge\" attr.name=\"{0}\" attr.type=\"string\"/>\n", key);
  out += "  <graph id=\"affiliations\" edgedefault=\"directed\">\n";
  for (const Node& one : nodes_of(packs)) {
    out += fmt::format("    <node id=\"{}\">\n", xml(one.id));
    out += data("name_zh", one.names.hans) + data("name_en", one.names.en) +
           data("kind", one.kind) + data("place", one.place) + "    </node>\n";
  }
  for (const Affiliation& one : packs.affiliations().edges()) {
    out += fmt::format(
        "    <edge id=\"{}\" source=\"{}\" target=\"{}\">\n",
        xml(one.id),
        xml(one.from),
        xml(one.to));
    out += data("relation", to_string(one.relation)) + data("role", one.role) +
           data("valid_from", one.valid_from) + data("valid_to", one.valid_to) +
           data("stated", one.stated) + data("doubt", one.doubt) + data("source", one.source) +
           data("note", one.note) + "    </edge>\n";
  }
  return out + "  </graph>\n</graphml>\n";
}

}  // namespace weiguan
