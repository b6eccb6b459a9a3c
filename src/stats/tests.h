// Tests: would chance alone give this? Nothing here throws.
//
// p-values lie in [0, 1]; one below the smallest double is 0.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "stats/share.h"

namespace weiguan {

// A table of two rows and two columns of counts:   a b
//                                                  c d
struct Table2x2 {
  std::uint64_t a = 0;
  std::uint64_t b = 0;
  std::uint64_t c = 0;
  std::uint64_t d = 0;
};

// The log-likelihood ratio of all four cells against independence of rows and columns (Dunning
// 1993, Computational Linguistics 19): 2 * sum of O ln(O/E), in natural logarithms, at least 0. A
// cell of 0 adds 0; a table with an empty row or column gives 0.
double log_likelihood(const Table2x2& table);

// The log-likelihood of a word's frequency in two corpora as Rayson and Garside (2000) compute it:
// with the two cells of the word alone, so a little smaller than Dunning's for frequent words. At
// least 0, says nothing of the direction (compare the rates, or log_ratio()). 0 where a total or
// both hits are 0, and where a share has more hits than total.
double frequency_likelihood(const Share& a, const Share& b);

// The chance that a chi-square variable with these degrees of freedom reaches the statistic: the
// p-value of log_likelihood() and frequency_likelihood() with one degree. 1 where the statistic is
// not above 0 or is NaN or there are no degrees.
double chi_square_p(double statistic, unsigned degrees = 1);

// Fisher's exact test, two-sided: the summed chance of all tables with these margins that are not
// more likely than this one (as R and SciPy have it). 1 where a row or a column is empty. From a
// sum of 10^12 on it is chi_square_p(log_likelihood(table)), which is then the same for any use.
double fisher_exact(const Table2x2& table);

// p-values of many tests made together, adjusted; in the order given. NaN counts as 1; others are
// held within [0, 1].
// Benjamini and Hochberg (1995): choosing what is below 0.05 has 5 in 100 of the chosen wrong.
std::vector<double> benjamini_hochberg(std::span<const double> p);
// Benjamini and Yekutieli (2001): the same however the tests hang together.
std::vector<double> benjamini_yekutieli(std::span<const double> p);
// Heyse (2011), for tests that come out in one of two ways: with the p-value `least`, which has
// just that chance, or with 1. Benjamini and Hochberg's number of wrong ones to be expected below
// p is not taken for p times all tests, but is the sum of the `least` that are not above p, so it
// finds more; tests whose `least` is great cost nothing.
// REQUIRES: as many `least` as p.
std::vector<double> heyse(std::span<const double> p, std::span<const double> least);
// Holm (1979): choosing what is below 0.05 has any wrong one among them in 5 of 100 cases.
std::vector<double> holm(std::span<const double> p);

}  // namespace weiguan
