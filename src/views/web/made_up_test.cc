#include "views/web/detail/made_up.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/digest.h"
#include "base/files.h"
#include "capture/warc_reader.h"
#include "capture/warc_writer.h"

namespace weiguan::web {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view pack_text = R"(id = "made-up"
version = "1"
zone = "Asia/Shanghai"
languages = ["zh", "en"]
[names]
hans = "虚构资料包"
en = "A made-up pack"
)";
constexpr std::string_view outlets_text =
    "id,name_hans,name_hant,name_en,also,kind,control,controller,place,language,zone,domains,"
    "accounts,groups,valid_from,valid_to,source,note\n"
    "hekou-daily,河口日报,河口日報,Hekou Daily,,newspaper,local-party,Hekou Committee,CN,zh,"
    "Asia/Shanghai,hekou.example,weibo:河口日报,river-papers,1990,,made up for tests,\n"
    "ridge-post,,,The Ridge Post,,newspaper,independent,,US,en,America/New_York,ridge.example,,,,,"
    "made up for tests,\n";
constexpr std::string_view groups_text =
    "id,name_hans,name_hant,name_en,meaning\nriver-papers,沿河报纸,沿河報紙,River papers,Papers of "
    "towns on the river\n";

constexpr std::string_view phrases_text =
    "[[phrase]]\nid = \"media-convergence\"\nnames = { hans = \"媒体融合\", en = \"media "
    "convergence\" }\nmeaning = { en = \"Made up for tests.\" }\nsource = \"made up for tests\"\n";

constexpr std::string_view rows_text =
    "{\"id\":1,\"user\":\"小明同学\",\"text\":\"今天的河水很高。\",\"likes\":12}\n"
    "{\"id\":2,\"user\":\"河口日报\",\"text\":\"请市民注意安全。\",\"likes\":90}\n";

}  // namespace

struct MadeUp::State {
  fs::path folder;
  std::unique_ptr<Archive> archive = make_memory_archive();
  Packs packs;
  std::unique_ptr<AppendFile> warc;
  Batch batch;
  Zone zone = *Zone::find("Asia/Shanghai");

  CaptureId add_capture(
      const std::string& url,
      const std::string& time,
      const std::string& type,
      const std::string& content_type,
      std::string_view body) {
    const bool http = type == "response";
    const auto head = fmt::format("HTTP/1.1 200 OK\r\nContent-Type: {}\r\n\r\n", content_type);
    const std::string block = http ? head + std::string(body) : std::string(body);
    NewRecord record;
    record.type = type;
    record.url = url;
    record.time = *parse_time(time);
    record.content_type = http ? "application/http; msgtype=response" : content_type;
    record.block = block;
    record.payload = body;
    const auto packed = pack_record(record);
    Capture capture;
    capture.url = url;
    capture.time = record.time;
    capture.type = type;
    capture.status = http ? 200 : 0;
    capture.media_type = content_type;
    capture.size = body.size();
    capture.digest = packed.digest;
    capture.record_id = packed.record_id;
    capture.place = append_record(*warc, packed);
    capture.place.file = "made-up.warc.gz";
    capture.id = capture_id(url, capture.time, capture.digest);
    if (const auto* outlet = packs.by_url(url)) capture.outlet = outlet->id;
    batch.captures.push_back(capture);
    return capture.id;
  }

  ArticleId add_article(
      Article article, CaptureId capture, std::uint64_t begin = 0, std::uint64_t end = 0) {
    article.id = article_id(article);
    Reading reading{article.id, capture, begin, end, {}};
    if (end > 0) reading.extra = R"({"device": "河边的电话"})";
    batch.articles.push_back({article, reading});
    return article.id;
  }
};

namespace {

TimeRange day(const std::string& text, const Zone& zone) {
  const auto period = *parse_period(text, zone);
  return {period.from, period.to - std::chrono::seconds(1), TimeSource::text};
}

Article news(
    const std::string& url,
    const std::string& title,
    const std::string& text,
    const TimeRange& published,
    const std::string& outlet,
    bool english = false) {
  Article article;
  article.url = url;
  article.title = title;
  article.text = text;
  article.published = published;
  article.outlet = outlet;
  article.language = english ? "en" : "zh";
  article.script = english ? "" : "Hans";
  return article;
}

}  // namespace

MadeUp::MadeUp(const std::string& name, int more) : state_(std::make_unique<State>()) {
  auto& state = *state_;
  state.folder = fs::path(testing::TempDir()) / ("weiguan-web-" + name);
  fs::remove_all(state.folder);
  fs::create_directories(state.folder / "pack");
  write_file(state.folder / "pack/pack.toml", pack_text);
  write_file(state.folder / "pack/outlets.csv", outlets_text);
  write_file(state.folder / "pack/groups.csv", groups_text);
  write_file(state.folder / "pack/phrases.toml", phrases_text);
  std::string problems;
  state.packs = Packs::load(
      {state.folder / "pack"}, [&](const Problem& problem) { problems += problem.reason + "\n"; });
  EXPECT_EQ(problems, "");
  state.warc = std::make_unique<AppendFile>(state.folder / "made-up.warc.gz");

  constexpr std::string_view html = "<h1>河口涨潮</h1><script>alert(1)</script><p>潮水上涨。</p>";
  const std::string tide_url = "http://hekou.example/news/1.html";
  page = state.add_capture(
      tide_url, "2024-07-02T03:00:00Z", "response", "text/html; charset=utf-8", html);
  page_again = state.add_capture(
      tide_url,
      "2024-07-05T03:00:00Z",
      "response",
      "text/html; charset=utf-8",
      "<h1>河口涨潮 更新</h1>");
  hostile_page = state.add_capture(
      "http://ridge.example/x.html?a=1&b=\"",
      "2024-07-06T03:00:00Z",
      "response",
      "text/html",
      html);
  chunk = state.add_capture(
      "file:posts.jsonl", "2024-08-01T00:00:00Z", "resource", "application/x-ndjson", rows_text);

  Capture gone;
  gone.url = tide_url;
  gone.time = *parse_time("2024-09-01T00:00:00Z");
  gone.type = "metadata";
  gone.failure = "the host did not answer";
  gone.id = failed = capture_id(gone.url, gone.time, "");
  gone.outlet = "hekou-daily";
  state.batch.captures.push_back(gone);

  auto article = news(
      tide_url,
      "河口涨潮 居民撤离",
      "河口镇昨夜涨潮，水位超过警戒线。\n镇政府组织居民撤离到高处，媒体融合中心全程直播。",
      day("2024-07-02", state.zone),
      "hekou-daily");
  article.source = "河口日报";
  article.authors = {"林晓河"};
  tide = state.add_article(article, page);
  article.text += "\n更新：水位已回落。";
  tide_edited = state.add_article(article, page_again);
  rain = state.add_article(
      news(
          "http://ridge.example/rain.html",
          "Rain over the ridge",
          "Heavy rain fell over the ridge on Monday.\nMedia convergence centre says roads are "
          "shut.",
          {*parse_time("2024-08-05T13:00:00Z"),
           *parse_time("2024-08-05T13:00:00Z"),
           TimeSource::metadata},
          "ridge-post",
          true),
      hostile_page);
  hostile = state.add_article(
      news(
          "javascript:alert(1)",
          std::string(hostile_title),
          "<b>粗体</b> & 'quotes' </p><script>alert(2)</script>",
          first_seen(*parse_time("2024-07-06T03:00:00Z")),
          ""),
      hostile_page);

  const auto second = rows_text.find('\n') + 1;
  row = std::string(rows_text.substr(0, second - 1));
  Article said;
  said.kind = ArticleKind::post;
  said.text = "今天的河水很高。";
  said.account = "weibo:小明同学";
  said.authors = {"小明同学"};
  said.language = "zh";
  said.published = {
      *parse_time("2024-07-31T10:00:00Z"), *parse_time("2024-07-31T10:00:00Z"), TimeSource::record};
  post = state.add_article(said, chunk, 0, second - 1);
  state.batch.observations.push_back(
      {post, said.published.earliest, "likes", 12, chunk, 0, second - 1, {}});
  said.text = "请市民注意安全。";
  said.account = "weibo:河口日报";
  said.authors = {};
  said.outlet = "hekou-daily";
  public_post = state.add_article(said, chunk, second, rows_text.size() - 1);

  for (int i = 0; i < more; ++i) {
    state.add_article(
        news(
            fmt::format("http://hekou.example/tide/{}.html", i),
            fmt::format("第{}号潮汐简报", i),
            fmt::format("第{}号潮汐简报：今日潮汐平稳。", i),
            day("2023-05-01", state.zone),
            "hekou-daily"),
        page);
  }
  state.batch.files.push_back(
      {"made-up.warc.gz", "", "", state.warc->size(), true, false, gone.time});
  state.batch.problems.push_back(
      {"bad<file>.warc", 42, 0, "warc-length", "The record says <9> bytes and has 8."});
  state.archive->write(state.batch);
}

MadeUp::~MadeUp() {
  std::error_code ignored;
  fs::remove_all(state_->folder, ignored);
}

Site MadeUp::site() const {
  const State* state = state_.get();
  Site site;
  site.archive = state->archive.get();
  site.packs = &state->packs;
  site.zone = state->zone;
  site.name = "河口观测站 <&>";
  site.file_of = [state](const RecordPlace& place) { return state->folder / place.file; };
  site.record = [state](const Capture& capture) {
    auto record = read_record((state->folder / capture.place.file).string(), capture.place);
    if (record.digest != capture.digest) throw Error("the bytes have changed");
    return record;
  };
  site.payload = [record = site.record](const Capture& capture) {
    return payload_of(record(capture));
  };
  site.shown_account = [](std::string_view account) {
    if (account == "weibo:河口日报") return std::string("河口日报");
    return "账号-" + sha256_hex(account).substr(0, 8);
  };
  site.query_names.outlet = [state](std::string_view name) {
    const auto* outlet = state->packs.outlet(name);
    if (outlet == nullptr) outlet = state->packs.by_name(name);
    if (outlet == nullptr) throw UsageError("no outlet is called " + std::string(name));
    return std::vector<std::string>{outlet->id};
  };
  site.query_names.group = [state](std::string_view name) { return state->packs.members(name); };
  return site;
}

}  // namespace weiguan::web
