#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "base/url.h"
#include "views/web/detail/asked.h"
#include "views/web/detail/json.h"
#include "views/web/detail/layout.h"
#include "views/web/detail/pages.h"

namespace weiguan::web {

namespace {

constexpr std::size_t longest_by_month = 240;

// Who is counted in one line.
enum class Which { all, group, no_group, no_outlet, answers };

std::string_view to_string(Which which) {
  switch (which) {
    case Which::group:
      return "group";
    case Which::no_group:
      return "no-group";
    case Which::no_outlet:
      return "no-outlet";
    case Which::answers:
      return "answers";
    case Which::all:
      break;
  }
  return "all";
}

struct Line {
  Which which = Which::all;
  std::string group;
  std::map<Time, std::uint64_t> articles;  // By the period's first moment; no entry counts 0.
  std::uint64_t total = 0, undated = 0;    // undated: they lie in no one period for sure.

  void add(const Count& count) {
    total += count.articles;
    if (count.from)
      articles[*count.from] += count.articles;
    else
      undated += count.articles;
  }
};

struct Holdings {
  Unit unit = Unit::month;
  std::vector<Line> lines;  // All, then each group, what is in none, answers of chatbots.
};

Holdings holdings_by(const Site& site, Unit unit) {
  Holdings holdings;
  holdings.unit = unit;
  CountBy by;
  by.outlet = true;
  by.kind = true;
  by.unit = unit;
  by.zone = site.zone;
  Line all, no_group{Which::no_group, {}, {}, 0, 0}, no_outlet{Which::no_outlet, {}, {}, 0, 0},
      answers{Which::answers, {}, {}, 0, 0};
  std::map<std::string, std::vector<std::size_t>> lines_of;  // By outlet.
  for (const auto& group : site.packs->groups()) {
    for (const auto& outlet : site.packs->members(group.id)) {
      lines_of[outlet].push_back(holdings.lines.size());
    }
    Line line;
    line.which = Which::group;
    line.group = group.id;
    holdings.lines.push_back(std::move(line));
  }
  for (const auto& count : site.archive->count_articles({}, by)) {
    all.add(count);
    const auto found = lines_of.find(count.outlet);
    if (count.kind == to_string(ArticleKind::answer)) {
      answers.add(count);
    } else if (count.outlet.empty()) {
      no_outlet.add(count);
    } else if (found == lines_of.end()) {
      no_group.add(count);
    } else {
      for (const auto at : found->second) holdings.lines[at].add(count);
    }
  }
  holdings.lines.insert(holdings.lines.begin(), std::move(all));
  if (no_group.total > 0) holdings.lines.push_back(std::move(no_group));
  if (no_outlet.total > 0) holdings.lines.push_back(std::move(no_outlet));
  if (answers.total > 0) holdings.lines.push_back(std::move(answers));
  return holdings;
}

Holdings holdings_of(const Site& site, const Request& request) {
  const auto asked = request.parameter("unit");
  if (asked == "year") return holdings_by(site, Unit::year);
  if (asked == "month") return holdings_by(site, Unit::month);
  if (!asked.empty()) {
    throw UsageError(fmt::format("unit cannot be \"{}\"", asked), "It is year or month.");
  }
  auto holdings = holdings_by(site, Unit::month);
  if (holdings.lines.front().articles.size() <= longest_by_month) return holdings;
  return holdings_by(site, Unit::year);
}

// The search for exactly the articles of a line, in one period or in all.
std::string address_of_line(const Line& line, std::string_view period = {}) {
  Pairs pairs;
  if (line.which == Which::group) pairs.emplace_back("group", line.group);
  if (line.which == Which::no_group) pairs.emplace_back("group", no_group);
  if (line.which == Which::no_outlet) {
    pairs.emplace_back("outlet", unknown_outlet);
    for (const auto kind : {ArticleKind::article, ArticleKind::post, ArticleKind::document})
      pairs.emplace_back("kind", to_string(kind));
  }
  if (line.which == Which::answers) pairs.emplace_back("kind", to_string(ArticleKind::answer));
  if (!period.empty()) {
    pairs.emplace_back("from", period);
    pairs.emplace_back("to", period);
  }
  return address_of("/search", pairs);
}

std::string holdings_json(const Site& site, const Request& request) {
  const auto state = site.archive->state();
  const auto holdings = holdings_of(site, request);
  std::vector<std::string> lines;
  for (const auto& line : holdings.lines) {
    std::vector<std::string> periods;
    for (const auto& [from, articles] : line.articles) {
      periods.push_back(fmt::format(
          "[{}, {}]", json_text(format_period(from, holdings.unit, site.zone)), articles));
    }
    JsonObject json;
    json.text("which", to_string(line.which))
        .text("group", line.group)
        .count("articles", line.total)
        .count("articles_of_no_one_period", line.undated)
        .text("address", address_of_line(line))
        .raw("periods", json_list(periods));
    lines.push_back(json.str());
  }
  JsonObject json;
  json.count("state", state)
      .text("unit", holdings.unit == Unit::year ? "year" : "month")
      .raw("lines", json_list(lines));
  return json.str();
}

Sheet holdings_sheet(const Site& site, const Request& request) {
  const auto holdings = holdings_of(site, request);
  Sheet sheet{
      "holdings",
      {{"which",
        {"Which", "范围"},
        {"All articles, a group of outlets, outlets of no group, articles of no known outlet, or "
         "answers "
         "of chatbots.",
         "全部文章、某一媒体组、未归组媒体、媒体不详的文章，或聊天机器人的回答。"}},
       {"group", {"Group", "媒体组"}, {"Of outlets, by the packs.", "依资料包。"}, Type::group},
       {"period",
        {"Period", "时段"},
        {"Of publication; empty: it cannot be told which one.", "发布时段；空白表示无从判断。"},
        Type::period},
       {"articles",
        {"Articles", "文章数"},
        {"Held by this archive. A period without a line has none here, which tells nothing of "
         "what was published.",
         "本档案所藏篇数。没有列出的时段，只表示本档案没有文章，不说明当时有没有发布。"},
        Type::whole},
       evidence_column()},
      {}};
  for (const auto& line : holdings.lines) {
    const auto add = [&](const std::string& period, std::uint64_t articles, std::string address) {
      sheet.rows.push_back(
          {text_cell(to_string(line.which)),
           text_cell(line.group),
           text_cell(period),
           count_cell(articles),
           text_cell(address)});
    };
    for (const auto& [from, articles] : line.articles) {
      const auto period = format_period(from, holdings.unit, site.zone);
      add(period, articles, address_of_line(line, period));
    }
    if (line.undated > 0) add({}, line.undated, {});
  }
  return sheet;
}

}  // namespace

Reply holdings_page(const Site& site, const Request& request) {
  if (is_rows(request.form)) return rows_reply(request, holdings_sheet(site, request));
  const auto key = "holdings " + std::string(request.parameter("unit"));
  return json_reply(
      *site.kept->get(key, site.archive->state(), [&] { return holdings_json(site, request); }));
}

}  // namespace weiguan::web
