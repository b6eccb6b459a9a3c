#include <cstdint>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "instruments/test_words.h"
#include "instruments/told_groups.h"

namespace weiguan {
namespace {

Article made_up(std::uint64_t seed) {
  TestWords words(seed);
  Article article;
  article.id = ArticleId{seed + 1};
  article.title = words.chinese(20);
  article.text = words.chinese(600);
  article.language = "zh";
  const Time time{std::chrono::sys_days{std::chrono::year{2024} / 3 / 1}};
  article.published = {time, time, TimeSource::record};
  return article;
}

void sign(benchmark::State& state) {
  const told::Concepts concepts{Packs{}};
  const Article article = made_up(1);
  for (auto _ : state) benchmark::DoNotOptimize(told::sign(article, concepts));
}
BENCHMARK(sign);

// A day of so many articles behind four like it.
void group(benchmark::State& state) {
  const told::Concepts concepts{Packs{}};
  std::vector<std::vector<told::Signature>> days;
  std::uint64_t seed = 0;
  for (int day = 0; day < 5; ++day) {
    days.emplace_back();
    for (std::int64_t one = 0; one < state.range(0); ++one)
      days.back().push_back(told::sign(made_up(seed++), concepts));
  }
  for (auto _ : state) {
    told::Grouper grouper;
    for (std::size_t day = 0; day < days.size(); ++day)
      benchmark::DoNotOptimize(grouper.next(static_cast<told::Day>(day), days[day]));
  }
  state.SetItemsProcessed(state.iterations() * state.range(0) * 5);
}
BENCHMARK(group)->Arg(100)->Arg(1000);

}  // namespace
}  // namespace weiguan
