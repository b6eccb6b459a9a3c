// The notices of shared/data/deletions, which are not ours to copy: each in place of a page, and
// each quoted by an article.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extract/page.h"

namespace weiguan {
namespace {

namespace fs = std::filesystem;

fs::path notices_file() {
  const char* shared = std::getenv("WEIGUAN_SHARED");
  const fs::path root = shared ? fs::path(shared) : fs::path(WEIGUAN_SOURCE) / ".." / "shared";
  return root / "data" / "deletions" / "notices.tsv";
}

struct Notice {
  std::string kind, text;
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> out(1);
  for (const char c : line) {
    if (c == '\t') {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

// Without rows that name addresses, tags, codes of an interface or two strings at once.
std::vector<Notice> notices() {
  std::vector<Notice> out;
  std::ifstream in(notices_file());
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const std::vector<std::string> cells = cells_of(line);
    if (cells.size() < 3 || cells[1].find("url") != std::string::npos || cells[1] == "api" ||
        cells[2].find_first_of("<+(") != std::string::npos)
      continue;
    std::string rest = cells[2];
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(" / "), rest.size());
      out.push_back({cells[1], rest.substr(0, end)});
      rest.erase(0, std::min(end + 3, rest.size()));
    }
  }
  return out;
}

PageKind kind_of(const std::string& html) {
  PageInput input;
  input.bytes = html;
  input.url = "https://news.example/a/1029384.html";
  input.captured = Time{std::chrono::sys_days{std::chrono::year{2024} / 12 / 1}};
  return read_page(input).kind;
}

class NoticesData : public testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(notices_file())) GTEST_SKIP() << "skipped: no shared data";
  }
};

TEST_F(NoticesData, StandInPlaceOfAnArticle) {
  int all = 0;
  int told = 0;
  for (const Notice& one : notices()) {
    const PageKind kind = kind_of(
        "<html><head><meta charset='utf-8'><title>提示</title></head><body><div><a "
        "href='/'>首页</a>"
        "</div><div class='msg'>" +
        one.text + "</div></body></html>");
    const bool challenge = one.kind == "risk_control" || one.kind == "rate_limit";
    EXPECT_NE(kind, PageKind::article) << one.text;
    ++all;
    told += challenge ? kind == PageKind::challenge
                      : kind == PageKind::notice || kind == PageKind::error;
  }
  RecordProperty("all", all);
  RecordProperty("told", told);
  EXPECT_GE(told * 100, all * 95) << told << " of " << all;
}

TEST_F(NoticesData, MakeNoNoticeOfAnArticleThatQuotesThem) {
  for (const Notice& one : notices()) {
    const std::string head =
        "<html><head><meta charset='utf-8'><title>读者打不开旧文</title></head><body><h1>读者打不开"
        "旧文</h1><p class='date'>2024-07-02 09:30</p><div><p>";
    EXPECT_EQ(
        kind_of(
            head + "河谷日报7月2日电 青禾县图书馆的读者2日打开旧文时，页面上只有一行字：“" +
            one.text +
            "”。馆员说，这是搬家时出的错，已经请人去查，查清以后会在门口贴出告示，请大家等几天再来"
            "看。"
            "</p></div></body></html>"),
        PageKind::article)
        << one.text;
  }
}

}  // namespace
}  // namespace weiguan
