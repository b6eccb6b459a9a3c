// A file of a pack as rows of cells, its columns in our order whatever theirs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "packs/told.h"

namespace weiguan {

struct TableRow {
  Place place;
  std::vector<std::string> cells;  // One for each of our columns; empty where the file has none.
};

// The first row names the columns, in any order; only "id" must be there.  Spaces around a cell do
// not count.  Faults are told with rule "pack-csv" or "pack-columns".
std::vector<TableRow> read_table(
    std::string_view bytes, std::span<const std::string_view> columns, const Teller& teller);

std::string_view trim(std::string_view text);  // Spaces, the ideographic one too.

}  // namespace weiguan
