// What stands beside a phrase, and how its company changes.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::collocates {

extern const Instrument instrument;

}  // namespace weiguan::collocates
