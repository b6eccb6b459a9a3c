#include "packs/packs.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"

namespace weiguan {
namespace {

const std::string testdata = WEIGUAN_SOURCE "/src/packs/testdata/";

struct Loaded {
  Packs packs;
  std::vector<Problem> problems;
};

Loaded load(const std::vector<std::filesystem::path>& folders) {
  Loaded loaded;
  loaded.packs =
      Packs::load(folders, [&](const Problem& problem) { loaded.problems.push_back(problem); });
  return loaded;
}

std::string id_of(const Outlet* outlet) {
  return outlet == nullptr ? "" : outlet->id;
}

TEST(Packs, ReadsEveryField) {
  const Loaded loaded = load({testdata + "harbour"});
  EXPECT_TRUE(loaded.problems.empty());
  ASSERT_EQ(loaded.packs.outlets().size(), 5U);
  const Outlet* one = loaded.packs.outlet("tideland-daily");
  ASSERT_NE(one, nullptr);
  EXPECT_EQ(one->names.hans, "潮汐日报");
  EXPECT_EQ(one->names.hant, "潮汐日報");
  EXPECT_EQ(one->names.en, "Tideland Daily");
  EXPECT_EQ(one->also, (std::vector<std::string>{"潮汐网", "潮报"}));
  EXPECT_EQ(one->kind, "newspaper");
  EXPECT_EQ(one->control, "central-party");
  EXPECT_EQ(one->controller, "Council of Tideland");
  EXPECT_EQ(one->place, "CN");
  EXPECT_EQ(one->domains, (std::vector<std::string>{"tideland.example", "www.gov.example"}));
  ASSERT_EQ(one->accounts.size(), 2U);
  EXPECT_EQ(one->accounts[1].platform, "weibo");
  EXPECT_EQ(one->accounts[1].handle, "潮汐日报");
  EXPECT_EQ(one->valid_from, "1950-03");
  EXPECT_EQ(one->valid_to, "");
  EXPECT_EQ(one->source, "made up");
  EXPECT_EQ(one->note, "A note, with a comma and a \"quote\"");
}

TEST(Packs, ZoneAndLanguageFallBackOnThePacks) {
  const Loaded loaded = load({testdata + "harbour"});
  EXPECT_EQ(loaded.packs.outlet("tideland-daily")->zone, "Asia/Shanghai");
  EXPECT_EQ(loaded.packs.outlet("north-bay-evening")->zone, "Asia/Hong_Kong");
  EXPECT_EQ(loaded.packs.outlet("north-bay-evening")->language, "zh");
  EXPECT_EQ(loaded.packs.outlet("harbour-post")->language, "en");
  ASSERT_EQ(loaded.packs.infos().size(), 1U);
  EXPECT_EQ(loaded.packs.infos()[0].id, "harbour");
  EXPECT_EQ(loaded.packs.infos()[0].zone, "Asia/Shanghai");
}

TEST(Packs, TheLongestDomainWins) {
  const Packs packs = load({testdata + "harbour"}).packs;
  EXPECT_EQ(id_of(packs.by_url("https://tideland.example/a")), "tideland-daily");
  EXPECT_EQ(id_of(packs.by_url("http://News.Tideland.EXAMPLE:8080/a?b")), "tideland-daily");
  EXPECT_EQ(id_of(packs.by_url("https://bay.tideland.example/")), "north-bay-evening");
  EXPECT_EQ(id_of(packs.by_url("https://m.bay.tideland.example./")), "north-bay-evening");
  EXPECT_EQ(packs.by_url("https://nottideland.example/"), nullptr);
  EXPECT_EQ(packs.by_url("https://tideland.example.evil.example2/"), nullptr);
  EXPECT_EQ(packs.by_url("https://a.example/?u=tideland.example"), nullptr);
  EXPECT_EQ(packs.by_url(""), nullptr);
  EXPECT_EQ(packs.by_url("tideland"), nullptr);
}

TEST(Packs, ADomainWithWwwIsThatHostAlone) {
  const Packs packs = load({testdata + "harbour"}).packs;
  EXPECT_EQ(id_of(packs.by_url("https://www.gov.example/x")), "tideland-daily");
  EXPECT_EQ(packs.by_url("https://moe.gov.example/x"), nullptr);
}

TEST(Packs, NamesAreFolded) {
  const Packs packs = load({testdata + "harbour"}).packs;
  EXPECT_EQ(id_of(packs.by_name("潮汐日報")), "tideland-daily");
  EXPECT_EQ(id_of(packs.by_name(" 潮報　")), "tideland-daily");
  EXPECT_EQ(id_of(packs.by_name("ＴＩＤＥＬＡＮＤ daily")), "tideland-daily");
  EXPECT_EQ(id_of(packs.by_name("tideland post")), "harbour-post");
  EXPECT_EQ(packs.by_name("潮汐日报社"), nullptr);
  EXPECT_EQ(packs.by_name(""), nullptr);
}

TEST(Packs, ANameOfTwoOutletsIsNobodys) {
  const Packs packs = load({testdata + "harbour"}).packs;
  EXPECT_EQ(packs.by_name("海島日報"), nullptr);
  EXPECT_EQ(id_of(packs.by_name("海岛日报")), "island-daily");
  EXPECT_EQ(id_of(packs.by_name("南島日報")), "island-daily-south");
}

TEST(Packs, AccountsAreBlindToCase) {
  const Packs packs = load({testdata + "harbour"}).packs;
  EXPECT_EQ(id_of(packs.by_account("x", "tidelanddaily")), "tideland-daily");
  EXPECT_EQ(id_of(packs.by_account("X", "@TIDELANDDAILY")), "tideland-daily");
  EXPECT_EQ(id_of(packs.by_account("weibo", "潮汐日報")), "tideland-daily");
  EXPECT_EQ(packs.by_account("weibo", "tidelanddaily"), nullptr);
}

TEST(Packs, GroupsAreFoundByIdAndName) {
  const Packs packs = load({testdata + "harbour"}).packs;
  ASSERT_NE(packs.group("local"), nullptr);
  EXPECT_EQ(packs.group("LOCAL"), packs.group("local"));
  EXPECT_EQ(packs.group("中央")->id, "central");
  EXPECT_EQ(packs.group("nowhere"), nullptr);
  EXPECT_EQ(
      packs.members("central"), (std::vector<std::string>{"north-bay-evening", "tideland-daily"}));
  EXPECT_TRUE(packs.members("nowhere").empty());
}

TEST(Packs, AnEmptyCellOfAnOverlayKeepsAndADashEmpties) {
  const Loaded loaded = load({testdata + "harbour", testdata + "overlay"});
  const Outlet* one = loaded.packs.outlet("harbour-post");
  ASSERT_NE(one, nullptr);
  EXPECT_EQ(one->control, "commercial");
  EXPECT_EQ(one->valid_to, "2020");
  EXPECT_EQ(one->names.en, "Harbour Post");
  EXPECT_EQ(one->groups, std::vector<std::string>{"local"});
  EXPECT_TRUE(one->domains.empty());
  EXPECT_EQ(loaded.packs.by_url("https://harbourpost.example/"), nullptr);
  EXPECT_EQ(loaded.packs.outlets().size(), 5U);
  // A new outlet needs all that an outlet needs.
  EXPECT_EQ(loaded.packs.outlet("bad-one"), nullptr);
  ASSERT_EQ(loaded.problems.size(), 4U);
  for (const Problem& problem : loaded.problems) {
    EXPECT_EQ(problem.file, testdata + "overlay/outlets.csv");
    EXPECT_EQ(problem.line, 3U);
  }
  EXPECT_EQ(loaded.problems[0].rule, "pack-name-hans");
  EXPECT_EQ(loaded.problems[1].rule, "pack-kind");
  EXPECT_EQ(loaded.problems[2].rule, "pack-place");
  EXPECT_EQ(loaded.problems[3].rule, "pack-source");
}

TEST(Packs, TheDigestTellsOfAChange) {
  const std::string once = load({testdata + "harbour"}).packs.digest();
  EXPECT_EQ(once.size(), 64U);
  EXPECT_EQ(once, load({testdata + "harbour", testdata + "harbour"}).packs.digest());
  EXPECT_NE(once, load({testdata + "harbour", testdata + "overlay"}).packs.digest());
}

TEST(Packs, ThatKnowNothingFindNothing) {
  const Packs packs;
  EXPECT_TRUE(packs.outlets().empty());
  EXPECT_EQ(packs.outlet("cctv"), nullptr);
  EXPECT_EQ(packs.by_url("https://tv.cctv.com/"), nullptr);
  EXPECT_EQ(packs.by_name("央视"), nullptr);
  EXPECT_EQ(packs.by_account("x", "a"), nullptr);
  EXPECT_EQ(packs.group("central"), nullptr);
}

TEST(Packs, ACopyFindsItsOwnRows) {
  Packs copy;
  {
    const Packs packs = load({testdata + "harbour"}).packs;
    copy = packs;
  }
  EXPECT_EQ(id_of(copy.by_name("Harbour Post")), "harbour-post");
}

TEST(Packs, AFolderThatIsNotThereIsAnError) {
  EXPECT_THROW(load({testdata + "nowhere"}), Error);
  EXPECT_THROW(load({testdata + "harbour/pack.toml"}), Error);
}

}  // namespace
}  // namespace weiguan
