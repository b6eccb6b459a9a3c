// Under which names articles count: outlets, groups, and controllers as of the day.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "instruments/selection.h"

namespace weiguan {

namespace {

constexpr Time end_of_time{std::chrono::sys_days{std::chrono::year{10000} / 1 / 1}};

// The times of the zone that are those days.
Period times_of(const Days& days, const Zone& zone) {
  const auto time = [&zone](Day day) {
    return zone.from_local(std::chrono::local_seconds{Time{day}.time_since_epoch()});
  };
  return {
      days.from == first_day ? beginning_of_time : time(days.from),
      days.to == last_day ? end_of_time : time(days.to)};
}

Period cut(const Period& a, const Period& b) {
  return {std::max(a.from, b.from), std::min(a.to, b.to)};
}

bool is_empty(const Period& period) {
  return period.from >= period.to;
}

const std::vector<ControlSpan>& spans_of(const Selection& selection, const std::string& outlet) {
  static const std::vector<ControlSpan> not_known = {
      {every_day, {std::string(unknown_controller)}}};
  const auto found = selection.control.find(outlet);
  return found == selection.control.end() ? not_known : found->second;
}

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Outlets of one controller, as far as one filter can say it: all of them in one stretch of time.
std::optional<Filter> filter_of_controller(
    const Selection& selection, const std::string& who, const std::optional<Period>& in) {
  // Outlets that no pack knows are nobody's, too.
  if (who == unknown_controller) return {};
  const Period all = in.value_or(Period{beginning_of_time, end_of_time});
  Filter filter = selection.filter();
  filter.outlets.clear();
  std::optional<Period> when;
  for (const auto& [outlet, spans] : selection.control) {
    if (!selection.outlets.empty() && !has(selection.outlets, outlet)) continue;
    for (const ControlSpan& span : spans) {
      const Period part = cut(times_of(span.days, selection.zone), all);
      if (!has(span.controllers, who) || is_empty(part)) continue;
      if (when && !(*when == part)) return {};
      // Its own twice, with somebody else's time between.
      if (has(filter.outlets, outlet)) return {};
      when = part;
      filter.outlets.push_back(outlet);
    }
  }
  if (!when) return {};
  filter.published = in || !(*when == all) ? when : std::nullopt;
  filter.possible = false;
  return filter;
}

using Key = std::tuple<std::string, std::string, std::string, std::optional<Time>>;

Key key_of(const Count& count) {
  return {count.outlet, count.kind, count.language, count.from};
}

std::uint64_t less(std::uint64_t all, std::uint64_t some) {
  return all - std::min(all, some);
}

// What is chosen, by the controllers of the day: outlets whose controllers change are counted once
// more for each stretch of time, and what lies in none of them is nobody's.
std::vector<WhoCount> count_by_controller(
    const Archive& archive, const Selection& selection, CountBy by) {
  by.outlet = true;
  std::map<Key, Count> rest;
  std::map<std::vector<Day>, std::set<std::string>> changing;  // Outlets by their borders.
  std::vector<WhoCount> out;
  for (Count& one : count_in_periods(archive, selection, by)) {
    const auto& spans = spans_of(selection, one.outlet);
    if (spans.size() == 1) {
      for (const std::string& who : spans.front().controllers) out.push_back({who, one});
      continue;
    }
    std::vector<Day> borders;
    for (const ControlSpan& span : spans) borders.push_back(span.days.from);
    changing[borders].insert(one.outlet);
    Key key = key_of(one);
    rest.emplace(std::move(key), std::move(one));
  }
  const Period all = selection.range.value_or(Period{beginning_of_time, end_of_time});
  by.unit = selection.unit;
  by.zone = selection.zone;
  for (const auto& [borders, outlets] : changing) {
    for (std::size_t i = 0; i < borders.size(); ++i) {
      const Days days{borders[i], i + 1 < borders.size() ? borders[i + 1] : last_day};
      Filter filter = selection.filter();
      filter.published = cut(times_of(days, selection.zone), all);
      filter.possible = false;
      filter.outlets.assign(outlets.begin(), outlets.end());
      if (is_empty(*filter.published)) continue;
      for (Count& one : archive.count_articles(filter, by)) {
        if (!selection.unit && selection.range) one.from = selection.range->from;
        if (const auto found = rest.find(key_of(one)); found != rest.end()) {
          found->second.articles = less(found->second.articles, one.articles);
          found->second.with_text = less(found->second.with_text, one.with_text);
          found->second.characters = less(found->second.characters, one.characters);
        }
        for (const std::string& who : spans_of(selection, one.outlet)[i].controllers)
          out.push_back({who, one});
      }
    }
  }
  for (auto& [key, one] : rest) {
    if (one.articles > 0) out.push_back({std::string(unknown_controller), std::move(one)});
  }
  return out;
}

}  // namespace

std::optional<Filter> Selection::filter_of(
    const std::string& who, const std::optional<Period>& in) const {
  if (nobody) return {};
  if (per == Per::controller) return filter_of_controller(*this, who, in);
  Filter filter = this->filter();
  filter.published = in;
  filter.possible = false;
  if (per == Per::outlet) filter.outlets = {who};
  if (per == Per::group) {
    const auto members = groups.find(who);
    if (members == groups.end() || members->second.empty()) return {};
    filter.outlets = members->second;
  }
  return filter;
}

std::vector<std::string> Selection::whos(const std::string& outlet, const TimeRange& time) const {
  if (per == Per::outlet) return {outlet};
  if (per == Per::all) return {""};
  if (per == Per::controller) {
    const auto& spans = spans_of(*this, outlet);
    if (spans.size() == 1) return spans.front().controllers;
    const bool outside = range && (time.earliest < range->from || time.latest >= range->to);
    const Day first = day_in(time.earliest, zone), last = day_in(time.latest, zone);
    for (const ControlSpan& one : spans) {
      if (!outside && one.days.holds(first) && one.days.holds(last)) return one.controllers;
    }
    return {std::string(unknown_controller)};
  }
  std::vector<std::string> in;
  for (const auto& [id, members] : groups) {
    if (has(members, outlet)) in.push_back(id);
  }
  return in;
}

std::vector<std::string> Selection::whos_in(const std::string& outlet, const Period& period) const {
  if (per != Per::controller) return whos(outlet, {});
  if (is_empty(period)) return whos(outlet, {beginning_of_time, end_of_time});
  std::set<std::string> in;
  for (const ControlSpan& one : spans_of(*this, outlet)) {
    if (is_empty(cut(times_of(one.days, zone), period))) continue;
    in.insert(one.controllers.begin(), one.controllers.end());
  }
  return {in.begin(), in.end()};
}

std::vector<ArticleId> articles_of(
    const Archive& archive,
    const Selection& selection,
    const Filter& filter,
    const std::string& who,
    const Period& in,
    std::size_t most) {
  std::vector<ArticleId> found;
  Filter inside = filter;
  inside.published = in;
  inside.possible = false;
  archive.articles(inside, [&](const Article& article) {
    if (has(selection.whos(article.outlet, article.published), who)) found.push_back(article.id);
    return found.size() < most;
  });
  return found;
}

std::vector<WhoCount> count_by_who(const Archive& archive, const Selection& selection, CountBy by) {
  if (selection.per == Per::controller) return count_by_controller(archive, selection, by);
  std::vector<WhoCount> out;
  for (const Count& one : count_in_periods(archive, selection, by)) {
    for (std::string& who : selection.whos(one.outlet, {})) out.push_back({std::move(who), one});
  }
  return out;
}

std::vector<WhoCount> count_at_any_time(
    const Archive& archive, const Selection& selection, CountBy by) {
  Filter any_time = selection.filter();
  any_time.published = {};
  any_time.possible = false;
  if (selection.per == Per::controller) {
    by.outlet = true;
    by.unit = selection.unit.value_or(Unit::day);
    by.zone = selection.zone;
  }
  std::vector<WhoCount> out;
  for (const Count& one : archive.count_articles(any_time, by)) {
    Period period{beginning_of_time, beginning_of_time};
    if (one.from && by.unit) period = period_of(*one.from, *by.unit, by.zone);
    for (std::string& who : selection.whos_in(one.outlet, period))
      out.push_back({std::move(who), one});
  }
  return out;
}

}  // namespace weiguan
