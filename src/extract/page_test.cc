#include "extract/page.h"

#include <string>

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace weiguan {
namespace {

PageInput input_of(std::string_view html) {
  PageInput input;
  input.bytes = html;
  input.url = "https://news.example/a.html";
  input.captured = Time{std::chrono::sys_days{std::chrono::year{2024} / 12 / 1}};
  input.zone = *Zone::find("+08:00");
  return input;
}

Page read(std::string_view html) {
  return read_page(input_of(html));
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

const std::string first_zh =
    "河谷日报青禾7月2日电（记者 "
    "林小舟）青禾县交通局2日说，县里三座旧桥已经修好，两岸居民当天就可以通行。";
const std::string second_zh =
    "修桥用了十一个月。工人们先在旁边搭了便桥，再把旧桥面一段一段换掉，夜里也不停工。";

// A Chinese page of an outlet that does not exist, with `extra` behind the article inside its
// container.
std::string page_zh(const std::string& extra = "", const std::string& before = "") {
  return "<html><head><meta charset='utf-8'><title>青禾县修好三座桥_河谷新闻网</title></head><body>"
         "<div class='nav'><a href='/'>首页</a> <a href='/a'>国内</a> <a href='/b'>社会</a></div>"
         "<h1>青禾县修好三座桥</h1><div class='info'>2024年7月2日 09:30 来源：河谷日报 "
         "作者：林小舟</div>"
         "<div class='content'>" +
         before + "<p>" + first_zh + "</p><p>" + second_zh + "</p>" + extra +
         "</div><div class='footer'>河谷新闻网 版权所有</div></body></html>";
}

const std::string first_en =
    "Three old bridges in Green County opened again on Tuesday, the county said, after eleven "
    "months of work.";
const std::string second_en =
    "Crews built a temporary crossing first, then replaced the old decks one after another, "
    "working at night too.";

std::string page_en(const std::string& extra = "", const std::string& head = "") {
  return "<html lang='en-US'><head><title>Three bridges reopen in Green County | Harbour "
         "Times</title>" +
         head +
         "</head><body><nav><a href='/'>Home</a><a href='/w'>World</a></nav><article>"
         "<h1>Three bridges reopen in Green County</h1><p class='byline'>By Ann Lee</p><p>" +
         first_en + "</p><p>" + second_en + "</p>" + extra +
         "</article><footer>Harbour Times. All rights reserved.</footer></body></html>";
}

TEST(ReadPage, ReadsAChineseArticle) {
  const std::string html = page_zh();
  const Page page = read(html);
  EXPECT_EQ(page.kind, PageKind::article);
  EXPECT_EQ(page.title, "青禾县修好三座桥");
  EXPECT_EQ(page.text, first_zh + "\n" + second_zh);
  EXPECT_EQ(page.source, "河谷日报");
  ASSERT_EQ(page.authors.size(), 1U);
  EXPECT_EQ(page.authors[0], "林小舟");
  ASSERT_TRUE(page.published);
  EXPECT_EQ(format_time(page.published->earliest), "2024-07-02T01:30:00Z");
  EXPECT_EQ(format_time(page.published->latest), "2024-07-02T01:30:59Z");
  EXPECT_EQ(page.published->source, TimeSource::text);
  EXPECT_EQ(page.language, "zh");
  EXPECT_EQ(page.charset, "utf-8");
  EXPECT_GT(page.confidence, 0.5);
  EXPECT_TRUE(page.problems.empty());
}

TEST(ReadPage, ReadsAnEnglishArticle) {
  const std::string html = page_en(
      "", R"(<script type="application/ld+json">{"@context":"x","@graph":[{"@type":"NewsArticle",
      "headline":"Three bridges reopen in Green County","datePublished":"2024-07-02T09:30:00-04:00",
      "dateModified":"2024-07-03T10:00:00Z","articleSection":"Local","author":{"name":"Ann Lee"}}]}</script>
      <meta property="og:site_name" content="Harbour Times"><link rel="canonical" href="/bridges">)");
  const Page page = read(html);
  EXPECT_EQ(page.kind, PageKind::article);
  EXPECT_EQ(page.title, "Three bridges reopen in Green County");
  EXPECT_EQ(page.text, first_en + "\n" + second_en);
  ASSERT_EQ(page.authors.size(), 1U);
  EXPECT_EQ(page.authors[0], "Ann Lee");
  ASSERT_TRUE(page.published);
  EXPECT_EQ(format_time(page.published->earliest), "2024-07-02T13:30:00Z");
  EXPECT_EQ(page.published->earliest, page.published->latest);
  EXPECT_EQ(page.published->source, TimeSource::metadata);
  EXPECT_EQ(page.published_zone, "-04:00");
  ASSERT_TRUE(page.modified);
  EXPECT_EQ(format_time(page.modified->earliest), "2024-07-03T10:00:00Z");
  EXPECT_EQ(page.section, "Local");
  EXPECT_EQ(page.site_name, "Harbour Times");
  EXPECT_EQ(page.canonical, "https://news.example/bridges");
  EXPECT_EQ(page.language, "en");
}

TEST(ReadPage, LeavesOutRelatedStories) {
  const Page page =
      read(page_zh("<p>相关阅读：</p><p><a "
                   "href='/1'>河边的树今年长高了</a></p><p><a href='/2'>明年还要修两座桥</a></p>"));
  EXPECT_EQ(page.text, first_zh + "\n" + second_zh);
  const Page english =
      read(page_en("<h3>Related stories</h3><ul><li><a href='/1'>Ferry fares rise</a></li><li><a "
                   "href='/2'>Old mill sold</a></li></ul>"));
  EXPECT_EQ(english.text, first_en + "\n" + second_en);
}

TEST(ReadPage, KeepsASentenceThatSpeaksOfRelatedReading) {
  const std::string sentence =
      "相关阅读材料由县图书馆免费发放，居民可以在周末凭证件到馆领取，也可以请社区工作人员送到家里"
      "。";
  const Page page = read(page_zh("<p>" + sentence + "</p>"));
  EXPECT_TRUE(holds(page.text, sentence));
}

TEST(ReadPage, LeavesOutShareBarsAndEditors) {
  const Page page =
      read(page_zh("<p>（责任编辑：周文）</p><p>分享到：微博 空间</p><p>扫一扫 关注我们</p>"));
  EXPECT_EQ(page.text, first_zh + "\n" + second_zh);
}

TEST(ReadPage, KeepsASentenceAboutSharing) {
  const std::string sentence =
      "分享会上，三位工人讲了他们在冬天里怎样换下最后一块桥板，听的人都鼓起掌来。";
  EXPECT_TRUE(holds(read(page_zh("<p>" + sentence + "</p>")).text, sentence));
}

TEST(ReadPage, LeavesOutCaptions) {
  const std::string html = page_en(
      "<figure><img src='a.jpg'><figcaption>A bridge, seen from the river "
      "bank.</figcaption></figure>");
  EXPECT_FALSE(holds(read(html).text, "river bank"));
  EXPECT_FALSE(holds(read(page_zh("<p>图为修好的新桥。林小舟摄</p>")).text, "图为"));
}

TEST(ReadPage, KeepsASentenceAboutAPicture) {
  const std::string sentence =
      "这张图为我们说明了河水怎样流过县城，也说明了为什么旧桥必须换掉，工程师在会上解释道。";
  EXPECT_TRUE(holds(read(page_zh("<p>" + sentence + "</p>")).text, sentence));
}

TEST(ReadPage, LeavesOutReadersComments) {
  const Page page = read(
      page_en("<div id='comments'><h3>2 comments</h3><p>I waited all year for this, well done to "
              "everybody.</p><p>My bus can use the bridge again, at last, thank you.</p></div>"));
  EXPECT_EQ(page.text, first_en + "\n" + second_en);
}

TEST(ReadPage, KeepsListsTablesAndQuotesInOrder) {
  const Page page = read(page_zh(
      "<ul><li>东桥，长六十米，七月二日通车。</li><li>西桥，长八十米，七月二日通车。</li></"
      "ul><blockquote>我每天要过桥两次，现在好了。</blockquote><p>县里说，明年还要修两座。</p>"));
  const std::size_t east = page.text.find("东桥");
  const std::size_t west = page.text.find("西桥");
  const std::size_t quote = page.text.find("每天要过桥");
  const std::size_t last = page.text.find("明年还要");
  ASSERT_NE(last, std::string::npos);
  EXPECT_LT(east, west);
  EXPECT_LT(west, quote);
  EXPECT_LT(quote, last);
}

TEST(ReadPage, DividesParagraphsAtLineBreaksAndWideBlanks) {
  const Page page = read(
      "<title>旧式网页</title><body><table><tr><td>　　" + first_zh + "<br>　　" + second_zh +
      "　　第三段也在同一行里，前面只有两个全角空格。</td></tr></table></body>");
  EXPECT_EQ(
      page.text, first_zh + "\n" + second_zh + "\n第三段也在同一行里，前面只有两个全角空格。");
}

TEST(ReadPage, DoesNotShowWhatThePageHides) {
  EXPECT_FALSE(holds(
      read(page_en("<p style='display: none'>This sentence is hidden, nobody can read it.</p>"))
          .text,
      "hidden"));
  EXPECT_FALSE(holds(
      read(page_en("<p hidden>This sentence is hidden, nobody can read it.</p>")).text, "hidden"));
  EXPECT_TRUE(holds(
      read(page_en("<p style='display: block'>This sentence is hidden from nobody, all can read "
                   "it.</p>"))
          .text,
      "hidden"));
}

TEST(ReadPage, ReadsAttributesOfScriptFrameworks) {
  const Page page =
      read(page_en("<p @click=\"n > 1 ? go('x') : stop()\" :class=\"{a: b > c}\">The third bridge "
                   "is open for buses as well, the county said.</p>"));
  EXPECT_TRUE(holds(page.text, "The third bridge is open"));
  EXPECT_FALSE(holds(page.text, "stop()"));
}

TEST(ReadPage, AnIconDoesNotSwallowTheArticle) {
  const Page page =
      read(page_en("<svg><path d='m1'/><symbol/><title>icon</title></svg><p>The fourth bridge will "
                   "follow in the spring, the county said.</p>"));
  EXPECT_TRUE(holds(page.text, "fourth bridge"));
  EXPECT_FALSE(holds(page.text, "icon"));
}

TEST(ReadPage, AListingIsNotAnArticle) {
  std::string html = "<html><head><title>河谷新闻网</title></head><body>";
  for (int i = 0; i < 40; ++i)
    html += "<li><a href='/" + std::to_string(i) + "'>今天的第" + std::to_string(i) +
            "条新闻标题写在这里</a></li>";
  const Page links = read(html + "</body></html>");
  EXPECT_EQ(links.kind, PageKind::listing);
  EXPECT_EQ(links.text, "");

  html = "<html><head><title>Local news - Harbour Times</title></head><body><main>";
  for (int i = 0; i < 12; ++i)
    html += "<div><h2><a href='/" + std::to_string(i) + "'>A headline of a story number " +
            std::to_string(i) + "</a></h2><p>One sentence that says what story " +
            std::to_string(i) + " is about, and no more than that.</p></div>";
  const Page teasers = read(html + "</main></body></html>");
  EXPECT_EQ(teasers.kind, PageKind::listing);
  EXPECT_EQ(teasers.text, "");
}

TEST(ReadPage, AnArticleWithLinksIsAnArticle) {
  std::string list = "<aside><h3>Most read</h3><ul>";
  for (int i = 0; i < 40; ++i)
    list += "<li><a href='/" + std::to_string(i) + "'>A headline of another story " +
            std::to_string(i) + "</a></li>";
  const Page page = read(page_en() + list + "</ul></aside>");
  EXPECT_EQ(page.kind, PageKind::article);
  EXPECT_EQ(page.text, first_en + "\n" + second_en);
}

TEST(ReadPage, NothingGivesNothing) {
  for (const char* html :
       {"", "   \n", "<html></html>", "<", "\xEF\xBB\xBF", "<!-- only a comment"}) {
    const Page page = read(html);
    EXPECT_EQ(page.kind, PageKind::unknown) << html;
    EXPECT_EQ(page.text, "");
    EXPECT_EQ(page.title, "");
    EXPECT_FALSE(page.published);
    EXPECT_EQ(page.confidence, 0);
  }
}

TEST(ReadPage, ReadsPagesThatSayGb2312) {
  // "他说，镕桥已经修好，大家可以通行了。" The second character of 镕桥 is GBK's, not of GB 2312.
  const Page page = read(
      "<meta http-equiv=\"Content-Type\" content=\"text/html; "
      "charset=gb2312\"><title>\xC7\xC5</"
      "title><p>"
      "\xCB\xFB\xCB\xB5\xA3\xAC\xE9\x46\xC7\xC5\xD2\xD1\xBE\xAD\xD0\xDE\xBA\xC3\xA3\xAC\xB4\xF3\xBC"
      "\xD2\xBF\xC9\xD2\xD4\xCD\xA8\xD0\xD0\xC1\xCB\xA1\xA3</p>");
  EXPECT_EQ(page.charset, "gb18030");
  EXPECT_TRUE(holds(page.text, "镕桥已经修好，大家可以通行了。")) << page.text;
}

TEST(ReadPage, ReadsBig5Pages) {
  // "他說，舊橋已經修好，大家可以通行了。"
  const Page page = read(
      "<meta "
      "charset=big5><title>\xBE\xF4</"
      "title><p>"
      "\xA5\x4C\xBB\xA1\xA1\x41\xC2\xC2\xBE\xF4\xA4\x77\xB8\x67\xAD\xD7\xA6\x6E\xA1\x41\xA4\x6A\xAE"
      "\x61\xA5\x69\xA5\x48\xB3\x71\xA6\xE6\xA4\x46\xA1\x43</p>");
  EXPECT_EQ(page.charset, "big5");
  EXPECT_TRUE(holds(page.text, "舊橋已經修好，大家可以通行了。")) << page.text;
}

TEST(LooksLikeHtml, KnowsPagesFromOtherFiles) {
  EXPECT_TRUE(looks_like_html("<!DOCTYPE html><html>"));
  EXPECT_TRUE(looks_like_html("  \n<HTML><head>"));
  EXPECT_TRUE(looks_like_html("<div>a</div>"));
  EXPECT_FALSE(looks_like_html("{\"html\": \"<b>\"}"));
  EXPECT_FALSE(looks_like_html("<?xml version='1.0'?><rss><channel>"));
  EXPECT_FALSE(looks_like_html("WARC/1.1\r\n"));
  EXPECT_FALSE(looks_like_html("title,text\n1 < 2,b\n"));
  EXPECT_FALSE(looks_like_html(""));
}

}  // namespace
}  // namespace weiguan
