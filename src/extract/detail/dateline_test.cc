#include "extract/detail/dateline.h"

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace weiguan::extract {
namespace {

// "新华社|北京|7/2|王小舟": agency, place, day, people; "none" where no formula opens the text.
std::string shown(const std::optional<Opening>& opening) {
  if (!opening) return "none";
  std::string day;
  if (opening->day != 0) {
    day = opening->month == 0 ? fmt::format("{}", opening->day)
                              : fmt::format("{}/{}", opening->month, opening->day);
    if (opening->year != 0) day = fmt::format("{}/{}", opening->year, day);
  }
  std::string people;
  for (const std::string& one : opening->people) people += (people.empty() ? "" : ",") + one;
  return fmt::format("{}|{}|{}|{}", opening->agency, opening->place, day, people);
}

struct Case {
  const char* text;
  const char* wanted;
};

void check(std::initializer_list<Case> cases) {
  for (const Case& one : cases) EXPECT_EQ(shown(read_opening(one.text)), one.wanted) << one.text;
}

TEST(Dateline, OfAnAgencyIsReadWithItsPlaceAndDay) {
  check(
      {{"新华社北京7月2日电（记者 林小舟）青禾县三座旧桥", "新华社|北京|7/2|林小舟"},
       {"（新华社北京7月2日电）青禾县三座旧桥", "新华社|北京|7/2|"},
       {"（新华社北京7月2日电 记者 林小舟）青禾县", "新华社|北京|7/2|林小舟"},
       {"新华网北京7月2日电 青禾县", "新华网|北京|7/2|"},
       {"中新网7月2日电 青禾县", "中新网||7/2|"},
       {"中新社北京7月2日电 (记者 林小舟)青禾县", "中新社|北京|7/2|林小舟"},
       {"法新社巴黎7月2日电 青禾县", "法新社|巴黎|7/2|"},
       {"路透社北京/上海7月2日电 青禾县", "路透社|北京/上海|7/2|"},
       {"共同社７月２日电 青禾县", "共同社||7/2|"},
       {"新华社北京2024年7月2日电 青禾县", "新华社|北京|2024/7/2|"},
       {"中央社台北2日電 青禾縣", "中央社|台北|2|"},
       {"（中央社台北二日電）青禾縣", "中央社|台北|2|"},
       {"（中央社記者林小舟台北2日電）青禾縣", "中央社|台北|2|林小舟"},
       {"（中央社記者林小舟華盛頓2日專電）青禾縣", "中央社|華盛頓|2|林小舟"},
       {"新华社北京7月2日（记者林小舟）电 青禾县", "新华社|北京|7/2|"},
       {"据新华社北京7月2日电 青禾县", "新华社|北京|7/2|"},
       {"新华社电 青禾县", "新华社|||"}});
}

TEST(Dateline, OfAPaperIsReadToo) {
  check(
      {{"人民日报北京7月2日电 青禾县", "人民日报|北京|7/2|"},
       {"本报北京7月2日电 青禾县", "本报|北京|7/2|"},
       {"本报讯 青禾县三座旧桥", "本报|||"},
       {"本报讯（记者 林小舟）青禾县", "本报|||林小舟"},
       {"河谷日报讯 青禾县三座旧桥", "河谷日报|||"},
       {"河谷新闻网讯 青禾县三座旧桥", "河谷新闻网|||"},
       {"河谷网7月2日讯（林小舟）青禾县", "河谷网||7/2|林小舟"},
       {"河谷财经讯 北京时间7月2日消息，青禾县", "河谷财经||7/2|"},
       {"【山城報訊】青禾縣三座舊橋", "山城報|||"},
       {"【河谷网综合报道】青禾县三座旧桥", "河谷网|||"},
       {"【本報訊】青禾縣三座舊橋", "本報|||"},
       {"【山城日報2024年7月2日訊】青禾縣", "山城日報||2024/7/2|"},
       {"【山城日報╱法新社巴黎2日電】青禾縣", "山城日報|巴黎|2|"},
       {"【河谷人2024年7月2日訊】青禾縣", "河谷人||2024/7/2|"},
       {"【河谷人7月2日报道】青禾县", "河谷人||7/2|"},
       {"北京7月2日电 青禾县三座旧桥", "|北京|7/2|"}});
}

TEST(Dateline, OfABylineHasThePlace) {
  check(
      {{"記者林小舟／台北報導 青禾縣", "|台北||林小舟"},
       {"〔記者林小舟／台北報導〕青禾縣", "|台北||林小舟"},
       {"【山城日報記者林小舟／台北報導】青禾縣", "山城日報|台北||林小舟"},
       {"【山城日報記者林小舟台北報導】青禾縣", "山城日報|台北||林小舟"},
       {"【記者林小舟／綜合報導】青禾縣", "|||林小舟"},
       {"本报记者 林小舟 北京报道", "本报|北京||林小舟"},
       {"【山城日報／林小舟】青禾縣", "山城日報|||林小舟"}});
  EXPECT_EQ(shown(read_byline("林小舟／台北報導")), "|台北||林小舟");
  EXPECT_EQ(shown(read_byline("青禾縣／河谷公園")), "none");
}

TEST(Dateline, IsNotReadIntoProse) {
  check(
      {{"据河谷日报报道，青禾县三座旧桥", "none"},
       {"据新华社报道，青禾县三座旧桥", "none"},
       {"據山城報報導，青禾縣三座舊橋", "none"},
       {"法新社报道，青禾县三座旧桥", "none"},
       {"新华社消息人士说，青禾县三座旧桥", "none"},
       {"7月2日电影院重新开门，青禾县", "none"},
       {"县电视台7月2日讯息不足，只好", "none"},
       {"河谷公司7月2日，在会上说青禾县", "none"},
       {"通讯员们在网上讯问了三座旧桥", "none"},
       {"这家报社的社长说，青禾县三座旧桥", "none"},
       {"【图解】青禾县三座旧桥", "none"},
       {"（记者手记）青禾县三座旧桥", "none"},
       {"記者林小舟／攝", "none"},
       {"本报记者了解到，三座旧桥已经修好，北京报道的消息", "none"},
       {"青禾县位于河谷上游，7月2日电力恢复", "none"},
       {"", "none"},
       {"（", "none"}});
}

TEST(Dateline, IsReadInEnglish) {
  check(
      {{"BEIJING, July 2 (Xinhua) -- Three old bridges", "Xinhua|BEIJING|7/2|"},
       {"BEIJING (AP) — Three old bridges", "AP|BEIJING||"},
       {"WASHINGTON, July 2 (Reuters) - Three old bridges", "Reuters|WASHINGTON|7/2|"},
       {"NEW YORK/LONDON, Sept. 12 (Reuters) - Three", "Reuters|NEW YORK/LONDON|9/12|"},
       {"ST. PAUL, Minn. (AP) — Three old bridges", "AP|ST. PAUL, Minn.||"},
       {"LONDON — Three old bridges opened again", "|LONDON||"},
       {"BEIJING, 2 July 2024 (Harbour News) - Three", "Harbour News|BEIJING|2024/7/2|"},
       {"(Reuters) - Three old bridges opened", "Reuters|||"},
       {"(CNN) Three old bridges opened again", "CNN|||"},
       {"North Bay (CNN)Three old bridges", "CNN|North Bay||"},
       {"Eastcape, Ill. — Three old bridges", "|Eastcape, Ill.||"},
       {"Paris (AFP) - Three old bridges opened", "AFP|Paris||"},
       {"July 2 (Bloomberg) -- Three old bridges", "Bloomberg||7/2|"},
       {"By Ann Lee (AFP) – Three old bridges", "AFP|||Ann Lee"}});
}

TEST(Dateline, IsNotReadIntoEnglishProse) {
  check(
      {{"Three old bridges opened again — at last.", "none"},
       {"UPDATE — Three old bridges opened again", "none"},
       {"Senator Lee (R-Tideland) - who voted against", "none"},
       {"The county (pop. 3,000) - small as it is", "none"},
       {"(UPDATED) Three old bridges opened", "none"},
       {"Ann Lee - the engineer - said it was done", "none"},
       {"NASA — the space agency — said it was done", "none"},
       {"(but only on Tuesday) the bridges opened", "none"},
       {"A 3-2 vote ended it", "none"}});
}

std::string day(
    std::string_view text, std::string_view published, std::string_view zone = "+08:00") {
  const Zone at = *Zone::find(zone);
  std::optional<TimeRange> range;
  if (!published.empty()) {
    const Time time = *parse_time(published);
    range = TimeRange{time, time, TimeSource::text};
  }
  const auto found = day_of(*read_opening(text), range, at);
  if (!found) return "none";
  EXPECT_EQ(found->source, TimeSource::text);
  EXPECT_EQ((found->latest - found->earliest).count(), 86399);
  return format_period(found->earliest, Unit::day, at);
}

TEST(Dateline, TakesMonthAndYearFromThePublication) {
  EXPECT_EQ(day("中央社台北2日電", "2024-07-02T01:30:00Z"), "2024-07-02");
  EXPECT_EQ(day("中央社台北30日電", "2024-07-02T01:30:00Z"), "2024-06-30");
  EXPECT_EQ(day("中央社台北31日電", "2024-07-02T01:30:00Z"), "2024-05-31");
  EXPECT_EQ(day("新华社北京12月31日电", "2024-01-02T01:30:00Z"), "2023-12-31");
  EXPECT_EQ(day("新华社北京2月29日电", "2024-03-01T01:30:00Z"), "2024-02-29");
  EXPECT_EQ(day("BEIJING, July 2 (Xinhua) --", "2024-07-02T01:30:00Z"), "2024-07-02");
  // A day's grace: it was the 2nd in Beijing already.
  EXPECT_EQ(day("新华社北京7月2日电", "2024-07-01T20:00:00Z", "UTC"), "2024-07-02");
  EXPECT_EQ(day("新华社北京2024年7月2日电", ""), "2024-07-02");
}

TEST(Dateline, SaysNoDayThatIsNotKnown) {
  EXPECT_EQ(day("新华社北京7月2日电", ""), "none");
  EXPECT_EQ(day("本报讯 青禾县", "2024-07-02T01:30:00Z"), "none");
  EXPECT_EQ(day("新华社北京2月30日电", "2024-07-02T01:30:00Z"), "none");
  // Half a year is too far for a year that nobody wrote.
  EXPECT_EQ(day("新华社北京9月2日电", "2024-07-02T01:30:00Z"), "none");
}

}  // namespace
}  // namespace weiguan::extract
