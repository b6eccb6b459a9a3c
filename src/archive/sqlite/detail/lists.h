// What came in last, and who posts how much, over archive.sqlite; as Archive says.
#pragma once

#include <vector>

#include "archive/archive.h"
#include "archive/sqlite/detail/bits.h"
#include "archive/sqlite/detail/database.h"

namespace weiguan::detail {

std::vector<Arrival> read_arrivals(Database& database, std::size_t limit, std::size_t captures);

// `passing`: the articles that pass the filter; null where all do.
std::vector<AccountCount> read_accounts(Database& database, const Bits* passing);

}  // namespace weiguan::detail
