#include "views/cli/detail/console.h"

namespace weiguan {

namespace {

ExitStatus run(const Caller& caller, const Given&) {
  const Observatory observatory = open_observatory(caller, Access::read);
  VerifyReport report;
  {
    ProgressLine line(caller.speech);
    ProblemList problems(caller.speech, &line);
    report = verify(observatory, line.sink(), problems.sink(), caller.stop);
    line.clear();
    problems.finish();
  }
  fmt::print(
      "{}\n",
      tell(
          caller.speech,
          {"Read {} ({}) of {} against their digests: {}.",
           "已核对 {5} 个文件的 {4} 条记录（{1}）的摘要：{3}。"},
          counted(report.records, "record", "records"),
          byte_size(report.bytes),
          counted(report.files, "file", "files"),
          report.failures == 0
              ? tell(caller.speech, {"all are as they were", "全部一致"})
              : tell(caller.speech, {"{} failed", "{} 处不符"}, grouped(report.failures)),
          grouped(report.records),
          grouped(report.files)));
  if (report.stopped) {
    remark(tell(
        caller.speech,
        {"stopped before the end; what lies behind was not verified", "提前中止；其余部分未核对"}));
    return ExitStatus::failed;
  }
  return report.failures > 0 ? ExitStatus::with_problems : ExitStatus::done;
}

}  // namespace

Verb verb_verify() {
  Verb verb;
  verb.name = "verify";
  verb.about_en = "Read every captured record again and compare it with its digest.";
  verb.about_zh = "重读全部存档记录，并与其摘要核对。";
  verb.more_en = "What is missing, cut or changed is listed, and the exit status is 2.";
  verb.more_zh = "缺失、截断或改变之处会列出，退出状态为 2。";
  verb.examples = {"weiguan -C ~/obs verify"};
  verb.run = run;
  return verb;
}

}  // namespace weiguan
