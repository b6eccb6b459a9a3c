// A day that a page names only by half: without its year, or counted from now.
#pragma once

#include <optional>
#include <vector>

#include "extract/detail/date_clues.h"

namespace weiguan::extract {

// From a short line by the headline.  The year is that of the address, of the one day of metadata
// that agrees, or of the only copyright line; none is assumed.
std::optional<TimeRange> guess_date(
    const std::vector<Block>& blocks,
    const std::vector<Candidate>& days,
    const DateContext& context);

}  // namespace weiguan::extract
