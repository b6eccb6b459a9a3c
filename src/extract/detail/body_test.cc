// Which parts of a page are its article: each rule, and a twin that it must leave alone.
#include "extract/detail/body.h"

#include <string>

#include <gtest/gtest.h>

#include "extract/page.h"

namespace weiguan {
namespace {

Page read(std::string_view html) {
  PageInput input;
  input.bytes = html;
  input.url = "https://news.example/a.html";
  input.captured = Time{std::chrono::sys_days{std::chrono::year{2024} / 12 / 1}};
  return read_page(input);
}

bool holds(const Page& page, std::string_view part) {
  return page.text.find(part) != std::string::npos;
}

std::string times(int count, const std::string& part) {
  std::string out;
  for (int i = 0; i < count; ++i) out += part;
  return out;
}

const std::string first =
    "Three old bridges in Green County opened again on Tuesday, the county said, after eleven "
    "months of work.";
const std::string second =
    "Crews built a temporary crossing first, then replaced the old decks one after another, "
    "working at night too.";
const std::string third =
    "The largest of the three carries the market road; farmers had taken a detour of twenty "
    "kilometres, they said.";
const std::string fourth =
    "A fourth bridge follows in the spring, when the river is low enough, the county engineer told "
    "reporters.";

const std::string first_zh =
    "青禾县交通局2日说，县里三座旧桥已经修好，两岸居民当天就可以通行，货车要再等一周。";
const std::string second_zh =
    "修桥用了十一个月。工人们先在旁边搭了便桥，再把旧桥面一段一段换掉，夜里也不停工。";
const std::string third_zh = "县里说，第四座桥明年春天动工，那时河水最浅，工期大约是半年。";

std::string p(const std::string& text) {
  return "<p>" + text + "</p>";
}

// A page with `body` behind its headline.
std::string html_page(const std::string& body) {
  return "<html><head><title>Three bridges reopen in Green County | Harbour Times</title></head>"
         "<body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
         "<h1>Three bridges reopen in Green County</h1>" +
         body + "<div class='bottom'>Harbour Times, Quay Street 4</div></body></html>";
}

std::string page_zh(const std::string& body) {
  return "<html><head><title>青禾县修好三座桥_河谷新闻网</title></head><body>"
         "<div class='top'><a href='/'>首页</a> <a href='/a'>国内</a></div>"
         "<h1>青禾县修好三座桥</h1>" +
         body + "<div class='bottom'>河谷新闻网</div></body></html>";
}

// Teasers of other stories: a link, and a sentence.
std::string teasers(int count, const std::string& sentence) {
  std::string out;
  for (int i = 0; i < count; ++i)
    out += "<div class='teaser'><a href='/" + std::to_string(i) +
           "'>A story about something else " + std::to_string(i) + "</a><span>Number " +
           std::to_string(i) + ": " + sentence + "</span></div>";
  return out;
}

TEST(BodyLinks, ALinkThatWasNeverClosedIsText) {
  const Page open = read(page_zh(
      "<div><a href='/b'>" + first_zh + "<br>" + second_zh + "<br>" + third_zh + "<br>" +
      times(
          9,
          "村民们站在桥头看了很久，谁也不"
          "说话，后来才一个一个走上去，慢慢走到对岸。<br>") +
      "</div>"));
  EXPECT_EQ(open.kind, PageKind::article);
  EXPECT_TRUE(holds(open, second_zh));
  const Page teaser = read(page_zh(
      "<div>" + p(first_zh) + p(second_zh) +
      "</div><div><a href='/b'>"
      "河边的树今年长高了，县里派人量过，平均比去年高三十厘米。</a></div>"));
  EXPECT_FALSE(holds(teaser, "河边的树"));
}

TEST(BodyLinks, AHeadingThatWasNeverClosedIsText) {
  const Page page = read(
      "<title>Three bridges reopen in Green County</title><h2><div><h1>Three bridges reopen in "
      "Green County</h1><div>" +
      p(first) + p(second) + p(third) + p(fourth) + p(times(3, first)) + "</div></div>");
  EXPECT_TRUE(holds(page, first));
  EXPECT_TRUE(holds(page, fourth));
}

TEST(BodyLinks, SentencesWithLongLinksAreText) {
  std::string list = "<ul>";
  for (int i = 0; i < 6; ++i)
    list += "<li><a href='/" + std::to_string(i) + "'>The county opens the old bridge number " +
            std::to_string(i) +
            "</a>. Buses will use it from Monday on, at first twice a day.</li>";
  EXPECT_TRUE(
      holds(read(html_page("<div>" + p(first) + p(second) + list + "</ul></div>")), "number 5"));
  list = "<ul>";
  for (int i = 0; i < 6; ++i)
    list += "<li><a href='/" + std::to_string(i) + "'>The county opens the old bridge number " +
            std::to_string(i) + "</a></li>";
  EXPECT_FALSE(
      holds(read(html_page("<div>" + p(first) + p(second) + list + "</ul></div>")), "number 5"));
}

TEST(BodyScope, TheElementNamedArticleBodyIsTheArticle) {
  const std::string about =
      "<div>" +
      p("Harbour Times is a newspaper of a town, and it was founded by two printers, who "
        "liked rivers, bridges, boats and long sentences, in the year of the flood.") +
      p("It answers questions by telephone, by letter, by pigeon and in person, from nine to five, "
        "on every day but Sunday, and it is glad about every one of them, it says.") +
      p("Readers may order it at any post office, at the kiosk by the quay, or from the boy who "
        "brings it, and they pay at the end of the month, in coins, please.") +
      "</div>";
  const Page named = read(html_page("<div itemprop='articleBody'>" + p(first) + "</div>" + about));
  EXPECT_EQ(named.text, first);
  // With hardly any text in it the name is not believed.
  const Page hollow = read(html_page(
      "<div itemprop='articleBody'><p>Soon.</p></div><div>" + p(first) + p(second) + p(third) +
      "</div>"));
  EXPECT_TRUE(holds(hollow, third));
}

TEST(BodyScope, TheArticleAroundTheHeadlineIsTheArticle) {
  const std::string other = "<article><h3>You may like</h3>" +
                            p("Ferries cost more from Monday on, the company said, as fuel "
                              "became dearer, and the old boats need much of it.") +
                            p("The old mill was sold to a family from the city, which will live "
                              "there, they said, and keep the wheel, the pond and the ducks.") +
                            p("A choir of forty children sang in the town hall on Sunday, and it "
                              "was so full that some had to listen from the street.") +
                            "</article>";
  const Page inside = read(
      "<title>Three bridges reopen in Green County</title><body><article><h1>"
      "Three bridges reopen in Green County</h1>" +
      p(first) + p(second) + p(third) + "</article>" + other + "</body>");
  EXPECT_EQ(inside.text, first + "\n" + second + "\n" + third);
  const Page outside = read(html_page("<article>" + p(first) + p(second) + "</article>"));
  EXPECT_EQ(outside.text, first + "\n" + second);
}

TEST(BodyScope, AShortArticleBesideALongListIsRead) {
  const std::string list =
      "<div><p>【代表说：一件事】“很多年轻人常常问我，这件事什么时候能够办好，我说，不急，“慢慢"
      "来，总会办好。” <a href='/x'>详情</a></p></div>";
  const std::string text = first_zh + "县里说大家都高兴。";
  const std::string links =
      "<div>" + times(12, "<li><a href='/l'>这里是别的一条新闻的标题</a></li>") + "</div>";
  const Page page =
      read(page_zh("<div class='info'>" + p(text) + "</div>" + times(12, links) + list));
  EXPECT_EQ(page.text, text);
  // Close to the headline the longer text is the article.
  const Page near =
      read(page_zh("<div>" + p(first_zh) + "</div><div>" + p(second_zh) + p(third_zh) + "</div>"));
  EXPECT_TRUE(holds(near, third_zh));
}

TEST(BodyScope, AListUnderItsHeadlineIsAnArticle) {
  std::string stages;
  for (int i = 1; i < 13; ++i)
    stages += std::to_string(i) + ". stage: bridge " + std::to_string(i) + " to bridge " +
              std::to_string(i + 1) + "<br>";
  const std::string aside = "<aside>" + times(30, "<a href='/x'>A story of another day</a><br>") +
                            p("Click on the picture of the quay, and see all the columns that our "
                              "readers like most.") +
                            "</aside>";
  const Page page = read(
      "<title>Stages of the bridge run</title><div><h1>Stages of the bridge run</h1><p>" + stages +
      "</p></div>" + aside);
  EXPECT_EQ(page.kind, PageKind::article);
  EXPECT_TRUE(holds(page, "12. stage")) << page.text;
  EXPECT_FALSE(holds(page, "Click on"));
  std::string links;
  for (int i = 1; i < 13; ++i)
    links += "<a href='/" + std::to_string(i) + "'>Stage: bridge to bridge " + std::to_string(i) +
             "</a><br>";
  EXPECT_EQ(
      read(
          "<title>Stages of the bridge run</title><div><h1>Stages of the bridge run</h1><p>" +
          links + "</p></div>" + aside)
          .text,
      "");
}

TEST(BodyLead, ALeadThatStandsApartIsText) {
  const std::string lead =
      "核心提示：县里三座旧桥2日修好通车，第四座明年春天动工，居民说等了很久。";
  const std::string rest =
      "<div class='content'>" + p(first_zh) + p(second_zh) + p(third_zh) + "</div>";
  const Page page = read(page_zh("<div class='summary'>" + lead + "</div>" + rest));
  EXPECT_EQ(page.text, lead + "\n" + first_zh + "\n" + second_zh + "\n" + third_zh);
  const Page line = read(page_zh(
      "<div class='info'>2024年7月2日 18:34，来源：河谷日报，已有三人参与讨论。"
      "</div>" +
      rest));
  EXPECT_EQ(line.text, first_zh + "\n" + second_zh + "\n" + third_zh);
}

TEST(BodyLead, ASecondHeadlineIsNoLead) {
  const Page page = read(html_page(
      "<div class='deck'>Old decks are new again, and a fourth bridge follows.</div>"
      "<div class='text'>" +
      p(first) + p(second) + p(third) + "</div>"));
  EXPECT_EQ(page.text, first + "\n" + second + "\n" + third);
}

TEST(BodyNames, ANameThatMostTextBearsIsNoFurniture) {
  const std::string section = "<div class='content-nav'><div>";
  const Page page = read(html_page(
      section + p(first) + p(second) + "</div></div>" + section + p(third) + p(fourth) +
      "</div></div>"));
  EXPECT_TRUE(holds(page, first));
  EXPECT_TRUE(holds(page, fourth));
  const Page menu = read(html_page(
      "<div><div class='content-nav'><p>Here you see where you are, and where you can go "
      "from here.</p></div>" +
      p(first) + p(second) + p(third) + p(fourth) + "</div>"));
  EXPECT_FALSE(holds(menu, "where you are"));
}

TEST(BodyNames, AnchorsMadeFromHeadlinesSayNothing) {
  const std::string text =
      "<p>Nobody paid for the work but the county, which had saved for it.</p>";
  const auto page = [&](const std::string& id) {
    return read(html_page(
        "<div>" + p(first) + p(second) + p(third) + p(fourth) + "<div id='" + id + "'>" + text +
        "</div></div>"));
  };
  EXPECT_TRUE(holds(page("was-it-sponsored-by-the-mill-or-not"), "Nobody paid"));
  EXPECT_FALSE(holds(page("sponsored-box"), "Nobody paid"));
}

TEST(BodyNames, AHeadingInAWrapperStays) {
  const Page page = read(html_page(
      "<div>" + p(first) + p(second) + "<div class='heading jump'><h2>Work at night</h2></div>" +
      p(third) + p(fourth) + "<div class='jump'>To the top of this page</div>" + p(first + first) +
      "</div>"));
  EXPECT_TRUE(holds(page, "Work at night"));
  EXPECT_FALSE(holds(page, "To the top"));
}

TEST(BodyNames, AnH1OfTheSidebarGuardsNothing) {
  const std::string aside =
      "<aside><h1>Columns</h1><p>Click on the picture, and read all that our "
      "columnist wrote about boats.</p></aside>";
  EXPECT_EQ(
      read(html_page("<div>" + p(first) + p(second) + aside + "</div>")).text,
      first + "\n" + second);
  // Where no headline is known, the h1 may be it.
  EXPECT_TRUE(holds(read("<aside><h1>Columns</h1>" + p(first) + p(second) + "</aside>"), second));
}

TEST(BodyCaptions, TextUnderAPictureIsACaption) {
  const auto page = [](const std::string& box) {
    return read(html_page("<div>" + p(first) + p(second) + box + p(third) + p(fourth) + "</div>"));
  };
  const std::string said = "The market bridge, seen from the mill, on the day before it opened.";
  EXPECT_FALSE(
      holds(page("<div class='pic'><img src='/a.jpg'><span>" + said + "</span></div>"), said));
  EXPECT_TRUE(holds(
      page(
          "<div class='pic'><h3>The market bridge</h3><img src='/a.jpg'><span>" + said +
          "</span></div>"),
      said));
  EXPECT_TRUE(holds(page("<div class='box'><span>" + said + "</span></div>"), said));
}

TEST(BodyCaptions, OfNewsInPicturesTheCaptionsAreTheText) {
  const std::string caption = "图为7月2日，青禾县居民走过修好的桥，桥头挂着灯笼。";
  EXPECT_TRUE(holds(
      read(page_zh(
          "<div><img src='/a.jpg'>" + p(caption) +
          p("这座桥去年关闭，县里用了十一个月修好它，今年重新通车。") + "</div>")),
      caption));
  EXPECT_FALSE(holds(
      read(page_zh("<div>" + p(first_zh) + p(second_zh) + p(caption) + p(third_zh) + "</div>")),
      caption));
}

TEST(BodyEnds, TextOfTheSameShapeBehindAStopLineGoesOn) {
  const std::string related = "<p>相关新闻</p>";
  const Page goes_on = read(page_zh(
      "<div class='text'><div class='para'>" + first_zh + second_zh +
      "</div></div><div class='text2'>" + related + "</div><div class='rest'><div class='para'>" +
      third_zh + "</div></div>"));
  EXPECT_TRUE(holds(goes_on, third_zh));
  EXPECT_FALSE(holds(goes_on, "相关新闻"));
  const Page ends = read(page_zh(
      "<div class='text'><div class='para'>" + first_zh + second_zh + "</div>" + related +
      "<div class='other'>" + third_zh + "</div></div>"));
  EXPECT_FALSE(holds(ends, third_zh));
}

TEST(BodyEnds, ALinkToTheCommentsIsNotTheirHead) {
  const std::string intro = times(
      2,
      p("The county waited long for this day, and so did all who "
        "live along the river, on both sides of it, they say, and who "
        "had to walk far."));
  const std::string text =
      p(first) + p(second) + p(third) + p(fourth) + p(first + second) + p(third + fourth);
  const Page link = read(html_page(
      "<div><div class='intro'>" + intro +
      "</div><p><a href='#c'>Add a "
      "comment</a></p><div>" +
      text + "</div></div>"));
  EXPECT_TRUE(holds(link, fourth));
  std::string comments;
  for (int i = 0; i < 30; ++i)
    comments += "<p>Reader " + std::to_string(i) +
                "<br>I walked there, too, and my dog liked it, "
                "and we will come back number " +
                std::to_string(i) + ".</p>";
  const Page head = read(html_page(
      "<div>" + p(first) + p(second) + p(third) + p(fourth) + p(first + second) +
      "<p>Comments are closed</p>" + comments + "</div>"));
  EXPECT_TRUE(head.text.ends_with(first + second)) << head.text;
}

TEST(BodyEnds, FragmentsThatLookLikeParagraphsStay) {
  const std::string dates =
      p("June 9: Coral Bridge, West Ford") + p("June 10: Mill Bridge, Old Ford");
  EXPECT_TRUE(
      holds(read(html_page("<div>" + p(first) + p(second) + dates + "</div>")), "Mill Bridge"));
  EXPECT_FALSE(holds(
      read(html_page(
          "<div>" + p(first) + p(second) +
          "<div class='x'>June 9: Coral Bridge, West Ford</div>"
          "</div>")),
      "Coral Bridge"));
  const Page byline = read(
      page_zh("<div><p>记者林小舟／青禾县综合报道</p>" + p(first_zh) + p(second_zh) + "</div>"));
  EXPECT_EQ(byline.text, first_zh + "\n" + second_zh);
}

TEST(BodyEnds, AListBetweenTheParagraphsStays) {
  const std::string names = "<ul><li>West Ford</li><li>Old Ford</li><li>Mill Quay</li></ul>";
  EXPECT_TRUE(
      holds(read(html_page("<div>" + p(first) + p(second) + names + "</div>")), "Mill Quay"));
  EXPECT_FALSE(holds(
      read(html_page("<div>" + p(first) + p(second) + "<div class='x'>" + names + "</div></div>")),
      "Mill Quay"));
}

TEST(BodyEnds, LongLinesWithoutMarksAreText) {
  const std::string line =
      "The county has this morning paid the last of the money that it owes for the three bridges "
      "to the company that built them";
  EXPECT_TRUE(holds(read(html_page("<div>" + p(line) + p(first) + "</div>")), line));
}

TEST(BodyEnds, LabelsRepeatAndSentencesDoNot) {
  const std::string labels = p(first) + "<p>Work</p>" + p(second) + "<p>Work</p>" + p(third);
  EXPECT_EQ(
      read(html_page("<div>" + labels + p(first) + "</div>")).text,
      first + "\nWork\n" + second + "\nWork\n" + third);
}

TEST(BodyEnds, OfDatedPostsTheFirstIsRead) {
  const auto post = [](const std::string& title, const std::string& date, const std::string& text) {
    return "<div class='post'><div class='t'>" + title + "</div><div class='d'>" + date +
           "</div><div class='b'>" + p(text) + "</div></div>";
  };
  const std::string all = post("桥修好了", "2024-07-02 09:30:11", first_zh) +
                          post("修桥的人", "2024-07-01 08:12:45", second_zh) +
                          post("第四座桥", "2024-06-30 21:05:09", third_zh);
  EXPECT_EQ(read("<title>河谷随笔</title><body>" + all + "</body>").text, first_zh);
  // Dates alone, as a chronicle has them, cut nothing.
  const std::string chronicle = post("桥修好了", "2024-07-02", first_zh) +
                                post("修桥的人", "2024-07-01", second_zh) +
                                post("第四座桥", "2024-06-30", third_zh);
  EXPECT_TRUE(holds(read("<title>河谷随笔</title><body>" + chronicle + "</body>"), third_zh));
}

TEST(BodyEnds, DatedCommentsAreCut) {
  std::string comments;
  for (int i = 0; i < 4; ++i)
    comments += "<div><span class='w'>读者</span><div class='d'>2024-07-0" + std::to_string(i + 1) +
                " 10:20</div><p>我昨天也去走了一趟，桥面很平，第" + std::to_string(i) +
                "次走还是高兴。</p></div>";
  const std::string text = "<div>" + p(first_zh) + p(second_zh) + p(third_zh);
  EXPECT_EQ(
      read(page_zh(text + comments + "</div>")).text,
      first_zh + "\n" + second_zh + "\n" + third_zh);
}

TEST(BodyEnds, WhatStandsUnderAHeadingBehindTheTextIsLeftOut) {
  const std::string box =
      "<div class='about'><h3>About us</h3><span>We write about bridges, and "
      "about those who build them, since the flood.</span></div>";
  const std::string text = "<div class='text'>" + p(first) + p(second) + p(third) + "</div>";
  EXPECT_FALSE(holds(read(html_page("<main>" + text + box + "</main>")), "We write"));
  const std::string more = "<div class='text'><h3>Next year</h3>" + p(fourth) + "</div>";
  EXPECT_TRUE(holds(read(html_page("<main>" + text + more + "</main>")), fourth));
}

TEST(BodyHidden, AnArticleThatIsNotPaintedYetIsRead) {
  const std::string text = p(first_zh) + p(second_zh) + p(third_zh);
  const std::string wall =
      "<div "
      "class='tip'><p>请先阅读完整的提示，再决定是否继续，谢谢您的耐心，也谢谢您的支持。</p></div>";
  EXPECT_TRUE(holds(
      read(page_zh(
          "<div id='text' style='visibility: hidden; opacity: 0'>" + text + "</div>" + wall)),
      second_zh));
  EXPECT_FALSE(holds(
      read(page_zh("<div>" + text + "</div><div style='display:none'>" + wall + "</div>")),
      "耐心"));
}

TEST(BodyTeasers, TeasersBehindTheArticleAreNotIt) {
  const Page page = read(
      "<title>Three bridges reopen in Green County</title><article><h1>Three bridges reopen in "
      "Green County</h1>" +
      p(first) + p(second) + p(third) + "</article><section><h4>More stories</h4>" +
      teasers(12, "it is told in one sentence, and no more than that, here.") + "</section>");
  EXPECT_EQ(page.text, first + "\n" + second + "\n" + third);
}

}  // namespace
}  // namespace weiguan
