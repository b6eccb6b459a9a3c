#include "views/cli/detail/console.h"

namespace weiguan {

namespace {

ExitStatus run(const Caller& caller, const Given& given) {
  ImportOptions options;
  options.mappings = given.texts("map");
  options.in_place = given.has("in-place");
  options.base_url = given.text("base-url");
  options.threads = static_cast<unsigned>(given.whole("threads", 0, 0, 1024));
  Observatory observatory = open_observatory(caller, Access::write);
  ImportReport report;
  {
    ProgressLine line(caller.speech);
    ProblemList problems(caller.speech, &line);
    report = import_files(
        observatory, given.texts("INPUT"), options, line.sink(), problems.sink(), caller.stop);
    line.clear();
    problems.finish();
  }
  return tell_report(report, caller);
}

}  // namespace

ExitStatus tell_report(const ImportReport& report, const Caller& caller) {
  const Speech speech = caller.speech;
  const Written& written = report.written;
  const auto line = [](const std::string& text) { fmt::print("{}\n", text); };
  const bool nothing_new = written.captures == 0 && written.articles == 0 &&
                           written.readings == 0 && written.observations == 0;
  // Of a file that is known by its digest no record is read again.
  if (report.rows > 0 || report.unchanged == 0) {
    line(tell(
        speech,
        {"Read {} with {}.", "读取 {2} 个文件，共 {3} 条。"},
        counted(report.files, "file", "files"),
        counted(report.rows, "record", "records"),
        grouped(report.files),
        grouped(report.rows)));
  }
  if (nothing_new && (report.rows > 0 || report.unchanged > 0) && !report.stopped) {
    line(tell(
        speech,
        {"Nothing new: all of it was in the archive already.", "没有新内容：均已在档案中。"}));
  } else {
    line(tell(
        speech,
        {"New captures: {}, articles: {}, readings: {}, observations: {}.",
         "新增存档 {}，文章 {}，读取 {}，观测 {}。"},
        grouped(written.captures),
        grouped(written.articles),
        grouped(written.readings),
        grouped(written.observations)));
  }
  if (report.unchanged > 0 && !nothing_new) {
    line(tell(
        speech,
        {"Files that added nothing, being in the archive already: {}.",
         "已在档案中、没有新增内容的文件：{}。"},
        grouped(report.unchanged)));
  }
  if (report.not_articles > 0) {
    line(tell(
        speech,
        {"Kept, but no articles (images, scripts, listings, redirects): {}.",
         "已保存但不是文章（图片、脚本、列表页、跳转）：{}。"},
        grouped(report.not_articles)));
  }
  if (report.without_text > 0) {
    line(tell(speech, {"With a title only: {}.", "只有标题：{}。"}, grouped(report.without_text)));
  }
  if (report.problems > 0) {
    line(tell(
        speech,
        {"Problems: {}. \"weiguan problems\" lists them; the good records around them are kept.",
         "问题：{}。weiguan problems 可列出；其余内容已保存。"},
        grouped(report.problems)));
  }
  if (report.stopped) {
    line(tell(
        speech,
        {"Stopped. What was done is kept; the same command goes on from here.",
         "已中止。已完成的部分已保存；再次运行同一命令即可继续。"}));
    return ExitStatus::failed;
  }
  return report.problems > 0 ? ExitStatus::with_problems : ExitStatus::done;
}

Verb verb_import() {
  Verb verb;
  verb.name = "import";
  verb.about_en = "Read files into the archive; importing again adds nothing twice.";
  verb.about_zh = "把文件读入档案；重复导入不会重复添加。";
  verb.options = {
      {"INPUT",
       "",
       "WARC, ARC, WACZ, JSONL, CSV, TSV (plain, gzip, zstd), a folder of HTML, or \"-\".",
       "WARC、ARC、WACZ、JSONL、CSV、TSV（可 gzip、zstd）、HTML 目录，或 -（标准输入）。",
       true,
       true},
      {"map",
       "MAPPING",
       "Which field is what: a TOML file or a ready mapping's name. Given several times, a file "
       "takes the "
       "first whose [match] fits its rows; by the fields otherwise.",
       "字段对应：TOML 文件或内置名称。可多次给出，每个文件取 [match] "
       "相符的第一个；否则依字段识别。",
       false,
       true},
      {"in-place",
       "",
       "Leave WARC, ARC and WACZ files where they are; their digest is recorded.",
       "WARC、ARC、WACZ 留在原处，只记录其摘要。"},
      {"base-url",
       "URL",
       "The address that stands for a folder of HTML.",
       "HTML 目录所对应的网址。"},
      {"threads",
       "N",
       "How many at once; one for each core otherwise. Changes nothing but the time.",
       "线程数；默认每核一个。只影响速度。"}};
  verb.list = [] {
    std::string rows = "Ready mappings / 内置字段对应:\n";
    for (const auto& [name, about] : ready_mappings()) {
      rows += fmt::format("  {:<24}  {}\n", name, about);
    }
    return rows;
  };
  verb.more_en =
      "Ctrl-C stops between two records and keeps what was done; a second one kills, which is "
      "safe too.";
  verb.more_zh = "Ctrl-C 在两条记录之间停止并保留已完成部分；再按一次立即结束，同样安全。";
  verb.examples = {
      "weiguan -C ~/obs import news.warc.gz crawl.wacz pages/",
      "weiguan -C ~/obs import posts.jsonl.gz table.csv --map posts.toml",
      "zcat posts.jsonl.gz | weiguan -C ~/obs import -"};
  verb.run = run;
  return verb;
}

}  // namespace weiguan
