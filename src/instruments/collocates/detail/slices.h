// The parts of what is chosen that are counted apart.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "instruments/selection.h"

namespace weiguan::collocates {

struct Slice {
  std::string name;              // Its period; empty where nothing is dated.
  std::optional<Period> period;  // Nothing: whatever its time.
  bool against = false;          // Only to be compared with.
  std::uint64_t with_text = 0;   // Articles with a text. 0: there is nothing to count in.
};

struct Slices {
  std::vector<Slice> slices;    // The one to be compared with first, then by time.
  std::vector<Filter> filters;  // They hold the articles of all slices, each once.
  Selection selection;
  bool nobody = false;                    // No article can be meant.
  std::map<Time, std::uint32_t> numbers;  // By start of period.

  // The slice an article is of; nothing where it lies in none.
  std::optional<std::uint32_t> slice_of(const TimeRange& time) const;
};

// Tells by notes what was widened and which articles have no period.  Throws UsageError where the
// periods to be compared overlap.
Slices make_slices(
    const Archive& archive,
    const Packs& packs,
    const Arguments& arguments,
    const RunContext& context);

}  // namespace weiguan::collocates
