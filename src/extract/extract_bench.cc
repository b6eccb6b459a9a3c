// Pages read in a second, on one core: the shared pages where they are, else one of our own.
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "base/files.h"
#include "extract/detail/blocks.h"
#include "extract/detail/document.h"
#include "extract/detail/guard.h"
#include "extract/page.h"
#include "text/charset.h"

namespace {

// Uncompressed pages in the folder WEIGUAN_BENCH_PAGES; a page written here where there is none.
std::vector<std::string> pages() {
  std::vector<std::string> out;
  if (const char* folder = std::getenv("WEIGUAN_BENCH_PAGES")) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.is_regular_file()) out.push_back(weiguan::read_file(entry.path()));
    }
  }
  if (!out.empty()) return out;
  std::string page =
      "<html><head><title>Three bridges reopen | Harbour Times</title></head><body><h1>Three "
      "bridges reopen</h1>";
  for (int i = 0; i < 200; ++i)
    page +=
        "<div class='story-body'><p>Crews built a temporary crossing first, then replaced deck " +
        std::to_string(i) + ".</p><ul><li><a href='/a'>Another story</a></li></ul></div>";
  out.push_back(page + "</body></html>");
  return out;
}

void read_pages(benchmark::State& state) {
  const auto all = pages();
  std::int64_t bytes = 0;
  std::int64_t read = 0;
  for (auto _ : state) {
    for (const std::string& page : all) {
      weiguan::PageInput input;
      input.bytes = page;
      input.captured = weiguan::now();
      benchmark::DoNotOptimize(weiguan::read_page(input));
      bytes += static_cast<std::int64_t>(page.size());
      ++read;
    }
  }
  state.SetBytesProcessed(bytes);
  state.SetItemsProcessed(read);
}

// The steps one by one, each over what those before it gave.
enum class Step { decode, guard, parse, blocks };

void step(benchmark::State& state, Step which) {
  const auto all = pages();
  std::vector<std::string> decoded, guarded;
  for (const std::string& page : all) {
    decoded.push_back(weiguan::decode_page(page).text);
    guarded.push_back(weiguan::extract::guard(decoded.back(), 512).html);
  }
  std::vector<weiguan::extract::Document> documents;
  if (which == Step::blocks)
    for (const std::string& html : guarded) documents.push_back(weiguan::extract::parse_html(html));
  for (auto _ : state) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      switch (which) {
        case Step::decode:
          benchmark::DoNotOptimize(weiguan::decode_page(all[i]));
          break;
        case Step::guard:
          benchmark::DoNotOptimize(weiguan::extract::guard(decoded[i], 512));
          break;
        case Step::parse:
          benchmark::DoNotOptimize(weiguan::extract::parse_html(guarded[i]));
          break;
        case Step::blocks:
          benchmark::DoNotOptimize(weiguan::extract::blocks_of(documents[i]));
          break;
      }
    }
  }
}

BENCHMARK(read_pages)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(step, decode, Step::decode)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(step, guard, Step::guard)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(step, parse, Step::parse)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(step, blocks, Step::blocks)->Unit(benchmark::kMillisecond);

}  // namespace
