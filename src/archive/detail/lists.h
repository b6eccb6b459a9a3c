// What a backend is, too, that answers the questions of archive/lists.h itself.
#pragma once

#include <vector>

#include "archive/lists.h"

namespace weiguan::detail {

class Lists {
 public:
  Lists() = default;
  virtual ~Lists() = default;
  Lists(const Lists&) = delete;
  Lists& operator=(const Lists&) = delete;

  virtual std::vector<Arrival> latest_arrivals(std::size_t limit, std::size_t captures) const = 0;
  // In any order.
  virtual std::vector<AccountCount> count_accounts(const Filter& filter) const = 0;
};

}  // namespace weiguan::detail
