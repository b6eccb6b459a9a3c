// The same questions in two languages, by two models, at two times, in two wordings, and beside
// their controls.
#pragma once

#include "instruments/silence/detail/asked.h"
#include "instruments/silence/detail/told.h"

namespace weiguan::silence {

// Each writes one table, in the order of its first columns.  False: no more rows, please.
bool write_languages(
    const Heard& heard, const Controls& controls, const Asked& asked, const RunContext& context);
bool write_controls(
    const Heard& heard, const Controls& controls, const Asked& asked, const RunContext& context);
bool write_models(
    const Heard& heard, const Controls& controls, const Asked& asked, const RunContext& context);
bool write_drift(
    const Heard& heard, const Controls& controls, const Asked& asked, const RunContext& context);
bool write_forms(
    const Heard& heard, const Controls& controls, const Asked& asked, const RunContext& context);

}  // namespace weiguan::silence
