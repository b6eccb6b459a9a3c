#include <cstdlib>

#include "archive/snippet.h"
#include "base/url.h"
#include "views/cli/detail/console.h"

namespace weiguan {

namespace {

const std::vector<Column>& hit_columns() {
  static const std::vector<Column> columns = {
      {"article", {"Article", "文章"}, {"Its id.", "标识。"}, Type::article},
      {"published_earliest",
       {"Published from", "最早"},
       {"UTC; empty where not known.", "UTC；未知时为空。"},
       Type::time},
      {"published_latest", {"to", "最晚"}, {"UTC, included.", "UTC（含）。"}, Type::time},
      {"published_source",
       {"Known by", "时间依据"},
       {"How the time is known.", "如何得知时间。"},
       Type::text},
      {"outlet", {"Outlet", "媒体"}, {"By the packs.", "依资料包。"}, Type::outlet},
      {"kind", {"Kind", "类别"}, {"article, post, answer, document.", "类别。"}, Type::text},
      {"language", {"Language", "语言"}, {"ISO 639.", "ISO 639 代码。"}, Type::text},
      {"title", {"Title", "标题"}, {"As published.", "标题。"}, Type::text},
      {"url", {"Address", "网址"}, {"Canonical.", "网址。"}, Type::text},
      {"snippet",
       {"Snippet", "摘录"},
       {"Hits between 「 and 」.", "命中处以「」标出。"},
       Type::text},
      {"score", {"Score", "相关度"}, {"By relevance only.", "仅按相关度排序时。"}, Type::number}};
  return columns;
}

std::string marked(const Snippet& snippet, std::string_view open, std::string_view close) {
  std::string text;
  std::size_t at = 0;
  for (const Range& mark : snippet.marks) {
    text += for_terminal(std::string_view(snippet.text).substr(at, mark.begin - at));
    text += open;
    text += for_terminal(std::string_view(snippet.text).substr(mark.begin, mark.end - mark.begin));
    text += close;
    at = mark.end;
  }
  return text + for_terminal(std::string_view(snippet.text).substr(at));
}

Value text_or_nothing(const std::string& text) {
  return text.empty() ? Value{} : Value{text};
}

std::vector<Value> cells_of(
    const Article& article, const Hit& hit, const Snippet& snippet, bool scored) {
  const bool dated = article.published.earliest > beginning_of_time;
  return {
      to_string(article.id),
      dated ? Value{format_time(article.published.earliest)} : Value{},
      format_time(article.published.latest),
      std::string(to_string(article.published.source)),
      text_or_nothing(article.outlet),
      std::string(to_string(article.kind)),
      text_or_nothing(article.language),
      text_or_nothing(article.title),
      text_or_nothing(article.url),
      marked(snippet, "「", "」"),
      scored ? Value{hit.score} : Value{}};
}

// Three lines for eyes.
std::string shown(
    const Article& article,
    const Snippet& snippet,
    const Observatory& observatory,
    bool bold,
    Speech speech) {
  const std::string open = bold ? "\x1b[1m" : "「", close = bold ? "\x1b[0m" : "」";
  std::string who = shown_outlet(article.outlet, observatory.packs(), speech);
  if (who.empty() && !article.account.empty()) who = observatory.shown_account(article.account);
  if (who.empty()) who = host_of(article.url);
  if (article.kind == ArticleKind::answer) {
    who = tell(
        speech,
        {"answer of the chatbot {}", "聊天机器人 {} 的回答"},
        article.authors.empty() ? "?" : article.authors.front());
  }
  const std::string title = article.title.empty()
                                ? tell(speech, {"(without a title)", "（无标题）"})
                                : for_terminal(article.title);
  std::string text = fmt::format(
      "{}  {}{}{}\n",
      title,
      for_terminal(who),
      who.empty() ? "" : "  ",
      shown_time(article.published, observatory.zone(), speech));
  text += fmt::format("  {}\n", marked(snippet, open, close));
  text += fmt::format("  {}  {}\n\n", to_string(article.id), for_terminal(article.url));
  return text;
}

Order order_of(const std::string& name) {
  if (name == "oldest") return Order::oldest;
  if (name == "relevance") return Order::relevance;
  if (name == "newest") return Order::newest;
  throw UsageError(
      fmt::format("--order cannot be \"{}\"", name), "It takes newest, oldest or relevance.");
}

std::string total_line(const Found& found, const Search& search, Speech speech) {
  const std::string all = counted(found.total, "article", "articles");
  std::string text;
  if (found.hits.size() == found.total) {
    text = tell(speech, {"{}", "共 {1} 篇文章"}, all, grouped(found.total));
  } else if (found.hits.empty()) {
    text = tell(
        speech,
        {"{}; none from number {} on", "共 {2} 篇文章；第 {1} 篇起没有内容"},
        all,
        grouped(search.offset + 1),
        grouped(found.total));
  } else {
    text = tell(
        speech,
        {"{}; these are {} to {} (--limit 0 shows all)",
         "共 {3} 篇文章；以上为第 {1} 至 {2} 篇（--limit 0 显示全部）"},
        all,
        grouped(search.offset + 1),
        grouped(search.offset + found.hits.size()),
        grouped(found.total));
  }
  if (found.undecided > 0) {
    text += "\n" + tell(
                       speech,
                       {"{} may lie in the period: the time is not known that "
                        "closely (--possible shows them)",
                        "另有 {1} 篇可能属于该时段：其时间不够精确（--possible 可显示）"},
                       counted(found.undecided, "further article", "further articles"),
                       grouped(found.undecided));
  }
  return text;
}

ExitStatus run(const Caller& caller, const Given& given) {
  const Observatory observatory = open_observatory(caller, Access::read);
  const Archive& archive = observatory.archive();
  Search search;
  Fields fields;
  for (const char* name : {"outlet", "kind", "lang", "from", "to"}) {
    fields.emplace_back(name, given.text(name));
  }
  if (given.has("possible")) fields.emplace_back("possible", "1");
  search.filter = parse_filter(fields, observatory.zone(), observatory.packs());
  search.filter.query = parse_query(given.text("QUERY"), observatory.query_names());
  search.order = order_of(given.text("order", "newest"));
  search.offset = given.whole("offset", 0);
  search.limit = given.whole("limit", 20);
  if (search.limit == 0) search.limit = UINT64_MAX;

  Output output(given);
  const TableWriter::Options options = table_options(given, caller, output);
  const bool table = options.format == Format::table;
  const Found found = archive.search(search);
  const auto phrases = phrases_to_mark(search.filter.query);
  const bool bold = output.terminal() && std::getenv("NO_COLOR") == nullptr;
  std::optional<TableWriter> writer;
  if (!table) writer.emplace(hit_columns(), options, output.sink());
  for (const Hit& hit : found.hits) {
    if (output.closed() || caller.stop.requested()) break;
    const auto article = archive.article(hit.id);
    if (!article) continue;
    const Snippet snippet = make_snippet(article->text, phrases);
    if (table) {
      output.write(shown(*article, snippet, observatory, bold, caller.speech));
    } else {
      writer->row(cells_of(*article, hit, snippet, search.order == Order::relevance));
    }
  }
  if (writer) writer->finish();
  std::string told = total_line(found, search, caller.speech);
  if (found.total == 0) told += "\n" + why_empty(archive, search, caller.speech);
  if (table) output.write(told + "\n");
  output.finish();
  // Files hold rows only; what is not in them is told beside them.
  if (!table && (found.hits.size() < found.total || found.undecided > 0 || found.total == 0)) {
    remark(told);
  }
  return ExitStatus::done;
}

}  // namespace

Verb verb_search() {
  Verb verb;
  verb.name = "search";
  verb.about_en = "Find articles by exact phrases of any length, outlets, dates, kinds.";
  verb.about_zh = "按任意长度的原文词句、媒体、日期、类别查找文章。";
  verb.options = with_output_options(
      {{"QUERY", "", "What to look for; every article otherwise.", "查找内容；默认为全部文章。"},
       {"from", "PERIOD", "The first day, month or year: 2014-08.", "起始日、月或年，如 2014-08。"},
       {"to", "PERIOD", "The last one, included.", "结束日、月或年（含）。"},
       {"possible",
        "",
        "Those that may lie in the period, too: their time is not known that closely.",
        "也包括可能属于该时段的文章（时间不够精确）。"},
       {"outlet", "OUTLETS", "Ids or names, with commas between.", "媒体标识或名称，用逗号分隔。"},
       {"kind", "KINDS", "article, post, answer, document.", "article、post、answer、document。"},
       {"lang",
        "LANGUAGES",
        "ISO 639 codes: zh, en; und: not known.",
        "语言代码：zh、en；und 为未知。"},
       {"order",
        "ORDER",
        "newest (default), oldest or relevance.",
        "newest（最新，默认）、oldest（最早）或 relevance（相关度）。"},
       {"limit", "N", "At most so many, 20 otherwise; 0: all.", "最多条数，默认 20；0 为全部。"},
       {"offset", "N", "Pass over so many.", "跳过条数。"}});
  verb.more_en =
      "The query: a run of Chinese is one phrase; \"quotes\" hold words together; AND (may be left "
      "out), OR, NOT or -, parentheses; democra* for a word's beginning; outlet: group: account: "
      "kind: lang: site: raw:\nTraditional and simplified, full and half width, capitals and small "
      "letters are found alike. Every hit is a true hit: the phrase stands in the article.\nA "
      "query "
      "that begins with \"-\" stands behind \"--\".";
  verb.more_zh =
      "查询：连续的中文为一个词组；引号内的词连在一起；AND（可省略）、OR、NOT 或 -、括号；democra* "
      "匹配词首；outlet: group: account: kind: lang: site: raw:\n"
      "繁简、全角半角、大小写均视为相同。每个结果都确实含有所查词句。\n以“-”开头的查询写在“--"
      "”之后。";
  verb.examples = {
      "weiguan -C ~/obs search '媒体融合 AND outlet:cctv' --from 2014-08 --to 2024-07",
      "weiguan -C ~/obs search '\"media convergence\" OR 媒体融合' --order relevance",
      "weiguan -C ~/obs search 外交部 --limit 0 --output hits.csv --bom"};
  verb.run = run;
  return verb;
}

}  // namespace weiguan
