// What the overview, the search and the lists ask for, over a made-up archive in memory.
#include <algorithm>
#include <atomic>
#include <thread>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/url.h"
#include "views/web/detail/asking.h"
#include "views/web/detail/kept.h"
#include "views/web/detail/made_up.h"
#include "views/web/detail/pages.h"

namespace weiguan::web {
namespace {

Reply get(const Site& site, const std::string& address) {
  auto reply = answer(site, request_of(address));
  reply.body = whole_body(reply);
  return reply;
}

nlohmann::json json(const Site& site, const std::string& address) {
  const auto reply = get(site, address);
  EXPECT_EQ(reply.status, 200) << address << reply.body;
  auto parsed = nlohmann::json::parse(reply.body, nullptr, false);
  EXPECT_FALSE(parsed.is_discarded()) << reply.body;
  return parsed;
}

nlohmann::json facet(const nlohmann::json& all, const std::string& name) {
  for (const auto& one : all["facets"]) {
    if (one["facet"] == name) return one;
  }
  return {};
}

std::int64_t counted(const nlohmann::json& facet, const std::string& value) {
  for (const auto& one : facet["values"]) {
    if (one["value"] == value) return one["articles"];
  }
  return -1;
}

TEST(Overview, TellsCountsPacksAndRunsAtOnce) {
  const MadeUp world("look-overview");
  const auto site = world.site();
  const auto all = json(site, "/index.json");
  EXPECT_EQ(all["counts"]["articles"], 6);
  EXPECT_EQ(all["counts"]["problems"], 1);
  EXPECT_EQ(all["packs"][0]["names"]["en"], "A made-up pack");
  EXPECT_TRUE(all["runs"].empty());
  EXPECT_FALSE(all.contains("periods")) << "what takes longer is asked for by itself";
}

TEST(Holdings, AddUpByGroupAndPeriodAndLeadToTheirArticles) {
  const MadeUp world("look-holdings");
  const auto site = world.site();
  const auto all = json(site, "/holdings.json");
  EXPECT_EQ(all["unit"], "month");
  for (const auto& line : all["lines"]) {
    std::uint64_t sum = line["articles_of_no_one_period"];
    for (const auto& period : line["periods"]) sum += period[1].get<std::uint64_t>();
    EXPECT_EQ(sum, line["articles"]) << line;
    const std::string address = line["address"];
    EXPECT_EQ(json(site, "/search.json" + address.substr(7))["total"], line["articles"]) << line;
  }
  EXPECT_EQ(all["lines"][0]["which"], "all");
  EXPECT_EQ(all["lines"][0]["articles"], 6);
  EXPECT_EQ(all["lines"][1]["group"], "river-papers");
  EXPECT_EQ(all["lines"][1]["articles"], 3);
  EXPECT_EQ(all["lines"][2]["which"], "no-group");
  EXPECT_EQ(all["lines"][3]["which"], "no-outlet");
  EXPECT_EQ(json(site, "/holdings.json?unit=year")["unit"], "year");
  EXPECT_EQ(get(site, "/holdings.json?unit=hour").status, 400);
}

TEST(Arrivals, AreTheArticlesOfTheLastCapturesUnderPseudonyms) {
  const MadeUp world("look-arrivals");
  const auto site = world.site();
  const auto all = json(site, "/arrivals.json?limit=3")["arrivals"];
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0]["captured"], "2024-08-01T00:00:00Z");
  EXPECT_EQ(all[0]["account"], "河口日报");
  EXPECT_EQ(all[1]["account"].get<std::string>().substr(0, 7), "账号-");
  EXPECT_EQ(all[1]["beginning"], "今天的河水很高。");
  EXPECT_EQ(get(site, "/arrivals.json").body.find("小明同学"), std::string::npos);
  EXPECT_EQ(get(site, "/arrivals.csv").body.find("小明同学"), std::string::npos);
  EXPECT_EQ(get(site, "/arrivals.json?limit=0").status, 400);
}

TEST(Sources, AreListedWithWhatEachColumnMeans) {
  const MadeUp world("look-sources");
  auto site = world.site();
  EXPECT_EQ(json(site, "/sources.json")["total"], 0);
  site.sources = [] {
    SourceHealth one;
    one.source = "hekou-feed";
    one.failures = 2;
    one.reason = "the host did not answer";
    return std::vector<SourceHealth>{one};
  };
  const auto all = json(site, "/sources.json");
  EXPECT_EQ(all["sources"][0]["failures"], 2);
  EXPECT_TRUE(all["sources"][0]["last_success"].is_null());
  EXPECT_EQ(all["columns"].size(), all["sources"][0].size());
}

TEST(Facets, AreCountedOverAllHits) {
  const MadeUp world("look-facets", 40);
  const auto site = world.site();
  const auto all = json(site, "/facets.json?q=潮汐&limit=1");
  EXPECT_EQ(json(site, "/search.json?q=潮汐&limit=1")["total"], 40);
  EXPECT_EQ(counted(facet(all, "outlet"), "hekou-daily"), 40);
  EXPECT_EQ(counted(facet(all, "group"), "river-papers"), 40);
  EXPECT_EQ(counted(facet(all, "kind"), "article"), 40);
  EXPECT_EQ(counted(facet(all, "period"), "2023-05"), 40);
  EXPECT_TRUE(facet(all, "account")["values"].empty());
  EXPECT_EQ(facet(all, "account")["without"], 40);
}

TEST(Facets, AChosenValueDoesNotHideTheOthersOfItsFacet) {
  const MadeUp world("look-chosen");
  const auto site = world.site();
  const auto all = json(site, "/facets.json?outlet=ridge-post");
  const auto outlets = facet(all, "outlet");
  EXPECT_EQ(counted(outlets, "ridge-post"), 1);
  EXPECT_EQ(counted(outlets, "hekou-daily"), 3);
  EXPECT_EQ(outlets["values"][0]["value"], "ridge-post") << "what is chosen stands first";
  EXPECT_EQ(counted(facet(all, "lang"), "en"), 1);
  EXPECT_EQ(counted(facet(all, "lang"), "zh"), -1) << "others are counted within the choice";
}

TEST(Facets, EachValueFiltersToExactlyItsCount) {
  const MadeUp world("look-exact", 3);
  const auto site = world.site();
  const auto all = json(site, "/facets.json");
  int tried = 0;
  for (const auto& one : all["facets"]) {
    for (const auto& value : one["values"]) {
      const std::string text = percent_encode(value["value"].get<std::string>());
      const std::string name = one["facet"];
      const auto query = name == "period" ? "from=" + text + "&to=" + text : name + "=" + text;
      EXPECT_EQ(json(site, "/search.json?" + query)["total"], value["articles"]) << query;
      ++tried;
    }
  }
  EXPECT_GT(tried, 10);
}

TEST(Facets, AccountsStandUnderTheirPseudonymsAndCanBeChosenByThem) {
  const MadeUp world("look-accounts");
  const auto site = world.site();
  const auto reply = get(site, "/facets.json");
  EXPECT_EQ(reply.body.find("小明同学"), std::string::npos);
  const auto accounts = facet(nlohmann::json::parse(reply.body), "account");
  ASSERT_EQ(accounts["values"].size(), 2U);
  EXPECT_EQ(json(site, "/search.json?account=weibo%3A%E6%B2%B3")["total"], 0);
  EXPECT_EQ(get(site, "/search.json?group=no-such").status, 400);
}

TEST(Like, SaysWhatIsKnownAndRefusesWhatIsNoArticle) {
  const MadeUp world("look-like");
  const auto site = world.site();
  const auto none = json(site, "/like.json?article=" + to_string(world.tide));
  EXPECT_EQ(none["total"], 0) << "nothing was compared yet";
  site.archive->compare();
  const auto all = json(site, "/like.json?article=" + to_string(world.tide));
  ASSERT_EQ(all["total"], 1);
  EXPECT_EQ(all["rows"][0]["article"], to_string(world.tide_edited));
  EXPECT_GT(all["rows"][0]["of_this"].get<double>(), all["rows"][0]["of_that"].get<double>());
  EXPECT_EQ(get(site, "/like.json?article=nothing").status, 400);
  EXPECT_EQ(get(site, "/like.csv?article=" + to_string(world.tide)).status, 200);
}

TEST(Problems, ComeInPages) {
  const MadeUp world("look-problems");
  const auto site = world.site();
  const auto first = json(site, "/problems.json");
  EXPECT_EQ(first["total"], 1);
  EXPECT_EQ(first["problems"].size(), 1U);
  EXPECT_EQ(first["columns"][0]["heading"]["zh"], "文件");
  EXPECT_TRUE(json(site, "/problems.json?page=2")["problems"].empty());
  EXPECT_EQ(get(site, "/problems.json?page=0").status, 400);
}

TEST(Evidence, HasThePassagesWordsWithWhatStandsAroundThem) {
  const MadeUp world("look-evidence");
  const auto site = world.site();
  const std::string whole = site.archive->article(world.tide)->text;
  const auto begin = whole.find("镇政府");
  const auto address = "/evidence.json?passage=" + to_string(world.tide) + "%3A" +
                       std::to_string(begin) + "-" + std::to_string(begin + 9) +
                       "&capture=" + to_string(world.failed);
  const auto all = json(site, address)["evidence"];
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["passage"], "镇政府");
  EXPECT_TRUE(all[0]["before"].is_null()) << "the paragraph begins with it";
  EXPECT_EQ(all[0]["after"], "组织居民撤离到高处，媒体融合中心全程直播。");
  EXPECT_EQ(all[1]["capture"]["failure"], "the host did not answer");
}

TEST(Kept, MakesATextOncePerStateHoweverManyAsk) {
  Kept kept;
  std::atomic<int> made = 0;
  const auto make = [&] {
    ++made;
    return std::string("text");
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] { EXPECT_EQ(*kept.get("key", 1, make), "text"); });
  }
  for (auto& one : threads) one.join();
  EXPECT_EQ(made, 1);
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_EQ(*kept.get("key", 2, [] { return std::string("new"); }), "new");
  EXPECT_EQ(*kept.get("other", 2, make), "text");
  EXPECT_EQ(made, 2);
}

TEST(Kept, WhatFailedIsMadeAnew) {
  Kept kept;
  const auto fail = []() -> std::string { throw Error("no"); };
  EXPECT_THROW(kept.get("key", 1, fail), Error);
  EXPECT_EQ(*kept.get("key", 1, [] { return std::string("text"); }), "text");
}

}  // namespace
}  // namespace weiguan::web
