// Every WARC and ARC file of the shared data, held against what warcio reads from it.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "capture/detail/text.h"
#include "capture/warc_reader.h"

namespace weiguan {
namespace {

namespace fs = std::filesystem;

fs::path shared_warcs() {
  const char* set = std::getenv("WEIGUAN_SHARED");
  return fs::path(set != nullptr ? fs::path(set) : fs::path(WEIGUAN_SOURCE) / "../shared") /
         "data/warc";
}

struct Row {
  std::string file;
  std::uint64_t records = 0;
  std::map<std::string, std::uint64_t> types;
  std::uint64_t digest_ok = 0, digest_fail = 0;
  std::string error;
};

std::vector<Row> expected() {
  std::ifstream table(shared_warcs() / "warcio-expected.tsv");
  std::vector<Row> rows;
  std::string line;
  std::getline(table, line);
  while (std::getline(table, line)) {
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    cells.resize(7);
    Row row;
    row.file = cells[0];
    row.records = std::stoull(cells[2]);
    const auto types = nlohmann::json::parse(cells[3]);
    for (const auto& [type, count] : types.items())
      row.types[detail::lower(detail::trim(type))] += count.get<std::uint64_t>();
    // What warcio calls an ARC file's own header is a warcinfo record here.
    if (const auto arc = row.types.extract("arc_header"); !arc.empty())
      row.types["warcinfo"] += arc.mapped();
    row.digest_ok = std::stoull(cells[4]);
    row.digest_fail = std::stoull(cells[5]);
    row.error = cells[6];
    rows.push_back(row);
  }
  return rows;
}

struct Found {
  Row row;
  std::vector<Problem> problems;
};

Found read_all(const fs::path& path) {
  Found found;
  WarcReader reader(InputFile(path), path.filename().string(), {}, [&](const Problem& problem) {
    found.problems.push_back(problem);
  });
  while (const auto record = reader.next()) {
    ++found.row.records;
    ++found.row.types[record->type()];
    found.row.digest_ok += record->declared == Declared::agrees ? 1 : 0;
    found.row.digest_fail += record->declared == Declared::differs ? 1 : 0;
    const Record again = read_record(path.string(), record->place);
    EXPECT_EQ(again.block, record->block) << path << " at " << record->place.offset;
  }
  return found;
}

std::string describe(const Row& row) {
  std::string out = fmt::format("{} records", row.records);
  for (const auto& [type, count] : row.types) out += fmt::format(", {} {}", count, type);
  return out + fmt::format("; digests {} ok, {} bad", row.digest_ok, row.digest_fail);
}

// Where warcio's count of agreeing digests is not ours, and why ours is right.
const std::map<std::string, std::string>& known_differences() {
  static const std::string jhove = "webarchive/examples/jhove/valid/valid-warc";
  static const std::map<std::string, std::string> known = {
      {jhove + "file-fields-continuation.warc",
       "a folded digest header agrees once it is unfolded"},
      {jhove + "recorddigests-1.warc",
       "an MD5 in hexadecimal agrees; it is as long as one in base 32"},
      {jhove + "recorddigests-2.warc", "the same"}};
  return known;
}

TEST(WarcCorpus, AgreesWithWarcioWhereItReadsCleanly) {
  if (!fs::exists(shared_warcs())) GTEST_SKIP() << "skipped: no shared data";
  int agreed = 0;
  int clean = 0;
  for (const Row& row : expected()) {
    Found found = read_all(shared_warcs() / row.file);
    if (!row.error.empty()) {
      EXPECT_GE(found.row.records, row.records) << row.file;
      continue;
    }
    ++clean;
    agreed += describe(found.row) == describe(row) ? 1 : 0;
    if (known_differences().count(row.file) != 0) {
      found.row.digest_ok -= 1;
      found.row.digest_fail += 1;
    }
    EXPECT_EQ(describe(found.row), describe(row)) << row.file;
  }
  EXPECT_EQ(agreed, clean - static_cast<int>(known_differences().size()));
  RecordProperty("agreed", agreed);
  RecordProperty("clean", clean);
}

TEST(WarcCorpus, ReadsEveryFileWithoutACrash) {
  if (!fs::exists(shared_warcs())) GTEST_SKIP() << "skipped: no shared data";
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(shared_warcs())) {
    if (!entry.is_regular_file()) continue;
    const Found found = read_all(entry.path());
    // What is no WARC at all is told, never passed over in silence.
    if (found.row.records == 0 && entry.path().filename().string().find("empty") != 0) {
      EXPECT_TRUE(entry.file_size() == 0 || !found.problems.empty()) << entry.path();
    }
    ++files;
  }
  EXPECT_GT(files, 100);
}

}  // namespace
}  // namespace weiguan
