#include "views/cli/detail/console.h"

namespace weiguan {

namespace {

ExitStatus run(const Caller& caller, const Given&) {
  ImportReport report;
  {
    ProgressLine line(caller.speech);
    ProblemList problems(caller.speech, &line);
    report = rebuild(caller.folder, line.sink(), problems.sink(), caller.stop);
    line.clear();
    problems.finish();
  }
  return tell_report(report, caller);
}

}  // namespace

Verb verb_rebuild() {
  Verb verb;
  verb.name = "rebuild";
  verb.about_en = "Make the archive anew from warc/ and weiguan.toml alone.";
  verb.about_zh = "仅凭 warc/ 与 weiguan.toml 重建档案。";
  verb.more_en = "The old archive stays in its place until the new one is whole.";
  verb.more_zh = "新档案完整之前，旧档案保持原样。";
  verb.examples = {"weiguan -C ~/obs rebuild"};
  verb.run = run;
  return verb;
}

}  // namespace weiguan
