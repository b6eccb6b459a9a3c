#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "views/web/detail/json.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"
#include "views/web/detail/words.h"

namespace weiguan::web {

namespace {

struct Bar {
  Time from{};
  std::uint64_t articles = 0;
};

struct Timeline {
  Unit unit = Unit::month;
  std::vector<Bar> bars;      // By time; no bar counts 0.
  std::uint64_t undated = 0;  // That lie in no one period for sure.
};

constexpr std::size_t longest_by_month = 240;
constexpr std::size_t most_runs = 10;

Timeline timeline_of(const Site& site, Unit unit) {
  Timeline timeline;
  timeline.unit = unit;
  CountBy by;
  by.unit = unit;
  by.zone = site.zone;
  for (const auto& count : site.archive->count_articles({}, by)) {
    if (count.from)
      timeline.bars.push_back({*count.from, count.articles});
    else
      timeline.undated += count.articles;
  }
  std::sort(timeline.bars.begin(), timeline.bars.end(), [](const Bar& a, const Bar& b) {
    return a.from < b.from;
  });
  return timeline;
}

// Exactly the articles of one bar.
std::string bar_address(const Site& site, const Timeline& timeline, const Bar& bar) {
  Filter filter;
  filter.published = period_of(bar.from, timeline.unit, site.zone);
  return search_address(filter, site.zone);
}

Sheet timeline_sheet(const Site& site, const Timeline& timeline) {
  Sheet sheet{
      "articles-by-period", {column("period", Type::period), column("articles", Type::whole)}, {}};
  for (const auto& bar : timeline.bars) {
    sheet.rows.push_back(
        {text_cell(format_period(bar.from, timeline.unit, site.zone)),
         count_cell(bar.articles, bar_address(site, timeline, bar))});
  }
  return sheet;
}

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
    auto time = text_cell(format_time(run.time));
    time.shown = show_time(run.time, site.zone);
    const bool known = find_instrument(run.instrument) != nullptr;
    sheet.rows.push_back(
        {text_cell(run.instrument, known ? "/" + run.instrument : ""),
         text_cell(run.arguments),
         text_cell(run.version),
         count_cell(run.state),
         time,
         count_cell(run.rows)});
    return sheet.rows.size() < most_runs;
  });
  return sheet;
}

Sheet packs_sheet(const Site& site, Speech speech) {
  Sheet sheet{"packs", {column("pack"), column("version"), column("zone")}, {}};
  for (const auto& info : site.packs->infos()) {
    auto name = text_cell(info.id);
    name.shown = name_of(info.names, speech);
    sheet.rows.push_back({name, text_cell(info.version), text_cell(info.zone)});
  }
  return sheet;
}

std::string json_of(
    const Site& site, const Counts& counts, const Timeline& timeline, Speech speech) {
  JsonObject numbers;
  numbers.count("files", counts.files)
      .count("captures", counts.captures)
      .count("failed_captures", counts.failed_captures)
      .count("articles", counts.articles)
      .count("readings", counts.readings)
      .count("observations", counts.observations)
      .count("problems", counts.problems);
  JsonObject all;
  all.text("name", site.name)
      .text("version", WEIGUAN_VERSION)
      .count("state", site.archive->state())
      .text("zone", site.zone.name())
      .raw("counts", numbers.str())
      .time("first_published", counts.first_published)
      .time("last_published", counts.last_published)
      .time("first_captured", counts.first_captured)
      .time("last_captured", counts.last_captured)
      .raw("periods", to_json_rows(timeline_sheet(site, timeline)))
      .count("articles_of_no_one_period", timeline.undated)
      .raw("packs", to_json_rows(packs_sheet(site, speech)))
      .raw("runs", to_json_rows(runs_sheet(site)));
  return all.str();
}

}  // namespace

Reply overview_page(const Site& site, const Request& request) {
  const auto counts = site.archive->counts();
  auto timeline = timeline_of(site, Unit::month);
  if (timeline.bars.size() > longest_by_month) timeline = timeline_of(site, Unit::year);
  if (is_rows(request.form)) return rows_reply(request, timeline_sheet(site, timeline));
  return json_reply(json_of(site, counts, timeline, request.speech));
}

}  // namespace weiguan::web
