// What the instrument says of itself: its parameters and tables.
#pragma once

#include <span>

#include "instruments/instruments.h"

namespace weiguan::officialline {

enum : std::size_t { answers_table, passages_table, sources_table, models_table };

extern const std::span<const Parameter> parameters;
extern const std::span<const Table> tables;

}  // namespace weiguan::officialline
