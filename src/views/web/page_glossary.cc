#include <fmt/format.h>

#include "views/web/detail/json.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"

namespace weiguan::web {

namespace {

std::string phrase_json(const Phrase& phrase) {
  JsonObject json;
  json.text("id", phrase.id)
      .raw("names", names_json(phrase.names))
      .raw("meaning", names_json(phrase.meaning))
      .text("since", phrase.since)
      .texts("groups", phrase.groups);
  return json.str();
}

}  // namespace

Reply glossary_page(const Site& site) {
  std::vector<std::string> tiers, groups, phrases;
  for (const auto& one : site.packs->tiers()) {
    JsonObject json;
    json.text("id", one.id)
        .raw("names", names_json(one.names))
        .raw("share", fmt::format("{}", one.share));
    tiers.push_back(json.str());
  }
  for (const auto& one : site.packs->phrase_groups()) {
    JsonObject json;
    json.text("id", one.id).raw("names", names_json(one.names)).text("meaning", one.meaning);
    groups.push_back(json.str());
  }
  for (const auto& one : site.packs->phrases()) phrases.push_back(phrase_json(one));
  JsonObject json;
  json.raw("tiers", json_list(tiers))
      .raw("groups", json_list(groups))
      .raw("phrases", json_list(phrases));
  return json_reply(json.str());
}

}  // namespace weiguan::web
