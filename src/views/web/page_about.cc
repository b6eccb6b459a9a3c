#include <fmt/format.h>

#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

// The statements of the table of words under one name, in its order.
Sheet statements(Speech speech) {
  Sheet sheet{"about", {column("part"), column("statement")}, {}};
  for (const auto& entry : all_words()) {
    const bool claim = entry.name.substr(0, 12) == "about.claim_";
    const bool limit = entry.name.substr(0, 12) == "about.limit_";
    if (!claim && !limit) continue;
    auto statement = text_cell(entry.words.en);
    statement.shown = say(entry.words, speech);
    sheet.rows.push_back({text_cell(claim ? "claim" : "limit"), statement});
  }
  return sheet;
}

}  // namespace

Reply about_page(const Site& site, const Request& request) {
  const auto speech = request.speech;
  const auto sheet = statements(speech);
  if (request.form == Form::csv) return csv_reply(request, sheet);
  if (request.form == Form::json) {
    return json_reply(fmt::format(
        "{{\"version\": {}, \"total\": {}, \"statements\": {}}}",
        json_text(WEIGUAN_VERSION),
        sheet.rows.size(),
        to_json_rows(sheet)));
  }
  const auto title = say("nav.about", speech);
  Html body;
  body.leaf("h1", title).leaf("p", say("about.lead", speech), {{"class", "lead"}});
  for (const std::string_view part : {"claim", "limit"}) {
    body.leaf("h2", say(part == "claim" ? "about.claims" : "about.limits", speech)).open("ul");
    for (const auto& row : sheet.rows) {
      if (to_text(row[0].value) == part) body.leaf("li", row[1].shown);
    }
    body.close("ul");
  }
  body.leaf("h2", say("about.licence_title", speech)).leaf("p", say("about.licence", speech));
  return page(site, request, title, body);
}

}  // namespace weiguan::web
