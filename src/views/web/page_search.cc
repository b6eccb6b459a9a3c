#include <algorithm>

#include <fmt/format.h>

#include "archive/snippet.h"
#include "text/places.h"
#include "views/web/detail/asked.h"
#include "views/web/detail/json.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"
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

// What is marked in the snippet, in its characters.
std::string marks_json(const Snippet& snippet) {
  const CharacterPlaces places(snippet.text);
  std::vector<std::string> marks;
  for (const Range& mark : snippet.marks) {
    const Range range = places.of(mark);
    marks.push_back(fmt::format("[{}, {}]", range.begin, range.end));
  }
  return json_list(marks);
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
      .raw("marks", marks_json(row.snippet))
      .raw("score", to_json(Value{row.hit.score}))
      .raw("evidence", evidence.str())
      .text("address", "/article/" + to_string(article.id));
  return json.str();
}

std::vector<Column> row_columns() {
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

std::vector<Value> row_values(const Site& site, const Row& row) {
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
  reply.type =
      json ? "application/json; charset=utf-8" : std::string(media_type(rows_format(request.form)));
  if (!json) reply.headers.push_back(download_header("search", request.form));
  TableWriter::Options options;
  options.format = rows_format(request.form);
  options.bom = request.form == Form::csv && request.has("bom");
  reply.stream = [&site, asked, json, options, speech = request.speech, found = std::move(found)](
                     const Write& write, const Stop& stop) {
    const auto phrases = phrases_to_mark(asked.search.filter.query);
    if (json) {
      JsonObject head;
      head.text("query", asked.text)
          .count("total", found.total)
          .count("undecided", found.undecided)
          .count("page", asked.page)
          .count("limit", asked.all ? found.total : asked.search.limit)
          .count("offset", asked.search.offset)
          .text("why_empty", found.total > 0 ? "" : why_empty(*site.archive, asked.search, speech))
          .count("state", site.archive->state());
      std::string text = head.str();
      text.back() = ',';
      write(text + " \"hits\": [");
    }
    bool listened = true;
    const TextSink out = [&](std::string_view piece) { listened = listened && write(piece); };
    std::optional<TableWriter> rows;
    if (!json) rows.emplace(row_columns(), options, out);
    std::string_view joint = "\n  ";
    for (const auto& hit : found.hits) {
      if (!listened || stop.requested()) return;
      const auto row = row_of(site, hit, phrases);
      if (!row) continue;
      if (!json) {
        rows->row(row_values(site, *row));
        continue;
      }
      out(joint);
      out(json_of(site, *row));
      joint = ",\n  ";
    }
    if (json)
      out("]}\n");
    else
      rows->finish();
  };
  return reply;
}

}  // namespace

Reply search_page(const Site& site, const Request& request) {
  const auto asked = read_search(site, request);
  auto found = site.archive->search(asked.search);
  return twin(site, request, asked, std::move(found));
}

}  // namespace weiguan::web
