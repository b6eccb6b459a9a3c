// What the instrument says of itself: its parameters and tables.
#pragma once

#include <span>

#include "instruments/instruments.h"

namespace weiguan::consistency {

enum : std::size_t { facts_table, questions_table, turns_table, models_table };

extern const std::span<const Parameter> parameters;
extern const std::span<const Table> tables;

}  // namespace weiguan::consistency
