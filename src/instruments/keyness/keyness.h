// What one slice of the archive says more than another.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::keyness {

extern const Instrument instrument;

}  // namespace weiguan::keyness
