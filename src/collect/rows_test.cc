#include "collect/detail/rows.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace weiguan {
namespace {

using Json = nlohmann::ordered_json;

ChunkReader::Read reader_of(const std::string& bytes) {
  return [&bytes, at = std::size_t{0}](char* buffer, std::size_t size) mutable {
    const std::size_t got = bytes.copy(buffer, size, at);
    at += got;
    return got;
  };
}

std::vector<RowChunk> cut(const std::string& bytes, RowFormat format, RowLimits limits) {
  ChunkReader reader(reader_of(bytes), format, limits);
  std::vector<RowChunk> chunks;
  while (auto chunk = reader.next()) chunks.push_back(*chunk);
  return chunks;
}

std::string joined(const std::vector<RowChunk>& chunks) {
  std::string out;
  for (const RowChunk& chunk : chunks) out += chunk.bytes;
  return out;
}

const RowFormat csv{RowFormat::Kind::csv, ','};

TEST(Chunks, AreCutAtLineEnds) {
  const std::string bytes = "{\"a\":1}\n{\"a\":22}\n{\"a\":333}\n";
  const auto chunks = cut(bytes, {}, {10, 1000});
  ASSERT_EQ(chunks.size(), 3U);
  EXPECT_EQ(chunks[1].bytes, "{\"a\":22}\n");
  EXPECT_EQ(chunks[1].offset, 8U);
  EXPECT_EQ(chunks[2].line, 3U);
  EXPECT_EQ(joined(chunks), bytes);
}

TEST(Chunks, KeepTheBytesOfARowThatIsTooLong) {
  const std::string bytes = "{}\n" + std::string(100, 'x') + "\n{}\n";
  const auto chunks = cut(bytes, {}, {8, 32});
  EXPECT_EQ(joined(chunks), bytes);
  EXPECT_FALSE(chunks.front().unread);
  EXPECT_TRUE(chunks[1].unread);
  EXPECT_FALSE(chunks.back().unread);
  EXPECT_EQ(chunks.back().bytes, "{}\n");
  EXPECT_EQ(chunks.back().line, 3U);
}

TEST(Chunks, CutNoCsvRowInsideItsQuotes) {
  const std::string bytes = "a,b\n1,\"x\ny\nz\"\n2,\"he said \"\"no\"\"\n\"\n3,4\n";
  for (std::uint64_t size = 1; size < bytes.size(); ++size) {
    const auto chunks = cut(bytes, csv, {size, 1000});
    EXPECT_EQ(joined(chunks), bytes);
    std::size_t rows = 0;
    for (const RowChunk& chunk : chunks)
      each_csv_row(chunk.bytes, ',', [&](const CsvRow&) { ++rows; });
    EXPECT_EQ(rows, 4U) << size;
  }
}

TEST(Chunks, GoOnBehindAQuoteThatIsNeverClosed) {
  const std::string bytes = "a,b\n1,\"open\n2,x\n3,y\n";
  std::vector<std::string> rules;
  std::size_t rows = 0;
  read_csv(
      bytes,
      ',',
      "utf-8",
      {},
      {[&](const RowPlace&, Json&) { ++rows; },
       [&](const RowPlace& place, const char* rule, const std::string&) {
         rules.emplace_back(rule);
         EXPECT_EQ(place.line, 1U);
       }});
  EXPECT_EQ(rows, 2U);
  EXPECT_EQ(rules, std::vector<std::string>{"csv-quote"});
}

TEST(Jsonl, TellsEachBadLineAndReadsTheOthers) {
  const std::string deep(600, '[');
  const std::string bytes =
      "\ufeff{\"a\":1}\r\n\n{bad}\n[1]\n{\"t\":\"\xff\"}\n" + deep + "\n{\"a\":2}";
  std::vector<std::string> rules;
  std::vector<std::string> rows;
  read_jsonl(
      bytes,
      {[&](const RowPlace& place, Json&) {
         rows.push_back(bytes.substr(place.begin, place.end - place.begin));
       },
       [&](const RowPlace&, const char* rule, const std::string&) { rules.emplace_back(rule); }});
  EXPECT_EQ(rows, (std::vector<std::string>{"\ufeff{\"a\":1}", "{\"a\":2}"}));
  EXPECT_EQ(
      rules, (std::vector<std::string>{"json-syntax", "json-syntax", "json-syntax", "json-depth"}));
}

TEST(Csv, NamesColumnsAndTellsRowsOfOtherWidth) {
  const std::string bytes = "\ufefftitle,title,\n一,二,三\n四,五\n";
  std::vector<Json> rows;
  std::vector<std::string> rules;
  read_csv(
      bytes,
      ',',
      "utf-8",
      {},
      {[&](const RowPlace&, Json& row) { rows.push_back(row); },
       [&](const RowPlace&, const char* rule, const std::string&) { rules.emplace_back(rule); }});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].dump(), R"({"title":"一","title_2":"二","column_3":"三"})");
  EXPECT_EQ(rules, std::vector<std::string>{"csv-columns"});
}

TEST(Csv, DecodesGb18030AndKeepsPlacesInStoredBytes) {
  const std::string bytes = "title,text\n\xb1\xea\xcc\xe2,\xd5\xfd\xce\xc4\n";  // 标题, 正文
  EXPECT_EQ(
      charset_of_rows("title,text\n"
                      "中\xe6"),
      "utf-8");
  std::string text;
  RowPlace place;
  read_csv(
      bytes,
      ',',
      "gb18030",
      {},
      {[&](const RowPlace& at, Json& row) {
         text = row.dump();
         place = at;
       },
       {}});
  EXPECT_EQ(text, R"({"title":"标题","text":"正文"})");
  EXPECT_EQ(place.begin, 11U);
  EXPECT_EQ(place.end, 20U);
}

TEST(Csv, FindsItsDelimiter) {
  EXPECT_EQ(csv_delimiter("a\tb,c\td\n1\t2"), '\t');
  EXPECT_EQ(csv_delimiter("a;b;c\n"), ';');
  EXPECT_EQ(csv_delimiter("only words\n"), std::nullopt);
}

TEST(RowFormat, StandsInAHeaderAndComesBack) {
  for (const RowFormat& format : {RowFormat{}, csv, RowFormat{RowFormat::Kind::csv, '\t'}})
    EXPECT_EQ(parse_row_format(to_string(format)), format);
  EXPECT_EQ(parse_row_format("xml"), std::nullopt);
}

}  // namespace
}  // namespace weiguan
