#include "packs/detail/table.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "packs/detail/csv.h"

namespace weiguan {

namespace {

constexpr std::string_view ideographic_space = "\u3000";
constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

// For each of the file's columns which of ours it is.
struct Header {
  std::vector<std::size_t> ours;
  bool usable = false;
};

Header read_header(
    const CsvRecord& row, std::span<const std::string_view> columns, const Teller& teller) {
  const std::vector<std::string_view> words(columns.begin(), columns.end());
  Header header;
  header.usable = true;
  for (const std::string& cell : row.cells) {
    const std::string_view name = trim(cell);
    const auto found = std::ranges::find(columns, name);
    const auto which = static_cast<std::size_t>(found - columns.begin());
    if (found == columns.end()) {
      teller.tell(
          row.place,
          "columns",
          fmt::format(
              "the column {} is not known and is left out; expected {}{}",
              in_quotes(name),
              one_of(words),
              nearest(name, words)));
      header.ours.push_back(nowhere);
    } else if (std::ranges::count(header.ours, which) > 0) {
      teller.tell(
          row.place,
          "columns",
          fmt::format("the column {} stands there twice; the file is left out", in_quotes(name)));
      header.usable = false;
    } else {
      header.ours.push_back(which);
    }
  }
  if (header.usable && std::ranges::count(header.ours, std::size_t{0}) == 0) {
    teller.tell(
        row.place,
        "columns",
        "the first line has no column \"id\"; expected the names of the columns; the file is left "
        "out");
    header.usable = false;
  }
  return header;
}

}  // namespace

std::string_view trim(std::string_view text) {
  while (true) {
    if (text.starts_with(' ')) {
      text.remove_prefix(1);
    } else if (text.ends_with(' ')) {
      text.remove_suffix(1);
    } else if (text.starts_with(ideographic_space)) {
      text.remove_prefix(ideographic_space.size());
    } else if (text.ends_with(ideographic_space)) {
      text.remove_suffix(ideographic_space.size());
    } else {
      return text;
    }
  }
}

std::vector<TableRow> read_table(
    std::string_view bytes, std::span<const std::string_view> columns, const Teller& teller) {
  std::vector<TableRow> rows;
  std::optional<Header> header;
  const auto on_row = [&](CsvRecord&& row) {
    if (!header) {
      header = read_header(row, columns, teller);
      return;
    }
    if (!header->usable) return;
    if (row.cells.size() != header->ours.size()) {
      teller.tell(
          row.place,
          "columns",
          fmt::format(
              "the row has {} cells; expected {}, as the first line has; a comma in a cell needs "
              "quotes around it",
              row.cells.size(),
              header->ours.size()));
      return;
    }
    TableRow one;
    one.place = row.place;
    one.cells.resize(columns.size());
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (header->ours[i] != nowhere) one.cells[header->ours[i]] = trim(row.cells[i]);
    }
    rows.push_back(std::move(one));
  };
  read_csv(bytes, on_row, [&](Place place, std::string reason) {
    teller.tell(place, "csv", std::move(reason));
    // Without its first line nothing is known of the others.
    if (!header) header = Header{};
  });
  return rows;
}

}  // namespace weiguan
