// What the instrument says of itself: its parameters and tables.
#pragma once

#include <span>

#include "instruments/instruments.h"

namespace weiguan::novelty {

enum : std::size_t { novelty_table, articles_table };

extern const std::span<const Parameter> parameters;
extern const std::span<const Table> tables;

}  // namespace weiguan::novelty
