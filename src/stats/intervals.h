// Intervals of confidence: how far a number may lie from the one that was counted.
//
// All are two-sided and of `confidence` (0.95: in 95 of 100 repetitions of the counting the
// interval holds the true value), which must lie between 0 and 1 exclusively. Nothing throws;
// nonsense (a total of 0, more hits than total, a confidence outside its range) has no interval:
// nullopt.
//
// They say how much chance there is in a count if what is counted happens independently. Articles
// copy one another, so true intervals are wider; see overdispersion() in changes.h.
#pragma once

#include <optional>

#include "stats/share.h"

namespace weiguan {

struct Interval {
  double low = 0;
  double high = 0;
};

struct Estimate {
  double value = 0;
  Interval interval;
};

// Of a proportion: the score interval of Wilson (1927, JASA 22), without continuity correction.
// Within [0, 1] and good at small counts; the interval to draw beside a share of articles.
std::optional<Interval> wilson(const Share& share, double confidence = 0.95);

// Of a proportion: the exact interval of Clopper and Pearson (1934, Biometrika 26), which holds the
// true value at least as often as it says, so is wider than Wilson's. Where hits and misses are
// both above 10^8, Wilson's interval with continuity correction stands for it.
std::optional<Interval> clopper_pearson(const Share& share, double confidence = 0.95);

// Of a count that may be as great as it likes: the exact interval of Garwood (1936, Biometrika 28)
// for the mean of a Poisson distribution. {0, 3.689} for a count of 0. Never without a value, but
// for a confidence out of range. Above 10^8 by the approximation of Wilson and Hilferty (1931).
std::optional<Interval> poisson_interval(std::uint64_t count, double confidence = 0.95);

// count / exposure with Garwood's interval, in counts per unit of exposure: give millions of
// characters to have the rate per million characters. Nothing unless exposure is finite and above
// 0.
std::optional<Estimate> rate_per(std::uint64_t count, double exposure, double confidence = 0.95);

// rate(a) - rate(b), in [-1, 1]: the hybrid score interval, method 10 of Newcombe (1998, Statistics
// in Medicine 17:873).
std::optional<Estimate> rate_difference(const Share& a, const Share& b, double confidence = 0.95);

// rate(a) / rate(b): the score interval of Koopman (1984, Biometrics 40). high is infinite where b
// has no hits. The value is infinite where only b has no hits; where neither has any it is 1 by
// convention, with the interval [0, infinity]. Ten digits for most shares; four where one total is
// 10^9 times the other and nearly all are hits.
std::optional<Estimate> rate_ratio(const Share& a, const Share& b, double confidence = 0.95);

// The binary logarithm of rate(a) / rate(b), "Log Ratio" (Hardie 2014): 1 is twice as frequent in
// a, -1 twice as frequent in b, 0 equal. Always finite: where one side has no hits, half a hit is
// put in its place. The interval is that of Katz and others (1978, Biometrics 34), the logarithm
// plus and minus z * sqrt(1/a.hits - 1/a.total + 1/b.hits - 1/b.total), with half a hit in place of
// none, and half a hit less in these terms where all are hits. Nothing where neither side has a
// hit.
std::optional<Estimate> log_ratio(const Share& a, const Share& b, double confidence = 0.95);

}  // namespace weiguan
