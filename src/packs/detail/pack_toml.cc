#include "packs/detail/pack_toml.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "packs/detail/forms.h"

namespace weiguan {

namespace {

const std::vector<std::string_view> keys = {"id", "version", "zone", "languages", "names"};
const std::vector<std::string_view> name_keys = {"hans", "hant", "en"};

Place place_of(const toml::node& node) {
  return {node.source().begin.line, 0};
}

// The file being read; remembers whether any fault was told.
class TomlReader {
 public:
  explicit TomlReader(const Teller& teller) : teller_(teller) {}

  bool good() const { return faulty_.empty(); }
  bool good(std::string_view key) const { return std::ranges::count(faulty_, key) == 0; }

  void fault(Place place, std::string_view key, std::string_view rest) {
    faulty_.emplace_back(key);
    teller_.tell(place, key, fmt::format("{} of the pack: {}", key, rest));
  }

  void only(const toml::table& table, const std::vector<std::string_view>& known) {
    for (const auto& [key, value] : table) {
      if (std::ranges::count(known, key.str()) == 0)
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

  // `called`: the key in a reason, where that is not `key`.
  void text(
      const toml::table& table,
      std::string_view key,
      std::string& into,
      std::string_view called = {}) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return;
    const auto value = node->value<std::string>();
    if (!node->is_string() || !value || value->empty()) {
      fault(place_of(*node), called.empty() ? key : called, "expected a text in quotes");
    } else {
      into = *value;
    }
  }

  void languages(const toml::table& table, std::vector<std::string>& into) {
    const toml::node* node = table.get("languages");
    if (node == nullptr) return;
    into.clear();
    if (!node->is_array()) {
      fault(place_of(*node), "languages", "expected a list such as [\"zh\", \"en\"]");
      return;
    }
    for (const toml::node& one : *node->as_array()) {
      const std::string value = one.is_string() ? **one.as_string() : std::string();
      const std::string wrong = language_fault(value);
      if (!wrong.empty()) {
        fault(
            place_of(one),
            "languages",
            fmt::format("found {}; {}", one.is_string() ? in_quotes(value) : "no text", wrong));
      } else {
        into.push_back(value);
      }
    }
  }

  void names(const toml::table& table, Names& into) {
    const toml::node* node = table.get("names");
    if (node == nullptr) return;
    if (!node->is_table()) {
      fault(place_of(*node), "names", "expected a table with the keys hans, hant and en");
      return;
    }
    only(*node->as_table(), name_keys);
    text(*node->as_table(), "hans", into.hans, "names.hans");
    text(*node->as_table(), "hant", into.hant, "names.hant");
    text(*node->as_table(), "en", into.en, "names.en");
  }

 private:
  const Teller& teller_;
  std::vector<std::string> faulty_;  // The keys with a fault.
};

// Every key that must be there, unless a fault of it was told; with its line, where it has one.
void check(TomlReader& reader, const PackInfo& info, const toml::table& table) {
  const auto require =
      [&](std::string_view key, std::string_view found, std::string_view expected) {
        if (expected.empty() || !reader.good(key)) return;
        const toml::node* node = table.get(key);
        reader.fault(
            node == nullptr ? Place{1, 0} : place_of(*node),
            key,
            fmt::format("found {}; {}", found.empty() ? "nothing" : in_quotes(found), expected));
      };
  const bool nameless = info.names.hans.empty() && info.names.hant.empty() && info.names.en.empty();
  const bool name_told =
      !reader.good("names.hans") || !reader.good("names.hant") || !reader.good("names.en");
  require("id", info.id, id_fault(info.id));
  require("zone", info.zone, zone_fault(info.zone));
  require("version", "", info.version.empty() ? "expected a text such as \"2026-11\"" : "");
  require(
      "languages", "", info.languages.empty() ? "expected a list such as [\"zh\", \"en\"]" : "");
  require(
      "names", "", nameless && !name_told ? "expected a table [names] with hans, hant or en" : "");
}

}  // namespace

std::size_t read_pack_toml(
    std::string_view bytes,
    std::vector<PackInfo>& infos,
    std::size_t otherwise,
    const Teller& teller) {
  toml::table table;
  try {
    table = toml::parse(bytes);
  } catch (const toml::parse_error& error) {
    teller.tell(
        {error.source().begin.line, 0},
        "toml",
        fmt::format("the file is not TOML: {}", error.description()));
    return otherwise;
  }
  TomlReader reader(teller);
  reader.only(table, keys);
  std::string id = otherwise < infos.size() ? infos[otherwise].id : std::string();
  reader.text(table, "id", id);
  const auto earlier = std::ranges::find(infos, id, &PackInfo::id);
  const auto number = static_cast<std::size_t>(earlier - infos.begin());
  PackInfo info = earlier == infos.end() ? PackInfo() : *earlier;
  info.id = id;
  reader.text(table, "version", info.version);
  reader.text(table, "zone", info.zone);
  reader.languages(table, info.languages);
  reader.names(table, info.names);
  check(reader, info, table);
  if (!reader.good()) return otherwise;
  if (number == infos.size()) infos.emplace_back();
  infos[number] = std::move(info);
  return number;
}

}  // namespace weiguan
