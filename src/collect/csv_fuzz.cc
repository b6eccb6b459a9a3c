// Rows cover the bytes in order, and cutting the file into chunks anywhere gives the same rows.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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
      {RowFormat::Kind::csv, ','},
      {size, std::uint64_t{1} << 20});
  Read read;
  while (const auto chunk = reader.next()) {
    check(chunk->offset == read.bytes.size() && !chunk->bytes.empty());
    std::uint64_t last = 0;
    each_csv_row(chunk->bytes, ',', [&](const CsvRow& row) {
      const RowPlace& place = row.place;
      check(last <= place.begin && place.begin <= place.end && place.end <= chunk->bytes.size());
      last = place.end;
      const std::string text = chunk->bytes.substr(place.begin, place.end - place.begin);
      read.rows.push_back((row.unclosed ? "bad " : "row ") + text);
      std::size_t letters = 0;
      const auto fields = csv_fields(text, ',');
      for (const std::string& field : fields) letters += field.size();
      check(!fields.empty() && letters + fields.size() - 1 <= text.size());
    });
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
