// Why a page does not show what stood at its address; each rule with the page that must say
// nothing.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extract/page.h"
#include "text/sketch.h"

namespace weiguan {
namespace {

Notices bay() {
  Notice hidden;
  hidden.id = "hidden";
  hidden.cause = Cause::hidden;
  hidden.texts = {"潮水暂时盖住了这一页"};
  hidden.hosts = {"bay.example"};
  hidden.addresses = {"bay.example/lost*"};
  hidden.elements = {"page_lost"};
  Notice busy;
  busy.id = "busy";
  busy.cause = Cause::rate_limit;
  busy.texts = {"渡口人太多"};
  LivePage live;
  live.id = "post";
  live.hosts = {"bay.example"};
  live.elements = {"post_text"};
  return Notices({hidden, busy}, {live});
}

Page read(
    const std::string& html,
    const std::string& url = "https://www.bay.example/a/1.html",
    const Notices* notices = nullptr) {
  PageInput input;
  input.bytes = html;
  input.url = url;
  input.captured = Time{std::chrono::sys_days{std::chrono::year{2024} / 12 / 1}};
  input.notices = notices;
  return read_page(input);
}

std::string page(const std::string& title, const std::string& body, const std::string& head = "") {
  return "<html><head><meta charset='utf-8'><title>" + title + "</title>" + head + "</head><body>" +
         body + "</body></html>";
}

std::string message(const std::string& line) {
  return page("提示", "<a href='/'>首页</a><div class='msg'>" + line + "</div>");
}

TEST(PageNotice, SaysWhyWithoutAPack) {
  const std::vector<std::pair<const char*, Cause>> all = {
      {"该内容已被作者删除", Cause::author},
      {"該文章已被作者刪除。", Cause::author},
      {"This post was deleted by its author.", Cause::author},
      {"该内容因违反相关法律法规，已被删除", Cause::violation},
      {"此账号已被封禁", Cause::account},
      {"此帐号已注销", Cause::account},
      {"该内容因侵权已被下架", Cause::complaint},
      {"该网页已搬迁", Cause::migrated},
      {"该文章已被删除", Cause::gone},
      {"您访问的页面不存在", Cause::gone},
      {"This article is no longer available.", Cause::gone},
      {"由于作者设置，您没有查看权限", Cause::hidden},
      {"请完成安全验证", Cause::captcha},
      {"Verify you are human", Cause::captcha},
      {"您的访问过于频繁，请稍后再试", Cause::rate_limit},
      {"Too many requests", Cause::rate_limit},
      {"请先登录", Cause::login},
      {"This video is not available in your country.", Cause::geo_block}};
  for (const auto& [line, cause] : all) {
    const Page got = read(message(line));
    EXPECT_EQ(got.notice_cause, cause)
        << line << ": " << (got.notice_cause ? to_string(*got.notice_cause) : "none");
    EXPECT_EQ(got.notice_text, line);
    EXPECT_NE(got.sketch, 0U);
  }
}

TEST(PageNotice, SaysNothingWhereTheSiteIsOutOfOrder) {
  for (const char* line :
       {"500 Internal Server Error", "网站维护中", "服务器错误", "403 Forbidden", "请求错误"}) {
    const Page got = read(message(line));
    EXPECT_EQ(got.kind, PageKind::error) << line;
    EXPECT_FALSE(got.notice_cause) << line;
    EXPECT_EQ(got.notice_text, "") << line;
  }
}

TEST(PageNotice, OfAPlatformHoldsAtItsHosts) {
  const Notices notices = bay();
  const std::string html = message("潮水暂时盖住了这一页。");
  const Page got = read(html, "https://www.bay.example/a/1.html", &notices);
  EXPECT_EQ(got.kind, PageKind::notice);
  EXPECT_EQ(got.notice_cause, Cause::hidden);
  EXPECT_EQ(got.notice_text, "潮水暂时盖住了这一页。");
  EXPECT_FALSE(read(html, "https://hill.example/1", &notices).notice_cause);
  EXPECT_FALSE(read(html).notice_cause);
  EXPECT_EQ(read(message("渡口人太多"), "", &notices).kind, PageKind::challenge);
}

TEST(PageNotice, IsToldByAddressAndElementWhereThereIsNoText) {
  const Notices notices = bay();
  const std::string empty = message("哦");
  EXPECT_EQ(read(empty, "https://bay.example/lost.html", &notices).notice_cause, Cause::hidden);
  EXPECT_FALSE(read(empty, "https://bay.example/a.html", &notices).notice_cause);
  const std::string marked = page("湾", "<div class='box page_lost'></div>");
  EXPECT_EQ(read(marked, "https://bay.example/a.html", &notices).notice_cause, Cause::hidden);
  EXPECT_FALSE(read(marked, "https://hill.example/a.html", &notices).notice_cause);
}

TEST(PageNotice, IsNoneOfAPageThatIsLive) {
  const Notices notices = bay();
  const std::string html = page("湾", "<div id='post_text'>该内容已被作者删除</div>");
  EXPECT_NE(read(html, "https://bay.example/a", &notices).kind, PageKind::notice);
  EXPECT_FALSE(read(html, "https://bay.example/a", &notices).notice_cause);
  EXPECT_EQ(read(html, "https://hill.example/a", &notices).notice_cause, Cause::author);
}

TEST(PageNotice, APageThatIsLiveIsAnArticleHoweverLittleItSays) {
  const Notices notices = bay();
  const std::string html =
      page("湾口的照片", "<h1>湾口的照片</h1><div id='post_text'>请关注</div>");
  EXPECT_EQ(read(html, "https://bay.example/a", &notices).kind, PageKind::article);
  EXPECT_LE(read(html, "https://bay.example/a", &notices).confidence, 0.3);
  EXPECT_EQ(read(html, "https://hill.example/a", &notices).kind, PageKind::unknown);
}

TEST(PageNotice, IsNotTakenFromTheTitleAloneWhereThePageSaysOtherThings) {
  std::string links;
  for (int i = 0; i < 12; ++i)
    links += "<p>河谷新闻网第" + std::to_string(i) + "栏的电话和地址</p>";
  EXPECT_FALSE(read(page("该文章已被作者删除", links)).notice_cause);
  EXPECT_EQ(
      read(page("该文章已被作者删除", "<p>该文章已被作者删除</p>" + links)).notice_cause,
      Cause::author);
  EXPECT_EQ(read(page("该文章已被作者删除", "<p>首页</p>")).notice_cause, Cause::author);
}

TEST(PageNotice, IsNotTakenFromAnArticle) {
  const Notices notices = bay();
  const std::string article = page(
      "潮水暂时盖住了这一页",
      "<h1>潮水暂时盖住了这一页</h1><p class='date'>2024-07-02 09:30</p><div><p>河谷日报7月2日电 "
      "读者打开旧文时看到一行字：“该内容已被发布者删除”。馆员说，这是搬家时出的错，已经请人去查，请"
      "大家"
      "等几天再来看。</p></div>");
  const Page got = read(article, "https://bay.example/a", &notices);
  EXPECT_EQ(got.kind, PageKind::article);
  EXPECT_FALSE(got.notice_cause);
  EXPECT_EQ(got.notice_text, "");
}

TEST(PageLocation, IsWhereAPageLeadsByItself) {
  const auto refresh = [](const char* content) {
    return page(
        "湾",
        "<p>页面没有找到</p>",
        "<meta http-equiv='Refresh' content=\"" + std::string(content) + "\">");
  };
  EXPECT_EQ(read(refresh("0; URL='/'")).location, "https://www.bay.example/");
  EXPECT_EQ(read(refresh("5;url=https://bay.example/home")).location, "https://bay.example/home");
  EXPECT_EQ(read(refresh("600;url=/")).location, "");
  EXPECT_EQ(read(refresh("5")).location, "");
  EXPECT_EQ(read(refresh("5;url=javascript:alert(1)")).location, "");
  EXPECT_EQ(read(refresh("5;url=/a/1.html")).location, "");  // Itself.
}

TEST(PageLocation, IsReadOutOfAPlainScript) {
  const auto script = [](const char* text) {
    return page(
        "湾",
        "<p>页面没有找到 5秒钟之后将会带您进入首页</p><script>" + std::string(text) + "</script>");
  };
  EXPECT_EQ(
      read(script("setTimeout(function(){location.href='http://www.bay.example';},5000)")).location,
      "http://www.bay.example");
  EXPECT_EQ(
      read(script("window.location.replace(\"/home\")")).location, "https://www.bay.example/home");
  EXPECT_EQ(read(script("window.location = '/home';")).location, "https://www.bay.example/home");
  EXPECT_EQ(read(script("if (location.href == '/home') x();")).location, "");
  EXPECT_EQ(read(script("location.href = base + '/home';")).location, "");
  EXPECT_EQ(read(script("location.href = '/home?' + id;")).location, "");
  EXPECT_EQ(
      read(page("湾", "<p>页面没有找到</p><a onclick=\"location.href='/home'\">回家</a>")).location,
      "");
}

TEST(PageLocation, IsNoneOfAnArticle) {
  const std::string html = page(
      "青禾县修好三座桥",
      "<h1>青禾县修好三座桥</h1><p class='date'>2024-07-02 09:30</p><div><p>河谷日报7月2日电 "
      "青禾县三座旧桥2日通车，附近的居民说，以后去河东的图书馆不用再绕路，孩子上学也近了许多。</"
      "p></div>",
      "<meta http-equiv='refresh' content='10;url=/'>");
  EXPECT_EQ(read(html).kind, PageKind::article);
  EXPECT_EQ(read(html).location, "");
}

TEST(PageSketch, IsNothingForABlankPage) {
  const Page blank =
      read("<html><head><title>湾</title></head><body><script>x()</script></body></html>");
  EXPECT_EQ(blank.sketch, 0U);
  EXPECT_EQ(blank.kind, PageKind::unknown);
  EXPECT_FALSE(blank.notice_cause);
  EXPECT_EQ(
      bits_apart(
          read(message("页面不存在 编号 12")).sketch, read(message("页面不存在 编号 977")).sketch),
      0);
}

}  // namespace
}  // namespace weiguan
