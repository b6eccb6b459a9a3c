// How far two judges, or a judge and a rule, agree beyond chance.  Nothing here throws.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "stats/intervals.h"

namespace weiguan {

// How often the first judge said the row's verdict and the second the column's, of the same things.
using Agreements = std::vector<std::vector<std::uint64_t>>;

struct Kappa {
  double value = 0;     // 1: they always agree; 0: as often as by chance.
  double agreed = 0;    // The share of things of which they say the same.
  double expected = 0;  // That share by chance, from how often each says what.
  Interval interval;    // Cut off at -1 and 1.
};

// Cohen's kappa (1960, Educational and Psychological Measurement 20:37) with the interval of
// Fleiss, Cohen and Everitt (1969, Psychological Bulletin 72:323), which takes things for
// independent and many: below some thirty it is a guide only.  Nothing for a table that is not as
// wide as it is high, for one without counts, where both always say one and the same verdict (then
// chance agrees fully, too), or for a confidence out of range.
std::optional<Kappa> cohen_kappa(const Agreements& table, double confidence = 0.95);

}  // namespace weiguan
