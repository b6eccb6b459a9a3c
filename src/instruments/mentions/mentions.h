// How often the entities of a register are mentioned: cities, people, organisations, outlets.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::mentions {

extern const Instrument instrument;

}  // namespace weiguan::mentions
