// How often phrases are used, by whom and when: counts, shares, life cycle, bursts, temperature.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::phrases {

extern const Instrument instrument;

}  // namespace weiguan::phrases
