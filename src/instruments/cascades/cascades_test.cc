#include "instruments/cascades/cascades.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "instruments/cascades/test_cascades.h"
#include "instruments/test_texts.h"

namespace weiguan::cascades {
namespace {

using Lines = std::vector<std::string>;

const std::string lead =
    "鲸湾港务局今天宣布，外港十二座旧浮标已经全部更换完毕，新浮标装有太阳能灯和自动报警器。";
const std::string middle =
    "据介绍，更换工程历时九个月，其间有三艘工程船日夜轮班作业，没有发生任何安全事故。";
const std::string end = "港务局提醒过往船只，旧海图上的灯号自下月起停止使用，请及时领取新海图。";
const std::string story = lead + "\n" + middle + "\n" + end;
const std::string with_typo = lead + "\n" +
                              "据介绍，更换工程历时九个月，其间有三艘工程船日夜论班作业，没有发生任"
                              "何安全事故。\n" +
                              end;
const std::string own =
    "本报记者在码头看到，几位老水手围着最后一座旧浮标合影，有人说这座浮标陪了他三十年。";

const std::vector<std::string_view> tree = {
    "article", "parent", "relation", "certainty", "order", "agreement"};

TEST(Cascades, FollowAWireToPapersAndAPaperToASite) {
  Fleet fleet;
  fleet.add("w", "wire", "2024-03-04T09:00:00+08:00", story, {"", "浮标社"});
  fleet.add("a", "paper-a", "2024-03-04T10:00:00+08:00", with_typo, {"浮标社", ""});
  fleet.add("b", "paper-b", "2024-03-04T11:00:00+08:00", story + "\n" + own, {"浮标社", ""});
  fleet.add("c", "paper-c", "2024-03-04T11:30:00+08:00", lead + "\n" + middle, {"浮标社", ""});
  fleet.add("s", "site", "2024-03-04T12:00:00+08:00", with_typo);
  EXPECT_EQ(
      fleet.named({}, "members", tree),
      (Lines{
          "w|?|first|?|?|itself",
          "a|w|copy|sure|clock|agrees",
          "s|a|copy|likely|clock|none",
          "b|w|extended|sure|clock|agrees",
          "c|w|copy|sure|clock|agrees"}));
  EXPECT_EQ(
      fleet.named(
          {},
          "cascades",
          {"cascade", "told", "may_be_first", "articles", "outlets", "declared", "added_outlets"}),
      (Lines{"w|clock|1|5|5|浮标社 4|1"}));
  EXPECT_EQ(
      fleet.named({}, "members", {"article", "lag_least", "lag_most", "own", "why"}),
      (Lines{
          "w|?|?|?|?",
          "a|1|1|0|source-line, earlier, only-one",
          "s|2|2|0|earlier, shared-changes:1",
          "b|2|2|38|source-line, earlier, shared-changes:1",
          "c|2.5|2.5|0|source-line, earlier"}));
  EXPECT_EQ(
      fleet.named({}, "outlets", {"outlet", "group", "originated", "taken", "added", "agrees"}),
      (Lines{
          "paper-a|?|0|1|0|1",
          "paper-b|?|0|1|1|1",
          "paper-c|?|0|1|0|1",
          "site|?|0|1|0|0",
          "wire|?|1|0|0|0",
          "?|papers|0|3|1|3"}));
}

TEST(Cascades, ASharedTypoOutweighsADeclaredSource) {
  Fleet fleet;
  fleet.add("w", "wire", "2024-03-04T09:00:00+08:00", story);
  fleet.add("a", "paper-a", "2024-03-04T10:00:00+08:00", with_typo, {"浮标社", ""});
  fleet.add("b", "paper-b", "2024-03-04T10:30:00+08:00", story, {"浮标社", ""});
  fleet.add("s", "site", "2024-03-04T12:00:00+08:00", with_typo, {"船舷晚报", ""});
  fleet.add("r", "radio", "2024-03-04T12:30:00+08:00", with_typo, {"浮标社", ""});
  EXPECT_EQ(
      fleet.named({}, "members", tree),
      (Lines{
          "w|?|first|?|?|none",
          "a|w|copy|sure|clock|agrees",
          "s|a|copy|likely|clock|differs",
          "r|a|copy|unknown|clock|indirect",
          "b|w|copy|sure|clock|agrees"}));
}

TEST(Cascades, ADeclaredSourceThatIsNotThereLeavesItPossible) {
  Fleet fleet;
  fleet.add("b", "paper-b", "2024-03-04T10:30:00+08:00", story, {"远洋社", ""});
  fleet.add("s", "site", "2024-03-04T12:00:00+08:00", story, {"", "远洋社"});
  EXPECT_EQ(
      fleet.named({}, "members", tree),
      (Lines{"b|?|first|?|?|absent", "s|b|copy|possible|clock|absent"}));
  EXPECT_EQ(
      fleet.named({}, "cascades", {"told", "declared", "verbatim"}), (Lines{"clock|远洋社 2|1"}));
}

TEST(Cascades, ExcerptsJoinAndStoriesOfOneFormulaDoNot) {
  Fleet fleet;
  const std::string formula = "鲸湾港务局局长会见来宾并强调，双方要深化合作，携手前行。";
  fleet.add(
      "w", "wire", "2024-03-04T09:00:00+08:00", story + "\n" + own + "\n" + own.substr(0, 90));
  fleet.add("e", "paper-a", "2024-03-04T10:00:00+08:00", lead, {"浮标社", ""});
  fleet.add(
      "x",
      "paper-b",
      "2024-03-04T10:00:00+08:00",
      formula + "来宾是帆船协会的代表，他们带来了明年环岛赛的路线图，还参观了新建的码头。");
  fleet.add(
      "y",
      "paper-c",
      "2024-03-05T10:00:00+08:00",
      formula + "海草研究所的学者介绍了养护浅滩的办法，并邀请港务局派人参加秋天的年会。");
  EXPECT_EQ(
      fleet.named({}, "members", tree),
      (Lines{"w|?|first|?|?|none", "e|w|excerpt|sure|clock|agrees"}));
  EXPECT_EQ(fleet.named({}, "cascades", {"articles", "excerpts"}), (Lines{"2|1"}));
}

TEST(Cascades, AnEarlierShortTextIsExtended) {
  Fleet fleet;
  fleet.add("flash", "wire", "2024-03-04T09:00:00+08:00", lead);
  fleet.add("full", "paper-a", "2024-03-04T10:00:00+08:00", lead + "\n" + middle + "\n" + own);
  EXPECT_EQ(
      fleet.named({}, "members", tree),
      (Lines{"flash|?|first|?|?|none", "full|flash|extended|likely|clock|none"}));
}

TEST(Cascades, ClocksThatOverlapAreToldBySourcesOrNotAtAll) {
  Fleet fleet;
  fleet.add("w", "wire", "2024-03-04T09:00:00+08:00", story);
  fleet.add("a", "paper-a", "2024-03-04", story, {"浮标社", ""});
  EXPECT_EQ(
      fleet.named({}, "members", tree),
      (Lines{"w|?|first|?|?|none", "a|w|copy|likely|source|agrees"}));
  EXPECT_EQ(
      fleet.named({}, "cascades", {"cascade", "told", "may_be_first"}), (Lines{"w|source|2"}));
  fleet.add("u", "paper-b", "", story);
  EXPECT_EQ(
      fleet.named({}, "cascades", {"cascade", "told", "may_be_first"}), (Lines{"w|cannot-tell|3"}));
  EXPECT_EQ(
      fleet.named({}, "members", {"article", "earliest", "lag_least", "lag_most", "certainty"}),
      (Lines{
          "w|2024-03-04T01:00:00Z|?|?|?",
          "a|2024-03-03T16:00:00Z|0|15|likely",
          "u|?|0|5.109e+04|unknown"}));
}

TEST(Cascades, AClockEightHoursWrongCannotBeTold) {
  Fleet fleet;
  fleet.add("w", "wire", "2024-03-04T09:00:00+08:00", story);
  fleet.add("a", "paper-a", "2024-03-04T02:00:00+08:00", story, {"浮标社", ""});
  EXPECT_EQ(
      fleet.named({}, "members", tree),
      (Lines{"w|?|first|?|?|none", "a|w|copy|possible|cannot-tell|agrees"}));
  EXPECT_EQ(
      fleet.named({}, "members", {"lag_least", "lag_most", "why"}),
      (Lines{"?|?|?", "0|7|source-line, only-one, clock-doubted"}));
  EXPECT_EQ(fleet.named({}, "cascades", {"told", "may_be_first"}), (Lines{"cannot-tell|2"}));
}

TEST(Cascades, AClockDaysAheadOfItsSourceIsBelieved) {
  Fleet fleet;
  fleet.add("w", "wire", "2024-03-04T09:00:00+08:00", story);
  fleet.add("a", "paper-a", "2024-03-02T02:00:00+08:00", story, {"浮标社", ""});
  EXPECT_EQ(
      fleet.named({}, "members", tree),
      (Lines{"a|?|first|?|?|differs", "w|a|copy|possible|clock|none"}));
}

TEST(Cascades, VersionsOfAPageAreNotCopiesOfAnotherOutlet) {
  Fleet fleet;
  fleet.add("w", "wire", "2024-03-04T09:00:00+08:00", story);
  fleet.add(
      "v1",
      "paper-a",
      "2024-03-04T10:00:00+08:00",
      story,
      {"浮标社", "", "旧标题", "https://a.example/1"});
  fleet.add(
      "v2",
      "paper-a",
      "2024-03-04T15:00:00+08:00",
      story + "\n" + own,
      {"浮标社", "", "新标题", "https://a.example/1?utm_source=x"});
  fleet.add("v3", "paper-a", "2024-03-05T15:00:00+08:00", story, {"", "", "旧标题"});
  EXPECT_EQ(
      fleet.named(
          {}, "members", {"article", "parent", "between", "certainty", "headline_is", "agreement"}),
      (Lines{
          "w|?|?|?|?|none",
          "v1|w|outlets|sure|changed|agrees",
          "v2|v1|one-address|sure|changed|indirect",
          "v3|v1|one-outlet|likely|kept|none"}));
  EXPECT_EQ(
      fleet.named({}, "outlets", {"outlet", "taken", "repeated", "cascades"}),
      (Lines{"paper-a|1|2|1", "wire|0|0|1", "?|1|2|1"}));
}

TEST(Cascades, ReadTraditionalChineseAndEnglishAlike) {
  Fleet fleet;
  fleet.add(
      "w",
      "wire",
      "2024-03-04T09:00:00+08:00",
      "潮汐会议强调，要继续修缮沿岸灯塔，让每一条航路在黑夜里都有光。");
  fleet.add(
      "h",
      "site",
      "2024-03-04T10:00:00+08:00",
      "潮汐會議強調，要繼續修繕沿岸燈塔，讓每一條航路在黑夜裏都有光。");
  const std::string english =
      "The harbour office said on Monday that all twelve old buoys in the outer harbour had been "
      "replaced, and that the new ones carry solar lamps and alarms of their own.";
  fleet.add(
      "x", "wire", "2024-03-05T09:00:00+08:00", english, {"", "", "Buoys replaced", "", "en"});
  fleet.add(
      "y",
      "radio",
      "2024-03-05T10:00:00+08:00",
      english + " Sailors welcomed the change, which had been promised for six years.",
      {"Buoy Wire", "", "New buoys", "", "en"});
  EXPECT_EQ(
      fleet.named(
          {{"order", "time"}}, "members", {"article", "parent", "relation", "verbatim", "added"}),
      (Lines{"w|?|first|?|?", "h|w|copy|1|0", "x|?|first|?|?", "y|x|extended|0.7381|55"}));
  EXPECT_EQ(fleet.named({{"language", "en"}}, "cascades", {"cascade"}), (Lines{"x"}));
}

std::string bulletin(int day, int a, int b, int c) {
  return "三月" + std::to_string(day) + "日0时至24时，鲸湾各码头共进港船只" + std::to_string(a) +
         "艘，其中外港" + std::to_string(b) + "艘，内港" + std::to_string(c) + "艘；装卸货物" +
         std::to_string(a * 37) + "吨，疏运旅客" + std::to_string(b * 113) +
         "人次，均较前一日有所变化，港区秩序良好，未发生险情。港务局提醒各船公司，进出港前应当"
         "核对最新海图与灯号表，遇有大雾时按照引航站的安排依次通过航道，不得在主航道内抛锚或者"
         "调头；装运危险货物的船只须提前一天申报，并由拖轮护送至指定泊位。市民如需查询班次，可"
         "到各码头问讯处领取时刻表，也可以在候船室的告示牌上查看当天的潮汐与风力。";
}

TEST(Cascades, DailyBulletinsWithOtherFiguresAreNoCopies) {
  Fleet fleet;
  fleet.add("d1", "wire", "2024-03-11", bulletin(10, 31, 12, 19));
  fleet.add("d2", "wire", "2024-03-12", bulletin(11, 44, 15, 29));
  fleet.add("d3", "wire", "2024-03-13", bulletin(12, 27, 10, 17));
  fleet.add("c2", "paper-a", "2024-03-13", bulletin(11, 44, 15, 29), {"浮标社", ""});
  EXPECT_EQ(
      fleet.named({}, "members", tree),
      (Lines{"d2|?|first|?|?|none", "c2|d2|copy|sure|clock|agrees"}));
  EXPECT_TRUE(fleet.noted("left apart"));
}

TEST(Cascades, AreChosenBySizeOutletsTimeAndArticle) {
  Fleet fleet;
  const ArticleId w = fleet.add("w", "wire", "2024-03-04", story);
  fleet.add("a", "paper-a", "2024-03-05", story);
  fleet.add("b", "paper-b", "2024-03-06", story);
  fleet.add("p", "site", "2024-01-05", own + own);
  fleet.add("q", "site", "2024-01-06", own + own);
  const ArticleId alone = fleet.add("z", "site", "2024-01-06", "无人转载的短讯，一共只有这一句。");
  const auto cascades = [&fleet](const Arguments& given) {
    return fleet.named(given, "cascades", {"cascade", "articles"});
  };
  EXPECT_EQ(cascades({}), (Lines{"w|3", "p|2"}));
  EXPECT_EQ(cascades({{"order", "time"}}), (Lines{"p|2", "w|3"}));
  EXPECT_EQ(cascades({{"least-articles", "3"}}), (Lines{"w|3"}));
  EXPECT_EQ(cascades({{"least-outlets", "2"}}), (Lines{"w|3"}));
  EXPECT_EQ(cascades({{"article", to_string(w)}}), (Lines{"w|3"}));
  EXPECT_EQ(cascades({{"outlet", "paper-a,paper-b"}}), (Lines{"a|2"}));
  EXPECT_EQ(cascades({{"group", "papers"}}), (Lines{"a|2"}));
  EXPECT_EQ(cascades({{"search", "老水手"}}), (Lines{"p|2"}));
  EXPECT_EQ(cascades({{"to", "2024-02"}}), (Lines{"p|2"}));
  EXPECT_TRUE(fleet.noted("Only articles that are, or may be, of the range"));
  EXPECT_EQ(cascades({{"limit", "1"}}), (Lines{"w|3"}));
  EXPECT_TRUE(fleet.noted("1 of 2 cascades are listed"));
  EXPECT_EQ(fleet.named({{"limit", "1"}}, "outlets", {"outlet", "articles"}).size(), 5U);
  EXPECT_TRUE(cascades({{"article", to_string(alone)}}).empty());
  EXPECT_TRUE(fleet.noted("in no cascade"));
  EXPECT_TRUE(cascades({{"least-articles", "9"}}).empty());
  EXPECT_TRUE(fleet.noted("no cascade of 9 articles"));
  EXPECT_TRUE(cascades({{"search", "无人转载"}}).empty());
  EXPECT_TRUE(fleet.noted("None of 1 articles"));
  EXPECT_TRUE(cascades({{"kind", "post"}}).empty());
  EXPECT_TRUE(fleet.noted("holds no article"));
  EXPECT_THROW(cascades({{"least-articles", "1"}}), UsageError);
}

TEST(Cascades, EvidenceNamesBothArticlesAndWhatWasTaken) {
  Fleet fleet;
  const ArticleId w = fleet.add("w", "wire", "2024-03-04", story);
  const ArticleId b = fleet.add("b", "paper-b", "2024-03-06", own + "\n" + story);
  const std::vector<Row> rows = fleet.run(instrument, {}, fleet.packs);
  ASSERT_EQ(rows.size(), 6U);
  EXPECT_EQ(rows[0].evidence.articles, (std::vector<ArticleId>{w}));
  EXPECT_EQ(rows[2].evidence.articles, (std::vector<ArticleId>{b, w}));
  ASSERT_EQ(rows[2].evidence.passages.size(), 1U);
  const Passage& passage = rows[2].evidence.passages[0];
  EXPECT_EQ(passage.begin, own.size() + 1);
  EXPECT_EQ(passage.end, (own + "\n" + story).size() - std::string("。").size());
}

TEST(Cascades, AreTheSameOnBothBackends) {
  Fleet memory, disc(make_test_archive("cascades"));
  for (Fleet* fleet : {&memory, &disc}) {
    fleet->add("w", "wire", "2024-03-04T09:00:00+08:00", story);
    fleet->add("a", "paper-a", "2024-03-04", with_typo, {"浮标社", ""});
    fleet->add("s", "site", "", with_typo + "\n" + own);
    fleet->add("e", "radio", "2024-03-06", lead);
    fleet->add("d1", "wire", "2024-03-11", bulletin(10, 31, 12, 19));
    fleet->add("d2", "paper-b", "2024-03-12", bulletin(10, 31, 12, 19), {"", "浮标社"});
  }
  for (const std::string_view table : {"cascades", "members", "outlets"}) {
    std::vector<std::string_view> columns;
    for (const Table& one : instrument.tables) {
      if (one.name != table) continue;
      for (const Column& column : one.columns) columns.push_back(column.name);
    }
    const Lines lines = memory.named({}, table, columns);
    EXPECT_GE(lines.size(), 2U);
    EXPECT_EQ(lines, disc.named({}, table, columns));
  }
}

TEST(Cascades, StopAndTheReaderEndTheRows) {
  Fleet fleet;
  fleet.add("w", "wire", "2024-03-04", story);
  fleet.add("a", "paper-a", "2024-03-05", story);
  const auto run = [&fleet](RunContext context) {
    instrument.run(
        fleet.archive(), fleet.packs, check_arguments(instrument, {}, fleet.packs), context);
  };
  std::size_t rows = 0;
  RunContext context;
  context.row = [&rows](Row&&) { return ++rows < 2; };
  run(context);
  EXPECT_EQ(rows, 2U);
  Stop stop;
  stop.request();
  context.stop = &stop;
  rows = 0;
  run(context);
  EXPECT_EQ(rows, 0U);
}

}  // namespace
}  // namespace weiguan::cascades
