#include <algorithm>

#include "base/files.h"
#include "packs/affiliation_formats.h"
#include "packs/check.h"
#include "views/cli/detail/console.h"

namespace weiguan {

namespace {

constexpr std::uint64_t longest_file = std::uint64_t{1} << 30;

void tell_problem(const Problem& problem, const std::string& kind) {
  remark(fmt::format(
      "{}{}: {}{} [{}]",
      problem.file,
      problem.line > 0 ? fmt::format(":{}", problem.line) : "",
      kind,
      problem.reason,
      problem.rule));
}

ExitStatus check(const Caller& caller, const Given& given) {
  bool in_order = true;
  for (const std::string& folder : given.texts("DIR")) {
    const PackReport report =
        check_pack(folder, [&](const Problem& problem) { tell_problem(problem, ""); });
    const std::string slip = tell(caller.speech, {"perhaps a slip: ", "可能有误："});
    for (const Problem& one : report.warnings) tell_problem(one, slip);
    fmt::print(
        "{}\n",
        tell(
            caller.speech,
            {"{}: {} outlets, {} groups, {} domains, {} accounts, {} phrases, {} notices, {} "
             "bodies, {} affiliations, {} entities of {} registers, {} equivalents; problems: {}, "
             "possible slips: {}",
             "{}：媒体 {}，媒体组 {}，域名 {}，账号 {}，提法 {}，页面告示 {}，机构 {}，隶属关系 "
             "{}，"
             "名录实体 {}（名录 {} 份），对应词 {}；问题 {}，可能有误 {}"},
            folder,
            report.outlets,
            report.groups,
            report.domains,
            report.accounts,
            report.phrases,
            report.notices,
            report.bodies,
            report.affiliations,
            report.entities,
            report.registers,
            report.equivalents,
            report.problems,
            report.warnings.size()));
    in_order = in_order && report.problems == 0;
  }
  return in_order ? ExitStatus::done : ExitStatus::with_problems;
}

std::string format_of(const Given& given, const std::string& name) {
  if (given.has("format")) return given.text("format");
  const std::string ending = std::filesystem::path(name).extension().string();
  if (ending == ".graphml") return "graphml";
  if (ending == ".json") return "bods";
  if (ending == ".jsonl" || ending == ".ndjson" || ending == ".ftm") return "ftm";
  return "csv";
}

Packs load(const std::vector<std::string>& folders, std::uint64_t& problems) {
  return Packs::load({folders.begin(), folders.end()}, [&](const Problem& problem) {
    ++problems;
    tell_problem(problem, "");
  });
}

// The last day of which the packs say anything, so that the same packs give the same file.
Day last_day_told(const Packs& packs) {
  Day last = first_day;
  for (const Affiliation& one : packs.affiliations().edges()) {
    for (const std::string* text : {&one.stated, &one.valid_from, &one.valid_to}) {
      if (const auto period = parse_period(*text, Zone()))
        last = std::max(last, day_in(period->to - std::chrono::seconds{1}, Zone()));
    }
  }
  return last;
}

ExitStatus write_out(const Caller& caller, const Given& given) {
  std::uint64_t problems = 0;
  const Packs packs = load(given.texts("DIR"), problems);
  const std::string format = format_of(given, given.text("output"));
  std::string text;
  if (format == "csv") {
    text = affiliations_as_csv(packs);
  } else if (format == "ftm") {
    text = affiliations_as_ftm(packs);
  } else if (format == "bods") {
    text = affiliations_as_bods(packs, last_day_told(packs));
  } else if (format == "graphml") {
    text = affiliations_as_graphml(packs);
  } else {
    throw UsageError(
        tell(
            caller.speech,
            {"\"{}\" is no format of pack export", "pack export 没有格式“{}”"},
            format),
        tell(
            caller.speech,
            {"The formats are csv, ftm, bods and graphml.",
             "可用格式：csv、ftm、bods、graphml。"}));
  }
  Output output(given);
  output.write(text);
  output.finish();
  remark(tell(
      caller.speech,
      {"{} bodies, {} affiliations", "机构 {}，隶属关系 {}"},
      packs.affiliations().bodies().size(),
      packs.affiliations().edges().size()));
  return problems == 0 ? ExitStatus::done : ExitStatus::with_problems;
}

ExitStatus read_in(const Caller& caller, const Given& given) {
  if (!given.has("to")) {
    throw UsageError(
        tell(caller.speech, {"pack import needs --to", "pack import 须给出 --to"}),
        tell(
            caller.speech,
            {"Write: weiguan pack import FILE --to DIR",
             "用法：weiguan pack import 文件 --to 目录"}));
  }
  const std::string stated = given.text("stated");
  if (!parse_period(stated, Zone())) {
    throw UsageError(
        tell(
            caller.speech,
            {"pack import needs --stated, a day, month or year",
             "pack import 须给出 --stated：日、月或年"}),
        tell(
            caller.speech,
            {"A statement without a date holds on no day; give the file's own date.",
             "没有日期的陈述在任何一日都不成立；请给出文件本身的日期。"}));
  }
  const std::filesystem::path folder = std::filesystem::path(given.text("to")) / "affiliations";
  for (const char* name : {"bodies.csv", "edges.csv"}) {
    std::error_code ignored;
    if (std::filesystem::exists(folder / name, ignored)) {
      throw UsageError(
          tell(caller.speech, {"{} is there already", "{} 已经存在"}, (folder / name).string()),
          tell(
              caller.speech,
              {"Name a folder of its own; it can be laid over the pack.",
               "请另指一个目录，可叠加在资料包之上。"}));
    }
  }
  std::uint64_t problems = 0;
  const Packs over = load(given.texts("over"), problems);
  std::vector<Body> bodies;
  std::vector<Affiliation> edges;
  std::uint64_t records = 0, left_out = 0;
  const std::vector<std::string> files = given.texts("DIR");
  if (files.size() != 1) {
    throw UsageError(
        tell(caller.speech, {"pack import takes one file", "pack import 每次只读一个文件"}),
        tell(caller.speech, {"Import each into a folder of its own.", "请分别导入各自的目录。"}));
  }
  const std::string bytes = read_file(files.front(), longest_file);
  const std::string name = std::filesystem::path(files.front()).filename().string();
  const ReadOptions options{name, stated, given.text("source", name)};
  const ProblemSink sink = [&](const Problem& problem) {
    ++problems;
    tell_problem(problem, "");
  };
  const std::string format = format_of(given, name);
  if (format != "csv" && format != "ftm" && format != "bods") {
    throw UsageError(
        tell(
            caller.speech,
            {"\"{}\" is no format of pack import", "pack import 没有格式“{}”"},
            format),
        tell(
            caller.speech,
            {"The formats are csv (State Media Monitor), ftm and bods.",
             "可用格式：csv（State Media Monitor）、ftm、bods。"}));
  }
  ReadAffiliations read = format == "ftm"    ? read_ftm(bytes, over, options, sink)
                          : format == "bods" ? read_bods(bytes, over, options, sink)
                                             : read_state_media_monitor(bytes, over, options, sink);
  bodies = std::move(read.bodies);
  edges = std::move(read.edges);
  records = read.records;
  left_out = read.left_out;
  std::filesystem::create_directories(folder);
  write_file(folder / "bodies.csv", bodies_csv(bodies));
  write_file(folder / "edges.csv", edges_csv(edges));
  fmt::print(
      "{}\n",
      tell(
          caller.speech,
          {"{}: {} records; {} bodies, {} affiliations; left out: {}, problems: {}",
           "{}：记录 {}；机构 {}，隶属关系 {}；略去 {}，问题 {}"},
          name,
          records,
          bodies.size(),
          edges.size(),
          left_out,
          problems));
  return problems == 0 ? ExitStatus::done : ExitStatus::with_problems;
}

ExitStatus run(const Caller& caller, const Given& given) {
  const std::string action = given.text("ACTION");
  if (action == "check") return check(caller, given);
  if (action == "export") return write_out(caller, given);
  if (action == "import") return read_in(caller, given);
  throw UsageError(
      tell(caller.speech, {"pack cannot \"{}\"", "pack 不能“{}”"}, action),
      tell(
          caller.speech,
          {"Write: weiguan pack check DIR, pack export DIR or pack import FILE --to DIR",
           "用法：weiguan pack check 目录、pack export 目录 或 pack import 文件 --to 目录"}));
}

}  // namespace

Verb verb_pack() {
  Verb verb;
  verb.name = "pack";
  verb.about_en =
      "Check a pack's files; write its affiliations in the forms of others, or read theirs.";
  verb.about_zh = "检查资料包；以通行格式写出或读入隶属关系。";
  verb.options = {
      {"ACTION",
       "",
       "\"check\", \"export\" or \"import\".",
       "check（检查）、export（写出）或 import（读入）。",
       true},
      {"DIR",
       "",
       "The pack's folder, or several, each laid over those before; for import the file.",
       "资料包目录，可给多个，依次叠加；import 时为文件。",
       true,
       true},
      {"format",
       "FORMAT",
       "export: csv, ftm (FollowTheMoney, JSON lines), bods (0.4) or graphml; import: csv (State "
       "Media Monitor), ftm or bods (0.1 to 0.4). Without it the file's name tells.",
       "export：csv、ftm（FollowTheMoney，JSON 行）、bods（0.4）或 graphml；import：csv（State "
       "Media "
       "Monitor）、ftm 或 bods（0.1 至 0.4）。不给则由文件名判断。"},
      {"output", "FILE", "export: write there.", "export：写入此文件。"},
      {"to",
       "DIR",
       "import: the folder that affiliations/ is made in; there must be none yet.",
       "import：在此目录中建立 affiliations/，须尚不存在。"},
      {"over",
       "DIR",
       "import: packs whose outlets and bodies are meant where names or addresses find them; may "
       "be given several times.",
       "import：名称或网址与这些资料包中的媒体、机构相符者即视为同一，可给多次。",
       false,
       true},
      {"stated",
       "DATE",
       "import: when statements without a date of their own were made: the file's date.",
       "import：自身无日期的陈述作于何时，即文件的日期。"},
      {"source",
       "TEXT",
       "import: the source of statements that name none. Default: the file's name.",
       "import：未注明出处的陈述的出处。默认为文件名。"}};
  verb.more_en =
      "The exit status is 2 when a row or key is wrong; what may be a slip is told, too.";
  verb.more_zh = "有错误的行或键时退出状态为 2；可能有误之处也会列出。";
  verb.examples = {
      "weiguan pack check packs/china",
      "weiguan pack export packs/china --output china.graphml",
      "weiguan pack import statements.json --to theirs --over packs/china --stated 2024-02-07"};
  verb.run = run;
  return verb;
}

}  // namespace weiguan
