// However a JSON document is cut into chunks, together they are its bytes, and the rows at a path
// are the same; of a document that is JSON they are the members of the list there.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "collect/detail/rows.h"

namespace {

using namespace weiguan;
using Json = nlohmann::ordered_json;

void check(bool holds) {
  if (!holds) __builtin_trap();
}

struct Read {
  std::vector<std::string> rows;
  std::string bytes;
  std::size_t objects = 0;
};

Read read_in_chunks(std::string_view bytes, std::uint64_t size) {
  std::size_t at = 0;
  ChunkReader reader(
      [&](char* buffer, std::size_t room) {
        const std::size_t got = bytes.copy(buffer, room, at);
        at += got;
        return got;
      },
      {RowFormat::Kind::json, ',', "/a/b"},
      {size, std::uint64_t{1} << 20});
  Read read;
  while (const auto chunk = reader.next()) {
    check(chunk->offset == read.bytes.size() && !chunk->bytes.empty());
    read.bytes += chunk->bytes;
    check(!chunk->unread);
    if (chunk->around) continue;
    std::size_t last = 0;
    const auto place_of = [&](const RowPlace& place) {
      check(last <= place.begin && place.begin < place.end && place.end <= chunk->bytes.size());
      last = place.end;
      return chunk->bytes.substr(place.begin, place.end - place.begin);
    };
    read_json_rows(
        chunk->bytes,
        {[&](const RowPlace& place, Json& row) {
           check(row.is_object());
           ++read.objects;
           read.rows.push_back("row " + place_of(place));
         },
         [&](const RowPlace& place, const char* rule, const std::string& reason) {
           check(!reason.empty());
           read.rows.push_back(rule + (" " + place_of(place)));
         }});
  }
  return read;
}

// True when an object has a name twice or with an escape: the scanner takes the first list of that
// name as it is written, a parser the last.
bool is_plain(std::string_view bytes) {
  return bytes.find('\\') == std::string_view::npos &&
         bytes.find("\"a\"") == bytes.rfind("\"a\"") && bytes.find("\"b\"") == bytes.rfind("\"b\"");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Read whole = read_in_chunks(bytes, size + 1);
  const Read cut = read_in_chunks(bytes, 1 + size % 37);
  check(whole.bytes == bytes && cut.bytes == bytes);
  check(whole.rows == cut.rows);
  const auto json = Json::parse(bytes, nullptr, false);
  if (!json.is_discarded() && is_plain(bytes)) {
    const auto list = json.contains("/a/b"_json_pointer) ? json["/a/b"_json_pointer] : Json();
    check(whole.rows.size() == (list.is_array() ? list.size() : 0));
  }
  return 0;
}
