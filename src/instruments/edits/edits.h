// What was changed at an address after it was published.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::edits {

extern const Instrument instrument;

}  // namespace weiguan::edits
