// A page that was read, as one line of JSON: what `weiguan extract` prints.
#pragma once

#include <optional>
#include <string>

#include "base/time.h"
#include "extract/page.h"

namespace weiguan {

// What is known of a page besides what was read out of it.
struct PageOrigin {
  std::string file;          // As the user named it.
  std::string url;           // Empty where not known.
  std::optional<Zone> zone;  // Of dates without a zone of their own; nothing where it is not known.
  std::string source_outlet;  // The pack's id of the declared source; empty where not known.
};

// A JSON object on one line, without the line's end; docs/formats/extract.md says what each member
// is.  Valid UTF-8 whatever the page held.  With a trace, a member "explain" comes last.
std::string page_json(const Page& page, const PageOrigin& origin, const PageTrace* trace = nullptr);

// 2024-07-02T09:30:00+08:00: the wall clock of the zone, with its offset; "Z" for UTC.  Without a
// zone the time was read as if in UTC and is written without one: 2024-07-02T09:30:00.
std::string zoned_time(Time time, const std::optional<Zone>& zone);

// The zone that the page writes its publication time in, else that of its origin.
std::optional<Zone> zone_of(const Page& page, const PageOrigin& origin);
// Likewise of its modification time.
std::optional<Zone> modified_zone_of(const Page& page, const PageOrigin& origin);

}  // namespace weiguan
