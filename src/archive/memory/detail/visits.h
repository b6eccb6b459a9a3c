// What is known of whether pages still stood, by brute force.
#pragma once

#include <vector>

#include "archive/archive.h"
#include "archive/memory/detail/world.h"

namespace weiguan::detail {

// As Archive::visits() promises, all of them.
std::vector<Visits> visits_in(const World& world);

}  // namespace weiguan::detail
