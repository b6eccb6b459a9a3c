// pack.toml: what a pack says of itself.
#pragma once

#include <string_view>
#include <vector>

#include "packs/packs.h"
#include "packs/told.h"

namespace weiguan {

// Adds the pack to `infos`, or changes the one with its id: there a key that is not given keeps
// its value.  Returns its number in `infos`; with any fault, which is told, `infos` stays as it is
// and the number is `otherwise`.
std::size_t read_pack_toml(
    std::string_view bytes,
    std::vector<PackInfo>& infos,
    std::size_t otherwise,
    const Teller& teller);

}  // namespace weiguan
