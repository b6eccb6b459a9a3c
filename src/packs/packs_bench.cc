#include <benchmark/benchmark.h>

#include "packs/packs.h"

namespace weiguan {
namespace {

const char* const folder = WEIGUAN_SOURCE "/packs/china";

void load(benchmark::State& state) {
  for (auto step : state) benchmark::DoNotOptimize(Packs::load({folder}, {}));
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

void by_url(benchmark::State& state) {
  const Packs packs = Packs::load({folder}, {});
  for (auto step : state) {
    benchmark::DoNotOptimize(packs.by_url("http://news.xinhuanet.com/politics/2014-08/18/c_1.htm"));
    benchmark::DoNotOptimize(packs.by_url("https://a.b.c.unknown.example/index.html"));
  }
  state.SetItemsProcessed(state.iterations() * 2);
}
BENCHMARK(by_url);

void by_name(benchmark::State& state) {
  const Packs packs = Packs::load({folder}, {});
  for (auto step : state) {
    benchmark::DoNotOptimize(packs.by_name("人民日報"));
    benchmark::DoNotOptimize(packs.by_name("一家不存在的报纸"));
  }
  state.SetItemsProcessed(state.iterations() * 2);
}
BENCHMARK(by_name);

void phrase(benchmark::State& state) {
  const Packs packs = Packs::load({folder}, {});
  for (auto step : state) {
    benchmark::DoNotOptimize(packs.phrase("媒體融合"));
    benchmark::DoNotOptimize(packs.phrase("没有这个提法"));
  }
  state.SetItemsProcessed(state.iterations() * 2);
}
BENCHMARK(phrase);

}  // namespace
}  // namespace weiguan
