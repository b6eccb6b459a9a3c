// Who owns, runs and supervises whom, as of a day, and who says so.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::affiliation {

extern const Instrument instrument;

}  // namespace weiguan::affiliation
