// The columns of a pack's files, in the order in which docs/formats/pack.md lists them.
#pragma once

#include <array>
#include <string_view>

namespace weiguan {

namespace outlet_column {
enum Column : std::size_t {
  id,
  name_hans,
  name_hant,
  name_en,
  also,
  kind,
  control,
  controller,
  place,
  language,
  zone,
  domains,
  accounts,
  groups,
  valid_from,
  valid_to,
  source,
  note,
  count
};
}  // namespace outlet_column

inline constexpr std::array<std::string_view, outlet_column::count> outlet_columns = {
    "id",
    "name_hans",
    "name_hant",
    "name_en",
    "also",
    "kind",
    "control",
    "controller",
    "place",
    "language",
    "zone",
    "domains",
    "accounts",
    "groups",
    "valid_from",
    "valid_to",
    "source",
    "note"};

namespace group_column {
enum Column : std::size_t { id, name_hans, name_hant, name_en, meaning, count };
}  // namespace group_column

inline constexpr std::array<std::string_view, group_column::count> group_columns = {
    "id", "name_hans", "name_hant", "name_en", "meaning"};

}  // namespace weiguan
