#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "views/tables/figure.h"
#include "views/tables/page.h"
#include "views/web/detail/clean_svg.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/notebook_parts.h"

namespace weiguan::web {

namespace {

constexpr std::size_t most_proofs = 100;  // Shown of one item.

constexpr std::string_view style = R"css(
<style>
section { border-top: 1px solid #8886; margin-top: 1.5rem; }
figure { margin: 1rem 0; overflow-x: auto; }
figure svg { max-width: 100%; height: auto; }
.written { white-space: pre-wrap; border-left: 3px solid #8c2f1b; padding-left: 0.7rem; }
.wide { overflow-x: auto; }
.proof { font-size: 0.87rem; padding-left: 1.2rem; }
.proof li { overflow-wrap: anywhere; }
code { font-family: ui-monospace, Consolas, "Noto Sans Mono", monospace; overflow-wrap: anywhere; }
</style>
)css";

constexpr Words observatory_words = {"Observatory", "观测站"};
constexpr Words changed_words = {"Changed", "改动时间"};
constexpr Words made_words = {"This page made", "本页生成"};
constexpr Words program_words = {"Program", "程序"};
constexpr Words picked_words = {"Picked", "收入时间"};
constexpr Words state_words = {"State of the archive when picked", "收入时的档案状态"};
constexpr Words state_value = {"number {}", "第 {} 号"};
constexpr Words view_words = {"View", "视图"};
constexpr Words command_words = {"The same on the command line", "命令行取得相同结果"};
constexpr Words question_words = {"Question", "问题"};
constexpr Words file_words = {"Rows in the bundle", "资料包中的数据"};
constexpr Words evidence_words = {"Evidence", "证据"};
constexpr Words more_words = {"and {} more", "另有 {} 项"};
constexpr Words missing_words = {"not in this archive any more: {}", "已不在本档案中：{}"};
constexpr Words article_words = {"Article", "文章"};
constexpr Words capture_words = {"Capture", "存档"};
constexpr Words failed_words = {"no bytes: {}", "没有字节：{}"};
constexpr Words whole_words = {"All that passes a search: {}", "符合某项检索的全部文章：{}"};
constexpr Words methods_words = {"Methods", "方法"};
constexpr Words empty_words = {"Nothing was picked yet.", "还没有收入任何内容。"};
constexpr Words remarks_words = {"What this bundle lacks", "本资料包缺少的内容"};

constexpr Words methods[] = {
    {"Every row and figure was picked by hand from a view of the observatory, at the state of its "
     "archive that is given with it; notes are those of who picked.",
     "每一行、每一幅图都由人从观测站的视图中挑选收入，并注明当时的档案状态；笔记出自挑选者。"},
    {"Counts are of what was archived, never of all that was published. What is not known is "
     "shown as –, never as zero.",
     "计数只针对已存档的内容，不代表实际发布的全部。不详之处以 – 表示，绝不记为零。"},
    {"A capture is the bytes got from an address at a time. Its SHA-256 is of the record's block "
     "in the WARC file named with it, so that anybody who has the file can check it.",
     "存档是在某时从某网址取得的字节。所列 SHA-256 是 WARC "
     "文件中记录块的校验值，持有该文件者均可自行"
     "核对。"},
    {"Accounts appear by name only where they are public; others under a pseudonym that is stable "
     "within this observatory. Captured bytes are what was captured and may hold names.",
     "只有公开的账号显示名称，其余以本观测站内不变的化名显示。存档字节保持原样，可能含有名字。"},
};

constexpr Words bundle_methods = {
    "evidence.wacz holds the captures behind the evidence, for replay in ReplayWeb.page or any "
    "WARC tool; the CSV files hold the rows in full.",
    "evidence.wacz 内是证据所依据的存档，可用 ReplayWeb.page 回放或用任何 WARC 工具读取；CSV "
    "文件含全部"
    "数据行。"};

std::string with(const Words& words, Speech speech, std::string_view value) {
  std::string text(say(words, speech));
  const auto at = text.find("{}");
  return at == std::string::npos ? text : text.replace(at, 2, value);
}

void fact(Html& html, const Words& name, Speech speech, std::string_view value, bool code = false) {
  if (value.empty()) return;
  html.leaf("dt", say(name, speech)).open("dd");
  if (code)
    html.leaf("code", value);
  else
    html.quoted(value);
  html.close("dd");
}

void add_facts(
    Html& html, const Site& site, const Notebook& item, Speech speech, std::string_view file) {
  html.open("dl");
  if (const auto origin = origin_of(site, item)) {
    fact(
        html,
        question_words,
        speech,
        fmt::format(
            "{} ({} {})",
            say(origin->instrument->question, speech),
            origin->instrument->name,
            origin->instrument->version));
  }
  fact(html, view_words, speech, text_of(item, "from"), true);
  fact(html, command_words, speech, command_of(site, item), true);
  fact(html, picked_words, speech, text_of(item, "picked"));
  const auto state = value_of(item, "state");
  fact(html, state_words, speech, with(state_value, speech, to_text(state)));
  fact(html, file_words, speech, file, true);
  html.close("dl");
}

void add_article(Html& html, const Site& site, const Article& article, Speech speech) {
  html.open("li").text(std::string(say(article_words, speech)) + " ");
  html.leaf("code", to_string(article.id)).text(" ");
  html.quoted(title_of(article, speech), language_tag(article.language, article.script));
  const auto outlet = outlet_name(*site.packs, article.outlet, speech);
  if (!outlet.empty()) html.text(" · ").quoted(outlet);
  html.text(" · " + show_range(article.published, site.zone, speech));
  if (!article.url.empty()) html.text(" · ").outside(article.url);
  html.close("li");
}

void add_capture(Html& html, const Capture& capture, Speech speech) {
  html.open("li").text(std::string(say(capture_words, speech)) + " ");
  html.leaf("code", to_string(capture.id)).text(" " + format_time(capture.time) + " ");
  if (!capture.url.empty()) html.outside(capture.url);
  if (!capture.failure.empty()) {
    html.text(" · " + with(failed_words, speech, capture.failure)).close("li");
    return;
  }
  if (capture.status != 0) html.text(fmt::format(" · HTTP {}", capture.status));
  html.text(" · ").leaf("code", capture.digest);
  html.text(" · ").leaf(
      "code",
      fmt::format("{} {}+{}", capture.place.file, capture.place.offset, capture.place.length));
  html.close("li");
}

void add_proof(Html& html, const Site& site, const Part& part, Speech speech) {
  Html list;
  std::size_t number = 0, left_out = 0;
  const auto room = [&] { return ++number <= most_proofs || (++left_out, false); };
  std::map<std::string, bool> seen;
  for (const auto* item : part.items) {
    const auto proof = proof_of(site, *item);
    for (const auto& one : proof.articles) {
      if (!seen.emplace(to_string(one.id), true).second || !room()) continue;
      add_article(list, site, one, speech);
    }
    for (const auto& one : proof.captures) {
      if (!seen.emplace("c" + to_string(one.id), true).second || !room()) continue;
      add_capture(list, one, speech);
    }
    for (const auto& id : proof.missing) {
      if (room()) list.open("li").text(with(missing_words, speech, id)).close("li");
    }
    const auto evidence = item->find("evidence");
    if (evidence == item->end() || !evidence->is_object()) continue;
    const auto address = text_of(*evidence, "address");
    if (address.starts_with("/search?") && seen.emplace(address, true).second && room()) {
      list.open("li").text(with(whole_words, speech, address)).close("li");
    }
  }
  if (left_out > 0) {
    list.open("li").text(with(more_words, speech, std::to_string(left_out))).close("li");
  }
  if (list.empty()) return;
  html.leaf("h3", say(evidence_words, speech));
  html.open("ul", {{"class", "proof"}}).add(list).close("ul");
}

void add_rows(Html& html, const Site& site, const Part& part, Speech speech) {
  PartTable table;
  fill_table(table, site, part, speech, true);
  TableWriter::Options options;
  options.format = Format::html;
  options.speech = speech;
  std::string out;
  TableWriter writer(table.columns, options, [&](std::string_view piece) { out += piece; });
  for (const auto& row : table.rows) writer.row(row);
  writer.finish();
  html.open("div", {{"class", "wide"}}).drawing(out).close("div");
}

void add_figure(Html& html, const Notebook& item, std::size_t number) {
  html.open("figure");
  html.drawing(clean_svg(text_of(item, "svg"), fmt::format("f{}-", number)));
  html.close("figure");
  const auto note = text_of(item, "note");
  if (!note.empty()) html.leaf("p", note, {{"class", "written"}});
}

PageHead head_of(const Site& site, const Notebook& notebook, Speech speech) {
  PageHead head;
  head.speech = speech;
  head.title = text_of(notebook, "name");
  const auto add = [&](const Words& name, std::string value) {
    head.facts.emplace_back(say(name, speech), std::move(value));
  };
  if (!site.name.empty()) add(observatory_words, site.name);
  add(changed_words, text_of(notebook, "changed"));
  add(made_words, format_time(now()));
  add(program_words, "Weiguan 围观 " WEIGUAN_VERSION);
  return head;
}

}  // namespace

std::string notebook_page(
    const Site& site,
    const Notebook& notebook,
    Speech speech,
    bool bundled,
    const std::vector<std::string>& remarks) {
  auto begin = page_begin(head_of(site, notebook, speech));
  // Wherever the page is opened later, it loads and runs nothing.
  constexpr std::string_view place = "<meta charset=\"utf-8\">\n";
  const auto at = begin.find(place);
  begin.insert(
      at + place.size(),
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n");
  begin.insert(begin.find("</head>"), style);
  Html html;
  const auto note = text_of(notebook, "note");
  if (!note.empty()) html.leaf("p", note, {{"class", "written"}});
  std::size_t number = 0;
  for (const auto& part : parts_of(notebook)) {
    ++number;
    const auto& first = *part.items.front();
    html.open("section");
    html.open("h2").text(fmt::format("{}. ", number)).quoted(text_of(first, "title")).close("h2");
    if (part.figure())
      add_figure(html, first, number);
    else
      add_rows(html, site, part, speech);
    add_facts(
        html,
        site,
        first,
        speech,
        bundled && !part.figure() ? file_of(part, number) : std::string{});
    add_proof(html, site, part, speech);
    html.close("section");
  }
  if (number == 0) html.leaf("p", say(empty_words, speech));
  html.open("section").leaf("h2", say(methods_words, speech)).open("ul");
  for (const auto& one : methods) html.leaf("li", say(one, speech));
  if (bundled) html.leaf("li", say(bundle_methods, speech));
  html.close("ul").close("section");
  if (!remarks.empty()) {
    html.open("section").leaf("h2", say(remarks_words, speech)).open("ul");
    for (const auto& one : remarks) html.leaf("li", one);
    html.close("ul").close("section");
  }
  return begin + html.str() + page_end({}, speech);
}

}  // namespace weiguan::web
