// A table that is the same on the page, in CSV and in JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "views/tables/tables.h"
#include "views/web/detail/html.h"
#include "views/web/detail/request.h"

namespace weiguan::web {

struct Cell {
  Value value;           // In files; on the page too, unless `shown` says it better.
  std::string shown;     // For people.
  std::string address;   // A page of ours that it leads to.
  std::string language;  // Of a text that is somebody's own words.
};

struct Sheet {
  std::string name;  // Of the file, and of the list in JSON.
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
};

// Column whose heading stands in the table of words as "column." and its name.
Column column(std::string_view name, Type type = Type::text);

Cell text_cell(std::string_view text, std::string address = {});  // Not known where empty.
Cell count_cell(std::uint64_t count, std::string address = {});

// `first` rows of it at the most; says so when there are more, with a link to all in CSV.
Html to_html(
    const Sheet& sheet,
    std::string_view caption,
    const Request& request,
    std::size_t first = 2000,
    std::string_view all_address = {});

// The cell alone, as to_html() writes it.
void add_cell(Html& html, const Column& column, const Cell& cell, Speech speech);
void add_head(Html& html, const std::vector<Column>& columns, Speech speech);

// CSV or JSON lines.
std::string to_rows(const Sheet& sheet, Format format, bool bom);
std::string to_json_rows(const Sheet& sheet);  // A list of objects.

// "58,063"; other numbers as to_text() has them.
std::string show_number(std::uint64_t number);
std::string show_value(const Column& column, const Value& value, Speech speech);

}  // namespace weiguan::web
