// How often chatbots do not answer, by model, topic and language, and what that is worth.
#pragma once

#include "instruments/instruments.h"

namespace weiguan::silence {

extern const Instrument instrument;

}  // namespace weiguan::silence
