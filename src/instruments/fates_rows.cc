#include "instruments/fates_rows.h"

#include <algorithm>

namespace weiguan {

namespace {

// The article of the last visit that showed one, else of any.
ArticleId article_of(const AddressFate& fate, const Visits& visits) {
  if (fate.last_alive) {
    for (std::size_t i = *fate.last_alive + 1; i-- > 0;) {
      const Judged& visit = fate.visits[i];
      if (visit.fate() == Fate::present && visit.article != ArticleId{}) return visit.article;
    }
  }
  return visits.readings.empty() ? ArticleId{} : visits.readings.back().article;
}

}  // namespace

std::optional<Filter> watched_filter(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context) {
  const Selection selection = select(archive, packs, arguments, context);
  if (selection.nobody) return {};
  return watched_filter(selection);
}

Filter watched_filter(const Selection& selection) {
  Filter filter = selection.filter();
  if (!selection.from_asked && !selection.to_asked) {
    filter.published = {};
    filter.possible = false;
  }
  return filter;
}

void each_fate(
    const Archive& archive,
    const Packs& packs,
    const Filter& filter,
    Visited visited,
    const RunContext& context,
    const std::function<bool(const Watched&)>& each,
    const std::function<bool(const AddressFate&)>& wanted) {
  Fates fates(archive, packs);
  archive.visits(
      filter,
      visited,
      [&](const Visits& visits) {
        Watched watched;
        watched.fate = fates.of(visits);
        if (wanted && !wanted(watched.fate)) return each(watched);
        watched.article = archive.article(article_of(watched.fate, visits));
        if (watched.article) {
          watched.outlet = watched.article->outlet;
        } else if (!visits.captures.empty()) {
          watched.outlet = visits.captures.back().outlet;
        }
        return each(watched);
      },
      context.stop);
}

Value time_value(Time time) {
  return time <= beginning_of_time ? Value{} : Value{format_time(time)};
}

Value visit_time(const AddressFate& fate, std::optional<std::size_t> visit) {
  return visit ? time_value(fate.visits[*visit].time) : Value{};
}

Evidence evidence_of(const Watched& watched) {
  Evidence evidence;
  const auto add = [&evidence](CaptureId id) {
    auto& all = evidence.captures;
    if (id != CaptureId{} && std::find(all.begin(), all.end(), id) == all.end()) all.push_back(id);
  };
  if (watched.article) evidence.articles.push_back(watched.article->id);
  const AddressFate& fate = watched.fate;
  if (fate.last_alive) add(fate.visits[*fate.last_alive].capture);
  const Absence* removal = fate.removal();
  if (removal == nullptr) {
    if (!fate.visits.empty()) add(fate.visits.back().capture);
    return evidence;
  }
  for (const std::size_t visit : {removal->first_gone, removal->said, removal->last_gone}) {
    add(fate.visits[visit].capture);
    if (visit == removal->last_gone) break;
    for (const CaptureId id : fate.visits[visit].beside) add(id);
  }
  return evidence;
}

}  // namespace weiguan
