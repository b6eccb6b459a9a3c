// The entries of one kind in a TOML file: [[phrase]], [[group]], [[tier]].
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "packs/forms.h"
#include "packs/toml_reader.h"

namespace weiguan {

struct EntryKind {
  std::string_view key;     // As it is written in the file.
  std::string_view name;    // In a reason.
  std::string_view prefix;  // Of the rules.
  // What is wrong with an id; nothing ("") where it is right.
  std::string (*id_fault)(std::string_view id) = weiguan::id_fault;
};

template <typename Thing>
struct FreshEntry {
  Thing thing;
  const toml::table* table;
};

// Each [[kind]] of the file that has no fault, laid over the earlier one of its id.
template <typename Thing>
std::vector<FreshEntry<Thing>> read_entries(
    const toml::table& file,
    const EntryKind& kind,
    const Teller& teller,
    const std::function<const Thing*(std::string_view id)>& earlier,
    const std::function<void(TomlReader&, Thing&)>& read) {
  std::vector<FreshEntry<Thing>> fresh;
  const toml::node* node = file.get(kind.key);
  if (node == nullptr) return fresh;
  if (!node->is_array()) {
    teller.tell(
        place_of(*node),
        fmt::format("{}key", kind.prefix),
        fmt::format("{0} is no list; expected entries that begin with [[{0}]]", kind.key));
    return fresh;
  }
  std::unordered_map<std::string, std::uint64_t> lines;
  for (const toml::node& one : *node->as_array()) {
    const toml::table* table = one.as_table();
    if (table == nullptr) {
      teller.tell(
          place_of(one),
          fmt::format("{}key", kind.prefix),
          fmt::format("found no table; expected entries that begin with [[{}]]", kind.key));
      continue;
    }
    const std::string id = (*table)["id"].value_or(std::string());
    TomlReader reader(
        *table,
        {fmt::format("{} {}", kind.name, in_quotes(id)),
         std::string(kind.prefix),
         EmptyText::empties},
        teller);
    const std::string wrong = kind.id_fault(id);
    if (!wrong.empty()) {
      reader.fault(reader.place("id"), "id", fmt::format("found {}; {}", in_quotes(id), wrong));
      continue;
    }
    const auto [first, is_new] = lines.emplace(id, place_of(*table).line);
    if (!is_new) {
      reader.fault(
          reader.place("id"),
          "id",
          fmt::format("it stands in line {} already; expected each id once", first->second));
      continue;
    }
    const Thing* old = earlier(id);
    Thing thing = old == nullptr ? Thing() : *old;
    thing.id = id;
    read(reader, thing);
    if (reader.good()) fresh.push_back({std::move(thing), table});
  }
  return fresh;
}

}  // namespace weiguan
