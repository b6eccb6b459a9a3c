#include "instruments/newphrases/newphrases.h"

#include <algorithm>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "instruments/test_world.h"

namespace weiguan::newphrases {
namespace {

using Lines = std::vector<std::string>;

// The news of a made-up country: sentences put together by dice, so that nothing in them is new.
class News {
 public:
  explicit News(unsigned seed) : dice_(seed) {}

  std::string sentence() {
    static const Lines who = {
        "各地", "省水利厅", "渔业局", "湖区干部", "山区群众", "市民", "农户", "船厂", "学校"};
    static const Lines how = {"认真", "积极", "继续", "稳步", "已经", "正在", "及时"};
    static const Lines verb = {
        "推进", "落实", "检查", "讨论", "部署", "安排", "学习", "改善", "扩大"};
    static const Lines what = {
        "春耕",
        "堤坝维修",
        "粮食生产",
        "道路交通",
        "卫生工作",
        "电力供应",
        "旅游服务",
        "技术培训",
        "港口建设",
        "森林防火"};
    return pick(who) + pick(how) + pick(verb) + pick(what) + "。";
  }
  std::string text(int sentences) {
    std::string text;
    for (int i = 0; i < sentences; ++i) text += sentence();
    return text;
  }
  std::string pick(const Lines& list) { return list[dice_() % list.size()]; }

 private:
  std::mt19937 dice_;
};

std::string day(int month, int of_month) {
  return fmt::format("{}-{:02d}-{:02d}", 2023 + month / 12, month % 12 + 1, of_month);
}

// Months 0 to 11 are the year before, month 12 (2024-01) is the one that is asked about.
void fill(TestWorld& world, News& news, int first = 0, int last = 12) {
  for (int month = first; month <= last; ++month) {
    for (int i = 0; i < (month == 12 ? 44 : 18); ++i) {
      world.article("river-daily", day(month, i % 28 + 1), news.text(4));
    }
  }
}

// An article among whose sentences one says the phrase, each time otherwise.
void add_saying(TestWorld& world, News& news, const std::string& when, const std::string& phrase) {
  static const Lines before = {"要坚持", "必须落实", "深入推进", "全面贯彻", "我们要加强"};
  static const Lines behind = {
      "，加快发展。", "战略部署。", "，推动改革。", "的要求。", "，服务人民。"};
  const std::string middle = news.pick(before) + phrase + news.pick(behind);
  world.article("river-daily", when, news.text(3) + middle + news.text(2));
}

// Stands in nine articles about different things, all through the month.
void add_formula(TestWorld& world, News& news, int month = 12) {
  for (int i = 0; i < 9; ++i) add_saying(world, news, day(month, 3 * i + 1), "“三河联治”");
}

// Stands in eight articles of two days that tell one story.
void add_event(TestWorld& world, News& news, int month = 12) {
  for (int i = 0; i < 8; ++i) {
    world.article(
        "river-daily",
        day(month, 14 + i % 2),
        "雾港大桥断裂，沙尔克号货轮沉没，救援船连夜搜寻落水船员。船长埃穆德获救。" +
            news.sentence() + "雾港大桥断裂时桥上有三辆卡车，沙尔克号货轮的船主埃里达赶到雾港。");
  }
}

bool has(const Lines& lines, const std::string& what) {
  return std::find(lines.begin(), lines.end(), what) != lines.end();
}

Lines phrases(TestWorld& world, Arguments given = {}) {
  if (given.count("month") == 0) given["month"] = "2024-01";
  return world.lines(instrument, given, "newphrases", {"phrase"});
}

class ThreeRivers : public testing::Test {
 protected:
  ThreeRivers() {
    News news(1);
    fill(world_, news);
    add_formula(world_, news);
    add_event(world_, news);
  }
  TestWorld world_;
};

TEST_F(ThreeRivers, AFormulaThatRisesIsFoundWithWhatItRestsOn) {
  const auto rows = world_.run(instrument, {{"month", "2024-01"}});
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(cell_text(rows[0].values[1]), "三河联治");
  EXPECT_EQ(cell_text(rows[0].values[2]), "formula");
  EXPECT_EQ(cell_text(rows[0].values[3]), "9");
  EXPECT_EQ(cell_text(rows[0].values[4]), "9");
  EXPECT_EQ(cell_text(rows[0].values[5]), "9");
  EXPECT_EQ(cell_text(rows[0].values[6]), "0");
  EXPECT_EQ(rows[0].evidence.articles.size(), 9U);
  EXPECT_EQ(cell_text(rows[0].values[17]), to_string(rows[0].evidence.articles[0]));
  const auto& growth = rows[0].values;
  EXPECT_LT(std::get<double>(growth[10]), std::get<double>(growth[9]));
  EXPECT_GT(std::get<double>(growth[11]), std::get<double>(growth[9]));
}

// Eight of ten articles have it inside of a longer expression: that is what is listed.
TEST(NewPhrases, APieceIsShownAsTheWholeThatItStandsIn) {
  TestWorld world;
  News news(9);
  fill(world, news);
  for (int i = 0; i < 10; ++i) {
    add_saying(world, news, day(12, 2 * i + 1), i % 5 == 0 ? "湖岸联治" : "五湖湖岸联治");
  }
  const auto rows = world.run(instrument, {{"month", "2024-01"}});
  ASSERT_FALSE(rows.empty());
  EXPECT_EQ(cell_text(rows[0].values[1]), "五湖湖岸联治");
  EXPECT_EQ(cell_text(rows[0].values[3]), "8");
  EXPECT_FALSE(has(phrases(world), "湖岸联治"));
}

// What goes on behind a quotation lacks its beginning, and longer strings around it are no better.
TEST(NewPhrases, WhatGoesOnBehindAQuotationIsNotListed) {
  TestWorld world;
  News news(10);
  fill(world, news);
  for (int i = 0; i < 10; ++i) {
    add_saying(world, news, day(12, 2 * i + 1), "“三河”联治制度");
  }
  EXPECT_FALSE(has(phrases(world), "联治制度"));
  EXPECT_TRUE(has(phrases(world, {{"show", "all"}}), "联治制度"));
}

TEST_F(ThreeRivers, AnEventIsToldAsAnEventAndCanBeSeen) {
  const Lines formulas = phrases(world_);
  const Lines events = phrases(world_, {{"show", "event"}});
  EXPECT_TRUE(std::none_of(formulas.begin(), formulas.end(), [](const std::string& one) {
    return one.find("雾港") != std::string::npos;
  }));
  EXPECT_TRUE(std::any_of(events.begin(), events.end(), [](const std::string& one) {
    return one.find("雾港") != std::string::npos;
  }));
  EXPECT_FALSE(has(events, "三河联治"));
  EXPECT_TRUE(has(phrases(world_, {{"show", "all"}}), "三河联治"));
}

TEST_F(ThreeRivers, ThreeCharactersAmongOfficesAreAPersonAndElsewhereAreNot) {
  static const Lines before = {"副主席", "到场的有书记、", "委员", "局长"};
  static const Lines behind = {"、主任。", "到会。", "，在湖区。", "今天讲话。"};
  News news(5);
  for (int i = 0; i < 9; ++i) {
    const std::string guests = news.pick(before) + "林水湾" + news.pick(behind);
    const std::string call = "要坚持“高山湖”战略，推动改革。";
    world_.article("river-daily", day(12, 3 * i + 2), news.text(3) + guests + news.text(2));
    world_.article("river-daily", day(12, 3 * i + 1), news.text(3) + call + news.text(2));
  }
  const Lines all = world_.lines(
      instrument, {{"month", "2024-01"}, {"show", "all"}}, "newphrases", {"phrase", "kind", "why"});
  EXPECT_TRUE(has(all, "林水湾|name|person"));
  EXPECT_TRUE(has(phrases(world_), "高山湖"));
}

TEST_F(ThreeRivers, PiecesStandInNoRowOfTheirOwn) {
  for (const std::string& one : phrases(world_, {{"show", "all"}})) {
    EXPECT_NE(one, "三河联");
    EXPECT_NE(one, "河联治");
  }
}

TEST_F(ThreeRivers, WhatWasSaidBeforeIsNotNew) {
  TestWorld old;
  News news(2);
  fill(old, news);
  for (int month = 0; month <= 12; ++month) add_formula(old, news, month);
  EXPECT_FALSE(has(phrases(old, {{"show", "all"}}), "三河联治"));
}

TEST_F(ThreeRivers, TheSameRowsEachTime) {
  const auto all = [](TestWorld& world) {
    return world.lines(
        instrument,
        {{"month", "2024-01"}, {"show", "all"}},
        "newphrases",
        {"rank", "phrase", "kind", "articles", "before", "likelihood", "chance", "variants"});
  };
  const Lines once = all(world_);
  EXPECT_EQ(all(world_), once);
  TestWorld again;
  News news(1);
  fill(again, news);
  add_formula(again, news);
  add_event(again, news);
  EXPECT_EQ(all(again), once);
}

TEST_F(ThreeRivers, TheLastWholeMonthIsTakenWhereNoneIsAskedFor) {
  world_.article("river-daily", "2024-02-03", "春耕开始。");
  EXPECT_TRUE(has(phrases(world_, {{"month", ""}}), "三河联治"));
}

TEST_F(ThreeRivers, LimitLeastAndOutletAreKept) {
  EXPECT_EQ(phrases(world_, {{"show", "all"}, {"limit", "1"}}).size(), 1U);
  EXPECT_FALSE(has(phrases(world_, {{"least", "10"}}), "三河联治"));
  EXPECT_TRUE(phrases(world_, {{"outlet", "bay-post"}}).empty());
  EXPECT_THROW(phrases(world_, {{"least", "1"}}), UsageError);
  EXPECT_THROW(phrases(world_, {{"against", "0"}}), UsageError);
  EXPECT_THROW(phrases(world_, {{"limit", "0"}}), UsageError);
}

TEST(NewPhrases, ARepeatedTextCountsOnce) {
  TestWorld world;
  News news(3);
  fill(world, news);
  const std::string text = news.text(3) + "要坚持“三河联治”，推动改革。" + news.text(2);
  for (int i = 0; i < 9; ++i) world.article("river-daily", day(12, 3 * i + 1), text);
  EXPECT_FALSE(has(phrases(world, {{"show", "all"}}), "三河联治"));
}

TEST(NewPhrases, TraditionalAndSimplifiedAreOnePhraseShownAsWritten) {
  TestWorld world;
  News news(4);
  fill(world, news);
  for (int i = 0; i < 9; ++i) {
    const std::string phrase = i % 2 == 0 ? "“三河聯治”" : "“三河联治”";
    world.article(
        "river-daily",
        day(12, 3 * i + 1),
        news.text(3) + "必须落实" + phrase + "战略。" + news.text(2));
  }
  const Lines found = world.lines(
      instrument, {{"month", "2024-01"}, {"show", "all"}}, "newphrases", {"phrase", "articles"});
  EXPECT_TRUE(has(found, "三河聯治|9"));
}

TEST(NewPhrases, NothingIsNewWhereTheTimeBeforeIsNotKnown) {
  TestWorld world;
  News news(5);
  fill(world, news, 12, 12);
  add_formula(world, news);
  EXPECT_TRUE(phrases(world).empty());
  ASSERT_EQ(world.notes.size(), 1U);
  EXPECT_NE(world.notes[0].find("No text is known of the time before"), std::string::npos);
}

TEST(NewPhrases, MonthsWithoutDataAreNamed) {
  TestWorld world;
  News news(6);
  fill(world, news, 0, 4);
  fill(world, news, 7, 12);
  add_formula(world, news);
  EXPECT_TRUE(has(phrases(world), "三河联治"));
  ASSERT_EQ(world.notes.size(), 1U);
  EXPECT_NE(world.notes[0].find("2023-06, 2023-07"), std::string::npos);
}

TEST(NewPhrases, AnEmptyMonthIsNoDataAndFewTextsAreSaid) {
  TestWorld world;
  News news(7);
  fill(world, news, 0, 11);
  EXPECT_TRUE(phrases(world).empty());
  ASSERT_EQ(world.notes.size(), 1U);
  EXPECT_NE(world.notes[0].find("no data"), std::string::npos);
  for (int i = 0; i < 6; ++i) world.article("river-daily", day(12, i + 1), news.text(4));
  phrases(world);
  ASSERT_FALSE(world.notes.empty());
  EXPECT_NE(world.notes[0].find("6 different texts only"), std::string::npos);
  TestWorld nothing;
  EXPECT_TRUE(phrases(nothing, {{"month", ""}}).empty());
  EXPECT_EQ(nothing.notes.size(), 1U);
}

TEST(NewPhrases, EnglishPhrasesAreWholeWords) {
  TestWorld world;
  std::mt19937 dice(8);
  const Lines who = {"farmers", "officials", "the port", "schools", "fishermen"};
  const Lines what = {"planted rice", "repaired the dam", "opened a road", "met in the hall"};
  const auto text = [&] {
    std::string all;
    for (int i = 0; i < 4; ++i) all += who[dice() % 5] + " " + what[dice() % 4] + ". ";
    return all;
  };
  for (int month = 0; month <= 12; ++month) {
    for (int i = 0; i < 18; ++i) {
      world.article("bay-post", TestWorld::on(day(month, i % 28 + 1)), text(), "News", "en");
    }
  }
  for (int i = 0; i < 9; ++i) {
    const std::string middle =
        who[dice() % 5] + " uphold the Blue River Compact " + what[dice() % 4] + ". ";
    world.article(
        "bay-post", TestWorld::on(day(12, 3 * i + 1)), text() + middle + text(), "News", "en");
  }
  const Lines found = phrases(world, {{"show", "all"}});
  EXPECT_TRUE(std::any_of(found.begin(), found.end(), [](const std::string& one) {
    return one.find("Blue River Compact") != std::string::npos;
  }));
  for (const std::string& one : found) {
    EXPECT_NE(one.substr(0, 4), "the ");
    EXPECT_LE(std::count(one.begin(), one.end(), ' '), 5);
  }
}

TEST(NewPhrases, StopsWhenAskedTo) {
  TestWorld world;
  News news(9);
  fill(world, news);
  add_formula(world, news);
  Stop stop;
  stop.request();
  RunContext context;
  context.zone = TestWorld::zone();
  context.stop = &stop;
  int rows = 0;
  context.row = [&](Row&&) { return ++rows > 0; };
  const Packs packs = test_packs();
  const Arguments arguments = check_arguments(instrument, {{"month", "2024-01"}}, packs);
  instrument.run(world.archive(), packs, arguments, context);
  EXPECT_EQ(rows, 0);
}

}  // namespace
}  // namespace weiguan::newphrases
