// Which candidates are expressions of their own.
#pragma once

#include <cstdint>
#include <vector>

#include "instruments/collocates/detail/counts.h"

namespace weiguan::collocates {

// A shorter run of characters is folded into one that is a character longer when it stands there in
// at least this share of the times that it is beside the phrase.
inline constexpr double fold_share = 0.8;

// By node: 1 where the candidate is beside the phrase at least `least` times in some slice, is not
// folded into a longer one, and does not begin or end with a character that only joins.
// Candidates that the glossary has are never folded.
std::vector<std::uint8_t> choose(
    const Counts& counts, const Question& question, std::size_t phrase);

}  // namespace weiguan::collocates
