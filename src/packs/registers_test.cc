#include "packs/registers.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "packs/check.h"
#include "packs/detail/reader.h"
#include "packs/detail/register_store.h"

namespace weiguan {
namespace {

using Files = std::map<std::string, std::string>;

const std::string towns_toml =
    "names = { hans = '镇', en = 'Towns' }\nsort = 'places'\nafter = ['镇']\n"
    "[[kind]]\nid = 'town'\nnames = { en = 'Town' }\n";
const std::string towns_csv =
    "id,name_hans,name_hant,name_en,also,weak,kind,source\n"
    "bay,湾头,灣頭,Bayhead,湾头镇;Old Bay,,town,made up\n"
    "calm,平安,平安,Calm,平安镇,平安;Calm,town,made up\n";

struct Read {
  Packs packs;
  std::vector<std::string> rules;
  std::vector<std::string> warnings;
};

Read read(const std::vector<Files>& folders) {
  Read out;
  const ProblemSink sink = [&](const Problem& problem) { out.rules.push_back(problem.rule); };
  PackReader reader(sink);
  for (std::size_t i = 0; i < folders.size(); ++i) {
    PackFiles files;
    files.folder = "p" + std::to_string(i);
    files.pack = "id='p'\nversion='1'\nzone='UTC'\nlanguages=['zh']\nnames.en='P'\n";
    files.registers = {files.folder + "/registers", folders[i]};
    reader.add(files);
  }
  for (const Problem& one : register_warnings(reader.registers())) out.warnings.push_back(one.rule);
  out.packs = reader.packs();
  return out;
}

using Rules = std::vector<std::string>;

TEST(Registers, AreReadFromTwoFiles) {
  const Read got = read({{{"towns.toml", towns_toml}, {"towns.csv", towns_csv}}});
  EXPECT_EQ(got.rules, Rules{});
  EXPECT_EQ(got.warnings, Rules{});
  const Register* towns = got.packs.registers().find("towns");
  ASSERT_NE(towns, nullptr);
  EXPECT_EQ(towns->names.en, "Towns");
  EXPECT_EQ(towns->after, Rules{"镇"});
  ASSERT_EQ(towns->entities.size(), 2U);
  const Entity* bay = got.packs.registers().entity("towns/bay");
  ASSERT_NE(bay, nullptr);
  // 湾头 and 灣頭 are one name in two scripts.
  EXPECT_EQ(
      bay->called,
      (std::vector<EntityName>{
          {"湾头", "zh", false},
          {"Bayhead", "en", false},
          {"湾头镇", "zh", false},
          {"Old Bay", "en", false}}));
  const Entity* calm = towns->entity("calm");
  ASSERT_NE(calm, nullptr);
  EXPECT_TRUE(calm->called[0].weak);
  EXPECT_TRUE(calm->called[1].weak);
  EXPECT_FALSE(calm->called[2].weak);
  EXPECT_EQ(got.packs.registers().entity("towns"), nullptr);
  EXPECT_EQ(got.packs.registers().entity("bays/bay"), nullptr);
}

TEST(Registers, OfLaterFoldersAreLaidOver) {
  const Read got = read(
      {{{"towns.toml", towns_toml}, {"towns.csv", towns_csv}},
       {{"towns.toml", "after = []\n"}, {"towns.csv", "id,also,note\nbay,-,moved\nfar,,\n"}}});
  // The new row lacks what an entity needs.
  EXPECT_EQ(
      got.rules, (Rules{"pack-register-name-hans", "pack-register-kind", "pack-register-source"}));
  const Register* towns = got.packs.registers().find("towns");
  EXPECT_TRUE(towns->after.empty());
  EXPECT_EQ(towns->entities.size(), 2U);
  EXPECT_EQ(towns->entity("bay")->note, "moved");
  EXPECT_EQ(towns->entity("bay")->called.size(), 2U);
}

TEST(Registers, TellTheirFaults) {
  EXPECT_EQ(read({{{"towns.csv", towns_csv}}}).rules, Rules{"pack-register-file"});
  EXPECT_EQ(
      read({{{"towns.toml", "sort = 'Many places'\n"}}}).rules,
      (Rules{"pack-register-names", "pack-register-sort"}));
  EXPECT_EQ(
      read({{{"towns.toml", towns_toml}, {"towns.csv", "id,name_en,kind,source\na,A,village,x\n"}}})
          .rules,
      Rules{"pack-register-kind"});
  EXPECT_EQ(
      read({{{"towns.toml", towns_toml},
             {"towns.csv", "id,name_en,kind,source,parent\na,A,town,x,lands/b\n"}}})
          .rules,
      Rules{"pack-register-parent"});
  EXPECT_EQ(read({{{"outlets.toml", towns_toml}}}).rules, Rules{"pack-register-file"});
  EXPECT_EQ(
      read({{{"towns.toml", towns_toml + "[[kind]]\nid = 'town'\nnames = {en='T'}\n"}}}).rules,
      Rules{"pack-register-kind-id"});
}

TEST(Registers, WarnOfANameThatTwoBearWithoutContext) {
  const std::string head = "id,name_hans,name_en,kind,with,source\n";
  const std::string twins = head + "a,甲,Twin,town,,x\nb,乙,Twin,town,,x\n";
  const std::string told_apart = head + "a,甲,Twin,town,山,x\nb,乙,Twin,town,海,x\n";
  EXPECT_EQ(
      read({{{"towns.toml", towns_toml}, {"towns.csv", twins}}}).warnings,
      (Rules{"pack-register-with", "pack-register-with"}));
  EXPECT_EQ(read({{{"towns.toml", towns_toml}, {"towns.csv", told_apart}}}).warnings, Rules{});
}

TEST(Registers, KeepRanksOfOthers) {
  const std::string ranking =
      "[[ranking]]\nid = 'r'\nregister = 'towns'\nnames = {en = 'R'}\nperiod = '2023'\n"
      "source = 'x'\n";
  const auto with = [&](const std::string& ranks) {
    return read(
        {{{"towns.toml", towns_toml},
          {"towns.csv", towns_csv},
          {"official.toml", ranking + ranks}}});
  };
  const Read got = with("ranks = [{entity='calm', best=3, worst=9}, {entity='bay', best=1}]\n");
  EXPECT_EQ(got.rules, Rules{});
  ASSERT_EQ(got.packs.registers().rankings.size(), 1U);
  const OfficialRanking& one = got.packs.registers().rankings[0];
  ASSERT_EQ(one.ranks.size(), 2U);
  EXPECT_EQ(one.ranks[0].entity, "bay");
  EXPECT_EQ(one.ranks[0].worst, 1);
  EXPECT_EQ(one.ranks[1].worst, 9);
  EXPECT_EQ(
      with("ranks = [{entity='calm', best=3, worst=2}]\n").rules,
      Rules{"pack-register-ranking-ranks"});
  EXPECT_EQ(with("ranks = [{entity='far', best=3}]\n").rules, Rules{"pack-register-ranking-ranks"});
}

TEST(Registers, OfOutletsAreMadeOfThem) {
  PackFiles files;
  files.folder = "p";
  files.pack = "id='p'\nversion='1'\nzone='UTC'\nlanguages=['zh']\nnames.en='P'\n";
  files.outlets =
      "id,name_hans,name_en,also,kind,control,place,source\n"
      "bay-post,湾报,Bay Post,海湾邮报,newspaper,independent,CN,made up\n";
  PackReader reader({});
  reader.add(files);
  const Packs packs = reader.packs();
  const Entity* post = packs.registers().entity("outlets/bay-post");
  ASSERT_NE(post, nullptr);
  ASSERT_EQ(post->called.size(), 3U);
  EXPECT_TRUE(post->called[0].weak);   // 湾报
  EXPECT_TRUE(post->called[1].weak);   // Bay Post
  EXPECT_FALSE(post->called[2].weak);  // 海湾邮报
}

TEST(Registers, OfTheChinaPackAreInOrder) {
  std::vector<std::string> told;
  const PackReport report = check_pack(WEIGUAN_SOURCE "/packs/china", [&](const Problem& problem) {
    told.push_back(problem.reason);
  });
  EXPECT_EQ(told, std::vector<std::string>{});
  EXPECT_EQ(report.registers, 4U);
  EXPECT_GT(report.entities, 400U);
  const Packs packs = Packs::load({WEIGUAN_SOURCE "/packs/china"}, {});
  const Register* cities = packs.registers().find("cities");
  ASSERT_NE(cities, nullptr);
  std::size_t prefecture_level = 0;
  for (const Entity& one : cities->entities) prefecture_level += one.kind == "city" ? 1 : 0;
  EXPECT_EQ(prefecture_level, 293U);
  EXPECT_EQ(cities->entity("beijing")->kind, "municipality");
  EXPECT_EQ(packs.registers().find("provinces")->entities.size(), 28U);
  ASSERT_FALSE(packs.registers().rankings.empty());
  EXPECT_EQ(packs.registers().rankings[0].ranks[2].entity, "hangzhou");
}

}  // namespace
}  // namespace weiguan
