// The English formula that opens a dispatch.
#pragma once

#include <optional>
#include <string_view>

#include "extract/detail/dateline.h"

namespace weiguan::extract {

// "BEIJING, July 2 (Xinhua) --", "LONDON —", "(Reuters) -".
std::optional<Opening> read_english_opening(std::string_view paragraph);

}  // namespace weiguan::extract
