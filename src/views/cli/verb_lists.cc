// What is kept about the archive's own past: problems met, instruments run.
#include "views/cli/detail/console.h"

namespace weiguan {

namespace {

ExitStatus write_problems(const Caller& caller, const Given& given) {
  const Observatory observatory = open_observatory(caller, Access::read);
  Output output(given);
  const std::vector<Column> columns = {
      {"file", {"File", "文件"}, {"As it was named.", "文件名。"}, Type::text},
      {"line", {"Line", "行"}, {"From 1.", "行号。"}, Type::whole},
      {"offset", {"Byte", "字节"}, {"Into the file.", "偏移。"}, Type::whole, "bytes"},
      {"rule", {"Rule", "规则"}, {"A short name.", "规则名。"}, Type::text},
      {"reason", {"Reason", "原因"}, {"What was found.", "原因。"}, Type::text}};
  const TableWriter::Options options = table_options(given, caller, output);
  TableWriter writer(columns, options, output.sink());
  std::uint64_t count = 0;
  observatory.archive().problems([&](const Problem& one) {
    ++count;
    const Value line = one.line > 0 ? Value{static_cast<std::int64_t>(one.line)} : Value{};
    writer.row({one.file, line, static_cast<std::int64_t>(one.offset), one.rule, one.reason});
    return !output.closed() && !caller.stop.requested();
  });
  writer.finish();
  if (options.format == Format::table) {
    output.write(tell(
        caller.speech,
        {"\n{}\n", "\n共 {1} 个问题\n"},
        counted(count, "problem", "problems"),
        grouped(count)));
  }
  output.finish();
  return ExitStatus::done;
}

ExitStatus write_runs(const Caller& caller, const Given& given) {
  const Observatory observatory = open_observatory(caller, Access::read);
  Output output(given);
  const std::vector<Column> columns = {
      {"time", {"Time", "时间"}, {"When it ran (UTC).", "运行时间（UTC）。"}, Type::time},
      {"instrument", {"Instrument", "工具"}, {"Its name.", "名称。"}, Type::text},
      {"version", {"Version", "版本"}, {"Its version.", "版本。"}, Type::text},
      {"state", {"State", "状态号"}, {"The archive's number.", "档案状态号。"}, Type::whole},
      {"rows", {"Rows", "行数"}, {"How many it gave.", "结果行数。"}, Type::whole},
      {"arguments", {"Arguments", "参数"}, {"As JSON.", "JSON 形式。"}, Type::text}};
  TableWriter writer(columns, table_options(given, caller, output), output.sink());
  observatory.archive().runs([&](const Run& one) {
    writer.row(
        {format_time(one.time),
         one.instrument,
         one.version,
         static_cast<std::int64_t>(one.state),
         static_cast<std::int64_t>(one.rows),
         one.arguments});
    return !output.closed() && !caller.stop.requested();
  });
  writer.finish();
  output.finish();
  return ExitStatus::done;
}

}  // namespace

Verb verb_problems() {
  Verb verb;
  verb.name = "problems";
  verb.about_en = "List every record that could not be read, where it lies, and why.";
  verb.about_zh = "列出无法读取的记录及其位置与原因。";
  verb.options = with_output_options({});
  verb.examples = {"weiguan -C ~/obs problems", "weiguan -C ~/obs problems --output problems.csv"};
  verb.run = write_problems;
  return verb;
}

Verb verb_runs() {
  Verb verb;
  verb.name = "runs";
  verb.about_en = "List the runs of instruments: version, arguments, the archive's state, time.";
  verb.about_zh = "列出各工具的运行记录：版本、参数、档案状态号、时间。";
  verb.options = with_output_options({});
  verb.more_en = "Same archive state, same version and arguments: same rows.";
  verb.more_zh = "档案状态号、版本与参数相同，则结果相同。";
  verb.examples = {"weiguan -C ~/obs runs --format jsonl"};
  verb.run = write_runs;
  return verb;
}

}  // namespace weiguan
