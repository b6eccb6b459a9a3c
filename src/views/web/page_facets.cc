#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "views/web/detail/asked.h"
#include "views/web/detail/evidence.h"
#include "views/web/detail/json.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"

namespace weiguan::web {

namespace {

constexpr std::size_t most_values = 200;  // Of one facet; how many more there are is told.
constexpr std::size_t few_years = 2;

// One value that hits have, and how many of them.
struct Valued {
  std::string value;
  std::uint64_t articles = 0;
  bool chosen = false;
};

struct Facet {
  std::string name;  // That of the parameter; "period" stands for from= and to=.
  std::vector<Valued> values;
  std::uint64_t others = 0;   // Values that are not listed.
  std::uint64_t without = 0;  // Hits of which it is not known, or that have none.
  std::string unit;           // Of periods.
};

using Counted = std::map<std::string, std::uint64_t>;

std::vector<Count> count(const Site& site, const Filter& filter, std::optional<Unit> unit = {}) {
  CountBy by;
  by.outlet = !unit;
  by.kind = !unit;
  by.language = !unit;
  by.unit = unit;
  by.zone = site.zone;
  return site.archive->count_articles(filter, by);
}

// Most articles first; what was chosen is always there.
Facet facet_of(std::string name, const Counted& counted, const std::vector<std::string>& chosen) {
  Facet facet;
  facet.name = std::move(name);
  const auto is_chosen = [&](const std::string& value) {
    return std::find(chosen.begin(), chosen.end(), value) != chosen.end();
  };
  for (const auto& [value, articles] : counted) {
    facet.values.push_back({value, articles, is_chosen(value)});
  }
  for (const auto& value : chosen) {
    if (!counted.contains(value)) facet.values.push_back({value, 0, true});
  }
  std::stable_sort(facet.values.begin(), facet.values.end(), [](const auto& a, const auto& b) {
    return std::pair(a.chosen, a.articles) > std::pair(b.chosen, b.articles);
  });
  if (facet.values.size() > most_values) {
    facet.others = facet.values.size() - most_values;
    facet.values.resize(most_values);
  }
  return facet;
}

std::vector<std::string> named(const std::vector<std::string>& ids, std::string_view unknown) {
  std::vector<std::string> all;
  for (const auto& one : ids) all.emplace_back(one.empty() ? unknown : std::string_view(one));
  return all;
}

Facet outlets_of(const Wanted& wanted, const std::vector<Count>& counts) {
  Counted counted;
  for (const auto& one : counts) {
    counted[one.outlet.empty() ? std::string(unknown_outlet) : one.outlet] += one.articles;
  }
  return facet_of("outlet", counted, named(wanted.filter.outlets, unknown_outlet));
}

Facet groups_of(const Site& site, const Wanted& wanted, const std::vector<Count>& counts) {
  std::map<std::string, std::vector<std::string>> groups;  // Of each outlet.
  for (const auto& group : site.packs->groups()) {
    for (const auto& outlet : site.packs->members(group.id)) groups[outlet].push_back(group.id);
  }
  Counted counted;
  std::uint64_t without = 0;
  for (const auto& one : counts) {
    const auto found = groups.find(one.outlet);
    if (one.outlet.empty()) {
      without += one.articles;
    } else if (found == groups.end()) {
      counted[std::string(no_group)] += one.articles;
    } else {
      for (const auto& group : found->second) counted[group] += one.articles;
    }
  }
  std::vector<std::string> chosen;
  for (const auto& name : wanted.groups) {
    const auto* group = site.packs->group(name);
    chosen.push_back(group == nullptr ? name : group->id);
  }
  auto facet = facet_of("group", counted, chosen);
  facet.without = without;
  return facet;
}

Facet kinds_of(const Wanted& wanted, const std::vector<Count>& counts) {
  Counted counted;
  for (const auto& one : counts) counted[one.kind] += one.articles;
  std::vector<std::string> chosen;
  for (const auto kind : wanted.filter.kinds) chosen.emplace_back(to_string(kind));
  return facet_of("kind", counted, chosen);
}

Facet languages_of(const Wanted& wanted, const std::vector<Count>& counts) {
  Counted counted;
  for (const auto& one : counts) {
    counted[one.language.empty() ? std::string(unknown_language) : one.language] += one.articles;
  }
  return facet_of("lang", counted, named(wanted.filter.languages, unknown_language));
}

Unit finer(const Period& period) {
  constexpr std::chrono::days two_months{62}, three_years{1096};
  if (period.to - period.from <= two_months) return Unit::day;
  return period.to - period.from <= three_years ? Unit::month : Unit::year;
}

std::string_view name_of(Unit unit) {
  switch (unit) {
    case Unit::day:
      return "day";
    case Unit::week:
      return "week";
    case Unit::month:
      return "month";
    case Unit::year:
      break;
  }
  return "year";
}

// In the period that was chosen, by the next finer unit, in the order of time.
Facet periods_of(const Site& site, const Filter& filter) {
  Unit unit = filter.published ? finer(*filter.published) : Unit::year;
  auto counts = count(site, filter, unit);
  if (unit == Unit::year && counts.size() <= few_years) {
    unit = Unit::month;
    counts = count(site, filter, unit);
  }
  Facet facet;
  facet.name = "period";
  facet.unit = name_of(unit);
  for (const auto& one : counts) {
    if (one.from) {
      facet.values.push_back({format_period(*one.from, unit, site.zone), one.articles, false});
    } else {
      facet.without += one.articles;
    }
  }
  return facet;
}

Facet accounts_of(const Site& site, const Wanted& wanted, const Filter& filter) {
  Counted counted;
  std::uint64_t without = 0;
  for (const auto& one : site.archive->count_accounts(filter)) {
    if (one.account.empty()) {
      without += one.articles;
    } else {
      counted[shown(site, one.account)] += one.articles;
    }
  }
  auto facet = facet_of("account", counted, wanted.accounts);
  facet.without = without;
  return facet;
}

// Each facet is counted over all hits as they would be without its own choice, so that one more
// value can be chosen.
std::vector<Facet> facets_of(const Site& site, const Asked& asked) {
  const auto& wanted = asked.wanted;
  const auto& whole = asked.search.filter;
  const auto counts = count(site, whole);
  const auto without = [&](bool chosen, const std::function<void(Wanted&)>& leave_out) {
    if (!chosen) return counts;
    auto other = wanted;
    leave_out(other);
    return count(site, whole_filter(site, other));
  };
  std::vector<Facet> facets;
  facets.push_back(groups_of(
      site, wanted, without(!wanted.groups.empty(), [](Wanted& one) { one.groups.clear(); })));
  facets.push_back(outlets_of(wanted, without(!wanted.filter.outlets.empty(), [](Wanted& one) {
                                one.filter.outlets.clear();
                              })));
  facets.push_back(kinds_of(wanted, without(!wanted.filter.kinds.empty(), [](Wanted& one) {
                              one.filter.kinds.clear();
                            })));
  facets.push_back(languages_of(wanted, without(!wanted.filter.languages.empty(), [](Wanted& one) {
                                  one.filter.languages.clear();
                                })));
  facets.push_back(periods_of(site, whole));
  auto of_all_accounts = wanted;
  of_all_accounts.accounts.clear();
  facets.push_back(accounts_of(site, wanted, whole_filter(site, of_all_accounts)));
  return facets;
}

std::string json_of(const Facet& facet) {
  std::vector<std::string> values;
  for (const auto& one : facet.values) {
    JsonObject json;
    json.text("value", one.value).count("articles", one.articles);
    json.raw("chosen", one.chosen ? "true" : "false");
    values.push_back(json.str());
  }
  JsonObject json;
  json.text("facet", facet.name)
      .text("unit", facet.unit)
      .count("others", facet.others)
      .count("without", facet.without)
      .raw("values", json_list(values));
  return json.str();
}

std::string facets_json(const Site& site, const Asked& asked) {
  const auto state = site.archive->state();
  std::vector<std::string> all;
  for (const auto& facet : facets_of(site, asked)) all.push_back(json_of(facet));
  JsonObject json;
  json.count("state", state).raw("facets", json_list(all));
  return json.str();
}

Sheet facets_sheet(const std::vector<Facet>& facets) {
  Sheet sheet{
      "facets",
      {{"facet", {"Facet", "维度"}, {"What the hits are counted by.", "统计的维度。"}},
       {"value",
        {"Value", "取值"},
        {"Empty: not known, or there is none.", "空白表示不详或没有。"}},
       {"articles",
        {"Articles", "文章数"},
        {"Hits with this value.", "具有该取值的命中篇数。"},
        Type::whole}},
      {}};
  for (const auto& facet : facets) {
    for (const auto& one : facet.values) {
      sheet.rows.push_back({text_cell(facet.name), text_cell(one.value), count_cell(one.articles)});
    }
    if (facet.without > 0) {
      sheet.rows.push_back({text_cell(facet.name), Cell{}, count_cell(facet.without)});
    }
  }
  return sheet;
}

}  // namespace

Reply facets_page(const Site& site, const Request& request) {
  const auto asked = read_search(site, request);
  if (is_rows(request.form)) return rows_reply(request, facets_sheet(facets_of(site, asked)));
  Pairs counted;  // What the counts depend on.
  for (const auto& pair : request.parameters) {
    if (pair.first != "page" && pair.first != "order" && pair.first != "ui")
      counted.push_back(pair);
  }
  return json_reply(*site.kept->get(address_of("/facets", counted), site.archive->state(), [&] {
    return facets_json(site, asked);
  }));
}

}  // namespace weiguan::web
