#include "collect/detail/map_row.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "collect/detail/map_answer.h"
#include "collect/detail/row_time.h"

namespace weiguan {

namespace {

using Json = nlohmann::ordered_json;

// The text of a value; empty for null, objects and lists.
std::string text_of(const Json& value) {
  if (value.is_string()) return value.get_ref<const std::string&>();
  if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
  if (value.is_number_unsigned()) return std::to_string(value.get<std::uint64_t>());
  if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
  if (value.is_number_float()) return fmt::format("{}", value.get<double>());
  return {};
}

// Adds the texts that stand at `steps` from `at` on to `out`.
void collect(
    const Json& node,
    const std::vector<std::string>& steps,
    std::size_t at,
    std::vector<std::string>& out) {
  if (at == steps.size()) {
    if (node.is_array()) {
      for (const Json& one : node) {
        if (std::string text = text_of(one); !text.empty()) out.push_back(std::move(text));
      }
    } else if (std::string text = text_of(node); !text.empty()) {
      out.push_back(std::move(text));
    }
  } else if (node.is_object()) {
    const auto found = node.find(steps[at]);
    if (found != node.end()) collect(*found, steps, at + 1, out);
  } else if (node.is_array()) {
    std::int64_t index = 0;
    const std::string& step = steps[at];
    const auto number = std::from_chars(step.data(), step.data() + step.size(), index);
    if (number.ec == std::errc{} && number.ptr == step.data() + step.size()) {
      const auto size = static_cast<std::int64_t>(node.size());
      if (index < 0) index += size;  // "-1" is the last.
      if (index >= 0 && index < size)
        collect(node[static_cast<std::size_t>(index)], steps, at + 1, out);
    } else {
      for (const Json& one : node) collect(one, steps, at, out);
    }
  }
}

std::vector<std::string> values_at(const Json& row, const FieldPath& path) {
  std::vector<std::string> out;
  const auto whole = row.find(path.whole);
  if (whole != row.end()) {
    collect(*whole, {}, 0, out);
  } else if (path.steps.size() > 1) {
    collect(row, path.steps, 0, out);
  }
  return out;
}

// Every text the expression gives; none when one of its fields is not there.
std::vector<std::string> values_of(const Json& row, const Expression& expression) {
  if (expression.is_field()) return values_at(row, expression.paths.front());
  std::string out = expression.around.front();
  for (std::size_t i = 0; i < expression.paths.size(); ++i) {
    const auto values = values_at(row, expression.paths[i]);
    if (values.empty()) return {};
    out += values.front() + expression.around[i + 1];
  }
  return {out};
}

bool is_there(const Json& row, const FieldPath& path) {
  if (row.contains(path.whole)) return true;
  const Json* node = &row;
  for (const std::string& step : path.steps) {
    if (!node->is_object()) return node->is_array();
    const auto found = node->find(step);
    if (found == node->end()) return false;
    node = &*found;
  }
  return true;
}

// Takes the field out of the row, and what became empty around it.
void take_out(Json& node, const std::vector<std::string>& steps, std::size_t at) {
  if (!node.is_object()) return;
  const auto found = node.find(steps[at]);
  if (found == node.end()) return;
  if (at + 1 < steps.size()) {
    if (!found->is_object()) return;
    take_out(*found, steps, at + 1);
    if (!found->empty()) return;
  }
  node.erase(found);
}

// Where a step is "*", each member of the object there: its name, and the first text that the steps
// behind lead to in it.
std::vector<std::pair<std::string, std::string>> members_at(
    const Json& row, const FieldPath& path) {
  std::vector<std::pair<std::string, std::string>> out;
  const Json* node = &row;
  for (std::size_t at = 0; at < path.steps.size(); ++at) {
    if (!node->is_object()) return out;
    if (path.steps[at] == "*") {
      for (const auto& [name, member] : node->items()) {
        std::vector<std::string> values;
        collect(member, path.steps, at + 1, values);
        if (!values.empty()) out.emplace_back(name, std::move(values.front()));
      }
      return out;
    }
    const auto found = node->find(path.steps[at]);
    if (found == node->end()) return out;
    node = &*found;
  }
  return out;
}

// Reads fields and remembers which were taken.
class RowReader {
 public:
  explicit RowReader(const Json& row) : row_(row) {}

  std::vector<std::string> all(const Alternatives& alternatives) {
    for (const Expression& one : alternatives) {
      auto values = values_of(row_, one);
      if (values.empty()) continue;
      if (one.is_field()) taken_.push_back(&one.paths.front());
      return values;
    }
    return {};
  }

  std::string first(const Alternatives& alternatives) {
    auto values = all(alternatives);
    return values.empty() ? std::string() : std::move(values.front());
  }

  // The first alternative that is there and can be read; `trouble` where one is there that cannot.
  std::optional<TimeRange> time(
      const Alternatives& alternatives, const Zone& zone, std::string& trouble) {
    for (const Expression& one : alternatives) {
      const auto values = values_of(row_, one);
      if (values.empty()) continue;
      if (const auto range = parse_row_time(values.front(), zone)) {
        if (one.is_field()) taken_.push_back(&one.paths.front());
        return range;
      }
      if (trouble.empty())
        trouble = fmt::format("\"{:.40}\" is no time that can be read.", values.front());
    }
    return {};
  }

  void take_all_out(Json& row) const {
    for (const FieldPath* path : taken_) {
      if (row.contains(path->whole)) {
        row.erase(path->whole);
      } else {
        take_out(row, path->steps, 0);
      }
    }
  }

 private:
  const Json& row_;
  std::vector<const FieldPath*> taken_;
};

// Cuts lists that were written into one text: "a,b，c".
std::vector<std::string> split(
    const std::vector<std::string>& values, const std::vector<std::string_view>& borders) {
  std::vector<std::string> out;
  for (const std::string& value : values) {
    std::string_view rest = value;
    while (!rest.empty()) {
      std::size_t end = rest.size();
      std::size_t length = 0;
      for (const std::string_view border : borders) {
        const std::size_t at = rest.find(border);
        if (at < end) {
          end = at;
          length = border.size();
        }
      }
      std::string one = tidy_line(rest.substr(0, end));
      rest.remove_prefix(std::min(end + length, rest.size()));
      if (!one.empty() && std::find(out.begin(), out.end(), one) == out.end())
        out.push_back(std::move(one));
    }
  }
  return out;
}

std::string without_at(std::string_view handle) {
  return std::string(handle.starts_with("@") ? handle.substr(1) : handle);
}

}  // namespace

std::optional<double> parse_count(std::string_view text) {
  std::string digits;
  double unit = 1;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if ((c >= '0' && c <= '9') || c == '.' || (c == '-' && digits.empty())) {
      digits += c;
      ++at;
    } else if (c == ',' || c == ' ') {
      ++at;
    } else {
      const std::string_view rest = text.substr(at);
      if (rest == "万" || rest == "萬" || rest == "w" || rest == "W") {
        unit = 1e4;
      } else if (rest == "亿" || rest == "億") {
        unit = 1e8;
      } else if (rest == "K" || rest == "k") {
        unit = 1e3;
      } else if (rest == "M") {
        unit = 1e6;
      } else {
        return {};
      }
      break;
    }
  }
  double value = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || result.ec != std::errc{} || result.ptr != digits.data() + digits.size())
    return {};
  return std::isfinite(value) ? std::optional<double>(value * unit) : std::nullopt;
}

bool matches(const Mapping& mapping, const Json& row) {
  for (const auto& [field, text] : mapping.contains) {
    const auto found = row.find(field);
    if (found == row.end() || text_of(*found).find(text) == std::string::npos) return false;
  }
  return std::all_of(mapping.match.begin(), mapping.match.end(), [&](const Alternatives& wanted) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const Expression& one) {
      return std::all_of(one.paths.begin(), one.paths.end(), [&](const FieldPath& path) {
        return is_there(row, path);
      });
    });
  });
}

bool reads(const Mapping& mapping, const Json& row) {
  for (const char* field : {"title", "text"}) {
    const auto found = mapping.fields.find(field);
    if (found == mapping.fields.end()) continue;
    for (const Expression& one : found->second) {
      const bool there = std::all_of(
          one.paths.begin(), one.paths.end(), [&](const FieldPath& p) { return is_there(row, p); });
      if (there) return true;
    }
  }
  return false;
}

MappedRow map_row(const Mapping& mapping, Json& row, const ZoneOf& zone_of) {
  MappedRow out;
  RowReader reader(row);
  Zone zone;
  const auto constant = [&](const char* name) {
    const auto found = mapping.constants.find(name);
    return found == mapping.constants.end() ? std::string() : found->second;
  };
  const auto field = [&](const char* name) {
    const auto found = mapping.fields.find(name);
    std::string value = found == mapping.fields.end() ? std::string() : reader.first(found->second);
    return value.empty() ? constant(name) : value;
  };
  const auto list = [&](const char* name, const std::vector<std::string_view>& borders) {
    const auto found = mapping.fields.find(name);
    if (found == mapping.fields.end()) return std::vector<std::string>();
    return split(reader.all(found->second), borders);
  };
  const auto time = [&](const char* name) {
    const auto found = mapping.fields.find(name);
    if (found == mapping.fields.end()) return std::optional<TimeRange>();
    return reader.time(found->second, zone, out.trouble);
  };

  Article& article = out.article;
  article.kind = mapping.kind;
  article.url = tidy_line(field("url"));
  article.title = tidy_line(field("title"));
  article.text = tidy_text(field("text"));
  article.outlet_name = tidy_line(field("outlet"));
  article.source = tidy_line(field("source"));
  article.section = tidy_line(field("section"));
  article.language = tidy_line(field("language"));
  const std::string platform = constant("platform");
  if (const std::string account = without_at(tidy_line(field("account"))); !account.empty())
    article.account = platform.empty() ? account : platform + ":" + account;
  zone = mapping.zone ? *mapping.zone : zone_of(article);
  article.tags = list("tags", {",", "，", ";", "；", "、", "|"});
  article.authors = list("authors", {";", "；", "、", "|"});
  if (const auto published = time("published")) {
    article.published = *published;
    out.dated = true;
  }
  article.modified = time("modified");
  out.observed = reader.time(mapping.observed, zone, out.trouble);
  out.removed = reader.time(mapping.removed, zone, out.trouble);
  if (out.removed && out.dated && out.removed->latest < article.published.earliest) {
    out.removal_trouble = fmt::format(
        "It was seen gone at {}, before it was published ({}).",
        format_time(out.removed->latest),
        format_time(article.published.earliest));
    out.removed.reset();
  }
  if (out.removed) out.notice = tidy_line(reader.first(mapping.removed_notice));
  for (const auto& [counter, alternatives] : mapping.counters) {
    if (const auto value = parse_count(reader.first(alternatives)))
      out.counters.emplace_back(counter, *value);
  }
  if (mapping.has_answers()) {
    out.answer = map_answer(
        mapping,
        [&](const Alternatives& alternatives) { return reader.first(alternatives); },
        out.answer_trouble);
    complete_answer(*out.answer, article);
    for (const auto& [judge, alternatives] : mapping.labels) {
      if (judge == "*") {
        for (auto& [name, value] : members_at(row, alternatives.front().paths.front()))
          out.labels.emplace_back(tidy_line(name), tidy_line(value));
      } else if (std::string value = tidy_line(reader.first(alternatives)); !value.empty()) {
        out.labels.emplace_back(judge, std::move(value));
      }
    }
  }
  reader.take_all_out(row);
  if (!row.empty()) out.extra = row.dump(-1, ' ', false, Json::error_handler_t::replace);
  return out;
}

}  // namespace weiguan
