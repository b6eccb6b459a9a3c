// The TOML files of the folder registers/.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "packs/registers.h"
#include "packs/told.h"

namespace weiguan {

// NAME.toml, over what `into` has already; false where it cannot be used.  Each fault is told.
bool read_register(std::string_view bytes, const Teller& teller, Register& into);

// official.toml: each [[ranking]] without a fault is laid over the earlier one of its id.
void read_rankings(
    std::string_view bytes,
    const Registers& known,
    std::map<std::string, OfficialRanking, std::less<>>& into,
    const Teller& teller);

}  // namespace weiguan
