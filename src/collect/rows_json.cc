#include <algorithm>

#include <nlohmann/json.hpp>

#include "collect/detail/rows.h"

namespace weiguan {

namespace {

using Json = nlohmann::ordered_json;
using Byte = JsonScanner::Byte;

constexpr std::size_t block = std::size_t{1} << 16;
constexpr std::size_t longest_look = std::size_t{64}
                                     << 20;  // For the list, and for its first rows.

}  // namespace

void read_json_rows(std::string_view bytes, const RowSink& sink) {
  JsonScanner scanner = JsonScanner::inside();
  RowPlace place;
  bool open = false;
  std::uint64_t line = 0;
  const auto give = [&](std::size_t end) {
    if (!open) return;
    open = false;
    place.end = end;
    read_json_row(bytes.substr(place.begin, end - place.begin), "row", place, sink);
  };
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const Byte byte = scanner.next(bytes[at]);
    if (byte == Byte::around || byte == Byte::between) {
      give(at);
    } else if (!open) {
      open = true;
      place.begin = at;
      place.line = line;
    }
    if (byte == Byte::row_end) give(at + 1);
    if (bytes[at] == '\n') ++line;
  }
  give(bytes.size());
}

std::optional<std::vector<Json>> first_json_rows(
    const std::function<std::size_t(char*, std::size_t)>& read,
    const std::string& rows,
    std::size_t most) {
  JsonScanner scanner(rows);
  std::string buffer(block, '\0');
  std::string held;
  std::size_t complete = 0;
  std::size_t ends = 0;
  for (std::size_t looked = 0; looked < longest_look;) {
    const std::size_t got = read(buffer.data(), buffer.size());
    if (got == 0) break;
    looked += got;
    for (std::size_t i = 0; i < got && ends < most && !scanner.ended(); ++i) {
      const Byte byte = scanner.next(buffer[i]);
      if (byte == Byte::around) continue;
      held += buffer[i];
      if (byte != Byte::row_end) continue;
      ++ends;
      complete = held.size();
    }
    if (ends >= most || scanner.ended()) break;
  }
  if (!scanner.found()) return {};
  std::vector<Json> found;
  read_json_rows(
      std::string_view(held).substr(0, complete),
      {[&](const RowPlace&, Json& row) { found.push_back(std::move(row)); },
       [](const RowPlace&, const char*, const std::string&) {}});
  return found;
}

}  // namespace weiguan
