#include <algorithm>

#include <fmt/format.h>

#include "text/utf8.h"
#include "views/tables/answer.h"
#include "views/web/detail/article_text.h"
#include "views/web/detail/asked.h"
#include "views/web/detail/evidence.h"
#include "views/web/detail/json.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/passage.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

constexpr std::size_t longest_text = 1'000'000;
constexpr std::size_t most_rows = 200;

// All that the archive knows of one article.
struct Known {
  Article article;
  std::optional<Answer> answer;  // Of a chatbot, and what it was asked.
  std::vector<Reading> readings;
  std::vector<Observation> observations;
  std::vector<ArticleId> versions;  // This one, too.
  std::vector<Capture> captures;    // That it was read from.
  std::vector<Capture> of_address;  // Of its address, failed ones too.
};

Known know(const Site& site, Article article) {
  const auto& archive = *site.archive;
  Known known;
  known.article = std::move(article);
  known.answer = archive.answer(known.article.id);
  known.readings = archive.readings(known.article.id);
  known.observations = archive.observations(known.article.id);
  for (const auto& reading : known.readings) {
    const auto there =
        std::any_of(known.captures.begin(), known.captures.end(), [&](const auto& one) {
          return one.id == reading.capture;
        });
    if (there) continue;
    if (auto capture = archive.capture(reading.capture)) {
      known.captures.push_back(std::move(*capture));
    }
  }
  if (!known.article.url.empty()) {
    known.versions = archive.versions(known.article.url);
    known.of_address = archive.captures_of(known.article.url);
  }
  return known;
}

// How the outlet was told, as far as the packs let us see it again.
std::string_view outlet_origin(const Packs& packs, const Article& article) {
  const auto is = [&](const Outlet* outlet) {
    return outlet != nullptr && outlet->id == article.outlet;
  };
  const auto colon = article.account.find(':');
  if (colon != std::string::npos &&
      is(packs.by_account(article.account.substr(0, colon), article.account.substr(colon + 1)))) {
    return "origin.pack_account";
  }
  if (is(packs.by_url(article.url))) return "origin.pack_domain";
  if (is(packs.by_name(article.outlet_name))) return "origin.pack_name";
  return "origin.pack";
}

Html link_to_outlet(const Site& site, std::string_view id, Speech speech) {
  Html html;
  if (id.empty()) return html;
  return html.link(outlet_address(id), outlet_name(*site.packs, id, speech));
}

std::string dateline_of(const Site& site, const Dateline& line, Speech speech) {
  std::vector<std::string> parts;
  if (!line.agency.empty()) parts.push_back(line.agency);
  if (!line.place.empty()) parts.push_back(line.place);
  if (line.day) parts.push_back(show_range(*line.day, site.zone, speech));
  return fmt::format("{}", fmt::join(parts, " · "));
}

// Their addresses and what is written by them: the pictures themselves are never fetched.
Html images_of(const Article& article) {
  Html html;
  if (article.images.empty()) return html;
  html.open("ul");
  for (const Image& one : article.images) {
    html.open("li").outside(one.url);
    const std::string& words = one.caption.empty() ? one.alt : one.caption;
    if (!words.empty()) {
      html.text(" ").quoted(words, language_tag(article.language, article.script));
    }
    html.close("li");
  }
  html.close("ul");
  return html;
}

Html facts_of(const Site& site, const Known& known, Speech speech) {
  const auto& article = known.article;
  Facts facts(speech);
  if (known.answer) {
    for (const AnswerFact& fact : answer_facts(*known.answer, speech))
      facts.add_labelled(say(fact.label, speech), fact.value);
  }
  facts.add(
      "article.published",
      show_range(article.published, site.zone, speech),
      "time_source." + std::string(to_string(article.published.source)));
  if (article.modified) {
    facts.add(
        "article.modified",
        show_range(*article.modified, site.zone, speech),
        "time_source." + std::string(to_string(article.modified->source)));
  }
  facts.add(
      "article.outlet",
      link_to_outlet(site, article.outlet, speech),
      outlet_origin(*site.packs, article));
  facts.add("article.outlet_name", article.outlet_name, "origin.record");
  facts.add("article.account", shown(site, article.account), "origin.record");
  facts.add("article.source", article.source, "origin.text");
  facts.add(
      "article.source_outlet",
      link_to_outlet(site, article.source_outlet, speech),
      "origin.pack_name");
  facts.add("article.dateline", dateline_of(site, article.dateline, speech), "origin.text");
  facts.add("article.original_title", article.original_title, "origin.text");
  facts.add(
      "article.authors", fmt::format("{}", fmt::join(article.authors, ", ")), "origin.record");
  facts.add("article.editors", fmt::format("{}", fmt::join(article.editors, ", ")), "origin.text");
  facts.add("article.section", article.section, "origin.record");
  facts.add("article.images", images_of(article), "origin.text");
  facts.add("article.tags", fmt::format("{}", fmt::join(article.tags, ", ")), "origin.record");
  facts.add("article.kind", spoken("kind", to_string(article.kind), speech));
  std::string language = spoken("language", article.language, speech);
  if (!article.script.empty()) language += " · " + spoken("script", article.script, speech);
  facts.add("article.language", language, "origin.language");
  if (article.confidence < 1) {
    facts.add("article.confidence", fmt::format("{:.2f}", article.confidence), "origin.confidence");
  }
  if (!article.url.empty()) {
    facts.add("article.url", Html().outside(article.url), "origin.url");
  }
  facts.add("article.id", to_string(article.id), "origin.id");
  return facts.finish();
}

std::vector<std::string> named_authors(const Site& site, const Article& article) {
  if (may_be_named(site, article.account)) return article.authors;
  // A post's author is its account under another field's name.
  return {};
}

Sheet versions_sheet(const Site& site, const Known& known, Speech speech) {
  Sheet sheet{
      "versions",
      {column("article", Type::article),
       column("title"),
       column("published"),
       column("characters", Type::whole),
       column("compare")},
      {}};
  bool later = false;  // Than the one that is shown.
  for (const auto id : known.versions) {
    const auto version = site.archive->article(id);
    if (!version) continue;
    const bool here = id == known.article.id;
    auto link = text_cell(to_string(id), here ? "" : "/article/" + to_string(id));
    if (here) link.shown = to_string(id) + say("article.this", speech);
    auto title = text_cell(version->title);
    title.language = language_tag(version->language, version->script);
    Cell compare;
    if (here) {
      later = true;
    } else {
      const auto &before = later ? known.article.id : id, &after = later ? id : known.article.id;
      compare = text_cell(
          "diff", fmt::format("/diff?before={}&after={}", to_string(before), to_string(after)));
      compare.shown = say("diff.compare", speech);
    }
    sheet.rows.push_back(
        {link,
         title,
         text_cell(show_range(version->published, site.zone, speech)),
         count_cell(count_characters(version->text)),
         compare});
  }
  return sheet;
}

Sheet captures_sheet(const Site& site, const std::vector<Capture>& captures) {
  Sheet sheet{"captures", capture_columns(), {}};
  for (const auto& capture : captures) sheet.rows.push_back(capture_cells(site, capture));
  return sheet;
}

Sheet readings_sheet(const Site& site, const Known& known) {
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

Sheet observations_sheet(const Site& site, const Known& known, Speech speech) {
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

std::string json_of(const Site& site, const Known& known, Speech speech) {
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
      .raw("answer", known.answer ? answer_json(*known.answer) : "null")
      .raw("captures", json_list(captures))
      .raw("readings", to_json_rows(readings_sheet(site, known)))
      .raw("observations", to_json_rows(observations_sheet(site, known, speech)))
      .raw("captures_of_address", json_list(of_address));
  return json.str();
}

// One row: what the page says, its captures named by id.
Sheet row_of(const Site& site, const Known& known) {
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
        text_cell(dateline_of(site, article.dateline, Speech::en)),
        text_cell(images_json(article.images)),
        text_cell(article.section),
        text_cell(article.language),
        text_cell(article.script),
        text_cell(fmt::format("{}", fmt::join(article.tags, "; "))),
        text_cell(fmt::format("{}", fmt::join(captures, " ")))}}};
}

void add_sections(Html& body, const Site& site, const Request& request, const Known& known) {
  const auto speech = request.speech;
  const auto json = address_of(request.path, without(request.parameters, "ui"), Form::json);
  const auto section = [&](std::string_view word, std::string_view lead, const Sheet& sheet) {
    body.leaf("h2", say(word, speech));
    if (!lead.empty()) body.leaf("p", say(lead, speech), {{"class", "note"}});
    body.add(to_html(sheet, say(word, speech), request, most_rows, json));
  };
  section("article.captures", "article.captures_lead", captures_sheet(site, known.captures));
  const bool rows = std::any_of(
      known.readings.begin(), known.readings.end(), [](const auto& one) { return one.end > 0; });
  if (rows) section("article.readings", "article.readings_lead", readings_sheet(site, known));
  if (rows && !may_be_named(site, known.article.account)) {
    body.leaf("p", say("people.withheld", speech), {{"class", "note"}});
  }
  if (known.versions.size() > 1) {
    section("article.versions", "article.versions_lead", versions_sheet(site, known, speech));
  }
  if (!known.observations.empty()) {
    section("article.observations", {}, observations_sheet(site, known, speech));
  }
  if (known.of_address.size() > known.captures.size()) {
    section(
        "article.of_address", "article.of_address_lead", captures_sheet(site, known.of_address));
  }
}

}  // namespace

Reply article_page(const Site& site, const Request& request, std::string_view text_id) {
  const auto id = parse_article_id(text_id);
  auto article = id ? site.archive->article(*id) : std::nullopt;
  if (!article) return not_found(site, request);
  article->authors = named_authors(site, *article);
  const auto known = know(site, std::move(*article));
  if (request.form == Form::json) return json_reply(json_of(site, known, request.speech));
  if (is_rows(request.form)) return rows_reply(request, row_of(site, known));

  const auto speech = request.speech;
  const auto& shown_article = known.article;
  const auto tag = language_tag(shown_article.language, shown_article.script);
  const auto title = title_of(shown_article, speech);
  Html body;
  body.open("h1").quoted(title, tag).close("h1");
  body.open("div", {{"class", "columns"}}).open("div", {{"class", "reading"}});
  std::vector<Range> marks;
  for (const auto& passage : request.all("passage")) {
    marks.push_back(read_range(passage, shown_article.text));
  }
  std::sort(
      marks.begin(), marks.end(), [](const Range& a, const Range& b) { return a.begin < b.begin; });
  bool cut = false;
  if (shown_article.text.empty()) {
    const auto* word = known.answer ? "article.no_answer" : "article.no_text";
    body.leaf("p", say(word, speech), {{"class", "note"}});
  } else {
    body.add(article_text(shown_article.text, tag, marks, longest_text, cut));
  }
  if (cut) {
    body.open("p", {{"class", "note"}});
    body.text(say("article.cut", speech, {show_number(shown_article.text.size())})).text(" ");
    body.link(address_of(request.path, {}, Form::json), "JSON").close("p");
  }
  body.close("div").open("aside", {{"aria-label", say("article.facts", speech)}});
  body.add(facts_of(site, known, speech)).close("aside").close("div");
  add_sections(body, site, request, known);
  return page(site, request, title, body);
}

}  // namespace weiguan::web
