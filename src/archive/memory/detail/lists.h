// What came in last, and who posts how much, told by an archive's other questions.
#pragma once

#include <vector>

#include "archive/archive.h"

namespace weiguan::detail {

// As Archive says.
std::vector<Arrival> arrivals_in(const Archive& archive, std::size_t limit, std::size_t captures);
std::vector<AccountCount> accounts_in(const Archive& archive, const Filter& filter);

}  // namespace weiguan::detail
