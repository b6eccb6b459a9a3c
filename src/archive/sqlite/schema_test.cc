// docs/formats/archive.md says what the file really has.
#include "archive/sqlite/detail/schema.h"

#include <map>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>

#include "archive/detail/contract.h"
#include "base/files.h"

namespace weiguan {
namespace {

using namespace detail;
using Columns = std::map<std::string, std::vector<std::string>>;

// Of each "### name", the first column of its table.
Columns documented() {
  Columns columns;
  std::istringstream page(
      read_file(std::filesystem::path(WEIGUAN_SOURCE) / "docs/formats/archive.md"));
  std::string name;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with("#")) name = line.starts_with("### ") ? line.substr(4) : std::string();
    if (name.empty() || !line.starts_with("| ") || line.starts_with("| ---")) continue;
    const std::string column = line.substr(2, line.find(' ', 2) - 2);
    if (column != "column") columns[name].push_back(column);
  }
  return columns;
}

TEST(Schema, IsDocumentedColumnByColumn) {
  ScratchFolder folder;
  Database database((folder / "archive.sqlite").string(), Database::Mode::write);
  prepare_for_writing(database);
  Columns real;
  Statement rows = database.prepare(
      "SELECT m.name, c.name FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c "
      "WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid");
  while (rows.step()) real[rows.text(0)].push_back(rows.text(1));
  const Columns written = documented();
  EXPECT_EQ(written.size(), real.size());
  for (const auto& [name, columns] : real) {
    ASSERT_TRUE(written.contains(name)) << name;
    EXPECT_EQ(written.at(name), columns) << name;
  }
}

TEST(Schema, IsSetUpAsDocumented) {
  ScratchFolder folder;
  Database database((folder / "archive.sqlite").string(), Database::Mode::write);
  prepare_for_writing(database);
  EXPECT_EQ(database.integer("PRAGMA page_size"), 8192);
  EXPECT_EQ(database.integer("PRAGMA application_id"), 0x57474152);
  EXPECT_EQ(database.integer("PRAGMA user_version"), present_schema());
  EXPECT_EQ(database.integer("PRAGMA synchronous"), 1);
  Statement journal = database.prepare("PRAGMA journal_mode");
  ASSERT_TRUE(journal.step());
  EXPECT_EQ(journal.text(0), "wal");
}

TEST(Schema, PreparingTwiceChangesNothing) {
  ScratchFolder folder;
  Database database((folder / "archive.sqlite").string(), Database::Mode::write);
  prepare_for_writing(database);
  Statement id = database.prepare("SELECT id FROM archive");
  ASSERT_TRUE(id.step());
  const std::string before = id.text(0);
  id.reset();
  prepare_for_writing(database);
  ASSERT_TRUE(id.step());
  EXPECT_EQ(id.text(0), before);
  EXPECT_EQ(database.integer("SELECT count(*) FROM archive"), 1);
}

}  // namespace
}  // namespace weiguan
