// How long the question takes over 100,000 articles of 50 outlets in ten years.
#include <filesystem>
#include <string>

#include <benchmark/benchmark.h>

#include "instruments/volume/volume.h"

namespace weiguan {
namespace {

void fill(Archive& archive) {
  const Time begin{std::chrono::sys_days{std::chrono::year{2014} / 1 / 1}};
  Batch batch;
  for (unsigned i = 0; i < 100000; ++i) {
    ReadArticle one;
    one.article.outlet = "outlet-" + std::to_string(i % 50);
    one.article.url = "https://o" + std::to_string(i % 50) + ".example/" + std::to_string(i);
    one.article.title = "标题";
    one.article.text = "正文 " + std::to_string(i);
    one.article.language = i % 7 == 0 ? "en" : "zh";
    const Time time = begin + std::chrono::hours{i % 87600};
    one.article.published = {time, time, TimeSource::record};
    one.article.id = article_id(one.article);
    Capture capture;
    capture.url = one.article.url;
    capture.time = time;
    capture.outlet = one.article.outlet;
    capture.id = capture_id(capture.url, capture.time, {});
    one.reading = {one.article.id, capture.id, 0, 0, {}};
    batch.captures.push_back(std::move(capture));
    batch.articles.push_back(std::move(one));
    if (batch.articles.size() == 1000) {
      archive.write(batch);
      batch = {};
    }
  }
}

void volume_by_month(benchmark::State& state) {
  const auto folder = std::filesystem::temp_directory_path() / "weiguan-volume-bench";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  {
    const auto archive = open_sqlite_archive((folder / "archive.sqlite").string(), Access::write);
    fill(*archive);
    const Packs packs;
    const Arguments arguments = check_arguments(volume::instrument, {}, packs);
    std::int64_t rows = 0;
    for (auto _ : state) {
      RunContext context;
      context.row = [&](Row&&) {
        ++rows;
        return true;
      };
      volume::instrument.run(*archive, packs, arguments, context);
    }
    state.SetItemsProcessed(rows);
  }
  std::filesystem::remove_all(folder);
}
BENCHMARK(volume_by_month)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace weiguan
