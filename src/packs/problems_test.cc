// Each fault of a pack is told with its file, line and field.
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/files.h"
#include "packs/check.h"
#include "packs/detail/reader.h"
#include "packs/packs.h"

namespace weiguan {
namespace {

const std::string testdata = WEIGUAN_SOURCE "/src/packs/testdata/";

std::string one_line(const Problem& problem) {
  const std::string file =
      problem.file.starts_with(testdata) ? problem.file.substr(testdata.size()) : problem.file;
  return fmt::format("{}:{}: {}: {}\n", file, problem.line, problem.rule, problem.reason);
}

TEST(PackProblems, AreToldExactly) {
  std::string told;
  const Packs packs =
      Packs::load({testdata + "bad"}, [&](const Problem& problem) { told += one_line(problem); });
  EXPECT_EQ(told, read_file(testdata + "bad/expected.txt"));
  ASSERT_EQ(packs.outlets().size(), 2U);
  EXPECT_EQ(packs.outlets()[0].id, "first");
  EXPECT_EQ(packs.outlets()[1].id, "good");
}

TEST(PackProblems, MayBeDropped) {
  EXPECT_EQ(Packs::load({testdata + "bad"}, {}).outlets().size(), 2U);
}

std::vector<std::string> rules_of(const std::vector<PackFiles>& folders) {
  std::vector<std::string> rules;
  const ProblemSink sink = [&](const Problem& problem) {
    rules.push_back(fmt::format("{}:{}", problem.rule, problem.line));
  };
  PackReader reader(sink);
  for (const PackFiles& one : folders) reader.add(one);
  return rules;
}

const std::string toml =
    "id = 'a'\nversion = '1'\nzone = 'UTC'\nlanguages = ['zh']\nnames.en = 'A'\n";

TEST(PackProblems, OfTheFirstLineLeaveTheFileOut) {
  using Rules = std::vector<std::string>;
  EXPECT_EQ(rules_of({{"p", toml, "name_en\nx\n", {}}}), Rules{"pack-columns:1"});
  EXPECT_EQ(rules_of({{"p", toml, "id,id\nx,y\n", {}}}), Rules{"pack-columns:1"});
  EXPECT_EQ(rules_of({{"p", toml, "\"id\nx\n", {}}}), Rules{"pack-csv:1"});
  EXPECT_EQ(rules_of({{"p", toml, "", {}}}), Rules{});
}

TEST(PackProblems, OfOtherCharsetsCostTheRow) {
  EXPECT_EQ(
      rules_of({{"p", toml, "id,name_en\na,A\nb,\xc4\xb3\xb1\xa8\nc,C\n", {}}}),
      std::vector<std::string>{"pack-csv:3"});
}

TEST(PackProblems, OfPackTomlNameTheLine) {
  using Rules = std::vector<std::string>;
  EXPECT_EQ(rules_of({{"p", toml, {}, {}}}), Rules{});
  EXPECT_EQ(rules_of({{"p", {}, {}, {}}}), Rules{"pack-toml:0"});
  EXPECT_EQ(rules_of({{"p", "id = 'a'\nversion = \n", {}, {}}}), Rules{"pack-toml:2"});
  EXPECT_EQ(
      rules_of({{"p", "id = 'a'", {}, {}}}),
      (Rules{"pack-zone:1", "pack-version:1", "pack-languages:1", "pack-names:1"}));
}

TEST(PackProblems, AFolderOverAnotherNeedsNoPackToml) {
  using Rules = std::vector<std::string>;
  EXPECT_EQ(rules_of({{"p", toml, {}, {}}, {"q", {}, {}, {}}}), Rules{});
  EXPECT_EQ(rules_of({{"p", toml, {}, {}}, {"q", "version = '2'", {}, {}}}), Rules{});
}

const std::string head = "id,name_en,kind,control,place,domains,source\n";

TEST(PackProblems, ADomainMayMoveBetweenOutletsInOneFile) {
  const std::string below = head + "a,A,website,unknown,CN,a.example,s\n";
  const std::string moved = head + "b,B,website,unknown,CN,a.example,s\na,,,,,a2.example,\n";
  EXPECT_TRUE(rules_of({{"p", toml, {}, below}, {"q", {}, {}, moved}}).empty());
  const std::string taken = head + "b,B,website,unknown,CN,a.example,s\n";
  EXPECT_EQ(
      rules_of({{"p", toml, {}, below}, {"q", {}, {}, taken}}),
      std::vector<std::string>{"pack-domains:2"});
}

TEST(PackProblems, ARowThatFallsBringsItsEarlierOneBack) {
  const std::string below =
      head + "a,A,website,unknown,CN,a.example,s\nc,C,website,unknown,CN,c.example,s\n";
  // a gives a.example up for c.example, which is c's; so a keeps a.example, and b cannot have it.
  const std::string above = head + "b,B,website,unknown,CN,a.example,s\na,,,,,c.example,\n";
  EXPECT_EQ(
      rules_of({{"p", toml, {}, below}, {"q", {}, {}, above}}),
      (std::vector<std::string>{"pack-domains:2", "pack-domains:3"}));
}

TEST(PackProblems, EquivalentsAreLaidOverAndNoWordStandsTwice) {
  std::vector<std::string> told;
  const ProblemSink sink = [&told](const Problem& one) {
    told.push_back(one.rule + ":" + std::to_string(one.line));
  };
  PackReader reader(sink);
  PackFiles below{"below", toml, {}, {}};
  below.equivalents =
      "id,kind,zh,en\n"
      "gull-isle,place,鸥洲,Gull Isle\n"
      "tide,thing,大潮;鷗洲,tide\n"  // Row 3: the same word in the other script.
      "harbour,sea,港,harbour\n"     // Row 4: no such kind.
      "wind,thing,,wind\n";          // Row 5: one side only.
  PackFiles above{"above", {}, {}, {}};
  above.equivalents = "id,en\ngull-isle,Isle of Gulls\n";
  reader.add(below);
  reader.add(above);
  EXPECT_EQ(
      told,
      (std::vector<std::string>{
          "pack-equivalent-zh:3", "pack-equivalent-kind:4", "pack-equivalent-zh:5"}));
  const Packs packs = reader.packs();
  ASSERT_EQ(packs.equivalents().size(), 1U);
  EXPECT_EQ(packs.equivalents()[0].words.zh, std::vector<std::string>{"鸥洲"});
  EXPECT_EQ(packs.equivalents()[0].words.en, std::vector<std::string>{"Isle of Gulls"});
}

TEST(CheckPack, CountsAndWarns) {
  const PackReport report = check_pack(testdata + "untidy", {});
  EXPECT_EQ(report.outlets, 3U);
  EXPECT_EQ(report.groups, 2U);
  EXPECT_EQ(report.domains, 2U);
  EXPECT_EQ(report.accounts, 0U);
  EXPECT_EQ(report.problems, 0U);
  std::string warned;
  for (const Problem& one : report.warnings) warned += one_line(one);
  EXPECT_EQ(
      warned,
      "untidy/groups.csv:2: pack-groups: no outlet is in the group \"lonely\"\n"
      "untidy/outlet.csv:0: pack-file: the file is not read; expected pack.toml, outlets.csv, "
      "groups.csv, phrases.toml, wording.toml, notices.toml, sources.toml, providers.toml, "
      "euphemisms.toml or equivalents.csv\n"
      "untidy/outlets.csv:3: pack-also: the name \"同名報\" of outlet \"two-paper\" is one of "
      "outlet "
      "\"one-paper\" too, so it finds neither where the spelling does not tell them apart\n"
      "untidy/outlets.csv:4: pack-domains: outlet \"no-domain\" has neither domain nor account; "
      "only its names can find it\n");
}

TEST(CheckPack, CountsProblemsOfTheFolderAlone) {
  std::size_t told = 0;
  const PackReport report =
      check_pack(testdata + "overlay", [&](const Problem&) { ++told; }, {testdata + "harbour"});
  EXPECT_EQ(report.outlets, 5U);
  EXPECT_EQ(report.problems, 4U);
  EXPECT_EQ(told, 4U);
}

TEST(CheckPack, FindsTheExamplesPackInOrder) {
  const PackReport report = check_pack(WEIGUAN_SOURCE "/examples/pack", [](const Problem& problem) {
    ADD_FAILURE() << one_line(problem);
  });
  EXPECT_EQ(report.problems, 0U);
  EXPECT_GE(report.outlets, 10U);
}

}  // namespace
}  // namespace weiguan
