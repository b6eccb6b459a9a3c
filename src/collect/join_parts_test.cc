// Articles of several pages become one, whatever the order in which their pages come.
#include <gtest/gtest.h>

#include "collect/detail/testing.h"

namespace weiguan {
namespace {

using weiguan::testing::Scratch;

constexpr const char* names[] = {"c88.html", "c88_2.html", "c88_3.html"};

std::string page(int number, int last = 3) {
  std::string html =
      "<html><head><meta charset='utf-8'><title>青禾县修好三座桥</title></head><body>"
      "<h1>青禾县修好三座桥</h1><div class='info'>2024年7月2日 09:30</div><div class='content'>";
  for (int i = 0; i < 4; ++i) {
    const std::string mark = std::to_string(number) + "-" + std::to_string(i);
    html += "<p>第" + mark +
            "段：青禾县交通局说，县里的旧桥已经修好，两岸居民当天就可以通行，夜里也有人值守。</p>";
  }
  html += "</div><div class='pages'>";
  if (number > 1) html += std::string("<a href='") + names[number - 2] + "'>上一页</a> ";
  for (int i = 1; i <= last; ++i) {
    const std::string shown = std::to_string(i);
    html += i == number ? shown + " "
                        : std::string("<a href='") + names[i - 1] + "'>" + shown + "</a> ";
  }
  if (number < last) html += std::string("<a href='") + names[number] + "'>下一页</a>";
  return html + "</div></body></html>";
}

std::vector<Article> articles_of(const Scratch& scratch) {
  const Observatory observatory(scratch.observatory(), Access::read);
  std::vector<Article> all;
  observatory.archive().articles({}, [&](const Article& one) {
    all.push_back(one);
    return true;
  });
  return all;
}

ImportReport import_page(Scratch& scratch, int number, int last = 3) {
  ImportOptions options;
  options.base_url = "https://daily.example/2024/0702/";
  const std::string folder = "part" + std::to_string(number);
  scratch.write(folder + "/" + names[number - 1], page(number, last));
  return scratch.import({(scratch.folder() / folder).string()}, options);
}

ImportReport import_all(Scratch& scratch, const std::vector<int>& order) {
  ImportOptions options;
  options.base_url = "https://daily.example/2024/0702/";
  std::vector<std::string> folders;
  for (const int number : order) {
    const std::string folder = "part" + std::to_string(number);
    scratch.write(folder + "/" + names[number - 1], page(number));
    folders.push_back((scratch.folder() / folder).string());
  }
  return scratch.import(folders, options);
}

TEST(JoinParts, PagesOfOneArticleAreOneArticleWithAReadingEach) {
  Scratch scratch;
  const ImportReport report = import_all(scratch, {1, 2, 3});
  EXPECT_EQ(report.written.articles, 1u);
  EXPECT_EQ(report.written.readings, 3u);
  EXPECT_EQ(report.not_articles, 0u);
  const auto articles = articles_of(scratch);
  ASSERT_EQ(articles.size(), 1u);
  EXPECT_EQ(articles[0].url, "https://daily.example/2024/0702/c88.html");
  const std::string& text = articles[0].text;
  EXPECT_LT(text.find("第1-3段"), text.find("第2-0段"));
  EXPECT_LT(text.find("第2-3段"), text.find("第3-0段"));
  EXPECT_NE(text.find("第3-3段"), std::string::npos);
}

TEST(JoinParts, TheOrderOfPagesDoesNotMatter) {
  Scratch one, other;
  import_all(one, {1, 2, 3});
  import_all(other, {3, 1, 2});
  EXPECT_EQ(articles_of(one), articles_of(other));
}

TEST(JoinParts, TheSameAgainAddsNothing) {
  Scratch scratch;
  import_all(scratch, {1, 2, 3});
  const std::string before = scratch.content();
  const ImportReport again = import_all(scratch, {1, 2, 3});
  EXPECT_EQ(again.written.articles + again.written.readings + again.written.captures, 0u);
  EXPECT_EQ(scratch.content(), before);
}

TEST(JoinParts, AMissingPageLeavesWhatThereIsWithHalfTheConfidence) {
  Scratch scratch, whole;
  import_page(scratch, 1);
  import_page(whole, 1, 1);
  const auto part = articles_of(scratch);
  const auto all = articles_of(whole);
  ASSERT_EQ(part.size(), 1u);
  ASSERT_EQ(all.size(), 1u);
  EXPECT_EQ(part[0].text, all[0].text);
  EXPECT_NEAR(part[0].confidence, all[0].confidence / 2, 0.1);
  EXPECT_TRUE(scratch.problems.empty());
}

TEST(JoinParts, APageThatComesLaterIsReadWithThoseThatWereThere) {
  Scratch scratch;
  import_page(scratch, 1);
  import_page(scratch, 2);
  import_page(scratch, 3);
  const auto articles = articles_of(scratch);
  std::size_t longest = 0;
  for (const Article& one : articles) longest = std::max(longest, one.text.size());
  Scratch together;
  import_all(together, {1, 2, 3});
  EXPECT_EQ(longest, articles_of(together).at(0).text.size());
}

TEST(JoinParts, ARebuildGivesTheSame) {
  Scratch scratch;
  import_all(scratch, {2, 3, 1});
  const auto before = articles_of(scratch);
  const Stop stop;
  rebuild(scratch.observatory(), {}, {}, stop);
  EXPECT_EQ(articles_of(scratch), before);
}

TEST(JoinParts, TheNextArticleIsNoPage) {
  Scratch scratch;
  ImportOptions options;
  options.base_url = "https://daily.example/2024/0702/";
  std::string first = page(1, 1);
  first.replace(first.find("</body>"), 7, "<p>下一篇：<a href='c89.html'>第二件事</a></p></body>");
  scratch.write("p/c88.html", first);
  std::string second = page(1, 1);
  while (second.find("青禾县") != std::string::npos)
    second.replace(second.find("青禾县"), 9, "白沙县");
  scratch.write("p/c89.html", second);
  scratch.import({(scratch.folder() / "p").string()}, options);
  EXPECT_EQ(articles_of(scratch).size(), 2u);
}

}  // namespace
}  // namespace weiguan
