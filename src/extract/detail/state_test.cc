// Articles in scripts; each form with a page whose scripts must not be believed.
#include "extract/detail/state.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "extract/detail/script_values.h"
#include "extract/page.h"

namespace weiguan {
namespace {

using extract::undo_entities;
using extract::undo_escapes;
using extract::values_of;

const std::string first =
    "青禾县交通局2日说，县里三座旧桥已经修好，两岸居民当天就可以通行，公交车下周恢复。";
const std::string second =
    "修桥用了十一个月。工人们先在旁边搭了便桥，再把旧桥面一段一段换掉，夜里也不停工。";
const std::string both = first + "\n" + second;

Page read(const std::string& html) {
  PageInput input;
  input.bytes = html;
  input.url = "https://news.example/a/1029384.html";
  input.captured = Time{std::chrono::sys_days{std::chrono::year{2024} / 12 / 1}};
  input.zone = *Zone::find("+08:00");
  return read_page(input);
}

std::string shell(const std::string& scripts, const std::string& title = "青禾县修好三座桥") {
  return "<html><head><meta charset='utf-8'><title>" + title +
         "</title></head><body><div id='app'></div>" + scripts + "</body></html>";
}

void expect_article(const Page& page) {
  EXPECT_EQ(page.kind, PageKind::article);
  EXPECT_EQ(page.text, both);
  EXPECT_EQ(page.title, "青禾县修好三座桥");
  EXPECT_GT(page.confidence, 0);
  ASSERT_TRUE(page.published);
  EXPECT_EQ(format_time(page.published->earliest), "2024-07-02T01:30:00Z");
  EXPECT_EQ(page.published_from, "state");
}

TEST(State, ReadsJsonOfAFramework) {
  expect_article(read(shell(
      "<script id='__NEXT_DATA__' type='application/json'>{\"props\":{\"pageProps\":{\"article\":{"
      "\"title\":\"青禾县修好三座桥\",\"publishTime\":\"2024-07-02 "
      "09:30:00\",\"author\":{\"name\":\"林小舟\"},"
      "\"source\":\"河谷日报\",\"content\":\"<p>" +
      first + "</p><p>" + second + "</p>\"}}}}</script>")));
}

TEST(State, TakesNamesBesideTheText) {
  const Page page = read(shell(
      "<script>window.__INITIAL_STATE__ = {news: {title: '青禾县修好三座桥', mediaName: "
      "'河谷日报', "
      "author: '林小舟', ctime: 1719883800, content: '<p>" +
      first + "</p><p>" + second + "</p>'}};</script>"));
  expect_article(page);
  EXPECT_LE(page.confidence, 0.7);
  EXPECT_EQ(page.source, "河谷日报");
  ASSERT_EQ(page.authors.size(), 1U);
  EXPECT_EQ(page.authors[0], "林小舟");
}

TEST(State, ReadsJsonInsideAString) {
  expect_article(read(shell(
      "<script>var data = JSON.parse(\"{\\\"title\\\":\\\"青禾县修好三座桥\\\",\\\"pubTime\\\":"
      "\\\"2024-07-02 09:30:00\\\",\\\"body\\\":\\\"" +
      first + "\\\\n" + second + "\\\"}\");</script>")));
}

TEST(State, ReadsPercentEncodedJson) {
  const std::string json =
      "%7B%22data%22%3A%7B%22title%22%3A%22青禾县修好三座桥%22%2C%22publish_time%22%"
      "3A1719883800000%"
      "2C%22content%22%3A%22%3Cp%3E" +
      first + "%3C%2Fp%3E%3Cp%3E" + second + "%3C%2Fp%3E%22%7D%7D";
  expect_article(
      read(shell("<script id='RENDER_DATA' type='application/json'>" + json + "</script>")));
}

TEST(State, ReadsEscapedHtmlOfAnObject) {
  expect_article(read(shell(
      "<script>var BASE_DATA = { articleInfo: { title: '青禾县修好三座桥', content: "
      "'&quot;\\u003Cp\\u003E" +
      first + "\\u003C/p\\u003E\\u003Cp\\u003E" + second +
      "\\u003C/p\\u003E&quot;'.slice(6, -6), subInfo: { source: '河谷日报', time: '2024-07-02 "
      "09:30:00' }, time: '2024-07-02 09:30:00' } };</script>")));
}

TEST(State, ReadsParagraphsOfAList) {
  expect_article(read(shell(
      "<script>window.page = {\"title\": \"青禾县修好三座桥\", \"date\": \"2024-07-02 09:30:00\", "
      "\"paragraphs\": [{\"type\": \"p\", \"text\": \"" +
      first + "\"}, {\"type\": \"p\", \"text\": \"" + second + "\"}]};</script>")));
}

TEST(State, ReadsTheBodyOfJsonLd) {
  const Page page = read(shell(
      "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": "
      "\"青禾县修好三座桥\", \"datePublished\": \"2024-07-02T09:30:00+08:00\", \"articleBody\": "
      "\"" +
      first + "\\n" + second + "\"}</script>"));
  EXPECT_EQ(page.kind, PageKind::article);
  EXPECT_EQ(page.text, both);
}

TEST(State, ReadsAnAccountsPageThatIsHiddenAtFirst) {
  const Page page = read(
      "<html><head><meta charset='utf-8'><title></title></head><body><h1 "
      "id='activity-name'>青禾县修好三座桥</h1><div id='js_content' style='visibility: "
      "hidden;'><p>" +
      first + "</p><p>" + second +
      "</p></div><script>var nickname = htmlDecode(\"河谷小报\"); var ct = \"1719883800\"; var "
      "msg_title = '青禾县修好三座桥'.html(false);</script></body></html>");
  expect_article(page);
  EXPECT_EQ(page.source, "河谷小报");
}

TEST(State, AFlashIsNotOutweighedByAHiddenBox) {
  const std::string flash = "青禾县旧桥2日上午十时通车，公交车同时恢复。";
  const Page page = read(
      "<html><head><meta "
      "charset='utf-8'><title>青禾县旧桥通车</title></head><body><h1>青禾县旧桥通车"
      "</h1><p class='date'>2024-07-02</p><div><p>" +
      flash + "</p></div><div class='box' style='display:none'><p>" + first + "</p><p>" + second +
      "</p></div></body></html>");
  EXPECT_EQ(page.kind, PageKind::article);
  EXPECT_EQ(page.text, flash);
}

TEST(State, ListsOfArticlesAreNotBelieved) {
  std::string items;
  for (int i = 0; i < 8; ++i)
    items += std::string(i == 0 ? "" : ",") + "{\"title\": \"第" + std::to_string(i) +
             "座桥\", \"time\": \"2024-07-02\", \"content\": \"" + std::to_string(i) +
             both.substr(0, 120) + "。\"}";
  EXPECT_EQ(
      read(shell("<script>window.list = [" + items + "];</script>", "河谷新闻网")).kind,
      PageKind::unknown);
}

TEST(State, StringsOfAProgramAreNotBelieved) {
  const std::vector<std::string> scripts = {
      "var messages = {text: '" + first + second + "'};",
      "var a = {title: '青禾县修好三座桥', template: '<p>" + first + "</p>'};",
      "var a = {title: '青禾县修好三座桥', content: 'function(a){return \"" + first + "\"}'};",
      "var t = {title: '青禾县修好三座桥', content: 'short'};"};
  for (const std::string& script : scripts)

    EXPECT_EQ(read(shell("<script>" + script + "</script>")).text, "") << script;
}

TEST(State, WhatThePageShowsComesFirst) {
  const Page page = read(
      "<html><head><meta "
      "charset='utf-8'><title>青禾县修好三座桥</title></head><body><h1>青禾县修好三"
      "座桥</h1><p>2024-07-01</p><div><p>" +
      first + "</p><p>" + second +
      "</p><p>县里说，明年还要修两座，图纸已经画好，钱也有了，就等河水退下去。</"
      "p><p>住在河东的人说，以"
      "后上学不用再绕路，路上能省一个钟头，冬天也不怕渡船停开。</p></div><script>var a = {title: "
      "'青禾县修好三座桥', time: '2023-01-05 10:00:00', content: "
      "'<p>一段旧稿。</p>'};</script></body></html>");
  EXPECT_EQ(page.kind, PageKind::article);
  EXPECT_NE(page.text.find("明年还要修两座"), std::string::npos);
  EXPECT_EQ(page.text.find("旧稿"), std::string::npos);
  ASSERT_TRUE(page.published);
  EXPECT_EQ(format_time(page.published->earliest), "2024-06-30T16:00:00Z");
  EXPECT_NE(page.published_from, "state");
}

TEST(State, ANoticeStaysANotice) {
  const Page page = read(
      "<html><head><meta "
      "charset='utf-8'><title>青禾县修好三座桥</title></head><body><p>该内容已被发布者"
      "删除</p><script>var a = {title: '青禾县修好三座桥', content: '<p>" +
      first + "</p><p>" + second + "</p>'};</script></body></html>");
  EXPECT_EQ(page.kind, PageKind::notice);
  EXPECT_EQ(page.text, "");
}

TEST(ScriptValues, NamesAndValuesAreFound) {
  const auto found = values_of(
      "var a = \"one\"; b = 'two'; window[\"c\"] = 3; // d = 'no'\n/* e = 'no' */ x = {f: {g: "
      "\"h\"}, "
      "list: [\"i\", \"j\"]}; r = /[\"']/.test('k'); s = \"\" || \"l\"");
  std::string told;
  for (const auto& value : found.values)
    told += std::string(value.name) + "=" + std::string(value.raw) + " ";
  EXPECT_EQ(told, "a=one b=two =c c=3 g=h =i =j r=k s= s=l ");
  EXPECT_EQ(found.scopes[found.values[4].scope].name, "f");
}

TEST(ScriptValues, BrokenScriptsEnd) {
  for (const char* script :
       {"", "\"", "'a\n'b", "`", "{", "}", "a=\"\\", "/*", "/", "a=/[", "[[[", ":::", "a='b\\\n'"})
    values_of(script);
  std::string deep(300000, '{');
  EXPECT_LE(values_of(deep).scopes.size(), 201U);
  std::string quotes;
  for (int i = 0; i < 200000; ++i) quotes += "\\\"";
  values_of(quotes);
}

TEST(ScriptValues, EscapesAndEntitiesAreUndone) {
  EXPECT_EQ(undo_escapes("\\u4e2d\\n\\x26lt;\\/\\\"\\ud83d\\ude00"), "中\n&lt;/\"😀");
  EXPECT_EQ(undo_escapes("\\ud83d \\u12 \\"), "\xEF\xBF\xBD 12 \\");
  EXPECT_EQ(undo_entities("&lt;p&gt;a &amp;amp; b&#39;&#x4e2d;&none;&"), "<p>a &amp; b'中&none;&");
}

}  // namespace
}  // namespace weiguan
