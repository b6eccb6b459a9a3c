// Reading ahead changes nothing but the time it takes.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "base/error.h"
#include "capture/detail/record_reader.h"
#include "capture/warc_reader.h"
#include "capture/warc_writer.h"

namespace weiguan {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;

// All that a reading gives, in order, as text.
struct Reading {
  std::vector<std::string> told;
  std::size_t records = 0;
  std::size_t problems = 0;

  void add(const Record& record, std::uint64_t position) {
    ++records;
    std::string text = fmt::format(
        "{} {} {}+{} length {} block {} of {} cut {} digest {} declared {} hash {} position {}",
        record.version,
        record.place.file,
        record.place.offset,
        record.place.inner,
        record.place.length,
        record.block.size(),
        record.block_size,
        record.cut,
        record.digest,
        static_cast<int>(record.declared),
        std::hash<std::string>{}(record.block),
        position);
    for (const auto& [name, value] : record.headers) text += fmt::format("\n{}: {}", name, value);
    told.push_back(std::move(text));
  }
  void add(const Problem& problem) {
    ++problems;
    told.push_back(fmt::format("{} {} {}", problem.offset, problem.rule, problem.reason));
  }
};

Reading read(std::string_view bytes, bool ahead, ReadOptions options = {}) {
  options.read_ahead = ahead;
  Reading reading;
  detail::RecordReader reader(
      {detail::source_of(bytes), 0, 0, 4096},
      "test.warc.gz",
      options,
      [&](const Problem& problem) { reading.add(problem); },
      bytes.size());
  while (const auto record = reader.next()) reading.add(*record, reader.position());
  return reading;
}

Reading read_file(const fs::path& path, bool ahead) {
  ReadOptions options;
  options.read_ahead = ahead;
  Reading reading;
  WarcReader reader(
      InputFile(path), "test.warc", options, [&](const Problem& problem) { reading.add(problem); });
  while (const auto record = reader.next()) reading.add(*record, reader.position());
  return reading;
}

std::string random_bytes(std::size_t size, unsigned seed) {
  std::mt19937 random(seed);
  std::string bytes(size, '\0');
  for (char& c : bytes) c = static_cast<char>(random());
  return bytes;
}

std::string member(std::string_view bytes, int level = 6) {
  z_stream stream{};
  deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

std::string record(std::string_view block, int number) {
  return fmt::format(
      "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:{}>\r\n"
      "WARC-Date: 2024-07-02T09:30:00Z\r\nWARC-Target-URI: http://chenxing.example/{}\r\n"
      "Content-Length: {}\r\n\r\n{}\r\n\r\n",
      number,
      number,
      block.size(),
      block);
}

// Some 400 KiB of members a record: more than one piece.
std::string many(int from, int count = 40) {
  std::string bytes;
  for (int i = from; i < from + count; ++i)
    bytes += member(record(random_bytes(10000, static_cast<unsigned>(i)), i));
  return bytes;
}

void expect_same(const Reading& alone, const Reading& ahead) {
  EXPECT_EQ(alone.told.size(), ahead.told.size());
  for (std::size_t i = 0; i < std::min(alone.told.size(), ahead.told.size()); ++i)
    ASSERT_EQ(alone.told[i], ahead.told[i]);
}

void expect_same(const std::string& bytes, const ReadOptions& options = {}) {
  expect_same(read(bytes, false, options), read(bytes, true, options));
}

TEST(ReadAhead, GivesTheSameForOrdinaryMembers) {
  const std::string bytes = many(0, 200);
  EXPECT_EQ(read(bytes, true).records, 200U);
  EXPECT_EQ(read(bytes, true).problems, 0U);
  expect_same(bytes);
}

TEST(ReadAhead, GivesTheSameBehindWhatIsNotOrdinary) {
  const std::string damaged = [] {
    std::string one = member(record(random_bytes(20000, 7), 7));
    one[one.size() / 2] = static_cast<char>(one[one.size() / 2] ^ 0x55);
    return one;
  }();
  const std::string looks_like_member = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"s;
  const std::string odd[] = {
      damaged,
      "garbage between members",
      std::string(5000, '\0'),
      member(""),
      member("\r\n\r\n"),
      member("no record"),
      looks_like_member + random_bytes(3000, 3),
      // Stored as it is, so that what looks like members stands inside one.
      member(record(random_bytes(70000, 4) + looks_like_member + random_bytes(70000, 5), 8), 0),
      member(record(looks_like_member + many(500), 9), 0),
      member(record("first", 10) + record("second", 11)),
      member(record("cut in two", 12).substr(0, 100)) +
          member(record("cut in two", 12).substr(100))};
  for (const std::string& one : odd) {
    SCOPED_TRACE(one.substr(0, 12));
    expect_same(one);
    expect_same(many(0) + one + many(100));
    expect_same(many(0) + one + one + many(100, 3) + one + many(200));
    expect_same(many(0) + one);
    expect_same(many(0) + many(100).substr(0, 200001));
  }
}

TEST(ReadAhead, GivesTheSameForMembersThatAreLarge) {
  const std::string long_text(std::size_t{20} << 20, 'a');
  const std::string long_noise = random_bytes(std::size_t{5} << 20, 1);
  ReadOptions options;
  options.max_block = std::uint64_t{1} << 20;
  for (const std::string& one : {member(record(long_text, 1), 1), member(record(long_noise, 2), 1)})
    expect_same(many(0) + one + many(100) + one + one + many(200), options);
}

TEST(ReadAhead, GivesTheSameForManyEmptyMembers) {
  std::string bytes = many(0, 3);
  for (int i = 0; i < 10000; ++i) bytes += member("");
  bytes += many(3, 3);
  EXPECT_EQ(read(bytes, true).records, 6U);
  expect_same(bytes);
}

TEST(ReadAhead, EndsWhereverItIsLeft) {
  const std::string bytes = many(0, 200);
  for (int records = 0; records < 60; ++records) {
    detail::RecordReader reader({detail::source_of(bytes), 0, 0}, "x", {}, {}, bytes.size());
    for (int i = 0; i < records; ++i) EXPECT_TRUE(reader.next());
  }
}

TEST(ReadAhead, PassesOnWhatReadingTheFileThrows) {
  const std::string bytes = many(0, 200);
  std::size_t given = 0;
  const detail::Source failing = [&](char* buffer, std::size_t size) -> std::size_t {
    if (given + size > bytes.size() / 2) throw Error("the disk is gone");
    bytes.copy(buffer, size, given);
    given += size;
    return size;
  };
  detail::RecordReader reader({failing, 0, 0, 4096}, "x", {}, {}, bytes.size());
  EXPECT_THROW(
      {
        while (reader.next()) {
        }
      },
      Error);
}

TEST(ReadAhead, GivesTheSameForTheCorpus) {
  int files = 0;
  for (const char* folder : {"warc", "http"}) {
    for (const auto& entry :
         fs::directory_iterator(fs::path(WEIGUAN_SOURCE) / "src/capture/corpus" / folder)) {
      SCOPED_TRACE(entry.path());
      expect_same(read_file(entry.path(), false), read_file(entry.path(), true));
      ++files;
    }
  }
  EXPECT_GT(files, 20);
}

TEST(ReadAhead, GivesTheSameForTheSharedFiles) {
  const char* set = std::getenv("WEIGUAN_SHARED");
  const fs::path root =
      fs::path(set != nullptr ? fs::path(set) : fs::path(WEIGUAN_SOURCE) / "../shared") /
      "data/warc";
  if (!fs::exists(root)) GTEST_SKIP() << "skipped: no shared data";
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    SCOPED_TRACE(entry.path());
    expect_same(read_file(entry.path(), false), read_file(entry.path(), true));
    ++files;
  }
  EXPECT_GT(files, 100);
}

}  // namespace
}  // namespace weiguan
