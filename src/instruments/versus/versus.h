// One article beside the one it was taken from, sentence by sentence.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::versus {

extern const Instrument instrument;

}  // namespace weiguan::versus
