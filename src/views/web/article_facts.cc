#include <fmt/format.h>

#include "views/tables/answer.h"
#include "views/web/detail/article_parts.h"
#include "views/web/detail/evidence.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

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

}  // namespace

Html article_facts(const Site& site, const KnownArticle& known, Speech speech) {
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

}  // namespace weiguan::web
