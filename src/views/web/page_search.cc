#include <algorithm>

#include <fmt/format.h>

#include "archive/snippet.h"
#include "views/web/detail/asked.h"
#include "views/web/detail/json.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/search_form.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

// A hit with what a row needs of it.
struct Row {
  Hit hit;
  Article article;
  Snippet snippet;
  std::vector<CaptureId> captures;
};

std::optional<Row> row_of(
    const Site& site, const Hit& hit, const std::vector<MarkedPhrase>& phrases) {
  auto article = site.archive->article(hit.id);
  if (!article) return {};
  Row row{hit, std::move(*article), {}, {}};
  row.snippet = make_snippet(row.article.text, phrases);
  for (const auto& reading : site.archive->readings(hit.id)) {
    if (row.captures.empty() || row.captures.back() != reading.capture) {
      row.captures.push_back(reading.capture);
    }
  }
  return row;
}

std::vector<std::string> ids(const std::vector<CaptureId>& captures) {
  std::vector<std::string> texts;
  for (const auto id : captures) texts.push_back(to_string(id));
  return texts;
}

std::string json_of(const Site& site, const Row& row) {
  const auto& article = row.article;
  const bool dated = article.published.source != TimeSource::first_seen;
  JsonObject evidence;
  evidence.texts("articles", {to_string(article.id)}).texts("captures", ids(row.captures));
  JsonObject json;
  json.text("id", to_string(article.id))
      .text("kind", to_string(article.kind))
      .text("url", article.url)
      .text("title", article.title)
      .text("outlet", article.outlet)
      .text("account", article.account.empty() ? "" : site.shown_account(article.account))
      .time("earliest", dated ? std::optional(article.published.earliest) : std::nullopt)
      .time("latest", article.published.latest)
      .text("published_source", to_string(article.published.source))
      .text("language", article.language)
      .text("script", article.script)
      .text("snippet", row.snippet.text)
      .raw("score", to_json(Value{row.hit.score}))
      .raw("evidence", evidence.str())
      .text("address", "/article/" + to_string(article.id));
  return json.str();
}

std::vector<Column> csv_columns() {
  return {
      column("article", Type::article),
      column("kind"),
      column("title"),
      column("outlet", Type::outlet),
      column("account", Type::account),
      column("earliest", Type::time),
      column("latest", Type::time),
      column("published_source"),
      column("language"),
      column("url"),
      column("snippet"),
      column("captures"),
      evidence_column()};
}

std::vector<Value> csv_values(const Site& site, const Row& row) {
  const auto& article = row.article;
  const auto known = [](std::string_view text) {
    return text.empty() ? Value{} : Value{std::string(text)};
  };
  const bool dated = article.published.source != TimeSource::first_seen;
  return {
      to_string(article.id),
      std::string(to_string(article.kind)),
      known(article.title),
      known(article.outlet),
      known(article.account.empty() ? "" : site.shown_account(article.account)),
      dated ? Value{format_time(article.published.earliest)} : Value{},
      format_time(article.published.latest),
      std::string(to_string(article.published.source)),
      known(article.language),
      known(article.url),
      known(row.snippet.text),
      fmt::format("{}", fmt::join(ids(row.captures), " ")),
      "/article/" + to_string(article.id)};
}

// Both twins go out hit by hit, so that limit=all needs no more memory than one page.
Reply twin(const Site& site, const Request& request, const Asked& asked, Found found) {
  Reply reply;
  const bool json = request.form == Form::json;
  reply.type = json ? "application/json; charset=utf-8" : std::string(media_type(Format::csv));
  if (!json) {
    reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"search.csv\"");
  }
  const bool bom = request.has("bom");
  reply.stream = [&site, asked, json, bom, found = std::move(found)](
                     const Write& write, const Stop& stop) {
    const auto phrases = phrases_to_mark(asked.search.filter.query);
    if (json) {
      JsonObject head;
      head.text("query", asked.text)
          .count("total", found.total)
          .count("undecided", found.undecided)
          .count("page", asked.page)
          .count("offset", asked.search.offset)
          .count("state", site.archive->state());
      std::string text = head.str();
      text.back() = ',';
      write(text + " \"hits\": [");
    }
    TableWriter::Options options;
    options.bom = bom;
    bool listened = true;
    const TextSink out = [&](std::string_view piece) { listened = listened && write(piece); };
    std::optional<TableWriter> csv;
    if (!json) csv.emplace(csv_columns(), options, out);
    std::string_view joint = "\n  ";
    for (const auto& hit : found.hits) {
      if (!listened || stop.requested()) return;
      const auto row = row_of(site, hit, phrases);
      if (!row) continue;
      if (!json) {
        csv->row(csv_values(site, *row));
        continue;
      }
      out(joint);
      out(json_of(site, *row));
      joint = ",\n  ";
    }
    if (json)
      out("]}\n");
    else
      csv->finish();
  };
  return reply;
}

void add_hit(Html& html, const Site& site, const Row& row, Speech speech) {
  const auto& article = row.article;
  const auto tag = language_tag(article.language, article.script);
  html.open("li").open("article").open("h3");
  html.open("a", {{"href", "/article/" + to_string(article.id)}});
  html.quoted(title_of(article, speech), tag).close("a").close("h3");
  html.open("p", {{"class", "meta"}});
  const auto item = [&](std::string_view text) {
    if (!text.empty()) html.open("span").quoted(text).close("span");
  };
  item(outlet_name(*site.packs, article.outlet, speech));
  if (article.outlet.empty()) item(article.outlet_name);
  if (!article.account.empty()) item(site.shown_account(article.account));
  item(show_range(article.published, site.zone, speech));
  if (article.kind != ArticleKind::article) item(spoken("kind", to_string(article.kind), speech));
  if (article.kind == ArticleKind::answer && !article.authors.empty())
    item(article.authors.front());
  if (!row.captures.empty()) {
    html.open("span").link(
        "/capture/" + to_string(row.captures.front()), say("search.evidence", speech));
    if (row.captures.size() > 1) html.text(fmt::format(" (+{})", row.captures.size() - 1));
    html.close("span");
  }
  html.close("p").open("p", {{"class", "snippet"}, {"lang", tag}, {"dir", "auto"}});
  html.marked(row.snippet.text, row.snippet.marks).close("p").close("article").close("li");
}

void add_pager(Html& html, const Request& request, const Asked& asked, const Found& found) {
  const auto pages = (found.total + asked.search.limit - 1) / asked.search.limit;
  if (pages < 2) return;
  const auto to = [&](std::uint64_t number) {
    return address_of(request.path, with(request.parameters, "page", std::to_string(number)));
  };
  html.open("nav", {{"class", "pager"}, {"aria-label", say("search.pages", request.speech)}});
  if (asked.page > 1) {
    html.link(
        to(std::min(asked.page - 1, pages)),
        say("search.previous", request.speech),
        {{"rel", "prev"}});
  }
  html.leaf(
      "span", say("search.page", request.speech, {show_number(asked.page), show_number(pages)}));
  if (asked.page < pages) {
    html.link(to(asked.page + 1), say("search.next", request.speech), {{"rel", "next"}});
  }
  html.close("nav");
}

void add_total(Html& html, const Request& request, const Found& found) {
  const auto speech = request.speech;
  html.open("p", {{"class", "total"}, {"role", "status"}});
  html.leaf("strong", say("search.total", speech, {show_number(found.total)}));
  if (found.total > 0) {
    const auto all = with(without(without(request.parameters, "ui"), "page"), "limit", "all");
    html.text(" ").leaf("span", say("search.all", speech)).text(" ");
    html.link(address_of(request.path, all, Form::csv), "CSV").text(" · ");
    html.link(address_of(request.path, all, Form::json), "JSON");
  }
  html.close("p");
  if (found.undecided == 0) return;
  html.open("p", {{"class", "note"}});
  html.text(say("search.undecided", speech, {show_number(found.undecided)})).text(" ");
  html.link(
      address_of(request.path, with(without(request.parameters, "page"), "possible", "1")),
      say("search.with_undecided", speech));
  html.close("p");
}

}  // namespace

Reply search_page(const Site& site, const Request& request) {
  const auto asked = read_search(site, request);
  auto found = site.archive->search(asked.search);
  if (request.form != Form::html) return twin(site, request, asked, std::move(found));
  const auto speech = request.speech;
  const auto phrases = phrases_to_mark(asked.search.filter.query);
  Html body;
  body.leaf("h1", say("nav.search", speech)).add(search_form(site, request, asked));
  add_total(body, request, found);
  if (found.total == 0) {
    body.leaf("p", why_empty(*site.archive, asked.search, speech));
  }
  body.open("ol", {{"class", "hits"}, {"start", std::to_string(asked.search.offset + 1)}});
  for (const auto& hit : found.hits) {
    if (const auto row = row_of(site, hit, phrases)) add_hit(body, site, *row, speech);
  }
  body.close("ol");
  add_pager(body, request, asked, found);
  const auto title = asked.text.empty()
                         ? say("nav.search", speech)
                         : fmt::format("{} · {}", asked.text, say("nav.search", speech));
  return page(site, request, title, body);
}

}  // namespace weiguan::web
