// What the rows hold.
#pragma once

#include <array>

#include "instruments/instruments.h"

namespace weiguan::versus {

inline constexpr std::size_t headline_table = 0, sentences_table = 1, changes_table = 2,
                             kept_table = 3, added_table = 4;

// In the order of Fate and Kind.
extern const std::array<Choice, 6> happened_choices;
extern const std::array<Choice, 7> kind_choices_of_change;

extern const std::array<Table, 5> tables;

}  // namespace weiguan::versus
