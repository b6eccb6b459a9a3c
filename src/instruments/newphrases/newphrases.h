// What begins to be said: expressions that nobody listed.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::newphrases {

extern const Instrument instrument;

}  // namespace weiguan::newphrases
