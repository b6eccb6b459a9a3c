// What the instrument says of itself: its parameters and tables.
#pragma once

#include <span>

#include "instruments/instruments.h"

namespace weiguan::ranking {

enum : std::size_t {
  ranking_table,
  components_table,
  sensitivity_table,
  movement_table,
  items_table
};

extern const std::span<const Parameter> parameters;
extern const std::span<const Table> tables;

}  // namespace weiguan::ranking
