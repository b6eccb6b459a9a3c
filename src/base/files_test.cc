#include "base/files.h"

#include <csignal>
#include <filesystem>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/error.h"

namespace weiguan {
namespace {

class Files : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        std::filesystem::temp_directory_path() / ("weiguan-files-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path folder_;
};

TEST_F(Files, AreWrittenWholeAndReadBack) {
  const std::string bytes(200000, 'x');
  write_file(folder_ / "a", bytes);
  EXPECT_EQ(read_file(folder_ / "a"), bytes);
  write_file(folder_ / "a", "");
  EXPECT_EQ(read_file(folder_ / "a"), "");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_), {}), 1)
      << "nothing is left beside it";
}

TEST_F(Files, LongerThanTheLimitAreRefused) {
  write_file(folder_ / "a", "12345");
  EXPECT_THROW(read_file(folder_ / "a", 4), Error);
  EXPECT_EQ(read_file(folder_ / "a", 5), "12345");
}

TEST_F(Files, ThatDoNotExistGiveAdvice) {
  try {
    read_file(folder_ / "missing");
    FAIL() << "read what is not there";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("missing"), std::string::npos);
    EXPECT_FALSE(error.advice().empty());
  }
}

TEST_F(Files, AreReadAtAPlaceWithoutMoving) {
  write_file(folder_ / "a", "0123456789");
  InputFile file(folder_ / "a");
  char buffer[4] = {};
  EXPECT_EQ(file.read_at(8, buffer, 4), 2U);
  EXPECT_EQ(file.read(buffer, 3), 3U);
  EXPECT_EQ(std::string(buffer, 3), "012");
  EXPECT_EQ(file.position(), 3U);
  EXPECT_TRUE(file.seekable());
  EXPECT_EQ(file.size(), 10U);
}

TEST_F(Files, GrowAndAreCutBack) {
  {
    AppendFile file(folder_ / "a");
    file.append("one");
    file.append("two");
    file.truncate(3);
    file.append("three");
    file.sync();
    EXPECT_EQ(file.size(), 8U);
  }
  EXPECT_EQ(AppendFile(folder_ / "a").size(), 8U);
  EXPECT_EQ(read_file(folder_ / "a"), "onethree");
}

TEST_F(Files, KeepWhatTheyHadWhenTheDiskIsFull) {
  AppendFile file(folder_ / "a");
  file.append("kept");
  // A limit on the size of files stands for a full disk.
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  rlimit small = before;
  small.rlim_cur = 10;
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  EXPECT_THROW(file.append(std::string(1000, 'x')), Error);
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  EXPECT_EQ(read_file(folder_ / "a"), "kept");
  EXPECT_EQ(file.size(), 4U);
}

TEST_F(Files, AreLockedByOneAtATime) {
  {
    const FolderLock lock(folder_ / ".lock");
    EXPECT_THROW(FolderLock(folder_ / ".lock"), Error);
  }
  EXPECT_NO_THROW(FolderLock(folder_ / ".lock"));
}

}  // namespace
}  // namespace weiguan
