// The figure of the rates: a panel for each topic, a line for each model, a dot for each language.
#pragma once

#include <span>

#include "instruments/figure.h"

namespace weiguan::silence {

Figure figure(const Packs& packs, const Arguments& arguments, std::span<const Row> rows);

}  // namespace weiguan::silence
