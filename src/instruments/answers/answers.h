// What chatbots answered: full answer, evasion, refusal, block, ...
#pragma once

#include "instruments/instruments.h"

namespace weiguan::answers {

extern const Instrument instrument;

}  // namespace weiguan::answers
