// Rows as people and programs want them: a table on a terminal, CSV, TSV, JSON, JSON lines.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "instruments/instruments.h"

namespace weiguan {

enum class Format { table, csv, tsv, jsonl, json, html, atom, mail, svg };
std::optional<Format> parse_format(std::string_view name);
std::string_view media_type(Format format);
enum class Speech { en, zh };
std::string_view say(const Words& words, Speech speech);

// Takes the next piece of the output.
using TextSink = std::function<void(std::string_view)>;

// One header, many rows, streamed (a table holds back its first 200 rows to learn its widths).
//   table        for eyes: aligned, a Chinese character counts two columns, long cells go on in the
//                next line, control characters are made harmless, "–" where nothing is known
//   csv          RFC 4180 with "\n" line ends; a cell that is not known is empty
//   tsv          the same, with \t \n \r \\ written for a tab, line ends and a backslash
//   jsonl, json  one object a row; null where nothing is known
//   html         one <table>, for a page (views/tables/page.h); "–" where nothing is known
// atom and mail are written by NewsWriter (views/tables/news.h), svg by draw_figure() (figure.h).
// Cells of text that begin with = + - @, a tab or a carriage return get a leading apostrophe in CSV
// and TSV, so that no spreadsheet runs them.
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

  void row(const std::vector<Value>& values);  // One value for each column.
  void finish();  // Writes what is still owed (the table, JSON's closing bracket).  Called once.

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string to_text(const Value& value);   // Empty where not known.
std::string for_eyes(const Value& value);  // Numbers to four digits; "–" for nothing.
std::string to_json(const Value& value);   // null where not known, or not finite.
// The value with the words of people for a choice, an outlet, a group or a tier; others as they
// are.
Value in_words(const Value& value, const Column& column, const Packs& packs, Speech speech);
std::string json_text(std::string_view text);            // In quotes, escaped, valid UTF-8.
std::string json_arguments(const Arguments& arguments);  // An object, keys in order.

// Columns of a terminal that the text takes: two for a Chinese character, none for a combining one.
std::size_t display_width(std::string_view text);
// On one line, with control characters and those that turn the direction of writing around as
// U+FFFD, so that no captured page can speak to the terminal.
std::string for_terminal(std::string_view text);

// ---- Addresses of the web view, as paths with a query ----
//
// /search?outlet=a&outlet=b&kind=post&lang=zh&from=2024-07&to=2024-09&possible=1
// `from` and `to` are periods in the observatory's zone, `to` included; outlet=unknown is "no known
// outlet" and lang=und "cannot be told".
// With copies=once copies of one text count once (the oldest) among the articles of among-outlet=,
// among-q= and so on, or of all.

// The web address of exactly the articles that pass.
std::string search_address(const Filter& filter, const Zone& zone);

// One article /article/ID, one passage /article/ID?passage=BEGIN-END, one capture /capture/ID, a
// filter as above, and where they are several /evidence?article=ID&capture=ID&passage=ID:BEGIN-END,
// a field for each.  Empty where there is no evidence.
std::string evidence_address(const Evidence& evidence, const Zone& zone);

// The last column of an instrument's table in files: the address of the row's evidence.
Column evidence_column();

// The way back: fields named as in search_address(), in any order, others passed over, empty ones
// not given.  Outlets may be named as the packs name them, with commas between.  Throws UsageError.
using Fields = std::vector<std::pair<std::string, std::string>>;
Filter parse_filter(const Fields& fields, const Zone& zone, const Packs& packs);

// Where a range is open on a side, it reaches to the end of what can be written as a date.
inline constexpr Period open_range{
    beginning_of_time, Time{std::chrono::sys_days{std::chrono::year{10000} / 1 / 1}}};

// From the start of one period to the end of another; a side that is empty is open.  Nothing when
// both are empty.  Throws UsageError for what is no period, or when `to` ends before `from` begins.
std::optional<Period> parse_range(std::string_view from, std::string_view to, const Zone& zone);

// Why the search found nothing, in sentences: the archive is empty, nobody published in the period,
// a phrase stands nowhere, ...  Asks the archive a few more questions.  REQUIRES: its total is 0.
std::string why_empty(const Archive& archive, const Search& search, Speech speech);

}  // namespace weiguan
