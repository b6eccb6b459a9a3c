// An archive of made-up texts, for tests of instruments that read them.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "instruments/instruments.h"
#include "instruments/test_packs.h"

namespace weiguan {

struct TestRun {
  std::vector<Row> rows;
  std::vector<std::string> notes;

  std::vector<const Row*> of(std::size_t table) const {
    std::vector<const Row*> all;
    for (const Row& one : rows) {
      if (one.table == table) all.push_back(&one);
    }
    return all;
  }
  bool says(const std::string& words) const {
    for (const std::string& one : notes) {
      if (one.find(words) != std::string::npos) return true;
    }
    return false;
  }
};

inline std::string text_of(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string{} : *text;
}
inline std::int64_t whole_of(const Value& value) {
  const auto* whole = std::get_if<std::int64_t>(&value);
  return whole == nullptr ? -1 : *whole;
}
inline double number_of(const Value& value) {
  return std::get<double>(value);
}

class TestTexts {
 public:
  explicit TestTexts(std::unique_ptr<Archive> archive = make_memory_archive())
      : archive_(std::move(archive)) {}

  Archive& archive() { return *archive_; }

  // `when` is a period in Shanghai, in which the article was published; empty: it is only known
  // when it was seen.
  ArticleId add(
      const std::string& outlet,
      const std::string& when,
      const std::string& text,
      const std::string& language = "zh") {
    ReadArticle one;
    one.article.outlet = outlet;
    one.article.url = "https://" + outlet + ".example/" + std::to_string(++count_);
    one.article.title = "标题" + std::to_string(count_);
    one.article.text = text;
    one.article.language = language;
    const Zone zone = *Zone::find("Asia/Shanghai");
    const Period day = *parse_period(when.empty() ? "2030-01-01" : when, zone);
    one.article.published = {day.from, day.to - std::chrono::seconds{1}, TimeSource::metadata};
    if (when.empty()) one.article.published = first_seen(day.from);
    one.article.id = article_id(one.article);
    Capture capture;
    capture.url = one.article.url;
    capture.time = day.from;
    capture.outlet = outlet;
    capture.id = capture_id(capture.url, capture.time, {});
    one.reading = {one.article.id, capture.id, 0, 0, {}};
    Batch batch;
    batch.captures.push_back(std::move(capture));
    batch.articles.push_back(one);
    archive_->write(batch);
    return one.article.id;
  }

  TestRun run(const Instrument& instrument, const Arguments& given) {
    static const Packs packs = test_packs();
    return run(instrument, given, packs);
  }
  TestRun run(const Instrument& instrument, const Arguments& given, const Packs& packs) {
    TestRun result;
    RunContext context;
    context.zone = *Zone::find("Asia/Shanghai");
    context.row = [&](Row&& row) {
      if (row.values.size() != instrument.tables[row.table].columns.size()) {
        throw std::logic_error("a row has not one value for each column");
      }
      result.rows.push_back(std::move(row));
      return true;
    };
    context.note = [&](Words words) { result.notes.emplace_back(words.en); };
    instrument.run(*archive_, packs, check_arguments(instrument, given, packs), context);
    return result;
  }

 private:
  std::unique_ptr<Archive> archive_;
  int count_ = 0;
};

// An empty one on disc, for tests of both backends.
inline std::unique_ptr<Archive> make_test_archive(const std::string& name) {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("weiguan-" + name);
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return open_sqlite_archive((folder / "archive.sqlite").string(), Access::write);
}

}  // namespace weiguan
