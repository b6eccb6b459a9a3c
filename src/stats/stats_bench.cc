#include <vector>

#include <benchmark/benchmark.h>

#include "stats/bursts.h"
#include "stats/changes.h"
#include "stats/intervals.h"
#include "stats/tests.h"

namespace weiguan {
namespace {

// Counts that go up and down in no simple order, 200 articles to a period.
std::vector<std::optional<Share>> series(std::size_t periods) {
  std::vector<std::optional<Share>> series;
  std::uint32_t state = 1;
  for (std::size_t i = 0; i < periods; ++i) {
    state = state * 1664525 + 1013904223;
    series.emplace_back(Share{6 + (state >> 16) % 9, 200});
  }
  return series;
}

void wilson_interval(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(wilson({12, 300}));
}
BENCHMARK(wilson_interval);

void exact_interval(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(clopper_pearson({12, 300}));
}
BENCHMARK(exact_interval);

void count_interval(benchmark::State& state) {
  const auto count = static_cast<std::uint64_t>(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(poisson_interval(count));
}
BENCHMARK(count_interval)->Arg(10)->Arg(10'000)->Arg(90'000'000);

void key_word(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(frequency_likelihood({60, 100'000}, {20, 100'000}));
    benchmark::DoNotOptimize(log_ratio({60, 100'000}, {20, 100'000}));
  }
}
BENCHMARK(key_word);

void ratio_interval(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(rate_ratio({60, 100'000}, {20, 100'000}));
}
BENCHMARK(ratio_interval);

void fisher(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(fisher_exact({20, 1000, 30, 3000}));
}
BENCHMARK(fisher);

void burst_search(benchmark::State& state) {
  const auto counted = series(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(bursts(counted, {2, 1, 3}));
}
BENCHMARK(burst_search)->Arg(240)->Arg(6000);

void change_search(benchmark::State& state) {
  const auto counted = series(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(change_points(counted));
}
BENCHMARK(change_search)->Arg(240)->Arg(6000);

}  // namespace
}  // namespace weiguan
