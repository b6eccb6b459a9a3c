// Problems that no record shows again (a cut stream, a file left out), as a metadata record.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace weiguan {

inline constexpr std::string_view problems_url = "weiguan:problems";

std::string to_json(const std::vector<Problem>& problems);
std::vector<Problem> parse_problems(std::string_view json);  // None where it is no such list.

}  // namespace weiguan
