// Writes the rows.
#pragma once

#include <string>

#include "instruments/cascades/detail/report.h"
#include "instruments/cascades/detail/totals.h"
#include "instruments/instruments.h"

namespace weiguan::cascades {

// Each false where no more rows are wanted.
bool write_cascade(const Cascade& cascade, const RunContext& context);
bool write_totals(const Totals& totals, const RunContext& context);

}  // namespace weiguan::cascades
