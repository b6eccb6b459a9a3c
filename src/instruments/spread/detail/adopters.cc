#include "instruments/spread/detail/adopters.h"

#include <algorithm>
#include <tuple>

#include "stats/order.h"

namespace weiguan::spread {

namespace {

double days_between(Time from, Time to) {
  return static_cast<double>((to - from).count()) / 86400;
}

// The median of numbers of which some are unbounded; nothing where one of these is in the middle.
std::optional<double> median_of_bounded(const std::vector<double>& bounded, std::size_t unbounded) {
  if (2 * unbounded >= bounded.size() + unbounded) return {};
  std::vector<double> all = bounded;
  all.insert(all.end(), unbounded, *std::min_element(bounded.begin(), bounded.end()));
  return median(all);
}

}  // namespace

void FirstUse::add(const PhraseUse& use) {
  const TimeRange& when = use.published;
  const bool first = articles++ == 0;
  if (when.earliest == beginning_of_time) ++open_articles;
  if (first || std::tie(when.earliest, use.article) < std::tie(time.earliest, oldest)) {
    time.earliest = when.earliest;
    oldest = use.article;
  }
  if (first || std::tie(when.latest, when.earliest, use.article) <
                   std::tie(time.latest, earliest_, article)) {
    time.latest = when.latest;
    time.source = when.source;
    earliest_ = when.earliest;
    article = use.article;
  }
}

TimeRange first_of(const std::vector<TimeRange>& uses) {
  TimeRange first = uses.front();
  for (const TimeRange& one : uses) {
    first.earliest = std::min(first.earliest, one.earliest);
    if (one.latest >= first.latest) continue;
    first.latest = one.latest;
    first.source = one.source;
  }
  return first;
}

void put_in_order(std::vector<Adopter>& adopters) {
  for (Adopter& one : adopters) {
    std::size_t surely_before = 0, surely_behind = 0, not_before = 0;
    std::vector<TimeRange> others;
    for (const Adopter& other : adopters) {
      if (&other == &one) continue;
      others.push_back(other.use.time);
      const Before before = is_before(other.use.time, one.use.time);
      if (before == Before::yes) ++surely_before;
      if (before == Before::no) ++not_before;
      if (is_before(one.use.time, other.use.time) == Before::yes) ++surely_behind;
    }
    one.rank_low = 1 + surely_before;
    one.rank_high = adopters.size() - surely_behind;
    one.place = surely_before > 0             ? Place::after
                : not_before == others.size() ? Place::first
                                              : Place::cannot_tell;
    one.lag_low = 0;
    one.lag_high = 0;
    if (others.empty()) continue;
    const TimeRange lead = first_of(others);
    if (!one.use.open()) {
      one.lag_low = std::max(0.0, days_between(lead.latest, one.use.time.earliest));
    }
    one.lag_high = std::max(0.0, days_between(lead.earliest, one.use.time.latest));
    if (lead.earliest == beginning_of_time && one.place != Place::first) one.lag_high = {};
  }
  std::sort(adopters.begin(), adopters.end(), [](const Adopter& a, const Adopter& b) {
    return std::tie(a.rank_low, a.rank_high, a.use.time.latest, a.who) <
           std::tie(b.rank_low, b.rank_high, b.use.time.latest, b.who);
  });
}

Following follow(const std::vector<TimeRange>& followers, const TimeRange& leader) {
  Following found;
  std::vector<double> low, high;
  for (const TimeRange& one : followers) {
    if (is_before(leader, one) == Before::yes) {
      ++found.after;
    } else if (is_before(one, leader) == Before::yes) {
      ++found.before;
    } else {
      ++found.cannot_tell;
    }
    if (one.earliest != beginning_of_time) low.push_back(days_between(leader.latest, one.earliest));
    if (leader.earliest != beginning_of_time) {
      high.push_back(days_between(leader.earliest, one.latest));
    }
  }
  found.median_low = median_of_bounded(low, followers.size() - low.size());
  found.median_high = median_of_bounded(high, followers.size() - high.size());
  return found;
}

}  // namespace weiguan::spread
