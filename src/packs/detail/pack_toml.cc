#include "packs/detail/pack_toml.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "packs/forms.h"
#include "packs/toml_reader.h"

namespace weiguan {

namespace {

const std::vector<std::string_view> keys = {"id", "version", "zone", "languages", "names"};

// The languages, in place of those that stood there.
void read_languages(TomlReader& reader, std::vector<std::string>& into) {
  const toml::node* node = reader.table().get("languages");
  if (node == nullptr) return;
  into.clear();
  if (!node->is_array()) {
    reader.fault(place_of(*node), "languages", "expected a list such as [\"zh\", \"en\"]");
    return;
  }
  for (const toml::node& one : *node->as_array()) {
    const std::string value = one.is_string() ? **one.as_string() : std::string();
    const std::string wrong = language_fault(value);
    if (!wrong.empty()) {
      reader.fault(
          place_of(one),
          "languages",
          fmt::format("found {}; {}", one.is_string() ? in_quotes(value) : "no text", wrong));
    } else {
      into.push_back(value);
    }
  }
}

// Every key that must be there, unless a fault of it was told; with its line, where it has one.
void check(TomlReader& reader, const PackInfo& info) {
  const auto require =
      [&](std::string_view key, std::string_view found, std::string_view expected) {
        if (expected.empty() || !reader.good(key)) return;
        const toml::node* node = reader.table().get(key);
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
  const std::optional<toml::table> table = parse_toml(bytes, teller);
  if (!table) return otherwise;
  TomlReader reader(*table, {"the pack", "", EmptyText::is_wrong}, teller);
  reader.only(keys);
  std::string id = otherwise < infos.size() ? infos[otherwise].id : std::string();
  reader.text("id", id);
  const auto earlier = std::ranges::find(infos, id, &PackInfo::id);
  const auto number = static_cast<std::size_t>(earlier - infos.begin());
  PackInfo info = earlier == infos.end() ? PackInfo() : *earlier;
  info.id = id;
  reader.text("version", info.version);
  reader.text("zone", info.zone);
  read_languages(reader, info.languages);
  reader.names("names", info.names);
  check(reader, info);
  if (!reader.good()) return otherwise;
  if (number == infos.size()) infos.emplace_back();
  infos[number] = std::move(info);
  return number;
}

}  // namespace weiguan
