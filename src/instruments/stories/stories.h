// Articles of all outlets grouped by what they report.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::stories {

extern const Instrument instrument;

}  // namespace weiguan::stories
