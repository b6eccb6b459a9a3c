// Whether pages still stood: what archive.sqlite knows of each address.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/sqlite/detail/bits.h"
#include "archive/sqlite/detail/database.h"

namespace weiguan::detail {

// As Archive promises.  `passing`: the articles that pass the filter; null where it asks for
// nothing.
void read_visits(
    Database& database,
    const Bits* passing,
    Visited visited,
    const std::function<bool(const Visits&)>& each,
    const Stop* stop);
Visits read_visits_of(Database& database, std::string_view url);
std::vector<Capture> read_captures_for(Database& database, std::string_view purpose);

// The numbers of the articles that pass; `matching` as for read_articles().
Bits read_passing(
    Database& database, const Filter& filter, const Bits* matching, std::int64_t last);

}  // namespace weiguan::detail
