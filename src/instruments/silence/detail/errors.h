// How often the classifier errs, as it was measured.
#pragma once

#include <optional>
#include <string>

#include "instruments/silence/detail/told.h"
#include "packs/packs.h"
#include "stats/corrected.h"

namespace weiguan::silence {

// Of this model, asked in this language; nothing where the packs do not know it.
std::optional<ErrorRates> error_rates(
    const Packs& packs, const Model& model, const std::string& language);

}  // namespace weiguan::silence
