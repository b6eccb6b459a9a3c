// What the instrument says of itself: its tables.
#pragma once

#include <span>

#include "instruments/instruments.h"

namespace weiguan::monthly {

enum : std::size_t { moves_table, new_table, tiers_table, leaders_table, data_table };

extern const std::span<const Table> tables;

}  // namespace weiguan::monthly
