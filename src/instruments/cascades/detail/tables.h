// What the instrument says of itself: its parameters and tables.
#pragma once

#include <span>

#include "instruments/instruments.h"

namespace weiguan::cascades {

enum : std::size_t { cascades_table, members_table, outlets_table };

extern const std::span<const Parameter> parameters;
extern const std::span<const Table> tables;

}  // namespace weiguan::cascades
