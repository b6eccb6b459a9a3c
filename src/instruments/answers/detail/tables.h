// The tables of the instrument `answers`.
#pragma once

#include <span>

#include "instruments/instruments.h"

namespace weiguan::answers {

inline constexpr std::size_t answers_table = 0, counts_table = 1, agreement_table = 2;

extern const std::span<const Table> tables;

}  // namespace weiguan::answers
