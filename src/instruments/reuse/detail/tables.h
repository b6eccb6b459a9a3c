// What the instrument says of itself: its parameters and tables.
#pragma once

#include <span>

#include "instruments/instruments.h"

namespace weiguan::reuse {

enum : std::size_t { passages_table, boilerplate_table };

extern const std::span<const Parameter> parameters;
extern const std::span<const Table> tables;

}  // namespace weiguan::reuse
