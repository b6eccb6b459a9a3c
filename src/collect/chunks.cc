#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/url.h"
#include "collect/detail/rows.h"

namespace weiguan {

namespace {

constexpr std::size_t npos = std::string::npos;
constexpr std::string_view csv_prefix = "csv; delimiter=";
constexpr std::string_view json_prefix = "json; rows=";

}  // namespace

std::string to_string(const RowFormat& format) {
  if (format.kind == RowFormat::Kind::jsonl) return "jsonl";
  if (format.kind == RowFormat::Kind::json)
    return std::string(json_prefix) + percent_encode(format.rows);
  return std::string(csv_prefix) + percent_encode({&format.delimiter, 1});
}

std::optional<RowFormat> parse_row_format(std::string_view text) {
  if (text == "jsonl") return RowFormat{};
  if (text.starts_with(json_prefix))
    return RowFormat{RowFormat::Kind::json, ',', percent_decode(text.substr(json_prefix.size()))};
  if (!text.starts_with(csv_prefix)) return {};
  const std::string delimiter = percent_decode(text.substr(csv_prefix.size()));
  if (delimiter.size() != 1) return {};
  return RowFormat{RowFormat::Kind::csv, delimiter.front()};
}

ChunkReader::ChunkReader(Read read, RowFormat format, RowLimits limits)
    : read_(std::move(read)), format_(format), limits_(limits), json_(format.rows) {
  limits_.chunk = std::max<std::uint64_t>(1, limits_.chunk);
  limits_.max_row = std::max(limits_.max_row, limits_.chunk);
}

// Holds `size` bytes or, at the end, what there is.
void ChunkReader::fill(std::size_t size) {
  while (!ended_ && held_.size() < size) {
    const std::size_t before = held_.size();
    held_.resize(size);
    const std::size_t got = read_(held_.data() + before, size - before);
    held_.resize(before + got);
    if (got == 0) ended_ = true;
  }
}

std::optional<RowChunk> ChunkReader::next() {
  fill(limits_.chunk);
  if (held_.empty()) return {};
  bool unread = false;
  bool around = false;
  const bool json = format_.kind == RowFormat::Kind::json;
  const std::size_t cut = json ? find_json_cut(unread, around) : find_cut(unread);
  RowChunk chunk = next_;
  chunk.unread = unread;
  chunk.around = around;
  chunk.bytes = held_.substr(0, cut);
  if (json) {
    for (const char c : chunk.bytes) json_.next(c);
  }
  held_.erase(0, cut);
  ++next_.index;
  next_.offset += cut;
  next_.line +=
      static_cast<std::uint64_t>(std::count(chunk.bytes.begin(), chunk.bytes.end(), '\n'));
  return chunk;
}

// The rest of a row that is too long to be read: up to its line's end.
std::size_t ChunkReader::cut_of_long_row(bool& unread) {
  unread = true;
  const std::size_t most = std::min<std::size_t>(held_.size(), limits_.chunk);
  const std::size_t line = held_.find('\n');
  in_long_row_ = line == npos || line >= most;
  return in_long_row_ ? most : line + 1;
}

std::size_t ChunkReader::find_cut(bool& unread) {
  if (in_long_row_) return cut_of_long_row(unread);
  const std::size_t lost = std::max<std::size_t>(1, 2 * std::exchange(lost_lines_, 0));
  CsvScanner scanner(format_.delimiter);
  const bool csv = format_.kind == RowFormat::Kind::csv;
  std::size_t row_end = 0;  // Behind the last row end in the chunk.
  std::size_t at = 0;
  while (true) {
    for (; at < held_.size(); ++at) {
      const char c = held_[at];
      if (csv ? !scanner.ends_row(c) : c != '\n') continue;
      row_end = at + 1;
      if (row_end >= limits_.chunk) return row_end;
    }
    if (ended_) return held_.size();
    if (row_end > 0) return row_end;
    if (held_.size() >= limits_.max_row) break;
    fill(std::min<std::size_t>(limits_.max_row, 2 * held_.size()));
  }
  // One row, and no end of it.  A quote that is never closed costs its own line only.
  if (!csv || held_.find('\n') == npos) return cut_of_long_row(unread);
  lost_lines_ = lost;
  return std::min(end_of_lines(held_, 0, lost) + 1, held_.size());
}

// What stands around the rows is a chunk of its own, and so is a piece of a row that is too long.
std::size_t ChunkReader::find_json_cut(bool& unread, bool& around) {
  JsonScanner scanner = json_;
  const bool in_long_row = scanner.in_row();
  std::size_t row_end = 0;  // Behind the last row end in the chunk.
  std::size_t at = 0;
  while (true) {
    for (; at < held_.size(); ++at) {
      const JsonScanner::Byte byte = scanner.next(held_[at]);
      if (at == 0) around = byte == JsonScanner::Byte::around;
      if (around != (byte == JsonScanner::Byte::around)) return at;
      if (byte == JsonScanner::Byte::row) continue;
      row_end = at + 1;
      unread = in_long_row;
      if (in_long_row || row_end >= limits_.chunk) return row_end;
    }
    if (in_long_row || (!ended_ && row_end == 0 && held_.size() >= limits_.max_row)) {
      unread = true;
      return std::min<std::size_t>(held_.size(), limits_.chunk);
    }
    if (ended_) return held_.size();
    if (row_end > 0 && held_.size() >= limits_.max_row) return row_end;
    fill(std::min<std::size_t>(limits_.max_row, 2 * held_.size()));
  }
}

}  // namespace weiguan
