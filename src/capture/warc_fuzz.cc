// Any bytes: reading ends, gives the same with and without reading ahead, keeps places inside the
// file and blocks inside max_block.  And what is written is read back the same.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "capture/detail/record_reader.h"
#include "capture/warc_writer.h"

namespace {

using namespace weiguan;

constexpr std::uint64_t max_block = 4096;

void check(bool right) {
  if (!right) __builtin_trap();
}

struct Reading {
  std::vector<Record> records;
  std::vector<Problem> problems;
};

Reading read(std::string_view bytes, std::uint64_t largest, bool read_ahead = true) {
  Reading reading;
  ReadOptions options;
  options.max_block = largest;
  options.max_header = 2048;
  options.read_ahead = read_ahead;
  detail::RecordReader reader(
      {detail::source_of(bytes), 0, 0, 512},
      "fuzz",
      options,
      [&](const Problem& problem) { reading.problems.push_back(problem); },
      bytes.size());
  while (auto record = reader.next()) reading.records.push_back(std::move(*record));
  return reading;
}

void check_reading(std::string_view bytes) {
  const Reading first = read(bytes, max_block);
  const Reading second = read(bytes, max_block, false);
  check(first.records.size() == second.records.size());
  check(first.problems == second.problems);
  for (std::size_t i = 0; i < first.records.size(); ++i) {
    const Record& record = first.records[i];
    check(record.block == second.records[i].block && record.place == second.records[i].place);
    check(record.block.size() <= max_block && record.block.size() <= record.block_size);
    check(record.place.offset < bytes.size());
    check(record.place.offset + record.place.length <= bytes.size());
    check(record.cut || record.block.size() == record.block_size);
  }
}

void check_round_trip(std::string_view bytes) {
  NewRecord written;
  written.type = "resource";
  written.url = "http://chenxing.example/a";
  written.content_type = "text/plain";
  written.block = written.payload = bytes;
  const std::string file =
      pack_warcinfo("fuzz", {}).bytes + pack_record(written).bytes + pack_record(written, 1).bytes;
  const Reading reading = read(file, std::uint64_t{1} << 30);
  check(reading.problems.empty() && reading.records.size() == 3);
  for (std::size_t i = 1; i < 3; ++i) {
    const Record& record = reading.records[i];
    check(record.block == bytes && !record.cut && record.declared == Declared::agrees);
    check(record.url() == written.url && record.type() == written.type);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_reading(bytes);
  check_round_trip(bytes);
  return 0;
}
