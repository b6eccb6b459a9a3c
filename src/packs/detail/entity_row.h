// The cells of one row of registers/NAME.csv to an entity, each of them checked.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "packs/registers.h"
#include "packs/told.h"

namespace weiguan {

namespace entity_column {
enum Column : std::size_t {
  id,
  name_hans,
  name_hant,
  name_en,
  also,
  weak,
  code,
  kind,
  parent,
  with,
  without,
  other_words,
  own_words,
  valid_from,
  valid_to,
  source,
  note,
  count
};
}  // namespace entity_column

// In the order in which docs/formats/pack.md lists them.
inline constexpr std::array<std::string_view, entity_column::count> entity_columns = {
    "id",
    "name_hans",
    "name_hant",
    "name_en",
    "also",
    "weak",
    "code",
    "kind",
    "parent",
    "with",
    "without",
    "other_words",
    "own_words",
    "valid_from",
    "valid_to",
    "source",
    "note"};

// Tells every fault of the row; nothing when there is one.  `kinds` are those of its register.
// Whether there is such a parent is not asked here.
std::optional<Entity> read_entity(
    const std::vector<std::string>& cells,
    const std::vector<EntityKind>& kinds,
    Place place,
    const Teller& teller);

// Adds the name where the entity is not called so yet, in any script; a weak one stays weak.
void call(Entity& entity, const std::string& name, bool weak);

}  // namespace weiguan
