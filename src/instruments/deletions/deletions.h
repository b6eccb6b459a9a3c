// What became of every address.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::deletions {

extern const Instrument instrument;

}  // namespace weiguan::deletions
