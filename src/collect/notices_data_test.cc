// The notices of shared/data/deletions, which are not ours to copy: each in place of a page, each
// quoted by an article, and pages of articles that are no notice.  measures/notices_kinds.tsv says
// which cause each is.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "capture/compression.h"
#include "extract/page.h"
#include "packs/packs.h"

namespace weiguan {
namespace {

namespace fs = std::filesystem;

fs::path deletions() {
  const char* shared = std::getenv("WEIGUAN_SHARED");
  const fs::path root = shared ? fs::path(shared) : fs::path(WEIGUAN_SOURCE) / ".." / "shared";
  return root / "data" / "deletions";
}

std::string read_gz(const fs::path& path) {
  DecompressedFile file{InputFile(path)};
  std::string out;
  std::string buffer(65536, '\0');
  while (const std::size_t got = file.read(buffer.data(), buffer.size()))
    out.append(buffer, 0, got);
  return out;
}

std::vector<std::vector<std::string>> table(const fs::path& path) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t') {
        cells.emplace_back();
      } else {
        cells.back() += c;
      }
    }
    cells.resize(std::max<std::size_t>(cells.size(), 5));
    rows.push_back(std::move(cells));
  }
  return rows;
}

struct Expected {
  std::string text, host, cause;  // "none": an error that says nothing of a cause.
};

// Without rows that name addresses, tags or two strings at once: `./dev measure notices` has them.
std::vector<Expected> notices() {
  const auto kinds = table(fs::path(WEIGUAN_SOURCE) / "measures" / "notices_kinds.tsv");
  std::vector<Expected> out;
  for (const auto& cells : table(deletions() / "notices.tsv")) {
    if (cells[1].find("url") != std::string::npos || cells[1] == "api" ||
        cells[2].find_first_of("<+(") != std::string::npos)
      continue;
    std::string rest = cells[2];
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(" / "), rest.size());
      Expected one;
      one.text = rest.substr(rest.starts_with("h1 ") ? 3 : 0, end);
      std::size_t longest = 0;
      for (const auto& kind : kinds) {
        if (kind[0] != cells[0] || kind[1] != cells[1]) continue;
        if (one.text.find(kind[4]) == std::string::npos || kind[4].size() < longest) continue;
        longest = kind[4].size();
        one.host = kind[2];
        one.cause = kind[3];
      }
      out.push_back(std::move(one));
      rest.erase(0, std::min(end + 3, rest.size()));
    }
  }
  return out;
}

class NoticesData : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(deletions())) GTEST_SKIP() << "skipped: no shared data";
    packs_ = Packs::load({std::string(WEIGUAN_SOURCE) + "/packs/china"}, {});
  }

  Page read(const std::string& html, const std::string& host) const {
    PageInput input;
    input.bytes = html;
    input.url = "https://" + host + "/s/1029384.html";
    input.captured = Time{std::chrono::sys_days{std::chrono::year{2024} / 12 / 1}};
    input.notices = &packs_.notices();
    return read_page(input);
  }

  Page in_place(const std::string& words, const std::string& title, const std::string& host) const {
    return read(
        "<html><head><meta charset='utf-8'><title>" + title +
            "</title></head><body><div><a href='/'>首页</a></div><div class='msg'>" + words +
            "</div></body></html>",
        host);
  }

  static std::string name(const std::optional<Cause>& cause) {
    return cause ? std::string(to_string(*cause)) : "none";
  }

  Packs packs_;
};

TEST_F(NoticesData, SayWhy) {
  const std::vector<Expected> all = notices();
  EXPECT_GT(all.size(), 100U);
  for (const Expected& one : all) {
    EXPECT_EQ(name(packs_.notices().cause_of(one.text, one.host)), one.cause) << one.text;
    const Page page = in_place(one.text, "提示", one.host);
    EXPECT_EQ(name(page.notice_cause), one.cause) << one.text;
    EXPECT_NE(page.kind, PageKind::article) << one.text;
    EXPECT_NE(page.kind, PageKind::unknown) << one.text;
    const bool challenge = one.cause == "captcha" || one.cause == "rate-limit";
    EXPECT_EQ(page.kind == PageKind::challenge, challenge) << one.text;
  }
}

TEST_F(NoticesData, AreToldAsPagesWithoutAPackToo) {
  int all = 0, told = 0;
  for (const Expected& one : notices()) {
    PageInput input;
    const std::string html =
        "<html><head><meta charset='utf-8'><title>提示</title></head><body><div class='msg'>" +
        one.text + "</div></body></html>";
    input.bytes = html;
    const PageKind kind = read_page(input).kind;
    EXPECT_NE(kind, PageKind::article) << one.text;
    ++all;
    told += kind == PageKind::unknown ? 0 : 1;
  }
  EXPECT_GE(told * 100, all * 80) << told << " of " << all;
}

TEST_F(NoticesData, MakeNoNoticeOfAnArticleThatQuotesThem) {
  for (const Expected& one : notices()) {
    const Page page = read(
        "<html><head><meta charset='utf-8'><title>读者打不开旧文</title></head><body><h1>读者打不开"
        "旧文</h1><p class='date'>2024-07-02 09:30</p><div><p>河谷日报7月2日电 "
        "青禾县图书馆的读者2日打开旧文时，页面上只有一行字：“" +
            one.text +
            "”。馆员说，这是搬家时出的错，已经请人去查，查清以后会在门口贴出告示，请大家等几天再来"
            "看。</p></div></body></html>",
        one.host);
    EXPECT_EQ(page.kind, PageKind::article) << one.text;
    EXPECT_EQ(name(page.notice_cause), "none") << one.text;
  }
}

TEST_F(NoticesData, OfWechatscopeAreInTheirClasses) {
  const std::vector<std::pair<std::string, std::string>> classes = {
      {"该内容已被发布者删除", "author"},
      {"The content has been deleted by the author", "author"},
      {"此内容因违规无法查看", "violation"},
      {"Unable to view this content because it violates regulations", "violation"},
      {"此内容被多人投诉，相关的内容无法进行查看。", "violation"},
      {"此帐号已被屏蔽", "account"},
      {"此内容被投诉且经审核涉嫌侵权", "complaint"},
      {"该公众号已迁移", "migrated"}};
  const std::string rows = read_gz(deletions() / "wechatscope-2018-2020" / "ceninfo.csv.gz");
  ASSERT_FALSE(rows.empty());
  for (const auto& [words, cause] : classes) {
    EXPECT_NE(rows.find(words), std::string::npos) << words;
    EXPECT_EQ(name(packs_.notices().cause_of(words)), cause) << words;
    EXPECT_EQ(name(packs_.notices().cause_of(words + ",")), cause) << words;
    const Page page = in_place(words, "微信公众平台", "mp.weixin.qq.com");
    EXPECT_EQ(name(page.notice_cause), cause) << words;
    EXPECT_EQ(page.kind, PageKind::notice) << words;
  }
}

TEST_F(NoticesData, AreNoneOfThePagesThatWereStillThere) {
  int pages = 0;
  for (const auto& entry : fs::directory_iterator(deletions() / "wechat-censored-html" / "html")) {
    const Page page = read(read_gz(entry.path()), "mp.weixin.qq.com");
    EXPECT_EQ(page.kind, PageKind::article) << entry.path();
    EXPECT_EQ(name(page.notice_cause), "none") << entry.path();
    EXPECT_FALSE(page.text.empty()) << entry.path();
    EXPECT_NE(page.sketch, 0U);
    ++pages;
  }
  EXPECT_EQ(pages, 39);
}

}  // namespace
}  // namespace weiguan
