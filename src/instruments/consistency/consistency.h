// Whether a chatbot that is asked one thing again and again says one thing.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::consistency {

extern const Instrument instrument;

}  // namespace weiguan::consistency
