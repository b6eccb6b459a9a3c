#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "packs/detail/affiliation_names.h"
#include "packs/forms.h"
#include "packs/words.h"

namespace weiguan {

namespace {

using Json = nlohmann::json;

const Json& member(const Json& of, const char* name) {
  static const Json nothing;
  if (!of.is_object()) return nothing;
  const auto found = of.find(name);
  return found == of.end() ? nothing : *found;
}

std::string text_of(const Json& of, const char* name) {
  const Json& one = member(of, name);
  return one.is_string() ? one_line(one.get<std::string>()) : std::string();
}

// The comments of a statement: ours, its doubt, its note.
std::vector<std::string> comments_of(const Json& statement) {
  std::vector<std::string> out;
  const Json& all = member(statement, "annotations");
  if (!all.is_array()) return out;
  for (const Json& one : all) out.push_back(text_of(one, "description"));
  return out;
}

std::string behind(const std::vector<std::string>& texts, std::string_view begin) {
  for (const std::string& one : texts) {
    if (one.starts_with(begin)) return one.substr(begin.size());
  }
  return {};
}

std::string source_of(const Json& statement) {
  const Json& source = member(statement, "source");
  const Json& by = member(source, "assertedBy");
  if (by.is_array() && !by.empty()) {
    const std::string name = text_of(by.front(), "name");
    if (!name.empty()) return name;
  }
  const std::string described = text_of(source, "description");
  return described.empty() ? text_of(source, "url") : described;
}

Relation relation_of(std::string type) {
  // 0.1 to 0.3 write voting-rights, 0.4 votingRights.
  std::erase(type, '-');
  for (char& one : type) {
    if (one >= 'A' && one <= 'Z') one = static_cast<char>(one - 'A' + 'a');
  }
  if (type == "boardmember" || type == "boardchair" || type == "seniormanagingofficial")
    return Relation::seat;
  if (type == "controlbylegalframework") return Relation::supervises;
  if (type == "otherinfluenceorcontrol" || type == "influenceorcontrol" ||
      type == "appointmentofboard")
    return Relation::sponsors;
  if (type == "controlviacompanyrulesorarticles") return Relation::part_of;
  if (type == "rightsgrantedbycontract" || type == "conditionalrightsgrantedbycontract")
    return Relation::partner;
  return Relation::owns;
}

// One statement, whichever version it is written in.
struct BodsStatement {
  std::string type, id;  // entity, person or relationship.
  Json details;
};

BodsStatement read_statement(const Json& statement) {
  BodsStatement out;
  out.type = text_of(statement, "recordType");
  if (!out.type.empty()) {
    out.id = text_of(statement, "recordId");
    out.details = member(statement, "recordDetails");
    return out;
  }
  const std::string type = text_of(statement, "statementType");
  out.type = type == "entityStatement"               ? "entity"
             : type == "personStatement"             ? "person"
             : type == "ownershipOrControlStatement" ? "relationship"
                                                     : "";
  out.id = text_of(statement, "statementID");
  out.details = statement;
  return out;
}

std::string person_or_entity(const Json& details, const char* name) {
  const Json& one = member(details, name);
  if (one.is_string()) return one.get<std::string>();
  if (!text_of(one, "reason").empty()) {
    const std::string reason = text_of(one, "reason");
    return reason == "noBeneficialOwners" || reason == "no-beneficial-owners"
               ? std::string(nobody_node)
               : std::string();
  }
  for (const char* kind : {"describedByEntityStatement", "describedByPersonStatement"}) {
    const std::string found = text_of(one, kind);
    if (!found.empty()) return found;
  }
  return {};
}

Body body_of(const BodsStatement& one, const Json& statement) {
  const auto comments = comments_of(statement);
  Body body;
  std::vector<std::string> names;
  if (one.type == "person") {
    body.kind = "person";
    if (const Json& all = member(one.details, "names"); all.is_array()) {
      for (const Json& name : all) names.push_back(text_of(name, "fullName"));
    }
  } else {
    names.push_back(text_of(one.details, "name"));
    if (const Json& all = member(one.details, "alternateNames"); all.is_array()) {
      for (const Json& name : all) {
        if (name.is_string()) names.push_back(one_line(name.get<std::string>()));
      }
    }
    const Json& type = member(one.details, "entityType");
    const std::string word = type.is_string() ? type.get<std::string>() : text_of(type, "type");
    body.kind = word == "state" || word == "stateBody" ? "state" : "company";
  }
  put_names(names, body);
  const std::string ours = our(comments, "kind");
  if (find_word(body_kinds(), ours) != nullptr) body.kind = ours;
  if (ours == "outlet") body.kind = "media";
  body.place = our(comments, "place");
  for (const char* name : {"jurisdiction", "incorporatedInJurisdiction"}) {
    const std::string code = text_of(member(one.details, name), "code");
    if (body.place.empty() && !code.empty() && place_fault(code).empty()) body.place = code;
  }
  body.valid_from = our(comments, "valid_from");
  if (body.valid_from.empty()) body.valid_from = date_of(text_of(one.details, "foundingDate"));
  body.valid_to = our(comments, "valid_to");
  if (body.valid_to.empty()) body.valid_to = date_of(text_of(one.details, "dissolutionDate"));
  body.source = source_of(statement);
  body.note = behind(comments, "note: ");
  return body;
}

}  // namespace

ReadAffiliations read_bods(
    std::string_view bytes,
    const Packs& over,
    const ReadOptions& options,
    const ProblemSink& sink) {
  AffiliationGatherer gatherer(over, options);
  const Json all = Json::parse(bytes, nullptr, false);
  if (!all.is_array()) {
    tell_of(options, sink, 0, "bods", "the file is no BODS; expected a JSON array of statements");
    return std::move(gatherer.result);
  }
  std::unordered_map<std::string, std::string> nodes;  // By record.
  std::unordered_map<std::string, bool> persons;
  nodes[std::string(nobody_node)] = nobody_node;
  std::vector<std::pair<BodsStatement, const Json*>> links;
  for (const Json& statement : all) {
    ++gatherer.result.records;
    BodsStatement one = read_statement(statement);
    if (one.type.empty() || one.id.empty()) {
      tell_of(
          options,
          sink,
          0,
          "statement",
          fmt::format(
              "statement {} of the file is of no known type; expected an entity, a person or a "
              "relationship with an id",
              gatherer.result.records));
      continue;
    }
    if (one.type == "relationship") {
      links.emplace_back(std::move(one), &statement);
      continue;
    }
    persons[one.id] = one.type == "person";
    Body body = body_of(one, statement);
    const std::string made = gatherer.node(std::move(body), one.id, text_of(one.details, "uri"));
    if (made.empty()) ++gatherer.result.left_out;
    nodes[one.id] = made;
  }
  for (const auto& [one, statement] : links) {
    const auto comments = comments_of(*statement);
    const std::string subject = person_or_entity(one.details, "subject");
    const std::string party = person_or_entity(one.details, "interestedParty");
    const auto lower = nodes.find(subject), upper = nodes.find(party);
    if (lower == nodes.end() || upper == nodes.end()) {
      tell_of(
          options,
          sink,
          0,
          "end",
          fmt::format("the relationship {} names a record that is not in the file", one.id));
      continue;
    }
    const Json& interests = member(one.details, "interests");
    const Json none = Json::array({Json::object()});
    for (const Json& interest : interests.is_array() && !interests.empty() ? interests : none) {
      Affiliation edge;
      edge.relation = relation_of(text_of(interest, "type"));
      if (edge.relation == Relation::seat && !persons[party]) edge.relation = Relation::sponsors;
      if (edge.relation != Relation::seat && persons[party]) edge.relation = Relation::owns;
      if (party == nobody_node) edge.relation = Relation::owns;
      edge.from = upper->second;
      edge.to = lower->second;
      if (edge.relation == Relation::part_of) std::swap(edge.from, edge.to);
      edge.role = text_of(interest, "details");
      if (edge.relation == Relation::seat && edge.role.empty())
        edge.role = text_of(interest, "type");
      edge.valid_from = our(comments, "valid_from");
      if (edge.valid_from.empty()) edge.valid_from = date_of(text_of(interest, "startDate"));
      edge.valid_to = our(comments, "valid_to");
      if (edge.valid_to.empty()) edge.valid_to = date_of(text_of(interest, "endDate"));
      edge.stated = our(comments, "stated");
      // What we published has a date that need not be the statement's.
      const bool is_ours = one.id.starts_with("statement-");
      if (edge.stated.empty() && !is_ours)
        edge.stated = date_of(text_of(*statement, "statementDate"));
      edge.doubt = behind(comments, "doubt: ");
      edge.note = behind(comments, "note: ");
      edge.source = source_of(*statement);
      gatherer.edge(
          std::move(edge), is_ours ? one.id.substr(std::string_view("statement-").size()) : "");
    }
  }
  return std::move(gatherer.result);
}

}  // namespace weiguan
