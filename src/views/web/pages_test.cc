// The pages over a made-up archive in memory, without a socket.
#include "views/web/detail/pages.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/stop.h"
#include "base/url.h"
#include "views/tables/news.h"
#include "views/web/detail/asking.h"
#include "views/web/detail/html.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/made_up.h"
#include "views/web/detail/words.h"

namespace weiguan::web {
namespace {

struct Got {
  int status = 0;
  std::string type, body;
};

Got get(const Site& site, const std::string& address, Speech speech = Speech::en) {
  const auto request = request_of(address, speech);
  auto reply = answer(site, request);
  try {
    return {reply.status, reply.type, whole_body(reply)};
  } catch (...) {
    reply = failure_reply(site, request, std::current_exception());
    return {reply.status, reply.type, reply.body};
  }
}

nlohmann::json json(const Site& site, const std::string& address) {
  const auto got = get(site, address);
  EXPECT_EQ(got.status, 200) << address << got.body;
  EXPECT_EQ(got.type, "application/json; charset=utf-8");
  auto parsed = nlohmann::json::parse(got.body, nullptr, false);
  EXPECT_FALSE(parsed.is_discarded()) << address << "\n" << got.body;
  return parsed;
}

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string article_address(ArticleId id) {
  return "/article/" + to_string(id);
}
std::string capture_address(CaptureId id) {
  return "/capture/" + to_string(id);
}

TEST(Pages, EveryPageAnswersInBothLanguagesAndHasTwins) {
  const MadeUp world("twins");
  const auto site = world.site();
  for (const std::string& path : std::vector<std::string>{
           "/",
           "/search",
           "/search?q=潮",
           "/outlets",
           "/outlet/hekou-daily",
           "/instruments",
           "/problems",
           "/about",
           article_address(world.tide),
           article_address(world.post),
           capture_address(world.page),
           capture_address(world.failed),
           "/evidence?article=" + to_string(world.tide) + "&capture=" + to_string(world.page)}) {
    const auto at = std::min(path.find('?'), path.size());
    const auto twin = [&](const std::string& ending) {
      return (path == "/" ? "/index" : path.substr(0, at)) + ending + path.substr(at);
    };
    const auto en = get(site, path);
    EXPECT_EQ(en.status, 200) << path << en.body;
    EXPECT_NE(en.body.find("<html lang=\"en\">"), std::string::npos);
    EXPECT_NE(en.body.find("id=\"app\""), std::string::npos) << "where the dashboard begins";
    const bool written = path.rfind("/article/", 0) == 0 || path.rfind("/capture/", 0) == 0;
    EXPECT_EQ(en.body.find("id=\"content\"") != std::string::npos, written) << path;
    EXPECT_EQ(en.body.find("rel=\"alternate\"") != std::string::npos, written) << path;
    EXPECT_EQ(en.body.find("<noscript>") != std::string::npos, !written) << path;
    const auto zh = get(site, path, Speech::zh);
    EXPECT_NE(zh.body.find("<html lang=\"zh-Hans\">"), std::string::npos);
    EXPECT_TRUE(json(site, twin(".json")).is_object()) << path;
    const auto csv = get(site, twin(".csv"));
    EXPECT_EQ(csv.status, 200) << path;
    EXPECT_EQ(csv.type, "text/csv; charset=utf-8");
    EXPECT_GE(lines(csv.body), 2U) << path << csv.body;
  }
}

TEST(Pages, EveryInstrumentHasAScreenAndItsTwinsGiveTheSameRows) {
  const MadeUp world("instruments");
  const auto site = world.site();
  const auto described = json(site, "/instruments.json")["instruments"];
  ASSERT_EQ(described.size(), instruments().size());
  for (const auto* one : instruments()) {
    const std::string name(one->name);
    const auto screen = get(site, "/" + name, Speech::zh);
    EXPECT_EQ(screen.status, 200);
    EXPECT_NE(screen.body.find("id=\"app\""), std::string::npos) << name;
    const auto about = std::find_if(described.begin(), described.end(), [&](const auto& entry) {
      return entry["name"] == name;
    });
    ASSERT_NE(about, described.end()) << name;
    std::set<std::string> said, wanted;
    for (const auto& parameter : (*about)["parameters"]) said.insert(parameter["name"]);
    for (const auto& parameter : one->parameters) wanted.emplace(parameter.name);
    EXPECT_EQ(said, wanted) << "the form is made from this";
    // What takes many values needs one.
    std::string asked = "run=1";
    for (const auto& parameter : one->parameters) {
      if (!parameter.many) continue;
      const std::string value = parameter.type == Type::article ? to_string(world.tide) : "新";
      asked += "&" + std::string(parameter.name) + "=" + value;
    }
    const auto twin = json(site, "/" + name + ".json?" + asked);
    EXPECT_EQ(twin["total"], twin["rows"].size());
    EXPECT_EQ(twin["instrument"], name);
    const auto csv = get(site, "/" + name + ".csv?" + asked);
    if (one->tables.size() == 1) {
      EXPECT_EQ(lines(csv.body), twin["rows"].size() + 1);
    }
    const auto wrong = get(site, "/" + name + ".json?no-such=1");
    EXPECT_EQ(wrong.status, 400);
    EXPECT_NE(
        nlohmann::json::parse(wrong.body)["error"].get<std::string>().find("no-such"),
        std::string::npos);
    EXPECT_EQ(get(site, "/" + name + ".csv?no-such=1").status, 400);
  }
}

TEST(Pages, InstrumentsWithNewsHaveAFeedAndOthersNone) {
  const MadeUp world("feeds");
  const auto site = world.site();
  std::size_t feeds = 0;
  for (const auto* one : instruments()) {
    const std::string name(one->name);
    const auto feed = get(site, "/" + name + ".atom", Speech::zh);
    if (!news_table(*one)) {
      EXPECT_EQ(feed.status, 404) << name;
      continue;
    }
    ++feeds;
    EXPECT_EQ(feed.status, 200) << name;
    EXPECT_EQ(feed.type, "application/atom+xml; charset=utf-8");
    EXPECT_EQ(feed.body.substr(0, 5), "<?xml");
    EXPECT_NE(feed.body.find("href=\"/" + name + ".atom\""), std::string::npos) << feed.body;
    EXPECT_EQ(get(site, "/" + name + ".atom?no-such=1").status, 400);
    EXPECT_EQ(get(site, "/" + name + "?run=1").status, 200);
  }
  EXPECT_GT(feeds, 0U);
  EXPECT_EQ(get(site, "/search.atom").status, 404);
}

TEST(Pages, EvidenceOfEveryRowLeadsToExactlyTheArticlesCounted) {
  const MadeUp world("evidence", 7);
  const auto site = world.site();
  for (const std::string address :
       {"/volume.json?per=outlet&by=month",
        "/phrases.json?phrases=河%0A的%0A水位&per=outlet&by=month"}) {
    const auto answer = json(site, address);
    const std::string first = answer["rows"][0]["table"];
    std::size_t followed = 0;
    for (const auto& row : answer["rows"]) {
      const auto& evidence = row["evidence"]["address"];
      if (row["table"] != first || !evidence.is_string()) continue;
      if (!row["values"]["articles"].is_number()) continue;
      std::string twin = evidence;
      if (twin.rfind("/search?", 0) != 0) continue;
      twin.insert(twin.find('?'), ".json");
      EXPECT_EQ(json(site, twin)["total"], row["values"]["articles"]) << twin;
      ++followed;
    }
    EXPECT_GT(followed, 1U) << address;
  }
}

TEST(Pages, SearchAddressesLeadToTheArticlesThatPassTheFilter) {
  const MadeUp world("addresses");
  const auto site = world.site();
  Filter filter;
  filter.published = parse_period("2024-07", site.zone);
  filter.outlets = {"hekou-daily", ""};
  filter.kinds = {ArticleKind::article, ArticleKind::post};
  filter.languages = {"zh", ""};
  for (const bool possible : {false, true}) {
    filter.possible = possible;
    auto address = search_address(filter, site.zone);
    std::set<std::string> wanted, shown;
    site.archive->articles(filter, [&](const Article& article) {
      wanted.insert(to_string(article.id));
      return true;
    });
    EXPECT_FALSE(wanted.empty());
    address.insert(address.find('?'), ".json");
    const auto data = json(site, address);
    for (const auto& hit : data["hits"]) shown.insert(hit["id"]);
    EXPECT_EQ(shown, wanted) << address;
  }
}

TEST(Pages, SearchMarksHitsAndCountsAll) {
  const MadeUp world("search", 45);
  const auto site = world.site();
  const auto second = json(site, "/search.json?q=潮汐&order=oldest&page=2");
  EXPECT_EQ(second["total"], 45);
  EXPECT_EQ(second["hits"].size(), 20U);
  const auto first = json(site, "/search.json?q=潮汐&order=oldest");
  EXPECT_NE(first["hits"][0]["id"], second["hits"][0]["id"]);
  EXPECT_EQ(json(site, "/search.json?q=潮汐")["hits"].size(), 20U);
  const auto all = json(site, "/search.json?q=潮汐&limit=all");
  EXPECT_EQ(all["hits"].size(), 45U);
  EXPECT_EQ(all["total"], 45);
  EXPECT_EQ(lines(get(site, "/search.csv?q=潮汐&limit=all").body), 46U);
  EXPECT_FALSE(all["hits"][0]["evidence"]["captures"].empty());
  const auto undecided = json(site, "/search.json?q=粗体&from=2024");
  EXPECT_EQ(undecided["total"], 0);
  EXPECT_EQ(undecided["undecided"], 1) << "the undated one can be shown";
}

TEST(Pages, HostileTextStaysText) {
  const MadeUp world("hostile");
  const auto site = world.site();
  for (const std::string& path : std::vector<std::string>{
           article_address(world.hostile),
           "/search",
           "/search?q=" + percent_encode(hostile_title),
           capture_address(world.hostile_page),
           "/problems",
           "/search?q=%22%3E%3Cscript%3E",
           "/search?from=%3Cscript%3E",
           "/%3Cscript%3Ealert(1)%3C/script%3E",
           "/evidence?article=" + to_string(world.hostile)}) {
    const auto got = get(site, path);
    // The dashboard's own script is the only one.
    const auto own = got.body.find("<script type=\"module\"");
    ASSERT_NE(own, std::string::npos) << path;
    EXPECT_EQ(got.body.find("<script"), own) << path;
    EXPECT_EQ(got.body.find("<script", own + 1), std::string::npos) << path;
    EXPECT_EQ(got.body.find("<img"), std::string::npos) << path;
    EXPECT_EQ(got.body.find("href=\"javascript"), std::string::npos) << path;
    EXPECT_EQ(got.body.find(" style="), std::string::npos) << path;
    EXPECT_EQ(got.body.find("onerror=\""), std::string::npos) << path;
  }
  const auto page = get(site, article_address(world.hostile)).body;
  EXPECT_NE(page.find("<bdi lang=\"zh-Hans\">&quot;&gt;&lt;script&gt;"), std::string::npos);
  EXPECT_EQ(json(site, article_address(world.hostile) + ".json")["title"], hostile_title);
}

TEST(Pages, PeopleAreNotNamedUnlessTheyArePublic) {
  const MadeUp world("people");
  const auto site = world.site();
  const auto range = "?begin=0&end=" + std::to_string(world.row.size());
  for (const std::string& path : std::vector<std::string>{
           article_address(world.post),
           article_address(world.post) + ".json",
           article_address(world.post) + ".csv",
           "/search.json?q=河水",
           "/search.csv?q=河水",
           capture_address(world.chunk),
           capture_address(world.chunk) + range,
           capture_address(world.chunk) + ".json"}) {
    const auto got = get(site, path);
    EXPECT_EQ(got.status, 200) << path;
    EXPECT_EQ(got.body.find("小明同学"), std::string::npos) << path;
    EXPECT_EQ(got.body.find("河边的电话"), std::string::npos) << path;
  }
  EXPECT_NE(get(site, article_address(world.post)).body.find("账号-"), std::string::npos);
  EXPECT_NE(get(site, article_address(world.public_post)).body.find("河口日报"), std::string::npos);
  EXPECT_NE(
      get(site, article_address(world.public_post)).body.find("河边的电话"), std::string::npos);
}

TEST(Pages, ArticleShowsWhatIsKnownAndHow) {
  const MadeUp world("article");
  const auto site = world.site();
  const auto page = get(site, article_address(world.tide)).body;
  EXPECT_NE(page.find("2024-07-02 (time of day not known)"), std::string::npos);
  EXPECT_NE(page.find("from the page&#39;s text"), std::string::npos);
  EXPECT_NE(page.find("by a pack: its domain"), std::string::npos);
  EXPECT_NE(page.find(to_string(world.tide_edited)), std::string::npos) << "the other version";
  EXPECT_NE(page.find(to_string(world.failed)), std::string::npos) << "the failed capture";
  EXPECT_NE(page.find("the host did not answer"), std::string::npos);
  EXPECT_NE(
      get(site, article_address(world.hostile))
          .body.find("not known; it stood there on 2024-07-06"),
      std::string::npos);
  const auto data = json(site, article_address(world.tide) + ".json");
  EXPECT_EQ(data["versions"].size(), 2U);
  EXPECT_EQ(data["captures"][0]["id"], to_string(world.page));
  EXPECT_EQ(data["captures_of_address"].size(), 3U);
  EXPECT_EQ(data["captures_of_address"][2]["size"], nullptr) << "no bytes are not 0 bytes";
  EXPECT_EQ(json(site, article_address(world.hostile) + ".json")["published"]["earliest"], nullptr);
  const auto post = json(site, article_address(world.post) + ".json");
  EXPECT_EQ(post["observations"][0]["value"], 12);
}

TEST(Pages, TwoVersionsStandSideBySide) {
  const MadeUp world("diff");
  const auto site = world.site();
  const auto at = "before=" + to_string(world.tide) + "&after=" + to_string(world.tide_edited);
  const auto page = get(site, article_address(world.tide)).body;
  EXPECT_NE(page.find("side by side"), std::string::npos);
  EXPECT_NE(page.find("/diff?" + escape(at)), std::string::npos);
  const auto later = get(site, article_address(world.tide_edited)).body;
  EXPECT_NE(later.find("/diff?" + escape(at)), std::string::npos) << "the earlier one comes first";
  const auto data = json(site, "/diff.json?" + at);
  EXPECT_EQ(data["changed"], true);
  EXPECT_EQ(data["before"]["id"], to_string(world.tide));
  EXPECT_FALSE(data["operations"].empty());
  EXPECT_EQ(lines(get(site, "/diff.csv?" + at).body), data["operations"].size() + 1);
  EXPECT_EQ(get(site, "/diff.json?before=" + to_string(world.tide)).status, 400);
  EXPECT_EQ(get(site, "/diff.json?before=x&after=y").status, 400);
}

TEST(Pages, PassagesAreMarked) {
  const MadeUp world("passage");
  const auto site = world.site();
  const auto at = article_address(world.tide) + "?passage=";
  EXPECT_NE(get(site, at + "0-6").body.find("<mark>河口</mark>"), std::string::npos);
  EXPECT_EQ(get(site, at + "1-6").status, 400) << "not a character's border";
  EXPECT_EQ(get(site, at + "0-99999").status, 400);
  const auto rows =
      json(site, "/evidence.json?passage=" + to_string(world.tide) + ":0-6")["evidence"];
  EXPECT_EQ(rows[0]["passage"], "河口");
}

TEST(Pages, CaptureGivesTheStoredBytesAndNeverAPage) {
  const MadeUp world("capture");
  const auto site = world.site();
  const auto page = get(site, capture_address(world.page)).body;
  EXPECT_NE(page.find("The stored bytes match the digest."), std::string::npos);
  EXPECT_NE(page.find("&lt;h1&gt;河口涨潮"), std::string::npos) << "shown as text";
  for (const std::string part : {"/record", "/payload"}) {
    auto reply = answer(site, request_of(capture_address(world.page) + part));
    EXPECT_EQ(reply.type, "application/octet-stream");
    std::string disposition, policy;
    for (const auto& [name, value] : reply.headers) {
      if (name == "Content-Disposition") disposition = value;
      if (name == "Content-Security-Policy") policy = value;
    }
    EXPECT_EQ(disposition.substr(0, 10), "attachment");
    EXPECT_EQ(policy.substr(0, 7), "sandbox");
  }
  const auto capture = *site.archive->capture(world.page);
  const auto record = get(site, capture_address(world.page) + "/record").body;
  EXPECT_EQ(record.size(), capture.place.length);
  EXPECT_EQ(record.substr(0, 2), "\x1f\x8b");
  EXPECT_NE(
      get(site, capture_address(world.page) + "/payload").body.find("<h1>"), std::string::npos);
  EXPECT_EQ(get(site, capture_address(world.failed)).status, 200);
  EXPECT_EQ(get(site, capture_address(world.chunk) + "?begin=1&end=5").status, 400);
}

TEST(Pages, WrongQuestionsAreToldWithAdvice) {
  const MadeUp world("wrong");
  const auto site = world.site();
  EXPECT_EQ(get(site, "/article/0000000000000000").status, 404);
  EXPECT_EQ(get(site, "/article/xyz").status, 404);
  EXPECT_EQ(get(site, "/capture/0000000000000000/record").status, 404);
  EXPECT_EQ(get(site, "/capture/" + to_string(world.page) + "/other").status, 404);
  EXPECT_EQ(get(site, "/outlet/nobody.json").status, 404);
  EXPECT_EQ(get(site, "/nothing").status, 404);
  EXPECT_EQ(get(site, "/nothing.json").type, "application/json; charset=utf-8");
  EXPECT_EQ(get(site, "/search.json?q=(").status, 400);
  EXPECT_EQ(get(site, "/search.json?q=outlet:nobody").status, 400);
  EXPECT_EQ(get(site, "/search.json?from=someday").status, 400);
  EXPECT_EQ(get(site, "/search.json?page=0").status, 400);
  EXPECT_EQ(get(site, "/search.json?order=best").status, 400);
  EXPECT_EQ(get(site, "/search.json?kind=rumour").status, 400);
  const auto in_chinese = get(site, "/article/" + to_string(world.tide) + "?passage=x", Speech::zh);
  EXPECT_EQ(in_chinese.status, 400);
  EXPECT_NE(in_chinese.body.find("无法回答这个问题"), std::string::npos);
}

TEST(Pages, NoInstrumentTakesThePlaceOfAPage) {
  for (const auto* one : instruments()) {
    for (const std::string_view taken :
         {"search",
          "evidence",
          "outlets",
          "instruments",
          "problems",
          "about",
          "index",
          "article",
          "capture",
          "outlet",
          "replay",
          "jobs",
          "notebooks",
          "static"}) {
      EXPECT_NE(one->name, taken);
    }
    for (const auto& parameter : one->parameters) {
      for (const std::string_view taken : {"ui", "run", "bom", "table", "rows", "token"}) {
        EXPECT_NE(parameter.name, taken) << one->name;
      }
    }
  }
}

TEST(Glossary, TellsThePhrasesOfThePacks) {
  const MadeUp world("glossary");
  const auto got = get(world.site(), "/glossary.json");
  EXPECT_EQ(got.status, 200);
  const auto json = nlohmann::json::parse(got.body);
  ASSERT_EQ(json["phrases"].size(), 1U);
  EXPECT_EQ(json["phrases"][0]["id"], "media-convergence");
  EXPECT_EQ(json["phrases"][0]["names"]["hans"], "媒体融合");
  EXPECT_TRUE(json["groups"].is_array());
  EXPECT_TRUE(json["tiers"].is_array());
}

TEST(Glossary, IsNoPage) {
  const MadeUp world("glossary");
  EXPECT_EQ(get(world.site(), "/glossary").status, 404);
}

}  // namespace
}  // namespace weiguan::web
