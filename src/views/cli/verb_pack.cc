#include "views/cli/detail/console.h"

namespace weiguan {

namespace {

ExitStatus run(const Session& session, const Given& given) {
  if (given.text("ACTION") != "check") {
    throw UsageError(
        tell(session.speech, {"pack cannot \"{}\"", "pack 不能“{}”"}, given.text("ACTION")),
        tell(session.speech, {"Write: weiguan pack check DIR", "用法：weiguan pack check 目录"}));
  }
  std::uint64_t problems = 0;
  for (const std::string& folder : given.texts("DIR")) {
    std::uint64_t here = 0;
    const Packs packs = Packs::load({folder}, [&](const Problem& problem) {
      ++here;
      remark(fmt::format(
          "{}{}: {} [{}]",
          problem.file,
          problem.line > 0 ? fmt::format(":{}", problem.line) : "",
          problem.reason,
          problem.rule));
    });
    problems += here;
    fmt::print(
        "{}\n",
        tell(
            session.speech,
            {"{}: {} outlets, {} groups, {} problems", "{}：媒体 {}，媒体组 {}，问题 {}"},
            folder,
            packs.outlets().size(),
            packs.groups().size(),
            here));
  }
  return problems > 0 ? ExitStatus::with_problems : ExitStatus::done;
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
  verb.examples = {"weiguan pack check packs/china"};
  verb.run = run;
  return verb;
}

}  // namespace weiguan
