#include "packs/detail/tiers.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "packs/detail/phrase_entry.h"
#include "packs/entries.h"

namespace weiguan {

namespace {

constexpr EntryKind tier_kind = {"tier", "tier", "tier-"};

// What is wrong with the step from one tier to the next cooler one.
struct WrongStep {
  std::string_view field;
  std::string found;
};

WrongStep judge(const Tier& hotter, const Tier& cooler) {
  if (hotter.share == cooler.share)
    return {"share", fmt::format("its share is that of tier \"{}\"", hotter.id)};
  const bool both = hotter.yearly_articles > 0 && cooler.yearly_articles > 0;
  if (both && hotter.yearly_articles <= cooler.yearly_articles) {
    return {
        "yearly_articles",
        fmt::format("tier \"{}\" has the larger share and no more articles", hotter.id)};
  }
  return {};
}

void read_tier_outlet(
    const toml::table& file,
    const std::vector<std::string_view>& outlets,
    std::string& tier_outlet,
    const Teller& teller) {
  TomlReader reader(file, {"the glossary", "", EmptyText::empties}, teller);
  std::string outlet = tier_outlet;
  reader.text("tier_outlet", outlet);
  if (!outlet.empty() && !std::ranges::binary_search(outlets, outlet)) {
    reader.fault(
        reader.place("tier_outlet"),
        "tier_outlet",
        fmt::format(
            "found {}; expected the id of an outlet{}",
            in_quotes(outlet),
            nearest(outlet, outlets)));
  }
  if (reader.good()) tier_outlet = std::move(outlet);
}

}  // namespace

void read_tiers(
    const toml::table& file,
    const std::vector<std::string_view>& outlets,
    std::vector<Tier>& tiers,
    std::string& tier_outlet,
    const Teller& teller) {
  read_tier_outlet(file, outlets, tier_outlet, teller);
  const auto earlier = [&](std::string_view id) {
    const auto found = std::ranges::find(tiers, id, &Tier::id);
    return found == tiers.end() ? nullptr : &*found;
  };
  const auto fresh = read_entries<Tier>(file, tier_kind, teller, earlier, read_tier);
  std::vector<Tier> scale = tiers;
  for (const auto& one : fresh) {
    const auto at = std::ranges::find(scale, one.thing.id, &Tier::id);
    if (at == scale.end()) {
      scale.push_back(one.thing);
    } else {
      *at = one.thing;
    }
  }
  std::ranges::stable_sort(scale, std::ranges::greater(), &Tier::share);
  for (std::size_t i = 1; i < scale.size(); ++i) {
    const WrongStep wrong = judge(scale[i - 1], scale[i]);
    if (wrong.found.empty()) continue;
    // One of the two is of this file, since the scale stood before.
    auto blamed =
        std::ranges::find(fresh, scale[i].id, [](const auto& one) { return one.thing.id; });
    if (blamed == fresh.end()) {
      blamed =
          std::ranges::find(fresh, scale[i - 1].id, [](const auto& one) { return one.thing.id; });
    }
    TomlReader reader(
        *blamed->table,
        {fmt::format("tier \"{}\"", scale[i].id),
         std::string(tier_kind.prefix),
         EmptyText::empties},
        teller);
    reader.fault(
        reader.place(wrong.field),
        wrong.field,
        fmt::format(
            "{}; expected both to fall from tier to tier; the file's tiers are left out",
            wrong.found));
    return;
  }
  tiers = std::move(scale);
}

}  // namespace weiguan
