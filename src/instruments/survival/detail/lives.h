// From visits to a lifetime: when it began, when it was seen, when it was gone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "instruments/fates.h"
#include "stats/survival.h"

namespace weiguan::survival {

enum class Start { published, seen };
enum class Death { between, seen };

struct Reckoning {
  Start start = Start::published;
  Death death = Death::between;
  bool one_visit = false;  // A removal that no later visit confirmed counts, too.
};

// Why the ends of two addresses are alike or not: a number below `ends`, as Lifetime::cause.
inline constexpr std::size_t ends =
    static_cast<std::size_t>(Why::reported) - static_cast<std::size_t>(Why::author) + 1;
inline std::size_t end_number(Why why) {
  return static_cast<std::size_t>(why) - static_cast<std::size_t>(Why::author);
}
inline Why end_of_number(std::size_t number) {
  return static_cast<Why>(number + static_cast<std::size_t>(Why::author));
}

// What can be said of one address.
enum class Said {
  life,        // Something: `time` holds.
  undated,     // It lived from an unknown time on.
  once,        // Seen alive at one time only, and not seen gone.
  never_seen,  // Nobody saw it alive.
  backwards    // Its clocks contradict each other: gone before it began.
};

struct Life {
  Said said = Said::never_seen;
  Lifetime time;             // In days.
  bool listed = false;       // All that is known of it are rows of somebody else.
  bool unconfirmed = false;  // Gone in one visit, which does not count.
  bool not_reached = false;  // The last visit could not look, or what it met is unknown.
};

// An age of which the start is known to lie in a range is an interval, too: the earliest start
// bounds it above, the latest below.  What lies between being gone once and being shown again is
// life.  `published` may be null.
Life life_of(const AddressFate& fate, const TimeRange* published, const Reckoning& reckoning);

// "1h,6h,2d,1w" in days, rising, each once.  Throws UsageError.
std::vector<double> parse_ages(const std::string& text);

}  // namespace weiguan::survival
