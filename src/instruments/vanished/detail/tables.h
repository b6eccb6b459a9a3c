// What the rows hold.
#pragma once

#include <array>

#include "instruments/instruments.h"

namespace weiguan::vanished {

inline constexpr std::size_t pages_table = 0, days_table = 1;

extern const std::array<Table, 2> tables;

}  // namespace weiguan::vanished
