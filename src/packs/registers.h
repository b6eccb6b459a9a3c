// Registers: lists of entities that are counted in texts: cities, provinces, people, organisations,
// outlets.
//
// They stand in the folder registers/ of a pack:
//   NAME.toml     the register NAME: its names, what it is a list of, words that speak for or
//                 against its entities whichever they are
//   NAME.csv      its entities, one a row
//   official.toml ranks that others gave the entities
// docs/formats/pack.md lists keys and columns.  The register "outlets" is made of the packs' own
// outlets.  How a text is read with them: instruments/entity_mentions.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "packs/packs.h"

namespace weiguan {

// A name that stands for an entity in texts.
struct EntityName {
  std::string text;      // As the file has it; texts are compared folded (text/fold.h).
  std::string language;  // ISO 639: zh, en.
  // Often something else (大同, 东方): it counts only where something speaks for the entity.
  bool weak = false;

  friend bool operator==(const EntityName&, const EntityName&) = default;
};

struct Entity {
  std::string id;                  // Within its register: "suzhou", "suzhou-anhui".
  std::string code;                // Of an official list, such as 320500; empty where it has none.
  Names names;                     // To be shown by.
  std::vector<EntityName> called;  // Every name it is found by, the shown ones among them.
  std::string kind;                // One of its register's kinds.
  std::string parent;              // What it lies in: "provinces/jiangsu"; may be empty.
  // Words near by that speak for it, and that say it is something else.
  std::vector<std::string> with, without;
  // Longer words that hold a name of it, or overlap one, and are something else: 大同小异, 黄河.
  std::vector<std::string> other_words;
  // Longer words that hold another entity's name or word and are this one all the same.
  std::vector<std::string> own_words;
  std::string valid_from, valid_to;  // Days, months or years; empty: not known, or goes on.
  std::string source, note;
};

struct EntityKind {
  std::string id;
  Names names;
};

struct Register {
  std::string id;  // "cities"
  Names names, meaning;
  // Registers of one sort are read together: of two names that overlap the longer one counts, and
  // places that stand in one text speak for each other.  "places", "people", "bodies", "outlets".
  std::string sort;
  std::vector<EntityKind> kinds;
  // What speaks for any of its entities where it stands right behind or before a weak name, and
  // what makes of any name something else: 市, 方言; 在, 抵达; 饭 (天津饭); 小 (a nickname).
  std::vector<std::string> after, before, not_after, not_before;
  // Words of no entity in particular that hold or overlap a name and are something else.
  std::vector<std::string> other_words;
  std::vector<Entity> entities;  // By id.

  const Entity* entity(std::string_view id) const;  // Null where unknown.
};

// Where an entity stands in a ranking that somebody else published.
struct OfficialRank {
  std::string entity;       // Id, within the ranking's register.
  int best = 0, worst = 0;  // 1 and 1: first; 6 and 10: no more is known than that.
};

struct OfficialRanking {
  std::string id;  // "cities-2023"
  std::string register_id;
  Names names;         // What it calls itself.
  std::string period;  // What it is about: a year, month or day.
  std::string publisher, source, note;
  std::vector<OfficialRank> ranks;  // By best, worst, entity.
};

struct Registers {
  std::vector<Register> all;              // By id.
  std::vector<OfficialRanking> rankings;  // By id.

  const Register* find(std::string_view id) const;  // Null where unknown.
  // "provinces/jiangsu"; null where there is no such one.
  const Entity* entity(std::string_view register_and_id) const;
};

// The files of one folder; empty where there is no folder registers/ in it.
struct RegisterFiles {
  std::string folder;                        // As the user named it.
  std::map<std::string, std::string> files;  // Bytes by name.
};
RegisterFiles read_register_files(const std::filesystem::path& pack_folder);

}  // namespace weiguan
