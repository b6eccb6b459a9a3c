// Every place where a phrase stands, with what stands before and behind it.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::concordance {

extern const Instrument instrument;

}  // namespace weiguan::concordance
