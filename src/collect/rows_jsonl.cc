#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "collect/detail/rows.h"

namespace weiguan {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t max_depth = 512;

// How deep lists and objects are nested, strings passed over.
std::size_t depth_of(std::string_view line) {
  const auto brackets =
      std::count_if(line.begin(), line.end(), [](char c) { return c == '{' || c == '['; });
  if (static_cast<std::size_t>(brackets) <= max_depth) return 0;
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      deepest = std::max(deepest, ++depth);
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return deepest;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

void read_json_row(
    std::string_view line, std::string_view what, const RowPlace& place, const RowSink& sink) {
  if (const std::size_t depth = depth_of(line); depth > max_depth) {
    sink.problem(
        place,
        "json-depth",
        fmt::format("The {} is nested {} deep; at most {} are read.", what, depth, max_depth));
    return;
  }
  Json row;
  try {
    row = Json::parse(line.begin(), line.end());
  } catch (const Json::parse_error& error) {
    sink.problem(
        place,
        "json-syntax",
        fmt::format("The {} is no JSON: it cannot be read from its byte {} on.", what, error.byte));
    return;
  } catch (const Json::exception&) {
    sink.problem(
        place, "json-syntax", fmt::format("The {} holds a number that is too large.", what));
    return;
  }
  if (!row.is_object()) {
    sink.problem(
        place,
        "json-syntax",
        fmt::format("The {} is JSON, but not an object {{…}}, so it has no fields.", what));
    return;
  }
  sink.row(place, row);
}

void read_jsonl(std::string_view bytes, const RowSink& sink) {
  RowPlace place;
  while (place.begin < bytes.size()) {
    const std::size_t newline = bytes.find('\n', place.begin);
    const std::size_t next = newline == std::string_view::npos ? bytes.size() : newline + 1;
    place.end = newline == std::string_view::npos ? bytes.size() : newline;
    if (place.end > place.begin && bytes[place.end - 1] == '\r') --place.end;
    std::string_view line = bytes.substr(place.begin, place.end - place.begin);
    if (line.starts_with("\ufeff")) line.remove_prefix(3);
    if (!is_blank(line)) read_json_row(line, "line", place, sink);
    place.begin = next;
    ++place.line;
  }
}

}  // namespace weiguan
