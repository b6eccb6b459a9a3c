// What the instrument says of itself: its tables.
#pragma once

#include <span>

#include "instruments/instruments.h"

namespace weiguan::keyness {

enum : std::size_t { keys_table, sides_table };

extern const std::span<const Table> tables;

}  // namespace weiguan::keyness
