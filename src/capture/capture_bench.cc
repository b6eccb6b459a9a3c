// Speed of reading and writing WARC.  WEIGUAN_BENCH_WARC names the file to read; without it a small
// one of made-up pages is written first.  tools/bench_warc.py compares the same file with other
// readers.
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "capture/http.h"
#include "capture/warc_reader.h"
#include "capture/warc_writer.h"

namespace weiguan {
namespace {

namespace fs = std::filesystem;

std::string made_up_page(unsigned seed) {
  constexpr const char* words[] = {
      "rain ", "harvest ", "<p>", "</p>\n", "晨星", "报道 ", "river ", "<a href='/n'>"};
  std::mt19937 random(seed);
  std::string page = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html>";
  while (page.size() < 30000) page += words[random() % std::size(words)];
  return page;
}

NewRecord record_of(const std::string& page) {
  NewRecord record;
  record.type = "response";
  record.url = "http://chenxing.example/news/1.html";
  record.content_type = "application/http; msgtype=response";
  record.block = page;
  record.payload = std::string_view(page).substr(page.find("<html>"));
  return record;
}

fs::path warc_file() {
  if (const char* named = std::getenv("WEIGUAN_BENCH_WARC")) return named;
  static const fs::path made = [] {
    const fs::path path = fs::temp_directory_path() / "weiguan-bench.warc.gz";
    fs::remove(path);
    AppendFile file(path);
    for (unsigned i = 0; i < 500; ++i) append_record(file, pack_record(record_of(made_up_page(i))));
    return path;
  }();
  return made;
}

void read_all(benchmark::State& state, const ReadOptions& options) {
  const fs::path path = warc_file();
  std::int64_t records = 0;
  std::int64_t bytes = 0;
  for (auto _ : state) {
    WarcReader reader(InputFile(path), "bench", options, {});
    while (const auto record = reader.next()) {
      ++records;
      bytes += static_cast<std::int64_t>(record->block_size);
    }
  }
  state.SetItemsProcessed(records);
  state.SetBytesProcessed(bytes);
  state.counters["stored"] = static_cast<double>(fs::file_size(path));
  state.counters["records"] =
      static_cast<double>(records / static_cast<std::int64_t>(state.iterations()));
}

void ReadWarc(benchmark::State& state, bool read_ahead) {
  ReadOptions options;
  options.check_digests = options.digest_blocks = false;
  options.read_ahead = read_ahead;
  read_all(state, options);
}

void ReadWarcWithDigests(benchmark::State& state, bool read_ahead) {
  ReadOptions options;
  options.read_ahead = read_ahead;
  read_all(state, options);
}

void ReadWarcAndHttp(benchmark::State& state, bool read_ahead) {
  const fs::path path = warc_file();
  ReadOptions options;
  options.check_digests = options.digest_blocks = false;
  options.read_ahead = read_ahead;
  std::int64_t records = 0;
  for (auto _ : state) {
    WarcReader reader(InputFile(path), "bench", options, {});
    while (const auto record = reader.next()) {
      ++records;
      benchmark::DoNotOptimize(payload_of(*record));
    }
  }
  state.SetItemsProcessed(records);
  state.counters["records"] =
      static_cast<double>(records / static_cast<std::int64_t>(state.iterations()));
}

// On one thread and on two; so the clock counts, and the processor time is that of all threads.
const bool registered = [] {
  using Reading = void(benchmark::State&, bool);
  const auto add = [](const char* name, Reading& reading) {
    for (const bool read_ahead : {false, true})
      benchmark::RegisterBenchmark(
          fmt::format("{}/{}", name, read_ahead ? "two_threads" : "one_thread").c_str(),
          reading,
          read_ahead)
          ->Unit(benchmark::kMillisecond)
          ->UseRealTime()
          ->MeasureProcessCPUTime();
  };
  add("ReadWarc", ReadWarc);
  add("ReadWarcWithDigests", ReadWarcWithDigests);
  add("ReadWarcAndHttp", ReadWarcAndHttp);
  return true;
}();

void PackRecord(benchmark::State& state) {
  const std::string page = made_up_page(1);
  for (auto _ : state) benchmark::DoNotOptimize(pack_record(record_of(page)));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(page.size()));
}
BENCHMARK(PackRecord);

}  // namespace
}  // namespace weiguan
