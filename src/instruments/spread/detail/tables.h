// What the instrument says of itself: its tables.
#pragma once

#include <span>

#include "instruments/instruments.h"

namespace weiguan::spread {

enum : std::size_t { adopters_table, order_table, adoption_table };

extern const std::span<const Table> tables;

}  // namespace weiguan::spread
