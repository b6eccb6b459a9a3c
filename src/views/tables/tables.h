// Rows as people and programs want them: a table on a terminal, CSV, TSV, JSON, JSON lines.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/instruments.h"

namespace weiguan {

enum class Format { table, csv, tsv, jsonl, json };
std::optional<Format> parse_format(std::string_view name);
std::string_view media_type(Format format);
enum class Speech { en, zh };

// Takes the next piece of the output.
using TextSink = std::function<void(std::string_view)>;

// One header, many rows.  Cells of text that begin with = + - @ or a tab get a leading apostrophe
// in CSV and TSV, so that no spreadsheet runs them.
class TableWriter {
 public:
  struct Options {
    Format format = Format::csv;
    bool bom = false;            // A byte order mark, for Excel.
    Speech speech = Speech::en;  // Of headings in Format::table.
    std::size_t width = 100;     // Of the terminal, in columns.
  };
  TableWriter(std::vector<Column> columns, Options options, TextSink out);
  ~TableWriter();

  void row(const std::vector<Value>& values);
  void finish();  // Writes what is still owed (the table, JSON's closing bracket).  Called once.

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string to_text(const Value& value);  // Empty where not known.

// The web address (path and query) of exactly the articles that pass, as the web view serves it.
std::string search_address(const Filter& filter, const Zone& zone);
std::string evidence_address(const Evidence& evidence, const Zone& zone);

}  // namespace weiguan
