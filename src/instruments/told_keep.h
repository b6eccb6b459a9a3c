// What is kept of stories between runs (Archive::store), and how it is brought up to date.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/progress.h"
#include "base/stop.h"
#include "instruments/told_groups.h"

namespace weiguan::told {

struct KeptDay {
  std::uint64_t input = 0;  // Of all articles of the day: other articles, another number.
  std::vector<Member> members;

  friend bool operator==(const KeptDay&, const KeptDay&) = default;
};

std::string encode(const KeptDay& day);
std::optional<KeptDay> decode(std::string_view bytes);  // Nothing where they are damaged.

std::string key_of_day(Day day);
std::optional<Day> day_of_key(std::string_view key);

// The kinds of articles that tell stories.
Filter told_filter();

// Groups what is new, and those days whose stories depend on it.  Days are those of a clock that is
// so many minutes `ahead` of UTC.  False: stopped before the end; it goes on from there the next
// time.
bool bring_up_to_date(
    const Archive& archive,
    const Concepts& concepts,
    std::int64_t ahead,
    Store& store,
    const ProgressSink& progress,
    const Stop* stop);

}  // namespace weiguan::told
