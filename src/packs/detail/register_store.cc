#include "packs/detail/register_store.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "packs/detail/entity_row.h"
#include "packs/detail/register_toml.h"
#include "packs/words.h"
#include "text/tokens.h"

namespace weiguan {

namespace {

constexpr std::string_view official_file = "official.toml";
constexpr std::string_view outlets_id = "outlets";
constexpr std::size_t shortest_name = 3;  // Characters: a shorter name is often a word.

// "cities" of "cities.toml" where the name ends so.
std::optional<std::string> stem(std::string_view name, std::string_view end) {
  if (!name.ends_with(end)) return {};
  return std::string(name.substr(0, name.size() - end.size()));
}

Entity entity_of(const Outlet& outlet) {
  Entity entity;
  entity.id = outlet.id;
  entity.names = outlet.names;
  const auto add = [&](const std::string& name) {
    const std::size_t size = tokens(name).size();
    // An English word is one token, so a name of one is as weak as one of two characters.
    if (size > 0) call(entity, name, size < shortest_name);
  };
  add(outlet.names.hans);
  add(outlet.names.hant);
  add(outlet.names.en);
  for (const std::string& name : outlet.also) add(name);
  entity.kind = outlet.kind;
  entity.valid_from = outlet.valid_from;
  entity.valid_to = outlet.valid_to;
  entity.source = outlet.source;
  return entity;
}

Register register_of(std::span<const Outlet> outlets) {
  Register made;
  made.id = outlets_id;
  made.names = {"媒体", "媒體", "Outlets"};
  made.meaning = {
      "资料包中的媒体",
      "資料包中的媒體",
      "The outlets of the packs, by the names they publish under"};
  made.sort = "outlets";
  for (const PackWord& one : outlet_kinds())
    made.kinds.push_back({std::string(one.word), {std::string(one.zh), {}, std::string(one.en)}});
  for (const Outlet& one : outlets) {
    made.entities.push_back(entity_of(one));
    if (made.entities.back().called.empty()) made.entities.pop_back();
  }
  return made;
}

}  // namespace

void RegisterStore::add(const RegisterFiles& files, const ProblemSink& problems) {
  const auto teller_of = [&](const std::string& name) {
    return Teller(
        (std::filesystem::path(files.folder) / name).string(), problems, "pack-register-");
  };
  for (const auto& [name, bytes] : files.files) {
    if (const auto id = stem(name, ".toml"); id && name != official_file)
      add_head(*id, bytes, teller_of(name));
  }
  for (const auto& [name, bytes] : files.files) {
    if (const auto id = stem(name, ".csv"))
      add_rows(*id, bytes, (std::filesystem::path(files.folder) / name).string(), teller_of(name));
  }
  check_parents(files, problems);
  const auto official = files.files.find(std::string(official_file));
  if (official != files.files.end())
    add_rankings(official->second, teller_of(std::string(official_file)));
}

void RegisterStore::add_head(const std::string& id, std::string_view bytes, const Teller& teller) {
  const auto old = heads_.find(id);
  Register head = old == heads_.end() ? Register() : old->second;
  head.id = id;
  if (id == outlets_id) {
    teller.tell(
        {}, "file", "the register \"outlets\" is made of the outlets; the file is left out");
  } else if (read_register(bytes, teller, head)) {
    heads_[id] = std::move(head);
  }
}

void RegisterStore::add_rows(
    const std::string& id, std::string_view bytes, const std::string& file, const Teller& teller) {
  const auto head = heads_.find(id);
  if (head == heads_.end()) {
    teller.tell(
        {},
        "file",
        fmt::format(
            "there is no {}.toml in order, which says what it lists; the file is left out", id));
    return;
  }
  EntityRows& rows = rows_[id];
  for (TableRow& row : read_rows(bytes, entity_columns, rows, teller)) {
    auto entity = read_entity(row.cells, head->second.kinds, row.place, teller);
    if (!entity) continue;
    const std::string entity_id = entity->id;
    rows[entity_id] = {std::move(row), std::move(*entity), file};
  }
}

void RegisterStore::check_parents(const RegisterFiles& files, const ProblemSink& problems) const {
  const Registers all = registers({});
  for (const auto& [id, rows] : rows_) {
    for (const auto& [entity_id, row] : rows) {
      const std::string& parent = row.thing.parent;
      // A row of an earlier folder was told with it.
      if (parent.empty() || all.entity(parent) != nullptr ||
          std::filesystem::path(row.file).parent_path() != std::filesystem::path(files.folder))
        continue;
      Teller(row.file, problems, "pack-register-")
          .tell(
              row.row.place,
              "parent",
              fmt::format(
                  "parent of entity {}: found {}; expected a register and an id with \"/\" between "
                  "them, such as \"provinces/jiangsu\"",
                  in_quotes(entity_id),
                  in_quotes(parent)));
    }
  }
}

void RegisterStore::add_rankings(std::string_view bytes, const Teller& teller) {
  const Registers all = registers({});
  read_rankings(bytes, all, rankings_, teller);
}

Registers RegisterStore::registers(std::span<const Outlet> outlets) const {
  Registers out;
  for (const auto& [id, head] : heads_) {
    Register one = head;
    if (const auto rows = rows_.find(id); rows != rows_.end()) {
      for (const auto& [entity_id, row] : rows->second) one.entities.push_back(row.thing);
    }
    out.all.push_back(std::move(one));
  }
  if (!outlets.empty()) out.all.push_back(register_of(outlets));
  std::ranges::sort(out.all, {}, &Register::id);
  for (Register& one : out.all) {
    for (Entity& entity : one.entities) {
      if (!entity.parent.empty() && out.entity(entity.parent) == nullptr) entity.parent.clear();
    }
  }
  for (const auto& [id, ranking] : rankings_) out.rankings.push_back(ranking);
  return out;
}

}  // namespace weiguan
