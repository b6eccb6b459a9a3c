// notices.toml: what it says is what is known, laid over what was; each fault is told.
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "packs/check.h"
#include "packs/detail/reader.h"
#include "packs/packs.h"

namespace weiguan {
namespace {

using Strings = std::vector<std::string>;

struct Read {
  Packs packs;
  Strings told;  // "rule:line"
};

Read read(const Strings& files) {
  Read out;
  const ProblemSink sink = [&](const Problem& problem) {
    out.told.push_back(fmt::format("{}:{}", problem.rule, problem.line));
  };
  PackReader reader(sink);
  for (const std::string& one : files) {
    PackFiles folder;
    folder.folder = "p";
    folder.pack = "id = 'a'\nversion = '1'\nzone = 'UTC'\nlanguages = ['zh']\nnames.en = 'A'\n";
    folder.notices = one;
    reader.add(folder);
  }
  out.packs = reader.packs();
  return out;
}

const std::string full = R"([[notice]]
id = "bay-author"
cause = "author"
hosts = ["bay.example"]
texts = ["该内容已被发布者删除", "Deleted by the author"]
addresses = ["bay.example/404*"]
elements = ["page_gone"]
source = "made up"

[[notice]]
id = "anywhere"
cause = "rate-limit"
texts = ["访问过于频繁"]
whole = true
source = "made up"

[[live]]
id = "bay-post"
hosts = ["bay.example"]
elements = ["post_text"]
source = "made up"
)";

TEST(PackNotices, ReadsEveryKey) {
  const Read got = read({full});
  EXPECT_EQ(got.told, Strings{});
  const Notices& notices = got.packs.notices();
  ASSERT_EQ(notices.all().size(), 2U);
  EXPECT_EQ(notices.all()[0].id, "anywhere");
  EXPECT_TRUE(notices.all()[0].whole);
  EXPECT_FALSE(notices.all()[1].whole);
  EXPECT_EQ(notices.cause_of("該內容已被發布者刪除", "bay.example"), Cause::author);
  EXPECT_EQ(notices.cause_of("該內容已被發布者刪除", "hill.example"), std::nullopt);
  EXPECT_EQ(notices.cause_of("访问过于频繁", "hill.example"), Cause::rate_limit);
  EXPECT_EQ(notices.cause_of_address("https://bay.example/404.html"), Cause::author);
  EXPECT_EQ(notices.cause_of_element("page_gone", "bay.example"), Cause::author);
  EXPECT_TRUE(notices.is_live_element("post_text", "bay.example"));
}

TEST(PackNotices, KnowNothingWhereNoFileIs) {
  EXPECT_TRUE(Packs().notices().all().empty());
  EXPECT_EQ(Packs().notices().cause_of("该内容已被发布者删除"), std::nullopt);
}

TEST(PackNotices, AnOverlayChangesTheKeysItGives) {
  const Read got = read(
      {full,
       "[[notice]]\nid = 'bay-author'\ncause = 'account'\n[[notice]]\nid = 'hill'\ncause = "
       "'gone'\ntexts = ['没有这一页']\nsource = 'made up'\n[[live]]\nid = 'bay-post'\nelements = "
       "['other']\n"});
  EXPECT_EQ(got.told, Strings{});
  const Notices& notices = got.packs.notices();
  EXPECT_EQ(notices.cause_of("该内容已被发布者删除", "bay.example"), Cause::account);
  EXPECT_EQ(notices.cause_of("没有这一页"), Cause::gone);
  EXPECT_FALSE(notices.is_live_element("post_text", "bay.example"));
  EXPECT_TRUE(notices.is_live_element("other", "bay.example"));
}

TEST(PackNotices, FaultsAreToldAndTheRestStands) {
  const Read got = read(
      {full,
       "shouts = 1\n[[notice]]\nid = 'a'\ncause = 'removed'\ntexts = ['。']\nsource = 'x'\n"
       "[[notice]]\nid = 'b'\ncause = 'gone'\nhosts = ['https://x.example']\naddresses = "
       "['/404']\nelements = ['a b']\nwhole = 1\n[[notice]]\nid = 'c'\ntexts = ['没有这一页']\n"
       "source = 'x'\n[[live]]\nid = 'L'\n[[live]]\nid = 'd'\nloud = 1\n"});
  EXPECT_EQ(
      got.told,
      (Strings{
          "pack-notice-key:1",
          "pack-notice-cause:4",
          "pack-notice-texts:5",
          "pack-notice-source:7",
          "pack-notice-hosts:10",
          "pack-notice-addresses:11",
          "pack-notice-elements:12",
          "pack-notice-whole:13",
          "pack-notice-cause:14",
          "pack-notice-live-id:19",
          "pack-notice-live-source:20",
          "pack-notice-live-key:22"}));
  EXPECT_EQ(got.packs.notices().all().size(), 2U);
  EXPECT_EQ(read({full, "[[notice\n"}).told, Strings{"pack-toml:1"});
  EXPECT_EQ(read({"notice = 3\n"}).told, Strings{"pack-notice-key:1"});
}

TEST(PackNotices, ChangesTheDigest) {
  EXPECT_EQ(read({full}).packs.digest(), read({full}).packs.digest());
  EXPECT_NE(
      read({full}).packs.digest(),
      read({full, "[[notice]]\nid = 'anywhere'\nwhole = false\n"}).packs.digest());
}

TEST(PackNotices, TheShippedPacksAreInOrder) {
  for (const char* folder : {"/packs/china", "/examples/pack"}) {
    const std::string path = std::string(WEIGUAN_SOURCE) + folder;
    const PackReport report = check_pack(path, [](const Problem& problem) {
      ADD_FAILURE() << problem.line << ": " << problem.reason;
    });
    EXPECT_EQ(report.problems, 0U);
    EXPECT_GT(report.notices, 0U) << folder;
  }
}

}  // namespace
}  // namespace weiguan
