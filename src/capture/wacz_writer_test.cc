#include "capture/wacz_writer.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/files.h"
#include "capture/compression.h"
#include "capture/wacz.h"
#include "capture/warc_reader.h"
#include "capture/warc_writer.h"

namespace weiguan {
namespace {

namespace fs = std::filesystem;

class Packages : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / "weiguan-wacz-writer";
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    NewRecord made;
    made.type = "resource";
    made.url = "http://chenxing.example/a.txt";
    made.time = *parse_time("2024-07-02T09:30:00Z");
    made.content_type = "text/plain";
    made.block = made.payload = "雨与收成";
    packed_ = pack_record(made);
    AppendFile warc(folder_ / "data.warc.gz");
    warc.append(pack_warcinfo("data.warc.gz", {}).bytes);
    record_.capture.place = append_record(warc, packed_);
    warc.sync();
    record_.capture.url = made.url;
    record_.capture.time = made.time;
    record_.capture.type = made.type;
    record_.capture.media_type = made.content_type;
    record_.capture.digest = packed_.digest;
    record_.file = folder_ / "data.warc.gz";
    record_.title = "雨";
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string bytes_of(const WaczWriter& writer) const {
    std::string bytes;
    writer.write([&](std::string_view piece) {
      bytes += piece;
      return true;
    });
    return bytes;
  }

  fs::path folder_;
  PackedRecord packed_;
  WaczRecord record_;
};

TEST_F(Packages, AreReadAgainWithoutAProblem) {
  const WaczWriter writer({record_}, "晨星的证据", {{"receipt.txt", "of a fictional page"}});
  const std::string bytes = bytes_of(writer);
  EXPECT_EQ(bytes.size(), writer.size());
  write_file(folder_ / "out.wacz", bytes);
  const std::string path = (folder_ / "out.wacz").string();
  std::string problems;
  const Wacz wacz =
      read_wacz(path, "out.wacz", [&](const Problem& one) { problems += one.reason + "\n"; });
  EXPECT_EQ(problems, "");
  EXPECT_EQ(wacz.title, "晨星的证据");
  ASSERT_EQ(wacz.warcs.size(), 1U);
  ASSERT_TRUE(wacz.warcs[0].stored);
  EXPECT_NE(bytes.find(packed_.bytes), std::string::npos) << "the member as it was stored";
  WarcReader reader(
      InputFile(path),
      "x",
      {},
      {},
      wacz.warcs[0].offset,
      wacz.warcs[0].offset + wacz.warcs[0].length);
  EXPECT_EQ(reader.next()->type(), "warcinfo");
  const auto record = reader.next();
  ASSERT_TRUE(record);
  EXPECT_EQ(record->block, "雨与收成");
  EXPECT_EQ(record->digest, packed_.digest);
  EXPECT_EQ(record->record_id(), packed_.record_id);
}

TEST_F(Packages, AreTheSameBytesEachTime) {
  EXPECT_EQ(bytes_of(WaczWriter({record_}, "a")), bytes_of(WaczWriter({record_}, "a")));
  EXPECT_NE(bytes_of(WaczWriter({record_}, "a")), bytes_of(WaczWriter({record_}, "b")));
}

TEST_F(Packages, TakeRecordsOfFilesThatAreNotCompressed) {
  std::string plain;
  DecompressedFile file((InputFile(record_.file)));
  char buffer[4096];
  for (std::size_t got = 0; (got = file.read(buffer, sizeof buffer)) > 0;)
    plain.append(buffer, got);
  write_file(folder_ / "plain.warc", plain);
  const auto at = plain.rfind("WARC/1.1");
  record_.file = folder_ / "plain.warc";
  record_.capture.place = {"plain.warc", at, plain.size() - at, 0};
  const std::string bytes = bytes_of(WaczWriter({record_}, "a"));
  write_file(folder_ / "out.wacz", bytes);
  const std::string path = (folder_ / "out.wacz").string();
  const Wacz wacz = read_wacz(path, "out.wacz", {});
  ASSERT_EQ(wacz.warcs.size(), 1U);
  WarcReader reader(InputFile(path), "x", {}, {}, wacz.warcs[0].offset);
  reader.next();
  const auto record = reader.next();
  ASSERT_TRUE(record);
  EXPECT_EQ(record->digest, packed_.digest);
}

TEST_F(Packages, AreNotMadeOfWhatIsGone) {
  record_.file = folder_ / "gone.warc.gz";
  EXPECT_THROW(WaczWriter({record_}, "a"), Error);
}

}  // namespace
}  // namespace weiguan
