// What a box of aligned words is as a passage of two texts.
#pragma once

#include <string_view>
#include <vector>

#include "text/align.h"
#include "text/detail/align_boxes.h"
#include "text/detail/units.h"

namespace weiguan::detail {

// The words of both sides are numbered alike.
RepeatedPassage described(
    std::string_view source,
    const std::vector<Unit>& a,
    std::string_view target,
    const std::vector<Unit>& b,
    const Box& box);

}  // namespace weiguan::detail
