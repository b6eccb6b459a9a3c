// Stories that one side told and the others did not.
#pragma once

#include <string>
#include <vector>

#include "instruments/coverage/detail/gather.h"
#include "stats/intervals.h"
#include "stats/share.h"

namespace weiguan::coverage {

struct OneSided {
  std::size_t story = 0;
  std::string side;
  Share inside, outside;       // Outlets that told it, of those that were seen or told it.
  Estimate difference;         // Inside less outside (Newcombe).
  std::uint64_t articles = 0;  // Of the side.
};

// The side of each outlet; "" is none, and then it counts as none of the others either.
// Those with two outlets inside that told it and a difference that is surely above 0; the greatest
// lower end first.
std::vector<OneSided> one_sided(const Gathered& gathered, const std::vector<std::string>& sides);

}  // namespace weiguan::coverage
