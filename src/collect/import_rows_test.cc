#include <gtest/gtest.h>

#include "base/error.h"
#include "base/files.h"
#include "capture/warc_reader.h"
#include "collect/detail/testing.h"

namespace weiguan {
namespace {

using testing::Scratch;

std::string news(int rows) {
  std::string out;
  for (int i = 0; i < rows; ++i) {
    out += "{\"url\":\"https://www.shanbei.example/2031/" + std::to_string(i) +
           ".html\",\"title\":\"山北新闻第" + std::to_string(i) +
           "号\",\"text\":\"山北市今日召开会议。\\n\\n　　会议强调媒体融合第" + std::to_string(i) +
           "条。\",\"date\":\"2031-02-0" + std::to_string(1 + i % 9) +
           "\",\"n\":" + std::to_string(i) + "}\n";
  }
  return out;
}

ImportOptions small_chunks(unsigned threads = 0) {
  ImportOptions options;
  options.chunk = 2000;
  options.threads = threads;
  return options;
}

TEST(ImportRows, GivesArticlesWithTheirBytes) {
  Scratch scratch;
  const std::string file = scratch.write("news.jsonl", news(3));
  const ImportReport report = scratch.import({file});
  EXPECT_EQ(report.files, 1U);
  EXPECT_EQ(report.rows, 3U);
  EXPECT_EQ(report.written.articles, 3U);
  EXPECT_EQ(report.problems, 0U);

  const Observatory observatory(scratch.observatory(), Access::read);
  const Archive& archive = observatory.archive();
  const auto ids = archive.versions("https://www.shanbei.example/2031/1.html");
  ASSERT_EQ(ids.size(), 1U);
  const Article article = *archive.article(ids[0]);
  EXPECT_EQ(article.title, "山北新闻第1号");
  EXPECT_EQ(article.text, "山北市今日召开会议。\n会议强调媒体融合第1条。");
  EXPECT_EQ(article.outlet, "shanbei-morning");
  EXPECT_EQ(article.language, "zh");
  EXPECT_EQ(format_time(article.published.earliest), "2031-02-01T16:00:00Z");
  EXPECT_EQ(format_time(article.published.latest), "2031-02-02T15:59:59Z");

  const auto readings = archive.readings(ids[0]);
  ASSERT_EQ(readings.size(), 1U);
  EXPECT_EQ(readings[0].extra, "{\"n\":1}");
  const Payload payload = observatory.payload(*archive.capture(readings[0].capture));
  const std::string row =
      payload.bytes.substr(readings[0].begin, readings[0].end - readings[0].begin);
  EXPECT_EQ(row.substr(0, 9), "{\"url\":\"h");
  EXPECT_EQ(row.back(), '}');
}

TEST(ImportRows, KeepsWhenSomebodySawAnArticleGone) {
  Scratch scratch;
  const std::string map = scratch.write(
      "gone.toml",
      "name = \"gone\"\n[fields]\ntitle = \"title\"\npublished = \"day\"\n[removed]\n"
      "time = \"gone\"\nnotice = \"words\"\n[time]\nzone = \"UTC\"\n");
  const std::string file = scratch.write(
      "gone.jsonl",
      "{\"title\":\"渡口\",\"day\":\"2031-02-01\",\"gone\":\"2031-02-03 10:00:00\","
      "\"words\":\"已被删除\"}\n"
      "{\"title\":\"灯塔\",\"day\":\"2031-02-01\",\"gone\":null}\n"
      "{\"title\":\"码头\",\"day\":\"2031-02-05\",\"gone\":\"2031-02-03 10:00:00\"}\n");
  ImportOptions options;
  options.mappings = {map};
  const ImportReport report = scratch.import({file}, options);
  EXPECT_EQ(report.written.observations, 1U);
  EXPECT_EQ(report.problems, 1U);

  const Observatory observatory(scratch.observatory(), Access::read);
  const Archive& archive = observatory.archive();
  archive.problems([](const Problem& problem) {
    EXPECT_EQ(problem.rule, "row-removed");
    return true;
  });
  std::size_t removals = 0;
  archive.visits({}, Visited::ever, [&](const Visits& visits) {
    for (const Observation& seen : visits.removals) {
      ++removals;
      EXPECT_EQ(seen.words, "已被删除");
      EXPECT_EQ(seen.value, 1);
      EXPECT_EQ(format_time(seen.time), "2031-02-03T10:00:00Z");
    }
    return true;
  });
  EXPECT_EQ(removals, 1U);
}

TEST(ImportRows, AddsNothingTheSecondTimeAndSaysSo) {
  Scratch scratch;
  const std::string file = scratch.write("news.jsonl", news(100));
  scratch.import({file}, small_chunks());
  const std::string before = scratch.content();
  const auto bytes = scratch.warc_files();
  const ImportReport again = scratch.import({file}, small_chunks());
  EXPECT_EQ(again.unchanged, 1U);
  EXPECT_EQ(again.written.captures + again.written.articles + again.written.readings, 0U);
  EXPECT_EQ(scratch.content(), before);
  EXPECT_EQ(scratch.warc_files(), bytes);
}

TEST(ImportRows, DoesNotDependOnTheNumberOfThreads) {
  Scratch one;
  Scratch four;
  const std::string rows = news(300);
  std::filesystem::current_path(one.folder());
  one.write("news.jsonl", rows);
  one.import({"news.jsonl"}, small_chunks(1));
  std::filesystem::current_path(four.folder());
  four.write("news.jsonl", rows);
  four.import({"news.jsonl"}, small_chunks(4));
  EXPECT_EQ(one.content(), four.content());
  EXPECT_EQ(one.warc_files(), four.warc_files());
}

TEST(ImportRows, GoesOnAfterAnInterruptionAsIfThereHadBeenNone) {
  Scratch whole;
  const std::string file = whole.write("news.jsonl", news(6000));
  whole.import({file}, small_chunks());
  for (int stop_after : {1, 20, 200, 500}) {
    Scratch cut;
    int calls = 0;
    try {
      Observatory observatory(cut.observatory(), Access::write);
      const Stop stop;
      import_files(
          observatory,
          {file},
          small_chunks(),
          [&](const Progress&) {
            if (++calls > stop_after) throw Error("interrupted");
          },
          {},
          stop);
      FAIL() << "not interrupted";
    } catch (const Error& error) {
      EXPECT_STREQ(error.what(), "interrupted");
    }
    cut.import({file}, small_chunks());
    EXPECT_EQ(cut.content(), whole.content());
    EXPECT_EQ(cut.warc_files(), whole.warc_files());
  }
}

TEST(ImportRows, CutsOffWhatAKilledImportLeftBehind) {
  Scratch scratch;
  const std::string first = scratch.write("a.jsonl", news(10));
  scratch.import({first});
  const auto before = scratch.warc_files();
  const auto warc = scratch.observatory() / "warc" / "weiguan-000001.warc.gz";
  const auto size = std::filesystem::file_size(warc);
  AppendFile(warc).append("half a record");
  // Nobody says that an import was under way: the archive may be older than its files.
  EXPECT_THROW(Observatory(scratch.observatory(), Access::write), Error);
  scratch.write("obs/weiguan.writing", std::to_string(size) + " weiguan-000001.warc.gz\n");
  scratch.write("obs/warc/copy.warc.gz.part", "half a copy");
  scratch.import({first});
  EXPECT_EQ(scratch.warc_files(), before);
}

TEST(ImportRows, KeepsSeriesOfCountersForOnePost) {
  Scratch scratch;
  const std::string file = scratch.write(
      "hot.tsv",
      "date\thour\tpos\ttitle\tcategory\thot\tads\treadCount\tdiscussCount\torigin\n"
      "2031-02-01\t08\t3\t山北桥通车\t社会  \t120\tFalse\t\t\t\n"
      "2031-02-01\t09\t1\t山北桥通车\t社会  \t99000\tFalse\t\t\t\n"
      "2031-02-01\t09\t2\t港湾灯会\t娱乐\t500\tFalse\t\t\t\n");
  const ImportReport report = scratch.import({file});
  EXPECT_EQ(report.written.articles, 2U);
  EXPECT_EQ(report.without_text, 3U);
  EXPECT_EQ(report.written.observations, 6U);
  const Observatory observatory(scratch.observatory(), Access::read);
  bool found = false;
  observatory.archive().articles({}, [&](const Article& article) {
    if (article.title != "山北桥通车") return true;
    found = true;
    EXPECT_EQ(article.kind, ArticleKind::post);
    EXPECT_EQ(article.published.source, TimeSource::first_seen);
    EXPECT_EQ(format_time(article.published.latest), "2031-02-01T00:59:59Z");
    const auto seen = observatory.archive().observations(article.id);
    EXPECT_EQ(seen.size(), 4U);
    EXPECT_EQ(seen.front().counter, "heat");
    EXPECT_EQ(seen.front().value, 120);
    return true;
  });
  EXPECT_TRUE(found);
}

TEST(ImportRows, TellsBadRowsAndKeepsTheOthers) {
  Scratch scratch;
  const std::string file = scratch.write(
      "mixed.jsonl",
      "{\"title\":\"一\",\"text\":\"甲\"}\n{broken\n{\"n\":1}\n"
      "{\"title\":\"二\",\"text\":\"乙\",\"date\":\"soon\"}\n");
  const ImportReport report = scratch.import({file});
  EXPECT_EQ(report.written.articles, 2U);
  ASSERT_EQ(report.problems, 3U);
  EXPECT_EQ(scratch.problems[0].rule, "json-syntax");
  EXPECT_EQ(scratch.problems[0].line, 2U);
  EXPECT_EQ(scratch.problems[0].file, "mixed.jsonl") << "never where it lay";
  EXPECT_EQ(scratch.problems[1].rule, "row-empty");
  EXPECT_EQ(scratch.problems[2].rule, "row-time");
  EXPECT_EQ(scratch.problems[2].line, 4U);
}

TEST(ImportRows, SaysWhichFieldsNoMappingKnows) {
  Scratch scratch;
  const std::string file = scratch.write("odd.jsonl", "{\"zip\":1,\"zap\":2}\n");
  try {
    scratch.import({file});
    FAIL() << "imported";
  } catch (const UsageError& error) {
    EXPECT_NE(std::string(error.what()).find("zip, zap"), std::string::npos);
    EXPECT_NE(error.advice().find("--map"), std::string::npos);
  }
  ImportOptions options;
  options.mappings = {scratch.write("odd.toml", "[fields]\ntitle = \"zap\"\n")};
  EXPECT_EQ(scratch.import({file}, options).written.articles, 1U);
}

TEST(ImportRows, ReadAgainByAnotherMappingIsARevisit) {
  Scratch scratch;
  const std::string file = scratch.write("news.jsonl", news(5));
  scratch.import({file});
  ImportOptions options;
  options.mappings = {
      scratch.write("other.toml", "kind = \"post\"\n[fields]\nurl = \"url\"\ntitle = \"title\"\n")};
  const ImportReport report = scratch.import({file}, options);
  EXPECT_EQ(report.written.articles, 5U);
  const Observatory observatory(scratch.observatory(), Access::read);
  std::size_t revisits = 0;
  observatory.archive().captures([&](const Capture& capture) {
    if (capture.type != "revisit") return true;
    ++revisits;
    EXPECT_EQ(observatory.payload(capture).bytes, news(5));
    return true;
  });
  EXPECT_EQ(revisits, 1U);
}

TEST(ImportRows, StopsWhenAskedAndGoesOnLater) {
  Scratch whole;
  const std::string file = whole.write("news.jsonl", news(3000));
  whole.import({file}, small_chunks());
  Scratch cut;
  {
    Observatory observatory(cut.observatory(), Access::write);
    Stop stop;
    int calls = 0;
    const ImportReport report = import_files(
        observatory,
        {file},
        small_chunks(),
        [&](const Progress&) {
          if (++calls == 50) stop.request();
        },
        {},
        stop);
    EXPECT_TRUE(report.stopped);
    EXPECT_GT(report.written.articles, 0U);
  }
  cut.import({file}, small_chunks());
  EXPECT_EQ(cut.content(), whole.content());
}

TEST(ImportRows, ReadsGb18030AndGzipAndTellsACutStream) {
  Scratch scratch;
  // 标题,正文 / 山北桥通车,山北桥今日通车
  const std::string gb =
      "title,text\n\xc9\xbd\xb1\xb1\xc7\xc5\xcd\xa8\xb3\xb5,"
      "\xc9\xbd\xb1\xb1\xc7\xc5\xbd\xf1\xc8\xd5\xcd\xa8\xb3\xb5\xa1\xa3\n";
  scratch.import({scratch.write("gb.csv", gb)});
  EXPECT_NE(scratch.content().find("| 山北桥通车 | 山北桥今日通车。 |"), std::string::npos);
}

TEST(ImportRows, RefusesWhatDoesNotExistBeforeItBegins) {
  Scratch scratch;
  const std::string file = scratch.write("news.jsonl", news(1));
  EXPECT_THROW(scratch.import({file, "/no/such/file"}), UsageError);
  EXPECT_EQ(scratch.content(), "");
}

}  // namespace
}  // namespace weiguan
