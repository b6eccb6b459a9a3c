#include "packs/check.h"
#include "views/cli/detail/console.h"

namespace weiguan {

namespace {

ExitStatus run(const Caller& caller, const Given& given) {
  if (given.text("ACTION") != "check") {
    throw UsageError(
        tell(caller.speech, {"pack cannot \"{}\"", "pack 不能“{}”"}, given.text("ACTION")),
        tell(caller.speech, {"Write: weiguan pack check DIR", "用法：weiguan pack check 目录"}));
  }
  const auto tell_one = [&](const Problem& problem, const Words& kind) {
    remark(fmt::format(
        "{}{}: {}{} [{}]",
        problem.file,
        problem.line > 0 ? fmt::format(":{}", problem.line) : "",
        say(kind, caller.speech),
        problem.reason,
        problem.rule));
  };
  bool in_order = true;
  for (const std::string& folder : given.texts("DIR")) {
    const PackReport report = check_pack(folder, [&](const Problem& problem) {
      tell_one(problem, {"", ""});
    });
    for (const Problem& one : report.warnings) tell_one(one, {"perhaps a slip: ", "可能有误："});
    fmt::print(
        "{}\n",
        tell(
            caller.speech,
            {"{}: {} outlets, {} groups, {} domains, {} accounts, {} phrases, {} notices; "
             "problems: "
             "{}, possible slips: {}",
             "{}：媒体 {}，媒体组 {}，域名 {}，账号 {}，提法 {}，页面告示 {}；问题 {}，可能有误 "
             "{}"},
            folder,
            report.outlets,
            report.groups,
            report.domains,
            report.accounts,
            report.phrases,
            report.notices,
            report.problems,
            report.warnings.size()));
    in_order = in_order && report.problems == 0;
  }
  return in_order ? ExitStatus::done : ExitStatus::with_problems;
}

}  // namespace

Verb verb_pack() {
  Verb verb;
  verb.name = "pack";
  verb.about_en = "Check a pack's files: names file, line, field and what was expected.";
  verb.about_zh = "检查资料包：指出文件、行、字段与应有内容。";
  verb.options = {
      {"ACTION", "", "\"check\".", "check（检查）。", true},
      {"DIR", "", "The pack's folder.", "资料包目录。", true, true}};
  verb.more_en =
      "The exit status is 2 when a row or key is wrong; what may be a slip is told, too.";
  verb.more_zh = "有错误的行或键时退出状态为 2；可能有误之处也会列出。";
  verb.examples = {"weiguan pack check packs/china"};
  verb.run = run;
  return verb;
}

}  // namespace weiguan
