// The month's table of official phrases: how hot each runs, what rose, fell, came and went.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::monthly {

extern const Instrument instrument;

}  // namespace weiguan::monthly
