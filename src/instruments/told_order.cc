#include "instruments/told_order.h"

#include <algorithm>
#include <array>

namespace weiguan {

namespace {

constexpr std::array<std::string_view, 3> order_names = {"first", "after", "cannot-tell"};

double hours_of(std::chrono::seconds time) {
  return static_cast<double>(time.count()) / 3600;
}

}  // namespace

std::string_view to_string(ToldOrder order) {
  return order_names[static_cast<std::size_t>(order)];
}

bool is_open(const TimeRange& time) {
  return time.earliest <= beginning_of_time;
}

TimeRange first_told(const std::vector<const Telling*>& tellings) {
  TimeRange first;
  bool any = false;
  for (const Telling* one : tellings) {
    if (!any || one->published.latest < first.latest) {
      first.latest = one->published.latest;
      first.source = one->published.source;
    }
    first.earliest =
        any ? std::min(first.earliest, one->published.earliest) : one->published.earliest;
    any = true;
  }
  return first;
}

bool began_before(const TimeRange& a, const TimeRange& b, std::chrono::hours clock_error) {
  return a.latest + clock_error < b.earliest;
}

ToldOrder order_among(
    const TimeRange& one, const std::vector<TimeRange>& others, std::chrono::hours clock_error) {
  bool before_all = true;
  for (const TimeRange& other : others) {
    if (began_before(other, one, clock_error)) return ToldOrder::after;
    before_all = before_all && began_before(one, other, clock_error);
  }
  return before_all ? ToldOrder::first : ToldOrder::cannot_tell;
}

ToldLag lag_between(const TimeRange& from, const TimeRange& to, std::chrono::hours clock_error) {
  ToldLag lag;
  if (!is_open(to)) lag.low = hours_of(to.earliest - from.latest - clock_error);
  if (!is_open(from)) lag.high = hours_of(to.latest - from.earliest + clock_error);
  return lag;
}

ToldLag lag_behind(
    const TimeRange& one, const std::vector<TimeRange>& others, std::chrono::hours clock_error) {
  if (others.empty()) return {0.0, 0.0};
  TimeRange lead = others.front();
  for (const TimeRange& other : others) {
    lead.earliest = std::min(lead.earliest, other.earliest);
    lead.latest = std::min(lead.latest, other.latest);
  }
  ToldLag lag = lag_between(lead, one, clock_error);
  lag.low = std::max(0.0, lag.low.value_or(0));
  if (lag.high) lag.high = std::max(0.0, *lag.high);
  return lag;
}

}  // namespace weiguan
