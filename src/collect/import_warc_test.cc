#include <algorithm>

#include <gtest/gtest.h>

#include "base/error.h"
#include "base/files.h"
#include "capture/warc_writer.h"
#include "collect/detail/testing.h"

namespace weiguan {
namespace {

using testing::Scratch;

std::string page(const std::string& title, const std::string& text) {
  std::string paragraphs;
  for (int i = 0; i < 4; ++i)
    paragraphs += "<p>" + text + "这是第" + std::to_string(i) +
                  "段，会议强调要做好山北市的各项工作，推动桥梁建设。</p>";
  return "<!doctype html><html lang=\"zh\"><head><meta charset=\"utf-8\"><title>" + title +
         "</title><meta property=\"article:published_time\" content=\"2031-02-03T08:00:00+08:00\">"
         "</head><body><article><h1>" +
         title + "</h1>" + paragraphs + "</article></body></html>";
}

Time at(const char* text) {
  return *parse_time(text);
}

PackedRecord response(
    const std::string& url,
    const char* time,
    const std::string& body,
    int status = 200,
    const std::string& type = "text/html; charset=utf-8") {
  const std::string block = "HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Type: " + type +
                            "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                            body;
  NewRecord record;
  record.type = "response";
  record.url = url;
  record.time = at(time);
  record.content_type = "application/http; msgtype=response";
  record.block = block;
  record.payload = std::string_view(block).substr(block.size() - body.size());
  return pack_record(record);
}

std::string crawl() {
  const std::string first = page("山北桥通车", "山北桥今日正式通车。");
  std::string warc = pack_warcinfo("crawl.warc.gz", at("2031-02-04T00:00:00Z")).bytes;
  const PackedRecord original =
      response("https://www.shanbei.example/a.html", "2031-02-04T00:00:00Z", first);
  warc += original.bytes;
  warc += response(
              "https://www.shanbei.example/logo.png",
              "2031-02-04T00:00:01Z",
              "\x89PNG",
              200,
              "image/png")
              .bytes;
  warc += response(
              "https://www.shanbei.example/gone.html",
              "2031-02-04T00:00:02Z",
              page("不见", "没有了。"),
              404)
              .bytes;
  NewRecord again;
  again.url = "https://www.shanbei.example/a.html";
  again.time = at("2031-02-05T00:00:00Z");
  again.content_type = "application/http; msgtype=response";
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n";
  again.block = head;
  again.payload = first;
  warc += pack_revisit(again, {original.record_id, again.url, at("2031-02-04T00:00:00Z")}).bytes;
  return warc;
}

TEST(ImportWarc, MakesCapturesAndReadsPages) {
  Scratch scratch;
  const std::string file = scratch.write("crawl.warc.gz", crawl());
  const ImportReport report = scratch.import({file});
  EXPECT_EQ(report.rows, 5U);
  EXPECT_EQ(report.written.articles, 1U);
  EXPECT_EQ(report.written.readings, 2U);  // The revisit says what its original said.
  EXPECT_EQ(report.not_articles, 2U);
  EXPECT_EQ(report.written.captures, 5U);  // Four of the file, and what is said of it.
  EXPECT_EQ(report.problems, 0U) << scratch.problems[0].reason;

  const Observatory observatory(scratch.observatory(), Access::read);
  const auto captures = observatory.archive().captures_of("http://www.shanbei.example/a.html");
  ASSERT_EQ(captures.size(), 2U);
  EXPECT_EQ(captures[0].outlet, "shanbei-morning");
  EXPECT_EQ(captures[0].status, 200);
  EXPECT_EQ(observatory.payload(captures[0]).bytes, observatory.payload(captures[1]).bytes);
  EXPECT_TRUE(std::filesystem::exists(observatory.file_of(captures[0].place)));

  const std::string before = scratch.content();
  const ImportReport again = scratch.import({file});
  EXPECT_EQ(again.unchanged, 1U);
  EXPECT_EQ(scratch.content(), before);
}

std::string answer(const char* url, const std::string& head, const std::string& body) {
  const std::string block =
      head + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  NewRecord record;
  record.type = "response";
  record.url = url;
  record.time = at("2031-02-04T00:00:00Z");
  record.content_type = "application/http; msgtype=response";
  record.block = block;
  record.payload = std::string_view(block).substr(block.size() - body.size());
  return pack_record(record).bytes;
}

TEST(ImportWarc, KeepsWhatAPageInPlaceOfAnotherSays) {
  const std::string html = "\r\nContent-Type: text/html; charset=utf-8";
  const auto text = [](const std::string& line) {
    return "<html><head><title>山北</title></head><body><p>" + line + "</p></body></html>";
  };
  std::string warc = pack_warcinfo("gone.warc.gz", at("2031-02-04T00:00:00Z")).bytes;
  warc += answer(
      "https://www.shanbei.example/1",
      "HTTP/1.1 301 Moved\r\nLocation: ../x/404.html" + html,
      text("该内容已被发布者删除"));
  warc += answer(
      "https://www.shanbei.example/2", "HTTP/1.1 200 OK" + html, text("该内容已被作者删除。"));
  warc +=
      answer("https://www.shanbei.example/3", "HTTP/1.1 404 Not Found" + html, text("页面不存在"));
  warc += answer(
      "https://www.shanbei.example/4",
      "HTTP/1.1 404 Not Found" + html,
      page("山北桥通车", "山北桥今日正式通车。"));
  warc += answer(
      "https://www.shanbei.example/5",
      "HTTP/1.1 200 OK" + html,
      "<html><head><meta http-equiv='refresh' content='0;url=/'></head><body></body></html>");
  warc += answer(
      "https://www.shanbei.example/6",
      "HTTP/1.1 200 OK" + html,
      page("山北桥通车", "山北桥今日正式通车。"));
  Scratch scratch;
  const ImportReport report = scratch.import({scratch.write("gone.warc.gz", warc)});
  EXPECT_EQ(report.written.articles, 1U);
  EXPECT_EQ(report.problems, 0U);
  const Observatory observatory(scratch.observatory(), Access::read);
  const auto capture = [&](const std::string& number) {
    return observatory.archive().captures_of("https://www.shanbei.example/" + number).at(0);
  };
  EXPECT_EQ(capture("1").location, "https://www.shanbei.example/x/404.html");
  EXPECT_EQ(capture("1").page_kind, "");
  EXPECT_EQ(capture("1").notice, "");
  EXPECT_EQ(capture("2").page_kind, "notice");
  EXPECT_EQ(capture("2").notice, "author");
  EXPECT_EQ(capture("2").notice_text, "该内容已被作者删除。");
  EXPECT_NE(capture("2").sketch, 0U);
  EXPECT_EQ(capture("3").page_kind, "error");
  EXPECT_EQ(capture("3").notice, "gone");
  EXPECT_EQ(capture("4").page_kind, "error");
  EXPECT_EQ(capture("4").notice, "");
  EXPECT_NE(capture("4").sketch, 0U);
  EXPECT_EQ(capture("5").location, "https://www.shanbei.example/");
  EXPECT_EQ(capture("5").sketch, 0U);
  EXPECT_EQ(capture("6").page_kind, "article");
  EXPECT_EQ(capture("6").notice + capture("6").location, "");
}

TEST(ImportWarc, LeavesFilesInPlaceWhenAsked) {
  Scratch scratch;
  const std::string file = scratch.write("crawl.warc.gz", crawl());
  ImportOptions options;
  options.in_place = true;
  scratch.import({file}, options);
  EXPECT_EQ(scratch.warc_files().size(), 1U + 0U);  // Our own WARC, with the metadata record only.
  std::vector<Problem> problems;
  const auto check = [&] {
    problems.clear();
    const Observatory observatory(scratch.observatory(), Access::read);
    return verify(
        observatory, {}, [&](const Problem& p) { problems.push_back(p); }, Stop());
  };
  EXPECT_EQ(check().failures, 0U);
  std::filesystem::remove(file);
  EXPECT_GT(check().failures, 0U);
  EXPECT_EQ(problems[0].rule, "file-missing");
}

TEST(ImportWarc, KeepsWhatCanBeReadOfATruncatedFile) {
  Scratch scratch;
  const std::string whole = crawl();
  const ImportReport report =
      scratch.import({scratch.write("cut.warc.gz", whole.substr(0, whole.size() - 40))});
  EXPECT_EQ(report.written.articles, 1U);
  EXPECT_GT(report.problems, 0U);
}

TEST(Verify, FindsEveryChangedByte) {
  Scratch scratch;
  scratch.import(
      {scratch.write("crawl.warc.gz", crawl()),
       scratch.write("a.jsonl", "{\"title\":\"晨报\",\"text\":\"山北\"}\n")});
  std::vector<Problem> problems;
  const auto failures = [&] {
    problems.clear();
    const Observatory observatory(scratch.observatory(), Access::read);
    return verify(
               observatory, {}, [&](const Problem& p) { problems.push_back(p); }, Stop())
        .failures;
  };
  EXPECT_EQ(failures(), 0U);
  for (const auto& [name, bytes] : scratch.warc_files()) {
    if (name.ends_with(".cdxj")) continue;
    // Anywhere but in a member's ten bytes of gzip header, which no digest covers.
    std::string changed = bytes;
    const std::size_t member = bytes.rfind("\x1f\x8b\x08", bytes.size() / 2);
    const std::size_t at = std::max(bytes.size() / 2, member + 10);
    changed[at] = static_cast<char>(changed[at] ^ 1);
    scratch.write("obs/warc/" + name, changed);
    EXPECT_GT(failures(), 0U) << name;
    scratch.write("obs/warc/" + name, bytes.substr(0, bytes.size() / 2));
    EXPECT_GT(failures(), 0U) << name;
    scratch.write("obs/warc/" + name, bytes);
  }
  EXPECT_EQ(failures(), 0U);
}

TEST(ImportPages, ReadsAFolder) {
  Scratch scratch;
  scratch.write("pages/b/two.html", page("港湾灯会", "灯会今晚开始。"));
  scratch.write("pages/一.html", page("山北桥通车", "山北桥今日正式通车。"));
  scratch.write("pages/b/logo.png", "\x89PNG");
  scratch.write("pages/.hidden", "no");
  ImportOptions options;
  options.base_url = "https://www.shanbei.example/2031";
  const std::string folder = (scratch.folder() / "pages").string();
  const ImportReport report = scratch.import({folder}, options);
  EXPECT_EQ(report.files, 3U);
  EXPECT_EQ(report.written.captures, 3U);
  EXPECT_EQ(report.written.articles, 2U);
  EXPECT_EQ(report.not_articles, 1U);
  {
    const Observatory observatory(scratch.observatory(), Access::read);
    const auto& archive = observatory.archive();
    EXPECT_EQ(archive.versions("https://www.shanbei.example/2031/b/two.html").size(), 1U);
    EXPECT_EQ(archive.versions("https://www.shanbei.example/2031/%E4%B8%80.html").size(), 1U);
  }
  const ImportReport again = scratch.import({folder}, options);
  EXPECT_EQ(again.unchanged, 3U);
  EXPECT_EQ(again.written.captures, 0U);
  EXPECT_TRUE(std::filesystem::exists(scratch.observatory() / "warc/weiguan-000001.warc.gz.cdxj"));
}

TEST(Rebuild, GivesTheSameArchiveFromTheFilesAlone) {
  Scratch scratch;
  scratch.write("pages/two.html", page("港湾灯会", "灯会今晚开始。"));
  const std::string rows = scratch.write(
      "a.jsonl", "{\"title\":\"晨报\",\"text\":\"山北\",\"date\":\"2031-02-03\",\"n\":1}\n{bad\n");
  const std::string table = scratch.write("t.csv", "title,text,likes\n晚报,港湾,3\n坏\n");
  ImportOptions options;
  options.chunk = 20;
  scratch.import({rows, table}, options);
  scratch.import({scratch.write("crawl.warc.gz", crawl()), (scratch.folder() / "pages").string()});
  ImportOptions other;
  other.mappings = {
      scratch.write("m.toml", "[fields]\ntitle = \"title\"\n[counters]\nlikes = \"likes\"\n")};
  scratch.import({table}, other);
  scratch.import({scratch.write("plain.bin", "no kind of file")});
  EXPECT_EQ(scratch.problems.size(), 1U);
  const std::string before = scratch.content();
  EXPECT_NE(before.find("input-kind"), std::string::npos);
  std::filesystem::remove(scratch.observatory() / "archive.sqlite");
  EXPECT_THROW(Observatory(scratch.observatory(), Access::read), Error);
  const ImportReport report = rebuild(scratch.observatory(), {}, {}, Stop());
  EXPECT_FALSE(report.stopped);
  EXPECT_EQ(scratch.content(), before);
  // And it goes on from there.
  EXPECT_EQ(scratch.import({rows, table}, options).unchanged, 2U);
}

TEST(Observatory, IsMadeOnceAndNamesWhatIsWrong) {
  Scratch scratch;
  EXPECT_THROW(Observatory::init(scratch.observatory(), {}, ""), Error);
  EXPECT_THROW(Observatory::init(scratch.folder() / "x", {"no-such-pack"}, ""), Error);
  EXPECT_THROW(Observatory(scratch.folder(), Access::read), Error);
  scratch.write("obs/weiguan.toml", "zone = \"Mars\"\n");
  try {
    Observatory(scratch.observatory(), Access::read);
    FAIL() << "opened";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("weiguan.toml:1: zone"), std::string::npos);
  }
}

TEST(Observatory, ShowsOnlyPublicAccountsByName) {
  Scratch scratch;
  const Observatory observatory(scratch.observatory(), Access::read);
  EXPECT_EQ(observatory.shown_account("weibo:山北晨报"), "weibo:山北晨报");
  const std::string shown = observatory.shown_account("weibo:路人甲");
  EXPECT_EQ(shown.substr(0, 7), "账号-");
  EXPECT_EQ(shown, observatory.shown_account("weibo:路人甲"));
  EXPECT_NE(shown, observatory.shown_account("weibo:路人乙"));
  EXPECT_EQ(
      observatory.query_names().outlet("山北晨報"), std::vector<std::string>{"shanbei-morning"});
  try {
    observatory.query_names().outlet("harbor-herald");
    FAIL() << "found";
  } catch (const UsageError& error) {
    EXPECT_NE(error.advice().find("harbour-herald"), std::string::npos);
  }
}

}  // namespace
}  // namespace weiguan
