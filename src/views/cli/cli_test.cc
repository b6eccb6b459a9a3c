#include "views/cli/cli.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/files.h"
#include "views/cli/detail/console.h"
#include "views/cli/detail/verb.h"

namespace weiguan {
namespace {

struct Outcome {
  ExitStatus status{};
  std::string out, err;
};

Outcome weiguan_says(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "weiguan");
  std::vector<const char*> argv;
  for (const std::string& one : arguments) argv.push_back(one.c_str());
  const Stop stop;
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  Outcome outcome;
  outcome.status = run_command_line(static_cast<int>(argv.size()), argv.data(), stop);
  std::fflush(stdout);
  outcome.out = testing::internal::GetCapturedStdout();
  outcome.err = testing::internal::GetCapturedStderr();
  return outcome;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string line_with(const std::string& text, const std::string& part) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (has(line, part)) return line;
  }
  return {};
}

// A fresh observatory over six rows that were made up for this test.
class CommandLine : public testing::Test {
 protected:
  void SetUp() override {
    ::setenv("LC_ALL", "C.UTF-8", 1);
    ::setenv("SOURCE_DATE_EPOCH", "1735689600", 1);
    folder_ = std::filesystem::temp_directory_path() /
              ("weiguan-cli-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) +
               testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string obs() const { return (folder_ / "obs").string(); }
  std::string file(const std::string& name) const { return (folder_ / name).string(); }

  void fill() {
    const std::filesystem::path pack = folder_ / "pack";
    std::filesystem::create_directories(pack);
    write_file(
        pack / "pack.toml",
        "id = \"fiction\"\nversion = \"1\"\nzone = \"Asia/Shanghai\"\nlanguages = [\"zh\"]\n\n"
        "[names]\nhans = \"虚构\"\nen = \"Fiction\"\n");
    write_file(
        pack / "groups.csv",
        "id,name_hans,name_hant,name_en,meaning\n"
        "river,河组,,River,Papers on the river\n");
    write_file(
        pack / "outlets.csv",
        "id,name_hans,name_hant,name_en,also,kind,control,controller,place,language,zone,domains,"
        "accounts,groups,valid_from,valid_to,source,note\n"
        "river-daily,河口日报,,River Daily,,newspaper,local-party,,CN,zh,Asia/Shanghai,"
        "river.example,,river,,,made up,\n"
        "bay-post,湾邮报,,Bay Post,,newspaper,independent,,HK,zh,Asia/Hong_Kong,bay.example,,,,,"
        "made up,\n");
    write_file(
        file("rows.jsonl"),
        R"({"u": "https://river.example/1", "t": "桥梁通车", "b": "河口新桥今日通车，媒体融合报道。", "d": "2024-07-02T10:00:00+08:00"}
{"u": "https://river.example/2", "t": "=危险标题", "b": "媒體融合，融合媒體。", "d": "2024-09-03T10:00:00+08:00"}
{"u": "https://bay.example/3", "t": "Harbour opens", "b": "The new harbour opened, said the River Daily.", "d": "2024-07"}
not json at all
{"u": "https://elsewhere.example/4", "t": "无日期", "b": "没有日期的文字。"}
)");
    write_file(
        file("posts.jsonl"),
        R"({"u": "https://posts.example/9", "b": "桥上风大", "who": "somebody_private", "d": "2024-07-05T08:00:00+08:00", "l": 12}
)");
    write_file(
        file("rows.toml"),
        "name = \"rows\"\n[fields]\nurl = \"u\"\ntitle = \"t\"\ntext = \"b\"\npublished = \"d\"\n");
    write_file(
        file("posts.toml"),
        "name = \"posts\"\nkind = \"post\"\n[fields]\nurl = \"u\"\ntext = \"b\"\naccount = "
        "\"who\"\npublished = \"d\"\n[constant]\nplatform = \"weibo\"\n[counters]\nlikes = "
        "\"l\"\n");
    ASSERT_EQ(weiguan_says({"init", obs(), "--pack", pack.string()}).status, ExitStatus::done);
    const Outcome rows =
        weiguan_says({"-C", obs(), "import", file("rows.jsonl"), "--map", file("rows.toml")});
    ASSERT_EQ(rows.status, ExitStatus::with_problems) << rows.out << rows.err;
    ASSERT_TRUE(has(rows.err, "rows.jsonl:4: ")) << rows.err;
    const Outcome posts =
        weiguan_says({"-C", obs(), "import", file("posts.jsonl"), "--map", file("posts.toml")});
    ASSERT_EQ(posts.status, ExitStatus::done) << posts.out << posts.err;
  }

  Outcome in_obs(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), {"-C", obs()});
    return weiguan_says(std::move(arguments));
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(CommandLine, EveryVerbHasHelpInBothLanguages) {
  for (const Verb& verb : all_verbs()) {
    for (const std::string speech : {"en", "zh"}) {
      const Outcome help = weiguan_says({"--speech", speech, "help", verb.name});
      EXPECT_EQ(help.status, ExitStatus::done) << verb.name;
      EXPECT_TRUE(has(help.out, "weiguan " + verb.name)) << help.out;
      EXPECT_TRUE(has(help.out, speech == "zh" ? "用法" : "Usage")) << help.out;
      EXPECT_EQ(help.err, "");
      EXPECT_EQ(weiguan_says({verb.name, "--help", "--speech", speech}).out, help.out);
    }
    EXPECT_FALSE(verb.about_en.empty() || verb.about_zh.empty()) << verb.name;
    std::set<std::string> names = {"help", "speech", "version"};
    for (const Option& one : verb.options) {
      EXPECT_TRUE(names.insert(one.name).second) << verb.name << " --" << one.name;
      EXPECT_FALSE(one.en.empty() || one.zh.empty()) << verb.name << " --" << one.name;
    }
  }
}

TEST_F(CommandLine, HelpListsEveryInstrument) {
  const std::string help = weiguan_says({"--help"}).out;
  for (const Instrument* one : instruments()) {
    EXPECT_TRUE(has(help, std::string(one->question.en))) << help;
  }
  EXPECT_FALSE(has(help, "describe"));
  EXPECT_TRUE(has(weiguan_says({"--version"}).out, "weiguan "));
}

TEST_F(CommandLine, WrongUsageIsToldWithAdvice) {
  const std::vector<std::vector<std::string>> wrong = {
      {},
      {"serch"},
      {"search", "--colour"},
      {"import"},
      {"--speech", "la", "status"},
      {"help", "nothing"},
      {"pack", "burn", "x"},
      {"-C"}};
  for (const auto& one : wrong) {
    const Outcome outcome = weiguan_says(one);
    EXPECT_EQ(outcome.status, ExitStatus::usage) << testing::PrintToString(one) << outcome.err;
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err.rfind("weiguan: ", 0), 0U) << outcome.err;
    EXPECT_TRUE(has(outcome.err, "\n  ")) << outcome.err;
  }
  EXPECT_TRUE(has(weiguan_says({"serch"}).err, "search"));
  EXPECT_TRUE(has(weiguan_says({"--speech", "zh", "serch"}).err, "没有动词"));
}

TEST_F(CommandLine, AFolderThatIsNoObservatoryIsAnError) {
  for (const std::string verb : {"status", "search", "verify", "problems", "runs", "volume"}) {
    const Outcome outcome = weiguan_says({"-C", file("nowhere"), verb});
    EXPECT_EQ(outcome.status, ExitStatus::failed) << verb << outcome.err;
    EXPECT_EQ(outcome.err.rfind("weiguan: ", 0), 0U) << outcome.err;
  }
}

TEST_F(CommandLine, AnEmptyObservatorySaysThatItIsEmpty) {
  ASSERT_EQ(weiguan_says({"init", obs()}).status, ExitStatus::done);
  EXPECT_EQ(weiguan_says({"init", obs()}).status, ExitStatus::failed);
  EXPECT_TRUE(has(in_obs({"search", "x"}).out, "holds no articles yet"));
  EXPECT_TRUE(has(in_obs({"status"}).out, "holds no articles yet"));
  EXPECT_TRUE(has(in_obs({"volume"}).out, "holds no article"));
  EXPECT_TRUE(has(in_obs({"export"}).err, "nothing to export"));
}

TEST_F(CommandLine, ImportingAgainAddsNothingAndSaysSo) {
  fill();
  const Outcome again = in_obs({"import", file("posts.jsonl"), "--map", file("posts.toml")});
  EXPECT_EQ(again.status, ExitStatus::done) << again.err;
  EXPECT_TRUE(has(again.out, "Nothing new")) << again.out;
  EXPECT_EQ(again.err, "");
}

TEST_F(CommandLine, SearchMarksHitsAndTellsTheTotal) {
  fill();
  const Outcome found = in_obs({"search", "媒体融合", "--limit", "1"});
  EXPECT_EQ(found.status, ExitStatus::done) << found.err;
  EXPECT_TRUE(has(found.out, "「媒體融合」")) << found.out;
  EXPECT_TRUE(has(found.out, "2 articles; these are 1 to 1")) << found.out;
  EXPECT_EQ(found.err, "");
  const Outcome oldest = in_obs({"search", "媒体融合", "--order", "oldest"});
  EXPECT_TRUE(has(oldest.out, "河口新桥今日通车，「媒体融合」报道。")) << oldest.out;
  EXPECT_TRUE(has(oldest.out, "River Daily  2024-07-02 10:00")) << oldest.out;
}

TEST_F(CommandLine, AWordBehindTheVerbIsNoVerb) {
  fill();
  EXPECT_TRUE(has(in_obs({"search", "status"}).out, "“status” stands in no article"));
  EXPECT_TRUE(has(in_obs({"search", "--", "-harbour"}).out, "4 articles"));
}

TEST_F(CommandLine, SearchHoldsToThePeriodAndTellsWhatMayLieInIt) {
  fill();
  const Outcome july = in_obs({"search", "--from", "2024-07-01", "--to", "2024-07-02"});
  EXPECT_TRUE(has(july.out, "1 article\n")) << july.out;
  EXPECT_TRUE(has(july.out, "2 further articles may lie in the period")) << july.out;
  const Outcome month =
      in_obs({"search", "outlet:bay-post", "--from", "2024-07", "--to", "2024-07"});
  EXPECT_TRUE(has(month.out, "Harbour opens")) << month.out;
  EXPECT_EQ(in_obs({"search", "--from", "soon"}).status, ExitStatus::usage);
  EXPECT_EQ(in_obs({"search", "outlet:nobody"}).status, ExitStatus::usage);
  EXPECT_EQ(in_obs({"search", "(桥"}).status, ExitStatus::usage);
}

TEST_F(CommandLine, AnEmptyResultSaysWhy) {
  fill();
  EXPECT_TRUE(has(in_obs({"search", "千里眼"}).out, "“千里眼” stands in no article"));
  EXPECT_TRUE(has(in_obs({"search", "harbour 通车"}).out, "no article has them all"));
  EXPECT_TRUE(has(in_obs({"search", "通车", "--from", "2019", "--to", "2019"}).out, "not a zero"));
  EXPECT_TRUE(has(in_obs({"search", "通车", "--outlet", "bay-post"}).out, "but not of that"));
  EXPECT_TRUE(has(in_obs({"--speech", "zh", "search", "千里眼"}).out, "没有文章含有“千里眼”"));
}

TEST_F(CommandLine, SearchWritesFilesThatSpreadsheetsMayOpen) {
  fill();
  const Outcome found = in_obs({"search", "危险标题", "--format", "csv", "--bom"});
  EXPECT_EQ(found.out.rfind("\xEF\xBB\xBF", 0), 0U);
  EXPECT_TRUE(has(found.out, "'=危险标题")) << found.out;
  EXPECT_EQ(found.err, "");
  EXPECT_TRUE(has(in_obs({"search", "--format", "jsonl", "--limit", "1"}).err, "5 articles"));
  EXPECT_EQ(in_obs({"search", "--format", "xml"}).status, ExitStatus::usage);
}

TEST_F(CommandLine, ShowTellsWhatAChatbotWasAskedAndHowItAnswered) {
  fill();
  write_file(
      file("chat.toml"),
      "name = \"chat\"\nkind = \"answer\"\n[fields]\ntext = \"said\"\n[answer]\nid = \"id\"\n"
      "model = \"bot\"\nasked = \"words\"\nstatus = \"http\"\nleft = \"stood\"\n[labels]\n"
      "reader = \"mark\"\n");
  write_file(
      file("chat.jsonl"),
      R"({"id": "1", "bot": "parrot-1", "words": "灯塔有几座？", "said": "灯塔共有两座。", "http": 200, "stood": "换个话题吧。", "mark": "full"}
)");
  const Outcome read = in_obs({"import", file("chat.jsonl"), "--map", file("chat.toml")});
  ASSERT_EQ(read.status, ExitStatus::done) << read.err;
  const Outcome found = in_obs({"search", "灯塔"});
  EXPECT_TRUE(has(found.out, "answer of the chatbot parrot-1")) << found.out;
  EXPECT_FALSE(has(in_obs({"search", "通车"}).out, "chatbot"));
  const std::string shown = in_obs({"show", "answer:chat/1"}).out;
  EXPECT_TRUE(has(line_with(shown, "Model"), "parrot-1")) << shown;
  EXPECT_TRUE(has(line_with(shown, "HTTP status"), "200")) << shown;
  EXPECT_TRUE(has(line_with(shown, "Left instead"), "换个话题吧。")) << shown;
  EXPECT_TRUE(has(line_with(shown, "label:reader"), "full")) << shown;
}

TEST_F(CommandLine, ShowLeadsToTheRecord) {
  fill();
  const std::string row = in_obs({"search", "通车", "--format", "jsonl"}).out;
  const std::string id = row.substr(row.find("\"article\": \"") + 12, 16);
  const Outcome shown = in_obs({"show", id});
  EXPECT_EQ(shown.status, ExitStatus::done) << shown.err;
  EXPECT_TRUE(has(shown.out, "桥梁通车")) << shown.out;
  EXPECT_TRUE(has(shown.out, "River Daily (river-daily)")) << shown.out;
  EXPECT_TRUE(has(shown.out, "sha256:")) << shown.out;
  EXPECT_EQ(in_obs({"show", "https://river.example/1"}).out, shown.out);
  const std::string digest = line_with(shown.out, "sha256:");
  const std::string capture_line = shown.out.substr(0, shown.out.find(digest));
  const std::string capture = capture_line.substr(capture_line.rfind("Z  ") + 3, 16);
  const Outcome record = in_obs({"show", "--raw", capture});
  EXPECT_EQ(record.status, ExitStatus::done) << record.err;
  EXPECT_EQ(record.out.rfind("WARC/1.1\r\n", 0), 0U) << record.out;
  EXPECT_TRUE(has(record.out, "河口新桥今日通车"));
  std::ifstream rows(file("rows.jsonl"));
  const std::string bytes((std::istreambuf_iterator<char>(rows)), {});
  EXPECT_EQ(in_obs({"show", "--payload", capture}).out, bytes);
  EXPECT_TRUE(has(in_obs({"show", capture}).out, id));
  EXPECT_EQ(in_obs({"show", "0000000000000000"}).status, ExitStatus::failed);
}

TEST_F(CommandLine, ExportHidesPrivateNamesUnlessAsked) {
  fill();
  const Outcome hidden = in_obs({"export", "风大"});
  EXPECT_EQ(hidden.status, ExitStatus::done) << hidden.err;
  EXPECT_TRUE(has(hidden.out, "桥上风大")) << hidden.out;
  EXPECT_FALSE(has(hidden.out, "somebody_private")) << hidden.out;
  EXPECT_FALSE(has(in_obs({"export", "--what", "observations"}).out, "somebody_private"));
  EXPECT_TRUE(has(in_obs({"export", "风大", "--with-names"}).out, "weibo:somebody_private"));
}

TEST_F(CommandLine, ExportRowsCarryTheirRecord) {
  fill();
  const Outcome all = in_obs({"export", "--format", "jsonl"});
  EXPECT_EQ(std::count(all.out.begin(), all.out.end(), '\n'), 5) << all.out;
  EXPECT_TRUE(has(all.out, "\"warc_offset\": ")) << all.out;
  EXPECT_FALSE(has(all.out, "\"capture_digest\": null")) << all.out;
  EXPECT_TRUE(has(in_obs({"export", "--what", "captures"}).out, "sha256:"));
  EXPECT_TRUE(has(in_obs({"export", "--what", "observations"}).out, ",likes,12,"));
  EXPECT_EQ(in_obs({"export", "--what", "songs"}).status, ExitStatus::usage);
  const Outcome written = in_obs({"export", "--output", file("a.csv")});
  EXPECT_EQ(written.out, "");
  EXPECT_TRUE(std::filesystem::exists(file("a.csv")));
  EXPECT_FALSE(std::filesystem::exists(file("a.csv.unfinished")));
}

TEST_F(CommandLine, AnInstrumentIsAVerbAndItsRunIsKept) {
  fill();
  const Outcome volume =
      in_obs({"volume", "--outlet", "河口日报", "--by", "month", "--format", "csv"});
  EXPECT_EQ(volume.status, ExitStatus::done) << volume.err;
  EXPECT_TRUE(
      has(volume.out,
          "2024-07,river-daily,,,,1,counted,0,/search?outlet=river-daily&from=2024-07&to=2024-07"))
      << volume.out;
  EXPECT_TRUE(has(volume.out, "2024-08,river-daily,,,,,missing,0,\n")) << volume.out;
  EXPECT_TRUE(has(in_obs({"runs"}).out, "volume")) << in_obs({"runs"}).err;
  const Outcome table = in_obs({"volume", "--split-language"});
  EXPECT_TRUE(has(table.out, " rows\n")) << table.out;
  EXPECT_EQ(table.err, "");
  EXPECT_EQ(in_obs({"volume", "--by", "decade"}).status, ExitStatus::usage);
  EXPECT_EQ(in_obs({"volume", "--outlet", "nobody"}).status, ExitStatus::usage);
}

TEST_F(CommandLine, InstrumentsTakeManyValuesBehindTheVerb) {
  fill();
  const Outcome two = in_obs({"phrases", "媒体融合", "無此提法", "--by", "all", "--format", "csv"});
  EXPECT_EQ(two.status, ExitStatus::done) << two.err;
  EXPECT_TRUE(has(two.out, "\n媒体融合,")) << two.out;
  EXPECT_TRUE(has(two.out, "\n無此提法,")) << two.out;
  EXPECT_TRUE(has(two.out, "q=text%3A%22")) << two.out;
  write_file(file("list.txt"), "媒体融合\r\n\n無此提法\n");
  const Outcome listed =
      in_obs({"phrases", "@" + file("list.txt"), "--by", "all", "--format", "csv"});
  EXPECT_EQ(listed.out, two.out);
  EXPECT_EQ(in_obs({"phrases"}).status, ExitStatus::usage);
  EXPECT_EQ(in_obs({"phrases", "@" + file("nowhere.txt")}).status, ExitStatus::failed);
}

TEST_F(CommandLine, AnInstrumentWritesAPage) {
  fill();
  const Outcome page = in_obs({"phrases", "<媒体融合>", "媒体融合", "--format", "html"});
  EXPECT_EQ(page.status, ExitStatus::done) << page.err;
  EXPECT_TRUE(has(page.out, "<!doctype html>")) << page.out;
  EXPECT_TRUE(has(page.out, "<td>媒体融合</td>")) << page.out;
  EXPECT_TRUE(has(page.out, "&lt;媒体融合&gt;")) << page.out;
  EXPECT_TRUE(has(page.out, "</html>\n")) << page.out;
  EXPECT_FALSE(has(page.out, "src=")) << page.out;
  EXPECT_EQ(in_obs({"search", "--format", "html"}).status, ExitStatus::usage);
}

TEST_F(CommandLine, StatusProblemsAndVerifySayWhatThereIs) {
  fill();
  const Outcome status = in_obs({"status"});
  EXPECT_TRUE(has(line_with(status.out, "Articles"), "5")) << status.out;
  EXPECT_TRUE(has(status.out, "\nProblems             1\n")) << status.out;
  EXPECT_TRUE(has(in_obs({"status", "--format", "json"}).out, "\"articles\": 5"));
  EXPECT_TRUE(has(in_obs({"problems", "--format", "csv"}).out, "rows.jsonl,4,"));
  const Outcome verified = in_obs({"verify"});
  EXPECT_EQ(verified.status, ExitStatus::done) << verified.err;
  EXPECT_TRUE(has(verified.out, "all are as they were")) << verified.out;
  const Outcome rebuilt = in_obs({"rebuild"});
  EXPECT_EQ(rebuilt.status, ExitStatus::with_problems) << rebuilt.err;
  EXPECT_TRUE(has(line_with(in_obs({"status"}).out, "Articles"), "5"));
}

TEST_F(CommandLine, SpeaksChinese) {
  fill();
  const auto says = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--speech", "zh"});
    return in_obs(std::move(arguments)).out;
  };
  EXPECT_TRUE(has(says({"search", "媒体融合", "--limit", "1"}), "共 2 篇文章；以上为第 1 至 1 篇"));
  EXPECT_TRUE(has(says({"search", "--from", "2024-07-02", "--to", "2024-07-02"}), "另有 2 篇可能"));
  EXPECT_TRUE(has(says({"search", "--offset", "99"}), "共 5 篇文章；第 100 篇起没有内容"));
  EXPECT_TRUE(has(says({"show", "https://river.example/1"}), "河口日报 (river-daily)"));
  EXPECT_TRUE(has(says({"verify"}), "全部一致"));
  EXPECT_TRUE(has(says({"problems"}), "共 1 个问题"));
  EXPECT_TRUE(has(says({"volume", "--per", "all"}), "共 "));
  EXPECT_TRUE(has(says({"status"}), "观测站"));
  EXPECT_TRUE(
      has(says({"import", file("posts.jsonl"), "--map", file("posts.toml")}), "没有新内容"));
}

TEST_F(CommandLine, APackIsCheckedByFileLineAndField) {
  fill();
  EXPECT_EQ(weiguan_says({"pack", "check", file("pack")}).status, ExitStatus::done);
  std::ofstream(file("pack") + "/outlets.csv", std::ios::app)
      << "Bad Id,坏,,Bad,,newspaper,independent,,CN,zh,Asia/Shanghai,,,,,,made up,\n";
  const Outcome outcome = weiguan_says({"pack", "check", file("pack")});
  EXPECT_EQ(outcome.status, ExitStatus::with_problems);
  EXPECT_TRUE(has(outcome.err, "outlets.csv:4: ")) << outcome.err;
}

TEST_F(CommandLine, DiffTellsTextFromLinksAndTags) {
  const auto said = [&](const std::string& before, const std::string& after) {
    write_file(file("old"), before);
    write_file(file("new"), after);
    const Outcome outcome = weiguan_says({"diff", file("old"), file("new"), "--format", "jsonl"});
    EXPECT_EQ(outcome.status, ExitStatus::done) << outcome.err;
    const std::string& line = outcome.out;
    return line.substr(0, line.find(",\"severity\""));
  };
  EXPECT_EQ(said("渡口关闭", "渡口開放"), R"({"changed":true,"classes":["wording"])");
  EXPECT_EQ(said("渡口关闭", "渡口關閉"), R"({"changed":false,"classes":[])");
  EXPECT_EQ(said("值<35；渡口", "值<35；渡口"), R"({"changed":false,"classes":[])");
  EXPECT_EQ(
      said("<p><a href=\"/a\">渡口</a></p>", "<p><a href=\"/b\">渡口</a></p>"),
      R"({"changed":false,"classes":["links"])");
  EXPECT_EQ(said("<h1>渡口</h1>", "<h2>渡口</h2>"), R"({"changed":false,"classes":["markup"])");
  EXPECT_EQ(
      said("<title>渡口</title><p>正文</p>", "<title>门户</title><p>正文</p>"),
      R"({"changed":true,"classes":["headline","wording"])");
  EXPECT_EQ(weiguan_says({"diff", file("old"), file("none")}).status, ExitStatus::failed);
  EXPECT_EQ(weiguan_says({"diff", "-", "-"}).status, ExitStatus::usage);
  EXPECT_EQ(
      weiguan_says({"diff", file("old"), file("new"), "--format", "xml"}).status,
      ExitStatus::usage);
}

TEST(Console, NumbersAreReadable) {
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(byte_size(999), "999 B");
  EXPECT_EQ(byte_size(34500000), "34.5 MB");
  EXPECT_EQ(byte_size(999960), "1.0 MB");
}

TEST(Console, ATimeIsShownAsCloselyAsItIsKnown) {
  const Zone zone = *Zone::find("Asia/Shanghai");
  const auto shown = [&](const std::string& period) {
    const Period one = *parse_period(period, zone);
    return shown_time(
        {one.from, one.to - std::chrono::seconds{1}, TimeSource::text}, zone, Speech::en);
  };
  EXPECT_EQ(shown("2024-07-02"), "2024-07-02");
  EXPECT_EQ(shown("2024-07"), "2024-07");
  EXPECT_EQ(shown("2024"), "2024");
  const Time time = *parse_time("2024-07-02T01:30:00Z");
  EXPECT_EQ(shown_time({time, time, TimeSource::feed}, zone, Speech::en), "2024-07-02 09:30");
  EXPECT_EQ(
      shown_time(first_seen(time), zone, Speech::en),
      "not known; it stood there on 2024-07-02 09:30");
  EXPECT_EQ(shown_time(first_seen(time), zone, Speech::zh), "未知；2024-07-02 09:30 时已存在");
}

}  // namespace
}  // namespace weiguan
