#include "instruments/coverage/detail/writer.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "instruments/coverage/detail/tables.h"
#include "instruments/rows.h"
#include "instruments/told_order.h"
#include "stats/intervals.h"

namespace weiguan::coverage {

namespace {

constexpr std::size_t most_evidence = 20;

Value time_of(Time time) {
  return format_time(time);
}

Value yes_or_no(bool yes) {
  return std::string(yes ? "yes" : "no");
}

// Of the whole: outlets that told it, and those that told it or were seen.
Share seen_share(const StoryView& story) {
  Share share;
  for (std::size_t i = 0; i < story.watched.size(); ++i) {
    const bool told = story.told.count(i) != 0;
    share.hits += told ? 1U : 0U;
    share.total += told || story.watched[i].seen() ? 1U : 0U;
  }
  return share;
}

void add_captures(const std::vector<CaptureId>& from, Evidence& evidence) {
  for (const CaptureId one : from) {
    if (evidence.captures.size() < most_evidence) evidence.captures.push_back(one);
  }
}

// The first article of each outlet, by outlet; at most so many.
void add_first_articles(const StoryView& story, Evidence& evidence) {
  for (const auto& [outlet, told] : story.told) {
    if (evidence.articles.size() < most_evidence) {
      evidence.articles.push_back(told.front()->article);
    }
  }
}

std::string_view text_of(const std::vector<const Telling*>& told) {
  bool copy = false, own = false;
  for (const Telling* one : told) (one->copy ? copy : own) = true;
  return copy && own ? "both" : copy ? "copy" : "own";
}

}  // namespace

Writer::Writer(
    const Archive& archive,
    const Selection& selection,
    const Gathered& gathered,
    const Tested& tested,
    const Shown& shown,
    const RunContext& context)
    : archive_(archive),
      selection_(selection),
      gathered_(gathered),
      tested_(tested),
      shown_(shown),
      context_(context) {
  for (std::size_t i = 0; i < gathered.stories.size(); ++i) {
    if (gathered.stories[i].shown) listed_.push_back(i);
  }
  if (shown_.stories == 0 || listed_.size() <= shown_.stories) return;
  std::stable_sort(listed_.begin(), listed_.end(), [&](std::size_t a, std::size_t b) {
    return gathered.stories[a].told.size() > gathered.stories[b].told.size();
  });
  listed_.resize(shown_.stories);
  std::sort(listed_.begin(), listed_.end());
}

bool Writer::write(Row&& row) const {
  if (requested(context_.stop)) return false;
  return context_.row(std::move(row));
}

Row Writer::begin(std::size_t table, std::size_t story) const {
  const ToldStory& its = *gathered_.stories[story].story;
  Row row;
  row.table = table;
  row.values.resize(tables[table].columns.size());
  row.values[0] = its.id;
  row.values[1] = known(its.name_zh);
  row.values[2] = known(its.name_en);
  if (!is_open(its.first)) row.values[3] = time_of(its.first.earliest);
  return row;
}

void Writer::name_unit(Row& row, std::size_t unit, std::size_t outlet_at) const {
  const std::string& name = gathered_.board.units[unit].name;
  row.values[selection_.per == Per::group ? outlet_at + 1 : outlet_at] = known(name);
}

std::vector<const Telling*> Writer::tellings(const Of& of) const {
  std::vector<const Telling*> all;
  for (const std::size_t outlet : gathered_.board.units[of.unit].members) {
    const auto& told = gathered_.stories[of.story].told;
    const auto found = told.find(outlet);
    if (found != told.end()) all.insert(all.end(), found->second.begin(), found->second.end());
  }
  std::stable_sort(all.begin(), all.end(), [](const Telling* a, const Telling* b) {
    return a->published.latest < b->published.latest;
  });
  return all;
}

// When each outlet outside of the unit began.
std::vector<TimeRange> Writer::others_of(const Of& of) const {
  const auto& members = gathered_.board.units[of.unit].members;
  std::vector<TimeRange> others;
  for (const auto& [outlet, told] : gathered_.stories[of.story].told) {
    if (std::find(members.begin(), members.end(), outlet) == members.end()) {
      others.push_back(first_told(told));
    }
  }
  return others;
}

ToldOrder Writer::order_of(const Of& of, const std::vector<const Telling*>& told) const {
  return order_among(first_told(told), others_of(of), shown_.clock_error);
}

std::string_view Writer::state_of(const Of& of) const {
  const StoryView& story = gathered_.stories[of.story];
  bool seen = story.dated();
  for (const std::size_t outlet : gathered_.board.units[of.unit].members) {
    if (story.told.count(outlet) != 0) return "reported";
    seen = seen && story.watched[outlet].seen();
  }
  return seen ? "silent" : "cannot-know";
}

std::string_view Writer::sight_of(const Of& of) const {
  const StoryView& story = gathered_.stories[of.story];
  if (!story.dated()) return "undated";
  for (const std::size_t outlet : gathered_.board.units[of.unit].members) {
    if (!story.watched[outlet].seen()) return to_string(story.watched[outlet].sight);
  }
  return to_string(Sight::seen);
}

void Writer::add_watching(Row& row, const Of& of, std::size_t looks_at) const {
  std::uint64_t looks = 0, failed = 0;
  const bool silent = state_of(of) == "silent";
  for (const std::size_t outlet : gathered_.board.units[of.unit].members) {
    const Watching& one = gathered_.stories[of.story].watched[outlet];
    looks += one.looks;
    failed += one.failed;
    add_captures(silent ? one.working : one.broken, row.evidence);
  }
  row.values[looks_at] = whole(looks);
  row.values[looks_at + 1] = whole(failed);
}

// All that it published in the time of the story: an article among them that tells it would show
// that it was not silent.
std::optional<Filter> Writer::filter_of(const Of& of) const {
  auto filter = selection_.filter_of(gathered_.board.units[of.unit].name);
  if (!filter) return {};
  filter->published = gathered_.stories[of.story].window;
  filter->possible = true;
  return filter;
}

void Writer::add_telling(Row& row, const Of& of, const std::vector<const Telling*>& told) const {
  const TimeRange first = first_told(told);
  row.values[7] = std::string(to_string(order_of(of, told)));
  const ToldLag lag = lag_behind(first, others_of(of), shown_.clock_error);
  row.values[8] = known(lag.low);
  row.values[9] = known(lag.high);
  row.values[10] = whole(told.size());
  row.values[11] = std::string(text_of(told));
  std::optional<double> own, position;
  std::set<std::string> members;
  for (const Telling* one : told) {
    if (one->own) own = std::max(own.value_or(0), *one->own);
    for (const Observation& seen : archive_.observations(one->article)) {
      if (seen.counter != "position") continue;
      position = position ? std::min(*position, seen.value) : seen.value;
    }
    members.insert(one->outlet);
    if (row.evidence.articles.size() < most_evidence) row.evidence.articles.push_back(one->article);
  }
  row.values[12] = known(own);
  if (position) row.values[13] = static_cast<std::int64_t>(std::llround(*position));
  if (const auto article = archive_.article(told.front()->article)) {
    row.values[14] = known(article->section);
    row.values[15] = known(article->title);
  }
  row.values[24] = whole(members.size());
  row.values[25] = to_string(told.front()->article);
}

bool Writer::cell(const Of& of) {
  const StoryView& story = gathered_.stories[of.story];
  Row row = begin(cells_table, of.story);
  name_unit(row, of.unit, 4);
  const std::string_view state = state_of(of);
  row.values[6] = std::string(state);
  const auto told = tellings(of);
  if (!told.empty()) {
    add_telling(row, of, told);
  } else if (state == "silent") {
    row.values[10] = whole(0);
    row.evidence.filter = filter_of(of);
  }
  const CellTest& test = tested_.at(of.story, of.unit);
  if (state == "silent") {
    row.values[16] = known(test.chance);
    row.values[17] = known(test.q);
    row.values[18] = yes_or_no(test.told);
  }
  row.values[19] = std::string(sight_of(of));
  add_watching(row, of, 20);
  const Share seen = seen_share(story);
  row.values[22] = whole(seen.hits);
  row.values[23] = whole(seen.total);
  if (story.dated()) {
    row.values[26] = time_of(story.window.from);
    row.values[27] = time_of(story.window.to);
  }
  return write(std::move(row));
}

bool Writer::cells() {
  for (const std::size_t story : listed_) {
    for (std::size_t unit = 0; unit < gathered_.board.units.size(); ++unit) {
      if (!cell({story, unit})) return false;
    }
  }
  return true;
}

// Of other stories that at least as many told.
std::pair<std::uint64_t, std::uint64_t> Writer::record_of(const Of& of) const {
  std::uint64_t told = 0, known = 0;
  const std::size_t size = gathered_.stories[of.story].told.size();
  for (std::size_t i = 0; i < gathered_.stories.size(); ++i) {
    if (i == of.story || gathered_.stories[i].told.size() < size) continue;
    const TellerCell cell = cell_of(gathered_.board, i, gathered_.board.units[of.unit]);
    if (!cell.reported() && !cell.is_silent()) continue;
    ++known;
    told += cell.reported() ? 1U : 0U;
  }
  return {told, known};
}

bool Writer::silence(const Of& of) {
  const StoryView& story = gathered_.stories[of.story];
  const CellTest& test = tested_.at(of.story, of.unit);
  Row row = begin(silences_table, of.story);
  name_unit(row, of.unit, 4);
  row.values[6] = known(test.chance);
  row.values[7] = known(test.q);
  row.values[8] = yes_or_no(test.told);
  const Share seen = seen_share(story);
  row.values[9] = whole(seen.hits);
  row.values[10] = whole(seen.total);
  const auto [told, of_known] = record_of(of);
  row.values[11] = whole(told);
  row.values[12] = whole(of_known);
  row.evidence.filter = filter_of(of);
  if (row.evidence.filter) {
    Search search;
    search.filter = *row.evidence.filter;
    search.limit = 1;
    row.values[13] = whole(archive_.search(search).total);
  }
  add_watching(row, of, 14);
  add_first_articles(story, row.evidence);
  row.values[16] = time_of(story.window.from);
  row.values[17] = time_of(story.window.to);
  std::string names;
  for (const std::size_t outlet : gathered_.board.units[of.unit].members) {
    names += (names.empty() ? "" : ", ") + gathered_.board.outlets[outlet];
  }
  row.values[18] = names;
  return write(std::move(row));
}

bool Writer::silences() {
  std::vector<Of> all;
  for (std::size_t story = 0; story < gathered_.stories.size(); ++story) {
    if (!gathered_.stories[story].shown) continue;
    for (std::size_t unit = 0; unit < gathered_.board.units.size(); ++unit) {
      if (state_of({story, unit}) == "silent") all.push_back({story, unit});
    }
  }
  // Those without a record to judge by stand last, the most told stories first.
  std::stable_sort(all.begin(), all.end(), [this](const Of& a, const Of& b) {
    const auto& one = tested_.at(a.story, a.unit).chance;
    const auto& other = tested_.at(b.story, b.unit).chance;
    if (one && other) return *one < *other;
    if (one || other) return one.has_value();
    return gathered_.stories[a.story].told.size() > gathered_.stories[b.story].told.size();
  });
  const std::size_t silent = all.size();
  if (shown_.silences > 0 && all.size() > shown_.silences) all.resize(shown_.silences);
  if (all.size() < silent) {
    note(
        context_,
        "Of " + std::to_string(silent) + " silences the " + std::to_string(all.size()) +
            " least likely are listed; --silences 0 lists all.",
        "共 " + std::to_string(silent) + " 处未报道，只列最不可能的 " + std::to_string(all.size()) +
            " 处；--silences 0 列出全部。");
  }
  return std::all_of(all.begin(), all.end(), [this](const Of& one) { return silence(one); });
}

bool Writer::sides(const std::vector<OneSided>& sides) {
  for (const OneSided& one : sides) {
    const StoryView& story = gathered_.stories[one.story];
    Row row = begin(one_sided_table, one.story);
    row.values[4] = one.side;
    row.values[5] = whole(one.inside.hits);
    row.values[6] = whole(one.inside.total);
    row.values[7] = whole(one.outside.hits);
    row.values[8] = whole(one.outside.total);
    row.values[9] = one.difference.value;
    row.values[10] = one.difference.interval.low;
    row.values[11] = one.difference.interval.high;
    row.values[12] = whole(one.articles);
    add_first_articles(story, row.evidence);
    if (!write(std::move(row))) return false;
  }
  return true;
}

bool Writer::outlets() {
  for (std::size_t unit = 0; unit < gathered_.board.units.size(); ++unit) {
    std::uint64_t told = 0, silent = 0, first = 0, silences = 0;
    std::uint64_t cannot_know = 0;
    Share record;
    for (std::size_t story = 0; story < gathered_.stories.size(); ++story) {
      if (!gathered_.stories[story].shown) continue;
      const Of of{story, unit};
      const std::string_view state = state_of(of);
      ++(state == "reported" ? told : state == "silent" ? silent : cannot_know);
      const TellerCell cell = cell_of(gathered_.board, story, gathered_.board.units[unit]);
      record.hits += cell.reported() ? 1U : 0U;
      record.total += cell.reported() || cell.is_silent() ? 1U : 0U;
      silences += tested_.at(story, unit).told ? 1U : 0U;
      if (state == "reported" && order_of(of, tellings(of)) == ToldOrder::first) ++first;
    }
    Row row;
    row.table = outlets_table;
    row.values.resize(tables[outlets_table].columns.size());
    name_unit(row, unit, 0);
    row.values[2] = whole(told);
    row.values[3] = whole(silent);
    row.values[4] = whole(cannot_know);
    row.values[5] = whole(record.hits);
    row.values[6] = known(rate(record));
    if (const auto interval = wilson(record)) {
      row.values[7] = interval->low;
      row.values[8] = interval->high;
    }
    row.values[9] = whole(first);
    row.values[10] = whole(silences);
    row.evidence.filter = selection_.filter_of(gathered_.board.units[unit].name);
    if (!write(std::move(row))) return false;
  }
  return true;
}

}  // namespace weiguan::coverage
