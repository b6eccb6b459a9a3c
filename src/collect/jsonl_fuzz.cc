// Rows cover the bytes in order, and cutting the file into chunks anywhere gives the same rows.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "collect/detail/rows.h"

namespace {

using namespace weiguan;

struct Read {
  std::vector<std::string> rows;
  std::string bytes;
};

void check(bool holds) {
  if (!holds) __builtin_trap();
}

Read read_in_chunks(std::string_view bytes, std::uint64_t size) {
  std::size_t at = 0;
  ChunkReader reader(
      [&](char* buffer, std::size_t room) {
        const std::size_t got = bytes.copy(buffer, room, at);
        at += got;
        return got;
      },
      {},
      {size, std::uint64_t{1} << 20});
  Read read;
  while (const auto chunk = reader.next()) {
    check(chunk->offset == read.bytes.size() && !chunk->bytes.empty());
    std::uint64_t last = 0;
    const auto place_of = [&](const RowPlace& place) {
      check(last <= place.begin && place.begin < place.end && place.end <= chunk->bytes.size());
      last = place.end;
      return chunk->bytes.substr(place.begin, place.end - place.begin);
    };
    read_jsonl(
        chunk->bytes,
        {[&](const RowPlace& place, nlohmann::ordered_json& row) {
           check(row.is_object());
           read.rows.push_back("row " + place_of(place));
         },
         [&](const RowPlace& place, const char* rule, const std::string& reason) {
           check(!reason.empty());
           read.rows.push_back(rule + (" " + place_of(place)));
         }});
    read.bytes += chunk->bytes;
  }
  return read;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const Read whole = read_in_chunks(bytes, size + 1);
  const Read cut = read_in_chunks(bytes, 1 + size % 37);
  check(whole.bytes == bytes && cut.bytes == bytes);
  check(whole.rows == cut.rows);
  return 0;
}
