// Times as files of rows write them.
#pragma once

#include <optional>
#include <string_view>

#include "base/time.h"
#include "model/article.h"

namespace weiguan {

// The stretch of time that the text names, with the source `record`: a day is 24 hours, a minute 60
// seconds.  Takes years, months, days, hours, minutes and seconds in that order (2024-07-02 19:06,
// 2024/7/2, 2024年7月2日19时, 20240702), times with a zone (RFC 3339), "Tue, 02 Jul 2024 19:06:13
// +0800", "Tue Jul 02 19:06:13 +0800 2024", and seconds, milliseconds or microseconds since 1970.
// `zone` is for times that name none.  Nothing when the text is anything else.
std::optional<TimeRange> parse_row_time(std::string_view text, const Zone& zone);

}  // namespace weiguan
