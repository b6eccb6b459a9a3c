// Who used a phrase first and who followed.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::spread {

extern const Instrument instrument;

}  // namespace weiguan::spread
