// How many addresses of each outlet met which end.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "instruments/fates_rows.h"

namespace weiguan::deletions {

class Summary {
 public:
  void add(const Watched& watched);

  std::uint64_t addresses() const { return addresses_; }
  std::uint64_t once() const { return once_; }

  // Rows by outlet, those of no known outlet last: first all removals, then by cause, in their
  // order.
  void write(const RunContext& context) const;

 private:
  struct End {
    std::uint64_t removed = 0, confirmed = 0;
    std::vector<CaptureId> captures;  // At most most_evidence.
  };
  struct Outlet {
    std::uint64_t all = 0, once = 0, returned = 0;
    std::map<Fate, std::uint64_t> fates;
    std::map<Why, End> ends;
  };

  std::map<std::string, Outlet> outlets_;
  std::uint64_t addresses_ = 0, once_ = 0;
};

}  // namespace weiguan::deletions
