#include "packs/affiliations.h"
#include "views/web/detail/json.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"

namespace weiguan::web {

Reply site_page(const Site& site) {
  JsonObject outlets, groups, bodies, tiers;
  for (const auto& one : site.packs->outlets()) outlets.raw(one.id, names_json(one.names));
  for (const auto& one : site.packs->groups()) groups.raw(one.id, names_json(one.names));
  for (const auto& one : site.packs->affiliations().bodies()) {
    bodies.raw(one.id, names_json(one.names));
  }
  for (const auto& one : site.packs->tiers()) tiers.raw(one.id, names_json(one.names));
  std::vector<std::string> all;
  for (const auto* one : instruments()) {
    JsonObject question;
    question.text("en", one->question.en).text("zh", one->question.zh);
    JsonObject json;
    json.text("name", one->name).raw("question", question.str());
    all.push_back(json.str());
  }
  JsonObject json;
  json.text("name", site.name)
      .text("version", WEIGUAN_VERSION)
      .count("state", site.archive->state())
      .text("zone", site.zone.name())
      .raw("instruments", json_list(all))
      .raw("outlets", outlets.str())
      .raw("groups", groups.str())
      .raw("bodies", bodies.str())
      .raw("tiers", tiers.str());
  return json_reply(json.str());
}

}  // namespace weiguan::web
