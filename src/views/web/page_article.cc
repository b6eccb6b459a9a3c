#include <algorithm>

#include <fmt/format.h>

#include "views/web/detail/article_parts.h"
#include "views/web/detail/article_phrases.h"
#include "views/web/detail/article_text.h"
#include "views/web/detail/evidence.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/passage.h"
#include "views/web/detail/receipt.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

constexpr std::size_t longest_text = 1'000'000;
constexpr std::size_t most_rows = 200;

void add_text(
    Html& body, const Request& request, const KnownArticle& known, const MarkedPhrases& found) {
  const auto speech = request.speech;
  const auto& article = known.article;
  if (article.text.empty()) {
    const auto* word = known.answer ? "article.no_answer" : "article.no_text";
    body.leaf("p", say(word, speech), {{"class", "note"}});
    return;
  }
  std::vector<Range> passages;
  for (const auto& passage : request.all("passage")) {
    passages.push_back(read_range(passage, article.text));
  }
  std::sort(passages.begin(), passages.end(), [](const Range& a, const Range& b) {
    return a.begin < b.begin;
  });
  bool cut = false;
  const bool withdrawn = known.answer && (known.answer->left || known.answer->withdrawn_ms);
  body.open("div", {{"class", withdrawn ? "withdrawn" : ""}});
  body.add(article_text(
      article.text,
      language_tag(article.language, article.script),
      passages,
      found.marks,
      longest_text,
      cut));
  body.close("div");
  if (cut) {
    body.open("p", {{"class", "note"}});
    body.text(say("article.cut", speech, {show_number(article.text.size())})).text(" ");
    body.link(address_of(request.path, {}, Form::json), "JSON").close("p");
  }
}

void add_sections(Html& body, const Site& site, const Request& request, const KnownArticle& known) {
  const auto speech = request.speech;
  const auto json = address_of(request.path, without(request.parameters, "ui"), Form::json);
  const auto section = [&](std::string_view word, std::string_view lead, const Sheet& sheet) {
    body.leaf("h2", say(word, speech));
    if (!lead.empty()) body.leaf("p", say(lead, speech), {{"class", "note"}});
    body.add(to_html(sheet, say(word, speech), request, most_rows, json));
  };
  const auto line = article_line(site, known, speech);
  if (!line.empty()) {
    body.leaf("h2", say("article.line", speech));
    body.leaf("p", say("article.line_lead", speech), {{"class", "note"}}).add(line);
  }
  if (known.repeats.empty()) {
    body.leaf("h2", say("article.copies", speech));
    body.leaf("p", say("article.no_copies", speech), {{"class", "note"}});
  } else {
    section("article.copies", "article.copies_lead", copies_sheet(site, known, speech));
  }
  const bool rows = std::any_of(
      known.readings.begin(), known.readings.end(), [](const auto& one) { return one.end > 0; });
  if (rows) section("article.readings", "article.readings_lead", readings_sheet(site, known));
  if (rows && !may_be_named(site, known.article.account)) {
    body.leaf("p", say("people.withheld", speech), {{"class", "note"}});
  }
  if (!known.observations.empty()) {
    section("article.observations", {}, observations_sheet(site, known, speech));
  }
  const bool packed =
      std::any_of(known.captures.begin(), known.captures.end(), [](const auto& one) {
        return !one.place.file.empty();
      });
  const auto wacz = "/article/" + to_string(known.article.id) + ".wacz";
  body.add(receipt(site, known.captures, packed ? wacz : std::string(), speech));
}

}  // namespace

Reply article_page(const Site& site, const Request& request, std::string_view text_id) {
  const auto id = parse_article_id(text_id);
  auto article = id ? site.archive->article(*id) : std::nullopt;
  if (!article) return not_found(site, request);
  const auto known = know_article(site, std::move(*article));
  const auto speech = request.speech;
  if (request.form == Form::json) return json_reply(article_json(site, known, speech));
  if (is_rows(request.form)) return rows_reply(request, article_row(site, known));

  const auto title = title_of(known.article, speech);
  const auto tag = language_tag(known.article.language, known.article.script);
  const auto found = phrases_in(*site.packs, known.article.title, known.article.text, speech);
  Html body;
  body.open("h1").quoted(title, tag).close("h1");
  body.open("div", {{"class", "columns"}}).open("div", {{"class", "reading"}});
  body.add(article_asked(known, speech));
  add_text(body, request, known, found);
  body.close("div").open("aside", {{"aria-label", say("article.facts", speech)}});
  body.add(article_facts(site, known, speech)).add(phrase_legend(found, speech));
  body.close("aside").close("div");
  add_sections(body, site, request, known);
  return page(site, request, title, body);
}

}  // namespace weiguan::web
