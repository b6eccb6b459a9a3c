#include "packs/toml_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "packs/detail/table.h"

namespace weiguan {

namespace {

constexpr std::size_t longest_list = 1000;

bool is_one_line(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return (c >= 0 && c < ' ') || c == 0x7f; });
}

bool is_prose(std::string_view text) {
  return std::ranges::none_of(
      text, [](char c) { return (c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == 0x7f; });
}

}  // namespace

std::optional<toml::table> parse_toml(std::string_view bytes, const Teller& teller) {
  try {
    return toml::parse(bytes);
  } catch (const toml::parse_error& error) {
    teller.tell(
        {error.source().begin.line, 0},
        "toml",
        fmt::format("the file is not TOML: {}", error.description()));
    return {};
  }
}

Place place_of(const toml::node& node) {
  return {node.source().begin.line, 0};
}

bool TomlReader::good(std::string_view key) const {
  return std::ranges::count(faulty_, key) == 0;
}

Place TomlReader::place(std::string_view key) const {
  const toml::node* node = table_.get(key);
  return place_of(node == nullptr ? table_ : *node);
}

void TomlReader::fault(Place place, std::string_view key, std::string_view rest) {
  faulty_.emplace_back(key);
  teller_.tell(
      place, part_.prefix + std::string(key), fmt::format("{} of {}: {}", key, part_.name, rest));
}

void TomlReader::only(const std::vector<std::string_view>& known) {
  only(table_, known);
}

void TomlReader::only(const toml::table& table, const std::vector<std::string_view>& known) {
  for (const auto& [key, value] : table) {
    if (std::ranges::count(known, key.str()) == 0) {
      fault(
          place_of(value),
          "key",
          fmt::format(
              "found {}; expected {}{}",
              in_quotes(key.str()),
              one_of(known),
              nearest(key.str(), known)));
    }
  }
}

void TomlReader::text(std::string_view key, std::string& into) {
  read_text(table_.get(key), key, into);
}

void TomlReader::read_text(const toml::node* node, std::string_view key, std::string& into) {
  if (node == nullptr) return;
  const toml::value<std::string>* value = node->as_string();
  const std::string_view text = value == nullptr ? std::string_view() : trim(value->get());
  if (value == nullptr || (text.empty() && part_.empty_text == EmptyText::is_wrong)) {
    fault(place_of(*node), key, "expected a text in quotes");
  } else if (!is_one_line(text)) {
    fault(place_of(*node), key, "expected one line without control characters");
  } else {
    into = text;
  }
}

void TomlReader::names(std::string_view key, Names& into) {
  const toml::node* node = table_.get(key);
  if (node == nullptr) return;
  if (!node->is_table()) {
    fault(place_of(*node), key, "expected a table with the keys hans, hant and en");
    return;
  }
  const toml::table& table = *node->as_table();
  only(table, {"hans", "hant", "en"});
  read_text(table.get("hans"), fmt::format("{}.hans", key), into.hans);
  read_text(table.get("hant"), fmt::format("{}.hant", key), into.hant);
  read_text(table.get("en"), fmt::format("{}.en", key), into.en);
}

void TomlReader::list(std::string_view key, std::vector<std::string>& into) {
  const toml::node* node = table_.get(key);
  if (node == nullptr) return;
  into.clear();
  if (!node->is_array()) {
    fault(place_of(*node), key, "expected a list of texts in quotes, such as [\"a\", \"b\"]");
    return;
  }
  if (node->as_array()->size() > longest_list) {
    fault(place_of(*node), key, fmt::format("expected at most {} texts", longest_list));
    return;
  }
  for (const toml::node& one : *node->as_array()) {
    std::string text;
    read_text(&one, key, text);
    if (text.empty()) {
      if (one.is_string() && trim(one.as_string()->get()).empty())
        fault(place_of(one), key, "found an empty text; expected none in a list");
    } else if (std::ranges::count(into, text) > 0) {
      fault(place_of(one), key, fmt::format("found {} twice; expected it once", in_quotes(text)));
    } else {
      into.push_back(std::move(text));
    }
  }
}

void TomlReader::number(std::string_view key, double& into) {
  const toml::node* node = table_.get(key);
  if (node == nullptr) return;
  if (node->is_number()) {
    into = node->value_or(0.0);
  } else {
    fault(place_of(*node), key, "expected a number");
  }
}

void TomlReader::flag(std::string_view key, bool& into) {
  const toml::node* node = table_.get(key);
  if (node == nullptr) return;
  if (const auto flag = node->value_exact<bool>()) {
    into = *flag;
  } else {
    fault(place_of(*node), key, "expected true or false");
  }
}

void TomlReader::prose(std::string_view key, std::string& into) {
  const toml::node* node = table_.get(key);
  if (node == nullptr) return;
  const toml::value<std::string>* value = node->as_string();
  std::string_view text = value == nullptr ? std::string_view() : trim(value->get());
  while (text.starts_with('\n')) text.remove_prefix(1);
  while (text.ends_with('\n')) text.remove_suffix(1);
  if (value == nullptr || (text.empty() && part_.empty_text == EmptyText::is_wrong)) {
    fault(place_of(*node), key, "expected a text in quotes");
  } else if (!is_prose(text)) {
    fault(place_of(*node), key, "expected no control characters but ends of lines and tabs");
  } else {
    into = text;
  }
}

void TomlReader::count(std::string_view key, std::uint64_t& into) {
  const toml::node* node = table_.get(key);
  if (node == nullptr) return;
  if (node->is_integer() && node->value_or(std::int64_t{-1}) >= 0) {
    into = node->value_or(std::uint64_t{0});
  } else {
    fault(place_of(*node), key, "expected a whole number that is not negative");
  }
}

}  // namespace weiguan
