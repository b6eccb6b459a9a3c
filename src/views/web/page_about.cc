#include <fmt/format.h>

#include "views/web/detail/json.h"
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

Reply about_page(const Request& request) {
  const auto sheet = statements(request.speech);
  if (is_rows(request.form)) return rows_reply(request, sheet);
  std::vector<std::string> all;
  for (const auto& entry : all_words()) {
    if (entry.name.substr(0, 6) != "about.") continue;
    JsonObject json;
    json.text("part", entry.name.substr(6)).text("en", entry.words.en).text("zh", entry.words.zh);
    all.push_back(json.str());
  }
  return json_reply(fmt::format(
      "{{\"version\": {}, \"total\": {}, \"statements\": {}}}",
      json_text(WEIGUAN_VERSION),
      all.size(),
      json_list(all)));
}

}  // namespace weiguan::web
