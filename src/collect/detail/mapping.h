// A mapping: which field of a row is the address, the title, the text, ...  A TOML file;
// docs/formats/mapping.md describes it.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "model/article.h"

namespace weiguan {

// Where in a row a value stands: "title", "user.name", "images.0.url".  Without a number a list
// gives the values of all its members.
struct FieldPath {
  std::string whole;               // As written; a field of exactly this name comes first.
  std::vector<std::string> steps;  // Cut at the dots.
};

// A field, or several with text around them: "{date} {hour}", "https://example.org/{id}".
struct Expression {
  std::vector<std::string> around;  // One more than there are paths.
  std::vector<FieldPath> paths;
  bool is_field() const { return paths.size() == 1 && around[0].empty() && around[1].empty(); }
};

using Alternatives = std::vector<Expression>;  // The first that gives something is taken.

struct Mapping {
  std::string text;    // The TOML itself, as it is archived.
  std::string digest;  // "sha256:" and the digest of the text.
  std::string name, about;
  ArticleKind kind = ArticleKind::article;
  std::string format;  // jsonl, csv, tsv; empty: any.
  // Where the rows stand in a file that is one JSON document: "/results/results", a list.  Empty:
  // such files are not read.
  std::string rows;
  std::vector<Alternatives> match;              // All of them are there: these rows are meant.
  std::map<std::string, std::string> contains;  // Field of the row to a text that stands in it.
  std::map<std::string, Alternatives> fields;  // By article field: url, title, text, published, ...
  std::map<std::string, std::string> constants;
  std::optional<Zone> zone;  // Of times that name none.
  Alternatives observed;     // When the counters were read.
  std::map<std::string, Alternatives> counters;
  // When somebody saw the article gone, and what stood there instead; empty: rows do not say it.
  Alternatives removed, removed_notice;
  // Of answers of chatbots, by the names of docs/formats/mapping.md.
  std::map<std::string, Alternatives> answer;
  std::map<std::string, std::string> answer_constants;
  // By answer field: what stands in the row, and what it means; "*" is everything else.
  std::map<std::string, std::map<std::string, std::string>> answer_values;
  std::map<std::string, Alternatives> labels;  // By judge; "*": each member of an object is one.
  bool has_answers() const { return !answer.empty() || !answer_constants.empty(); }
};

// Throws UsageError that names file, line, what was found and what was expected.
Mapping parse_mapping(std::string_view toml, const std::string& file);

// By the name of a ready mapping, or from a file.  Throws UsageError when there is neither.
Mapping load_mapping(const std::string& name_or_file);

// All ready mappings, by name.
std::vector<Mapping> load_ready_mappings();

}  // namespace weiguan
