#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "views/tables/describe.h"
#include "views/web/detail/json.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

std::string joined(const std::vector<std::string>& texts) {
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::string of_outlet(const Site& site, std::string_view id) {
  Filter filter;
  filter.outlets = {std::string(id)};
  return search_address(filter, site.zone);
}

std::map<std::string, std::uint64_t> counts_by_outlet(const Site& site) {
  CountBy by;
  by.outlet = true;
  std::map<std::string, std::uint64_t> counts;
  for (const auto& one : site.archive->count_articles({}, by)) counts[one.outlet] = one.articles;
  return counts;
}

std::string validity(const Outlet& outlet) {
  if (outlet.valid_from.empty() && outlet.valid_to.empty()) return {};
  return outlet.valid_from + " – " + outlet.valid_to;
}

// The words of the table under one name ("control") as what a column may hold.
const std::vector<Choice>& choices_of(std::string_view what) {
  static std::map<std::string, std::vector<Choice>, std::less<>> known = [] {
    std::map<std::string, std::vector<Choice>, std::less<>> all;
    for (const auto& entry : all_words()) {
      const auto dot = entry.name.find('.');
      if (dot == std::string_view::npos) continue;
      all[std::string(entry.name.substr(0, dot))].push_back(
          {entry.name.substr(dot + 1), entry.words});
    }
    return all;
  }();
  return known.at(std::string(what));
}

Column choice_column(std::string_view name, std::string_view what) {
  auto made = column(name, Type::choice);
  made.choices = choices_of(what);
  return made;
}

Sheet outlets_sheet(const Site& site, const Request& request) {
  const auto speech = request.speech;
  const auto counts = counts_by_outlet(site);
  const auto group = std::string(request.parameter("group"));
  if (!group.empty() && site.packs->group(group) == nullptr) {
    throw UsageError(fmt::format("no pack knows a group \"{}\"", group));
  }
  const auto members = group.empty() ? std::vector<std::string>{}
                                     : site.packs->members(site.packs->group(group)->id);
  Sheet sheet{
      "outlets",
      {column("outlet", Type::outlet),
       column("name_hans"),
       column("name_en"),
       column("articles", Type::whole),
       choice_column("outlet_kind", "outlet_kind"),
       choice_column("control", "control"),
       column("controller"),
       column("place"),
       choice_column("language", "language"),
       column("groups"),
       column("valid"),
       column("fact_source")},
      {}};
  for (const auto& outlet : site.packs->outlets()) {
    if (!group.empty() && std::find(members.begin(), members.end(), outlet.id) == members.end())
      continue;
    const auto count = counts.find(outlet.id);
    auto kind = text_cell(outlet.kind);
    kind.shown = spoken("outlet_kind", outlet.kind, speech);
    auto control = text_cell(outlet.control);
    control.shown = spoken("control", outlet.control, speech);
    auto language = text_cell(outlet.language);
    language.shown = spoken("language", outlet.language, speech);
    auto hans = text_cell(outlet.names.hans);
    hans.language = "zh-Hans";
    auto en = text_cell(outlet.names.en);
    en.language = "en";
    sheet.rows.push_back(
        {text_cell(outlet.id, outlet_address(outlet.id)),
         hans,
         en,
         // 0 is what the archive holds, not what was published.
         count == counts.end() ? Cell{std::int64_t{0}, {}, {}, {}}
                               : count_cell(count->second, of_outlet(site, outlet.id)),
         kind,
         control,
         text_cell(outlet.controller),
         text_cell(outlet.place),
         language,
         text_cell(joined(outlet.groups)),
         text_cell(validity(outlet)),
         text_cell(outlet.source)});
  }
  return sheet;
}

Sheet years_sheet(const Site& site, std::string_view id) {
  Sheet sheet{
      "articles-by-year", {column("period", Type::period), column("articles", Type::whole)}, {}};
  Filter filter;
  filter.outlets = {std::string(id)};
  CountBy by;
  by.unit = Unit::year;
  by.zone = site.zone;
  for (const auto& count : site.archive->count_articles(filter, by)) {
    auto of_period = filter;
    if (count.from) of_period.published = period_of(*count.from, Unit::year, site.zone);
    sheet.rows.push_back(
        {count.from ? text_cell(format_period(*count.from, Unit::year, site.zone)) : Cell{},
         count_cell(count.articles, count.from ? search_address(of_period, site.zone) : "")});
  }
  return sheet;
}

std::string outlet_json(const Site& site, const Outlet& outlet, std::uint64_t articles) {
  std::vector<std::string> accounts;
  for (const auto& one : outlet.accounts) accounts.push_back(one.platform + ":" + one.handle);
  JsonObject names;
  names.text("hans", outlet.names.hans).text("hant", outlet.names.hant).text("en", outlet.names.en);
  JsonObject json;
  json.text("id", outlet.id)
      .raw("names", names.str())
      .texts("also", outlet.also)
      .text("kind", outlet.kind)
      .text("control", outlet.control)
      .text("controller", outlet.controller)
      .text("place", outlet.place)
      .text("language", outlet.language)
      .text("zone", outlet.zone)
      .texts("domains", outlet.domains)
      .texts("accounts", accounts)
      .texts("groups", outlet.groups)
      .text("valid_from", outlet.valid_from)
      .text("valid_to", outlet.valid_to)
      .text("note", outlet.note)
      .text("source", outlet.source)
      .count("articles", articles)
      .count("state", site.archive->state())
      .raw("years", to_json_rows(years_sheet(site, outlet.id)))
      .text("evidence", of_outlet(site, outlet.id));
  return json.str();
}

}  // namespace

Reply outlets_page(const Site& site, const Request& request) {
  if (is_rows(request.form)) return rows_reply(request, outlets_sheet(site, request));
  const auto key = "outlets " + std::string(request.parameter("group"));
  return json_reply(*site.kept->get(key, site.archive->state(), [&] {
    const auto sheet = outlets_sheet(site, request);
    const auto counts = counts_by_outlet(site);
    const auto none = counts.find("");
    const std::uint64_t unknown = none == counts.end() ? 0 : none->second;
    return fmt::format(
        "{{\"total\": {}, \"articles_of_no_known_outlet\": {}, \"columns\": {}, \"outlets\": {}}}",
        sheet.rows.size(),
        unknown,
        described(sheet.columns),
        to_json_rows(sheet));
  }));
}

Reply outlet_page(const Site& site, const Request& request, std::string_view id) {
  const auto* outlet = site.packs->outlet(id);
  if (outlet == nullptr) return not_found(site, request);
  const auto years = years_sheet(site, id);
  std::uint64_t articles = 0;
  for (const auto& row : years.rows) {
    articles += static_cast<std::uint64_t>(std::get<std::int64_t>(row[1].value));
  }
  if (is_rows(request.form)) return rows_reply(request, years);
  return json_reply(outlet_json(site, *outlet, articles));
}

}  // namespace weiguan::web
