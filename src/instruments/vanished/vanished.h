// What the archive holds and its publisher no longer shows.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::vanished {

extern const Instrument instrument;

}  // namespace weiguan::vanished
