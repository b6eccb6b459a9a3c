// Who is at risk when: exact times counted through, from the first death to the last.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "stats/survival.h"

namespace weiguan::detail {

struct Deaths {
  double age = 0;
  double at_risk = 0;
  double died = 0;
  std::vector<double> of_kind;       // Who died, by kind.
  std::vector<double> risk_of_kind;  // Who was at risk, by kind.
};

// Every age at which somebody dies, in order. `kind_of` says of the lifetime at a place which kind
// it is (its cause, its group), below `kinds`.  REQUIRES: every one is sound and exact or not dead.
std::vector<Deaths> deaths_of(
    std::span<const Lifetime> lives,
    std::size_t kinds,
    const std::function<std::size_t(std::size_t)>& kind_of);

}  // namespace weiguan::detail
