#include "collect/fetch.h"
#include "views/cli/detail/console.h"

namespace weiguan {

namespace {

void tell_counts(const FetchReport& report, Speech speech) {
  const auto line = [&](const Words& words, auto... numbers) {
    fmt::print("{}\n", tell(speech, words, grouped(numbers)...));
  };
  line(
      {"Requests: {}; answers: {}, of them unchanged: {}; failures: {}.",
       "请求 {}；应答 {}，其中无变化 {}；失败 {}。"},
      report.requests,
      report.answers,
      report.again,
      report.failures);
  line(
      {"New captures: {}, articles: {}, readings: {}. New addresses: {}.",
       "新增存档 {}，文章 {}，读取 {}。新网址 {}。"},
      report.written.captures,
      report.written.articles,
      report.written.readings,
      report.new_addresses);
  if (report.refused > 0)
    line(
        {"Not asked for, because of robots.txt or a private address: {}.",
         "因 robots.txt 或内网地址而未请求：{}。"},
        report.refused);
  if (report.problems > 0)
    line(
        {"Problems: {}. \"weiguan problems\" lists them.", "问题：{}。weiguan problems 可列出。"},
        report.problems);
}

ExitStatus run(const Caller& caller, const Given& given) {
  FetchOptions options;
  options.watch = given.has("watch");
  options.threads = static_cast<unsigned>(given.whole("threads", 0, 0, 1024));
  Observatory observatory = open_observatory(caller, Access::write);
  FetchReport report;
  {
    ProgressLine line(caller.speech);
    ProblemList problems(caller.speech, &line);
    report = fetch(observatory, options, line.sink(), problems.sink(), caller.stop);
    line.clear();
    problems.finish();
  }
  const Speech speech = caller.speech;
  tell_counts(report, speech);
  if (report.budget_used) {
    fmt::print(
        "{}\n",
        tell(
            speech,
            {"The day's budget of requests is used up; the rest waits for tomorrow.",
             "今日请求额度已用完，其余留待明日。"}));
  }
  if (report.next_due && !report.stopped) {
    fmt::print(
        "{}\n",
        tell(
            speech,
            {"Next due: {}.", "下次到期：{}。"},
            wall_clock(
                std::chrono::floor<std::chrono::seconds>(*report.next_due), observatory.zone())));
  }
  if (report.stopped) {
    fmt::print(
        "{}\n",
        tell(
            speech,
            {"Stopped. What was fetched is kept; the next run goes on from here.",
             "已中止。已抓取的内容均已保存；下次运行由此继续。"}));
    // Watching has no other end.
    if (!options.watch) return ExitStatus::failed;
  }
  return report.problems > 0 ? ExitStatus::with_problems : ExitStatus::done;
}

}  // namespace

Verb verb_fetch() {
  Verb verb;
  verb.name = "fetch";
  verb.about_en = "Look at the sources and pages that are due, and archive what comes.";
  verb.about_zh = "访问到期的来源与网页，并将所得存档。";
  verb.options = {
      {"watch",
       "",
       "Go on until stopped, instead of ending when nothing is due any more.",
       "持续运行直到中止，而不是处理完到期网址即结束。"},
      {"threads",
       "N",
       "How many pages are read at once; one for each core otherwise. Changes nothing but the "
       "time.",
       "同时解析的线程数；默认每核一个。只影响速度。"}};
  verb.more_en =
      "Sources stand in weiguan.toml or in a pack's sources.toml: feeds, sitemaps, listing pages, "
      "OPML, lists of addresses. docs/fetch.md says how, and when a page is visited again. It can "
      "be "
      "stopped, or killed, at any moment. One at a time: import waits until it has ended.";
  verb.more_zh =
      "来源写在 weiguan.toml 或资料包的 sources.toml "
      "中：订阅源、站点地图、列表页、OPML、网址清单。写法与回访规则见 "
      "docs/fetch.md。可随时中止。同一观测站同时只能运行一个；导入须待其结束。";
  verb.examples = {"weiguan -C ~/obs fetch", "weiguan -C ~/obs fetch --watch"};
  verb.run = run;
  return verb;
}

}  // namespace weiguan
