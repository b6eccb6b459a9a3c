// How strongly two words keep company. Nothing throws; nonsense counts have no value: nullopt.
#pragma once

#include <optional>

#include "stats/tests.h"

namespace weiguan {

// Counts of a node (the phrase asked about) and a collocate (a word that stands beside it).
//
// The table behind pmi(), t_score() and collocation_likelihood() is of places (tokens, or
// sentences):
//
//                         the collocate stands there     another does      sum
//   near a node           both                           near - both       near
//   elsewhere             collocate - both               ...               total - near
//   sum                   collocate                      total - collocate total
//
// Each occurrence of the collocate must be counted once, though it may be near two nodes: both is
// at most collocate, and at most near. Otherwise the counts are nonsense, as they are where near or
// collocate exceed total, or near + collocate - both does.
struct Company {
  std::uint64_t node = 0;       // How often the node occurs; only log_dice() looks at it.
  std::uint64_t collocate = 0;  // How often the collocate occurs anywhere.
  std::uint64_t both = 0;       // How often the collocate occurs near a node.
  std::uint64_t near = 0;   // Places near a node: nodes times the window where no windows overlap.
  std::uint64_t total = 0;  // All places.
};

// How often the collocate would be near a node by chance: near * collocate / total.
std::optional<double> expected_both(const Company& company);

// 14 + log2(2 both / (node + collocate)) (Rychly 2008). 14 where each stands only with the other; a
// point more is twice as often; independent of the size of the corpus, so it may be compared
// between corpora and periods. A window of several places may bring it above 14. Nothing where both
// is 0. near and total are not looked at.
std::optional<double> log_dice(const Company& company);

// log2(both / expected_both()), pointwise mutual information (Church and Hanks 1990), in bits. High
// for rare words by its nature. Nothing where both is 0.
std::optional<double> pmi(const Company& company);

// (both - expected_both()) / sqrt(both) (Church and others 1991). Nothing where both is 0.
std::optional<double> t_score(const Company& company);

// log_likelihood() of the table above (Dunning 1993): at least 0, also where the two avoid one
// another, that is where both < expected_both().
std::optional<double> collocation_likelihood(const Company& company);

}  // namespace weiguan
