// Which texts are official.
#pragma once

#include <string>
#include <vector>

#include "archive/archive.h"
#include "packs/packs.h"

namespace weiguan::officialline {

// What the parameter `official` stands for when it is not given.
inline constexpr std::string_view usual_official =
    "central-party, central-state, local-party, local-state, government";

// The outlets that a list names, in order: by id, by group, by who controls them (central-party) or
// by what they are (government, agency).  Throws UsageError where a name is none of these.
std::vector<std::string> official_outlets(const Packs& packs, std::string_view list);

// All that they published but answers.  REQUIRES: outlets is not empty.
Filter official_texts(const std::vector<std::string>& outlets);

}  // namespace weiguan::officialline
