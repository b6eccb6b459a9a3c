// The content codings of HTTP, undone under limits.  RFC 9110, 8.4; RFC 7932 (br); RFC 8878 (zstd).
#pragma once

#include <string>
#include <string_view>

#include "capture/http.h"

namespace weiguan::detail {

struct Decoded {
  std::string bytes;
  std::string reason;  // What was wrong; empty when all was well.
};

// `coding` in lower case.  A body that is not coded as it says is given as it is, with the reason;
// of a damaged one, what can be decoded; of one beyond the limits, its start.
Decoded undo_coding(std::string_view coding, std::string_view body, const HttpLimits& limits);

}  // namespace weiguan::detail
