// What several operations of one text are together.
#pragma once

#include <string_view>
#include <vector>

#include "instruments/edit_classes.h"

namespace weiguan::detail {

// Of an operation that has nothing heavier in it.
int weight_of(EditClass what);

// Severity of a name beside a leader's title, or of that title.
inline constexpr int leader_severity = 95;

// Passages that went at one place and came at another, word for word.
void find_moved(
    std::string_view before, std::string_view after, std::vector<JudgedOperation>& operations);

// Operations so close to one another that little is kept between them are a rewritten passage.
// What one of them is by itself says little then; only a leader's name still counts.
void find_rewritten(std::string_view before, std::vector<JudgedOperation>& operations);

}  // namespace weiguan::detail
