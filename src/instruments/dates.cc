#include "instruments/dates.h"

#include <chrono>
#include <string>

namespace weiguan {

Value date_of(const TimeRange& time, const Zone& zone) {
  if (time.source == TimeSource::first_seen) return {};
  const auto day = [&zone](Time at) {
    return format_period(period_of(at, Unit::day, zone).from, Unit::day, zone);
  };
  const std::string first = day(time.earliest), last = day(time.latest);
  if (first == last) return first;
  for (const Unit unit : {Unit::month, Unit::year}) {
    const Period period = period_of(time.earliest, unit, zone);
    if (first == day(period.from) && last == day(period.to - std::chrono::seconds{1})) {
      return format_period(period.from, unit, zone);
    }
  }
  return first + "/" + last;
}

std::optional<Period> asked_range(const Arguments& arguments, const Zone& zone) {
  const std::string& from = arguments.find("from")->second;
  const std::string& to = arguments.find("to")->second;
  if (from.empty() && to.empty()) return {};
  Period range{beginning_of_time, Time{std::chrono::sys_days{std::chrono::year{10000} / 1 / 1}}};
  if (!from.empty()) range.from = parse_period(from, zone)->from;
  if (!to.empty()) range.to = parse_period(to, zone)->to;
  return range;
}

}  // namespace weiguan
