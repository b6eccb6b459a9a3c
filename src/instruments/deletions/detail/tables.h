// What the rows hold.
#pragma once

#include <array>

#include "instruments/instruments.h"

namespace weiguan::deletions {

inline constexpr std::size_t addresses_table = 0, summary_table = 1;

extern const std::array<Table, 2> tables;

}  // namespace weiguan::deletions
