// What the rows hold.
#pragma once

#include <span>

#include "instruments/instruments.h"

namespace weiguan::survival {

enum : std::size_t { summary_table, ages_table, ends_table, tests_table, steps_table };

extern const std::span<const Table> tables;

}  // namespace weiguan::survival
