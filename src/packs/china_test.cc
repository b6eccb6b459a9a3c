// The pack that is shipped: that it loads, and that it knows who is who.
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "base/files.h"
#include "packs/check.h"
#include "packs/packs.h"

namespace weiguan {
namespace {

const std::string folder = WEIGUAN_SOURCE "/packs/china";

const Packs& china() {
  static const Packs packs = Packs::load({folder}, [](const Problem& problem) {
    ADD_FAILURE() << problem.file << ":" << problem.line << ": " << problem.reason;
  });
  return packs;
}

std::string id_of(const Outlet* outlet) {
  return outlet == nullptr ? "" : outlet->id;
}

TEST(China, LoadsWithoutAProblem) {
  EXPECT_GE(china().outlets().size(), 120U);
  EXPECT_EQ(check_pack(folder, {}).problems, 0U);
  ASSERT_EQ(china().infos().size(), 1U);
  EXPECT_EQ(china().infos()[0].id, "china");
  EXPECT_EQ(china().infos()[0].zone, "Asia/Shanghai");
}

TEST(China, HasAPartyPaperOfEachProvince) {
  const std::set<std::string> provinces = {
      "CN-AH", "CN-BJ", "CN-CQ", "CN-FJ", "CN-GD", "CN-GS", "CN-GX", "CN-GZ",
      "CN-HA", "CN-HB", "CN-HE", "CN-HI", "CN-HL", "CN-HN", "CN-JL", "CN-JS",
      "CN-JX", "CN-LN", "CN-NM", "CN-NX", "CN-QH", "CN-SC", "CN-SD", "CN-SH",
      "CN-SN", "CN-SX", "CN-TJ", "CN-XJ", "CN-XZ", "CN-YN", "CN-ZJ"};
  ASSERT_EQ(provinces.size(), 31U);
  std::set<std::string> found;
  for (const std::string& id : china().members("provincial-party-papers")) {
    const Outlet* outlet = china().outlet(id);
    EXPECT_EQ(outlet->control, "local-party") << id;
    EXPECT_EQ(outlet->kind, "newspaper") << id;
    found.insert(outlet->place);
  }
  EXPECT_EQ(found, provinces);
}

TEST(China, EveryOutletHasANameInChineseAndEnglish) {
  for (const Outlet& outlet : china().outlets()) {
    EXPECT_FALSE(outlet.names.hans.empty()) << outlet.id;
    EXPECT_FALSE(outlet.names.hant.empty()) << outlet.id;
    EXPECT_FALSE(outlet.names.en.empty()) << outlet.id;
    EXPECT_FALSE(outlet.groups.empty()) << outlet.id;
  }
}

TEST(China, KnowsAddresses) {
  const std::pair<const char*, const char*> known[] = {
      {"http://politics.people.com.cn/n1/2024/0701/c1001-1.html", "people-cn"},
      {"http://www.people.com.cn/", "people-cn"},
      {"http://en.people.cn/a.html", "people-cn"},
      {"http://paper.people.com.cn/rmrb/html/2024-07/01/nbs.D110000renmrb_01.htm", "peoples-daily"},
      {"https://tv.cctv.com/2024/07/01/VIDE1.shtml", "cctv"},
      {"https://news.cctv.com/", "cctv"},
      {"http://news.cntv.cn/", "cctv"},
      {"http://news.xinhuanet.com/politics/2014-08/18/c_1112124.htm", "xinhuanet"},
      {"http://www.news.cn/politics/", "xinhuanet"},
      {"https://english.news.cn/", "xinhuanet"},
      {"https://www.huanqiu.com/", "huanqiu"},
      {"https://www.globaltimes.cn/page/1.shtml", "global-times"},
      {"https://www.gov.cn/yaowen/", "gov-cn"},
      {"http://english.www.gov.cn/", "gov-cn"},
      {"https://www.mfa.gov.cn/fyrbt_673021/", "mfa"},
      {"http://www.fmprc.gov.cn/", "mfa"},
      {"https://www.cac.gov.cn/", "cac"},
      {"https://www.chinanews.com.cn/gn/", "chinanews"},
      {"https://epaper.gmw.cn/gmrb/", "guangming-daily"},
      {"https://news.gmw.cn/", "gmw"},
      {"https://finance.sina.com.cn/", "sina"},
      {"https://mp.weixin.qq.com/s/abc", "wechat"},
      {"https://new.qq.com/rain/a/1", "qq"},
      {"https://www.163.com/dy/article/1.html", "netease"},
      {"https://weibo.com/1/2", "weibo"},
      {"https://tieba.baidu.com/p/1", "tieba"},
      {"https://baijiahao.baidu.com/s?id=1", "baijiahao"},
      {"https://money.udn.com/money/", "economic-daily-tw"},
      {"https://udn.com/news/", "udn"},
      {"https://www.zaobao.com.sg/", "zaobao"},
      {"https://cn.nytimes.com/china/", "nyt-chinese"},
      {"https://www.voachinese.com/", "voa"},
      {"https://www.rfa.org/mandarin/", "rfa"},
      {"https://www.bbc.com/zhongwen/simp", "bbc"},
      {"https://www.scmp.com/news/china", "scmp"},
      {"https://hk.appledaily.com/", "apple-daily"},
  };
  for (const auto& [url, id] : known) EXPECT_EQ(id_of(china().by_url(url)), id) << url;
}

TEST(China, DoesNotGuessAddresses) {
  EXPECT_EQ(china().by_url("https://www.beijing.gov.cn/"), nullptr);
  EXPECT_EQ(china().by_url("https://www.nytimes.com/"), nullptr);
  EXPECT_EQ(china().by_url("https://people.com/"), nullptr);
  EXPECT_EQ(china().by_url("https://notpeople.com.cn/"), nullptr);
  EXPECT_EQ(china().by_url("https://t.co/"), nullptr);
}

TEST(China, KnowsNamesInEitherScriptAndInEnglish) {
  const std::pair<const char*, const char*> known[] = {
      {"人民日报", "peoples-daily"},
      {"人民日報", "peoples-daily"},
      {"People's Daily", "peoples-daily"},
      {"新华社", "xinhua"},
      {"新華社", "xinhua"},
      {"XINHUA", "xinhua"},
      {"新华网", "xinhuanet"},
      {"央视新闻", "cctv"},
      {"央視新聞", "cctv"},
      {"ＣＣＴＶ", "cctv"},
      {"中新网", "chinanews"},
      {"中新社", "cns"},
      {"澎湃新聞", "thepaper"},
      {"The Paper", "thepaper"},
      {"环球时报", "huanqiu-shibao"},
      {"Global Times", "global-times"},
      {"China Daily", "china-daily"},
      {"中国青年报", "china-youth-daily"},
      {"法制日报", "legal-daily"},
      {"上观新闻", "jiefang-daily"},
      {"南華早報", "scmp"},
      {"立場新聞", "stand-news"},
      {"自由時報", "ltn"},
      {"中央社", "cna"},
      {"BBC中文网", "bbc"},
      {"美國之音", "voa"},
      {"聯合早報", "zaobao"},
      {"Deutsche Welle", "dw"},
  };
  for (const auto& [name, id] : known) EXPECT_EQ(id_of(china().by_name(name)), id) << name;
}

TEST(China, LeavesAloneANameThatTwoBear) {
  EXPECT_EQ(id_of(china().by_name("经济日报")), "economic-daily");
  EXPECT_EQ(china().by_name("經濟日報"), nullptr);
  EXPECT_EQ(id_of(china().by_name("文汇报")), "wenhui-daily");
  EXPECT_EQ(china().by_name("文匯報"), nullptr);
  EXPECT_EQ(id_of(china().by_name("苹果日报")), "apple-daily");
  EXPECT_EQ(china().by_name("蘋果日報"), nullptr);
}

TEST(China, KnowsAccounts) {
  EXPECT_EQ(id_of(china().by_account("x", "pdchina")), "peoples-daily");
  EXPECT_EQ(id_of(china().by_account("x", "XHNews")), "xinhua");
  EXPECT_EQ(id_of(china().by_account("x", "CGTNOfficial")), "cgtn");
  EXPECT_EQ(id_of(china().by_account("youtube", "ThePaper")), "thepaper");
  EXPECT_EQ(china().by_account("weibo", "PDChina"), nullptr);
}

TEST(China, DoesNotRepeatTheRegistersErrors) {
  EXPECT_NE(china().outlet("chinanews")->controller, "China International Publishing Group");
  EXPECT_EQ(id_of(china().by_name("中国青年报")), "china-youth-daily");
  EXPECT_EQ(id_of(china().by_url("http://www.stdaily.com/")), "science-and-technology-daily");
  EXPECT_EQ(
      china().outlet("science-and-technology-daily")->controller,
      "Ministry of Science and Technology");
}

TEST(China, KnowsWhenAnOutletEnded) {
  EXPECT_EQ(china().outlet("apple-daily")->valid_to, "2021-06-24");
  EXPECT_EQ(china().outlet("stand-news")->valid_to, "2021-12-29");
  EXPECT_EQ(china().outlet("cmg")->valid_from, "2018-03");
  EXPECT_EQ(china().outlet("cctv")->valid_to, "");
}

// The registers that rows name as their source, where they are at hand.
std::filesystem::path registers() {
  const char* shared = std::getenv("WEIGUAN_SHARED");
  const std::filesystem::path root = shared != nullptr ? shared : WEIGUAN_SOURCE "/../shared";
  return root / "data/registry";
}

TEST(China, KnowsTheCentralMediaOfTheWhitelist) {
  const auto file = registers() / "cac-whitelist-before-2021.tsv";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "skipped: no shared data";
  std::istringstream lines(read_file(file));
  std::map<std::string, std::pair<int, int>> found;  // By section: found, all.
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    const std::string section = line.substr(0, line.find('\t'));
    const std::string name = line.substr(line.rfind('\t') + 1);
    ++found[section].second;
    if (china().by_name(name) != nullptr) ++found[section].first;
  }
  for (const auto& [section, counts] : found)
    std::cout << section << ": " << counts.first << " of " << counts.second << "\n";
  EXPECT_GE(found["中央级新闻网站"].first * 100, found["中央级新闻网站"].second * 70);
  EXPECT_GE(found["中央级新闻单位"].first * 100, found["中央级新闻单位"].second * 70);
}

}  // namespace
}  // namespace weiguan
