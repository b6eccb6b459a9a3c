// The formula that opens a dispatch: （新华社北京7月2日电）, 本报讯, "BEIJING, July 2 (Xinhua) --".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "model/article.h"

namespace weiguan::extract {

// A formula as it stands at the beginning of a paragraph.
struct Opening {
  std::string agency;  // As written; 本报 and the like, too.
  std::string place;
  int year = 0;   // 0 where none is written.
  int month = 0;  // Likewise.
  int day = 0;
  std::vector<std::string> people;  // 記者王小明／台北報導: who is named in it.
};

// Nothing where `paragraph` begins with no such formula; 据某报报道 is none.
std::optional<Opening> read_opening(std::string_view paragraph);

// The same of a short line between headline and text: 某某某／台北報導.
std::optional<Opening> read_byline(std::string_view line);

// 本报, 本网, 本台 ...: the outlet that speaks, whichever it is; never a source by itself.
bool is_this_outlet(std::string_view name);

// The day that is written, with what is missing taken from the publication: the nearest one that is
// not after it.  A day's grace for other zones; nothing where it would be more than half a year
// before.
std::optional<TimeRange> day_of(
    const Opening& opening, const std::optional<TimeRange>& published, const Zone& zone);

}  // namespace weiguan::extract
