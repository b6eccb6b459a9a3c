#include <fmt/format.h>

#include "views/tables/answer.h"
#include "views/web/detail/article_parts.h"
#include "views/web/detail/evidence.h"
#include "views/web/detail/json.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

std::string dateline_text(const Site& site, const Dateline& line) {
  std::vector<std::string> parts;
  if (!line.agency.empty()) parts.push_back(line.agency);
  if (!line.place.empty()) parts.push_back(line.place);
  if (line.day) parts.push_back(show_range(*line.day, site.zone, Speech::en));
  return fmt::format("{}", fmt::join(parts, " · "));
}

std::string range_json(const TimeRange& range) {
  const bool dated = range.source != TimeSource::first_seen;
  JsonObject json;
  json.time("earliest", dated ? std::optional(range.earliest) : std::nullopt)
      .time("latest", range.latest)
      .text("source", to_string(range.source));
  return json.str();
}

std::string dateline_json(const Dateline& line) {
  if (line.empty()) return "null";
  JsonObject json;
  json.text("agency", line.agency)
      .text("place", line.place)
      .raw("day", line.day ? range_json(*line.day) : "null");
  return json.str();
}

std::string images_json(const std::vector<Image>& images) {
  std::vector<std::string> all;
  for (const auto& one : images) {
    JsonObject json;
    json.text("url", one.url).text("caption", one.caption).text("alt", one.alt);
    all.push_back(json.str());
  }
  return json_list(all);
}

}  // namespace

Sheet readings_sheet(const Site& site, const KnownArticle& known) {
  Sheet sheet{
      "readings",
      {column("capture", Type::capture),
       column("begin", Type::whole),
       column("end", Type::whole),
       column("extra")},
      {}};
  const bool named = may_be_named(site, known.article.account);
  for (const auto& reading : known.readings) {
    const auto address = reading_address(reading.capture, reading.begin, reading.end);
    sheet.rows.push_back(
        {text_cell(to_string(reading.capture), address),
         reading.end > 0 ? count_cell(reading.begin) : Cell{},
         reading.end > 0 ? count_cell(reading.end) : Cell{},
         text_cell(named ? reading.extra : "")});
  }
  return sheet;
}

Sheet observations_sheet(const Site& site, const KnownArticle& known, Speech speech) {
  Sheet sheet{
      "observations",
      {column("time", Type::time),
       column("counter"),
       column("value", Type::number),
       column("words"),
       column("capture", Type::capture)},
      {}};
  for (const auto& one : known.observations) {
    auto time = text_cell(format_time(one.time));
    time.shown = show_time(one.time, site.zone);
    auto counter = text_cell(one.counter);
    counter.shown = spoken("counter", one.counter, speech);
    sheet.rows.push_back(
        {time,
         counter,
         Cell{one.value, {}, {}, {}},
         text_cell(one.words),
         text_cell(to_string(one.capture), reading_address(one.capture, one.begin, one.end))});
  }
  return sheet;
}

std::string article_json(const Site& site, const KnownArticle& known, Speech speech) {
  const auto& article = known.article;
  std::vector<std::string> versions, captures, of_address;
  for (const auto id : known.versions) versions.push_back(to_string(id));
  for (const auto& one : known.captures) captures.push_back(capture_json(one));
  for (const auto& one : known.of_address) of_address.push_back(capture_json(one));
  JsonObject json;
  json.text("id", to_string(article.id))
      .text("kind", to_string(article.kind))
      .text("url", article.url)
      .text("title", article.title)
      .text("text", article.text)
      .text("account", shown(site, article.account))
      .raw("published", range_json(article.published))
      .raw("modified", article.modified ? range_json(*article.modified) : "null")
      .texts("authors", article.authors)
      .text("outlet", article.outlet)
      .text("outlet_name", article.outlet_name)
      .texts("editors", article.editors)
      .text("source", article.source)
      .text("source_outlet", article.source_outlet)
      .text("original_title", article.original_title)
      .raw("dateline", dateline_json(article.dateline))
      .raw("images", images_json(article.images))
      .text("section", article.section)
      .text("language", article.language)
      .text("script", article.script)
      .texts("tags", article.tags)
      .raw("confidence", to_json(Value{article.confidence}))
      .texts("versions", versions)
      .raw("copies", to_json_rows(copies_sheet(site, known, speech)))
      .raw("answer", known.answer ? answer_json(*known.answer) : "null")
      .raw("captures", json_list(captures))
      .raw("readings", to_json_rows(readings_sheet(site, known)))
      .raw("observations", to_json_rows(observations_sheet(site, known, speech)))
      .raw("captures_of_address", json_list(of_address));
  return json.str();
}

Sheet article_row(const Site& site, const KnownArticle& known) {
  const auto& article = known.article;
  std::vector<std::string> captures;
  for (const auto& one : known.captures) captures.push_back(to_string(one.id));
  const bool dated = article.published.source != TimeSource::first_seen;
  return {
      "article-" + to_string(article.id),
      {column("article", Type::article),
       column("kind"),
       column("url"),
       column("title"),
       column("text"),
       column("account", Type::account),
       column("earliest", Type::time),
       column("latest", Type::time),
       column("published_source"),
       column("authors"),
       column("outlet", Type::outlet),
       column("outlet_name"),
       column("editors"),
       column("source"),
       column("source_outlet", Type::outlet),
       column("original_title"),
       column("dateline"),
       column("images"),
       column("section"),
       column("language"),
       column("script"),
       column("tags"),
       column("captures")},
      {{text_cell(to_string(article.id)),
        text_cell(to_string(article.kind)),
        text_cell(article.url),
        text_cell(article.title),
        text_cell(article.text),
        text_cell(shown(site, article.account)),
        text_cell(dated ? format_time(article.published.earliest) : ""),
        text_cell(format_time(article.published.latest)),
        text_cell(to_string(article.published.source)),
        text_cell(fmt::format("{}", fmt::join(article.authors, "; "))),
        text_cell(article.outlet),
        text_cell(article.outlet_name),
        text_cell(fmt::format("{}", fmt::join(article.editors, "; "))),
        text_cell(article.source),
        text_cell(article.source_outlet),
        text_cell(article.original_title),
        text_cell(dateline_text(site, article.dateline)),
        text_cell(images_json(article.images)),
        text_cell(article.section),
        text_cell(article.language),
        text_cell(article.script),
        text_cell(fmt::format("{}", fmt::join(article.tags, "; "))),
        text_cell(fmt::format("{}", fmt::join(captures, " ")))}}};
}

}  // namespace weiguan::web
