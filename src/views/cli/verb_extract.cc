#include "collect/read_pages.h"
#include "views/cli/detail/console.h"

namespace weiguan {

namespace {

std::string dateline_of(const Dateline& line, const std::optional<Zone>& zone) {
  std::string text = line.agency;
  if (!line.place.empty()) text += (text.empty() ? "" : ", ") + line.place;
  if (line.day) {
    if (!text.empty()) text += ", ";
    text += zoned_time(line.day->earliest, zone).substr(0, 10);
  }
  return text;
}

std::string rules(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& one : problems) text += (text.empty() ? "" : "; ") + one.rule;
  return text;
}

const std::vector<Column>& columns() {
  const auto column = [](const char* name, const char* en, const char* zh, Type type = Type::text) {
    return Column{name, {name, name}, {en, zh}, type};
  };
  static const std::vector<Column> all = {
      column("file", "As named.", "文件。"),
      column("url", "The address.", "网址。"),
      column("kind", "What kind of page it is.", "网页类型。"),
      column("notice", "Why it does not show what stood there: a cause.", "不显示原文的原因。"),
      column("notice_text", "Its words.", "页面告示原话。"),
      column("location", "Where the page leads by itself.", "自动跳转的目标。"),
      column("title", "Without the site's name.", "标题。"),
      column("text", "A line break between paragraphs.", "正文。"),
      column("authors", "With semicolons.", "作者。"),
      column("editors", "With semicolons.", "编辑。"),
      column("published_earliest", "In the page's zone.", "最早发布时间。"),
      column("published_latest", "Included.", "最晚发布时间。"),
      column("published_from", "What names it.", "时间出处。"),
      column("modified_earliest", "In the page's zone.", "最早修改时间。"),
      column("modified_latest", "Included.", "最晚修改时间。"),
      column("source", "Where the text says it comes from.", "来源。"),
      column("source_outlet", "That outlet by the packs.", "来源媒体。"),
      column("original_title", "The headline it had there.", "原标题。"),
      column("dateline", "Agency, place, day.", "电头。"),
      column("section", "The section.", "栏目。"),
      column("language", "ISO 639.", "语言。"),
      column("script", "ISO 15924, for Chinese.", "字体。"),
      column("images", "Addresses, with blanks.", "图片地址。"),
      column("confidence", "That the text is all of it.", "可信度。", Type::number),
      column("problems", "Their rules.", "问题。")};
  return all;
}

std::vector<Value> cells_of(const PageOfFile& read) {
  const Page& page = read.page;
  const std::optional<Zone> zone = zone_of(page, read.origin);
  const auto time = [&](const std::optional<TimeRange>& range, bool latest) {
    return range ? Value{zoned_time(latest ? range->latest : range->earliest, zone)} : Value{};
  };
  const auto changed = [&](bool latest) {
    if (!page.modified) return Value{};
    return Value{zoned_time(
        latest ? page.modified->latest : page.modified->earliest,
        modified_zone_of(page, read.origin))};
  };
  return {
      known(read.origin.file),
      known(read.origin.url),
      std::string(to_string(page.kind)),
      page.notice_cause ? Value{std::string(to_string(*page.notice_cause))} : Value{},
      known(page.notice_text),
      known(page.location),
      known(page.title),
      known(page.text),
      known(joined(page.authors)),
      known(joined(page.editors)),
      time(page.published, false),
      time(page.published, true),
      known(page.published_from),
      changed(false),
      changed(true),
      known(page.source),
      known(read.origin.source_outlet),
      known(page.original_title),
      known(dateline_of(page.dateline, zone)),
      known(page.section),
      known(page.language),
      known(page.script),
      known(addresses(page.images)),
      page.confidence,
      known(rules(page.problems))};
}

// A page for eyes: what is known of it, then its text, or every block with what became of it.
class Sheet {
 public:
  Sheet(Output& output, Speech speech, bool explain)
      : output_(output), speech_(speech), explain_(explain) {}

  void page(const PageOfFile& read) {
    const Page& page = read.page;
    const std::optional<Zone> zone = zone_of(page, read.origin);
    if (written_++ > 0) output_.write("\n" + std::string(72, '-') + "\n");
    line({"File", "文件"}, read.origin.file);
    line({"Address", "网址"}, read.origin.url);
    line({"Kind", "类型"}, std::string(to_string(page.kind)));
    if (page.notice_cause)
      line({"Notice", "页面告示"}, notice(*page.notice_cause, page.notice_text));
    line({"Leads to", "自动跳转"}, page.location);
    line({"Title", "标题"}, page.title);
    line({"Original title", "原标题"}, page.original_title);
    line({"Authors", "作者"}, joined(page.authors));
    line({"Editors", "编辑"}, joined(page.editors));
    if (page.published) {
      const std::string from =
          page.published_from.empty() ? "" : fmt::format(" ({})", page.published_from);
      line({"Published", "发布时间"}, range(*page.published, zone) + from);
    }
    if (page.modified)
      line({"Modified", "修改时间"}, range(*page.modified, modified_zone_of(page, read.origin)));
    const std::string& outlet = read.origin.source_outlet;
    line({"Source", "来源"}, outlet.empty() ? page.source : page.source + " (" + outlet + ")");
    line({"Dateline", "电头"}, dateline_of(page.dateline, zone));
    line({"Section", "栏目"}, page.section);
    line(
        {"Language", "语言"},
        page.script.empty() ? page.language : page.language + "-" + page.script);
    line({"Confidence", "可信度"}, fmt::format("{:.2f}", page.confidence));
    for (const Image& one : page.images) line({"Image", "图片"}, image(one));
    if (explain_) {
      explanation(read.trace);
    } else {
      output_.write("\n" + for_lines(page.text));
    }
  }

 private:
  static std::string range(const TimeRange& range, const std::optional<Zone>& zone) {
    const std::string from = zoned_time(range.earliest, zone);
    return range.earliest == range.latest ? from : from + " – " + zoned_time(range.latest, zone);
  }

  static std::string notice(Cause cause, const std::string& words) {
    const std::string name(to_string(cause));
    return words.empty() ? name : name + ": " + words;
  }

  static std::string image(const Image& one) {
    const std::string& words = one.caption.empty() ? one.alt : one.caption;
    return words.empty() ? one.url : one.url + "  " + words;
  }

  void line(const Words& label, const std::string& value) {
    if (value.empty()) return;
    const std::string text(say(label, speech_));
    const std::size_t used = display_width(text);
    output_.write(fmt::format(
        "{}{}{}\n", text, std::string(used < 15 ? 15 - used : 1, ' '), for_terminal(value)));
  }

  // "+" before what is kept, "-" before what is not, with the reason.
  void explanation(const PageTrace& trace) {
    line({"Container", "容器"}, trace.container);
    for (const std::string& note : trace.notes) line({"Note", "说明"}, note);
    output_.write("\n");
    for (const BlockTrace& block : trace.blocks) {
      output_.write(fmt::format(
          "{} {:16} {}\n", block.kept ? '+' : '-', block.why, for_terminal(block.text)));
    }
  }

  static std::string for_lines(std::string_view text) {
    std::string out;
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      out += for_terminal(text.substr(0, end)) + "\n";
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return out;
  }

  Output& output_;
  Speech speech_;
  bool explain_;
  std::uint64_t written_ = 0;
};

Packs packs_of(const Given& given, const ProblemSink& problems) {
  std::vector<std::filesystem::path> folders;
  for (const std::string& name : given.texts("pack")) {
    const bool is_folder =
        std::filesystem::is_regular_file(std::filesystem::path(name) / "pack.toml");
    folders.push_back(is_folder ? std::filesystem::path(name) : shipped_packs() / name);
  }
  return folders.empty() ? Packs() : Packs::load(folders, problems);
}

ReadPagesOptions options_of(const Given& given, Speech speech) {
  ReadPagesOptions options;
  options.url = given.text("url");
  options.charset = given.text("charset");
  options.explain = given.has("explain");
  options.threads = static_cast<unsigned>(given.whole("threads", 0, 0, 1024));
  if (given.has("zone")) {
    const auto zone = Zone::find(given.text("zone"));
    if (!zone) {
      throw UsageError(
          tell(speech, {"there is no time zone {}", "没有时区 {}"}, given.text("zone")),
          tell(
              speech,
              {"Write one as Asia/Shanghai or +08:00.", "时区写作 Asia/Shanghai 或 +08:00。"}));
    }
    options.zone = *zone;
  }
  if (given.has("captured")) {
    const auto period = parse_period(given.text("captured"), options.zone.value_or(Zone()));
    if (!period) {
      throw UsageError(
          tell(speech, {"{} is no time", "{} 不是时间"}, given.text("captured")),
          tell(
              speech,
              {"Write it as 2024-07-02 or 2024-07-02T09:30:00Z.",
               "写作 2024-07-02 或 2024-07-02T09:30:00Z。"}));
    }
    options.captured = period->to - std::chrono::seconds{1};
  }
  return options;
}

// Pages of one article, in their order, as one page of the first file.
PageOfFile joined_pages(std::vector<PageOfFile> parts) {
  PageOfFile out = parts.front();
  std::vector<Page> pages;
  out.trace.blocks.clear();
  for (PageOfFile& part : parts) {
    pages.push_back(std::move(part.page));
    for (BlockTrace& block : part.trace.blocks) out.trace.blocks.push_back(std::move(block));
  }
  out.page = join_pages(std::move(pages));
  return out;
}

ExitStatus run(const Caller& caller, const Given& given) {
  const ReadPagesOptions options = options_of(given, caller.speech);
  Output output(given);
  const std::string format = given.text("format", "text");
  const bool as_table = format == "csv" || format == "tsv" || format == "table";
  if (!as_table && format != "text" && format != "jsonl" && format != "json") {
    throw UsageError(
        tell(caller.speech, {"there is no format {}", "没有格式 {}"}, format),
        tell(
            caller.speech,
            {"Choose text, jsonl, json, csv or tsv.", "可选 text、jsonl、json、csv、tsv。"}));
  }
  ProblemList problems(caller.speech, nullptr);
  const Packs packs = packs_of(given, problems.sink());
  std::optional<TableWriter> table;
  if (as_table) table.emplace(columns(), table_options(given, caller, output), output.sink());
  Sheet sheet(output, caller.speech, options.explain);
  std::uint64_t written = 0;
  const auto each = [&](const PageOfFile& read) {
    if (table) {
      table->row(cells_of(read));
    } else if (format == "text") {
      sheet.page(read);
    } else {
      const char* before = format == "jsonl" ? "" : written == 0 ? "[\n" : ",\n";
      output.write(
          before + page_json(read.page, read.origin, options.explain ? &read.trace : nullptr));
      if (format == "jsonl") output.write("\n");
    }
    ++written;
    return !output.closed();
  };
  std::vector<PageOfFile> parts;
  const auto keep = [&](const PageOfFile& read) {
    parts.push_back(read);
    return true;
  };
  const bool join = given.has("join");
  const std::uint64_t count = read_pages(
      given.texts("FILE"),
      options,
      packs,
      join ? std::function<bool(const PageOfFile&)>(keep) : each,
      problems.sink(),
      caller.stop);
  if (!parts.empty()) each(joined_pages(std::move(parts)));
  if (table) table->finish();
  if (format == "json") output.write(written == 0 ? "[]\n" : "\n]\n");
  output.finish();
  problems.finish();
  if (count == 0) {
    remark(tell(caller.speech, {"no page was read", "没有读到网页"}));
    return problems.count() > 0 ? ExitStatus::failed : ExitStatus::done;
  }
  return problems.count() > 0 ? ExitStatus::with_problems : ExitStatus::done;
}

}  // namespace

Verb verb_extract() {
  Verb verb;
  verb.name = "extract";
  verb.about_en =
      "Read pages of files, without an observatory: text, title, dates, source, images.";
  verb.about_zh = "直接读取网页文件（无需观测站）：正文、标题、时间、来源、图片。";
  verb.options = {
      {"FILE",
       "",
       "An HTML file (also .gz), a WARC, a folder of these, or \"-\".",
       "HTML 文件（可为 .gz）、WARC、其目录，或 -。",
       true,
       true},
      {"url", "ADDRESS", "Where the page was got.", "网页的网址。"},
      {"charset",
       "NAME",
       "As the server named it; otherwise told from the page.",
       "服务器所称编码；默认由网页判断。"},
      {"zone",
       "ZONE",
       "Of dates without a zone, where no pack knows the outlet's.",
       "无时区日期所用时区；资料包已知者除外。"},
      {"captured",
       "TIME",
       "When the page was got; nothing later counts as its date (now).",
       "网页存档时间；晚于此的日期不算（默认现在）。"},
      {"pack",
       "PACK",
       "Know sources, zones and notices of removal by this pack: an id or a folder.",
       "据此资料包识别来源、时区与删除告示：标识或目录。",
       false,
       true},
      {"join",
       "",
       "The files are the pages of one article, in their order.",
       "各文件依次为同一篇文章的分页。"},
      {"explain", "", "Tell of every block whether it was kept, and why.", "逐段说明取舍及原因。"},
      {"threads", "N", "Threads (one for each core).", "线程数（默认每核一个）。"},
      {"format",
       "FORMAT",
       "text (default), jsonl, json, csv or tsv.",
       "输出格式：text（默认）、jsonl、json、csv 或 tsv。"},
      {"bom", "", "A byte order mark, for Excel.", "写入字节序标记，供 Excel 使用。"},
      {"output",
       "FILE",
       "Write to this file; \"-\" is standard output.",
       "写入该文件；- 为标准输出。"}};
  verb.more_en =
      "docs/formats/extract.md says what each member of the JSON is. A page that is no article "
      "(a listing, a captcha, an error) has its kind and no text.";
  verb.more_zh =
      "JSON 各字段见 "
      "docs/formats/extract.md。不是文章的网页（列表、验证码、错误页）只给类型，不给正文。";
  verb.examples = {
      "weiguan extract page.html --url https://news.example/2024/07/a.html",
      "weiguan extract pages/ --format jsonl --output pages.jsonl",
      "weiguan extract crawl.warc.gz --pack china --format csv --bom --output pages.csv",
      "weiguan extract page.html --explain"};
  verb.run = run;
  return verb;
}

}  // namespace weiguan
