#include <csignal>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "base/error.h"
#include "collect/detail/testing.h"

namespace weiguan {
namespace {

// No file may grow beyond `bytes` while the object lives: what a full disk looks like from here.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    before_ = std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &limit_);
    const rlimit small{bytes, limit_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallDisk() {
    ::setrlimit(RLIMIT_FSIZE, &limit_);
    std::signal(SIGXFSZ, before_);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  rlimit limit_{};
  void (*before_)(int) = nullptr;
};

TEST(DiskFull, LeavesAnArchiveThatOpensVerifiesAndGoesOn) {
  std::string rows;
  for (int i = 0; i < 6000; ++i) {
    rows += "{\"title\":\"山北新闻" + std::to_string(i * 7919 % 6007) + "\",\"text\":\"" +
            std::to_string(i * 104729 % 999983) + "号公告：港湾灯会第" + std::to_string(i) +
            "场\"}\n";
  }
  testing::Scratch whole;
  const std::string file = whole.write("news.jsonl", rows);
  ImportOptions options;
  options.chunk = 20000;
  whole.import({file}, options);

  int refused = 0;
  for (const rlim_t size : {rlim_t{40} << 10, rlim_t{400} << 10, rlim_t{1200} << 10}) {
    testing::Scratch scratch;
    try {
      const SmallDisk disk(size);
      scratch.import({file}, options);
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()), "");
      ++refused;
    }
    {
      const Observatory observatory(scratch.observatory(), Access::read);
      EXPECT_EQ(verify(observatory, {}, {}, Stop()).failures, 0U);
    }
    scratch.import({file}, options);
    EXPECT_EQ(scratch.content(), whole.content());
  }
  EXPECT_GE(refused, 2);
}

}  // namespace
}  // namespace weiguan
