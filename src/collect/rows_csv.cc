#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "collect/detail/rows.h"
#include "text/charset.h"
#include "text/utf8.h"

namespace weiguan {

bool CsvScanner::ends_row(char c) {
  switch (state_) {
    case State::start:
      if (c == '"') {
        state_ = State::quoted;
        return false;
      }
      break;
    case State::quoted:
      if (c == '"') state_ = State::quote;
      return false;
    case State::quote:
      if (c == '"') {
        state_ = State::quoted;
        return false;
      }
      break;
    case State::plain:
      break;
  }
  state_ = c == delimiter_ || c == '\n' ? State::start : State::plain;
  return c == '\n';
}

std::size_t end_of_lines(std::string_view bytes, std::size_t begin, std::size_t lines) {
  std::size_t at = bytes.find('\n', begin);
  while (--lines > 0 && at != std::string_view::npos) at = bytes.find('\n', at + 1);
  return std::min(at, bytes.size());
}

void each_csv_row(
    std::string_view bytes, char delimiter, const std::function<void(const CsvRow&)>& each) {
  CsvRow row;
  std::size_t lost = 0;
  while (row.place.begin < bytes.size()) {
    CsvScanner scanner(delimiter);
    std::size_t at = row.place.begin;
    while (at < bytes.size() && !scanner.ends_row(bytes[at])) ++at;
    row.unclosed = at == bytes.size() && scanner.in_quotes();
    lost = row.unclosed ? std::max<std::size_t>(1, 2 * lost) : 0;
    if (row.unclosed) at = end_of_lines(bytes, row.place.begin, lost);
    const std::size_t next = std::min(at + 1, bytes.size());
    row.place.end = at;
    if (row.place.end > row.place.begin && bytes[row.place.end - 1] == '\r') --row.place.end;
    each(row);
    row.place.line += static_cast<std::uint64_t>(std::count(
        bytes.begin() + static_cast<std::ptrdiff_t>(row.place.begin),
        bytes.begin() + static_cast<std::ptrdiff_t>(next),
        '\n'));
    row.place.begin = next;
  }
}

std::vector<std::string> csv_fields(std::string_view row, char delimiter) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  bool fresh = true;  // Nothing of the field was read yet.
  for (std::size_t i = 0; i < row.size(); ++i) {
    const char c = row[i];
    if (quoted) {
      if (c != '"') {
        fields.back() += c;
      } else if (i + 1 < row.size() && row[i + 1] == '"') {
        fields.back() += '"';
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"' && fresh) {
      quoted = true;
      fresh = false;
    } else if (c == delimiter) {
      fields.emplace_back();
      fresh = true;
    } else {
      fields.back() += c;
      fresh = false;
    }
  }
  return fields;
}

std::string charset_of_rows(std::string_view bytes) {
  for (std::size_t cut = 0; cut < 4 && cut <= bytes.size(); ++cut) {
    if (is_utf8(bytes.substr(0, bytes.size() - cut))) return "utf-8";
  }
  return decode_page(bytes).charset;
}

namespace {

std::string decoded(const std::string& field, const std::string& charset) {
  if (charset.empty() || charset == "utf-8") return is_utf8(field) ? field : to_valid_utf8(field);
  return decode_as(field, charset).text;
}

std::vector<std::string> unique_names(std::vector<std::string> names) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string& name = names[i];
    if (i == 0 && name.starts_with("\ufeff")) name.erase(0, 3);
    if (name.empty()) name = fmt::format("column_{}", i + 1);
    const std::string first = name;
    for (std::size_t copy = 2; !seen.insert(name).second; ++copy)
      name = fmt::format("{}_{}", first, copy);
  }
  return names;
}

}  // namespace

std::vector<std::string> csv_columns(
    std::string_view bytes, char delimiter, const std::string& charset) {
  std::vector<std::string> columns;
  CsvScanner scanner(delimiter);
  std::size_t end = 0;
  while (end < bytes.size() && !scanner.ends_row(bytes[end])) ++end;
  std::string_view row = bytes.substr(0, end);
  if (row.ends_with("\r")) row.remove_suffix(1);
  if (row.starts_with("\ufeff")) row.remove_prefix(3);
  for (const std::string& field : csv_fields(row, delimiter))
    columns.push_back(decoded(field, charset));
  return unique_names(std::move(columns));
}

std::optional<char> csv_delimiter(std::string_view bytes) {
  static constexpr std::array<char, 3> known = {'\t', ',', ';'};
  const std::string_view line = bytes.substr(0, bytes.find('\n'));
  std::optional<char> best;
  std::size_t most = 1;
  for (const char delimiter : known) {
    const std::size_t fields = csv_fields(line, delimiter).size();
    if (fields > most) {
      most = fields;
      best = delimiter;
    }
  }
  return best;
}

void read_csv(
    std::string_view bytes,
    char delimiter,
    const std::string& charset,
    std::vector<std::string> columns,
    const RowSink& sink) {
  bool header = columns.empty();
  each_csv_row(bytes, delimiter, [&](const CsvRow& row) {
    const std::string_view text = bytes.substr(row.place.begin, row.place.end - row.place.begin);
    if (header) {
      header = false;
      columns = csv_columns(bytes, delimiter, charset);
      return;
    }
    if (text.empty()) return;
    if (row.unclosed) {
      sink.problem(row.place, "csv-quote", "A quotation mark is opened here and never closed.");
      return;
    }
    const std::vector<std::string> fields = csv_fields(text, delimiter);
    if (fields.size() != columns.size()) {
      sink.problem(
          row.place,
          "csv-columns",
          fmt::format("The row has {} columns; the header has {}.", fields.size(), columns.size()));
      return;
    }
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    auto& members = object.get_ref<nlohmann::ordered_json::object_t&>();
    members.reserve(fields.size());
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (!fields[i].empty()) members.emplace_back(columns[i], decoded(fields[i], charset));
    }
    sink.row(row.place, object);
  });
}

}  // namespace weiguan
