// What all copies of one source keep, and what only one outlet adds.
#pragma once

#include <vector>

#include "instruments/instruments.h"
#include "instruments/versus/detail/compare.h"

namespace weiguan::versus {

// The tables `headline` (a row for each copy, oldest first), `kept` and `added`.
void write_copies(
    const Article& source,
    const std::vector<Article>& copies,
    const Tools& tools,
    const RunContext& context);

}  // namespace weiguan::versus
