// Files of rows: cut into chunks at row ends, and chunks read row by row.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "collect/detail/json_scanner.h"

namespace weiguan {

struct RowFormat {
  enum class Kind { jsonl, csv, json };
  Kind kind = Kind::jsonl;
  char delimiter = ',';   // Of csv: comma, tab or semicolon.
  std::string rows = {};  // Of json, one document: where its list of rows stands, "/results".

  friend bool operator==(const RowFormat&, const RowFormat&) = default;
};

// "jsonl", "csv; delimiter=%2C", "json; rows=%2Fresults": as it stands in a record's Weiguan-Format
// header, and back.
std::string to_string(const RowFormat& format);
std::optional<RowFormat> parse_row_format(std::string_view text);

struct RowLimits {
  std::uint64_t chunk = std::uint64_t{1} << 20;     // About this many bytes in a chunk.
  std::uint64_t max_row = std::uint64_t{64} << 20;  // A longer row is kept, and not read.
};

struct RowChunk {
  std::string bytes;
  std::uint64_t index = 0;   // From 0.
  std::uint64_t offset = 0;  // Of its first byte in the file, decompressed.
  std::uint64_t line = 1;    // Of its first byte.
  bool unread = false;       // A piece of a row that is longer than max_row.
  bool around = false;       // Of one JSON document: a piece before or behind its list of rows.
};

// Cuts what `read` gives into chunks; together they are all of its bytes.  A chunk ends at a row's
// end, or is part of a row longer than max_row.  Where the cuts lie depends on the bytes and the
// limits only.
class ChunkReader {
 public:
  using Read = std::function<std::size_t(char*, std::size_t)>;  // As InputFile::read().

  ChunkReader(Read read, RowFormat format, RowLimits limits);
  std::optional<RowChunk> next();  // Nothing at the end.

 private:
  void fill(std::size_t size);
  std::size_t find_cut(bool& unread);
  std::size_t cut_of_long_row(bool& unread);
  std::size_t find_json_cut(bool& unread, bool& around);

  Read read_;
  RowFormat format_;
  RowLimits limits_;
  std::string held_;
  bool ended_ = false;
  bool in_long_row_ = false;
  JsonScanner json_;            // Of one JSON document: at the first byte that is held.
  std::size_t lost_lines_ = 0;  // Cut off together for want of a closing quote.
  RowChunk next_;               // Its place, without bytes.
};

// A row's place in its chunk.
struct RowPlace {
  std::uint64_t begin = 0;  // Bytes.
  std::uint64_t end = 0;    // Not included; without the line end.
  std::uint64_t line = 0;   // Lines from the chunk's first, from 0.
};

struct RowSink {
  std::function<void(const RowPlace&, nlohmann::ordered_json&)> row;
  std::function<void(const RowPlace&, const char* rule, const std::string& reason)> problem;
};

// Calls the sink for each row or unreadable row, in order.  Blank lines are passed over.
void read_jsonl(std::string_view bytes, const RowSink& sink);

// One row; `what` is what problems call it, "line".
void read_json_row(
    std::string_view text, std::string_view what, const RowPlace& place, const RowSink& sink);

// The same of a chunk of one JSON document that holds rows.
void read_json_rows(std::string_view bytes, const RowSink& sink);

// The first rows of one JSON document, at most `most`; nothing when no list stands at `rows`.
std::optional<std::vector<nlohmann::ordered_json>> first_json_rows(
    const std::function<std::size_t(char*, std::size_t)>& read,
    const std::string& rows,
    std::size_t most);

// Rows become objects of texts, named by `columns`; with empty `columns` the first row names them.
// `charset` is that of the bytes.
void read_csv(
    std::string_view bytes,
    char delimiter,
    const std::string& charset,
    std::vector<std::string> columns,
    const RowSink& sink);

// ---- CSV by the byte

// Tells where rows end (RFC 4180, as lenient as spreadsheets are).
class CsvScanner {
 public:
  explicit CsvScanner(char delimiter) : delimiter_(delimiter) {}
  bool ends_row(char c);  // True when `c` is the newline that ends a row.
  bool in_quotes() const { return state_ == State::quoted; }

 private:
  enum class State { start, plain, quoted, quote };
  State state_ = State::start;
  char delimiter_;
};

struct CsvRow {
  RowPlace place;
  bool unclosed = false;  // A quote was opened and never closed.  The place is its first line, or
                          // more lines when one such row follows another: 2, 4, 8, ...
};

// Where `lines` lines from `begin` on end: at their newline, or at the end of the bytes.
std::size_t end_of_lines(std::string_view bytes, std::size_t begin, std::size_t lines);

// Each row of a chunk.
void each_csv_row(
    std::string_view bytes, char delimiter, const std::function<void(const CsvRow&)>& each);

std::vector<std::string> csv_fields(std::string_view row, char delimiter);

// The names of the columns that the first row of `bytes` gives, made unique.
std::vector<std::string> csv_columns(
    std::string_view bytes, char delimiter, const std::string& charset);

// The delimiter of the first row: the commonest of tab, comma and semicolon; nothing when it has
// none of them.
std::optional<char> csv_delimiter(std::string_view bytes);

// "utf-8" where the bytes are (a cut last character is forgiven), else what they seem to be.
std::string charset_of_rows(std::string_view bytes);

}  // namespace weiguan
