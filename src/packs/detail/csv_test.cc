#include "packs/detail/csv.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace weiguan {
namespace {

struct Read {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::uint64_t> lines, fault_lines, offsets;
};

Read read(std::string_view bytes) {
  Read out;
  read_csv(
      bytes,
      [&](CsvRecord&& row) {
        out.lines.push_back(row.place.line);
        out.offsets.push_back(row.place.offset);
        out.rows.push_back(std::move(row.cells));
      },
      [&](Place place, const std::string&) { out.fault_lines.push_back(place.line); });
  return out;
}

using Rows = std::vector<std::vector<std::string>>;

TEST(Csv, SplitsCells) {
  EXPECT_EQ(read("a,b\nc,\n").rows, (Rows{{"a", "b"}, {"c", ""}}));
  EXPECT_EQ(read(",").rows, (Rows{{"", ""}}));
  EXPECT_EQ(read("").rows, Rows{});
}

TEST(Csv, UndoesQuotes) {
  EXPECT_EQ(read("\"a,b\",\"\"\"c\"\"\",\"\"\n").rows, (Rows{{"a,b", "\"c\"", ""}}));
}

TEST(Csv, LineEndsAndByteOrderMarkDoNotMatter) {
  const Rows rows{{"甲", "b"}, {"c", "d"}};
  EXPECT_EQ(read("甲,b\nc,d").rows, rows);
  EXPECT_EQ(read("甲,b\r\nc,d\r\n").rows, rows);
  EXPECT_EQ(read("\xEF\xBB\xBF甲,b\nc,d\n").rows, rows);
  EXPECT_EQ(read("\xEF\xBB\xBF\"甲\",b\r\nc,\"d\"").rows, rows);
}

TEST(Csv, TellsLineAndOffsetOfEachRow) {
  const Read out = read("a\n\n\r\nb,\"\"\nc");
  EXPECT_EQ(out.lines, (std::vector<std::uint64_t>{1, 4, 5}));
  EXPECT_EQ(out.offsets, (std::vector<std::uint64_t>{0, 5, 10}));
}

TEST(Csv, AnOpenQuoteCostsOneRow) {
  const Read out = read("a,1\nb,\"2\nc,3\nd,4\n");
  EXPECT_EQ(out.rows, (Rows{{"a", "1"}, {"c", "3"}, {"d", "4"}}));
  EXPECT_EQ(out.fault_lines, std::vector<std::uint64_t>{2});
}

TEST(Csv, ALongRowIsAFault) {
  const std::string longest(longest_row, 'x');
  EXPECT_EQ(read(longest + "\nb\n").rows, (Rows{{longest}, {"b"}}));
  EXPECT_EQ(read(longest + "x\nb\n").fault_lines, std::vector<std::uint64_t>{1});
  EXPECT_EQ(read("\"" + longest + "\"\nb\n").rows, (Rows{{"b"}}));
}

}  // namespace
}  // namespace weiguan
