// Which outlets told which stories, which were silent, and of which nothing can be known.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::coverage {

extern const Instrument instrument;

}  // namespace weiguan::coverage
