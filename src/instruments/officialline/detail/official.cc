#include "instruments/officialline/detail/official.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/error.h"
#include "instruments/instruments.h"

namespace weiguan::officialline {

namespace {

// As docs/formats/pack.md lists them: one that no outlet of the packs has is no mistake.
constexpr std::array<std::string_view, 17> known_values = {
    "central-party",
    "central-state",
    "local-party",
    "local-state",
    "commercial",
    "other-state",
    "public",
    "independent",
    "unknown",
    "agency",
    "newspaper",
    "broadcaster",
    "portal",
    "magazine",
    "website",
    "platform",
    "government"};

}  // namespace

std::vector<std::string> official_outlets(const Packs& packs, std::string_view list) {
  std::set<std::string> outlets;
  for (const std::string& name : split_list(list)) {
    bool known = std::find(known_values.begin(), known_values.end(), name) != known_values.end();
    for (const Outlet& one : packs.outlets()) {
      if (one.id != name && one.control != name && one.kind != name) continue;
      outlets.insert(one.id);
      known = true;
    }
    if (const Group* group = packs.group(name)) {
      for (std::string& id : packs.members(group->id)) outlets.insert(std::move(id));
      known = true;
    }
    if (known) continue;
    throw UsageError(
        fmt::format("--official {} is no outlet, no group and no way of control", name),
        "Give ids of outlets or groups of the packs, or what the packs say of outlets: "
        "central-party, central-state, local-party, local-state, government, agency, ...");
  }
  return {outlets.begin(), outlets.end()};
}

Filter official_texts(const std::vector<std::string>& outlets) {
  Filter filter;
  filter.outlets = outlets;
  filter.kinds = {ArticleKind::article, ArticleKind::post, ArticleKind::document};
  return filter;
}

}  // namespace weiguan::officialline
