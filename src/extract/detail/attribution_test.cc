// Where a page says its text comes from and who made it, on whole pages.
#include "extract/detail/attribution.h"

#include <string>

#include <gtest/gtest.h>

#include "extract/page.h"

namespace weiguan {
namespace {

Page read(const std::string& html) {
  PageInput input;
  input.bytes = html;
  input.url = "https://news.example/a.html";
  input.captured = Time{std::chrono::sys_days{std::chrono::year{2024} / 12 / 1}};
  input.zone = *Zone::find("+08:00");
  return read_page(input);
}

const std::string zh_one =
    "青禾县交通局说，县里三座旧桥已经修好，两岸居民当天就可以通行，公交车也恢复了原来的路线。";
const std::string zh_two =
    "修桥用了十一个月，工人们先搭了便桥，再把旧桥面一段一段换掉，夜里也不停工。";
const std::string en_one =
    "Three old bridges in Green County opened again on Tuesday, the county said, after eleven "
    "months of work.";
const std::string en_two =
    "Crews built a temporary crossing first, then replaced the old decks one after another, "
    "working at night too.";

// `head` between headline and text, `opening` before the first words of the text, `tail` behind it.
Page zh(
    const std::string& head,
    const std::string& opening = "",
    const std::string& tail = "",
    const std::string& meta = "") {
  return read(
      "<html><head><meta charset=utf-8><title>青禾县修好三座桥_河谷新闻网</title>" + meta +
      "</head><body><div><a href=/>首页</a> <a href=/a>国内</a></div><h1>青禾县修好三座桥</h1>" +
      head + "<div class=content><p>" + opening + zh_one + "</p><p>" + zh_two + "</p>" + tail +
      "</div><div class=footer>河谷新闻网 版权所有</div></body></html>");
}

Page en(
    const std::string& head,
    const std::string& opening = "",
    const std::string& tail = "",
    const std::string& meta = "") {
  return read(
      "<html lang=en><head><title>Three bridges reopen | Harbour Post</title>" + meta +
      "</head><body><nav><a href=/>Home</a></nav><article><h1>Three bridges reopen</h1>" + head +
      "<p>" + opening + en_one + "</p><p>" + en_two + "</p>" + tail + "</article></body></html>");
}

std::string list(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& one : names) out += (out.empty() ? "" : ",") + one;
  return out;
}

struct Case {
  const char* line;
  const char* wanted;
};

TEST(Source, IsReadBehindALabelByTheHeadline) {
  for (const Case& one : std::initializer_list<Case>{
           {"<p>2024-07-02 09:30 来源：北湾晚报 作者：林小舟</p>", "北湾晚报"},
           {"<p>2024-07-02 09:30:05来源:北湾晚报【字号：大中小】</p>", "北湾晚报"},
           {"<p>稿源：北湾晚报 2024-07-02</p>", "北湾晚报"},
           {"<p>文章来源：<a href=/x>北湾晚报</a> 点击：12次</p>", "北湾晚报"},
           {"<p><span>作者：林小舟</span><span>来源：北湾晚报</span></p>", "北湾晚报"},
           {"<table><tr><td>来源：</td><td>北湾晚报</td></tr></table>", "北湾晚报"},
           {"<p>来源：北湾晚报12条评论</p>", "北湾晚报"},
           {"<p>来源：北湾晚报编辑：周文</p>", "北湾晚报"},
           {"<p>转自：《北湾晚报》</p>", "北湾晚报"},
           {"<p>摘自《北湾晚报》</p>", "北湾晚报"},
           {"<p>來源：離島時報 時間：2024-07-02</p>", "離島時報"},
           {"<p>来源：北湾发布</p>", "北湾发布"},
           {"<p>来源：21世纪河谷报道</p>", "21世纪河谷报道"},
           {"<p>来源：潮汐网-潮汐日报</p>", "潮汐网-潮汐日报"},
           {"<p>2024年07月02日09:30 北湾晚报</p>", "北湾晚报"},
           {"<p>时间 2024-07-02 17:58 来源 北湾晚报 林小舟</p>", "北湾晚报"}}) {
    EXPECT_EQ(zh(one.line).source, one.wanted) << one.line;
  }
  EXPECT_EQ(en("<p>July 2, 2024 | Source: The Harbour Post</p>").source, "The Harbour Post");
}

TEST(Source, IsNotReadWhereNoneIsNamed) {
  for (const char* line :
       {"<p>资料来源：县统计局</p>",
        "<p>图片来源：林小舟</p>",
        "<p>数据来源：县统计局</p>",
        "<p>資料來源：縣統計局</p>",
        "<p>来源：本报</p>",
        "<p>来源：本站原创</p>",
        "<p>来源：互联网</p>",
        "<p>来源：</p>",
        "<p>来源：http://news.example/</p>",
        "<p>来源：作者：林小舟</p>",
        "<p>来源：资料图</p>",
        "<p>这笔钱的来源：县里的老人们记得很清楚。</p>"}) {
    EXPECT_EQ(zh(line).source, "") << line;
  }
  EXPECT_EQ(en("<p>Image source: The Harbour Post</p>").source, "");
  EXPECT_EQ(en("").source, "");  // Never the host's or the site's name.
}

TEST(Source, IsTakenFromMetadataThenTheOpeningThenTheEnd) {
  const std::string meta = "<meta name=source content=北湾晚报>";
  EXPECT_EQ(zh("", "", "", meta).source, "北湾晚报");
  EXPECT_EQ(zh("<p>来源：灯塔周刊</p>", "", "", meta).source, "灯塔周刊");
  EXPECT_EQ(zh("", "潮汐社北湾7月2日电 ", "", meta).source, "北湾晚报");
  EXPECT_EQ(zh("", "潮汐社北湾7月2日电 ").source, "潮汐社");
  EXPECT_EQ(zh("", "【離島時報訊】").source, "離島時報");
  EXPECT_EQ(zh("", "", "<p>（来源：北湾晚报）</p>").source, "北湾晚报");
  EXPECT_EQ(zh("", "", "<p>本文来源：北湾晚报</p>").source, "北湾晚报");
  EXPECT_EQ(
      zh("", "", "<p>河上的桥都通了，大家很高兴。（摘自《北湾晚报》）</p>").source, "北湾晚报");
  EXPECT_EQ(zh("", "本报讯 ").source, "");
  EXPECT_EQ(zh("", "据潮汐社报道，").source, "");
}

TEST(Dateline, StaysInTheTextOfItsPage) {
  const Page page = zh("<p>2024-07-02 09:30</p>", "（潮汐社北湾7月1日电）");
  EXPECT_EQ(page.dateline.agency, "潮汐社");
  EXPECT_EQ(page.dateline.place, "北湾");
  ASSERT_TRUE(page.dateline.day);
  EXPECT_EQ(format_time(page.dateline.day->earliest), "2024-06-30T16:00:00Z");
  EXPECT_EQ(page.text.find("（潮汐社北湾7月1日电）"), 0U);
  EXPECT_TRUE(zh("<p>2024-07-02 09:30</p>").dateline.empty());
  EXPECT_EQ(zh("", "本报讯（记者 林小舟）").dateline.agency, "本报");
  EXPECT_EQ(en("", "NORTH BAY, July 1 (TNA) -- ").dateline.place, "NORTH BAY");
}

TEST(Authors, AreReadFromLinesByTheHeadline) {
  for (const Case& one : std::initializer_list<Case>{
           {"<p>作者：林小舟 来源：北湾晚报</p>", "林小舟"},
           {"<p>作者：林小舟、周文</p>", "林小舟,周文"},
           {"<p>作者：林小舟来源：北湾晚报</p>", "林小舟"},
           {"<p>文／林小舟</p>", "林小舟"},
           {"<p>撰文：林小舟</p>", "林小舟"},
           {"<p>本报记者 林小舟 通讯员 周文</p>", "林小舟,周文"},
           {"<p>北湾晚报记者林小舟/文 受访者供图</p>", "林小舟"},
           {"<p>記者林小舟／北灣報導</p>", "林小舟"},
           {"<p>作者：安妮·李</p>", "安妮·李"},
           {"<p>作者：李 明</p>", "李明"},
           {"<p>作者：北湾晚报评论部</p>", "北湾晚报评论部"}}) {
    EXPECT_EQ(list(zh(one.line).authors), one.wanted) << one.line;
  }
}

TEST(Authors, AreReadFromBracketsInTheText) {
  EXPECT_EQ(list(zh("", "本报讯（记者 林小舟 通讯员 周文）").authors), "林小舟,周文");
  EXPECT_EQ(list(zh("", "（记者林小舟、周文）").authors), "林小舟,周文");
  EXPECT_EQ(list(zh("", "本报讯 (记者/林小舟 通讯员/周文)").authors), "林小舟,周文");
  EXPECT_EQ(list(zh("", "本报讯 (北湾晚报记者 林小舟 实习生 周文 文/摄)").authors), "林小舟,周文");
  EXPECT_EQ(
      list(zh("", "", "<p>桥下的河水还是很急，孩子们要小心。（本报记者 林小舟）</p>").authors),
      "林小舟");
  EXPECT_EQ(list(zh("", "潮汐社北湾7月2日电（记者 林小舟）").authors), "林小舟");
  EXPECT_EQ(list(zh("", "潮汐网7月2日讯（北湾晚报记者 林小舟）").authors), "林小舟");
}

TEST(Authors, AreNotWhoTookThePictures) {
  for (const char* line :
       {"<p>本报记者 林小舟 摄</p>",
        "<p>（记者 林小舟 摄）</p>",
        "<p>林小舟供图</p>",
        "<p>記者林小舟／攝</p>",
        "<p>作者：佚名</p>",
        "<p>作者：admin</p>",
        "<p>记者注意到，三座旧桥已经修好，居民都来看。</p>"}) {
    EXPECT_EQ(list(zh(line).authors), "") << line;
  }
  EXPECT_EQ(list(en("<p>Photo by Ann Lee</p>").authors), "");
}

TEST(Authors, OfEnglishPagesAreRead) {
  for (const Case& one : std::initializer_list<Case>{
           {"<p>By Ann Lee</p>", "Ann Lee"},
           {"<p>By ANN LEE and Bob Ray</p>", "ANN LEE,Bob Ray"},
           {"<p>By Ann Lee, Bob Ray and Cy Fox</p>", "Ann Lee,Bob Ray,Cy Fox"},
           {"<p>By Ann Lee, Harbour Post</p>", "Ann Lee"},
           {"<p>By Ann Lee, Staff Writer</p>", "Ann Lee"},
           {"<p>By Ann Lee in North Bay</p>", "Ann Lee"},
           {"<p>By Ann Lee | July 2, 2024</p>", "Ann Lee"},
           {"<p>Published July 2, 2024 by Ann Lee</p>", "Ann Lee"},
           {"<div>By</div><div>Ann Lee</div>", "Ann Lee"},
           {"<p><a rel=author href=/x>Ann Lee</a></p>", "Ann Lee"},
           {"<p><a href=/authors/ann-lee>Ann Lee</a></p>", "Ann Lee"},
           {"<p><span itemprop=author>Ann Lee</span></p>", "Ann Lee"},
           {"<p><span class=author-name>Ann Lee</span></p>", "Ann Lee"}}) {
    EXPECT_EQ(list(en(one.line).authors), one.wanted) << one.line;
  }
  for (const char* line :
       {"<p>By the river, all was quiet.</p>",
        "<p>By Tuesday 2 of 3 were open</p>",
        "<p>The lamp of 2024 is by Ann Lee, who made 3 of them.</p>",
        "<p>By</p>",
        "<p><span class=author-bio>Has written for years</span></p>"}) {
    EXPECT_EQ(list(en(line).authors), "") << line;
  }
}

TEST(Authors, OfMetadataComeFirst) {
  EXPECT_EQ(
      list(en("<p>By ANN LEE</p>", "", "", "<meta name=author content='Ann Lee'>").authors),
      "Ann Lee");
  EXPECT_EQ(
      list(en("<p>By Ann Lee</p>", "", "", "<meta name=author content='Harbour Post'>").authors),
      "Harbour Post,Ann Lee");
  EXPECT_EQ(
      list(zh("<p>作者：林小舟</p>", "", "", "<meta name=author content=周文>").authors),
      "周文,林小舟");
}

TEST(Editors, AreReadAndAreNoAuthors) {
  for (const Case& one : std::initializer_list<Case>{
           {"<p>责任编辑：周文</p>", "周文"},
           {"<p>（责任编辑：周文 UN002）</p>", "周文"},
           {"<p>责编：周文、林小舟</p>", "周文,林小舟"},
           {"<p>编辑 周文</p>", "周文"},
           {"<p>（编辑 周文）</p>", "周文"},
           {"<p>(周文 编辑)</p>", "周文"},
           {"<p>編輯：周文</p>", "周文"},
           {"<p>【责任编辑：周文】 校对：王可</p>", "周文"},
           {"<p>编辑：周文 来源：北湾晚报</p>", "周文"}}) {
    const Page page = zh("", "", one.line);
    EXPECT_EQ(list(page.editors), one.wanted) << one.line;
    EXPECT_EQ(list(page.authors), "") << one.line;
  }
  const Page both = zh("<p>作者：林小舟 编辑：周文</p>", "", "", "<meta name=author content=周文>");
  EXPECT_EQ(list(both.authors), "林小舟");
  EXPECT_EQ(list(both.editors), "周文");
  EXPECT_EQ(list(en("", "", "<p>Editor: Ann Lee</p>").editors), "Ann Lee");
  EXPECT_EQ(
      list(en("", "", "<p>(Reporting by Bob Ray; Editing by Ann Lee and Cy Fox)</p>").editors),
      "Ann Lee,Cy Fox");
}

TEST(Editors, AreNotTheSitesOrACode) {
  for (const char* line :
       {"<p>总编辑：周文</p>",
        "<p>责任编辑：NN002</p>",
        "<p>责任编辑：</p>",
        "<p>编辑部电话：12345678</p>",
        "<p>编辑推荐：三座旧桥的故事</p>"}) {
    EXPECT_EQ(list(zh("", "", line).editors), "") << line;
  }
  EXPECT_EQ(list(en("", "", "<p>Photo Editor: Ann Lee</p>").editors), "");
  EXPECT_EQ(list(zh("", "", "<p>责任编辑：robot</p>").editors), "");
}

TEST(OriginalTitle, IsWhatTheLineSays) {
  for (const Case& one : std::initializer_list<Case>{
           {"<p>原标题：三座旧桥今日通车</p>", "三座旧桥今日通车"},
           {"<p>（原标题：三座旧桥今日通车（组图））</p>", "三座旧桥今日通车（组图）"},
           {"<p>原标题：《三座旧桥今日通车》</p>", "三座旧桥今日通车"},
           {"<p>原標題：三座舊橋今日通車</p>", "三座舊橋今日通車"}}) {
    EXPECT_EQ(zh(one.line).original_title, one.wanted) << one.line;
    EXPECT_EQ(zh("", "", one.line).original_title, one.wanted) << one.line;
  }
  EXPECT_EQ(zh("<p>他说，原标题：写得不好，后来改了。</p>").original_title, "");
  EXPECT_EQ(zh("<p>原标题党：三座旧桥</p>").original_title, "");
  EXPECT_EQ(en("<p>Original title: Old bridges open</p>").original_title, "Old bridges open");
}

TEST(Attribution, OfAListingIsNotThatOfItsStories) {
  std::string html = "<html><head><meta charset=utf-8><title>河谷新闻网</title></head><body>";
  for (int i = 0; i < 40; ++i) {
    html += "<li><a href='/" + std::to_string(i) +
            "'>今天的新闻标题写在这里，第几条都一样</a> 来源：北湾晚报 作者：林小舟</li>";
  }
  const Page page = read(html + "</body></html>");
  EXPECT_EQ(page.source, "");
  EXPECT_EQ(list(page.authors), "");
}

}  // namespace
}  // namespace weiguan
