// Search by brute force: what search means.
#pragma once

#include "archive/archive.h"
#include "archive/memory/detail/world.h"

namespace weiguan::detail {

Found search_world(const World& world, const Search& search);

}  // namespace weiguan::detail
