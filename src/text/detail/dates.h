// The dates of a text, by language.
#pragma once

#include <string_view>
#include <vector>

#include "text/date_forms.h"

namespace weiguan {

std::vector<DateFound> chinese_dates(std::string_view text);
std::vector<DateFound> english_dates(std::string_view text);

// From 1; "" for 0.
std::string_view english_month(int month);

bool is_day(int month, int day);  // Of a leap year.

}  // namespace weiguan
