// An archive of made-up texts, for tests of instruments that read them.
#pragma once

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "instruments/test_world.h"

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

class TestTexts : public TestWorld {
 public:
  using TestWorld::TestWorld;

  // `when` is a period in Shanghai, in which the article was published; empty: it is only known
  // when it was seen.
  ArticleId add(
      const std::string& outlet,
      const std::string& when,
      const std::string& text,
      const std::string& language = "zh") {
    const TimeRange published = when.empty() ? first_seen(on("2030-01-01").earliest) : on(when);
    return article(outlet, published, text, "标题" + std::to_string(++titles_), language);
  }

  TestRun run(
      const Instrument& instrument, const Arguments& given, const Packs& packs = test_packs()) {
    TestRun result;
    result.rows = TestWorld::run(instrument, given, packs);
    result.notes = notes;
    for (const Row& row : result.rows) {
      if (row.values.size() != instrument.tables[row.table].columns.size()) {
        throw std::logic_error("a row has not one value for each column");
      }
    }
    return result;
  }

 private:
  int titles_ = 0;
};

// An empty one on disc, for tests of both backends.
inline std::unique_ptr<Archive> make_test_archive(const std::string& name) {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("weiguan-" + name);
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return open_sqlite_archive((folder / "archive.sqlite").string(), Access::write);
}

}  // namespace weiguan
