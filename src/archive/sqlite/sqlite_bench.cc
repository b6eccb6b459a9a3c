// How long an archive of ten years of evening news takes to build and to search.  Needs
// shared/data/phrases/xwlb; says so where it is not there.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "archive/archive.h"
#include "archive/detail/contract.h"

namespace weiguan {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Of all threads of this program: the same on a machine that has other work to do.
double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

std::filesystem::path data_folder() {
  const char* shared = std::getenv("WEIGUAN_SHARED");
  const std::filesystem::path root = shared != nullptr
                                         ? std::filesystem::path(shared)
                                         : std::filesystem::path(WEIGUAN_SOURCE) / ".." / "shared";
  return root / "data" / "phrases" / "xwlb";
}

ReadArticle article_of(const std::string& line, std::uint64_t begin, const Capture& capture) {
  const nlohmann::json row = nlohmann::json::parse(line);
  Article article;
  article.url = row.value("url", "");
  article.title = row.value("title", "");
  article.text = row.value("text", "");
  article.outlet = "cctv";
  article.language = "zh";
  article.script = "Hans";
  const std::string published = row.value("pub", "");
  if (published.size() == 19) {
    const auto time = parse_time(published.substr(0, 10) + "T" + published.substr(11) + "+08:00");
    if (time) article.published = {*time, *time, TimeSource::record};
  }
  ReadArticle read = detail::read_out_of(capture, article, begin, begin + line.size());
  read.reading.extra = nlohmann::json{{"length", row.value("length", "")}}.dump();
  return read;
}

std::vector<Batch> read_batches() {
  std::vector<Batch> batches;
  std::error_code ignored;
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(data_folder(), ignored)) {
    if (entry.path().string().ends_with(".jsonl.gz")) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    const std::string command = fmt::format("gzip -dc '{}'", file.string());
    std::FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr) continue;
    const Capture capture = detail::make_capture(file.filename().string(), Time{}, "cctv");
    char* line = nullptr;
    std::size_t capacity = 0;
    std::uint64_t begin = 0;
    while (true) {
      const auto size = getline(&line, &capacity, pipe);
      if (size <= 0) break;
      if (batches.empty() || batches.back().articles.size() >= 1'000) batches.emplace_back();
      Batch& batch = batches.back();
      if (batch.captures.empty() || batch.captures.back().id != capture.id) {
        batch.captures.push_back(capture);
      }
      const std::string text(line, static_cast<std::size_t>(size));
      batch.articles.push_back(article_of(text, begin, capture));
      begin += text.size();
    }
    std::free(line);
    pclose(pipe);
  }
  return batches;
}

constexpr std::array<const char*, 50> queries = {
    "中国",
    "的",
    "中",
    "习近平",
    "媒体融合",
    "人类命运共同体",
    "中华民族伟大复兴",
    "一带一路",
    "新时代中国特色社会主义思想",
    "澳大利亚",
    "中國",
    "習近平",
    "經濟",
    "ＧＤＰ",
    "gdp",
    "5G",
    "COVID",
    "G20",
    "covid*",
    "APEC OR G20",
    "\"新冠肺炎 疫情\"",
    "。",
    "，中国",
    "了",
    "人民",
    "经济 AND 改革",
    "经济 改革 开放",
    "中国 AND NOT 美国",
    "NOT 中国",
    "(上海 OR 北京) AND 台风",
    "习近平 OR 李克强 OR 温家宝",
    "outlet:cctv 两会",
    "outlet:none",
    "kind:article 澳门",
    "lang:zh 香港 -回归",
    "site:cctv.com 高铁",
    "site:tv.cctv.com",
    "raw:\"00:02:\"",
    "kind:post",
    "扶贫",
    "碳达峰",
    "二十大",
    "三农",
    "雄安新区",
    "乌克兰 俄罗斯",
    "奥运会 OR 冬奥会",
    "航天员",
    "大熊猫",
    "\"改革开放40周年\"",
    "抗日战争胜利70周年"};

// One archive for all benchmarks of a run.
struct Setup {
  detail::ScratchFolder folder;
  std::string path = (folder / "archive.sqlite").string();
  std::uint64_t articles = 0;
  double write_seconds = 0;
  double build_seconds = 0;
  double build_cpu_seconds = 0;
  std::unique_ptr<Archive> archive;

  Setup() {
    const std::vector<Batch> batches = read_batches();
    if (batches.empty()) return;
    const auto start = Clock::now();
    const double cpu_start = cpu_seconds();
    {
      const auto made = open_sqlite_archive(path, Access::write);
      for (const Batch& batch : batches) articles += made->write(batch).articles;
      write_seconds = seconds_since(start);
    }
    build_seconds = seconds_since(start);
    build_cpu_seconds = cpu_seconds() - cpu_start;
    archive = open_sqlite_archive(path, Access::read);
  }
};

Setup& setup() {
  static Setup one;
  return one;
}

bool is_missing(benchmark::State& state) {
  if (setup().archive != nullptr) return false;
  state.SkipWithError("skipped: no shared data");
  return true;
}

void build(benchmark::State& state) {
  if (is_missing(state)) return;
  for (auto _ : state) state.SetIterationTime(setup().build_seconds);
  state.counters["articles"] = static_cast<double>(setup().articles);
  state.counters["written_s"] = setup().write_seconds;
  state.counters["indexed_s"] = setup().build_seconds;
  state.counters["cpu_s"] = setup().build_cpu_seconds;
  const auto megabytes = [](const std::string& name) {
    return static_cast<double>(std::filesystem::file_size(setup().folder / name)) / 1e6;
  };
  state.counters["archive_MB"] = megabytes("archive.sqlite");
  state.counters["search_MB"] = megabytes("search.sqlite");
}
BENCHMARK(build)->Iterations(1)->UseManualTime()->Unit(benchmark::kSecond);

// The median and the worst of some times, in milliseconds.
void tell(benchmark::State& state, const std::string& name, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  state.counters["median_" + name] = times[times.size() / 2];
  state.counters["worst_" + name] = times.back();
}

double median(std::vector<double> times) {
  std::sort(times.begin(), times.end());
  return times[times.size() / 2] * 1e3;
}

// The median and the worst of the 50 queries; each query's time is its median over the rounds.
void search_fifty(benchmark::State& state, Order order, bool period) {
  if (is_missing(state)) return;
  constexpr int rounds = 5;
  std::vector<std::vector<double>> wall(queries.size());
  std::vector<std::vector<double>> cpu(queries.size());
  std::uint64_t total = 0;
  for (auto _ : state) {
    for (std::size_t i = 0; i < rounds * queries.size(); ++i) {
      const std::size_t one = i % queries.size();
      Search search;
      const auto start = Clock::now();
      const double cpu_start = cpu_seconds();
      search.filter.query = parse_query(queries[one]);
      search.order = order;
      if (period) {
        search.filter.published =
            Period{*parse_time("2014-08-01T00:00:00Z"), *parse_time("2020-07-01T00:00:00Z")};
      }
      total += setup().archive->search(search).total;
      wall[one].push_back(seconds_since(start));
      cpu[one].push_back(cpu_seconds() - cpu_start);
    }
  }
  std::vector<double> wall_medians;
  std::vector<double> cpu_medians;
  for (std::size_t i = 0; i < queries.size(); ++i) {
    wall_medians.push_back(median(wall[i]));
    cpu_medians.push_back(median(cpu[i]));
  }
  const auto worst = std::max_element(cpu_medians.begin(), cpu_medians.end());
  state.SetLabel(
      fmt::format("worst: {}", queries[static_cast<std::size_t>(worst - cpu_medians.begin())]));
  tell(state, "ms", std::move(wall_medians));
  tell(state, "cpu_ms", std::move(cpu_medians));
  state.counters["hits"] = static_cast<double>(total) / rounds;
}
BENCHMARK_CAPTURE(search_fifty, newest, Order::newest, false)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search_fifty, relevance, Order::relevance, false)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search_fifty, newest_in_period, Order::newest, true)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search_fifty, relevance_in_period, Order::relevance, true)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

void count_by_month(benchmark::State& state) {
  if (is_missing(state)) return;
  CountBy by;
  by.outlet = true;
  by.unit = Unit::month;
  by.zone = Zone::find("Asia/Shanghai").value_or(Zone());
  for (auto _ : state) benchmark::DoNotOptimize(setup().archive->count_articles({}, by));
}
BENCHMARK(count_by_month)->Unit(benchmark::kMillisecond);

void write_again(benchmark::State& state) {
  if (is_missing(state)) return;
  const std::vector<Batch> batches = read_batches();
  const auto archive = open_sqlite_archive(setup().path, Access::write);
  for (auto _ : state) {
    for (const Batch& batch : batches) benchmark::DoNotOptimize(archive->write(batch));
  }
}
BENCHMARK(write_again)->Iterations(1)->Unit(benchmark::kSecond);

}  // namespace
}  // namespace weiguan
