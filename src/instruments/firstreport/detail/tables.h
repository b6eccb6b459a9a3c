#pragma once

#include <array>
#include <span>

#include "instruments/instruments.h"

namespace weiguan::firstreport {

enum : std::size_t { stories_table, lags_table, before_table, left_out_table, sides_table };

extern const std::span<const Table> tables;

}  // namespace weiguan::firstreport
