#include "instruments/novelty/novelty.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/files.h"
#include "instruments/novelty/detail/parts.h"
#include "instruments/novelty/detail/speakers.h"
#include "instruments/test_texts.h"
#include "instruments/test_words.h"
#include "text/utf8.h"

namespace weiguan::novelty {
namespace {

using Lines = std::vector<std::string>;
using Columns = std::vector<std::string_view>;
using std::chrono::hours;

std::string words(std::uint64_t seed, std::size_t characters) {
  return TestWords(seed).chinese(characters);
}

class World : public TestTexts {
 public:
  using TestTexts::TestTexts;

  Lines novelty(const Arguments& given, const Columns& columns) {
    return lines(instrument, given, "novelty", columns);
  }
  bool noted(const std::string& said) const {
    return std::any_of(notes.begin(), notes.end(), [&](const std::string& one) {
      return one.find(said) != std::string::npos;
    });
  }
};

const Columns parts = {"outlet", "own", "undecided", "taken", "repeated", "boilerplate"};

TEST(Novelty, TellsRelaysFromReporters) {
  World world;
  world.add("hill-wire", "2024-03-01", words(1, 300));
  world.add("river-daily", "2024-03-02", words(1, 300) + words(2, 9));
  world.add("river-daily", "2024-03-03", words(3, 300));
  world.add("bay-post", "2024-03-04", words(4, 300));
  EXPECT_EQ(
      world.novelty(
          {}, {"outlet", "articles", "own_low", "own_high", "relays_low", "reporters_low"}),
      (Lines{"bay-post|1|1|1|0|1", "hill-wire|1|1|1|0|1", "river-daily|2|0.507|0.507|1|1"}));
  // 300 characters have 15 full stops.
  EXPECT_EQ(
      world.novelty({{"outlet", "river-daily"}}, parts), (Lines{"river-daily|324|0|315|0|0"}));
  EXPECT_EQ(
      world.lines(instrument, {{"list", "relays"}}, "articles", {"outlet", "date", "role"}),
      (Lines{"river-daily|2024-03-02|relay"}));
  EXPECT_EQ(world.lines(instrument, {{"list", "all"}}, "articles", {"role"}).size(), 4U);
  EXPECT_TRUE(world.lines(instrument, {}, "articles", {"role"}).empty());
}

TEST(Novelty, GivesBoundsWhereTheClockCannotTell) {
  World world;
  world.add("hill-wire", "2024-03-01", words(1, 300));
  world.add("river-daily", "2024-03-01", words(1, 300));
  EXPECT_EQ(
      world.novelty(
          {},
          {"outlet",
           "own_low",
           "own_high",
           "undecided",
           "relays_low",
           "relays_high",
           "reporters_high"}),
      (Lines{"hill-wire|0|1|315|0|1|1", "river-daily|0|1|315|0|1|1"}));
  EXPECT_EQ(
      world.lines(instrument, {{"list", "all"}}, "articles", {"role"}),
      (Lines{"cannot-tell", "cannot-tell"}));
}

TEST(Novelty, GivesBoundsWhereTheOutletIsNotKnown) {
  World world;
  world.add("hill-wire", "2024-03-01", words(1, 300));
  world.add("", "2024-03-02", words(1, 300));
  EXPECT_EQ(
      world.novelty({}, {"outlet", "own_low", "own_high"}), (Lines{"?|0|1", "hill-wire|1|1"}));
  EXPECT_TRUE(world.noted("fewer than two known outlets"));
}

TEST(Novelty, GivesBoundsWhereClocksMayBeWrong) {
  World world;
  const Time nine = *parse_time("2024-03-01T09:00:00Z");
  const auto at = [](Time time) { return TimeRange{time, time, TimeSource::metadata}; };
  world.article("hill-wire", at(nine), words(1, 300));
  world.article("river-daily", at(nine + hours{7}), words(1, 300));
  const Columns columns = {"outlet", "own_low", "own_high"};
  EXPECT_EQ(world.novelty({}, columns), (Lines{"hill-wire|1|1", "river-daily|0|0"}));
  EXPECT_EQ(
      world.novelty({{"clock-error", "8"}}, columns), (Lines{"hill-wire|0|1", "river-daily|0|1"}));
}

TEST(Novelty, WhatAnOutletSaidBeforeStandsApart) {
  World world;
  world.add("hill-wire", "2024-03-01", words(1, 200));
  world.add("hill-wire", "2024-03-02", words(1, 200) + words(2, 200));
  // It had it from the wire, twice.
  world.add("river-daily", "2024-03-03", words(1, 200));
  world.add("river-daily", "2024-03-04", words(1, 200));
  EXPECT_EQ(
      world.novelty({}, parts), (Lines{"hill-wire|420|0|0|210|0", "river-daily|0|0|420|0|0"}));
  EXPECT_EQ(
      world.novelty({}, {"own_low", "repeated_share", "relays_low"}),
      (Lines{"1|0.3333|0", "0|0|2"}));
}

TEST(Novelty, BoilerplateIsNobodys) {
  World world;
  const std::string line =
      "\n河口台版权声明：本稿所有文字图片均归河口台所有，未经许可任何单位不得转载摘编，违者追究责任"
      "。";
  for (int i = 1; i <= 7; ++i) {
    world.add(
        i % 2 == 0 ? "river-daily" : "bay-post",
        "2024-03-0" + std::to_string(i),
        words(static_cast<std::uint64_t>(i), 400) + line);
  }
  const auto rows = world.novelty({}, {"own_low", "own_high", "reporters_low", "taken"});
  EXPECT_EQ(rows, (Lines{"1|1|4|0", "1|1|3|0"}));
  // With more patience it is taken from others.
  EXPECT_NE(world.novelty({{"recurring", "20"}}, {"taken"}), (Lines{"0", "0"}));
}

TEST(Novelty, StoriesWithTheSameFormulaAreTheirOwn) {
  World world;
  world.add(
      "hill-wire", "2024-03-01", "江主任会见来客。他强调，双方要加强合作。他指出，渡口前景广阔。");
  world.add("bay-post", "2024-03-02", "灣局長會見漁民。他強調，風浪仍大。他指出，船隻不宜遠行。");
  world.add(
      "river-daily",
      "2024-03-03",
      "Mr Bay met the fishermen today. He stressed that both sides should work together.",
      "en");
  EXPECT_EQ(world.novelty({}, {"own_low", "taken"}), (Lines{"1|0", "1|0", "1|0"}));
}

TEST(Novelty, SeesTraditionalAndEnglish) {
  World world;
  world.add(
      "hill-wire",
      "2024-03-01",
      "渡口管理处昨夜通报，受上游来水影响，江心洲两岸堤防今晨起分段值守，居民须听从调度。");
  world.add(
      "bay-post",
      "2024-03-02",
      "渡口管理處昨夜通報，受上游來水影響，江心洲兩岸堤防今晨起分段值守，居民須聽從調度。");
  world.add("hill-wire", "2024-03-01", TestWords(3).english(60), "en");
  world.add("bay-post", "2024-03-02", TestWords(3).english(60), "en");
  EXPECT_EQ(
      world.novelty({}, {"outlet", "own_high", "relays_low"}),
      (Lines{"bay-post|0|2", "hill-wire|1|0"}));
}

TEST(Novelty, APeriodWithoutDataIsNotZero) {
  World world;
  world.add("hill-wire", "2024-01-05", words(1, 100));
  world.add("hill-wire", "2024-04-05", words(2, 100));
  world.capture("hill-wire", "2024-03-05");
  world.add("hill-wire", "", words(3, 100));
  world.add("river-daily", "2024-01-05", words(4, 100));
  EXPECT_EQ(
      world.novelty(
          {{"by", "month"}, {"outlet", "hill-wire"}},
          {"period", "status", "articles", "own_low", "characters", "relays_low"}),
      (Lines{
          "2024-01|counted|1|1|105|0",
          "2024-02|missing|?|?|?|?",
          "2024-03|zero|0|?|0|0",
          "2024-04|counted|1|1|105|0",
          "?|undated|1|1|105|0"}));
}

TEST(Novelty, TheEvidenceIsASearchForWhatWasCounted) {
  World world;
  world.add("hill-wire", "2024-01-05", words(1, 100));
  world.add("hill-wire", "", words(2, 100));
  const TestRun result = world.run(instrument, {{"by", "month"}, {"outlet", "hill-wire"}});
  ASSERT_EQ(result.rows.size(), 2U);
  std::vector<ArticleId> found;
  world.archive().articles(*result.rows[0].evidence.filter, [&](const Article& one) {
    found.push_back(one.id);
    return true;
  });
  EXPECT_EQ(found.size(), 1U);
  EXPECT_EQ(result.rows[1].evidence.articles.size(), 1U);
}

TEST(Novelty, GroupsAndAllAreCountedTogether) {
  World world;
  world.add("hill-wire", "2024-03-01", words(1, 300));
  world.add("river-daily", "2024-03-02", words(1, 300));
  // Within a group, too, another outlet is another.
  EXPECT_EQ(
      world.novelty({{"per", "group"}}, {"group", "articles", "own_low"}),
      (Lines{"river|2|0.5", "sea|1|1"}));
  EXPECT_EQ(world.novelty({{"per", "all"}}, {"articles", "own_low"}), (Lines{"2|0.5"}));
}

TEST(Novelty, TheIntervalHoldsTheShareAndIsWiderForFewArticles) {
  World world;
  for (int i = 1; i <= 8; ++i) {
    world.add("hill-wire", "2024-03-01", words(static_cast<std::uint64_t>(i), 100));
    world.add(
        "river-daily",
        "2024-03-02",
        words(static_cast<std::uint64_t>(i % 2 == 0 ? i : 100 + i), 100));
  }
  const TestRun result = world.run(instrument, {});
  for (const Row* row : result.of(0)) {
    EXPECT_LE(number_of(row->values[7]), number_of(row->values[5]));
    EXPECT_GE(number_of(row->values[8]), number_of(row->values[6]));
    EXPECT_GT(number_of(row->values[8]) - number_of(row->values[7]), 0.3);
  }
}

TEST(Novelty, EmptyArchivesAndTextsSaySo) {
  World world;
  EXPECT_TRUE(world.novelty({}, {"outlet"}).empty());
  EXPECT_TRUE(world.noted("holds no article"));
  world.add("hill-wire", "2024-03-01", "");
  world.add("hill-wire", "2024-03-02", "晴");
  EXPECT_EQ(
      world.novelty({}, {"articles", "with_text", "asked", "own_low", "characters"}),
      (Lines{"2|1|1|1|1"}));
}

TEST(Novelty, AnswersTheSameOnDisk) {
  World memory, disk{make_test_archive("novelty")};
  for (World* world : {&memory, &disk}) {
    world->add("hill-wire", "2024-03-01", words(1, 300));
    world->add("river-daily", "2024-03-02", words(1, 200) + words(2, 100));
    world->add("bay-post", "", words(2, 100));
  }
  const Columns columns = {"outlet", "own", "undecided", "taken", "own_from", "own_to"};
  EXPECT_EQ(memory.novelty({}, columns), disk.novelty({}, columns));
}

Packs packs_with_speech() {
  const auto folder = std::filesystem::temp_directory_path() / "weiguan-test-pack-of-novelty";
  std::filesystem::create_directories(folder);
  write_file(
      folder / "pack.toml",
      "id = \"test\"\nversion = \"1\"\nzone = \"Asia/Shanghai\"\nlanguages = [\"zh\"]\n\n[names]\n"
      "hans = \"测试\"\nen = \"Test\"\n");
  write_file(
      folder / "wording.toml",
      "[clause_speech]\nzh = [\"说\", \"表示\"]\nen = [\"said\"]\n[introductions]\nzh = "
      "[\"据\"]\nen = [\"according to\"]\n");
  return Packs::load({folder}, [](const Problem& problem) {
    throw std::runtime_error(problem.file + ": " + problem.reason);
  });
}

TEST(Novelty, CountsArticlesOfOneSource) {
  const Packs packs = packs_with_speech();
  World world;
  world.add("hill-wire", "2024-03-01", "渡口发言人江某表示：“潮涨了。”江某说：“风也大。”人散了。");
  world.add("hill-wire", "2024-03-02", "江某表示：“潮涨了。”湾某表示：“潮没涨。”");
  world.add("hill-wire", "2024-03-03", "今日无话。");
  EXPECT_EQ(
      world.lines(instrument, {}, "novelty", {"articles", "quoting", "single_source"}, packs),
      (Lines{"3|2|1"}));
  EXPECT_EQ(
      world.lines(
          instrument, {{"list", "all"}}, "articles", {"single_source", "speaker", "quotes"}, packs),
      (Lines{"yes|渡口发言人江某|2", "no|?|2", "?|?|0"}));
  EXPECT_EQ(
      world.lines(instrument, {{"list", "single-source"}}, "articles", {"speaker"}, packs).size(),
      1U);
  EXPECT_EQ(world.novelty({}, {"single_source", "quoting"}), (Lines{"?|?"}));
  EXPECT_TRUE(world.noted("no verbs of speech"));
}

TEST(Speakers, AreOneWhereOneNameEndsAsTheOther) {
  const Speakers speakers = *Speakers::of(packs_with_speech());
  const Quoted english = speakers.read(
      "\"It rose,\" said Mei Bay. \"It fell,\" Ms Bay said. \"It is calm,\" she said.");
  EXPECT_TRUE(english.single_source);
  EXPECT_EQ(english.speaker, "Mei Bay");
  EXPECT_EQ(english.attributed, 3U);
  EXPECT_FALSE(
      speakers.read("\"It rose,\" said Mei Bay. \"It fell,\" said Jo Hill.").single_source);
  EXPECT_FALSE(speakers.read("\"It rose,\" she said.").single_source);
  EXPECT_FALSE(speakers.read("天晴。").single_source);
  EXPECT_EQ(speakers.read("").attributed, 0U);
}

TEST(Parts, AddUpToTheTextAndAgreeWithEachCharacterAlone) {
  // Each character is asked alone, by the words of the promise.
  TestWords chance(11);
  const Time zero = *parse_time("2024-01-01T00:00:00Z");
  for (int round = 0; round < 300; ++round) {
    const std::string text = chance.chinese(1 + chance.number(30)) + (round % 3 == 0 ? "a😀b" : "");
    std::vector<std::size_t> borders;
    for (std::size_t at = 0; at < text.size(); next_character(text, at)) borders.push_back(at);
    borders.push_back(text.size());
    const auto range = [&] {
      std::size_t a = chance.number(borders.size() - 1);
      const std::size_t b = a + 1 + chance.number(borders.size() - 1 - a);
      return Range{borders[a], borders[b]};
    };
    std::vector<Shared> shared;
    for (std::uint64_t i = chance.number(6); i > 0; --i) {
      const Time from = zero + hours{static_cast<int>(chance.number(5))};
      const Time to = from + hours{static_cast<int>(chance.number(3))};
      shared.push_back(
          {range(), static_cast<Whose>(chance.number(3)), {from, to, TimeSource::record}});
    }
    std::vector<Range> boilerplate;
    if (chance.number(3) == 0) boilerplate.push_back(range());
    const hours error{static_cast<int>(chance.number(2))};
    Parts expected;
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
      const auto holds = [&](const Range& one) {
        return one.begin <= borders[i] && borders[i] < one.end;
      };
      std::vector<TimeRange> same, sure, others;
      for (const Shared& one : shared) {
        if (!holds(one.passage)) continue;
        if (one.whose == Whose::same) same.push_back(one.published);
        if (one.whose == Whose::other) sure.push_back(one.published);
        if (one.whose != Whose::same) others.push_back(one.published);
      }
      // Somebody of the first is surely before everybody of the second.
      const auto leads = [&](const std::vector<TimeRange>& first,
                             const std::vector<TimeRange>& second) {
        return std::any_of(first.begin(), first.end(), [&](const TimeRange& a) {
          return std::all_of(second.begin(), second.end(), [&](const TimeRange& b) {
            return a.latest + error < b.earliest;
          });
        });
      };
      if (!boilerplate.empty() && holds(boilerplate[0])) {
        ++expected.boilerplate;
      } else if (others.empty()) {
        ++(same.empty() ? expected.own : expected.repeated);
      } else if (leads(same, others)) {
        ++expected.repeated;
      } else if (leads(sure, same)) {
        ++expected.taken;
      } else {
        ++expected.undecided;
      }
    }
    const Parts found = divide(text, shared, boilerplate, error);
    EXPECT_EQ(found, expected);
    EXPECT_EQ(found.all(), count_characters(text));
  }
}

}  // namespace
}  // namespace weiguan::novelty
