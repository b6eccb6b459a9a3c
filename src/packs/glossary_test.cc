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

TEST(Glossary, SpacesAroundATextDoNotCount) {
  const Packs packs = read({entry("one", " 平静　", "variants = [' 安静 ']\n")}).packs;
  EXPECT_EQ(packs.phrase("one")->names.hans, "平静");
  EXPECT_EQ(packs.phrase("安静"), packs.phrase("one"));
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

TEST(Glossary, APatternThatHoldsAWordingMustCoverIt) {
  const Packs packs = read({full}).packs;
  const Phrase& one = *packs.phrase("calm-harbour");
  EXPECT_TRUE(must_cover(one, "建设平静港湾"));
  EXPECT_TRUE(must_cover(one, "平靜港灣工程"));
  EXPECT_FALSE(must_cover(one, "港湾"));
  EXPECT_FALSE(must_cover(one, "建设"));
}

TEST(Glossary, AWordingMayMoveBetweenPhrasesInOneFile) {
  const std::string below = entry("one", "平静", "variants = ['安静']\n") + entry("two", "热闹");
  EXPECT_EQ(
      read({below,
            "[[phrase]]\nid = 'two'\nvariants = ['安靜']\n[[phrase]]\nid = 'one'\nvariants = []\n"})
          .told,
      Strings{});
  EXPECT_EQ(
      read({below, "[[phrase]]\nid = 'two'\nvariants = ['安靜']\n"}).told,
      Strings{"pack-phrase-variants:1"});
}

TEST(Glossary, ARelationToWhatIsFaultyIsLeftOutSilently) {
  const Read got =
      read({entry("one", "平静", "wider = ['two']\n") + entry("two", "热闹", "since = 'soon'\n")});
  EXPECT_EQ(got.told, Strings{"pack-phrase-since:12"});
  EXPECT_TRUE(got.packs.phrase("one")->wider.empty());
}

TEST(Glossary, ARelationThatCannotBeIsLeftOutAlone) {
  const Read got = read(
      {entry("one", "平静", "wider = ['two']\n") + entry("two", "热闹", "wider = ['three']\n") +
       entry("three", "喧闹", "wider = ['one', 'four', 'three']\nrival = ['one']\n") +
       entry("four", "安静")});
  EXPECT_EQ(got.told, (Strings{"pack-phrase-wider:18", "pack-phrase-wider:18"})) << got.reasons;
  EXPECT_EQ(got.packs.phrase("three")->wider, Strings{"four"});
  EXPECT_EQ(got.packs.phrase("three")->narrower, Strings{"two"});
  EXPECT_EQ(got.packs.phrase("one")->rival, Strings{"three"});
  // A circle is found by way of the earlier folder, too, and from the narrower side.
  EXPECT_EQ(
      read({entry("one", "平静", "wider = ['two']\n") + entry("two", "热闹"),
            "[[phrase]]\nid = 'one'\nnarrower = ['two']\n"})
          .told,
      Strings{"pack-phrase-narrower:3"});
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

struct Fault {
  std::string glossary;
  Strings told;
  std::string reason;  // A part of it.
};

const Fault faults[] = {
    {"[[phrase]\n", {"pack-toml:1"}, "not TOML"},
    {"id = 'x'\nphrases = 1\n",
     {"pack-phrase-key:1", "pack-phrase-key:2"},
     "the nearest is \"phrase\""},
    {"phrase = 1\n", {"pack-phrase-key:1"}, "[[phrase]]"},
    {"group = [1]\n", {"pack-phrase-group-key:1"}, "[[group]]"},
    {entry("One", "平静"), {"pack-phrase-id:2"}, "found \"One\""},
    {"[[phrase]]\nnames.hans = '平静'\n", {"pack-phrase-id:1"}, "found \"\""},
    {entry("one", "平静") + entry("one", "热闹"), {"pack-phrase-id:7"}, "line 1 already"},
    {entry("one", "平静", "varients = []\n"), {"pack-phrase-key:6"}, "nearest is \"variants\""},
    {entry("one", "静"), {"pack-phrase-names-hans:3"}, "2 to 100 characters"},
    {entry("one", "　 "), {"pack-phrase-names-hans:3"}, "2 to 100 characters"},
    {"[[phrase]]\nid = 'one'\nmeaning.en = 'M'\nsource = 's'\n",
     {"pack-phrase-names-hans:1"},
     "found nothing"},
    {entry("one", "平静", "names.fr = 'x'\n"), {"pack-phrase-key:6"}, "hans, hant or en"},
    {entry("one", "平静", "names.hant = '靜'\n"), {"pack-phrase-names-hant:3"}, "2 to 100"},
    {entry("one", "平静", "variants = '安静'\n"), {"pack-phrase-variants:6"}, "a list"},
    {entry("one", "平静", "variants = [3]\n"), {"pack-phrase-variants:6"}, "a text"},
    {entry("one", "平静", "variants = ['']\n"), {"pack-phrase-variants:6"}, "an empty text"},
    {entry("one", "平静", "variants = ['安静', '安静']\n"), {"pack-phrase-variants:6"}, "twice"},
    {entry("one", "平静", "with = ['海']\n"), {"pack-phrase-with:6"}, "2 to 100"},
    {entry("one", "平静", "note = \"a\\nb\"\n"), {"pack-phrase-note:6"}, "one line"},
    {entry("one", "平静", "since = '2019-13'\n"), {"pack-phrase-since:6"}, "a day, month or year"},
    {entry("one", "平静", "since = 2019\n"), {"pack-phrase-since:6"}, "in quotes"},
    {entry("one", "平静", "groups = ['tide']\n[[group]]\nid = 'tides'\nnames.en = 'T'\n"),
     {"pack-phrase-groups:6"},
     "the nearest is \"tides\""},
    {entry("one", "平静", "wider = ['tow']\n") + entry("two", "热闹"),
     {"pack-phrase-wider:6"},
     "the nearest is \"two\""},
    {"[[phrase]]\nid = 'one'\nnames.hans = '平静'\n",
     {"pack-phrase-meaning:1", "pack-phrase-source:1"},
     "public record"},
    {entry("one", "平静") + entry("two", "热闹", "variants = ['平靜']\n"),
     {"pack-phrase-variants:6"},
     "of phrase \"one\" already"},
    {entry("one", "平静", "english = ['calm sea']\n") +
         entry("two", "热闹", "english = ['Calm Sea']\n"),
     {"pack-phrase-english:7"},
     "of phrase \"one\" already"},
    {"[[group]]\nid = 'all'\nnames.en = 'A'\n", {"pack-phrase-group-id:2"}, "all phrases"},
    {"[[group]]\nid = 'tides'\n", {"pack-phrase-group-names:1"}, "found nothing"},
    {"[[tier]]\nid = 'hot'\nnames.en = 'h'\nshare = 2\n", {"pack-tier-share:4"}, "0 to 1"},
    {"[[tier]]\nid = 'hot'\nnames.en = 'h'\nshare = nan\n", {"pack-tier-share:4"}, "0 to 1"},
    {"[[tier]]\nid = 'hot'\nnames.en = 'h'\nshare = 'a'\n", {"pack-tier-share:4"}, "a number"},
    {"[[tier]]\nid = 'hot'\nnames.en = 'h'\nyearly_articles = -1\n",
     {"pack-tier-yearly-articles:4"},
     "not negative"},
    {"[[tier]]\nid = 'a'\nnames.en = 'a'\n[[tier]]\nid = 'b'\nnames.en = 'b'\n",
     {"pack-tier-share:4"},
     "is that of tier \"a\""},
    {"[[tier]]\nid = 'a'\nnames.en = 'a'\nshare = 0.5\nyearly_articles = 5\n"
     "[[tier]]\nid = 'b'\nnames.en = 'b'\nyearly_articles = 6\n",
     {"pack-tier-yearly-articles:9"},
     "no more articles"},
    {"tier_outlet = 'bay-dailey'\n", {"pack-tier-outlet:1"}, "the nearest is \"bay-daily\""},
};

TEST(Glossary, ToldFaultsNameLineAndKey) {
  for (const Fault& fault : faults) {
    const Read got = read({fault.glossary});
    EXPECT_EQ(got.told, fault.told) << fault.glossary << got.reasons;
    EXPECT_NE(got.reasons.find(fault.reason), std::string::npos) << got.reasons;
    // What else the pack says stands.
    EXPECT_EQ(got.packs.outlets().size(), 1U);
  }
}

TEST(Glossary, TooLongAnEntryIsLeftOut) {
  const std::string note = "note = '" + std::string(70000, 'a') + "'\n";
  EXPECT_EQ(read({entry("one", "平静", note)}).told, Strings{"pack-phrase-id:2"});
  std::string many = "variants = [";
  for (int i = 0; i < 1001; ++i) many += fmt::format("'平静{}',", i);
  EXPECT_EQ(read({entry("one", "平静", many + "]\n")}).told, Strings{"pack-phrase-variants:6"});
}

TEST(Glossary, CheckPackCountsAndWarns) {
  const std::string folder = WEIGUAN_SOURCE "/src/packs/testdata/untidy-phrases";
  const PackReport report = check_pack(folder, {});
  EXPECT_EQ(report.phrases, 2U);
  EXPECT_EQ(report.problems, 0U);
  Strings rules;
  for (const Problem& one : report.warnings)
    rules.push_back(fmt::format("{}:{}", one.rule, one.line));
  EXPECT_EQ(
      rules,
      (Strings{"pack-phrase-groups:5", "pack-phrase-names-hant:9", "pack-phrase-variants:15"}));
}

}  // namespace
}  // namespace weiguan
