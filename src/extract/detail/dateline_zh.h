// The Chinese formulas that open a dispatch.
#pragma once

#include <optional>
#include <string_view>

#include "extract/detail/dateline.h"

namespace weiguan::extract {

// 新华社北京7月2日电, 【山城日報訊】, 本报记者 某某 青禾报道, 記者某某某／台北報導.  `alone`: a
// line of its own between headline and text, where a byline needs no bracket.
std::optional<Opening> read_chinese_opening(std::string_view paragraph, bool alone);

}  // namespace weiguan::extract
