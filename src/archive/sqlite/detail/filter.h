// A Filter as a condition in SQL.
#pragma once

#include <string>

#include "archive/archive.h"

namespace weiguan::detail {

// A condition on the columns of `articles`, "1" where everything passes.  Texts in it are quoted
// for SQL.
std::string condition(const Filter& filter);

std::string condition_on_lists(const Filter& filter);  // All but the period.
std::string condition_inside(const Period& period);    // The whole time range lies in it.
std::string condition_touching(const Period& period);  // Some of the time range does.
std::string quoted(const std::string& text);

}  // namespace weiguan::detail
