// CDXJ: the index that other tools (pywb, wabac) replay a WARC by.  A line a capture:
//   <SURT> <YYYYMMDDhhmmss> {"url": ..., "mime": ..., "status": ..., "digest": ..., "length": ...,
//   "offset": ..., "filename": ...}
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/capture.h"

namespace weiguan {

std::string cdxj_line(const Capture& capture);                  // With its "\n".
std::optional<Capture> parse_cdxj_line(std::string_view line);  // Nothing unless it is such a line.

}  // namespace weiguan
