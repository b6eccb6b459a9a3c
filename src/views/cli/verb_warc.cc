// Web archive files judged by their standard; needs no observatory.
#include "base/error.h"
#include "capture/check.h"
#include "views/cli/detail/console.h"

namespace weiguan {

namespace {

constexpr std::uint64_t shown_of_a_rule = 20;

std::vector<Column> violation_columns() {
  return {
      {"file", {"File", "文件"}, {"As it was named.", "文件名。"}, Type::text},
      {"record", {"Record", "记录"}, {"From 1.", "记录序号。"}, Type::whole},
      {"offset",
       {"Byte", "字节"},
       {"Where the record begins.", "记录的偏移。"},
       Type::whole,
       "bytes"},
      {"severity", {"Severity", "程度"}, {"error, warning or note.", "程度。"}, Type::text},
      {"rule", {"Rule", "规则"}, {"A short name.", "规则名。"}, Type::text},
      {"field", {"Field", "字段"}, {"The header.", "相关字段。"}, Type::text},
      {"reason", {"Reason", "原因"}, {"What was found.", "原因。"}, Type::text},
      {"record_id", {"Id", "标识"}, {"WARC-Record-ID.", "记录标识。"}, Type::text}};
}

std::vector<Column> summary_columns() {
  return {
      {"file", {"File", "文件"}, {"As it was named.", "文件名。"}, Type::text},
      {"records", {"Records", "记录"}, {"How many.", "记录数。"}, Type::whole},
      {"types", {"Types", "类型"}, {"Records of each type.", "各类记录数。"}, Type::text},
      {"digests_agreed", {"Agree", "相符"}, {"Digests that agree.", "摘要相符。"}, Type::whole},
      {"digests_differing",
       {"Differ", "不符"},
       {"Digests that differ.", "摘要不符。"},
       Type::whole},
      {"digests_unchecked", {"Unchecked", "未核"}, {"Not checked.", "未核对。"}, Type::whole},
      {"digests_undeclared", {"None", "无"}, {"No digest.", "无摘要。"}, Type::whole},
      {"errors", {"Errors", "错误"}, {"How many.", "错误数。"}, Type::whole},
      {"warnings", {"Warnings", "警告"}, {"How many.", "警告数。"}, Type::whole},
      {"notes", {"Notes", "提示"}, {"How many.", "提示数。"}, Type::whole}};
}

Value whole(std::uint64_t number) {
  return static_cast<std::int64_t>(number);
}

Value text_or_nothing(const std::string& text) {
  return text.empty() ? Value{} : Value{text};
}

std::vector<Value> cells(const Violation& one) {
  return {
      one.file,
      one.record > 0 ? whole(one.record) : Value{},
      whole(one.offset),
      std::string(name_of(one.severity)),
      one.rule,
      text_or_nothing(one.field),
      one.reason,
      text_or_nothing(one.record_id)};
}

std::string types_of(const CheckReport& report) {
  std::string text;
  for (const auto& [type, count] : report.types) {
    text += fmt::format(
        "{}{} {}", text.empty() ? "" : ", ", grouped(count), type.empty() ? "without type" : type);
  }
  return text;
}

std::string summary(const CheckReport& report, Speech speech) {
  return tell(
      speech,
      {"{0}: {1}{2}; digests of {4} agree, {5} differ, {6} unchecked, {7} have none; {8}, {9}, "
       "{10}\n",
       "{0}：记录 {3}{2}；摘要相符 {4}，不符 {5}，未核 {6}，无摘要 {7}；错误 {11}，警告 {12}，提示 "
       "{13}\n"},
      for_terminal(report.file),
      counted(report.records, "record", "records"),
      report.types.empty() ? "" : for_terminal(fmt::format(" ({})", types_of(report))),
      grouped(report.records),
      grouped(report.digests_agreed),
      grouped(report.digests_differing),
      grouped(report.digests_unchecked),
      grouped(report.digests_undeclared),
      counted(report.errors, "error", "errors"),
      counted(report.warnings, "warning", "warnings"),
      counted(report.notes, "note", "notes"),
      grouped(report.errors),
      grouped(report.warnings),
      grouped(report.notes));
}

// The files one after the other, and how that went.
class Checking {
 public:
  Checking(const Caller& caller, const Given& given)
      : caller_(caller),
        output_(given),
        options_(table_options(given, caller, output_)),
        summary_only_(given.has("summary")),
        strict_(given.has("strict")),
        limit_(given.whole("limit", shown_of_a_rule)) {
    // A table a file for eyes, one for all for programs.
    if (summary_only_) {
      all_.emplace(summary_columns(), options_, output_.sink());
    } else if (options_.format != Format::table) {
      all_.emplace(violation_columns(), options_, output_.sink());
    }
  }

  void file(const std::string& path) {
    held_.clear();
    told_.clear();
    CheckReport report;
    try {
      report = check_warc(
          path, path, [this](const Violation& one) { violation(one); }, &caller_.stop);
    } catch (const Error& error) {
      remark(error.what());
      failed_ = true;
      return;
    }
    if (summary_only_) {
      all_->row(
          {report.file,
           whole(report.records),
           types_of(report),
           whole(report.digests_agreed),
           whole(report.digests_differing),
           whole(report.digests_unchecked),
           whole(report.digests_undeclared),
           whole(report.errors),
           whole(report.warnings),
           whole(report.notes)});
    } else if (!all_) {
      write_table(path);
      output_.write(summary(report, caller_.speech));
    }
    violated_ = violated_ || report.errors > 0 || (strict_ && report.warnings > 0);
  }

  ExitStatus finish() {
    if (all_) all_->finish();
    output_.finish();
    if (caller_.stop.requested()) {
      remark(tell(
          caller_.speech,
          {"stopped before the end; what lies behind was not checked",
           "提前中止；其余部分未检查"}));
      failed_ = true;
    }
    if (failed_) return ExitStatus::failed;
    return violated_ ? ExitStatus::with_problems : ExitStatus::done;
  }

 private:
  void violation(const Violation& one) {
    if (summary_only_) return;
    if (all_) {
      all_->row(cells(one));
    } else if (++told_[one.rule] <= limit_ || limit_ == 0) {
      held_.push_back(one);
    }
  }

  // What was held of one file; which file only where it is a package of several.
  void write_table(const std::string& path) {
    const bool several = std::any_of(
        held_.begin(), held_.end(), [&](const Violation& one) { return one.file != path; });
    std::vector<Column> columns = violation_columns();
    columns.pop_back();
    if (!several) columns.erase(columns.begin());
    if (!held_.empty()) {
      TableWriter writer(columns, options_, output_.sink());
      for (const Violation& one : held_) {
        std::vector<Value> row = cells(one);
        row.pop_back();
        if (!several) row.erase(row.begin());
        writer.row(row);
      }
      writer.finish();
    }
    for (const auto& [rule, count] : told_) {
      if (limit_ == 0 || count <= limit_) continue;
      output_.write(tell(
          caller_.speech,
          {"... and {} more of {}\n", "……另有 {} 处 {}\n"},
          grouped(count - limit_),
          rule));
    }
  }

  const Caller& caller_;
  Output output_;
  TableWriter::Options options_;
  bool summary_only_;
  bool strict_;
  std::uint64_t limit_;
  std::optional<TableWriter> all_;
  std::vector<Violation> held_;  // Of one file, for its table.
  std::map<std::string, std::uint64_t> told_;
  bool failed_ = false;
  bool violated_ = false;
};

ExitStatus run(const Caller& caller, const Given& given) {
  if (given.text("ACTION") != "check") {
    throw UsageError(
        tell(caller.speech, {"warc cannot \"{}\"", "warc 不能“{}”"}, given.text("ACTION")),
        tell(
            caller.speech,
            {"Write: weiguan warc check FILE...", "用法：weiguan warc check 文件…"}));
  }
  Checking checking(caller, given);
  for (const std::string& path : given.texts("FILE")) {
    if (caller.stop.requested()) break;
    checking.file(path);
  }
  return checking.finish();
}

}  // namespace

Verb verb_warc() {
  Verb verb;
  verb.name = "warc";
  verb.about_en = "Check WARC, ARC and WACZ files against their standard; needs no observatory.";
  verb.about_zh = "按标准检查 WARC、ARC、WACZ 文件，无需观测站。";
  verb.options = with_output_options(
      {{"ACTION", "", "\"check\".", "check（检查）。", true},
       {"FILE", "", "WARC, ARC or WACZ files.", "WARC、ARC 或 WACZ 文件。", true, true},
       {"summary",
        "",
        "One row a file: its records, digests and how much is wrong.",
        "每个文件一行：记录、摘要与问题数。"},
       {"strict", "", "Warnings make the exit status 2, too.", "有警告时退出状态也为 2。"},
       {"limit",
        "N",
        "Rows of one rule and file in a table; 0 is all (default: 20).  Other formats have all.",
        "表格中每个文件每条规则的行数；0 为全部（默认 20）。其他格式总是全部。"}});
  verb.more_en =
      "An error breaks WARC 1.0 or 1.1, a warning a recommendation, a note is worth knowing; "
      "docs/formats/warc-check.md lists the rules.  The exit status is 2 when there is an error, 1 "
      "when "
      "a file cannot be read.";
  verb.more_zh =
      "“error”违反 WARC 1.0 或 1.1 标准，“warning”违反其建议，“note”仅供参考；规则见 "
      "docs/formats/warc-check.md。有错误时退出状态为 2，文件无法读取时为 1。";
  verb.examples = {
      "weiguan warc check crawl.warc.gz",
      "weiguan warc check *.wacz --summary",
      "weiguan warc check crawl.warc.gz --format jsonl --output violations.jsonl"};
  verb.run = run;
  return verb;
}

}  // namespace weiguan
