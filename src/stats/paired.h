// The same questions put twice: is the one answered more often than the other?
//
// Nothing here throws.  p-values are two-sided and lie in [0, 1].
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "stats/intervals.h"
#include "stats/share.h"

namespace weiguan {

// What McNemar's test makes of pairs that differ.
struct McNemar {
  double p = 1;      // Exact: binomial on the pairs that differ.
  double p_mid = 1;  // Half of the chance of what was seen taken off: less careful than exact.
  // Of being the first alone to being the second alone, among pairs that differ: the conditional
  // odds ratio.  Nothing where no pair differs; infinite where none is the second alone.
  std::optional<double> odds;
  // Clopper and Pearson's of the share of the first among those that differ, as odds: it leaves out
  // 1 exactly where `p` is below 1 - confidence.  [0, infinity] where none differs.
  Interval interval;
};

// Of pairs of which only the first is a hit, and of which only the second is; those where both or
// neither are say nothing (McNemar 1947, Psychometrika 12:153; mid-p as in Fagerland, Lydersen and
// Laake 2013, BMC Medical Research Methodology 13:91).  Nothing for a confidence out of range.
std::optional<McNemar> mcnemar(
    std::uint64_t only_first, std::uint64_t only_second, double confidence = 0.95);

// One question: how often it was a hit in the one way and in the other, of its repeats.
struct PairedShare {
  Share first, second;
};

struct PairedDifference {
  std::uint64_t clusters = 0;    // Questions that were put in both ways.
  double first = 0, second = 0;  // Mean of their rates; each question weighs the same.
  double difference = 0;         // first - second, in [-1, 1].
  Interval interval;
  double p = 1;       // By permutation of the two ways within each question.
  bool exact = true;  // All permutations were tried; else that many were drawn.
};

struct PairedOptions {
  double confidence = 0.95;
  std::size_t samples = 9999;     // Permutations to draw where there are too many to try.
  std::uint64_t seed = 20200101;  // The same on every machine.
};

// Difference of two shares over the same questions, where answers to one question hang together and
// questions do not.  The interval is that of Newcombe's method 10 for pairs (1998, Statistics in
// Medicine 17:2635), which joins an interval of each share by their correlation, with intervals of
// clustered shares (clusters.h) in place of Wilson's (Donner and Zou 2012, Statistical Methods in
// Medical Research 21:347).  p is of the mean difference under exchange of the two ways in each
// question (Fisher 1935): all exchanges where at most 14 questions differ, else drawn ones with the
// seen one among them (Phipson and Smyth 2010, SAGMB 9:39), so it is never 0.
// Questions without an answer in one of the ways, or with more hits than answers, are left out.
// Nothing where none is left, or for a confidence out of range.
std::optional<PairedDifference> paired_difference(
    std::span<const PairedShare> questions, const PairedOptions& options = {});

// The same for two groups of different questions (a topic and its controls), each a share of its
// repeats: Newcombe's method without correlation, and permutation of questions between the groups
// (all ways to part them where they are fewer than 20,000). `clusters` is of both.  Nothing where
// one has no question with an answer.
std::optional<PairedDifference> unpaired_difference(
    std::span<const Share> first, std::span<const Share> second, const PairedOptions& options = {});

}  // namespace weiguan
