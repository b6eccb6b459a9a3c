// Search by brute force: what search means.
#pragma once

#include "archive/archive.h"
#include "archive/memory/detail/world.h"

namespace weiguan::detail {

// What a query means.
bool matches(const World& world, const Article& article, const Query& query);

Found search_world(const World& world, const Search& search);

}  // namespace weiguan::detail
