#include <fmt/format.h>

#include "views/web/detail/asked.h"
#include "views/web/detail/evidence.h"
#include "views/web/detail/json.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"

namespace weiguan::web {

namespace {

constexpr std::uint64_t usual_arrivals = 10;
constexpr std::uint64_t most_arrivals = 1000;

struct Came {
  Arrival arrival;
  Article article;
};

std::vector<Came> came_in(const Site& site, const Request& request) {
  const auto limit = read_count(request, "limit", usual_arrivals, 1, most_arrivals);
  std::vector<Came> all;
  for (const auto& arrival : site.archive->latest_arrivals(static_cast<std::size_t>(limit))) {
    if (auto article = site.archive->article(arrival.article)) {
      all.push_back({arrival, std::move(*article)});
    }
  }
  return all;
}

std::optional<Time> earliest(const Article& article) {
  if (article.published.source == TimeSource::first_seen) return {};
  return article.published.earliest;
}

// What stands in the place of a title that is not there.
std::string beginning_of(const Article& article) {
  return article.title.empty() && !article.text.empty() ? title_of(article, Speech::en) : "";
}

std::string json_of(const Site& site, const Came& one) {
  const auto& article = one.article;
  JsonObject json;
  json.text("id", to_string(article.id))
      .text("kind", to_string(article.kind))
      .text("title", article.title)
      .text("beginning", beginning_of(article))
      .text("outlet", article.outlet)
      .text("account", shown(site, article.account))
      .time("earliest", earliest(article))
      .time("latest", article.published.latest)
      .text("published_source", to_string(article.published.source))
      .text("language", article.language)
      .text("script", article.script)
      .text("capture", to_string(one.arrival.capture))
      .time("captured", one.arrival.time)
      .text("address", "/article/" + to_string(article.id));
  return json.str();
}

Sheet sheet_of(const Site& site, const std::vector<Came>& all) {
  Sheet sheet{
      "arrivals",
      {column("article", Type::article),
       column("kind"),
       column("title"),
       column("outlet", Type::outlet),
       column("account", Type::account),
       column("earliest", Type::time),
       column("latest", Type::time),
       column("published_source"),
       column("capture", Type::capture),
       {"captured",
        {"Captured", "存档时间"},
        {"When the capture was made that brought the article first.", "最先带来该文的存档的时间。"},
        Type::time}},
      {}};
  for (const auto& one : all) {
    const auto& article = one.article;
    const auto first = earliest(article);
    sheet.rows.push_back(
        {text_cell(to_string(article.id)),
         text_cell(to_string(article.kind)),
         text_cell(article.title),
         text_cell(article.outlet),
         text_cell(shown(site, article.account)),
         text_cell(first ? format_time(*first) : ""),
         text_cell(format_time(article.published.latest)),
         text_cell(to_string(article.published.source)),
         text_cell(to_string(one.arrival.capture)),
         text_cell(format_time(one.arrival.time))});
  }
  return sheet;
}

}  // namespace

Reply arrivals_page(const Site& site, const Request& request) {
  if (is_rows(request.form)) return rows_reply(request, sheet_of(site, came_in(site, request)));
  const auto state = site.archive->state();
  const auto key = "arrivals " + std::string(request.parameter("limit"));
  return json_reply(*site.kept->get(key, state, [&] {
    std::vector<std::string> all;
    for (const auto& one : came_in(site, request)) all.push_back(json_of(site, one));
    JsonObject json;
    json.count("state", state).raw("arrivals", json_list(all));
    return json.str();
  }));
}

}  // namespace weiguan::web
