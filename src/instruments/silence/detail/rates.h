// How often what was asked was not answered, of everybody.
#pragma once

#include "instruments/silence/detail/asked.h"
#include "instruments/silence/detail/told.h"
#include "packs/packs.h"
#include "stats/corrected.h"

namespace weiguan::silence {

// Writes the table `rates`.  False: no more rows, please.
bool write_rates(
    const Heard& heard,
    const Controls& controls,
    const Asked& asked,
    const Packs& packs,
    const RunContext& context);

}  // namespace weiguan::silence
