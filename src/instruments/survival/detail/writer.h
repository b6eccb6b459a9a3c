// Reckons the curves of one part after another and writes their rows.
#pragma once

#include <cstddef>
#include <vector>

#include "instruments/survival/detail/parts.h"

namespace weiguan::survival {

struct Asked {
  std::vector<double> ages;
  SurvivalOptions options;
};

// Table by table, in each the parts in their order.  Ends early where no more rows are wanted.
void write(const Parts& parts, const Asked& asked, const RunContext& context);

// What must be known to read them, by notes.
void tell(const Parts& parts, const Reckoning& reckoning, const RunContext& context);

}  // namespace weiguan::survival
