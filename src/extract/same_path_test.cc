#include "extract/same_path.h"

#include <gtest/gtest.h>

namespace weiguan {
namespace {

// `count` addresses of a page, "#" in the query being the number.
std::vector<std::string> addresses(std::string_view page, std::string_view query, int count) {
  std::vector<std::string> out;
  for (int i = 0; i < count; ++i) {
    std::string one(query);
    for (std::size_t at = 0; (at = one.find('#', at)) != std::string::npos;) {
      one.replace(at, 1, std::to_string(i));
    }
    out.push_back(std::string(page) + "?" + one);
  }
  return out;
}

SamePath only(const std::vector<std::string>& list, std::size_t at_least = 10) {
  const std::vector<SamePath> groups = same_paths(list, at_least);
  EXPECT_EQ(groups.size(), 1U);
  return groups.empty() ? SamePath() : groups[0];
}

TEST(SamePath, AddressesOfOnePathAreAGroup) {
  std::vector<std::string> list = addresses("https://harbour.example/list", "lang=zh&id=#", 20);
  list.emplace_back("http://HARBOUR.example:80/list#top");
  list.emplace_back("https://harbour.example/other?id=1");
  list.emplace_back("no address");
  const SamePath group = only(list);
  EXPECT_EQ(group.page, "harbour.example/list");
  EXPECT_EQ(group.members.size(), 21U);
  EXPECT_EQ(group.members[3], 3U);
  EXPECT_EQ(group.different, 21U);
  ASSERT_EQ(group.varying.size(), 2U);
  EXPECT_EQ(group.varying[0].name, "id");
  EXPECT_EQ(group.varying[0].values, 21U);
  EXPECT_EQ(group.varying[1].values, 2U);  // "zh" and none.
  EXPECT_TRUE(same_paths(list, 22).empty());
}

TEST(SamePath, PathsOfTheirOwnAreNoGroup) {
  std::vector<std::string> list;
  for (int i = 0; i < 100; ++i) {
    list.push_back("https://harbour.example/" + std::to_string(i) + ".html?id=1");
  }
  EXPECT_TRUE(same_paths(list, 2).empty());
}

TEST(SamePath, AnIdMayNamePages) {
  const SamePath group = only(addresses("https://harbour.example/show.php", "cat=1&id=#", 50));
  EXPECT_EQ(group.difference, Difference::names);
  // The session beside it does not change that.
  EXPECT_EQ(
      only(addresses("https://harbour.example/show.php", "id=#&sid=a#", 50)).difference,
      Difference::names);
  EXPECT_EQ(only(addresses("https://harbour.example/", "#", 50)).difference, Difference::names);
}

TEST(SamePath, ASessionNamesVisits) {
  for (const char* query : {"sid=a#", "PHPSESSID=#", "id=7&timestamp=#", "utm_term=#", "_=#"}) {
    EXPECT_EQ(
        only(addresses("https://harbour.example/a", query, 50)).difference, Difference::visits)
        << query;
  }
}

TEST(SamePath, OrdersAndFiltersAreChoices) {
  std::vector<std::string> list;
  for (int i = 0; i < 4; ++i) {
    for (int k = 0; k < 20; ++k) {
      list.push_back(
          "https://harbour.example/list?order=" + std::to_string(i) + "&page=" + std::to_string(k));
    }
  }
  const SamePath group = only(list);
  EXPECT_EQ(group.difference, Difference::choices);
  EXPECT_EQ(group.varying.at(0).name, "page");
  EXPECT_EQ(group.varying.at(0).values, 20U);
}

TEST(SamePath, RepeatedAddressesAreCountedOnce) {
  const std::vector<std::string> list(30, "https://harbour.example/a?id=1");
  const SamePath group = only(list);
  EXPECT_EQ(group.members.size(), 30U);
  EXPECT_EQ(group.different, 1U);
  EXPECT_TRUE(group.varying.empty());
  EXPECT_EQ(group.difference, Difference::choices);
}

TEST(SamePath, TheProblemSaysWhatItIs) {
  const Problem problem = same_path_problem(
      only(addresses("https://harbour.example/a", "sid=#", 50)),
      "https://harbour.example/sitemap.xml",
      10);
  EXPECT_EQ(problem.rule, "address-parameters");
  EXPECT_EQ(problem.file, "https://harbour.example/sitemap.xml");
  EXPECT_EQ(
      problem.reason,
      "50 addresses differ from harbour.example/a only in parameters: sid (50 values); which is "
      "called after visits, not pages. The first 10 were taken.");
}

TEST(SamePath, FiftyThousandAreToldInTime) {
  const auto list = addresses("https://harbour.example/a", "a=#&b=#&c=#&d=x", 50'000);
  EXPECT_EQ(only(list).different, 50'000U);
  // A name of its own in each address, too.
  EXPECT_EQ(
      only(addresses("https://harbour.example/a", "p#=1", 50'000)).difference, Difference::choices);
}

}  // namespace
}  // namespace weiguan
