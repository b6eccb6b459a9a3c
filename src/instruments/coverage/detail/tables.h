#pragma once

#include <span>

#include "instruments/instruments.h"

namespace weiguan::coverage {

enum : std::size_t { cells_table, silences_table, one_sided_table, outlets_table };

extern const std::span<const Table> tables;

}  // namespace weiguan::coverage
