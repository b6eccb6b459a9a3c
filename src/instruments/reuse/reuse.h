// Passages that one article repeats from an earlier one.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::reuse {

extern const Instrument instrument;

}  // namespace weiguan::reuse
