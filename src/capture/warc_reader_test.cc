#include "capture/warc_reader.h"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include "base/digest.h"
#include "capture/detail/record_reader.h"

namespace weiguan {
namespace {

using namespace std::string_literals;

struct Reading {
  std::vector<Record> records;
  std::vector<Problem> problems;
  std::vector<std::string> rules() const {
    std::vector<std::string> out;
    for (const Problem& problem : problems) out.push_back(problem.rule);
    return out;
  }
};

Reading read(const std::string& bytes, const ReadOptions& options = {}) {
  Reading reading;
  detail::RecordReader reader(
      {detail::source_of(bytes), 0, 0, 4096},
      "test.warc",
      options,
      [&](const Problem& problem) { reading.problems.push_back(problem); },
      bytes.size());
  while (auto record = reader.next()) reading.records.push_back(std::move(*record));
  return reading;
}

std::string record(
    const std::string& block,
    std::size_t length,
    const std::string& more = "",
    const std::string& version = "WARC/1.0") {
  return fmt::format(
      "{}\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
      "WARC-Date: 2024-07-02T09:30:00Z\r\nWARC-Target-URI: http://chenxing.example/a\r\n"
      "{}Content-Length: {}\r\n\r\n{}\r\n\r\n",
      version,
      more,
      length,
      block);
}

std::string record(const std::string& block) {
  return record(block, block.size());
}

std::string gzip(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
  std::string out(bytes.size() + 1000, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd(const std::string& bytes, const std::string& dictionary = "") {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  out.resize(ZSTD_compress_usingDict(
      context,
      out.data(),
      out.size(),
      bytes.data(),
      bytes.size(),
      dictionary.data(),
      dictionary.size(),
      3));
  ZSTD_freeCCtx(context);
  return out;
}

std::string little_endian(std::size_t number) {
  std::string out;
  for (int i = 0; i < 4; ++i) out += static_cast<char>((number >> (8 * i)) & 255);
  return out;
}

using Rules = std::vector<std::string>;

TEST(WarcReader, ReadsPlainRecordsWithTheirPlaces) {
  const std::string first = record("rain");
  const Reading reading = read(first + record("晨星报"));
  EXPECT_TRUE(reading.problems.empty());
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[1].block, "晨星报");
  EXPECT_EQ(reading.records[1].digest, "sha256:" + sha256_hex("晨星报"));
  EXPECT_EQ(reading.records[0].place.length, first.size());
  EXPECT_EQ(reading.records[1].place.offset, first.size());
}

TEST(WarcReader, ReadsAMemberARecordGzip) {
  const std::string first = gzip(record("rain"));
  const Reading reading = read(first + gzip(record("harvest")));
  EXPECT_TRUE(reading.problems.empty());
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[1].place.offset, first.size());
  EXPECT_EQ(reading.records[0].place.length, first.size());
  EXPECT_EQ(reading.records[1].place.inner, 0U);
}

TEST(WarcReader, ReadsGzipWholeAndSaysSo) {
  const std::string first = record("rain");
  const Reading reading = read(gzip(first + record("harvest") + record("bridge")));
  EXPECT_EQ(reading.rules(), Rules{"gzip-whole"});
  ASSERT_EQ(reading.records.size(), 3U);
  EXPECT_EQ(reading.records[1].place.offset, 0U);
  EXPECT_EQ(reading.records[1].place.inner, first.size());
  EXPECT_EQ(reading.records[2].block, "bridge");
}

TEST(WarcReader, JoinsARecordThatLiesInSeveralMembers) {
  const std::string one = record("rain and harvest");
  const Reading reading =
      read(gzip(one.substr(0, one.size() - 12)) + gzip(one.substr(one.size() - 12)) + gzip(one));
  EXPECT_TRUE(reading.problems.empty());
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[0].block, "rain and harvest");
}

TEST(WarcReader, ReadsZstdFramesWithADictionary) {
  const std::string first = zstd(record("rain"));
  Reading reading = read(first + zstd(record("harvest")));
  EXPECT_TRUE(reading.problems.empty());
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[1].place.offset, first.size());

  const std::string dictionary = record("晨星报 and the rain in the harvest, near the bridge");
  for (const std::string& stored : {dictionary, zstd(dictionary)}) {
    reading = read(
        "\x5d\x2a\x4d\x18"s + little_endian(stored.size()) + stored +
        zstd(record("rain"), dictionary) + "\x50\x2a\x4d\x18"s + little_endian(3) + "abc" +
        zstd(record("bridge"), dictionary));
    EXPECT_TRUE(reading.problems.empty());
    ASSERT_EQ(reading.records.size(), 2U);
    EXPECT_EQ(reading.records[1].block, "bridge");
  }
}

TEST(WarcReader, ReadsArcOneAndTwo) {
  const std::string header =
      "1 0 Chenxing\nURL IP-address Archive-date Content-type Archive-length\n";
  const std::string page = "HTTP/1.1 200 OK\r\n\r\n<p>rain</p>";
  const std::string one = fmt::format(
      "filedesc://a.arc 192.0.2.1 20240702093000 text/plain {}\n{}\n"
      "http://chenxing.example/a b 192.0.2.1 20240702093000 text/html {}\n{}\n",
      header.size(),
      header,
      page.size(),
      page);
  Reading reading = read(one);
  EXPECT_EQ(reading.rules(), Rules{"arc-header"});  // The space in the address.
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[0].type(), "warcinfo");
  EXPECT_EQ(reading.records[1].version, "ARC/1");
  EXPECT_EQ(reading.records[1].url(), "http://chenxing.example/a b");
  EXPECT_EQ(format_time(reading.records[1].time()), "2024-07-02T09:30:00Z");
  EXPECT_EQ(reading.records[1].block, page);

  const std::string two = "2 0 Chenxing\nURL and more\n";
  reading = read(
      gzip(fmt::format(
          "filedesc://a.arc 192.0.2.1 20240702093000 text/plain 200 - - 0 a.arc {}\n{}\n",
          two.size(),
          two)) +
      gzip(fmt::format(
          "http://chenxing.example/ 192.0.2.1 20240702093000 text/html 200 - - 209 a.arc {}\n{}\n",
          page.size(),
          page)));
  EXPECT_TRUE(reading.problems.empty());
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[1].version, "ARC/2");
  EXPECT_EQ(reading.records[1].block, page);
}

TEST(WarcReader, FindsTheNextRecordBehindAWrongLength) {
  for (const std::size_t length : {std::size_t{2}, std::size_t{60}, std::size_t{1} << 40}) {
    const Reading reading = read(record("rain and harvest", length) + record("bridge"));
    EXPECT_EQ(reading.rules(), Rules{"warc-length"}) << length;
    ASSERT_EQ(reading.records.size(), 2U) << length;
    EXPECT_EQ(reading.records[0].block, length == 2 ? "ra" : "rain and harvest");
    EXPECT_EQ(reading.records[1].block, "bridge");
  }
  // In a member of its own a record cannot reach into the next.
  const Reading reading = read(gzip(record("rain", 400)) + gzip(record("bridge")));
  EXPECT_EQ(reading.rules(), Rules{"warc-length"});
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[0].block, "rain");
  EXPECT_FALSE(reading.records[0].cut);
}

TEST(WarcReader, KeepsWhatACutFileStillHolds) {
  const std::string whole = record("rain") + record(std::string(500, 'x'));
  Reading reading = read(whole.substr(0, whole.size() - 100));
  EXPECT_EQ(reading.rules(), Rules{"warc-length"});
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_TRUE(reading.records[1].cut);
  EXPECT_EQ(reading.records[1].block, std::string(404, 'x'));

  const std::string members = gzip(record("rain")) + gzip(record("harvest"));
  reading = read(members.substr(0, members.size() - 9));
  EXPECT_EQ(reading.rules(), Rules{"gzip-damaged"});
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.problems[0].offset, gzip(record("rain")).size());
}

TEST(WarcReader, GoesOnBehindDamageAndGarbage) {
  const std::string bad = gzip(record("harvest and many more words that are all lost, one by one"));
  std::string damaged = bad;
  for (std::size_t i = 120; i < 140; ++i) damaged[i] = static_cast<char>(damaged[i] ^ 0x5a);
  const std::string first = gzip(record("rain"));
  Reading reading = read(first + damaged + gzip(record("bridge")));
  ASSERT_GE(reading.records.size(), 2U);
  EXPECT_EQ(reading.records.front().block, "rain");
  EXPECT_EQ(reading.records.back().block, "bridge");
  ASSERT_FALSE(reading.problems.empty());
  EXPECT_EQ(reading.problems[0].rule, "gzip-damaged");
  EXPECT_EQ(reading.problems[0].offset, first.size());

  reading = read(first + "some garbage" + gzip(record("bridge")));
  EXPECT_EQ(reading.rules(), Rules{"gzip-damaged"});
  ASSERT_EQ(reading.records.size(), 2U);

  reading = read(record("rain") + "some garbage\r\n\r\n" + record("bridge"));
  EXPECT_EQ(reading.rules(), Rules{"warc-version"});
  ASSERT_EQ(reading.records.size(), 2U);
}

TEST(WarcReader, KeepsMaxBlockAndDigestsTheRest) {
  ReadOptions options;
  options.max_block = 1000;
  const std::string block(300000, 'x');
  const Reading reading = read(gzip(record(block)) + gzip(record("rain")), options);
  EXPECT_EQ(reading.rules(), Rules{"warc-block"});
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[0].block.size(), 1000U);
  EXPECT_EQ(reading.records[0].block_size, block.size());
  EXPECT_TRUE(reading.records[0].cut);
  EXPECT_EQ(reading.records[0].digest, "sha256:" + sha256_hex(block));
}

TEST(WarcReader, StopsAZipBomb) {
  ReadOptions options;
  const Reading reading =
      read(zstd(record(std::string(std::size_t{300} << 20, '\0'))) + zstd(record("rain")), options);
  EXPECT_EQ(reading.rules(), Rules{"zstd-damaged"});
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_TRUE(reading.records[0].cut);
  EXPECT_EQ(reading.records[1].block, "rain");
}

TEST(WarcReader, TellsOddHeaders) {
  const auto rules = [](const std::string& bytes) { return read(bytes).rules(); };
  EXPECT_EQ(rules(record("a", 1, "no colon\r\n")), Rules{"warc-header"});
  EXPECT_EQ(rules(record("a", 1, "X-Folded: one\r\n two\r\n")), Rules{});
  EXPECT_EQ(rules(record("a", 1, "", "WARC/9.9")), Rules{"warc-version"});
  std::string feeds = record("a");
  std::erase(feeds, '\r');
  EXPECT_EQ(rules(feeds + feeds), Rules{"warc-header"});
  EXPECT_EQ(rules("WARC/1.0\r\nContent-Length: 1\r\n\r\na\r\n\r\n"), (Rules(3, "warc-header")));
  std::string dated = record("a");
  dated.replace(dated.find("2024-07-02T"), 11, "2024-13-02T");
  EXPECT_EQ(rules(dated), Rules{"warc-date"});
  std::string without = record("rain");
  without.replace(without.find("Content-Length: 4"), 17, "Content-Length: x");
  const Reading reading = read(without + record("bridge"));
  EXPECT_EQ(reading.rules(), Rules{"warc-length"});
  ASSERT_EQ(reading.records.size(), 2U);
  EXPECT_EQ(reading.records[0].block, "rain");
}

TEST(WarcReader, ChecksDeclaredDigestsHoweverTheyAreWritten) {
  const auto declared = [](const std::string& more) {
    const Reading reading = read(record("abc", 3, more));
    EXPECT_EQ(reading.records.size(), 1U);
    EXPECT_EQ(reading.problems.empty(), reading.records[0].declared != Declared::differs);
    return reading.records[0].declared;
  };
  EXPECT_EQ(declared(""), Declared::unchecked);
  EXPECT_EQ(declared("WARC-Block-Digest: sha256:" + sha256_hex("abc") + "\r\n"), Declared::agrees);
  EXPECT_EQ(
      declared("WARC-Block-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n"), Declared::agrees);
  EXPECT_EQ(declared("WARC-Block-Digest: sha1:qZk+NkcGgWq6PiVxeFDCbJzQ2J0=\r\n"), Declared::agrees);
  EXPECT_EQ(
      declared("WARC-Payload-Digest: md5:900150983CD24FB0D6963F7D28E17F72\r\n"), Declared::agrees);
  EXPECT_EQ(
      declared("WARC-Block-Digest: sha1:AAAT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n"), Declared::differs);
  EXPECT_EQ(declared("WARC-Block-Digest: sha1:1234\r\n"), Declared::differs);
}

TEST(WarcReader, TellsADigestThatItCannotCheck) {
  const Reading reading = read(record("abc", 3, "WARC-Block-Digest: crc:1234\r\n"));
  EXPECT_EQ(reading.records.at(0).declared, Declared::unchecked);
  EXPECT_EQ(reading.rules(), std::vector<std::string>{"digest-unknown"});
}

TEST(WarcReader, KnowsAWarcByItsContent) {
  EXPECT_TRUE(looks_like_warc(record("a")));
  EXPECT_TRUE(looks_like_warc(gzip(record("a"))));
  EXPECT_TRUE(looks_like_warc(zstd(record("a"))));
  EXPECT_TRUE(looks_like_warc("filedesc://a.arc 192.0.2.1 20240702093000 text/plain 73\n"));
  EXPECT_FALSE(looks_like_warc(gzip("{\"a\": 1}")));
  EXPECT_FALSE(looks_like_warc("PK\3\4"));
  EXPECT_FALSE(looks_like_warc(""));
}

}  // namespace
}  // namespace weiguan
