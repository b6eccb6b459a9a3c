// Which of the days on a page is that of its publication.  All pages are made up.
#include "extract/detail/published.h"

#include <string>

#include <gtest/gtest.h>

#include "extract/page.h"

namespace weiguan::extract {
namespace {

constexpr std::string_view text =
    "<p>The town council met on a long evening, heard three reports about the old bridge, and "
    "voted "
    "for a new one, which shall be built by the harbour, said the chairwoman.</p>"
    "<p>Work begins in spring, the builders said, and will take two years, if the river lets them. "
    "The costs are shared by the town, the port, and the county.</p>";

struct Told {
  std::string day;  // "2024-07-02"; "none".
  std::string from;
  std::string modified;  // Likewise.
};

Told read(
    const std::string& head,
    const std::string& body,
    const std::string& url = "",
    const std::string& zone = "+08:00") {
  const std::string html = "<html><head><title>A new bridge for Musterhafen</title>" + head +
                           "</head><body>" + body + "</body></html>";
  PageInput input;
  input.bytes = html;
  input.url = url;
  input.captured = *parse_time("2024-08-01T00:00:00Z");
  input.zone = *Zone::find(zone);
  const Page page = read_page(input);
  const auto day = [&](const std::optional<TimeRange>& range) {
    if (!range) return std::string("none");
    const Zone in = Zone::find(page.published_zone).value_or(input.zone);
    return format_period(period_of(range->earliest, Unit::day, in).from, Unit::day, in);
  };
  return {day(page.published), page.published_from, day(page.modified)};
}

std::string article(const std::string& below, const std::string& behind = "") {
  return "<h1>A new bridge for Musterhafen</h1>" + below + std::string(text) + behind;
}

std::string json_ld(const std::string& object) {
  return "<script type=\"application/ld+json\">" + object + "</script>";
}

TEST(FindDates, SayWhatNamesTheDay) {
  const Told told = read(
      R"(<meta property="article:published_time" content="2024-07-02T09:30:00+08:00">)",
      article("<p class=\"date\">2024-07-02 09:30</p>"),
      "https://news.example/2024/07/02/bridge.html");
  EXPECT_EQ(told.day, "2024-07-02");
  EXPECT_EQ(told.from, "meta, headline, address");
}

TEST(FindDates, NothingNamesNoDay) {
  const Told told = read("", article("<p>By A. Musterfrau</p>"));
  EXPECT_EQ(told.day, "none");
  EXPECT_EQ(told.from, "");
}

TEST(FindDates, TheDayByTheHeadlineBeatsOneInTheText) {
  EXPECT_EQ(
      read(
          "",
          article(
              "<p>2 July 2024</p>",
              "<p>The old bridge, which was opened on 3 May 1999, is "
              "closed to lorries since last winter.</p>"))
          .day,
      "2024-07-02");
  EXPECT_EQ(
      read(
          "",
          article(
              "",
              "<p>The old bridge, which was opened on 3 May 1999, is closed to lorries "
              "since last winter.</p>"))
          .day,
      "none");
}

TEST(FindDates, ACopyrightLineIsNoDay) {
  EXPECT_EQ(
      read("", article("", "<footer>Copyright 2024 The Musterhafen Post</footer>")).day, "none");
}

TEST(FindDates, AnArticleOfJsonLdCountsBeforeOthersBesideIt) {
  const std::string two = R"([{"@type":"NewsArticle","headline":"Another story",
      "datePublished":"2024-06-11"},{"@type":"NewsArticle",
      "headline":"A new bridge for Musterhafen","datePublished":"2024-07-02"}])";
  EXPECT_EQ(read(json_ld(two), article("")).day, "2024-07-02");
}

TEST(FindDates, JsonLdWithLineEndsInStringsOrErrorsIsRead) {
  EXPECT_EQ(
      read(
          json_ld("{\"@type\":\"NewsArticle\",\"description\":\"two\nlines\","
                  "\"datePublished\":\"2024-07-02\"}"),
          article(""))
          .day,
      "2024-07-02");
  EXPECT_EQ(
      read(json_ld(R"({"@type":"NewsArticle",,"datePublished" : "2024-07-02"})"), article("")).day,
      "2024-07-02");
  EXPECT_EQ(
      read(json_ld(R"({"@type":"Product","released":"2024-07-02"})"), article("")).day, "none");
}

TEST(FindDates, OtherJsonCountsWhereItNamesOneDayOnly) {
  const auto state = [](const std::string& json) {
    return "<script type=\"application/json\">" + json + "</script>";
  };
  EXPECT_EQ(
      read(state(R"({"page":{"publishedAt":"2024-07-02T01:00:00Z"}})"), article("")).day,
      "2024-07-02");
  EXPECT_EQ(
      read(state(R"([{"publishedAt":"2024-07-02"},{"publishedAt":"2024-06-30"}])"), article(""))
          .day,
      "none");
}

TEST(FindDates, AnUpdateIsNoPublicationWhereAnEarlierDayIsCalledSo) {
  const std::string line = "<p>Updated 20 July 2024</p>";
  const Told told =
      read(R"(<meta property="article:published_time" content="2024-07-02">)", article(line));
  EXPECT_EQ(told.day, "2024-07-02");
  EXPECT_EQ(told.modified, "2024-07-20");
  EXPECT_EQ(read("", article("<p>20 July 2024</p>")).modified, "none");
}

TEST(FindDates, NothingIsModifiedBeforeItIsPublished) {
  const Told told = read(
      R"(<meta property="article:modified_time" content="2024-06-20">)",
      article("<p class=\"date\">Published 2 July 2024</p>"));
  EXPECT_EQ(told.day, "2024-07-02");
  EXPECT_EQ(told.modified, "none");
}

TEST(FindDates, ChineseUpdateLinesAreRead) {
  const Told told =
      read("", article("<p>发布时间：2024年7月2日 09:30</p><p>更新时间：2024年7月5日 10:00</p>"));
  EXPECT_EQ(told.day, "2024-07-02");
  EXPECT_EQ(told.from, "headline, label");
  EXPECT_EQ(told.modified, "2024-07-05");
}

TEST(FindDates, DaysOfOtherThingsAreNone) {
  EXPECT_EQ(
      read("", article("<p>Member since 2 July 2020</p><p>4 July 2024</p>")).day, "2024-07-04");
  EXPECT_EQ(read("", article("<p>5 July 2024</p><p>4 July 2024</p>")).day, "2024-07-05");
  // A span of days is an event's.
  EXPECT_EQ(
      read("", article("<p>Open from 1 July 2024 to 9 July 2024</p><p>4 July 2024</p>")).day,
      "2024-07-04");
}

TEST(FindDates, AQuotedPostKeepsItsOwnDay) {
  const std::string post =
      "<p>A post by Musterhafen <time datetime=\"2024-05-03\">3 May 2024</time></p>";
  const std::string head = json_ld(R"({"@type":"NewsArticle","datePublished":"2024-07-02"})");
  EXPECT_EQ(read(head, article("<blockquote>" + post + "</blockquote>")).day, "2024-07-02");
  EXPECT_EQ(read(head, article(post)).day, "2024-05-03");
}

TEST(FindDates, ASentenceMayStateTheDay) {
  EXPECT_EQ(
      read(
          "",
          article(
              "",
              "<p>This entry was posted on Tuesday, July 2nd, 2024 at 9:30 am and is "
              "filed under Town, where you can leave a response to it.</p>"))
          .day,
      "2024-07-02");
  EXPECT_EQ(
      read(
          "",
          article(
              "",
              "<p>The harbour feast was held on Tuesday, July 2nd, 2024 at 9:30 am and "
              "was visited by many people, who liked it very much.</p>"))
          .day,
      "none");
}

TEST(FindDates, OfAForumTheFirstPostCounts) {
  std::string posts;
  for (const char* time : {"2024/07/02 09:30:12", "2024/07/03 11:00:00", "2024/07/05 08:10:44"}) {
    posts += "<tr><td class=\"post\">发布时间 " + std::string(time) +
             " by 某网友</td></tr><tr><td class=\"says\">" + std::string(text) + "</td></tr>";
  }
  EXPECT_EQ(read("", "<table>" + posts + "</table>").day, "2024-07-02");
}

TEST(FindDates, AListOfOtherStoriesGivesNoDay) {
  std::string list;
  for (const char* day : {"2024-07-02", "2024-06-30", "2024-06-28"})
    list += "<li><a href=\"x\">A story of the town</a> <i>" + std::string(day) + "</i></li>";
  EXPECT_EQ(
      read(
          "",
          article(
              "", "<p>The end of it, for now, is open.</p><aside><ul>" + list + "</ul></aside>"))
          .day,
      "none");
}

TEST(FindDates, TheDayAnArchiveTookThePageIsNot) {
  const std::string archived =
      "https://archive.example/web/20240720101112/https://news.example/bridge.html";
  EXPECT_EQ(read("", article(""), archived).day, "none");
  EXPECT_EQ(
      read(
          "",
          article(""),
          "https://archive.example/web/20240720101112/https://news.example/2024/07/02/bridge.html")
          .day,
      "2024-07-02");
  // Nothing is newer than its archived copy.
  EXPECT_EQ(read("", article("<p>25 July 2024</p>"), archived).day, "none");
  EXPECT_EQ(read("", article("<p>15 July 2024</p>"), archived).day, "2024-07-15");
}

TEST(FindDates, NothingIsNewerThanTheCapture) {
  EXPECT_EQ(read("", article("<p>2024-09-02</p>")).day, "none");
}

TEST(FindDates, SlashesFollowThePage) {
  const std::string list = "<ul><li>Old story 6/28/2024</li></ul>";
  EXPECT_EQ(read("", article("<p>7/2/2024</p>", list)).day, "2024-07-02");
  EXPECT_EQ(read("", article("<p>7/2/2024</p>")).day, "2024-02-07");
  // Where metadata has the other reading, that is meant.
  EXPECT_EQ(
      read(
          json_ld(R"({"@type":"NewsArticle","datePublished":"2024-07-02"})"),
          article("<p>7/2/2024</p>"))
          .day,
      "2024-07-02");
}

TEST(FindDates, ADayWithoutYearTakesTheAddressesOrCopyrights) {
  const std::string line = "<p>07-02 09:30</p>";
  EXPECT_EQ(read("", article(line)).day, "none");
  EXPECT_EQ(read("", article(line), "https://news.example/2024/bridge.html").day, "2024-07-02");
  EXPECT_EQ(read("", article(line, "<p>Copyright © 2024 Post</p>")).day, "2024-07-02");
  EXPECT_EQ(read("", article(line, "<p>Copyright © 2019-2024 Post</p>")).day, "none");
  EXPECT_EQ(
      read("", article("<p>7月2日</p>"), "https://news.example/2024/bridge.html").day,
      "2024-07-02");
}

TEST(FindDates, ATimeToldFromNowIsAnInterval) {
  PageInput input;
  const auto page_with = [&](const std::string& line) {
    const std::string html =
        "<html><head><title>A new bridge for Musterhafen</title></head><body>" + article(line) +
        "</body></html>";
    input.bytes = html;
    input.captured = *parse_time("2024-08-01T02:00:00Z");
    input.zone = *Zone::find("+08:00");
    return read_page(input).published;
  };
  const auto hours = page_with("<p>3小时前</p>");
  ASSERT_TRUE(hours);
  EXPECT_EQ(format_time(hours->earliest), "2024-07-31T22:00:00Z");
  EXPECT_EQ(format_time(hours->latest), "2024-07-31T23:00:00Z");
  const auto yesterday = page_with("<p>昨天 09:30</p>");
  ASSERT_TRUE(yesterday);
  EXPECT_EQ(format_time(yesterday->earliest), "2024-07-31T01:30:00Z");
  EXPECT_EQ(format_time(yesterday->latest), "2024-07-31T01:30:59Z");
  // A day in full is better, and a sentence about yesterday is none.
  const auto full = page_with("<p>3小时前</p><p>2024-07-02</p>");
  ASSERT_TRUE(full);
  EXPECT_EQ(format_time(full->earliest), "2024-07-01T16:00:00Z");
  EXPECT_FALSE(page_with("<p>She said so yesterday</p>"));
}

TEST(FindDates, TheDayIsTheOneOfTheZoneThePageWrites) {
  const Told told = read(
      R"(<meta property="article:published_time" content="2024-07-02T23:30:00-05:00">)",
      article(""));
  EXPECT_EQ(told.day, "2024-07-02");
}

TEST(FindDates, MetadataInUtcIsOfTheDayThePageShows) {
  const std::string moment =
      R"(<meta property="article:published_time" content="2024-07-03T03:30:00Z">)";
  const Told shown = read(moment, article("<p>July 2, 2024, 11:30 PM</p>"));
  EXPECT_EQ(shown.day, "2024-07-02");
  EXPECT_EQ(shown.from, "meta, headline");
  // Another time is another event, and metadata's day stands.
  EXPECT_EQ(read(moment, article("<p>July 2, 2024, 11:47 PM</p>")).from, "headline");
  EXPECT_EQ(read(moment, article("")).day, "2024-07-03");
}

TEST(FindDates, ALineMayTellBothDays) {
  const Told told = read("", article("<p>July 2, 2024 - Updated July 9, 2024</p>"));
  EXPECT_EQ(told.day, "2024-07-02");
  EXPECT_EQ(told.modified, "2024-07-09");
  EXPECT_EQ(read("", article("<p>Updated July 9, 2024</p>")).day, "2024-07-09");
}

TEST(FindDates, WhatAnAttributeHidesCountsLessThanWhatIsShown) {
  EXPECT_EQ(
      read("", article("<p>Published <time datetime=\"2024-07-05\">2 July 2024</time></p>")).day,
      "2024-07-02");
  EXPECT_EQ(
      read("", article("<p>Published <time datetime=\"2024-07-05\">recently</time></p>")).day,
      "2024-07-05");
}

TEST(FindDates, TheDayOfTheVisitInAMastheadIsNotThePages) {
  std::string menu;
  for (const char* item : {"Town", "Port", "County", "Sports", "Weather", "Letters"})
    menu += "<li><a href=\"x\">" + std::string(item) + "</a></li>";
  const auto with = [&](const std::string& day) {
    return read("", "<p>" + day + "</p><ul>" + menu + "</ul>" + article("")).day;
  };
  EXPECT_EQ(with("Thursday, 1 August 2024"), "none");
  EXPECT_EQ(read("", article("<p>Thursday, 1 August 2024</p>")).day, "2024-08-01");
  EXPECT_EQ(read("", article("<p>今天是2024年7月2日</p>")).day, "none");
}

TEST(FindDates, AButtonAboveADayIsNoLabel) {
  EXPECT_EQ(read("", article("<p>加入收藏</p><p>2024-07-02</p>")).day, "2024-07-02");
  EXPECT_EQ(
      read("", article("<p>加入时间：</p><p>2024-07-02</p><p>2024-07-05</p>")).day, "2024-07-05");
}

TEST(FindDates, ADatelineIsADay) {
  const std::string more =
      " The town council met on a long evening, heard three reports about the "
      "old bridge, and voted for a new one, said the chairwoman.</p>";
  EXPECT_EQ(read("", article("<p>Musterhafen (2 July 2024)." + more)).day, "2024-07-02");
  EXPECT_EQ(read("", article("<p>2 July 2024 was a day of rain." + more)).day, "none");
  const std::string zh =
      "全镇居民昨晚在会堂里开了一个长会，听取了三份关于旧桥的报告，最后决定在港口旁边修一座新桥，"
      "明年春天开工，工期两年，费用由镇、港口和县里分担。</p>";
  EXPECT_EQ(read("", article("<p>【某某报2024年7月2日讯】" + zh)).day, "2024-07-02");
  EXPECT_EQ(read("", article("<p>某某社某地2024年7月2日电 " + zh)).day, "2024-07-02");
  EXPECT_EQ(read("", article("<p>旧桥在2012年7月2日通车，" + zh)).day, "none");
}

TEST(FindDates, TheSigningOfADocumentIsItsDayWhereNoneIsCalledPublished) {
  const std::string table = "<table><tr><td>成文日期：</td><td>2024年07月02日</td></tr>";
  EXPECT_EQ(read("", article(table + "</table>")).day, "2024-07-02");
  EXPECT_EQ(
      read(
          R"(<meta name="PubDate" content="2024-07-03">)",
          article(table + "<tr><td>发布日期：</td><td>2024年07月03日</td></tr></table>"))
          .day,
      "2024-07-03");
}

TEST(FindDates, DaysInTitlesOfElementsAreRead) {
  EXPECT_EQ(
      read(
          "", article("<abbr class=\"published\" title=\"2024-07-02T09:30:00+08:00\">09:30</abbr>"))
          .day,
      "2024-07-02");
  EXPECT_EQ(read("", article("<abbr class=\"name\" title=\"The town\">09:30</abbr>")).day, "none");
}

}  // namespace
}  // namespace weiguan::extract
