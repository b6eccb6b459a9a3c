#include <algorithm>

#include "views/cli/detail/console.h"

namespace weiguan {

namespace {

Value whole(std::uint64_t number) {
  return static_cast<std::int64_t>(number);
}
Column column(const char* name, const char* en, const char* zh, Type type = Type::text) {
  return {name, {name, name}, {en, zh}, type};
}

const std::vector<Column>& record_columns() {
  static const std::vector<Column> columns = {
      column("capture", "Id of the capture.", "存档标识。", Type::capture),
      column("capture_url", "The captured address.", "存档网址。"),
      column("capture_time", "When it was captured (UTC).", "存档时间（UTC）。", Type::time),
      column("capture_digest", "SHA-256 of the record's block.", "记录块的 SHA-256。"),
      column("warc_record_id", "WARC-Record-ID.", "WARC-Record-ID。"),
      column("warc_file", "Below the observatory's warc/, or a full path.", "WARC 文件。"),
      column("warc_offset", "Where the record begins.", "记录起始字节。", Type::whole),
      column("warc_length", "Bytes as stored.", "存储字节数。", Type::whole),
      column("warc_inner", "Bytes into the decompressed member.", "解压后偏移。", Type::whole)};
  return columns;
}

void add_record(std::vector<Value>& cells, const Capture& capture) {
  cells.insert(
      cells.end(),
      {to_string(capture.id),
       known(capture.url),
       format_time(capture.time),
       known(capture.digest),
       known(capture.record_id),
       known(capture.place.file),
       whole(capture.place.offset),
       whole(capture.place.length),
       whole(capture.place.inner)});
}

// Writes rows until the reader or the user has had enough.
class Export {
 public:
  Export(const Caller& caller, const Given& given, const Observatory& observatory)
      : session_(caller),
        given_(given),
        observatory_(observatory),
        archive_(observatory.archive()),
        output_(given),
        line_(caller.speech) {}

  ExitStatus run() {
    const std::string what = given_.text("what", "articles");
    const Filter filter = read_filter();
    if (what == "articles") {
      articles(filter);
    } else if (what == "captures") {
      captures(filter);
    } else if (what == "observations") {
      observations(filter);
    } else {
      throw UsageError(
          fmt::format("--what cannot be \"{}\"", what),
          "It takes articles, captures or observations.");
    }
    writer_->finish();
    line_.clear();
    if (session_.stop.requested()) {
      throw Error(tell(
          session_.speech,
          {"stopped after {}; the output is not whole", "在 {1} 行后中止；输出不完整"},
          counted(rows_, "row", "rows"),
          grouped(rows_)));
    }
    output_.finish();
    if (rows_ == 0) {
      remark(tell(
          session_.speech,
          {"nothing to export: the archive holds nothing that was asked for",
           "没有可导出的内容：档案中没有符合条件者"}));
    } else if (output_.to_file()) {
      remark(tell(
          session_.speech,
          {"wrote {}", "已写入 {1} 行"},
          counted(rows_, "row", "rows"),
          grouped(rows_)));
    }
    return ExitStatus::done;
  }

 private:
  Filter read_filter() const {
    Fields fields;
    for (const char* name : {"outlet", "kind", "lang", "from", "to"}) {
      fields.emplace_back(name, given_.text(name));
    }
    if (given_.has("possible")) fields.emplace_back("possible", "1");
    Filter filter = parse_filter(fields, observatory_.zone(), observatory_.packs());
    filter.query = parse_query(given_.text("QUERY"), observatory_.query_names());
    return filter;
  }

  void begin(std::vector<Column> columns) {
    TableWriter::Options options = table_options(given_, session_, output_);
    if (!given_.has("format") && options.format == Format::table) options.format = Format::csv;
    writer_.emplace(std::move(columns), options, output_.sink());
  }

  bool row(const std::vector<Value>& cells) {
    writer_->row(cells);
    ++rows_;
    if (output_.to_file()) line_.show({given_.text("output"), rows_, 0, 0});
    return !output_.closed() && !session_.stop.requested();
  }

  std::string account(const Article& article) const {
    if (article.account.empty() || given_.has("with-names")) return article.account;
    return observatory_.shown_account(article.account);
  }

  // What a private person's post says of its author elsewhere is left out with the name.
  bool names_somebody_private(const Article& article) const {
    if (given_.has("with-names") || article.kind != ArticleKind::post) return false;
    if (article.account.empty()) return article.outlet.empty();
    const std::string shown = account(article);
    return shown.rfind("account-", 0) == 0 || shown.rfind("账号-", 0) == 0;
  }

  void articles(const Filter& filter) {
    std::vector<Column> columns = {
        column("article", "Id of the article.", "文章标识。", Type::article),
        column("kind", "article, post, answer or document.", "类别。"),
        column("published_earliest", "UTC; empty: not known.", "最早发布时间。", Type::time),
        column("published_latest", "UTC, included.", "最晚发布时间。", Type::time),
        column("published_source", "How the time is known.", "时间依据。"),
        column("modified_earliest", "UTC.", "最早修改时间。", Type::time),
        column("modified_latest", "UTC.", "最晚修改时间。", Type::time),
        column("outlet", "Who publishes, by the packs.", "媒体。", Type::outlet),
        column("outlet_name", "As the record names it.", "原文所称媒体。"),
        column("account", "Who posted; a pseudonym unless public.", "账号。", Type::account),
        column("authors", "As written, with semicolons.", "作者。"),
        column("title", "The title.", "标题。"),
        column("text", "The text, a line break between paragraphs.", "正文。"),
        column("editors", "责任编辑, with semicolons.", "编辑。"),
        column("source", "Where the text says it comes from.", "来源。"),
        column("source_outlet", "That outlet by the packs.", "来源媒体。", Type::outlet),
        column("original_title", "The headline it had there (原标题).", "原标题。"),
        column("dateline_agency", "Who sent the dispatch.", "电头通讯社。"),
        column("dateline_place", "From where.", "电头地点。"),
        column("dateline_earliest", "UTC; its day begins.", "电头日期起。", Type::time),
        column("dateline_latest", "UTC, included.", "电头日期止。", Type::time),
        column("images", "Addresses, with blanks.", "图片地址。"),
        column("section", "The section.", "栏目。"),
        column("language", "ISO 639.", "语言。"),
        column("script", "ISO 15924, for Chinese.", "字体。"),
        column("tags", "With semicolons.", "标签。"),
        column("url", "The address.", "网址。"),
        column("confidence", "That the text is all of it.", "可信度。", Type::number),
        column("captures", "How often it was captured.", "存档次数。", Type::whole)};
    columns.insert(columns.end(), record_columns().begin(), record_columns().end());
    columns.push_back(
        column("row_begin", "The row's first byte in the payload.", "行首字节。", Type::whole));
    columns.push_back(column("row_end", "The byte behind it.", "行尾字节。", Type::whole));
    begin(std::move(columns));
    archive_.articles(filter, [&](const Article& one) { return article_row(one); });
  }

  bool article_row(const Article& one) {
    const bool hidden = names_somebody_private(one);
    const auto time = [](const std::optional<TimeRange>& range, bool latest) {
      if (!range) return Value{};
      if (!latest && range->earliest <= beginning_of_time) return Value{};
      return Value{format_time(latest ? range->latest : range->earliest)};
    };
    std::vector<Value> cells = {
        to_string(one.id),
        std::string(to_string(one.kind)),
        time(one.published, false),
        time(one.published, true),
        std::string(to_string(one.published.source)),
        time(one.modified, false),
        time(one.modified, true),
        known(one.outlet),
        hidden ? Value{} : known(one.outlet_name),
        known(account(one)),
        hidden ? Value{} : known(joined(one.authors)),
        known(one.title),
        given_.has("without-text") ? Value{} : known(one.text),
        known(joined(one.editors)),
        known(one.source),
        known(one.source_outlet),
        known(one.original_title),
        known(one.dateline.agency),
        known(one.dateline.place),
        time(one.dateline.day, false),
        time(one.dateline.day, true),
        known(addresses(one.images)),
        known(one.section),
        known(one.language),
        known(one.script),
        known(joined(one.tags)),
        known(one.url),
        one.confidence};
    // The first capture it was read out of stands for all.
    const auto readings = archive_.readings(one.id);
    cells.push_back(whole(readings.size()));
    const auto capture =
        readings.empty() ? std::nullopt : archive_.capture(readings.front().capture);
    if (capture) {
      add_record(cells, *capture);
    } else {
      cells.resize(cells.size() + record_columns().size());
    }
    const bool part = !readings.empty() && readings.front().end > 0;
    cells.push_back(part ? whole(readings.front().begin) : Value{});
    cells.push_back(part ? whole(readings.front().end) : Value{});
    return row(cells);
  }

  void captures(const Filter& filter) {
    for (const char* name : {"kind", "lang"}) {
      if (given_.has(name) || given_.has("QUERY")) {
        throw UsageError(
            "captures have no text, kind or language to choose by",
            "Choose captures by --from, --to (time of capture) and --outlet.");
      }
    }
    std::vector<Column> columns = record_columns();
    columns.push_back(column("type", "Of the WARC record.", "记录类型。"));
    columns.push_back(column("status", "HTTP status.", "HTTP 状态。", Type::whole));
    columns.push_back(column("media_type", "As declared.", "媒体类型。"));
    columns.push_back(column("page_kind", "What the page was found to be.", "网页类型。"));
    columns.push_back(column("purpose", "What it was fetched for.", "抓取用途。"));
    columns.push_back(column("location", "Where a redirect leads.", "跳转至。"));
    columns.push_back(column("notice", "What a notice says of why.", "提示类别。"));
    columns.push_back(column("notice_text", "Its words.", "提示原文。"));
    columns.push_back(column("size", "Of the payload in bytes.", "内容字节数。", Type::whole));
    columns.push_back(column("failure", "Why there are no bytes.", "失败原因。"));
    columns.push_back(column("outlet", "By the packs.", "媒体。", Type::outlet));
    begin(std::move(columns));
    archive_.captures([&](const Capture& one) {
      if (filter.published &&
          (one.time < filter.published->from || one.time >= filter.published->to)) {
        return true;
      }
      const auto& outlets = filter.outlets;
      if (!outlets.empty() &&
          std::find(outlets.begin(), outlets.end(), one.outlet) == outlets.end()) {
        return true;
      }
      std::vector<Value> cells;
      add_record(cells, one);
      cells.insert(
          cells.end(),
          {known(one.type),
           one.status > 0 ? whole(static_cast<std::uint64_t>(one.status)) : Value{},
           known(one.media_type),
           known(one.page_kind),
           known(one.purpose),
           known(one.location),
           known(one.notice),
           known(one.notice_text),
           whole(one.size),
           known(one.failure),
           known(one.outlet)});
      return row(cells);
    });
  }

  void observations(const Filter& filter) {
    begin(
        {column("article", "Id of the article.", "文章标识。", Type::article),
         column("time", "UTC.", "时间。", Type::time),
         column("counter", "likes, reposts, comments, reads, heat, position, removed.", "计数项。"),
         column("value", "The count.", "数值。", Type::number),
         column("title", "Of the article.", "标题。"),
         column("url", "Of the article.", "网址。"),
         column("account", "Who posted; a pseudonym unless public.", "账号。", Type::account),
         column("capture", "Id of the capture.", "存档标识。", Type::capture),
         column("row_begin", "The row's first byte in the payload.", "行首字节。", Type::whole),
         column("row_end", "The byte behind it.", "行尾字节。", Type::whole)});
    archive_.articles(filter, [&](const Article& article) {
      for (const Observation& one : archive_.observations(article.id)) {
        const bool part = one.end > 0;
        const bool more = row(
            {to_string(article.id),
             format_time(one.time),
             one.counter,
             one.value,
             known(article.title),
             known(article.url),
             known(account(article)),
             to_string(one.capture),
             part ? whole(one.begin) : Value{},
             part ? whole(one.end) : Value{}});
        if (!more) return false;
      }
      return true;
    });
  }

  const Caller& session_;
  const Given& given_;
  const Observatory& observatory_;
  const Archive& archive_;
  Output output_;
  ProgressLine line_;
  std::optional<TableWriter> writer_;
  std::uint64_t rows_ = 0;
};

}  // namespace

Verb verb_export() {
  Verb verb;
  verb.name = "export";
  verb.about_en = "Write articles, captures or counters as rows, each with its WARC position.";
  verb.about_zh = "把文章、存档或计数导出为表，每行附 WARC 位置。";
  verb.options = with_output_options(
      {{"QUERY", "", "As in search; everything otherwise.", "同 search；默认为全部。"},
       {"what",
        "WHAT",
        "articles (default), captures or observations.",
        "articles（文章，默认）、captures（存档）或 observations（观测）。"},
       {"from", "PERIOD", "The first day, month or year.", "起始日、月或年。"},
       {"to", "PERIOD", "The last one, included.", "结束日、月或年（含）。"},
       {"possible", "", "Those that may lie in the period, too.", "也包括可能属于该时段者。"},
       {"outlet", "OUTLETS", "Ids or names, with commas between.", "媒体标识或名称，用逗号分隔。"},
       {"kind", "KINDS", "article, post, answer, document.", "article、post、answer、document。"},
       {"lang", "LANGUAGES", "ISO 639 codes: zh, en.", "语言代码：zh、en。"},
       {"without-text", "", "Leave the texts out.", "不含正文。"},
       {"with-names",
        "",
        "Accounts by name; otherwise those that no pack lists as public have pseudonyms.",
        "显示账号名；否则资料包未列为公开的账号以化名显示。"}});
  for (Option& one : verb.options) {
    if (one.name != "format") continue;
    one.en = "csv (default), tsv, jsonl, json or table.";
    one.zh = "输出格式：csv（默认）、tsv、jsonl、json 或 table。";
  }
  verb.more_en =
      "Texts, titles and addresses are written as they were published: they may name people whose "
      "account has a pseudonym. Look before you pass an export on.";
  verb.more_zh = "正文、标题与网址按原样写出，其中可能出现已用化名者的姓名。转交他人之前请先查看。";
  verb.examples = {
      "weiguan -C ~/obs export --bom --output articles.csv",
      "weiguan -C ~/obs export '外交部 AND lang:zh' --from 2024 --format jsonl",
      "weiguan -C ~/obs export --what captures --output captures.csv"};
  verb.run = [](const Caller& caller, const Given& given) {
    const Observatory observatory = open_observatory(caller, Access::read);
    return Export(caller, given, observatory).run();
  };
  return verb;
}

}  // namespace weiguan
