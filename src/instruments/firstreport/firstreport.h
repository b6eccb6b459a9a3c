// Who reported first, how long before or behind the official text, and what that left out.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::firstreport {

extern const Instrument instrument;

}  // namespace weiguan::firstreport
