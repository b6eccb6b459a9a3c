// The two selections that are compared, and their texts.
#pragma once

#include <array>
#include <optional>
#include <string>

#include "instruments/keyness/detail/corpus.h"
#include "instruments/selection.h"

namespace weiguan::keyness {

struct Side {
  std::optional<Filter> filter;  // Nothing: no article passes.
  std::uint64_t articles = 0, with_text = 0;
  std::uint64_t undecided = 0;  // Left out: they may or may not lie in the period.
  std::optional<Time> from, to;
};

// What the reference is: as it was asked for, or everything else in one respect.
enum class Reference { asked, other_times, other_articles, other_outlets, other_kinds, nothing };

struct Sides {
  std::array<Side, 2> side;  // The slice, then the reference.
  Reference reference = Reference::asked;
  std::uint64_t shared = 0;  // Articles of the slice that the reference would hold, too.
  Corpus corpus;
};

Sides read_sides(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context);

}  // namespace weiguan::keyness
