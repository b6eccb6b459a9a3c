// Copies of one text: which was first, and who took it from whom.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::cascades {

extern const Instrument instrument;

}  // namespace weiguan::cascades
