// Whose words outlets print: their own, others', or what they said before.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::novelty {

extern const Instrument instrument;

}  // namespace weiguan::novelty
