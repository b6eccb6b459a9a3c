// How many articles appeared, and where nobody looked.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::volume {

extern const Instrument instrument;

}  // namespace weiguan::volume
