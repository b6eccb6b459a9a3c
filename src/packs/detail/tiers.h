// [[tier]] and tier_outlet of phrases.toml.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "packs/packs.h"
#include "packs/toml_reader.h"

namespace weiguan {

// Lays the file's tiers over `tiers`, hottest first.  They are one scale: where a tier does not fit
// the others, that is told and none of the file's is taken over.  `outlets`: ids, sorted.
void read_tiers(
    const toml::table& file,
    const std::vector<std::string_view>& outlets,
    std::vector<Tier>& tiers,
    std::string& tier_outlet,
    const Teller& teller);

}  // namespace weiguan
