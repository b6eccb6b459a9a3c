// What is written in the forms of others can be read from them again.
#include "packs/affiliation_formats.h"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "packs/detail/reader.h"

namespace weiguan {
namespace {

// All of it is made up.
Packs made_up(
    const std::string& bodies, const std::string& edges, const std::string& outlets = {}) {
  PackFiles files;
  files.folder = "made-up";
  files.pack = "id = 'a'\nversion = '1'\nzone = 'UTC'\nlanguages = ['zh']\nnames.en = 'A'\n";
  files.outlets = "id,name_hans,name_en,kind,control,place,domains,source\n" + outlets;
  files.affiliations = {"made-up/affiliations", bodies, edges};
  const ProblemSink sink = [](const Problem& problem) {
    ADD_FAILURE() << problem.file << ":" << problem.line << ": " << problem.reason;
  };
  PackReader reader(sink);
  reader.add(files);
  return reader.packs();
}

constexpr const char* bodies =
    "id,name_hans,name_hant,name_en,also,kind,place,valid_from,valid_to,source,note\n"
    "bay-house,湾区传媒,灣區傳媒,Bay Media,湾传;BM,company,CN-GD,2001-06,,made up,\"a note, with "
    "\"\"quotes\"\" & <signs>\"\n"
    "centre,湾区国际传播中心,,Bay Centre,,centre,CN-GD,2023,,made up,\n"
    "council,潮汐议会,,Tideland Council,,party,CN,1949,,the constitution,\n"
    "editor,甲某,,Somebody A,,person,,,,made up,public roles only\n"
    "far-shore,,,Far Shore Gazette,,media,US,,,made up,\n";
constexpr const char* edges =
    "id,from,relation,to,role,valid_from,valid_to,stated,doubt,source,note\n"
    "account,x:Bay_Media,account-of,bay-house,,2012,,,,made up,\n"
    "centre-house,bay-house,sponsors,centre,,2023-05,,2024-01-02,,made up,\n"
    "deal,centre,partner,far-shore,a weekly insert,2024-01-15,,,,made up,\n"
    "gazette,nobody,owns,far-shore,,1990,2001,,,made up,\n"
    "house,council,supervises,bay-house,,2001-06,,,one page only,a page,a note\n"
    "house-part,bay-house,part-of,council,,2002,2003-04-05,,,made up,\n"
    "seat,editor,seat,bay-house,chair,2020,,,,made up,\n"
    "share,bay-house,owns,far-shore,30 %,2002-02-02,,,,made up,\n";

ReadOptions options() {
  return {"file", "2024-02-07", "the file"};
}

const ProblemSink no_problem = [](const Problem& problem) {
  ADD_FAILURE() << problem.rule << " " << problem.line << ": " << problem.reason;
};

TEST(AffiliationFormats, FollowTheMoneyComesBackAsItWas) {
  const Packs packs = made_up(bodies, edges);
  const ReadAffiliations read = read_ftm(affiliations_as_ftm(packs), {}, options(), no_problem);
  EXPECT_EQ(bodies_csv(read.bodies), bodies);
  EXPECT_EQ(edges_csv(read.edges), edges);
}

TEST(AffiliationFormats, BodsComesBackAsItWasButForAccounts) {
  const Packs packs = made_up(bodies, edges);
  const ReadAffiliations read =
      read_bods(affiliations_as_bods(packs, last_day), {}, options(), no_problem);
  EXPECT_EQ(bodies_csv(read.bodies), bodies);
  std::string without = edges;
  const std::size_t at = without.find("account,");
  without.erase(at, without.find('\n', at) + 1 - at);
  EXPECT_EQ(edges_csv(read.edges), without);
}

TEST(AffiliationFormats, OutletsBelowAreMeantByTheirNamesAndAddresses) {
  const Packs over = made_up(
      "id,name_en,kind,source\n",
      "id,from,relation,to,source\n",
      "tide-daily,潮报,Tide Daily,newspaper,unknown,CN,tide.example,made up\n");
  const std::string ftm =
      "{\"id\":\"1\",\"schema\":\"Company\",\"properties\":{\"name\":[\"Tide Daily\"]}}\n"
      "{\"id\":\"2\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Somebody B\"]}}\n"
      "{\"id\":\"3\",\"schema\":\"Company\",\"properties\":{\"name\":[\"TD "
      "Online\"],\"website\":[\"https://www.tide.example/\"]}}\n"
      "{\"id\":\"4\",\"schema\":\"Ownership\",\"properties\":{\"owner\":[\"2\"],\"asset\":[\"1\"],"
      "\"startDate\":[\"2011-03\"]}}\n"
      "{\"id\":\"5\",\"schema\":\"Directorship\",\"properties\":{\"director\":[\"2\"],"
      "\"organization\":[\"3\"],\"role\":[\"chair\"]}}\n";
  const ReadAffiliations read = read_ftm(ftm, over, options(), no_problem);
  ASSERT_EQ(read.bodies.size(), 1U);
  EXPECT_EQ(read.bodies[0].kind, "person");
  ASSERT_EQ(read.edges.size(), 2U);
  EXPECT_EQ(read.edges[0].to, "tide-daily");
  EXPECT_EQ(read.edges[0].valid_from, "2011-03");
  EXPECT_EQ(read.edges[0].source, "the file");
  EXPECT_EQ(read.edges[1].to, "tide-daily");
  EXPECT_EQ(read.edges[1].relation, Relation::seat);
  EXPECT_EQ(read.edges[1].stated, "2024-02-07");
}

TEST(AffiliationFormats, BodsOfOlderVersionsIsReadToo) {
  const std::string bods =
      R"([{"statementID":"e1","statementType":"entityStatement","entityType":"registeredEntity",)"
      R"("name":"Harbour Press","incorporatedInJurisdiction":{"name":"Great Britain","code":"GB"}},)"
      R"({"statementID":"p1","statementType":"personStatement","personType":"knownPerson",)"
      R"("names":[{"fullName":"Somebody C"}]},)"
      R"({"statementID":"o1","statementType":"ownershipOrControlStatement","statementDate":)"
      R"("2019-04-05","subject":{"describedByEntityStatement":"e1"},"interestedParty":)"
      R"({"describedByPersonStatement":"p1"},"interests":[{"type":"shareholding","startDate":)"
      R"("2018-01-01"},{"type":"board-chair"}],"source":{"type":["officialRegister"],)"
      R"("description":"the register"}}])";
  const ReadAffiliations read = read_bods(bods, {}, options(), no_problem);
  ASSERT_EQ(read.bodies.size(), 2U);
  EXPECT_EQ(read.bodies[0].place, "GB");
  ASSERT_EQ(read.edges.size(), 2U);
  EXPECT_EQ(read.edges[0].relation, Relation::owns);
  EXPECT_EQ(read.edges[0].valid_from, "2018-01-01");
  EXPECT_EQ(read.edges[0].source, "the register");
  EXPECT_EQ(read.edges[1].relation, Relation::seat);
  EXPECT_EQ(read.edges[1].role, "board-chair");
}

TEST(AffiliationFormats, StateMediaMonitorsRowsBecomeOwnersAndAccounts) {
  const Packs over = made_up(
      "id,name_en,kind,source\n",
      "id,from,relation,to,source\n",
      "tide-tv,潮汐电视,Tide Television,broadcaster,unknown,CN,tide.example,made up\n");
  const std::string csv =
      "Region,Country,Media company,Main assets,URL,Typology,Status,Notes,Twitter Link\n"
      "Sea,Tideland,Tide Group,Television: Tide TV,https://tide.example/,SC,,,"
      "https://www.twitter.com/TideTV\n"
      "Sea,Tideland,Tide Group,Print: Bay Post,,SC,,,\n"
      "Sea,Tideland,Tide Group,Print: Bay Post,,SC,,,\n"
      "Sea,Tideland,Reef Radio,Reef Radio,,ISM,,,\n"
      "Sea,Tideland,,,,,,,\n";
  const ReadAffiliations read = read_state_media_monitor(csv, over, options(), no_problem);
  EXPECT_EQ(read.records, 5U);
  EXPECT_EQ(read.left_out, 1U);
  ASSERT_EQ(read.bodies.size(), 3U);
  EXPECT_EQ(read.bodies[0].id, "tide-group");
  EXPECT_EQ(read.bodies[1].id, "bay-post");
  ASSERT_EQ(read.edges.size(), 3U);
  EXPECT_EQ(read.edges[0].to, "tide-tv");
  EXPECT_EQ(read.edges[1].from, "x:TideTV");
  EXPECT_EQ(read.edges[1].relation, Relation::account_of);
  EXPECT_EQ(read.edges[2].to, "bay-post");
  EXPECT_EQ(read.edges[2].note, "Tideland, typology SC");
  EXPECT_EQ(read.edges[2].stated, "2024-02-07");
}

std::vector<std::string> rules_of(
    ReadAffiliations (*read)(
        std::string_view, const Packs&, const ReadOptions&, const ProblemSink&),
    const std::string& text) {
  std::vector<std::string> rules;
  read(text, {}, options(), [&](const Problem& problem) {
    rules.push_back(fmt::format("{}:{}", problem.rule, problem.line));
  });
  return rules;
}

TEST(AffiliationFormats, WhatCannotBeReadIsTold) {
  using Rules = std::vector<std::string>;
  EXPECT_EQ(
      rules_of(&read_ftm, "\n{\"id\":1}\nnot json\n"),
      (Rules{"affiliation-entity:2", "affiliation-entity:3"}));
  EXPECT_EQ(
      rules_of(
          &read_ftm,
          "{\"id\":\"4\",\"schema\":\"Ownership\",\"properties\":{\"owner\":[\"2\"],\"asset\":["
          "\"1\"]}}\n"),
      Rules{"affiliation-end:1"});
  EXPECT_EQ(rules_of(&read_bods, "{}"), Rules{"affiliation-bods:0"});
  EXPECT_EQ(
      rules_of(&read_bods, "[{\"recordType\":\"entity\"}, 7]"),
      (Rules{"affiliation-statement:0", "affiliation-statement:0"}));
  EXPECT_EQ(rules_of(&read_state_media_monitor, "a,b\nc,d\n"), Rules{"affiliation-columns:1"});
  EXPECT_EQ(rules_of(&read_bods, "[]"), Rules{});
}

TEST(AffiliationFormats, ACircleIsWrittenAsItIs) {
  const Packs packs = made_up(
      bodies,
      "id,from,relation,to,valid_from,source\n"
      "a,bay-house,owns,far-shore,2001,made up\n"
      "b,far-shore,owns,bay-house,2001,made up\n");
  EXPECT_EQ(packs.affiliations().rings().size(), 1U);
  EXPECT_EQ(read_ftm(affiliations_as_ftm(packs), {}, options(), no_problem).edges.size(), 2U);
  EXPECT_NE(affiliations_as_graphml(packs).find("source=\"far-shore\""), std::string::npos);
}

TEST(AffiliationFormats, GraphmlAndCsvNameEveryStatement) {
  const Packs packs = made_up(bodies, edges);
  const std::string graphml = affiliations_as_graphml(packs), csv = affiliations_as_csv(packs);
  for (const Affiliation& one : packs.affiliations().edges()) {
    EXPECT_NE(graphml.find(fmt::format("<edge id=\"{}\"", one.id)), std::string::npos) << one.id;
    EXPECT_NE(csv.find("\n" + one.id + ","), std::string::npos) << one.id;
  }
  EXPECT_NE(csv.find("湾区传媒,Bay Media,owns,far-shore"), std::string::npos);
}

TEST(AffiliationFormats, TheShippedPackComesBackWhole) {
  const Packs packs = Packs::load({WEIGUAN_SOURCE "/packs/china"}, no_problem);
  ASSERT_GT(packs.affiliations().edges().size(), 400U);
  const ReadAffiliations ftm = read_ftm(affiliations_as_ftm(packs), packs, options(), no_problem);
  EXPECT_TRUE(ftm.bodies.empty());
  ASSERT_EQ(ftm.edges.size(), packs.affiliations().edges().size());
  EXPECT_EQ(
      edges_csv(ftm.edges),
      edges_csv({packs.affiliations().edges().begin(), packs.affiliations().edges().end()}));
}

TEST(AffiliationFormats, ReadTheRegisterOfStateMedia) {
  const char* shared = std::getenv("WEIGUAN_SHARED");
  const std::filesystem::path root = shared != nullptr ? shared : WEIGUAN_SOURCE "/../shared";
  const auto file = root / "data/registry/state-media-profiles.csv";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "skipped: no shared data";
  const Packs packs = Packs::load({WEIGUAN_SOURCE "/packs/china"}, {});
  std::uint64_t problems = 0;
  const ReadAffiliations read = read_state_media_monitor(
      read_file(file), packs, options(), [&](const Problem&) { ++problems; });
  std::cout << read.records << " records, " << read.bodies.size() << " bodies, "
            << read.edges.size() << " statements, " << read.left_out << " left out, " << problems
            << " problems\n";
  EXPECT_GE(read.records, 1100U);
  EXPECT_GE(read.edges.size(), 500U);
}

}  // namespace
}  // namespace weiguan
