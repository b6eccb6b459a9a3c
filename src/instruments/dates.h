// Days as people read them, and the range that was asked for to the day.
#pragma once

#include <optional>

#include "instruments/instruments.h"

namespace weiguan {

// As close as it is known: 2024-07-02, 2024-07, 2024 or 2024-07-02/2024-07-05; nothing where it is
// only known when it was seen.
Value date_of(const TimeRange& time, const Zone& zone);

// From the arguments from and to, not widened; what was not asked for is open.  Nothing where
// neither end was.
std::optional<Period> asked_range(const Arguments& arguments, const Zone& zone);

}  // namespace weiguan
