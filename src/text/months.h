// The months in English, in lower case.
#pragma once

#include <array>
#include <string_view>

namespace weiguan {

inline constexpr std::array<std::string_view, 12> english_months = {
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december"};

}  // namespace weiguan
