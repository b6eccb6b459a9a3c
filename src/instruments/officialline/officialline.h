// How much of what chatbots answer stands in official texts of the archive.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::officialline {

extern const Instrument instrument;

}  // namespace weiguan::officialline
