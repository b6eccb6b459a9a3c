// What kind of page a page is; each rule with the article that must stay one.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extract/page.h"

namespace weiguan {
namespace {

Page read(std::string_view html, const std::string& url = "https://news.example/a/1029384.html") {
  PageInput input;
  input.bytes = html;
  input.url = url;
  input.captured = Time{std::chrono::sys_days{std::chrono::year{2024} / 12 / 1}};
  input.zone = *Zone::find("+08:00");
  return read_page(input);
}

PageKind kind_of(std::string_view html) {
  return read(html).kind;
}

std::string page(const std::string& title, const std::string& body, const std::string& head = "") {
  return "<html><head><meta charset='utf-8'><title>" + title + "</title>" + head + "</head><body>" +
         body + "</body></html>";
}

const std::string menu_zh =
    "<div class='nav'><a href='/'>首页</a> <a href='/gn/'>国内新闻</a> <a href='/sh/'>社会新闻</a> "
    "<a href='/ty/'>体育新闻</a> <a href='/cj/'>财经新闻</a></div>";
const std::string menu_en =
    "<nav><a href='/'>Home</a> <a href='/world/'>World</a> <a href='/local/'>Local news</a> "
    "<a href='/sport/'>Sport</a></nav>";
const std::string foot =
    "<div class='footer'><a href='/about'>关于我们</a> <a href='/contact'>联系方式</a> "
    "河谷新闻网 版权所有</div>";

// Links to other stories as they stand beside every article.
std::string links(int count, const std::string& words) {
  std::string out = "<ul>";
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    out += "<li><a href='/s/" + number + ".html'>" + words + number + "</a></li>";
  }
  return out + "</ul>";
}

std::string article_zh(
    const std::string& title, const std::string& text, const std::string& extra = "") {
  return page(
      title + "_河谷新闻网",
      menu_zh + "<h1>" + title + "</h1><div class='info'>2024年7月2日 09:30 来源：河谷日报</div>" +
          "<div class='content'><p>" + text + "</p></div>" + extra + foot);
}

std::string article_en(
    const std::string& title, const std::string& text, const std::string& extra = "") {
  return page(
      title + " | Harbour Times",
      menu_en + "<h1>" + title + "</h1><p class='date'>July 2, 2024</p><div class='story'><p>" +
          text + "</p></div>" + extra);
}

TEST(PageKind, NoticesOfRemovedArticlesAreNotices) {
  for (const char* line :
       {"该内容已被发布者删除",
        "此内容因违规无法查看",
        "此内容被投诉且经审核涉嫌侵权，无法查看。",
        "该公众号已被封禁",
        "此账号已自主注销，内容无法查看",
        "此帐号已被屏蔽, 内容无法查看",
        "抱歉，此微博已被作者删除。",
        "该文章已被删除",
        "内容已删除",
        "文章不存在",
        "抱歉，該文章已被刪除",
        "This article is no longer available.",
        "The content has been deleted by the author."}) {
    const std::string bare =
        page("微信公众平台", "<div class='msg'>" + std::string(line) + "</div>");
    EXPECT_EQ(kind_of(bare), PageKind::notice) << line;
    EXPECT_EQ(read(bare).text, "") << line;
    EXPECT_EQ(read(bare).confidence, 0) << line;
    const std::string dressed = page(
        "河谷新闻网", menu_zh + "<p class='tip'>" + line + "</p>" + links(12, "本周要闻第") + foot);
    EXPECT_EQ(kind_of(dressed), PageKind::notice) << line;
  }
}

TEST(PageKind, ANoticeInTheArticlesPlaceIsANotice) {
  EXPECT_EQ(kind_of(article_zh("青禾县修好三座桥", "该文章已被删除。")), PageKind::notice);
}

TEST(PageKind, AnArticleThatQuotesANoticeIsAnArticle) {
  EXPECT_EQ(
      kind_of(article_zh(
          "多篇文章打不开",
          "河谷日报7月2日电 多篇文章打开后显示“该内容已被发布者删除”，平台未回应。")),
      PageKind::article);
  EXPECT_EQ(
      kind_of(article_zh(
          "多条微博已被删除",
          "河谷日报7月2日电 青禾县交通局的多条微博2日不见了，局里说是工作人员操作失误。")),
      PageKind::article);
  EXPECT_EQ(
      kind_of(article_zh("旧文下线", "记者2日发现，这篇谈旧桥的文章已被删除。")),
      PageKind::article);
  EXPECT_EQ(
      kind_of(article_en(
          "Readers miss an essay",
          "Readers who open the essay are told that this article is no longer available.")),
      PageKind::article);
}

TEST(PageKind, ErrorsOfTheServerAreErrors) {
  for (const char* title :
       {"404 Not Found",
        "404",
        "Page not found - Harbour Times",
        "页面不存在_河谷新闻网",
        "您访问的页面找不到了",
        "頁面不存在",
        "502 Bad Gateway",
        "403 Forbidden",
        "出错了",
        "Access Denied"}) {
    EXPECT_EQ(
        kind_of(page(title, "<center><h1>" + std::string(title) + "</h1></center><hr>nginx")),
        PageKind::error)
        << title;
    EXPECT_EQ(
        kind_of(
            page(title, menu_zh + "<p>返回首页</p>" + links(40, "今天的要闻写在这里第") + foot)),
        PageKind::error)
        << title;
  }
  EXPECT_EQ(
      kind_of(page(
          "河谷新闻网",
          menu_zh + "<p>很抱歉，您要访问的页面不存在，请检查地址或返回首页。</p>" + foot)),
      PageKind::error);
  EXPECT_EQ(
      kind_of(page(
          "Harbour Times",
          menu_en +
              "<h1>Oops!</h1><p>Sorry, the page you were looking for could not be found.</p>")),
      PageKind::error);
}

TEST(PageKind, AnArticleAboutErrorsIsAnArticle) {
  EXPECT_EQ(
      kind_of(article_en(
          "404: how a page gets lost",
          "The county archive lost 300 pages when it moved its site, the librarian said, and each "
          "of them now answers with the words page not found.")),
      PageKind::article);
  EXPECT_EQ(
      kind_of(article_zh(
          "政务网站“页面不存在”",
          "河谷日报7月2日电 "
          "青禾县政务网站2日恢复，此前两天多个栏目打开后只有一行页面不存在的提示。")),
      PageKind::article);
}

TEST(PageKind, ChecksOfTheReaderAreChallenges) {
  EXPECT_EQ(
      kind_of(page(
          "Just a moment...",
          "<div class='main-wrapper'><h1>news.example</h1><h2>Checking if the site connection is "
          "secure</h2><div id='challenge-stage'></div><p>news.example needs to review the security "
          "of your connection before "
          "proceeding.</p></div><script>window._cf_chl_opt={};</script>")),
      PageKind::challenge);
  EXPECT_EQ(
      kind_of(page(
          "Attention Required! | Wall",
          "<h1>Sorry, you have been blocked</h1><p>You are unable to "
          "access news.example. The action you just performed triggered the security solution. "
          "There "
          "are several actions that could trigger this block.</p>")),
      PageKind::challenge);
  EXPECT_EQ(
      kind_of(page("安全验证", "<div class='box'><p>请完成下方验证后继续操作</p></div>")),
      PageKind::challenge);
  EXPECT_EQ(kind_of(page("提示", "<p>访问过于频繁，请稍后再试</p>")), PageKind::challenge);
  EXPECT_EQ(kind_of(page("提示", "<p>请按住滑块，拖动到最右边</p>")), PageKind::challenge);
  EXPECT_EQ(
      kind_of(page("", "<p>当前环境异常，完成验证后即可继续访问。</p><a href='#'>去验证</a>")),
      PageKind::challenge);
  EXPECT_EQ(
      kind_of(
          page("news.example", "<form><div class='g-recaptcha' data-sitekey='a'></div></form>")),
      PageKind::challenge);
  EXPECT_EQ(
      kind_of(page("", "<script src='https://captcha.example/geetest.com/gt.js'></script>")),
      PageKind::challenge);
}

TEST(PageKind, AnArticleAboutCaptchasIsAnArticle) {
  EXPECT_EQ(
      kind_of(article_zh(
          "验证码为什么越来越难",
          "河谷日报7月2日电 很多网站要求完成安全验证，老人常常拖动滑块三次也过不去。",
          "<form class='comment'><div class='g-recaptcha'></div></form>")),
      PageKind::article);
  EXPECT_EQ(
      kind_of(article_en(
          "Are you a robot?",
          "Harbour Library dropped the picture puzzles from its catalogue, saying that every "
          "second "
          "reader gave up when asked to verify you are human.",
          "<div class='h-captcha'></div>")),
      PageKind::article);
}

TEST(PageKind, PagesThatAskWhoIsThereAreLogins) {
  EXPECT_EQ(
      kind_of(page(
          "用户登录 - 河谷论坛",
          "<form><input name=user><input type=password name=pass><button>登录</button></form>")),
      PageKind::login);
  EXPECT_EQ(
      kind_of(page("河谷论坛", menu_zh + "<p>您需要登录后才可以查看本页内容</p>" + foot)),
      PageKind::login);
  EXPECT_EQ(
      kind_of(page("Harbour Times", "<h1>Sign in to continue</h1><p>Please sign in to read.</p>")),
      PageKind::login);
  EXPECT_EQ(
      kind_of(page("Harbour Times", menu_en + "<p>This story is for subscribers only.</p>")),
      PageKind::login);
}

TEST(PageKind, AnArticleWithALoginFormIsAnArticle) {
  const std::string text = "河谷日报7月2日电 青禾县三座旧桥2日通车，两岸居民当天就可以通行。";
  const Page with = read(article_zh(
      "青禾县修好三座桥", text, "<form id='login'>请登录后发表评论<input type='password'></form>"));
  EXPECT_EQ(with.kind, PageKind::article);
  EXPECT_EQ(with.text, text);
}

TEST(PageKind, ATeaserBeforeAWallIsAnArticleOfLittleConfidence) {
  const std::string text =
      "Three old bridges in Green County opened again on Tuesday, the county said, after eleven "
      "months of work.";
  const Page teaser = read(article_en(
      "Three bridges reopen", text, "<div class='wall'>Subscribe to continue reading</div>"));
  EXPECT_EQ(teaser.kind, PageKind::article);
  EXPECT_LE(teaser.confidence, 0.4);
  const Page whole = read(
      article_en("Three bridges reopen", text, "<div class='more'>Subscribe to our letter</div>"));
  EXPECT_EQ(whole.kind, PageKind::article);
  EXPECT_GT(whole.confidence, teaser.confidence);
}

TEST(PageKind, PagesThatOnlyLeadAwayAreErrors) {
  EXPECT_EQ(
      kind_of("<meta http-equiv='refresh' content='0; url=https://news.example/'><p>...</p>"),
      PageKind::error);
  EXPECT_EQ(
      kind_of("<html><script>window.location.href='https://news.example/';</script></html>"),
      PageKind::error);
}

TEST(PageKind, AnArticleThatReloadsItselfIsAnArticle) {
  EXPECT_EQ(
      kind_of(
          "<meta http-equiv='refresh' content='600; url=/a'><script>if (0) "
          "location.href='/m';</script>" +
          article_zh("青禾县修好三座桥", "河谷日报7月2日电 青禾县三座旧桥2日通车。")),
      PageKind::article);
}

TEST(PageKind, AShellThatWantsScriptsIsUnknown) {
  EXPECT_EQ(
      kind_of(page("App", "<div id=root>You need to enable JavaScript to run this app.</div>")),
      PageKind::unknown);
  EXPECT_EQ(
      read(page("App", "<div id=root>You need to enable JavaScript to run this app.</div>")).text,
      "");
  EXPECT_EQ(
      kind_of(page("App", "<div id='root'></div><script src='/app.js'></script>")),
      PageKind::unknown);
}

TEST(PageKind, AFlashIsAnArticle) {
  EXPECT_EQ(
      kind_of(article_zh(
          "青禾县旧桥今日通车",
          "河谷日报7月2日电 青禾县旧桥2日上午十时通车。",
          links(40, "今天的要闻写在这里第"))),
      PageKind::article);
  EXPECT_EQ(
      kind_of(article_en(
          "Old bridge opens",
          "GREEN COUNTY, July 2 (Harbour) - The old bridge opened on Tuesday.",
          links(40, "Another story of the day, number "))),
      PageKind::article);
}

TEST(PageKind, APageOfOnePictureOrFilmIsAnArticle) {
  EXPECT_EQ(
      kind_of(page(
          "A bridge at dawn | Harbour Times",
          menu_en +
              "<h1>A bridge at dawn</h1><p class='date'>July 2, 2024</p><figure><img src='a.jpg'>"
              "<figcaption>The old bridge of Green County, seen at dawn on Tuesday, the day it "
              "opened again.</figcaption></figure>" +
              links(30, "Another picture of the day, number "),
          "<meta property='og:type' content='article'>")),
      PageKind::article);
  EXPECT_EQ(
      kind_of(page(
          "旧桥通车的一天_河谷视频",
          menu_zh +
              "<h1>旧桥通车的一天</h1><div class='date'>2024-07-02 10:00</div><video "
              "src='a.mp4'></video><p>7月2日，青禾县旧桥通车，记者跟着第一班车走了一遍。</p>" +
              links(30, "更多视频看这里第") + foot)),
      PageKind::article);
}

}  // namespace
}  // namespace weiguan
