// Who told a story before whom, as far as the clocks tell.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "instruments/told_stories.h"
#include "model/article.h"

namespace weiguan {

// When several tellings began: not before the earliest that one of them may be, and surely by the
// latest of the surest one.  It is no interval of one article.
TimeRange first_told(const std::vector<const Telling*>& tellings);

enum class ToldOrder {
  first,       // Surely before all others.
  after,       // Somebody surely was before.
  cannot_tell  // The clocks do not decide.
};
std::string_view to_string(ToldOrder order);  // first after cannot-tell

// That a surely began before b, although clocks may be wrong by so much.
bool began_before(const TimeRange& a, const TimeRange& b, std::chrono::hours clock_error);

// Among others: `first` where there are none.
ToldOrder order_among(
    const TimeRange& one, const std::vector<TimeRange>& others, std::chrono::hours clock_error);

// Hours from one beginning to another; a side is missing where it has no bound.
struct ToldLag {
  std::optional<double> low, high;
};
// May be below 0: then `to` was before `from`.
ToldLag lag_between(const TimeRange& from, const TimeRange& to, std::chrono::hours clock_error);
// From the first of the others; never below 0.
ToldLag lag_behind(
    const TimeRange& one, const std::vector<TimeRange>& others, std::chrono::hours clock_error);

bool is_open(const TimeRange& time);  // Only its end is known.

}  // namespace weiguan
