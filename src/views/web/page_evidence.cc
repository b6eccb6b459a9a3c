#include <algorithm>

#include "base/error.h"
#include "views/web/detail/article_text.h"
#include "views/web/detail/evidence.h"
#include "views/web/detail/json.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/passage.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

constexpr std::size_t around_passage = 120;  // Bytes, about.

// The passage with what stands before and behind it in its paragraph.
Range words_around(std::string_view text, const Range& range) {
  const auto is_border = [&](std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
  };
  std::size_t begin = range.begin, end = range.end;
  while (begin > 0 && text[begin - 1] != '\n' &&
         (range.begin - begin < around_passage || !is_border(begin))) {
    --begin;
  }
  while (end < text.size() && text[end] != '\n' &&
         (end - range.end < around_passage || !is_border(end))) {
    ++end;
  }
  return {begin, end};
}

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

// One line for programs: what is known of it, as it stands in the archive.
std::string article_json(
    const Site& site, std::string_view what, const Article& article, const std::string& passage) {
  const bool dated = article.published.source != TimeSource::first_seen;
  JsonObject json;
  json.text("what", what)
      .text("id", to_string(article.id))
      .text("kind", to_string(article.kind))
      .text("title", article.title)
      .text("url", may_be_named(site, article.account) ? article.url : "")
      .text("outlet", article.outlet)
      .text("account", shown(site, article.account))
      .time("earliest", dated ? std::optional(article.published.earliest) : std::nullopt)
      .time("latest", article.published.latest)
      .text("published_source", to_string(article.published.source))
      .text("language", article.language)
      .text("script", article.script);
  std::string address = "/article/" + to_string(article.id);
  if (passage.empty()) {
    const auto beginning =
        article.title.empty() && !article.text.empty() ? title_of(article, Speech::en) : "";
    return json.text("beginning", beginning).text("address", address).str();
  }
  // Its words, and some that stand around them.
  const auto range = read_range(passage, article.text);
  const auto around = words_around(article.text, range);
  return json
      .text("passage", std::string_view(article.text).substr(range.begin, range.end - range.begin))
      .text(
          "before", std::string_view(article.text).substr(around.begin, range.begin - around.begin))
      .text("after", std::string_view(article.text).substr(range.end, around.end - range.end))
      .text("range", passage)
      .text("address", address + "?passage=" + passage)
      .str();
}

std::string evidence_list(const Site& site, const Request& request) {
  std::vector<std::string> all;
  const auto article_of = [&](std::string_view text) {
    const auto id = parse_article_id(text);
    return id ? site.archive->article(*id) : std::nullopt;
  };
  for (const auto& text : request.all("article")) {
    if (const auto one = article_of(text)) all.push_back(article_json(site, "article", *one, {}));
  }
  for (const auto& text : request.all("passage")) {
    const auto colon = std::min(text.find(':'), text.size());
    const auto one = article_of(std::string_view(text).substr(0, colon));
    if (one) all.push_back(article_json(site, "passage", *one, text.substr(colon + 1)));
  }
  for (const auto& text : request.all("capture")) {
    const auto id = parse_capture_id(text);
    const auto capture = id ? site.archive->capture(*id) : std::nullopt;
    if (!capture) continue;
    JsonObject json;
    json.text("what", "capture").text("id", text).raw("capture", capture_json(*capture));
    all.push_back(json.text("address", "/capture/" + text).str());
  }
  return json_list(all);
}

}  // namespace

Reply evidence_page(const Site& site, const Request& request) {
  // Whoever asks for what is not there is told so.
  const auto sheet = sheet_of(site, request);
  if (is_rows(request.form)) return rows_reply(request, sheet);
  JsonObject json;
  json.count("total", sheet.rows.size())
      .count("state", site.archive->state())
      .raw("evidence", evidence_list(site, request));
  return json_reply(json.str());
}

}  // namespace weiguan::web
