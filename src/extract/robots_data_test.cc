// What Google's own robots.txt parser is tested with; the data are not ours to copy.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "extract/robots.h"

namespace weiguan {
namespace {

namespace fs = std::filesystem;

fs::path expectations_file() {
  const char* shared = std::getenv("WEIGUAN_SHARED");
  const fs::path root = shared ? fs::path(shared) : fs::path(WEIGUAN_SOURCE) / ".." / "shared";
  return root / "data" / "feeds" / "robots" / "expectations.jsonl";
}

TEST(RobotsData, MeetsEveryExpectation) {
  if (!fs::exists(expectations_file())) GTEST_SKIP() << "skipped: no shared data";
  std::ifstream in(expectations_file());
  int rows = 0;
  for (std::string line; std::getline(in, line); ++rows) {
    const auto row = nlohmann::json::parse(line);
    const Robots robots =
        Robots::parse(row.at("robots").get<std::string>(), row.at("agent").get<std::string>());
    EXPECT_EQ(robots.allows(row.at("url").get<std::string>()), row.at("allowed").get<bool>())
        << line;
  }
  EXPECT_EQ(rows, 142);
}

}  // namespace
}  // namespace weiguan
