#include <fmt/format.h>

#include "views/web/detail/json.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"

namespace weiguan::web {

namespace {

constexpr std::size_t most_runs = 10;

Sheet runs_sheet(const Site& site) {
  Sheet sheet{
      "runs",
      {column("instrument"),
       column("arguments"),
       column("version"),
       column("state", Type::whole),
       column("time", Type::time),
       column("rows", Type::whole)},
      {}};
  site.archive->runs([&](const Run& run) {
    sheet.rows.push_back(
        {text_cell(run.instrument),
         text_cell(run.arguments),
         text_cell(run.version),
         count_cell(run.state),
         text_cell(format_time(run.time)),
         count_cell(run.rows)});
    return sheet.rows.size() < most_runs;
  });
  return sheet;
}

std::string packs_json(const Site& site) {
  std::vector<std::string> packs;
  for (const auto& info : site.packs->infos()) {
    JsonObject json;
    json.text("pack", info.id)
        .text("version", info.version)
        .text("zone", info.zone)
        .raw("names", names_json(info.names));
    packs.push_back(json.str());
  }
  return json_list(packs);
}

// Without the braces around it: "counts": {...}, "first_published": ...
std::string counts_json(const Site& site) {
  const auto counts = site.archive->counts();
  JsonObject numbers;
  numbers.count("files", counts.files)
      .count("captures", counts.captures)
      .count("failed_captures", counts.failed_captures)
      .count("articles", counts.articles)
      .count("answers", counts.answers)
      .count("readings", counts.readings)
      .count("observations", counts.observations)
      .count("problems", counts.problems);
  JsonObject all;
  all.raw("counts", numbers.str())
      .time("first_published", counts.first_published)
      .time("last_published", counts.last_published)
      .time("first_captured", counts.first_captured)
      .time("last_captured", counts.last_captured);
  const std::string text = all.str();
  return text.substr(1, text.size() - 2);
}

}  // namespace

Reply overview_page(const Site& site, const Request& request) {
  if (is_rows(request.form)) return holdings_page(site, request);
  const auto state = site.archive->state();
  const auto counts = site.kept->get("counts", state, [&] { return counts_json(site); });
  JsonObject all;
  all.text("name", site.name)
      .text("version", WEIGUAN_VERSION)
      .count("state", state)
      .text("zone", site.zone.name());
  std::string text = all.str();
  text.back() = ',';
  JsonObject rest;
  rest.raw("packs", packs_json(site)).raw("runs", to_json_rows(runs_sheet(site)));
  return json_reply(text + " " + *counts + ", " + rest.str().substr(1));
}

}  // namespace weiguan::web
