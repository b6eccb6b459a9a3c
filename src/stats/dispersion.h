// How evenly something is spread over the parts (articles, outlets, days) of a corpus.
//
// Each part says how often it occurs there (hits) and how great the part is (total, in tokens or
// characters). Parts of size 0 are left out. Nothing throws; where there are no hits at all, no
// parts, or a part with more hits than its size, there is no value: nullopt.
#pragma once

#include <optional>
#include <span>

#include "stats/share.h"

namespace weiguan {

// Gries' deviation of proportions DP (2008, IJCL 13): half the sum of |share of the hits - share of
// the corpus| over the parts. 0: as even as can be; towards 1: all in one small part.
std::optional<double> deviation_of_proportions(std::span<const Share> parts);

// DP divided by its greatest possible value, 1 - the smallest part's share of the corpus (Lijffijt
// and Gries 2012, IJCL 17): in [0, 1] whatever the parts. Nothing with fewer than two parts.
std::optional<double> normalised_deviation(std::span<const Share> parts);

// Juilland's D: 1 - V / sqrt(n - 1), V the standard deviation (of the population) of the rates in
// the n parts divided by their mean. 1: even; 0: all in one part. Near 1 by its nature where parts
// are many (Biber and others 2016); then look at DP. Nothing with fewer than two parts.
std::optional<double> juilland(std::span<const Share> parts);

}  // namespace weiguan
