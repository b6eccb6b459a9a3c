#include <algorithm>

#include "base/error.h"
#include "views/web/detail/article_text.h"
#include "views/web/detail/evidence.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/passage.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

// One line of evidence: an article, a capture, or a passage with its words.
Sheet sheet_of(const Site& site, const Request& request) {
  Sheet sheet{
      "evidence",
      {column("what"), column("id"), column("title"), column("time"), column("passage")},
      {}};
  const auto speech = request.speech;
  const auto missing = [&](std::string_view id) {
    throw UsageError(
        "\"" + std::string(id) + "\" is no article or capture of this archive",
        say("error.not_found_advice", speech));
  };
  const auto add = [&](std::string_view what, const Article& article, std::string_view passage) {
    auto kind = text_cell(what);
    kind.shown = spoken("evidence", what, speech);
    auto id = text_cell(to_string(article.id), "/article/" + to_string(article.id));
    auto words = text_cell("");
    if (!passage.empty()) {
      const auto range = read_range(passage, article.text);
      id.address += "?passage=" + std::string(passage);
      words = text_cell(article.text.substr(range.begin, range.end - range.begin));
      words.language = language_tag(article.language, article.script);
    }
    auto title = text_cell(article.title);
    title.shown = title_of(article, speech);
    title.language = language_tag(article.language, article.script);
    sheet.rows.push_back(
        {kind, id, title, text_cell(show_range(article.published, site.zone, speech)), words});
  };
  for (const auto& text : request.all("article")) {
    const auto id = parse_article_id(text);
    const auto article = id ? site.archive->article(*id) : std::nullopt;
    if (!article)
      missing(text);
    else
      add("article", *article, {});
  }
  for (const auto& text : request.all("passage")) {
    const auto colon = std::min(text.find(':'), text.size());
    const auto id = parse_article_id(std::string_view(text).substr(0, colon));
    const auto article = id ? site.archive->article(*id) : std::nullopt;
    if (!article || colon == text.size())
      missing(text);
    else
      add("passage", *article, std::string_view(text).substr(colon + 1));
  }
  for (const auto& text : request.all("capture")) {
    const auto id = parse_capture_id(text);
    const auto capture = id ? site.archive->capture(*id) : std::nullopt;
    if (!capture) {
      missing(text);
      continue;
    }
    auto kind = text_cell("capture");
    kind.shown = spoken("evidence", "capture", speech);
    auto time = text_cell(format_time(capture->time));
    time.shown = show_time(capture->time, site.zone);
    sheet.rows.push_back(
        {kind, text_cell(text, "/capture/" + text), text_cell(capture->url), time, Cell{}});
  }
  return sheet;
}

}  // namespace

Reply evidence_page(const Site& site, const Request& request) {
  const auto sheet = sheet_of(site, request);
  if (is_rows(request.form)) return rows_reply(request, sheet);
  return json_reply(
      "{\"total\": " + std::to_string(sheet.rows.size()) +
      ", \"evidence\": " + to_json_rows(sheet) + "}");
}

}  // namespace weiguan::web
