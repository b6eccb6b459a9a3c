#include "views/web/detail/search_form.h"

#include <algorithm>

#include "instruments/instruments.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

void add_field(
    Html& html,
    std::string_view name,
    std::string_view label,
    std::string_view value,
    std::string_view type,
    std::string_view placeholder) {
  html.open("p", {{"class", "field"}}).leaf("label", label, {{"for", name}});
  html.open(
      "input",
      {{"type", type},
       {"id", name},
       {"name", name},
       {"value", value},
       {"placeholder", placeholder},
       {"autocomplete", "off"},
       {"spellcheck", "false"}});
  html.close("p");
}

void add_box(
    Html& html, std::string_view name, std::string_view value, std::string_view label, bool on) {
  html.open("label", {{"class", "box"}});
  html.open(
      "input",
      {{"type", "checkbox"}, {"name", name}, {"value", value}, {"?checked", on ? "yes" : ""}});
  html.text(" ").quoted(label).close("label");
}

void add_kinds(Html& html, const Filter& filter, Speech speech) {
  html.open("fieldset").leaf("legend", say("search.kinds", speech));
  for (const auto kind :
       {ArticleKind::article, ArticleKind::post, ArticleKind::answer, ArticleKind::document}) {
    const bool on = std::find(filter.kinds.begin(), filter.kinds.end(), kind) != filter.kinds.end();
    add_box(html, "kind", to_string(kind), spoken("kind", to_string(kind), speech), on);
  }
  html.close("fieldset");
}

void add_languages(Html& html, const Filter& filter, Speech speech) {
  std::vector<std::string> languages = {"zh", "en", ""};
  for (const auto& one : filter.languages) {
    if (std::find(languages.begin(), languages.end(), one) == languages.end())
      languages.push_back(one);
  }
  html.open("fieldset").leaf("legend", say("search.languages", speech));
  for (const auto& one : languages) {
    const bool on =
        std::find(filter.languages.begin(), filter.languages.end(), one) != filter.languages.end();
    const auto value = one.empty() ? std::string(unknown_language) : one;
    add_box(html, "lang", value, spoken("language", value, speech), on);
  }
  html.close("fieldset");
}

// Those that are asked for stay as boxes; one more can be chosen.
void add_outlets(Html& html, const Site& site, const Filter& filter, Speech speech) {
  html.open("fieldset").leaf("legend", say("search.outlets", speech));
  for (const auto& id : filter.outlets) {
    const auto name =
        id.empty() ? say("value.no_outlet", speech) : outlet_name(*site.packs, id, speech);
    add_box(html, "outlet", id.empty() ? unknown_outlet : id, name, true);
  }
  html.leaf("label", say("search.add_outlet", speech), {{"for", "outlet"}, {"class", "hidden"}});
  html.open("select", {{"id", "outlet"}, {"name", "outlet"}});
  html.leaf(
      "option",
      say(filter.outlets.empty() ? "search.any_outlet" : "search.add_outlet", speech),
      {{"value", ""}});
  html.leaf("option", say("value.no_outlet", speech), {{"value", unknown_outlet}});
  std::vector<std::pair<std::string, std::string_view>> names;
  for (const auto& outlet : site.packs->outlets()) {
    names.emplace_back(name_of(outlet.names, speech), outlet.id);
  }
  std::sort(names.begin(), names.end());
  for (const auto& [name, id] : names) html.leaf("option", name, {{"value", id}});
  html.close("select").close("fieldset");
}

void add_order(Html& html, Order order, Speech speech) {
  html.open("p", {{"class", "field"}});
  html.leaf("label", say("search.order", speech), {{"for", "order"}});
  html.open("select", {{"id", "order"}, {"name", "order"}});
  constexpr std::pair<std::string_view, Order> orders[] = {
      {"newest", Order::newest}, {"oldest", Order::oldest}, {"relevance", Order::relevance}};
  for (const auto& [name, value] : orders) {
    html.leaf(
        "option",
        spoken("order", name, speech),
        {{"value", name}, {"?selected", value == order ? "yes" : ""}});
  }
  html.close("select").close("p");
}

}  // namespace

Html search_form(const Site& site, const Request& request, const Asked& asked) {
  const auto speech = request.speech;
  const auto& filter = asked.search.filter;
  Html html;
  html.open(
      "form", {{"action", "/search"}, {"method", "get"}, {"role", "search"}, {"class", "search"}});
  add_field(html, "q", say("search.query", speech), asked.text, "search", "");
  html.leaf("p", say("search.hint", speech), {{"class", "hint"}});
  html.open("div", {{"class", "row"}});
  add_field(html, "from", say("search.from", speech), request.parameter("from"), "text", "2024-07");
  add_field(html, "to", say("search.to", speech), request.parameter("to"), "text", "2024-07-31");
  add_order(html, asked.search.order, speech);
  html.leaf("button", say("nav.search", speech), {{"type", "submit"}});
  html.close("div");
  const bool narrowed = !filter.kinds.empty() || !filter.languages.empty() ||
                        !filter.outlets.empty() || filter.possible;
  html.open("details", {{"?open", narrowed ? "yes" : ""}});
  html.leaf("summary", say("search.more", speech));
  add_kinds(html, filter, speech);
  add_languages(html, filter, speech);
  add_outlets(html, site, filter, speech);
  html.open("p");
  add_box(html, "possible", "1", say("search.possible", speech), filter.possible);
  html.close("p").close("details").close("form");
  return html;
}

}  // namespace weiguan::web
