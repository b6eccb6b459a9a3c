// What is kept with notes, and how it leaves the observatory.
#include "views/web/detail/notebooks.h"

#include <fstream>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/files.h"
#include "capture/wacz.h"
#include "capture/warc_reader.h"
#include "views/web/detail/asking.h"
#include "views/web/detail/clean_svg.h"
#include "views/web/detail/made_up.h"
#include "views/web/detail/notebook_parts.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/writes.h"

namespace weiguan::web {
namespace {

namespace fs = std::filesystem;

struct Place {
  explicit Place(const std::string& name) : world("notebooks-" + name), site(world.site()) {
    site.folder = fs::path(testing::TempDir()) / ("weiguan-notebooks-" + name);
    fs::remove_all(site.folder);
    fs::create_directories(site.folder);
    notebooks.emplace(site);
    site.notebooks = &*notebooks;
  }
  ~Place() { fs::remove_all(site.folder); }
  Place(const Place&) = delete;
  Place& operator=(const Place&) = delete;

  Reply send(const std::string& method, const std::string& path, const Notebook& body) const {
    auto request = make_request(path, {}, Speech::en);
    request.method = method;
    request.body = body.dump();
    return answer(site, request);
  }
  Notebook sent(const std::string& method, const std::string& path, const Notebook& body) const {
    const auto reply = send(method, path, body);
    EXPECT_LT(reply.status, 300) << reply.body;
    return Notebook::parse(reply.body);
  }
  std::string get(const std::string& path, Speech speech = Speech::en) const {
    return whole_body(answer(site, make_request(path, {}, speech)));
  }
  Notebook row() const {
    return {
        {"kind", "row"},
        {"from", "/volume?by=year"},
        {"title", "How many <articles>"},
        {"table", "volume"},
        {"values", {{"period", "2024"}, {"articles", 3}, {"outlet", "hekou-daily"}}},
        {"evidence",
         {{"articles", {to_string(world.tide)}},
          {"captures", {to_string(world.failed)}},
          {"passages", Notebook::array()},
          {"address", "/article/" + to_string(world.tide)}}},
        {"note", "=1+1 潮"}};
  }

  MadeUp world;
  Site site;
  std::optional<Notebooks> notebooks;
};

const std::string drawing =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><defs><clipPath id=\"a\">"
    "<rect width=\"9\" height=\"9\"/></clipPath></defs><g clip-path=\"url(#a)\">"
    "<text x=\"1\">潮 &amp; 汐</text></g></svg>";

TEST(Notebooks, KeepRowsAndFiguresInOrder) {
  Place place("order");
  const auto made = place.sent("POST", "/notebooks.json", {{"name", "河口 findings"}});
  const auto id = made.at("id").get<std::string>();
  const auto path = "/notebooks/" + id;
  place.sent("POST", path + "/items.json", place.row());
  const auto both = place.sent(
      "POST",
      path + "/items.json",
      {{"kind", "figure"}, {"from", "/volume?by=year"}, {"title", "A curve"}, {"svg", drawing}});
  EXPECT_EQ(both.at("revision"), 3);
  ASSERT_EQ(both.at("items").size(), 2U);
  const auto& row = both.at("items").at(0);
  EXPECT_EQ(row.at("command"), "weiguan volume --by year --format csv");
  EXPECT_EQ(row.at("state"), place.site.archive->state());
  EXPECT_EQ(
      both.at("items").at(1).at("svg"), path + "/" + text_of(both["items"][1], "id") + ".svg");
  const Notebook turned = {
      {"revision", 3},
      {"name", "河口"},
      {"note", "about"},
      {"items",
       {{{"id", both["items"][1]["id"]}, {"note", "n"}}, {{"id", row["id"]}, {"note", "m"}}}}};
  const auto after = place.sent("PUT", path + ".json", turned);
  EXPECT_EQ(after["items"][0]["kind"], "figure");
  EXPECT_EQ(after["items"][1]["note"], "m");
  EXPECT_EQ(after["name"], "河口");
  // Another page that still has revision 3 overwrites nothing.
  const auto refused = place.send("PUT", path + ".json", turned);
  EXPECT_EQ(refused.status, 409);
  EXPECT_NE(refused.body.find("revision 4"), std::string::npos);
  EXPECT_EQ(place.send("DELETE", path + ".json", {{"revision", 3}}).status, 409);
  const auto list = Notebook::parse(place.get("/notebooks.json"));
  EXPECT_EQ(list["notebooks"][0]["items"], 2);
  EXPECT_NE(place.get(path + ".csv").find("A curve"), std::string::npos);
  EXPECT_EQ(place.send("DELETE", path + ".json", {{"revision", 4}}).status, 200);
  EXPECT_EQ(Notebook::parse(place.get("/notebooks.json"))["total"], 0);
}

TEST(Notebooks, RefuseWhatMayNotStandInThem) {
  Place place("refuse");
  EXPECT_EQ(place.send("POST", "/notebooks.json", {{"name", "  "}}).status, 400);
  EXPECT_EQ(place.send("POST", "/notebooks.json", {{"name", std::string(500, 'x')}}).status, 400);
  EXPECT_EQ(place.send("POST", "/notebooks.json", Notebook::array()).status, 400);
  const auto id =
      place.sent("POST", "/notebooks.json", {{"name", "x"}}).at("id").get<std::string>();
  const auto items = "/notebooks/" + id + "/items.json";
  const auto with = [&](const char* name, const Notebook& value) {
    auto item = place.row();
    item[name] = value;
    return item;
  };
  EXPECT_EQ(place.send("POST", items, place.row()).status, 201);
  EXPECT_EQ(place.send("POST", "/notebooks/0000000000000000/items.json", place.row()).status, 404);
  for (const auto& item :
       {with("kind", "page"),
        with("from", "https://evil.example/"),
        with("from", "//evil.example/"),
        with("from", "javascript:alert(1)"),
        with("values", {{"a", {1, 2}}}),
        with("values", 5),
        with("note", std::string(30'000, 'x')),
        with("evidence", {{"articles", {"../../etc"}}}),
        with("evidence", {{"address", "data:text/html,x"}})}) {
    EXPECT_EQ(place.send("POST", items, item).status, 400) << item.dump().substr(0, 300);
  }
  Notebook figure = {{"kind", "figure"}, {"from", "/"}, {"title", "t"}, {"svg", "<p>no</p>"}};
  EXPECT_EQ(place.send("POST", items, figure).status, 400);
}

TEST(Notebooks, CannotBeLedOutOfTheirFolder) {
  Place place("outside");
  write_file(place.site.folder / "weiguan.toml", "key = \"secret\"");
  for (const std::string path :
       {"/notebooks/..json",
        "/notebooks/../weiguan.json",
        "/notebooks/%2e%2e.html",
        "/notebooks/0000000000000000.zip",
        "/notebooks/0000000000000000/x.svg"}) {
    const auto reply = answer(place.site, make_request(path, {}, Speech::en));
    EXPECT_EQ(reply.body.find("secret"), std::string::npos);
    EXPECT_GE(reply.status, path.ends_with("weiguan.json") ? 400 : 404) << path;
  }
}

TEST(Notebooks, LeaveAsAPageThatRunsAndLoadsNothing) {
  Place place("page");
  const auto id = place.sent("POST", "/notebooks.json", {{"name", "<script>x</script>"}})
                      .at("id")
                      .get<std::string>();
  auto row = place.row();
  row["title"] = hostile_title;
  row["values"]["outlet"] = "<img src=x onerror=alert(1)>";
  place.sent("POST", "/notebooks/" + id + "/items.json", row);
  place.sent("POST", "/notebooks/" + id + "/items.json", place.row());
  place.sent(
      "POST",
      "/notebooks/" + id + "/items.json",
      {{"kind", "figure"}, {"from", "/volume"}, {"title", "t"}, {"svg", drawing}});
  const auto page = place.get("/notebooks/" + id + ".html");
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("<img"), std::string::npos);
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
  EXPECT_NE(page.find("<clipPath id=\"f"), std::string::npos);
  EXPECT_NE(page.find("sha256:"), std::string::npos) << "the digest of what it rests on";
  EXPECT_NE(page.find("河口涨潮 居民撤离"), std::string::npos);
  EXPECT_NE(page.find("the host did not answer"), std::string::npos);
  const auto chinese = place.get("/notebooks/" + id + ".html", Speech::zh);
  EXPECT_NE(chinese.find("<h2>方法</h2>"), std::string::npos);
  EXPECT_NE(chinese.find("lang=\"zh-Hans\""), std::string::npos);
  EXPECT_EQ(chinese.find("<dt>Picked"), std::string::npos);
}

TEST(Notebooks, LeaveAsABundleWithExactlyTheirCaptures) {
  Place place("bundle");
  const auto id =
      place.sent("POST", "/notebooks.json", {{"name", "河口"}}).at("id").get<std::string>();
  place.sent("POST", "/notebooks/" + id + "/items.json", place.row());
  place.sent(
      "POST",
      "/notebooks/" + id + "/items.json",
      {{"kind", "figure"}, {"from", "/volume?by=year"}, {"title", "t"}, {"svg", drawing}});
  const auto bytes = place.get("/notebooks/" + id + ".zip");
  ASSERT_TRUE(looks_like_zip(bytes)) << bytes.substr(0, 300);
  const auto zip = place.site.folder / "bundle.zip";
  write_file(zip, bytes);
  const auto member = [&](const std::string& name) {
    const auto target = place.site.folder / "member";
    unpack_wacz_member(zip.string(), name, target.string(), 1 << 26);
    return read_file(target);
  };
  const auto csv = member("01-volume.csv");
  EXPECT_NE(csv.find("'=1+1 潮"), std::string::npos) << csv << " no formula runs";
  EXPECT_NE(csv.find(to_string(place.world.tide)), std::string::npos);
  EXPECT_NE(member("02-volume-volume.csv").find("2024"), std::string::npos);
  const auto page = member("methods.html");
  EXPECT_NE(page.find("1 captures have no bytes"), std::string::npos) << "the failed one";
  write_file(place.site.folder / "evidence.wacz", member("evidence.wacz"));
  std::string problems;
  const auto wacz = read_wacz(
      (place.site.folder / "evidence.wacz").string(), "evidence.wacz", [&](const Problem& problem) {
        problems += problem.reason + "\n";
      });
  EXPECT_EQ(problems, "");
  EXPECT_EQ(wacz.title, "河口");
  ASSERT_EQ(wacz.warcs.size(), 1U);
  std::vector<std::string> packed;
  WarcReader reader(
      InputFile(place.site.folder / "evidence.wacz"),
      "evidence",
      {},
      {},
      wacz.warcs[0].offset,
      wacz.warcs[0].offset + wacz.warcs[0].length);
  while (const auto record = reader.next()) {
    if (record->type() != "warcinfo") packed.push_back(record->digest);
  }
  const auto wanted = place.site.archive->capture(place.world.page);
  EXPECT_EQ(packed, std::vector<std::string>{wanted->digest});
}

TEST(Notebooks, FindWhatASearchIsEvidenceOf) {
  const Place place("search");
  auto item = place.row();
  item["evidence"] = {
      {"articles", Notebook::array()}, {"address", "/search?outlet=hekou-daily&to=2024-07"}};
  const auto proof = proof_of(place.site, item);
  EXPECT_FALSE(proof.cut);
  ASSERT_EQ(proof.captures.size(), 3U) << "both versions and the row of the public account";
  item["evidence"]["address"] = "/search?outlet=nobody%27s";
  EXPECT_TRUE(proof_of(place.site, item).captures.empty());
}

TEST(Writes, AreTakenFromOurOwnPagesAlone) {
  const Place place("writes");
  auto request = make_request("/notebooks.json", {}, Speech::en);
  request.method = "POST";
  const Sender good{
      "localhost:80", "http://localhost", "same-origin", "application/json", "", "2", ""};
  const auto status = [&](const Sender& sender) {
    const auto refused = refused_change(place.site, request, sender);
    return refused ? refused->status : 200;
  };
  EXPECT_EQ(status(good), 200);
  const auto with = [&](std::string Sender::*field, const std::string& value) {
    auto sender = good;
    sender.*field = value;
    return status(sender);
  };
  EXPECT_EQ(with(&Sender::content_type, "Application/JSON; charset=utf-8"), 200);
  EXPECT_EQ(with(&Sender::origin, ""), 200);
  EXPECT_EQ(with(&Sender::fetch_site, ""), 200);
  EXPECT_EQ(with(&Sender::origin, "https://localhost"), 403) << "another port";
  EXPECT_EQ(with(&Sender::origin, "http://localhost:81"), 403);
  EXPECT_EQ(with(&Sender::origin, "file://"), 403);
  EXPECT_EQ(with(&Sender::content_type, "application/jsonp"), 415);
  EXPECT_EQ(with(&Sender::content_type, ""), 415);
  EXPECT_EQ(with(&Sender::content_length, ""), 411);
  EXPECT_EQ(with(&Sender::content_length, "-2"), 411);
  EXPECT_EQ(with(&Sender::content_length, "2 "), 411);
  EXPECT_EQ(with(&Sender::content_length, "99999999999999999999999"), 413);
  EXPECT_EQ(with(&Sender::content_length, "999999999"), 413);
  EXPECT_EQ(with(&Sender::transfer_encoding, "chunked"), 411);
  EXPECT_EQ(with(&Sender::content_encoding, "gzip"), 411);
}

TEST(CleanSvg, KeepsWhatDrawsAndNothingElse) {
  EXPECT_NE(clean_svg(drawing).find("潮 &amp; 汐"), std::string::npos);
  EXPECT_NE(clean_svg(drawing, "p-").find("clip-path=\"url(#p-a)\""), std::string::npos);
  const std::string hostile =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
      "onload=\"alert(1)\" style=\"background:url(http://evil.example)\">"
      "<script>alert(2)</script><style>*{fill:red}</style>"
      "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">html</p></foreignObject>"
      "<image href=\"http://evil.example/x.png\"/><use href=\"http://evil.example#x\"/>"
      "<a href=\"javascript:alert(3)\"><circle r=\"1\" fill=\"url(http://evil.example)\" "
      "onclick=\"alert(4)\"/></a><rect fill=\"u\\72l(x)\"/><animate attributeName=\"href\"/>"
      "<use xlink:href=\"#here\"/><set/><iframe src=\"x\"/></svg>";
  const auto clean = clean_svg(hostile);
  for (const std::string gone :
       {"alert",
        "script",
        "evil",
        "style",
        "foreign",
        "html",
        "image",
        "javascript",
        "onclick",
        "animate",
        "iframe",
        "<set",
        "\\"}) {
    EXPECT_EQ(clean.find(gone), std::string::npos) << gone << " in " << clean;
  }
  EXPECT_NE(clean.find("<use href=\"#here\"/>"), std::string::npos);
  EXPECT_NE(clean.find("<circle r=\"1\"/>"), std::string::npos);
  for (const auto& bad :
       {std::string("<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg "
                    "xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>"),
        std::string("<svg/>"),
        std::string("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>"),
        std::string("<svg xmlns=\"http://www.w3.org/2000/svg\">"),
        std::string(),
        std::string(largest_svg + 1, ' ')}) {
    EXPECT_THROW(clean_svg(bad), UsageError) << bad.substr(0, 100);
  }
}

}  // namespace
}  // namespace weiguan::web
