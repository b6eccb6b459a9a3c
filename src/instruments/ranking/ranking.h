// Who is talked about most, and how sure that order is.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::ranking {

extern const Instrument instrument;

}  // namespace weiguan::ranking
