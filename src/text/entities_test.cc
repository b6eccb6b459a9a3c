#include "text/entities.h"

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"

namespace weiguan {
namespace {

using Lines = std::vector<std::string>;

// A made-up country: the provinces 河东 and 海右, and cities in them.
enum Number : std::size_t { hedong, haiyou, guanghe, pingan, lakeview, lakeview_west, dahe, count };

std::vector<EntityWords> country() {
  std::vector<EntityWords> all(count);
  all[hedong] = {{"河东", "河东省", "Hedong"}, {}, {}, {}, {}, {}, 0, {}};
  all[haiyou] = {{"海右", "海右省", "Haiyou"}, {}, {}, {}, {}, {}, 0, {}};
  all[guanghe] = {{"广河", "广河市", "Guanghe"}, {}, {}, {}, {"广河饭"}, {}, 1, {hedong}};
  // 平安 is a word.
  all[pingan] = {{"平安市"}, {"平安"}, {"安塔"}, {}, {"平安夜"}, {}, 1, {hedong}};
  // Two cities with one English name.
  all[lakeview] = {{"湖望", "Huwang"}, {}, {}, {}, {}, {}, 1, {hedong}};
  all[lakeview_west] = {{"胡旺", "Huwang"}, {}, {}, {}, {}, {}, 1, {haiyou}};
  // A city that shares the name of the province 海右, and needs its own words.
  all[dahe] = {{"海右市"}, {"海右"}, {"右江"}, {"酒"}, {}, {"海右江"}, 1, {haiyou}};
  return all;
}

std::vector<EntityContext> contexts() {
  std::vector<EntityContext> groups(2);
  groups[1].after = {"市", "人", "路口", "police"};
  groups[1].before = {"在", "mayor of"};
  groups[1].not_after = {"路", "street"};
  groups[1].not_before = {"小"};
  groups[0].other_words = {"黄河"};
  return groups;
}

const EntityMatcher& matcher() {
  static const EntityMatcher made(country(), contexts());
  return made;
}

// What is found, as "number:text", and with "why number,...:text" what is not.
Lines found(std::string_view text) {
  EntitiesFound out;
  matcher().find(text, out);
  Lines lines;
  for (const EntityMatch& one : out.matches)
    lines.push_back(
        std::to_string(one.entity) + ":" +
        std::string(text.substr(one.begin, one.end - one.begin)));
  constexpr std::string_view whys[] = {"longer", "against", "none", "shared"};
  for (const EntityDoubt& one : out.doubts) {
    std::string line(whys[static_cast<std::size_t>(one.why)]);
    for (const std::size_t entity : one.entities) line += " " + std::to_string(entity);
    lines.push_back(line + ":" + std::string(text.substr(one.begin, one.end - one.begin)));
  }
  return lines;
}

TEST(Entities, AreFoundInBothScriptsAndInEnglishOnWordBorders) {
  EXPECT_EQ(found("广河今日晴，廣河明日雨"), (Lines{"2:广河", "2:廣河"}));
  EXPECT_EQ(found("Guanghe is wet; GUANGHE, too"), (Lines{"2:Guanghe", "2:GUANGHE"}));
  EXPECT_EQ(found("Guanghes and unGuanghe"), Lines{});
  EXPECT_EQ(found(""), Lines{});
}

TEST(Entities, CountByTheLongestName) {
  EXPECT_EQ(found("河东省广河市"), (Lines{"0:河东省", "2:广河市"}));
}

TEST(Entities, DoNotCountInWordsThatAreSomethingElse) {
  EXPECT_EQ(found("一碗广河饭"), Lines{"longer 2:广河"});
  EXPECT_EQ(found("平安夜"), Lines{"longer 3:平安"});
  // Of two that overlap the one that begins first: 黄河 and 东岸.
  EXPECT_EQ(found("黄河东岸"), Lines{"longer 0:河东"});
  EXPECT_EQ(found("在河东岸"), Lines{"0:河东"});
}

TEST(Entities, DoNotCountWhereWhatStandsBesideSpeaksAgainst) {
  EXPECT_EQ(found("广河路堵车"), Lines{"against 2:广河"});
  EXPECT_EQ(found("小广河"), Lines{"against 2:广河"});
  EXPECT_EQ(found("Guanghe Street"), Lines{"against 2:Guanghe"});
  // A longer one that speaks for it says more.
  EXPECT_EQ(found("广河路口"), Lines{"2:广河"});
  EXPECT_EQ(found("广河，路"), Lines{"2:广河"});
}

TEST(Entities, WithAWeakNameCountOnlyWhereSomethingSpeaksForThem) {
  EXPECT_EQ(found("祝你平安"), Lines{"none 3:平安"});
  EXPECT_EQ(found("平安人"), Lines{"3:平安"});
  EXPECT_EQ(found("他在平安"), Lines{"3:平安"});
  EXPECT_EQ(found("平安的安塔"), Lines{"3:平安"});
  EXPECT_EQ(found("河东平安"), (Lines{"0:河东", "3:平安"}));
  EXPECT_EQ(found("广河、平安"), (Lines{"2:广河", "3:平安"}));
  EXPECT_EQ(found("海右的人平安"), (Lines{"1:海右", "none 3:平安"}));
  // Another line is another paragraph.
  EXPECT_EQ(found("河东\n祝你平安"), (Lines{"0:河东", "none 3:平安"}));
}

TEST(Entities, OnceNamedForSureCountByTheirWeakNamesToo) {
  EXPECT_EQ(found("平安市\n平安"), (Lines{"3:平安市", "3:平安"}));
}

TEST(Entities, ThatShareANameAreToldApartByTheText) {
  EXPECT_EQ(found("Huwang"), Lines{"shared 4 5:Huwang"});
  EXPECT_EQ(found("Huwang, Hedong"), (Lines{"4:Huwang", "0:Hedong"}));
  EXPECT_EQ(found("Huwang\nHaiyou"), (Lines{"5:Huwang", "1:Haiyou"}));
  EXPECT_EQ(found("Huwang and Guanghe"), (Lines{"4:Huwang", "2:Guanghe"}));
  EXPECT_EQ(found("胡旺 Huwang"), (Lines{"5:胡旺", "5:Huwang"}));
  // Both provinces tell nothing.
  EXPECT_EQ(found("Huwang Hedong Haiyou"), (Lines{"0:Hedong", "1:Haiyou", "shared 4 5:Huwang"}));
}

TEST(Entities, WithTheNameOfAProvinceNeedTheirOwnWords) {
  EXPECT_EQ(found("海右"), Lines{"1:海右"});
  EXPECT_EQ(found("在海右，海右人"), (Lines{"1:海右", "1:海右"}));
  EXPECT_EQ(found("海右市"), Lines{"6:海右市"});
  EXPECT_EQ(found("右江边的海右"), Lines{"6:海右"});
  // The province, then its city of the same name.
  EXPECT_EQ(found("海右海右"), (Lines{"1:海右", "6:海右"}));
  EXPECT_EQ(found("海右江"), Lines{"6:海右江"});
}

TEST(Entities, AreNotMeantWhereAWordAgainstThemStandsNear) {
  EXPECT_EQ(found("右江酒，海右"), Lines{"1:海右"});
}

TEST(Entities, AllocateNothingButWhatIsFound) {
  EntitiesFound out;
  matcher().find("广河", out);
  EXPECT_EQ(out.matches.size(), 1U);
  matcher().find("别处", out);
  EXPECT_TRUE(out.matches.empty());
  EXPECT_TRUE(out.doubts.empty());
  EXPECT_EQ(matcher().size(), static_cast<std::size_t>(count));
}

TEST(Entities, WithAnEmptyNameAreRefused) {
  std::vector<EntityWords> all(1);
  all[0].names = {"\u200b"};
  EXPECT_THROW(EntityMatcher(all, contexts()), UsageError);
  EXPECT_EQ(EntityMatcher({}, {}).size(), 0U);
}

}  // namespace
}  // namespace weiguan
