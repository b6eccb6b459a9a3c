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

// Columns over time.  A period without articles has none: that nothing is known of it is not a
// zero.
Html chart(const Site& site, const Timeline& timeline, Speech speech) {
  std::map<Time, std::uint64_t> counts;
  std::uint64_t most = 1;
  for (const auto& bar : timeline.bars) {
    counts[bar.from] = bar.articles;
    most = std::max(most, bar.articles);
  }
  std::vector<Time> periods;
  for (Time at = timeline.bars.front().from; at <= timeline.bars.back().from;) {
    periods.push_back(at);
    if (periods.size() > 1000) return {};
    at = period_of(at, timeline.unit, site.zone).to;
  }
  constexpr int height = 120;
  constexpr int step = 10;
  const auto width = static_cast<int>(periods.size()) * step;
  Html html;
  html.open("figure", {{"class", "timeline"}});
  html.open(
      "svg",
      {{"viewBox", fmt::format("0 0 {} {}", width, height)},
       {"preserveAspectRatio", "none"},
       {"role", "img"},
       {"aria-label", say("overview.chart", speech)}});
  for (std::size_t i = 0; i < periods.size(); ++i) {
    const auto found = counts.find(periods[i]);
    if (found == counts.end()) continue;
    const double tall =
        std::max(1.5, static_cast<double>(found->second) / static_cast<double>(most) * height);
    const auto name = format_period(periods[i], timeline.unit, site.zone);
    html.open("a", {{"href", bar_address(site, timeline, {periods[i], 0})}, {"aria-label", name}});
    html.open(
        "rect",
        {{"x", std::to_string(static_cast<int>(i) * step + 1)},
         {"y", fmt::format("{:.1f}", height - tall)},
         {"width", std::to_string(step - 2)},
         {"height", fmt::format("{:.1f}", tall)}});
    html.leaf("title", fmt::format("{}: {}", name, show_number(found->second)));
    html.close("rect").close("a");
  }
  html.close("svg").open("figcaption");
  html.leaf("span", format_period(periods.front(), timeline.unit, site.zone));
  html.leaf("span", say("overview.most", speech, {show_number(most)}));
  html.leaf("span", format_period(periods.back(), timeline.unit, site.zone));
  return html.close("figcaption").close("figure");
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

Html tiles(const Counts& counts, Speech speech) {
  Html html;
  html.open("ul", {{"class", "tiles"}});
  const auto tile = [&](std::string_view word, std::uint64_t count, std::string_view address) {
    html.open("li");
    html.open(address.empty() ? "span" : "a", {{"href", address}});
    html.leaf("strong", show_number(count)).text(" ").leaf("span", say(word, speech));
    html.close(address.empty() ? "span" : "a").close("li");
  };
  tile("overview.articles", counts.articles, "/search");
  tile("overview.captures", counts.captures, "");
  tile("overview.failed", counts.failed_captures, "");
  tile("overview.observations", counts.observations, "");
  tile("overview.files", counts.files, "");
  tile("overview.problems", counts.problems, "/problems");
  return html.close("ul");
}

Html dates(const Site& site, const Counts& counts, Speech speech) {
  Facts facts(speech);
  // Days only: an article of which no more than the day is known has no first second.
  const auto between = [&](const std::optional<Time>& from, const std::optional<Time>& to) {
    if (!from || !to) return say("value.unknown", speech);
    return format_period(period_of(*from, Unit::day, site.zone).from, Unit::day, site.zone) +
           " – " + format_period(period_of(*to, Unit::day, site.zone).from, Unit::day, site.zone);
  };
  facts.add("overview.published", between(counts.first_published, counts.last_published));
  facts.add("overview.captured", between(counts.first_captured, counts.last_captured));
  facts.add("overview.zone", site.zone.name());
  facts.add("overview.state", show_number(site.archive->state()), "overview.state_meaning");
  return facts.finish();
}

}  // namespace

Reply overview_page(const Site& site, const Request& request) {
  const auto counts = site.archive->counts();
  auto timeline = timeline_of(site, Unit::month);
  if (timeline.bars.size() > longest_by_month) timeline = timeline_of(site, Unit::year);
  if (request.form == Form::csv) return csv_reply(request, timeline_sheet(site, timeline));
  if (request.form == Form::json) {
    return json_reply(json_of(site, counts, timeline, request.speech));
  }
  const auto speech = request.speech;
  Html body;
  body.open("h1").quoted(site.name.empty() ? say("nav.overview", speech) : site.name).close("h1");
  body.leaf("p", say("overview.lead", speech), {{"class", "lead"}});
  body.open(
      "form", {{"action", "/search"}, {"method", "get"}, {"role", "search"}, {"class", "quick"}});
  body.leaf("label", say("search.query", speech), {{"for", "q"}, {"class", "hidden"}});
  body.open("input", {{"type", "search"}, {"id", "q"}, {"name", "q"}, {"value", ""}});
  body.leaf("button", say("nav.search", speech), {{"type", "submit"}}).close("form");
  body.add(tiles(counts, speech)).add(dates(site, counts, speech));
  body.leaf(
      "h2", say(timeline.unit == Unit::month ? "overview.by_month" : "overview.by_year", speech));
  if (timeline.bars.empty()) {
    body.leaf("p", say("overview.no_dates", speech));
  } else {
    body.add(chart(site, timeline, speech));
    body.leaf("p", say("overview.gaps", speech), {{"class", "note"}});
    body.open("details").leaf("summary", say("overview.as_table", speech));
    body.add(to_html(timeline_sheet(site, timeline), say("overview.by_month", speech), request));
    body.close("details");
  }
  if (timeline.undated > 0) {
    body.leaf("p", say("overview.undated", speech, {show_number(timeline.undated)}));
  }
  body.leaf("h2", say("overview.packs", speech));
  if (site.packs->infos().empty())
    body.leaf("p", say("overview.no_packs", speech));
  else
    body.add(to_html(packs_sheet(site, speech), say("overview.packs", speech), request));
  const auto runs = runs_sheet(site);
  body.leaf("h2", say("overview.runs", speech));
  if (runs.rows.empty())
    body.leaf("p", say("overview.no_runs", speech));
  else
    body.add(to_html(runs, say("overview.runs", speech), request));
  return page(site, request, say("nav.overview", speech), body);
}

}  // namespace weiguan::web
