// Two versions of a text or page: what changed, what kind of change it is, how much it weighs;
// needs no observatory.
#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/error.h"
#include "instruments/edit_classes.h"
#include "instruments/edit_snippets.h"
#include "text/places.h"
#include "views/cli/detail/console.h"
#include "views/cli/detail/diff_side.h"

namespace weiguan {

namespace {

Packs packs_of(const Given& given, const ProblemSink& problems) {
  std::vector<std::filesystem::path> folders;
  for (const std::string& name : given.texts("pack")) {
    const bool is_folder =
        std::filesystem::is_regular_file(std::filesystem::path(name) / "pack.toml");
    folders.push_back(is_folder ? std::filesystem::path(name) : shipped_packs() / name);
  }
  std::error_code none;
  if (folders.empty()) {
    for (const auto& one : std::filesystem::directory_iterator(shipped_packs(), none)) {
      if (std::filesystem::is_regular_file(one.path() / "pack.toml")) folders.push_back(one.path());
    }
    std::sort(folders.begin(), folders.end());
  }
  return folders.empty() ? Packs() : Packs::load(folders, problems);
}

struct Sides {
  DiffSide before, after;

  EditText old() const { return {before.title, before.text}; }
  EditText now() const { return {after.title, after.text}; }
};

// All that can be seen, in place of the article.  A headline that stands in it is compared there.
void take_whole(Sides& sides) {
  bool shown = false;
  for (DiffSide* side : {&sides.before, &sides.after}) {
    shown = shown || side->whole.find(side->title) != std::string::npos;
    side->text = side->whole;
  }
  if (shown) sides.before.title = sides.after.title = {};
}

// What links and tags say where the words do not.
void add_outline(const Sides& sides, Edit& edit) {
  if (!sides.before.outline || !sides.after.outline) return;
  if (sides.before.outline->links != sides.after.outline->links)
    edit.classes.push_back(EditClass::links);
  const bool tags = sides.before.outline->tags != sides.after.outline->tags;
  if (tags && !edit.changed) edit.classes.push_back(EditClass::markup);
  if (edit.severity == 0 && !edit.classes.empty())
    edit.severity = edit.classes.front() == EditClass::links ? 2 : 1;
}

std::string list_of(const std::vector<EditClass>& classes) {
  std::string all;
  for (const EditClass one : classes) {
    const std::string name(edit_class_choices()[static_cast<std::size_t>(one)].name);
    all += (all.empty() ? "" : ",") + json_text(name);
  }
  return "[" + all + "]";
}

// What stands in the places that an operation names.
struct Places {
  explicit Places(const Sides& sides)
      : old_title(sides.before.title),
        old_text(sides.before.text),
        new_title(sides.after.title),
        new_text(sides.after.text) {}

  CharacterPlaces old_title, old_text, new_title, new_text;
};

struct Cells {
  Range before, after;  // In characters.
  std::string gone, come;
};

Cells cells_of(const JudgedOperation& one, const Sides& sides, const Places& places) {
  const Range &old = one.operation.before, &now = one.operation.after;
  const std::string &left = one.headline ? sides.before.title : sides.before.text,
                    &right = one.headline ? sides.after.title : sides.after.text;
  return {
      (one.headline ? places.old_title : places.old_text).of(old),
      (one.headline ? places.new_title : places.new_text).of(now),
      left.substr(old.begin, old.end - old.begin),
      right.substr(now.begin, now.end - now.begin)};
}

std::string json_of(const Edit& edit, const Sides& sides, bool indented) {
  const std::string line = indented ? "\n  " : "", item = indented ? "\n    " : "";
  const Places places(sides);
  std::string json = fmt::format(
      "{{{0}\"changed\":{1},{0}\"classes\":{2},{0}\"severity\":{3},{0}\"changed_chars\":{4},"
      "{0}\"deleted\":{5},{0}\"inserted\":{6},{0}\"rough\":{7},{0}\"operations\":[",
      line,
      edit.changed,
      list_of(edit.classes),
      edit.severity,
      edit.deleted + edit.inserted,
      edit.deleted,
      edit.inserted,
      edit.rough);
  bool first = true;
  for (const JudgedOperation& one : edit.operations) {
    const Cells cells = cells_of(one, sides, places);
    json += fmt::format(
        "{}{}{{\"place\":\"{}\",\"classes\":{},\"severity\":{},\"before_begin\":{},"
        "\"before_end\":{},\"after_begin\":{},\"after_end\":{},\"before\":{},\"after\":{},"
        "\"deleted\":{},\"inserted\":{}}}",
        first ? "" : ",",
        item,
        one.headline ? "headline" : "text",
        list_of(one.classes),
        one.severity,
        cells.before.begin,
        cells.before.end,
        cells.after.begin,
        cells.after.end,
        json_text(cells.gone),
        json_text(cells.come),
        one.operation.deleted,
        one.operation.inserted);
    first = false;
  }
  json += edit.operations.empty() || !indented ? "]" : "\n  ]";
  // The places are in what was read out of a page, which is nowhere else.
  for (const auto& [name, side] : {std::pair("before", &sides.before), {"after", &sides.after}}) {
    if (!side->page) continue;
    json += fmt::format(
        ",{0}\"title_{1}\":{2},{0}\"text_{1}\":{3}",
        line,
        name,
        json_text(side->title),
        json_text(side->text));
  }
  return json + (indented ? "\n}\n" : "}\n");
}

std::vector<Column> columns() {
  const auto column = [](const char* name, const char* en, const char* zh, Type type) {
    return Column{name, {name, name}, {en, zh}, type};
  };
  return {
      column("place", "headline or text.", "headline 标题或 text 正文。", Type::text),
      column("classes", "The heaviest first.", "类别，重者在前。", Type::text),
      column("severity", "0 to 100.", "轻重，0 至 100。", Type::whole),
      column("before_begin", "In characters, from 0.", "改前起点（字符，从 0 起）。", Type::whole),
      column("before_end", "Not included.", "改前终点（不含）。", Type::whole),
      column("after_begin", "In characters, from 0.", "改后起点。", Type::whole),
      column("after_end", "Not included.", "改后终点（不含）。", Type::whole),
      column("before", "What was taken away.", "去掉的文字。", Type::text),
      column("after", "What was put in.", "加上的文字。", Type::text)};
}

std::string in_words(const std::vector<EditClass>& classes, Speech speech) {
  std::string all;
  for (const EditClass one : classes) {
    if (!all.empty()) all += say({", ", "、"}, speech);
    all += say(edit_class_choices()[static_cast<std::size_t>(one)].meaning, speech);
  }
  return all;
}

// For eyes: a summary, then each operation in its line; on a terminal in red and green.
std::string shown(const Edit& edit, const Sides& sides, Speech speech, bool colours) {
  std::string page;
  if (!edit.changed) {
    page = tell(speech, {"no change of the text", "文字没有改动"});
    if (!edit.classes.empty()) page += ": " + in_words(edit.classes, speech);
    page += "\n";
  } else {
    page = tell(
        speech,
        {"changed: {}\nseverity {} · {} characters taken away, {} put in\n",
         "有改动：{}\n轻重 {} · 删去 {} 字，加入 {} 字\n"},
        in_words(edit.classes, speech),
        edit.severity,
        edit.deleted,
        edit.inserted);
  }
  if (edit.rough) {
    page += tell(
        speech,
        {"the texts are very large and different: not every stretch was compared in detail\n",
         "两篇很长且差异很大：部分段落未逐字比较\n"});
  }
  const std::string gone = colours ? "\x1b[9;31m" : "[-", gone_end = colours ? "\x1b[0m" : "-]",
                    come = colours ? "\x1b[1;32m" : "[+", come_end = colours ? "\x1b[0m" : "+]";
  for (const JudgedOperation& one : edit.operations) {
    const EditSnippet parts = snippet_of(one, sides.old(), sides.now());
    page += fmt::format("\n{:>3}  {}", one.severity, in_words(one.classes, speech));
    page += "\n     " + for_terminal(parts.front);
    if (!parts.gone.empty()) page += gone + for_terminal(parts.gone) + gone_end;
    if (!parts.come.empty()) page += come + for_terminal(parts.come) + come_end;
    page += for_terminal(parts.back) + "\n";
  }
  return page;
}

ExitStatus run(const Caller& caller, const Given& given) {
  const std::string old = given.text("OLD"), later = given.text("NEW");
  if (old == "-" && later == "-") {
    throw UsageError(
        tell(caller.speech, {"both versions are standard input", "两个版本都取自标准输入"}),
        tell(caller.speech, {"Give one of them as a file.", "至少一篇须为文件。"}));
  }
  Output output(given);
  const std::string format = given.text("format", "text");
  const bool as_table = format == "csv" || format == "tsv" || format == "table";
  if (!as_table && format != "text" && format != "jsonl" && format != "json") {
    throw UsageError(
        tell(caller.speech, {"there is no format {}", "没有格式 {}"}, format),
        tell(
            caller.speech,
            {"Choose text, jsonl, json, csv, tsv or table.",
             "可选 text、jsonl、json、csv、tsv、table。"}));
  }
  ProblemList problems(caller.speech, nullptr);
  const std::string charset = given.text("charset");
  Sides sides{
      read_side(old, charset, caller, problems), read_side(later, charset, caller, problems)};
  for (const auto& [name, side] : {std::pair(old, &sides.before), {later, &sides.after}}) {
    if (side->pages > 1) {
      remark(tell(
          caller.speech,
          {"{} holds {} pages; the first is compared", "{} 含 {} 个网页，取第一个比较"},
          name,
          side->pages));
    }
  }
  // Where one side's article is not found for sure, the whole pages are compared.
  const bool pages = sides.before.page || sides.after.page;
  const bool sure =
      (sides.before.article || !sides.before.page) && (sides.after.article || !sides.after.page);
  if (pages && (given.has("whole") || !sure)) {
    take_whole(sides);
  }
  const EditJudge judge(packs_of(given, problems.sink()));
  Edit edit = judge.judge(sides.old(), sides.now());
  add_outline(sides, edit);
  if (as_table) {
    TableWriter table(columns(), table_options(given, caller, output), output.sink());
    const Places places(sides);
    for (const JudgedOperation& one : edit.operations) {
      const Cells cells = cells_of(one, sides, places);
      const auto number = [](std::size_t at) { return static_cast<std::int64_t>(at); };
      table.row(
          {std::string(one.headline ? "headline" : "text"),
           names_of(one.classes),
           static_cast<std::int64_t>(one.severity),
           number(cells.before.begin),
           number(cells.before.end),
           number(cells.after.begin),
           number(cells.after.end),
           known(cells.gone),
           known(cells.come)});
    }
    table.finish();
  } else if (format == "text") {
    output.write(shown(edit, sides, caller.speech, output.terminal()));
  } else {
    output.write(json_of(edit, sides, format == "json"));
  }
  output.finish();
  problems.finish();
  return problems.count() > 0 ? ExitStatus::with_problems : ExitStatus::done;
}

}  // namespace

Verb verb_diff() {
  Verb verb;
  verb.name = "diff";
  verb.about_en =
      "What changed between two versions of a text or page, and how much it weighs; needs no "
      "observatory.";
  verb.about_zh = "两个版本之间改了什么、属于哪类、轻重如何，无需观测站。";
  verb.options = {
      {"OLD",
       "",
       "The earlier version: a plain text, an HTML page, a WARC, or \"-\".",
       "较早的版本：纯文本、网页、WARC，或 -。",
       true},
      {"NEW", "", "The later version, or \"-\".", "较晚的版本，或 -。", true},
      {"whole",
       "",
       "Of pages compare all text that can be seen, not the articles.",
       "比较网页上可见的全部文字，而不只是正文。"},
      {"charset",
       "NAME",
       "Of both: gb18030, big5, ...; otherwise told from the bytes.",
       "两个版本的编码：gb18030、big5 等；默认由内容判断。"},
      {"pack",
       "PACK",
       "Names, phrases and wording of this pack: an id or a folder (all that are shipped).",
       "采用此资料包的名称、提法与措辞：标识或目录（默认全部自带资料包）。",
       false,
       true},
      {"format",
       "FORMAT",
       "text (default), jsonl, json, csv, tsv or table.",
       "text（默认）、jsonl、json、csv、tsv 或 table。"},
      {"bom", "", "A byte order mark, for Excel.", "字节顺序标记（供 Excel）。"},
      {"output", "FILE", "Write to this file.", "写入此文件。"}};
  verb.more_en =
      "No change: 简/繁, width, white space, invisible characters, entities written out (&nbsp;, "
      "&amp;nbsp;), common tags, Markdown's marks, labels and time stamps around a text. Where "
      "only "
      "punctuation, links or tags differ, that is told and the text counts as unchanged. Places "
      "are "
      "counted in Unicode characters of the decoded text; of a page, of the text that JSON has.";
  verb.more_zh =
      "不算改动：简繁、全半角、空白、不可见字符、未解码的实体（&nbsp;、&amp;nbsp;）、常见标签、"
      "Markdown 标记、正文周围的栏目标签与时间戳。仅标点、链接或标签不同者会注明，但不算文字改动。"
      "位置按解码后文本的 Unicode 字符计；网页则按 JSON 所附文字计。";
  verb.examples = {
      "weiguan diff monday.txt tuesday.txt",
      "weiguan diff old.html new.html --format json",
      "pdftotext draft.pdf - | weiguan diff - final.txt"};
  verb.run = run;
  return verb;
}

}  // namespace weiguan
