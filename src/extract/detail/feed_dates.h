// Dates as feeds and sitemaps write them.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"
#include "model/article.h"

namespace weiguan::extract {

// RFC 3339 and its W3C profile ("2024", "2024-07": the whole year or month), RFC 822 with years of
// two digits and names of zones, and the sloppy forms of both; seconds since 1970; Chinese dates
// and names of months.  "CST" is China's time where `zone` is eight hours east, else America's.
// 7/2/2024 is read only where it can mean one day.  Without a zone of its own in `zone`.
std::optional<TimeRange> feed_date(std::string_view text, const Zone& zone);

}  // namespace weiguan::extract
