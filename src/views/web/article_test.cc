// The article, its receipt and its package, over a made-up archive.
#include <algorithm>

#include <gtest/gtest.h>

#include "base/files.h"
#include "capture/wacz.h"
#include "capture/warc_reader.h"
#include "views/web/detail/article_phrases.h"
#include "views/web/detail/asking.h"
#include "views/web/detail/html.h"
#include "views/web/detail/made_up.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/replay.h"

namespace weiguan::web {
namespace {

std::string body_of(const Site& site, const std::string& path, Speech speech = Speech::en) {
  return answer(site, make_request(path, {}, speech)).body;
}

std::string package_of(const Site& site, const std::string& path, int status = 200) {
  auto reply = answer(site, make_request(path, {}, Speech::en));
  EXPECT_EQ(reply.status, status) << reply.body;
  auto bytes = whole_body(reply);
  if (reply.stream) {
    EXPECT_EQ(bytes.size(), reply.length);
  }
  return bytes;
}

TEST(Article, ShowsItsTimeLineWithFailures) {
  const MadeUp world("line");
  const auto site = world.site();
  const auto page = body_of(site, "/article/" + to_string(world.tide));
  for (const char* said :
       {"version 1 (this one)",
        "version 2",
        "the text had changed",
        "failed:",
        "<circle class=\"kept\"",
        "<rect class=\"changed\"",
        "<path class=\"failed\""}) {
    EXPECT_NE(page.find(said), std::string::npos) << said;
  }
  EXPECT_NE(
      body_of(site, "/article/" + to_string(world.tide), Speech::zh).find("第 1 版（本文）"),
      std::string::npos);
  const auto once = body_of(site, "/article/" + to_string(world.rain));
  EXPECT_EQ(once.find("<svg class=\"line\""), std::string::npos) << "one moment is no line";
}

TEST(Article, HasAReceiptForEveryCapture) {
  const MadeUp world("receipt");
  const auto site = world.site();
  const auto capture = *site.archive->capture(world.page);
  const auto page = body_of(site, "/article/" + to_string(world.tide));
  const auto at = page.find("id=\"receipt\"");
  ASSERT_NE(at, std::string::npos);
  const auto receipt = page.substr(at);
  for (const std::string& said :
       {capture.digest,
        capture.record_id,
        capture.place.file,
        std::string("2024-07-02T03:00:00Z"),
        std::string("SHA-256 of the record"),
        "/article/" + to_string(world.tide) + ".wacz"}) {
    EXPECT_NE(receipt.find(said), std::string::npos) << said;
  }
  const auto chinese = body_of(site, "/article/" + to_string(world.tide), Speech::zh);
  EXPECT_NE(chinese.find("存档凭据"), std::string::npos);
  EXPECT_NE(chinese.find("改动任何一个字节"), std::string::npos);
}

TEST(Article, IsPackedWithItsRecordsAndNoOthers) {
  const MadeUp world("package");
  const auto site = world.site();
  const auto bytes = package_of(site, "/article/" + to_string(world.tide) + ".wacz");
  const std::string path = testing::TempDir() + "weiguan-web-package.wacz";
  write_file(path, bytes);
  std::string problems;
  const auto wacz =
      read_wacz(path, "x", [&](const Problem& one) { problems += one.reason + "\n"; });
  EXPECT_EQ(problems, "");
  EXPECT_EQ(wacz.title, "河口涨潮 居民撤离");
  ASSERT_EQ(wacz.warcs.size(), 1U);
  WarcReader reader(
      InputFile(path),
      "x",
      {},
      {},
      wacz.warcs[0].offset,
      wacz.warcs[0].offset + wacz.warcs[0].length);
  reader.next();
  EXPECT_EQ(reader.next()->digest, site.archive->capture(world.page)->digest);
  EXPECT_FALSE(reader.next()) << "the other version's capture is not its evidence";
  EXPECT_NE(bytes.find("receipt.txt"), std::string::npos);
  std::filesystem::remove(path);
  EXPECT_FALSE(package_of(site, "/capture/" + to_string(world.page_again) + ".wacz").empty());
  package_of(site, "/capture/" + to_string(world.failed) + ".wacz", 404);
  package_of(site, "/article/0000000000000000.wacz", 404);
  package_of(site, "/article/x.wacz", 404);
}

TEST(Article, IsPlayedBackOnlyWhereThereArePages) {
  const MadeUp world("play");
  const auto site = world.site();
  const auto capture = *site.archive->capture(world.page);
  EXPECT_EQ(
      replay_address(capture),
      "/replay/?source=%2Fcapture%2F" + to_string(world.page) +
          ".wacz&url=http%3A%2F%2Fhekou.example%2Fnews%2F1.html&ts=20240702030000");
  EXPECT_TRUE(can_replay(capture));
  EXPECT_FALSE(can_replay(*site.archive->capture(world.failed)));
  EXPECT_FALSE(can_replay(*site.archive->capture(world.chunk)));
  const auto page = body_of(site, "/capture/" + to_string(world.page));
  EXPECT_NE(page.find(escape(replay_address(capture))), std::string::npos);
  EXPECT_EQ(
      body_of(site, "/capture/" + to_string(world.chunk)).find("/replay/"), std::string::npos);
}

TEST(Article, MarksThePhrasesOfTheGlossary) {
  const MadeUp world("marks");
  const auto site = world.site();
  const auto page = body_of(site, "/article/" + to_string(world.tide));
  EXPECT_NE(page.find("data-phrase=\"media-convergence\">媒体融合</mark>"), std::string::npos);
  EXPECT_NE(page.find("/phrases?glossary=media-convergence"), std::string::npos);
  EXPECT_NE(page.find("× 1"), std::string::npos);
  EXPECT_EQ(
      body_of(site, "/article/" + to_string(world.post)).find("class=\"legend\""),
      std::string::npos);
  EXPECT_TRUE(phrases_in(Packs{}, "媒体融合", "媒体融合", Speech::en).legend.empty());
}

TEST(Article, SaysThatNoCopyIsKnownOrShowsThem) {
  const MadeUp world("copies");
  const auto site = world.site();
  const auto path = "/article/" + to_string(world.tide_edited);
  EXPECT_NE(body_of(site, path).find("No other article is known"), std::string::npos);
  site.archive->compare();
  const auto page = body_of(site, path);
  EXPECT_NE(page.find("/versus?article="), std::string::npos);
  EXPECT_NE(page.find("copy of"), std::string::npos);
}

}  // namespace
}  // namespace weiguan::web
