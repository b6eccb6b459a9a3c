// How long what was published stays, and what ends it.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::survival {

extern const Instrument instrument;

}  // namespace weiguan::survival
