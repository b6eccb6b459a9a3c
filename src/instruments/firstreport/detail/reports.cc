#include "instruments/firstreport/detail/reports.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace weiguan::firstreport {

namespace {

constexpr std::array<std::string_view, 5> beside_names = {
    "before", "after", "cannot-tell", "official", "no-official"};
constexpr std::array<std::string_view, 5> course_names = {
    "official-first", "official-later", "cannot-tell", "official-only", "no-official"};

bool surer(const Telling* a, const Telling* b) {
  return b == nullptr || a->published.latest < b->published.latest;
}

struct Gathering {
  std::vector<const Telling*> tellings;
  std::set<std::string> outlets;

  const Telling* surest() const {
    const Telling* best = nullptr;
    for (const Telling* one : tellings) best = surer(one, best) ? one : best;
    return best;
  }
};

Beside beside_of(const Report& report, const TimeRange& first, std::chrono::hours clock_error) {
  if (report.official == nullptr) return Beside::no_official;
  if (began_before(first, report.official_first, clock_error)) return Beside::before;
  if (began_before(report.official_first, first, clock_error)) return Beside::after;
  return Beside::cannot_tell;
}

void set_course(
    const std::map<std::string, Gathering>& outlets,
    const Gathering& official,
    std::chrono::hours clock_error,
    Report& report) {
  std::vector<TimeRange> others, without_leader;
  for (const auto& [outlet, told] : outlets) {
    if (official.outlets.count(outlet) == 0) others.push_back(first_told(told.tellings));
    if (outlet != report.leader->outlet) without_leader.push_back(first_told(told.tellings));
  }
  report.leads = order_among(
      first_told(outlets.at(report.leader->outlet).tellings), without_leader, clock_error);
  if (official.tellings.empty()) return;
  report.official = official.surest();
  report.official_first = first_told(official.tellings);
  if (others.empty()) {
    report.course = Course::official_only;
    return;
  }
  report.lag = lag_behind(report.official_first, others, clock_error);
  const ToldOrder order = order_among(report.official_first, others, clock_error);
  report.course = order == ToldOrder::first   ? Course::official_first
                  : order == ToldOrder::after ? Course::official_later
                                              : Course::cannot_tell;
}

void set_earlier(const SideOf& of, std::chrono::hours clock_error, Report& report) {
  if (report.official == nullptr) return;
  for (const Telling& one : report.story->tellings) {
    if (one.outlet.empty() || of.official(one.outlet)) continue;
    if (began_before(report.official_first, one.published, clock_error)) continue;
    report.earlier.push_back(
        {&one,
         began_before(one.published, report.official_first, clock_error),
         lag_between(one.published, report.official_first, clock_error)});
  }
  std::stable_sort(
      report.earlier.begin(), report.earlier.end(), [](const Earlier& a, const Earlier& b) {
        return a.telling->published.latest < b.telling->published.latest;
      });
}

std::optional<double> median_of(std::vector<double> numbers) {
  if (numbers.empty()) return {};
  std::sort(numbers.begin(), numbers.end());
  const double a = numbers[(numbers.size() - 1) / 2], b = numbers[numbers.size() / 2];
  if (std::isinf(a) || std::isinf(b)) return {};
  return (a + b) / 2;
}

}  // namespace

std::string_view to_string(Beside beside) {
  return beside_names[static_cast<std::size_t>(beside)];
}

std::string_view to_string(Course course) {
  return course_names[static_cast<std::size_t>(course)];
}

std::optional<Report> report_of(
    const ToldStory& story, const SideOf& of, std::chrono::hours clock_error) {
  std::map<std::string, Gathering> outlets, sides;
  Gathering official;
  Report report;
  report.story = &story;
  for (const Telling& one : story.tellings) {
    if (one.outlet.empty()) continue;
    if (surer(&one, report.leader)) report.leader = &one;
    outlets[one.outlet].tellings.push_back(&one);
    std::vector<std::string> its = {std::string(official_side)};
    if (of.official(one.outlet)) {
      official.tellings.push_back(&one);
      official.outlets.insert(one.outlet);
    } else {
      its = of.sides(one.outlet);
    }
    for (const std::string& side : its) {
      sides[side].tellings.push_back(&one);
      sides[side].outlets.insert(one.outlet);
    }
  }
  if (report.leader == nullptr) return {};
  set_course(outlets, official, clock_error, report);
  for (const auto& [side, told] : sides) {
    SideFirst one;
    one.side = side;
    one.first = first_told(told.tellings);
    one.telling = told.surest();
    one.articles = told.tellings.size();
    one.outlets = told.outlets.size();
    one.beside =
        side == official_side ? Beside::official : beside_of(report, one.first, clock_error);
    if (side != official_side && report.official != nullptr) {
      one.lag = lag_between(report.official_first, one.first, clock_error);
    }
    report.sides.push_back(std::move(one));
  }
  std::stable_sort(
      report.sides.begin(), report.sides.end(), [](const SideFirst& a, const SideFirst& b) {
        return a.first.latest < b.first.latest;
      });
  set_earlier(of, clock_error, report);
  return report;
}

std::optional<double> median_low(const std::vector<ToldLag>& lags) {
  std::vector<double> all;
  for (const ToldLag& one : lags) {
    all.push_back(one.low.value_or(-std::numeric_limits<double>::infinity()));
  }
  return median_of(std::move(all));
}

std::optional<double> median_high(const std::vector<ToldLag>& lags) {
  std::vector<double> all;
  for (const ToldLag& one : lags) {
    all.push_back(one.high.value_or(std::numeric_limits<double>::infinity()));
  }
  return median_of(std::move(all));
}

}  // namespace weiguan::firstreport
