// The rows of a table laid over those of the folders before.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "packs/detail/table.h"

namespace weiguan {

template <typename Thing>
struct PackRow {
  TableRow row;  // Its cells after the overlay.
  Thing thing;
  std::string file;
};

// An empty cell keeps the earlier row's, "-" empties it.
inline void overlay(const std::vector<std::string>* earlier, std::vector<std::string>& cells) {
  for (std::size_t i = 1; i < cells.size(); ++i) {
    if (cells[i] == "-") {
      cells[i].clear();
    } else if (cells[i].empty() && earlier != nullptr) {
      cells[i] = (*earlier)[i];
    }
  }
}

// The file's rows, each laid over the earlier one of its id; an id that comes twice is told.
template <typename Rows>
std::vector<TableRow> read_rows(
    std::string_view bytes,
    std::span<const std::string_view> columns,
    const Rows& earlier,
    const Teller& teller) {
  std::vector<TableRow> rows;
  std::unordered_map<std::string, std::uint64_t> lines;
  for (TableRow& row : read_table(bytes, columns, teller)) {
    const auto [first, is_new] = lines.emplace(row.cells[0], row.place.line);
    if (!is_new) {
      teller.tell(
          row.place,
          "id",
          fmt::format(
              "id {} stands in line {} already; expected each id once",
              in_quotes(row.cells[0]),
              first->second));
      continue;
    }
    const auto old = earlier.find(row.cells[0]);
    overlay(old == earlier.end() ? nullptr : &old->second.row.cells, row.cells);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace weiguan
