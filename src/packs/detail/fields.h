// The cells of one row to an outlet or a group, each of them checked.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "packs/packs.h"
#include "packs/told.h"

namespace weiguan {

// What a row's cells are checked against.
struct RowContext {
  std::string zone;                      // Of the pack: where a row names none.
  std::string language;                  // Of the pack: where a row names none.
  std::vector<std::string_view> groups;  // Ids, sorted.
};

// Tells every fault of the row; nothing when there is one.
std::optional<Outlet> read_outlet(
    const std::vector<std::string>& cells,
    const RowContext& context,
    Place place,
    const Teller& teller);

std::optional<Group> read_group(
    const std::vector<std::string>& cells, Place place, const Teller& teller);

}  // namespace weiguan
