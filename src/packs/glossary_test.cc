// phrases.toml: what it says is what is known, laid over what was; each fault is told.
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "packs/check.h"
#include "packs/detail/reader.h"
#include "packs/packs.h"

namespace weiguan {
namespace {

using Strings = std::vector<std::string>;

const std::string pack =
    "id = 'a'\nversion = '1'\nzone = 'UTC'\nlanguages = ['zh']\nnames.en = 'A'\n";
const std::string outlets =
    "id,name_en,kind,control,place,source\nbay-daily,A,newspaper,unknown,CN,s\n";

struct Read {
  Packs packs;
  Strings told;  // "rule:line"
  std::string reasons;
};

// The glossaries, each of a folder laid over those before.
Read read(const Strings& glossaries) {
  Read out;
  const ProblemSink sink = [&](const Problem& problem) {
    out.told.push_back(fmt::format("{}:{}", problem.rule, problem.line));
    out.reasons += problem.reason + "\n";
  };
  PackReader reader(sink);
  for (std::size_t i = 0; i < glossaries.size(); ++i) {
    PackFiles files;
    files.folder = fmt::format("p{}", i);
    if (i == 0) files.pack = pack;
    if (i == 0) files.outlets = outlets;
    files.phrases = glossaries[i];
    reader.add(files);
  }
  out.packs = reader.packs();
  return out;
}

// An entry with all that it needs, on five lines, and `more` after them.
std::string entry(std::string_view id, std::string_view hans, std::string_view more = "") {
  return fmt::format(
      "[[phrase]]\nid = '{}'\nnames.hans = '{}'\nmeaning.en = 'M'\nsource = 'made up'\n{}",
      id,
      hans,
      more);
}

const std::string full = R"(tier_outlet = "bay-daily"

[[tier]]
id = "cold"
names = { hans = "冷", en = "cold" }

[[tier]]
id = "hot"
names = { hans = "热", hant = "熱", en = "hot" }
share = 0.25
yearly_articles = 40

[[group]]
id = "tides"
names = { hans = "潮汐", en = "Tides" }
meaning = "Of the sea"

[[phrase]]
id = "calm-harbour"
names = { hans = "平静港湾", hant = "平靜港灣", en = "calm harbour" }
variants = ["港湾平静"]
english = ["calm-harbour spirit"]
meaning = { hans = "海面平静", en = "The sea is calm" }
since = "2019-03-02"
since_note = "Harbour speech"
source = "made up"
groups = ["tides"]
narrower = ["calm-north-harbour"]
rival = ["high-sea"]
with = ["建设"]
without = ["天气"]
note = "A note"

[[phrase]]
id = "calm-north-harbour"
names = { hans = "平静北港湾" }
meaning = { hans = "北海平静" }
source = "made up"

[[phrase]]
id = "high-sea"
names.hans = "巨浪"
meaning.hans = "浪大"
source = "made up"
)";

TEST(Glossary, ReadsEveryKey) {
  const Read got = read({full});
  EXPECT_EQ(got.told, Strings{}) << got.reasons;
  ASSERT_EQ(got.packs.phrases().size(), 3U);
  const Phrase* one = got.packs.phrase("calm-harbour");
  ASSERT_NE(one, nullptr);
  EXPECT_EQ(one->names.hans, "平静港湾");
  EXPECT_EQ(one->names.hant, "平靜港灣");
  EXPECT_EQ(one->names.en, "calm harbour");
  EXPECT_EQ(one->variants, Strings{"港湾平静"});
  EXPECT_EQ(one->english, Strings{"calm-harbour spirit"});
  EXPECT_EQ(one->meaning.hans, "海面平静");
  EXPECT_EQ(one->meaning.en, "The sea is calm");
  EXPECT_EQ(one->since, "2019-03-02");
  EXPECT_EQ(one->since_note, "Harbour speech");
  EXPECT_EQ(one->source, "made up");
  EXPECT_EQ(one->groups, Strings{"tides"});
  EXPECT_EQ(one->narrower, Strings{"calm-north-harbour"});
  EXPECT_EQ(one->rival, Strings{"high-sea"});
  EXPECT_EQ(one->with, Strings{"建设"});
  EXPECT_EQ(one->without, Strings{"天气"});
  EXPECT_EQ(one->note, "A note");
  ASSERT_EQ(got.packs.phrase_groups().size(), 1U);
  EXPECT_EQ(got.packs.phrase_groups()[0].id, "tides");
  EXPECT_EQ(got.packs.phrase_groups()[0].names.hans, "潮汐");
  EXPECT_EQ(got.packs.phrase_groups()[0].meaning, "Of the sea");
  EXPECT_EQ(got.packs.tier_outlet(), "bay-daily");
}

TEST(Glossary, TiersAreHottestFirst) {
  const Packs packs = read({full}).packs;
  ASSERT_EQ(packs.tiers().size(), 2U);
  EXPECT_EQ(packs.tiers()[0].id, "hot");
  EXPECT_EQ(packs.tiers()[0].names.hant, "熱");
  EXPECT_DOUBLE_EQ(packs.tiers()[0].share, 0.25);
  EXPECT_EQ(packs.tiers()[0].yearly_articles, 40U);
  EXPECT_EQ(packs.tiers()[1].id, "cold");
  EXPECT_DOUBLE_EQ(packs.tiers()[1].share, 0);
  EXPECT_EQ(packs.tiers()[1].yearly_articles, 0U);
}

TEST(Glossary, FindsByIdAndByAnyWording) {
  const Packs packs = read({full}).packs;
  const Phrase* one = packs.phrase("calm-harbour");
  ASSERT_NE(one, nullptr);
  EXPECT_EQ(packs.phrase("平静港湾"), one);
  EXPECT_EQ(packs.phrase(" 平靜港灣　"), one);
  EXPECT_EQ(packs.phrase("港灣平靜"), one);
  EXPECT_EQ(packs.phrase("Calm-Harbour SPIRIT"), one);
  // The usual rendering counts only where `english` lists it.
  EXPECT_EQ(packs.phrase("calm harbour"), nullptr);
  EXPECT_EQ(packs.phrase("港湾"), nullptr);
  EXPECT_EQ(packs.phrase(""), nullptr);
  EXPECT_EQ(wordings(*one), (Strings{"平静港湾", "港湾平静", "calm-harbour spirit"}));
}

TEST(Glossary, GivesThePhrasesOfAGroup) {
  const Packs packs = read({full}).packs;
  ASSERT_EQ(packs.phrases_of("tides").size(), 1U);
  EXPECT_EQ(packs.phrases_of("tides")[0]->id, "calm-harbour");
  EXPECT_EQ(packs.phrases_of("all").size(), 3U);
  EXPECT_TRUE(packs.phrases_of("nowhere").empty());
}

TEST(Glossary, RelationsAreSaidFromBothSides) {
  const Packs packs = read({full}).packs;
  EXPECT_EQ(packs.phrase("calm-north-harbour")->wider, Strings{"calm-harbour"});
  EXPECT_EQ(packs.phrase("high-sea")->rival, Strings{"calm-harbour"});
  EXPECT_TRUE(packs.phrase("high-sea")->wider.empty());
}

TEST(Glossary, AnEntryLaidOverAnotherChangesOnlyWhatItGives) {
  const Read got = read(
      {full,
       "[[phrase]]\nid = 'calm-harbour'\nnames.hant = ''\nsince = '2018'\nwithout = []\n"
       "[[group]]\nid = 'tides'\nmeaning = 'Of the moon'\n"
       "[[tier]]\nid = 'hot'\nshare = 0.5\n"});
  EXPECT_EQ(got.told, Strings{}) << got.reasons;
  const Phrase* one = got.packs.phrase("calm-harbour");
  EXPECT_EQ(one->names.hans, "平静港湾");
  EXPECT_EQ(one->names.hant, "");
  EXPECT_EQ(one->since, "2018");
  EXPECT_EQ(one->with, Strings{"建设"});
  EXPECT_TRUE(one->without.empty());
  EXPECT_EQ(one->narrower, Strings{"calm-north-harbour"});
  EXPECT_EQ(got.packs.phrase_groups()[0].names.hans, "潮汐");
  EXPECT_EQ(got.packs.phrase_groups()[0].meaning, "Of the moon");
  EXPECT_DOUBLE_EQ(got.packs.tiers()[0].share, 0.5);
  EXPECT_EQ(got.packs.tiers()[0].yearly_articles, 40U);
  EXPECT_EQ(got.packs.tier_outlet(), "bay-daily");
}

TEST(Glossary, AFaultyEntryLeavesTheEarlierOneAndTheOthers) {
  const Read got =
      read({full, "[[phrase]]\nid = 'calm-harbour'\nsince = 'soon'\n" + entry("low-sea", "浅海")});
  EXPECT_EQ(got.told, Strings{"pack-phrase-since:3"});
  EXPECT_EQ(got.packs.phrase("calm-harbour")->since, "2019-03-02");
  EXPECT_NE(got.packs.phrase("low-sea"), nullptr);
}

TEST(Glossary, TheDigestTellsOfAChange) {
  const std::string once = read({full}).packs.digest();
  EXPECT_EQ(once, read({full, full}).packs.digest());
  EXPECT_NE(once, read({full, "[[phrase]]\nid = 'high-sea'\nnote = 'n'\n"}).packs.digest());
  EXPECT_NE(once, read({full, "[[group]]\nid = 'tides'\nmeaning = 'n'\n"}).packs.digest());
  EXPECT_NE(once, read({full, "[[tier]]\nid = 'hot'\nshare = 0.3\n"}).packs.digest());
  EXPECT_NE(once, read({full, "tier_outlet = ''\n"}).packs.digest());
}

TEST(Glossary, ThatIsNotThereKnowsNothing) {
  const Packs packs;
  EXPECT_TRUE(packs.phrases().empty());
  EXPECT_TRUE(packs.tiers().empty());
  EXPECT_EQ(packs.phrase("新时代"), nullptr);
  EXPECT_TRUE(packs.phrases_of("all").empty());
}

}  // namespace
}  // namespace weiguan
