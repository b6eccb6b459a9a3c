// Retry-After: when a server wants to be asked again.  RFC 9110, 10.2.3.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "base/time.h"

namespace weiguan {

// From an answer's head, seconds or a date; nothing where there is none or it cannot be read; at
// most a day, never negative.
std::optional<std::chrono::milliseconds> retry_after(std::string_view head, ExactTime now);

}  // namespace weiguan
