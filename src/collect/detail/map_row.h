// A row of a file, read by a mapping.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "base/time.h"
#include "collect/detail/mapping.h"
#include "model/answer.h"
#include "model/article.h"

namespace weiguan {

struct MappedRow {
  Article article;     // Without id, outlet, language and script where the row does not say them.
  bool dated = false;  // `article.published` comes from the row.
  std::string extra;   // JSON of the fields that were not taken; empty where there are none.
  std::optional<TimeRange> observed;
  std::vector<std::pair<std::string, double>> counters;
  std::optional<TimeRange> removed;  // When somebody saw it gone.
  std::string notice;                // What stood there instead; only where `removed` is.
  std::string trouble;  // A sentence on a time that could not be read; empty where all could.
  // The same on a removal that cannot be: before the article was published.
  std::string removal_trouble;
  // What a mapping with [answer] read; `article` is not set yet.
  std::optional<Answer> answer;
  std::string answer_trouble;  // A sentence on a value of it that could not be read.
  std::vector<std::pair<std::string, std::string>> labels;  // Judge and verdict.
};

// The zone of times that name none, where the mapping has none either: of the article as far as it
// is read (address, outlet, account).
using ZoneOf = std::function<Zone(const Article&)>;

// `row` is a JSON object; what was taken is taken out of it.
MappedRow map_row(const Mapping& mapping, nlohmann::ordered_json& row, const ZoneOf& zone_of);

// True when everything the mapping's [match] names is in the row.
bool matches(const Mapping& mapping, const nlohmann::ordered_json& row);

// True when the mapping would find a title or a text in the row.
bool reads(const Mapping& mapping, const nlohmann::ordered_json& row);

// A count as people write it: 1234, "1,234", "1.2万", "3亿".  Nothing when it is anything else.
std::optional<double> parse_count(std::string_view text);

// Paragraphs: white space at their ends cut off, empty ones left out, a newline between.
std::string tidy_text(std::string_view text);
std::string tidy_line(std::string_view text);  // The same, and all on one line.

}  // namespace weiguan
