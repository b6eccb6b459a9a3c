#include "instruments/volume/detail/series.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/format.h>

namespace weiguan::volume {

namespace {

constexpr Time end_of_time{std::chrono::sys_days{std::chrono::year{10000} / 1 / 1}};

// Without a range, kind and language: whoever published at all was looked at.
Filter anything_of(const Selection& selection) {
  Filter filter;
  filter.outlets = selection.outlets;
  return filter;
}

bool chosen(const Selection& selection, const std::string& outlet) {
  const auto& wanted = selection.outlets;
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), outlet) != wanted.end();
}

void set_range(Selection& selection, const Arguments& arguments) {
  const std::string& from = arguments.at("from");
  const std::string& to = arguments.at("to");
  if (from.empty() && to.empty()) return;
  Period range{beginning_of_time, end_of_time};
  if (!from.empty()) {
    const Time asked = parse_period(from, selection.zone)->from;
    range.from = weiguan::period_of(asked, selection.unit, selection.zone).from;
    selection.from_asked = true;
    selection.widened = selection.widened || range.from != asked;
  }
  if (!to.empty()) {
    const Time asked = parse_period(to, selection.zone)->to;
    range.to =
        weiguan::period_of(asked - std::chrono::seconds{1}, selection.unit, selection.zone).to;
    selection.to_asked = true;
    selection.widened = selection.widened || range.to != asked;
  }
  if (range.to <= range.from) {
    throw UsageError(
        fmt::format("the range from {} to {} ends before it begins", from, to),
        "Give the earlier period as --from.");
  }
  selection.range = range;
}

void set_outlets(Selection& selection, const Packs& packs, const Arguments& arguments) {
  const std::string& group = arguments.at("group");
  for (std::string& one : split_list(arguments.at("outlet"))) {
    selection.outlets.push_back(one == unknown_outlet ? std::string{} : std::move(one));
  }
  if (selection.by == By::group) {
    if (!selection.outlets.empty()) {
      throw UsageError(
          "--outlet does not go with --by group",
          "Count --by outlet, or choose a --group whose outlets are to be counted together.");
    }
    for (const Group& one : packs.groups()) {
      if (group.empty() || one.id == group) selection.groups[one.id] = packs.members(one.id);
    }
  }
  if (group.empty()) return;
  for (std::string& one : packs.members(group)) selection.outlets.push_back(std::move(one));
  selection.nobody = selection.outlets.empty();
}

// The same series summed under each name an outlet is counted under.
class Sums {
 public:
  explicit Sums(const Selection& selection) : selection_(selection) {}

  Series& at(const Key& key) {
    Series& series = series_[key];
    series.key = key;
    return series;
  }
  void add(const Count& count) {
    for (const std::string& who : selection_.whos(count.outlet)) {
      Series& series = at(key(who, count));
      if (count.from) {
        series.articles[*count.from] += count.articles;
      } else {
        series.undated += count.articles;
      }
    }
  }
  Key key(const std::string& who, const Count& count) const {
    Key key{who, {}, {}};
    if (selection_.split_kind) key.kind = count.kind;
    if (selection_.split_language) key.language = count.language;
    return key;
  }
  bool has(const std::string& who) const {
    const auto first = series_.lower_bound(Key{who, {}, {}});
    return first != series_.end() && first->first.who == who;
  }
  std::vector<Series> take() {
    std::vector<Series> all;
    for (auto& one : series_) all.push_back(std::move(one.second));
    return all;
  }

 private:
  const Selection& selection_;
  std::map<Key, Series> series_;
};

// The asked range; what was left open ends with the first and last known article.
std::optional<Period> shown_range(
    const Selection& selection, const std::map<std::string, Presence>& presence) {
  std::optional<Time> first, last;
  for (const auto& one : presence) {
    if (one.second.articles.empty()) continue;
    const Time early = *one.second.articles.begin(), late = *one.second.articles.rbegin();
    first = first ? std::min(*first, early) : early;
    last = last ? std::max(*last, late) : late;
  }
  if (selection.from_asked) first = selection.range->from;
  Time end{};
  if (selection.to_asked) {
    end = selection.range->to;
  } else if (last) {
    end = weiguan::period_of(*last, selection.unit, selection.zone).to;
  } else {
    return {};
  }
  if (!first || *first >= end) return {};
  return Period{*first, end};
}

}  // namespace

Filter Selection::articles() const {
  Filter filter;
  filter.published = range;
  filter.possible = range.has_value();
  filter.outlets = outlets;
  filter.kinds = kinds;
  filter.languages = languages;
  return filter;
}

std::optional<Filter> Selection::filter_of(const Key& key) const {
  Filter filter;
  filter.kinds = kinds;
  filter.languages = languages;
  if (key.kind) filter.kinds = {*parse_article_kind(*key.kind)};
  if (key.language) filter.languages = {*key.language};
  switch (by) {
    case By::outlet:
      filter.outlets = {key.who};
      break;
    case By::none:
      filter.outlets = outlets;
      break;
    case By::group:
      filter.outlets = groups.at(key.who);
      if (filter.outlets.empty()) return {};
      break;
  }
  return filter;
}

std::vector<std::string> Selection::whos(const std::string& outlet) const {
  switch (by) {
    case By::outlet:
      return {outlet};
    case By::none:
      return {""};
    case By::group:
      break;
  }
  std::vector<std::string> in;
  for (const auto& [id, members] : groups) {
    if (std::find(members.begin(), members.end(), outlet) != members.end()) in.push_back(id);
  }
  return in;
}

std::vector<Key> Selection::keys_of(const Article& article) const {
  std::vector<Key> keys;
  for (std::string& who : whos(article.outlet)) {
    Key key{std::move(who), {}, {}};
    if (split_kind) key.kind = std::string(to_string(article.kind));
    if (split_language) key.language = article.language;
    keys.push_back(std::move(key));
  }
  return keys;
}

std::optional<Period> Selection::period_of(const TimeRange& time) const {
  const Period period = weiguan::period_of(time.earliest, unit, zone);
  if (time.latest >= period.to) return {};
  return period;
}

Selection select(const Packs& packs, const Arguments& arguments, Unit unit, const Zone& zone) {
  Selection selection;
  const std::string& by = arguments.at("by");
  selection.by = by == "group" ? By::group : by == "none" ? By::none : By::outlet;
  selection.unit = unit;
  selection.zone = zone;
  selection.split_kind = arguments.at("split-kind") == "true";
  selection.split_language = arguments.at("split-language") == "true";
  set_range(selection, arguments);
  set_outlets(selection, packs, arguments);
  if (const auto kind = parse_article_kind(arguments.at("kind"))) selection.kinds = {*kind};
  for (std::string& one : split_list(arguments.at("language"))) {
    selection.languages.push_back(one == unknown_language ? std::string{} : std::move(one));
  }
  return selection;
}

Survey take_survey(const Archive& archive, const Selection& selection) {
  Survey survey;
  if (selection.nobody) return survey;
  CountBy by;
  by.outlet = selection.by != By::none;
  by.kind = selection.split_kind;
  by.language = selection.split_language;
  by.unit = selection.unit;
  by.zone = selection.zone;
  Sums sums(selection);
  for (const Count& one : archive.count_articles(selection.articles(), by)) sums.add(one);

  // Whoever is known from another time, or was asked for by name, has a row too: silence is shown.
  CountBy ever = by;
  ever.unit = {};
  Filter ever_filter = selection.articles();
  ever_filter.published = {};
  ever_filter.possible = false;
  for (const Count& one : archive.count_articles(ever_filter, ever)) {
    for (const std::string& who : selection.whos(one.outlet)) sums.at(sums.key(who, one));
  }

  CountBy looked = by;
  looked.kind = looked.language = false;
  for (const Count& one : archive.count_articles(anything_of(selection), looked)) {
    for (const std::string& who : selection.whos(one.outlet)) {
      if (one.from) survey.presence[who].articles.insert(*one.from);
    }
  }
  const bool by_outlet = selection.by != By::none || !selection.outlets.empty();
  for (const CaptureCount& one :
       archive.count_captures(by_outlet, selection.unit, selection.zone)) {
    if (!chosen(selection, one.outlet)) continue;
    for (const std::string& who : selection.whos(one.outlet)) {
      survey.presence[who].captures[one.from] += one.captures;
    }
  }

  std::set<std::string> expected;
  for (const auto& one : survey.presence) {
    // Captures of no known outlet (files of rows among them) are no outlet that fell silent.
    if (selection.by != By::outlet || !one.first.empty()) expected.insert(one.first);
  }
  if (!selection.outlets.empty()) {
    if (selection.by == By::none) expected.insert("");
    if (selection.by == By::outlet) {
      expected.insert(selection.outlets.begin(), selection.outlets.end());
    }
    for (const auto& one : selection.groups) expected.insert(one.first);
  }
  for (const std::string& who : expected) {
    if (!sums.has(who)) sums.at(Key{who, {}, {}});
  }
  survey.range = shown_range(selection, survey.presence);
  survey.series = sums.take();
  return survey;
}

}  // namespace weiguan::volume
