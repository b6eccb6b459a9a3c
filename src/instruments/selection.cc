#include "instruments/selection.h"

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"

namespace weiguan {

namespace {

constexpr Time end_of_time{std::chrono::sys_days{std::chrono::year{10000} / 1 / 1}};

const std::string& text_of(const Arguments& arguments, std::string_view name) {
  static const std::string none;
  const auto found = arguments.find(name);
  return found == arguments.end() ? none : found->second;
}

std::optional<Unit> unit_of(std::string_view name) {
  if (name == "day") return Unit::day;
  if (name == "week") return Unit::week;
  if (name == "month") return Unit::month;
  if (name == "year") return Unit::year;
  return {};
}

void set_range(Selection& selection, const Arguments& arguments) {
  const std::string& from = text_of(arguments, "from");
  const std::string& to = text_of(arguments, "to");
  if (from.empty() && to.empty()) return;
  const auto whole = [&selection](Time time) {
    return weiguan::period_of(time, *selection.unit, selection.zone);
  };
  Period range{beginning_of_time, end_of_time};
  if (!from.empty()) {
    const Time asked = parse_period(from, selection.zone)->from;
    range.from = selection.unit ? whole(asked).from : asked;
    selection.from_asked = true;
    selection.widened = selection.widened || range.from != asked;
  }
  if (!to.empty()) {
    const Time asked = parse_period(to, selection.zone)->to;
    range.to = selection.unit ? whole(asked - std::chrono::seconds{1}).to : asked;
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
  const std::string& group = text_of(arguments, "group");
  for (std::string& one : split_list(text_of(arguments, "outlet"))) {
    selection.outlets.push_back(one == unknown_outlet ? std::string{} : std::move(one));
  }
  if (selection.per == Per::group) {
    if (!selection.outlets.empty()) {
      throw UsageError(
          "--outlet does not go with --per group",
          "Count --per outlet, or choose a --group whose outlets are to be counted together.");
    }
    for (const Group& one : packs.groups()) {
      if (group.empty() || one.id == group) selection.groups[one.id] = packs.members(one.id);
    }
  }
  if (group.empty()) return;
  for (std::string& one : packs.members(group)) selection.outlets.push_back(std::move(one));
  selection.nobody = selection.outlets.empty();
}

bool has_answers(const Archive& archive) {
  bool met = false;
  archive.answers({}, [&](const Article&, const Answer&) {
    met = true;
    return false;
  });
  return met;
}

// What a chatbot answers was not published by anybody; it counts only where it is asked for.
void leave_answers_out(const Archive& archive, const Arguments& arguments, Selection& selection) {
  if (!selection.kinds.empty() || text_of(arguments, "search").find("kind:") != std::string::npos) {
    return;
  }
  if (!has_answers(archive)) return;
  selection.kinds = {ArticleKind::article, ArticleKind::post, ArticleKind::document};
  selection.without_answers = true;
}

// Whoever published at all was looked at, whatever kind, language or words were asked for.
Filter anything_of(const Selection& selection) {
  Filter filter;
  filter.outlets = selection.outlets;
  if (selection.without_answers) filter.kinds = selection.kinds;
  return filter;
}

void add(Ground& ground, const Count& count) {
  ground.articles += count.articles;
  ground.with_text += count.with_text;
  ground.characters += count.characters;
}

// All that anybody in the selection published at any time, by outlet where they count apart, and by
// unit (days where there is none).
std::vector<Count> count_anything(const Archive& archive, const Selection& selection) {
  CountBy by;
  by.outlet = selection.per != Per::all;
  by.unit = selection.unit.value_or(Unit::day);
  by.zone = selection.zone;
  return archive.count_articles(anything_of(selection), by);
}

// From the first to the last dated article, as far as no end was asked for.
std::optional<Period> dated_range(const Selection& selection, const std::vector<Count>& anything) {
  std::optional<Time> first, last;
  for (const Count& one : anything) {
    if (!one.from) continue;
    first = first ? std::min(*first, *one.from) : *one.from;
    last = last ? std::max(*last, *one.from) : *one.from;
  }
  if (selection.from_asked) first = selection.range->from;
  Time end{};
  if (selection.to_asked) {
    end = selection.range->to;
  } else if (last) {
    end = period_of(*last, selection.unit.value_or(Unit::day), selection.zone).to;
  } else {
    return {};
  }
  if (!first || *first >= end) return {};
  return Period{*first, end};
}

void count_grounds(
    const Archive& archive,
    const Selection& selection,
    const std::vector<Count>& anything,
    Survey& survey) {
  const bool all_of_it = selection.kinds.empty() && selection.languages.empty() &&
                         selection.query.type == Query::Type::all &&
                         selection.copies_once_in == nullptr;
  CountBy by;
  by.outlet = selection.per != Per::all;
  // What was counted already is not counted again: one walk through the archive is enough then.
  const bool known = all_of_it && selection.unit && !selection.range;
  if (known && selection.per != Per::controller) {
    for (const Count& one : anything) {
      for (const std::string& who : selection.whos(one.outlet, {})) {
        add(one.from ? survey.grounds[who][*one.from] : survey.undated[who], one);
      }
    }
  } else {
    for (const auto& [who, one] : count_by_who(archive, selection, by)) {
      add(one.from ? survey.grounds[who][*one.from] : survey.undated[who], one);
    }
  }
  for (const Count& one : anything) {
    if (!one.from || !survey.range) continue;
    if (*one.from < survey.range->from || *one.from >= survey.range->to) continue;
    const Period period = selection.unit
                              ? weiguan::period_of(*one.from, *selection.unit, selection.zone)
                              : *survey.range;
    // Of two controllers in one period nobody knows whose article it was.
    const TimeRange whole{period.from, period.to - std::chrono::seconds{1}, TimeSource::record};
    for (const std::string& who : selection.whos(one.outlet, whole)) {
      survey.grounds[who][period.from].published = true;
    }
  }
  // Whoever is known from another time has an entry too.
  if (all_of_it) {
    for (const Count& one : anything) {
      const Unit unit = selection.unit.value_or(Unit::day);
      const Period period = one.from ? weiguan::period_of(*one.from, unit, selection.zone)
                                     : Period{beginning_of_time, beginning_of_time};
      for (const std::string& who : selection.whos_in(one.outlet, period)) survey.grounds[who];
    }
    return;
  }
  for (const WhoCount& one : count_at_any_time(archive, selection, by)) survey.grounds[one.who];
}

void count_captures(const Archive& archive, const Selection& selection, Survey& survey) {
  const auto chosen = [&selection](const std::string& outlet) {
    const auto& wanted = selection.outlets;
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), outlet) != wanted.end();
  };
  const bool by_outlet = selection.per != Per::all || !selection.outlets.empty();
  const bool by_controller = selection.per == Per::controller;
  const Unit unit = by_controller ? Unit::day : selection.unit.value_or(Unit::day);
  for (const CaptureCount& one : archive.count_captures(by_outlet, unit, selection.zone)) {
    if (!chosen(one.outlet)) continue;
    Time from = one.from;
    if (!selection.unit) {
      if (!survey.range || from < survey.range->from || from >= survey.range->to) continue;
      from = survey.range->from;
    } else if (by_controller) {
      from = weiguan::period_of(from, *selection.unit, selection.zone).from;
    }
    for (const std::string& who :
         selection.whos(one.outlet, {one.from, one.from, TimeSource::record})) {
      const bool known = survey.grounds.find(who) != survey.grounds.end();
      // Captures of no known outlet (files of rows among them) are no outlet that fell silent.
      if (!known && one.outlet.empty() && (by_controller || selection.per == Per::outlet)) continue;
      survey.grounds[who][from].captures += one.captures;
    }
  }
}

}  // namespace

Filter Selection::filter() const {
  Filter filter;
  filter.published = range;
  filter.possible = range.has_value();
  filter.outlets = outlets;
  filter.kinds = kinds;
  filter.languages = languages;
  filter.query = query;
  filter.copies_once_in = copies_once_in;
  return filter;
}

std::optional<Period> Selection::period_of(const TimeRange& time) const {
  if (!unit) {
    if (!range || time.earliest < range->from || time.latest >= range->to) return {};
    return range;
  }
  const Period period = weiguan::period_of(time.earliest, *unit, zone);
  if (time.latest >= period.to) return {};
  return period;
}

Selection select(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  Selection selection;
  const std::string& per = text_of(arguments, "per");
  selection.per = per == "outlet"                                     ? Per::outlet
                  : per == "group"                                    ? Per::group
                  : per == "controller" || per == "direct-controller" ? Per::controller
                                                                      : Per::all;
  if (selection.per == Per::controller) {
    for (const Outlet& one : packs.outlets()) {
      selection.control[one.id] = packs.affiliations().control_spans(one.id, per == "controller");
    }
  }
  selection.unit = unit_of(text_of(arguments, "by"));
  selection.zone = context.zone;
  set_range(selection, arguments);
  set_outlets(selection, packs, arguments);
  if (const auto kind = parse_article_kind(text_of(arguments, "kind"))) selection.kinds = {*kind};
  leave_answers_out(archive, arguments, selection);
  for (std::string& one : split_list(text_of(arguments, "language"))) {
    selection.languages.push_back(one == unknown_language ? std::string{} : std::move(one));
  }
  selection.query = parse_query(text_of(arguments, "search"), context.names);
  if (!selection.unit && !(selection.from_asked && selection.to_asked)) {
    selection.range = dated_range(selection, count_anything(archive, selection));
  }
  if (text_of(arguments, "copies") == "once") {
    archive.compare(context.progress, context.stop);
    selection.copies_once_in = std::make_shared<const Filter>(selection.filter());
  }
  return selection;
}

Ground Survey::at(const std::string& who, Time from) const {
  const auto periods = grounds.find(who);
  if (periods == grounds.end()) return {};
  const auto found = periods->second.find(from);
  return found == periods->second.end() ? Ground{} : found->second;
}

std::vector<Period> Survey::periods(const Selection& selection) const {
  std::vector<Period> all;
  if (!range) return all;
  if (!selection.unit) return {*range};
  for (Period at = period_of(range->from, *selection.unit, selection.zone); at.from < range->to;
       at = period_of(at.to, *selection.unit, selection.zone)) {
    all.push_back(at);
  }
  return all;
}

std::vector<Count> count_in_periods(
    const Archive& archive, const Selection& selection, CountBy by) {
  by.unit = selection.unit;
  by.zone = selection.zone;
  if (selection.unit || !selection.range) return archive.count_articles(selection.filter(), by);
  // Without a unit the range is one period: what lies in it, and what merely touches it.
  Filter inside = selection.filter();
  inside.possible = false;
  std::vector<Count> counts = archive.count_articles(inside, by);
  const std::size_t dated = counts.size();
  for (Count& one : counts) one.from = selection.range->from;
  for (Count& one : archive.count_articles(selection.filter(), by)) {
    for (std::size_t i = 0; i < dated; ++i) {
      const Count& known = counts[i];
      if (std::tie(known.outlet, known.kind, known.language) !=
          std::tie(one.outlet, one.kind, one.language)) {
        continue;
      }
      one.articles -= known.articles;
      one.with_text -= known.with_text;
      one.characters -= known.characters;
      break;
    }
    if (one.articles > 0) counts.push_back(std::move(one));
  }
  return counts;
}

Survey take_survey(const Archive& archive, const Selection& selection) {
  Survey survey;
  if (selection.nobody) return survey;
  const std::vector<Count> anything = count_anything(archive, selection);
  survey.range = dated_range(selection, anything);
  count_grounds(archive, selection, anything, survey);
  if (!selection.outlets.empty()) {
    if (selection.per == Per::all) survey.grounds[""];
    if (selection.per == Per::outlet) {
      for (const std::string& one : selection.outlets) survey.grounds[one];
    }
    for (const auto& one : selection.groups) survey.grounds[one.first];
  }
  count_captures(archive, selection, survey);
  return survey;
}

std::string period_name(const Selection& selection, const Period& period) {
  if (selection.unit) return format_period(period.from, *selection.unit, selection.zone);
  const Time last = period.to - std::chrono::seconds{1};
  return fmt::format(
      "{}/{}",
      format_period(period.from, Unit::day, selection.zone),
      format_period(period_of(last, Unit::day, selection.zone).from, Unit::day, selection.zone));
}

}  // namespace weiguan
