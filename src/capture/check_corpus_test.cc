// Every archive file of the shared data, held against check_corpus.tsv, in which each row was
// looked at: how many records, what their digests say, which rules are broken.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "capture/check.h"

namespace weiguan {
namespace {

namespace fs = std::filesystem;

fs::path shared_warcs() {
  const char* set = std::getenv("WEIGUAN_SHARED");
  return fs::path(set != nullptr ? fs::path(set) : fs::path(WEIGUAN_SOURCE) / "../shared") /
         "data/warc";
}

std::map<std::string, std::string> expected() {
  std::ifstream table(fs::path(WEIGUAN_SOURCE) / "src/capture/check_corpus.tsv");
  std::map<std::string, std::string> rows;
  std::string line;
  std::getline(table, line);
  while (std::getline(table, line)) rows[line.substr(0, line.find('\t'))] = line;
  return rows;
}

// As a row of the table: errors, warnings and notes each once, in the order of their names.
std::string checked(const fs::path& path, const std::string& name) {
  std::map<Severity, std::set<std::string>> rules;
  const CheckReport report = check_warc(path.string(), name, [&](const Violation& one) {
    rules[one.severity].insert(one.rule);
    EXPECT_FALSE(one.reason.empty());
    EXPECT_LE(one.record, 10000U);
  });
  const auto list = [&](Severity severity) {
    return fmt::format("{}", fmt::join(rules[severity], " "));
  };
  return fmt::format(
      "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
      name,
      report.records,
      report.digests_agreed,
      report.digests_differing,
      report.digests_unchecked,
      list(Severity::error),
      list(Severity::warning),
      list(Severity::note));
}

TEST(CheckCorpus, JudgesEachSharedFileAsTheTableSays) {
  if (!fs::exists(shared_warcs())) GTEST_SKIP() << "skipped: no shared data";
  const auto rows = expected();
  EXPECT_GT(rows.size(), 100U);
  for (const auto& [name, row] : rows) {
    ASSERT_TRUE(fs::exists(shared_warcs() / name)) << name;
    EXPECT_EQ(checked(shared_warcs() / name, name), row);
  }
}

// What its makers call valid breaks no rule.
TEST(CheckCorpus, FindsNoErrorInWhatIsCalledValid) {
  if (!fs::exists(shared_warcs())) GTEST_SKIP() << "skipped: no shared data";
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(shared_warcs())) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_regular_file() || !name.starts_with("valid") || name.ends_with(".json")) continue;
    EXPECT_EQ(check_warc(entry.path().string(), name, {}).errors, 0U) << name;
    ++files;
  }
  EXPECT_GE(files, 13);
}

}  // namespace
}  // namespace weiguan
