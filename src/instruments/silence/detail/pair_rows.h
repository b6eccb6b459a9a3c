// Rows of what was compared, held back until all of a family are known and can be corrected.
#pragma once

#include <initializer_list>
#include <optional>
#include <utility>
#include <vector>

#include "instruments/silence/detail/asked.h"
#include "instruments/silence/detail/sides.h"

namespace weiguan::silence {

class PairRows {
 public:
  PairRows(std::size_t table, const Asked& asked) : table_(table), asked_(asked) {}

  // Nothing where no thing was scored in both ways.  `own`: the table's columns before those of all
  // pairs.  A row outside of the family is not corrected and does not count.
  void add(
      std::vector<Value> own,
      const Things& things,
      std::initializer_list<Standing> controls,
      bool in_family = true);
  // Writes them, corrected together, and forgets them.
  bool write(const RunContext& context);

 private:
  struct Held {
    Row row;
    std::optional<double> p;
    std::size_t corrected_at = 0;
  };

  std::size_t table_;
  const Asked& asked_;
  std::vector<Held> held_;
};

}  // namespace weiguan::silence
