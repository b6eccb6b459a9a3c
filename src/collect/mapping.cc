#include "collect/detail/mapping.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

#include "base/digest.h"
#include "base/error.h"

namespace weiguan {

namespace {

using Names = std::vector<std::string_view>;

const Names article_fields = {
    "account",
    "authors",
    "language",
    "modified",
    "outlet",
    "published",
    "section",
    "source",
    "tags",
    "text",
    "title",
    "url"};
const Names constant_fields = {
    "account", "language", "outlet", "platform", "section", "source", "url"};
const Names answer_fields = {"asked",      "battery",     "code",
                             "control",    "control_of",  "cost",
                             "currency",   "failure",     "finish",
                             "form",       "id",          "language",
                             "left",       "made_from",   "message",
                             "model",      "model_told",  "previous",
                             "question",   "reasoning",   "reasoning_characters",
                             "refusal",    "repeat",      "route",
                             "status",     "temperature", "tokens_in",
                             "tokens_out", "topic",       "turn"};
const Names counter_names = {"comments", "heat", "likes", "position", "reads", "reposts"};

// Reads one mapping; knows the file only to name it.
class MappingReader {
 public:
  MappingReader(std::string_view toml, const std::string& file) : file_(file) {
    mapping_.text = toml;
    mapping_.digest = "sha256:" + sha256_hex(toml);
  }

  Mapping read() {
    try {
      const toml::table table = toml::parse(mapping_.text, file_);
      for (const auto& [key, node] : table) read_entry(key, node);
      if (mapping_.fields.count("title") == 0 && mapping_.fields.count("text") == 0 &&
          mapping_.fields.count("url") == 0) {
        fail(table.source(), "[fields] wants at least one of title, text, url");
      }
      check_answers(table);
    } catch (const toml::parse_error& error) {
      fail(error.source(), std::string(error.description()));
    }
    return std::move(mapping_);
  }

 private:
  [[noreturn]] void fail(const toml::source_region& at, const std::string& reason) const {
    throw UsageError(
        fmt::format("{}:{}: {}", file_, at.begin.line, reason),
        "docs/formats/mapping.md describes what a mapping may hold.");
  }

  void read_entry(const toml::key& key, const toml::node& node) {
    const std::string_view name = key.str();
    if (name == "name") {
      mapping_.name = text_of(node, name);
    } else if (name == "about") {
      mapping_.about = text_of(node, name);
    } else if (name == "kind") {
      const auto kind = parse_article_kind(text_of(node, name));
      if (!kind) fail(node.source(), "kind wants one of article, post, answer, document");
      mapping_.kind = *kind;
    } else if (name == "format") {
      mapping_.format = text_of(node, name);
      const Names formats = {"csv", "jsonl", "tsv"};
      check(formats, mapping_.format, node, "format");
    } else if (name == "rows") {
      mapping_.rows = text_of(node, name);
      if (!mapping_.rows.starts_with('/') || mapping_.rows.ends_with('/'))
        fail(node.source(), "rows wants the names on the way to a list: \"/results/results\"");
    } else if (name == "match") {
      read_match(table_of(node, name));
    } else if (name == "fields") {
      for (const auto& [field, value] : table_of(node, name)) {
        check(article_fields, field.str(), value, "[fields] has no");
        mapping_.fields[std::string(field.str())] = alternatives(value, field.str());
      }
    } else if (name == "constant") {
      for (const auto& [field, value] : table_of(node, name)) {
        check(constant_fields, field.str(), value, "[constant] has no");
        mapping_.constants[std::string(field.str())] = text_of(value, field.str());
      }
    } else if (name == "time") {
      read_time(table_of(node, name));
    } else if (name == "observed") {
      for (const auto& [field, value] : table_of(node, name)) {
        check({"time"}, field.str(), value, "[observed] has no");
        mapping_.observed = alternatives(value, field.str());
      }
    } else if (name == "removed") {
      read_removed(table_of(node, name));
    } else if (name == "counters") {
      for (const auto& [field, value] : table_of(node, name)) {
        check(counter_names, field.str(), value, "[counters] has no");
        mapping_.counters[std::string(field.str())] = alternatives(value, field.str());
      }
    } else if (name == "answer") {
      read_answer(table_of(node, name));
    } else if (name == "labels") {
      for (const auto& [judge, value] : table_of(node, name))
        mapping_.labels[std::string(judge.str())] = alternatives(value, judge.str());
    } else {
      fail(
          key.source(),
          fmt::format(
              "there is no \"{}\"; there are name, about, kind, format, rows, [match], [fields], "
              "[constant], [time], [observed], [removed], [counters], [answer], [labels]",
              name));
    }
  }

  void check(
      const Names& known, std::string_view name, const toml::node& node, std::string_view what) {
    if (std::find(known.begin(), known.end(), name) != known.end()) return;
    fail(node.source(), fmt::format("{} \"{}\"; there are {}", what, name, fmt::join(known, ", ")));
  }

  const toml::table& table_of(const toml::node& node, std::string_view name) const {
    if (const toml::table* table = node.as_table()) return *table;
    fail(node.source(), fmt::format("\"{}\" wants a table, as in [{}]", name, name));
  }

  std::string text_of(const toml::node& node, std::string_view name) const {
    if (const auto text = node.value_exact<std::string>()) return *text;
    fail(node.source(), fmt::format("{} wants a text in quotes", name));
  }

  void read_match(const toml::table& table) {
    for (const auto& [field, value] : table) {
      check({"contains", "fields"}, field.str(), value, "[match] has no");
      if (field.str() == "contains") {
        for (const auto& [inner, text] : table_of(value, "contains"))
          mapping_.contains[std::string(inner.str())] = text_of(text, inner.str());
        continue;
      }
      const toml::array* wanted = value.as_array();
      if (wanted == nullptr) fail(value.source(), "fields wants a list of field names");
      for (const toml::node& one : *wanted) {
        mapping_.match.push_back(alternatives(one, "fields"));
      }
    }
  }

  void read_time(const toml::table& table) {
    for (const auto& [field, value] : table) {
      check({"zone"}, field.str(), value, "[time] has no");
      const std::string zone = text_of(value, "zone");
      mapping_.zone = Zone::find(zone);
      if (!mapping_.zone) {
        fail(
            value.source(),
            fmt::format("zone \"{}\" is not known; \"Asia/Shanghai\", \"+08:00\" are", zone));
      }
    }
  }

  void read_removed(const toml::table& table) {
    for (const auto& [field, value] : table) {
      check({"notice", "time"}, field.str(), value, "[removed] has no");
      (field.str() == "time" ? mapping_.removed : mapping_.removed_notice) =
          alternatives(value, field.str());
    }
    if (mapping_.removed.empty()) {
      fail(table.source(), "[removed] wants time: when the article was seen gone");
    }
  }

  void read_answer(const toml::table& table) {
    for (const auto& [field, value] : table) {
      const std::string name(field.str());
      if (name == "constant") {
        for (const auto& [inner, text] : table_of(value, "answer.constant")) {
          check(answer_fields, inner.str(), text, "[answer.constant] has no");
          mapping_.answer_constants[std::string(inner.str())] = text_of(text, inner.str());
        }
      } else if (name == "values") {
        for (const auto& [inner, words] : table_of(value, "answer.values")) {
          check(answer_fields, inner.str(), words, "[answer.values] has no");
          auto& known = mapping_.answer_values[std::string(inner.str())];
          for (const auto& [from, to] : table_of(words, inner.str()))
            known[std::string(from.str())] = text_of(to, from.str());
        }
      } else {
        check(answer_fields, name, value, "[answer] has no");
        mapping_.answer[name] = alternatives(value, name);
      }
    }
  }

  void check_answers(const toml::table& table) const {
    if (!mapping_.has_answers()) {
      if (!mapping_.labels.empty())
        fail(table.source(), "[labels] are of answers: it wants [answer]");
      return;
    }
    if (mapping_.kind != ArticleKind::answer)
      fail(table.source(), "[answer] wants kind = \"answer\"");
    if (mapping_.answer.count("asked") == 0 && mapping_.answer.count("question") == 0)
      fail(table.source(), "[answer] wants asked or question");
    for (const char* own : {"title", "url", "authors"}) {
      if (mapping_.fields.count(own) != 0)
        fail(table.source(), fmt::format("[fields] {} of an answer is made of [answer]", own));
    }
  }

  Alternatives alternatives(const toml::node& node, std::string_view name) const {
    Alternatives all;
    if (const toml::array* list = node.as_array()) {
      for (const toml::node& one : *list) all.push_back(expression(text_of(one, name), one));
      if (all.empty()) fail(node.source(), fmt::format("the list for {} is empty", name));
    } else {
      all.push_back(expression(text_of(node, name), node));
    }
    return all;
  }

  Expression expression(std::string_view text, const toml::node& node) const {
    Expression out;
    if (text.find('{') == std::string_view::npos) {
      out.around = {"", ""};
      out.paths.push_back(path(text, node));
      return out;
    }
    while (true) {
      const std::size_t open = text.find('{');
      if (open == std::string_view::npos) break;
      const std::size_t close = text.find('}', open);
      if (close == std::string_view::npos) fail(node.source(), "a \"{\" is not closed by \"}\"");
      out.around.emplace_back(text.substr(0, open));
      out.paths.push_back(path(text.substr(open + 1, close - open - 1), node));
      text.remove_prefix(close + 1);
    }
    out.around.emplace_back(text);
    return out;
  }

  FieldPath path(std::string_view text, const toml::node& node) const {
    FieldPath out;
    out.whole = text;
    if (text.empty()) fail(node.source(), "the name of a field is empty");
    while (true) {
      const std::size_t dot = text.find('.');
      out.steps.emplace_back(text.substr(0, dot));
      if (dot == std::string_view::npos) break;
      text.remove_prefix(dot + 1);
    }
    if (out.steps.size() > 32) fail(node.source(), "a field lies more than 32 levels deep");
    return out;
  }

  std::string file_;
  Mapping mapping_;
};

}  // namespace

Mapping parse_mapping(std::string_view toml, const std::string& file) {
  return MappingReader(toml, file).read();
}

}  // namespace weiguan
