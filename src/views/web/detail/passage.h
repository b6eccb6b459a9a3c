#pragma once

#include <string_view>

#include "text/tokens.h"

namespace weiguan::web {

// "120-168" as a range of `text`, on character borders.  Throws UsageError when it is none.
Range read_range(std::string_view passage, std::string_view text);

}  // namespace weiguan::web
