// What the rows hold.
#pragma once

#include <array>

#include "instruments/instruments.h"

namespace weiguan::edits {

inline constexpr std::size_t edits_table = 0, outlets_table = 1, operations_table = 2;

// In the order of Certainty.
extern const std::array<Choice, 5> certainty_choices;

extern const std::array<Table, 3> tables;

}  // namespace weiguan::edits
