// What the instrument says of itself: its tables.
#pragma once

#include <span>

#include "instruments/instruments.h"

namespace weiguan::phrases {

enum : std::size_t { points_table, life_table, bursts_table, changes_table };

extern const std::span<const Table> tables;

}  // namespace weiguan::phrases
