#include "capture/wacz.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <zip.h>

#include "base/digest.h"
#include "base/error.h"
#include "base/files.h"
#include "capture/warc_reader.h"
#include "capture/warc_writer.h"

namespace weiguan {
namespace {

namespace fs = std::filesystem;

struct Member {
  std::string name, bytes;
  bool stored = true;
};

class WaczFile : public testing::Test {
 protected:
  void SetUp() override {
    path_ = (fs::path(testing::TempDir()) / "weiguan-wacz-test.wacz").string();
    fs::remove(path_);
    NewRecord record;
    record.type = "resource";
    record.url = "http://chenxing.example/a.txt";
    record.content_type = "text/plain";
    record.block = record.payload = "rain and harvest";
    warc_ = pack_warcinfo("data.warc.gz", {}).bytes + pack_record(record).bytes;
  }
  void TearDown() override { fs::remove(path_); }

  void make(const std::vector<Member>& members) {
    zip_t* zip = zip_open(path_.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    ASSERT_NE(zip, nullptr);
    for (const Member& member : members) {
      zip_source_t* source = zip_source_buffer(zip, member.bytes.data(), member.bytes.size(), 0);
      const auto index = static_cast<zip_uint64_t>(
          zip_file_add(zip, member.name.c_str(), source, ZIP_FL_OVERWRITE));
      zip_set_file_compression(zip, index, member.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 6);
    }
    ASSERT_EQ(zip_close(zip), 0);
  }

  std::string package(const std::string& digest) const {
    return fmt::format(
        "{{\"title\": \"晨星\", \"resources\": [{{\"path\": \"archive/data.warc.gz\", \"hash\": "
        "\"{}\"}}]}}",
        digest);
  }

  Wacz read() {
    problems_.clear();
    return read_wacz(path_, "test.wacz", [this](const Problem& one) { problems_.push_back(one); });
  }

  std::vector<std::string> rules() const {
    std::vector<std::string> out;
    for (const Problem& problem : problems_) out.push_back(problem.rule);
    return out;
  }

  std::string path_, warc_;
  std::vector<Problem> problems_;
};

using Rules = std::vector<std::string>;

TEST_F(WaczFile, ReadsAStoredWarcWhereItLies) {
  make(
      {{"archive/data.warc.gz", warc_},
       {"datapackage.json", package("sha256:" + sha256_hex(warc_)), false}});
  const Wacz wacz = read();
  EXPECT_EQ(rules(), Rules{});
  EXPECT_EQ(wacz.title, "晨星");
  ASSERT_EQ(wacz.warcs.size(), 1U);
  const WaczWarc& warc = wacz.warcs[0];
  EXPECT_TRUE(warc.stored);
  EXPECT_EQ(warc.length, warc_.size());
  WarcReader reader(
      InputFile(path_),
      "test.wacz",
      {},
      [](const Problem& one) { FAIL() << one.reason; },
      warc.offset,
      warc.offset + warc.length);
  EXPECT_EQ(reader.next()->type(), "warcinfo");
  const auto record = reader.next();
  ASSERT_TRUE(record);
  EXPECT_EQ(record->block, "rain and harvest");
  EXPECT_FALSE(reader.next());
  EXPECT_EQ(read_record(path_, record->place).block, record->block);
}

TEST_F(WaczFile, UnpacksADeflatedWarcUnderALimit) {
  make({{"archive/data.warc.gz", warc_, false}, {"datapackage.json", "{}"}});
  const Wacz wacz = read();
  ASSERT_EQ(wacz.warcs.size(), 1U);
  // What deflate cannot make smaller zip programs may store all the same.
  const std::string target = path_ + ".warc.gz";
  unpack_wacz_member(path_, "archive/data.warc.gz", target, 1 << 20);
  EXPECT_EQ(read_file(target), warc_);
  fs::remove(target);
  EXPECT_THROW(unpack_wacz_member(path_, "archive/data.warc.gz", target, 10), Error);
  EXPECT_FALSE(fs::exists(target));
  EXPECT_THROW(unpack_wacz_member(path_, "archive/none.warc.gz", target, 10), Error);
}

TEST_F(WaczFile, FlagsAMemberThatIsNotStored) {
  make({{"archive/data.warc", std::string(5000, 'x'), false}, {"datapackage.json", "{}"}});
  const Wacz wacz = read();
  ASSERT_EQ(wacz.warcs.size(), 1U);
  EXPECT_FALSE(wacz.warcs[0].stored);
}

TEST_F(WaczFile, TellsADigestThatDoesNotAgree) {
  make(
      {{"archive/data.warc.gz", warc_},
       {"datapackage.json", package("sha256:" + sha256_hex("x"))}});
  read();
  EXPECT_EQ(rules(), Rules{"wacz-digest"});
  EXPECT_EQ(problems_[0].file, "test.wacz/archive/data.warc.gz");
  make({{"archive/other.warc.gz", warc_}, {"datapackage.json", package("md5:00")}});
  read();
  EXPECT_EQ(rules(), Rules{"wacz-resource"});
  make({{"archive/data.warc.gz", warc_}});
  read();
  EXPECT_EQ(rules(), Rules{"wacz-datapackage"});
}

TEST_F(WaczFile, LeavesNamesThatClimbOut) {
  make(
      {{"../out.warc.gz", warc_},
       {"archive/../../out.warc.gz", warc_},
       {"/abs.warc.gz", warc_},
       {"C:\\out.warc.gz", warc_},
       {"archive/good.warc.gz", warc_},
       {"datapackage.json", "{}"}});
  const Wacz wacz = read();
  ASSERT_EQ(wacz.warcs.size(), 1U);
  EXPECT_EQ(wacz.warcs[0].name, "archive/good.warc.gz");
  EXPECT_EQ(rules(), (Rules(4, "wacz-path")));
}

TEST_F(WaczFile, ThatIsNoZipIsAnError) {
  write_file(path_, "no zip file at all");
  EXPECT_THROW(read(), Error);
  make({{"archive/data.warc.gz", warc_}});
  const std::string whole = read_file(path_);
  write_file(path_, whole.substr(0, whole.size() - 30));
  EXPECT_THROW(read(), Error);
}

TEST(WaczCorpus, ReadsTheSharedFiles) {
  const char* set = std::getenv("WEIGUAN_SHARED");
  const fs::path shared =
      (set != nullptr ? fs::path(set) : fs::path(WEIGUAN_SOURCE) / "../shared") / "data/warc";
  if (!fs::exists(shared)) GTEST_SKIP() << "skipped: no shared data";
  const auto read = [&](const fs::path& path, std::size_t records) {
    std::vector<std::string> rules;
    const Wacz wacz =
        read_wacz(path.string(), "x", [&](const Problem& one) { rules.push_back(one.rule); });
    std::size_t found = 0;
    for (const WaczWarc& warc : wacz.warcs) {
      EXPECT_TRUE(warc.stored);
      WarcReader reader(InputFile(path), "x", {}, {}, warc.offset, warc.offset + warc.length);
      while (reader.next()) ++found;
    }
    EXPECT_EQ(found, records) << path;
    return rules;
  };
  const fs::path fixtures = shared / "py-wacz/tests/fixtures";
  EXPECT_EQ(read(fixtures / "valid_example_1.wacz", 4), Rules{});
  EXPECT_EQ(read(fixtures / "valid_example_2.wacz", 4), Rules{});
  EXPECT_EQ(read(fixtures / "valid_signed_example_1.wacz", 4), Rules{});
  EXPECT_FALSE(read(fixtures / "invalid_example_1.wacz", 0).empty());
  EXPECT_EQ(read(shared / "wabac.js/test/data/example.zip", 353), Rules{"wacz-datapackage"});
}

}  // namespace
}  // namespace weiguan
