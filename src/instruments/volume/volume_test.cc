#include "instruments/volume/volume.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "instruments/test_owners.h"

namespace weiguan::volume {
namespace {

const Zone& shanghai() {
  static const Zone zone = *Zone::find("Asia/Shanghai");
  return zone;
}

Time at(const std::string& text) {
  return parse_period(text, shanghai())->from;
}

// Fills an archive by hand.
class World {
 public:
  Archive& archive() { return *archive_; }

  CaptureId capture(const std::string& outlet, const std::string& when) {
    Capture one;
    one.url = "https://" + outlet + ".example/" + std::to_string(++count_);
    one.time = at(when);
    one.type = "response";
    one.status = 200;
    one.outlet = outlet;
    one.digest = "sha256:" + std::string(64, '0');
    one.place.file = "w.warc.gz";
    one.place.offset = count_;
    one.id = capture_id(one.url, one.time, one.digest);
    Batch batch;
    batch.captures.push_back(one);
    archive_->write(batch);
    return one.id;
  }

  void article(
      const std::string& outlet,
      const TimeRange& published,
      const std::string& language = "zh",
      ArticleKind kind = ArticleKind::article) {
    ReadArticle one;
    one.reading.capture = capture("somebody-else", "2030");
    one.article.url = "https://" + outlet + ".example/" + std::to_string(count_);
    one.article.title = "标题" + std::to_string(count_);
    one.article.text = "正文";
    one.article.kind = kind;
    one.article.outlet = outlet;
    one.article.language = language;
    one.article.published = published;
    one.article.id = article_id(one.article);
    one.reading.article = one.article.id;
    Batch batch;
    batch.articles.push_back(one);
    archive_->write(batch);
  }

  std::vector<std::string> rows(const Arguments& given) {
    notes.clear();
    kept.clear();
    const Packs packs = owned ? test_packs_with_owners() : test_packs();
    RunContext context;
    context.zone = shanghai();
    context.note = [this](Words words) { notes.push_back(std::string(words.en)); };
    context.row = [this](Row&& row) {
      kept.push_back(std::move(row));
      return true;
    };
    instrument.run(*archive_, packs, check_arguments(instrument, given, packs), context);
    std::vector<std::string> lines;
    for (const Row& row : kept) {
      std::string line;
      for (const Value& value : row.values) line += (line.empty() ? "" : "|") + show(value);
      lines.push_back(line);
    }
    return lines;
  }

  std::vector<Row> kept;
  std::vector<std::string> notes;
  bool owned = false;  // Whether the pack knows who controls whom.

 private:
  static std::string show(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
    return "?";
  }

  std::unique_ptr<Archive> archive_ = make_memory_archive();
  std::uint64_t count_ = 0;
};

TimeRange on(const std::string& day) {
  return {at(day), at(day), TimeSource::record};
}

using Lines = std::vector<std::string>;

TEST(Volume, SaysMissingWhereNobodyLookedAndZeroWhereSomebodyDid) {
  World world;
  world.article("river-daily", on("2024-01-05"));
  world.article("river-daily", on("2024-01-31"), "en");
  world.article("river-daily", on("2024-04-01"));
  world.capture("river-daily", "2024-03-09");
  EXPECT_EQ(
      world.rows({{"outlet", "river-daily"}}),
      (Lines{
          "2024-01|river-daily|?|?|?|2|counted|0",
          "2024-02|river-daily|?|?|?|?|missing|0",
          "2024-03|river-daily|?|?|?|0|zero|1",
          "2024-04|river-daily|?|?|?|1|counted|0"}));
}

TEST(Volume, ShowsTheSilenceOfAnOutletThatIsKnownFromAnotherTime) {
  World world;
  world.article("bay-post", on("2019-06-01"));
  world.article("river-daily", on("2024-01-05"));
  EXPECT_EQ(
      world.rows({{"from", "2024-01"}, {"to", "2024-01"}}),
      (Lines{
          "2024-01|bay-post|?|?|?|?|missing|0",
          "2024-01|river-daily|?|?|?|1|counted|0",
          "2024-01|somebody-else|?|?|?|?|missing|0"}));
  EXPECT_EQ(
      world.rows({{"outlet", "hill-wire"}, {"from", "2024"}, {"to", "2024"}, {"by", "year"}}),
      (Lines{"2024|hill-wire|?|?|?|?|missing|0"}));
}

TEST(Volume, CapturesOfNoKnownOutletAreNoSilentOutlet) {
  World world;
  world.article("river-daily", on("2024-01-05"));
  world.capture("", "2024-01-06");
  EXPECT_EQ(
      world.rows({{"from", "2024-01"}, {"to", "2024-01"}}),
      (Lines{"2024-01|river-daily|?|?|?|1|counted|0", "2024-01|somebody-else|?|?|?|?|missing|0"}));
}

TEST(Volume, AnArticleThatCannotBeDatedHasARowOfItsOwnAtTheEnd) {
  World world;
  world.article("river-daily", on("2024-01-05"));
  world.article("river-daily", first_seen(at("2024-02-01")));
  world.article("river-daily", {at("2024-01-30"), at("2024-02-02"), TimeSource::text});
  EXPECT_EQ(
      world.rows({{"outlet", "river-daily"}}),
      (Lines{"2024-01|river-daily|?|?|?|1|counted|0", "?|river-daily|?|?|?|2|undated|?"}));
  EXPECT_EQ(world.kept.back().evidence.articles.size(), 2U);
  EXPECT_EQ(
      world.rows({{"outlet", "river-daily"}, {"by", "year"}}),
      (Lines{"2024|river-daily|?|?|?|2|counted|0", "?|river-daily|?|?|?|1|undated|?"}));
}

TEST(Volume, DaysAreThoseOfTheObservatorysZone) {
  World world;
  // 2024-01-31T23:30Z is the first of February in Shanghai.
  const Time late = *parse_time("2024-01-31T23:30:00Z");
  world.article("river-daily", {late, late, TimeSource::record});
  EXPECT_EQ(
      world.rows({{"by", "day"}, {"outlet", "river-daily"}}),
      (Lines{"2024-02-01|river-daily|?|?|?|1|counted|0"}));
}

TEST(Volume, SplitsByKindAndLanguageInChineseAndEnglish) {
  World world;
  world.article("river-daily", on("2024-01-05"), "zh");
  world.article("river-daily", on("2024-01-06"), "en");
  world.article("river-daily", on("2024-02-06"), "en", ArticleKind::post);
  world.article("river-daily", on("2024-01-07"), "");
  EXPECT_EQ(
      world.rows({{"outlet", "河口日报"}, {"split-kind", "yes"}, {"split-language", "yes"}}),
      (Lines{
          "2024-01|river-daily|?|article|und|1|counted|0",
          "2024-02|river-daily|?|article|und|0|zero|0",
          "2024-01|river-daily|?|article|en|1|counted|0",
          "2024-02|river-daily|?|article|en|0|zero|0",
          "2024-01|river-daily|?|article|zh|1|counted|0",
          "2024-02|river-daily|?|article|zh|0|zero|0",
          "2024-01|river-daily|?|post|en|0|zero|0",
          "2024-02|river-daily|?|post|en|1|counted|0"}));
  EXPECT_EQ(
      world.rows({{"outlet", "River Daily"}, {"language", "und,en"}, {"kind", "article"}}),
      (Lines{"2024-01|river-daily|?|?|?|2|counted|0", "2024-02|river-daily|?|?|?|0|zero|0"}));
}

TEST(Volume, AGroupIsItsMembersTogether) {
  World world;
  world.article("river-daily", on("2024-01-05"));
  world.article("hill-wire", on("2024-01-06"));
  world.article("bay-post", on("2024-01-06"));
  EXPECT_EQ(
      world.rows({{"per", "group"}}),
      (Lines{"2024-01|?|river|?|?|2|counted|0", "2024-01|?|sea|?|?|1|counted|0"}));
  EXPECT_EQ(
      world.rows({{"per", "group"}, {"group", "sea"}}), (Lines{"2024-01|?|sea|?|?|1|counted|0"}));
  EXPECT_EQ(
      world.rows({{"per", "all"}, {"group", "河组"}}), (Lines{"2024-01|?|?|?|?|2|counted|0"}));
}

TEST(Volume, AnOutletCountsUnderWhoControlledItOnTheDay) {
  World world;
  world.owned = true;
  world.article("river-daily", on("2024-01-05"));
  world.article("river-daily", on("2024-01-15"));
  world.article("river-daily", on("2024-01-16"));
  world.article("hill-wire", on("2024-02-09"));
  world.article("hill-wire", on("2024-02-10"));
  world.article("bay-post", on("2024-01-06"));
  EXPECT_EQ(
      world.rows({{"per", "direct-controller"}}),
      (Lines{
          "2024-01|?|council|?|?|?|missing|0",
          "2024-02|?|council|?|?|1|counted|0",
          "2024-01|?|house|?|?|2|counted|0",
          "2024-02|?|house|?|?|?|missing|0",
          "2024-01|?|mill|?|?|1|counted|0",
          "2024-02|?|mill|?|?|?|missing|0",
          "2024-01|?|unknown|?|?|1|counted|0",
          "2024-02|?|unknown|?|?|1|counted|0"}));
  EXPECT_EQ(world.notes.size(), 1U);
  EXPECT_EQ(
      world.rows({{"per", "controller"}, {"by", "all"}}),
      (Lines{
          "2024-01-05/2024-02-10|?|council|?|?|3|counted|0",
          "2024-01-05/2024-02-10|?|mill|?|?|1|counted|0",
          "2024-01-05/2024-02-10|?|unknown|?|?|2|counted|0"}));
  EXPECT_EQ(
      world.rows({{"per", "controller"}, {"by", "year"}, {"outlet", "hill-wire"}}),
      (Lines{"2024|?|council|?|?|1|counted|0", "2024|?|unknown|?|?|1|counted|0"}));
}

TEST(Volume, WhoseArticleItWasIsNotKnownWhereItsDayIsNot) {
  World world;
  world.owned = true;
  world.article("river-daily", {at("2024-01-14"), at("2024-01-17"), TimeSource::text});
  world.article("river-daily", {at("2024-01-16"), at("2024-01-17"), TimeSource::text});
  EXPECT_EQ(
      world.rows({{"per", "direct-controller"}}),
      (Lines{
          "2024-01|?|house|?|?|?|missing|0",
          "2024-01|?|mill|?|?|1|counted|0",
          "2024-01|?|unknown|?|?|1|counted|0"}));
}

TEST(Volume, WithoutAffiliationsNobodyIsKnownToControlAnybody) {
  World world;
  world.article("river-daily", on("2024-01-05"));
  EXPECT_EQ(world.rows({{"per", "controller"}}), (Lines{"2024-01|?|unknown|?|?|1|counted|0"}));
}

TEST(Volume, AGroupWithoutMembersIsNotEverybody) {
  World world;
  world.article("river-daily", on("2024-01-05"));
  EXPECT_TRUE(world.rows({{"per", "all"}, {"group", "empty"}}).empty());
  EXPECT_EQ(world.notes.size(), 1U);
}

TEST(Volume, ARangeIsWidenedToWholePeriodsAndSaysSo) {
  World world;
  world.article("river-daily", on("2024-01-05"));
  EXPECT_EQ(
      world.rows({{"from", "2024-01-20"}, {"to", "2024-02-02"}, {"outlet", "river-daily"}}),
      (Lines{"2024-01|river-daily|?|?|?|1|counted|0", "2024-02|river-daily|?|?|?|?|missing|0"}));
  ASSERT_EQ(world.notes.size(), 1U);
  EXPECT_NE(world.notes[0].find("whole periods"), std::string::npos);
}

TEST(Volume, AnEmptyResultSaysWhy) {
  World world;
  EXPECT_TRUE(world.rows({}).empty());
  EXPECT_EQ(world.notes.size(), 1U);
}

TEST(Volume, ArgumentsThatDoNotGoTogetherAreRefused) {
  World world;
  EXPECT_THROW(world.rows({{"per", "group"}, {"outlet", "bay-post"}}), UsageError);
  EXPECT_THROW(world.rows({{"from", "2024"}, {"to", "2023"}}), UsageError);
}

TEST(Volume, StopsWhenNoMoreRowsAreWanted) {
  World world;
  world.article("river-daily", on("2020-01-05"));
  world.article("river-daily", on("2024-01-05"));
  const Packs packs = test_packs();
  int rows = 0;
  RunContext context;
  context.zone = shanghai();
  context.row = [&](Row&&) { return ++rows < 3; };
  instrument.run(world.archive(), packs, check_arguments(instrument, {}, packs), context);
  EXPECT_EQ(rows, 3);
  Stop stop;
  stop.request();
  context.stop = &stop;
  rows = 0;
  instrument.run(world.archive(), packs, check_arguments(instrument, {}, packs), context);
  EXPECT_EQ(rows, 0);
}

// Every number leads back: the filter of a row finds exactly as many articles as the row counts.
TEST(Volume, TheEvidenceOfARowIsExactlyWhatItCounts) {
  World world;
  const std::vector<std::string> outlets = {"", "bay-post", "hill-wire", "river-daily"};
  const std::vector<std::string> languages = {"", "en", "zh"};
  const std::vector<std::string> days = {
      "2023-11-30", "2023-12-31", "2024-01-01", "2024-01-07", "2024-01-08", "2024-03-31"};
  std::uint64_t dice = 20240702;
  const auto roll = [&](std::size_t sides) {
    dice = dice * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((dice >> 33) % sides);
  };
  for (int i = 0; i < 60; ++i) {
    TimeRange when = on(days[roll(days.size())]);
    when.latest += std::chrono::hours{roll(3) * 24};
    if (roll(10) == 0) when = first_seen(when.latest);
    world.article(
        outlets[roll(outlets.size())],
        when,
        languages[roll(languages.size())],
        static_cast<ArticleKind>(roll(3)));
  }
  world.owned = true;
  for (const std::string per : {"outlet", "group", "all", "controller", "direct-controller"}) {
    for (const std::string by : {"day", "week", "month", "year", "all"}) {
      for (const std::string split : {"true", "false"}) {
        for (const std::string from : {"", "2023-12"}) {
          world.rows(
              {{"per", per},
               {"by", by},
               {"split-kind", split},
               {"split-language", split},
               {"from", from}});
          ASSERT_FALSE(world.kept.empty());
          for (const Row& row : world.kept) {
            const auto* articles = std::get_if<std::int64_t>(&row.values[5]);
            if (articles == nullptr) {
              EXPECT_FALSE(row.evidence.filter);
              continue;
            }
            const auto counted = static_cast<std::uint64_t>(*articles);
            if (row.evidence.filter) {
              Search search;
              search.filter = *row.evidence.filter;
              EXPECT_EQ(world.archive().search(search).total, counted);
            } else {
              EXPECT_EQ(row.evidence.articles.size(), counted);
            }
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace weiguan::volume
