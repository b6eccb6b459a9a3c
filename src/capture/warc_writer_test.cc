#include "capture/warc_writer.h"

#include <filesystem>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/digest.h"
#include "base/error.h"
#include "capture/warc_reader.h"

namespace weiguan {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view page =
    "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>晨星报 reports rain.</p>";

NewRecord response() {
  NewRecord record;
  record.type = "response";
  record.url = "http://chenxing.example/news/1.html";
  record.time = *parse_time("2024-07-02T09:30:00Z");
  record.content_type = "application/http; msgtype=response";
  record.block = page;
  record.payload = page.substr(page.find("<p>"));
  return record;
}

TEST(WarcWriter, WritesWhatTheReaderReadsBack) {
  const fs::path path = fs::path(testing::TempDir()) / "weiguan-writer-test.warc.gz";
  fs::remove(path);
  std::vector<RecordPlace> places;
  {
    AppendFile file(path);
    places.push_back(append_record(file, pack_warcinfo("a.warc.gz", response().time)));
    places.push_back(append_record(file, pack_record(response())));
    NewRecord again = response();
    again.url = "http://chenxing.example/news/1.html?again";
    again.block = page.substr(0, page.find("<p>"));
    places.push_back(append_record(
        file,
        pack_revisit(again, {pack_record(response()).record_id, response().url, response().time})));
  }
  std::vector<Problem> problems;
  WarcReader reader(InputFile(path), "a.warc.gz", {}, [&](const Problem& problem) {
    problems.push_back(problem);
  });
  std::vector<Record> records;
  while (auto record = reader.next()) records.push_back(std::move(*record));
  EXPECT_TRUE(problems.empty()) << problems.front().reason;
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].type(), "warcinfo");
  EXPECT_EQ(records[1].block, page);
  EXPECT_EQ(records[1].url(), response().url);
  EXPECT_EQ(records[1].time(), response().time);
  EXPECT_EQ(records[1].declared, Declared::agrees);
  EXPECT_EQ(records[1].digest, "sha256:" + sha256_hex(page));
  EXPECT_EQ(records[1].record_id(), pack_record(response()).record_id);
  EXPECT_EQ(records[2].type(), "revisit");
  EXPECT_EQ(
      header(records[2].headers, "WARC-Profile"),
      "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest");
  for (std::size_t i = 0; i < records.size(); ++i) {
    EXPECT_EQ(records[i].place.offset, places[i].offset);
    EXPECT_EQ(records[i].place.length, places[i].length);
    EXPECT_EQ(records[i].place.inner, 0U);
    EXPECT_EQ(read_record(path.string(), records[i].place).block, records[i].block);
  }
  fs::remove(path);
}

TEST(WarcWriter, GivesTheSameRecordTheSameBytesAndName) {
  EXPECT_EQ(pack_record(response()).bytes, pack_record(response()).bytes);
  NewRecord later = response();
  later.time += std::chrono::seconds{1};
  EXPECT_NE(pack_record(later).record_id, pack_record(response()).record_id);
  EXPECT_EQ(pack_record(response()).record_id.size(), 45U);
}

TEST(WarcWriter, RefusesALineBreakInAHeader) {
  NewRecord record = response();
  record.url += "\r\nWARC-Type: warcinfo";
  EXPECT_THROW(pack_record(record), Error);
  record = response();
  record.more.emplace_back("X-Note", "one\ntwo");
  EXPECT_THROW(pack_record(record), Error);
}

}  // namespace
}  // namespace weiguan
