// How many of a bunch say yes, where those of one bunch hang together: the outlets of one group.
#pragma once

#include <cstdint>
#include <span>

namespace weiguan {

struct Bunch {
  std::uint64_t hits = 0, total = 0;
  double mean = 0;  // The chance of each of them, between 0 and 1 exclusively.
};

// The logarithm of the chance of a bunch's hits under the beta-binomial distribution with its mean
// and the correlation of any two of the bunch (0: they are independent, and it is the binomial
// one; Prentice 1986, JASA 81), in [0, 1). Exactly by products, so for bunches of some thousands.
double beta_binomial_log(const Bunch& bunch, double correlation);

// The correlation under which all these bunches are likeliest, in [0, 0.9], to 0.001. 0 where no
// bunch has two.
double likeliest_correlation(std::span<const Bunch> bunches);

}  // namespace weiguan
