// Where phrases stand, article by article.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "archive/archive.h"
#include "archive/sqlite/detail/bits.h"
#include "archive/sqlite/detail/database.h"
#include "archive/sqlite/detail/matching.h"

namespace weiguan::detail {

struct CountedUse {
  std::int64_t n = 0;  // The article.
  std::uint32_t phrase = 0;
  std::uint32_t occurrences = 0;
  std::uint32_t title_occurrences = 0;
};

struct PhraseQuestion {
  const std::vector<CountedPhrase>& phrases;
  Overlap overlap;
  const PhraseMatcher& matcher;  // Made of the two above.
};

// Looks the phrases up in the index, by article and phrase; nothing where they are so many that
// reading every article is quicker.  Throws DamagedError when the index cannot be read.
std::optional<std::vector<CountedUse>> look_up_uses(
    Database& archive, Matching& matching, const PhraseQuestion& question);

// Tells the uses of articles that pass the filter and stand in `matching` (null: all do), oldest
// article first.
void tell_uses(
    Database& archive,
    const Filter& filter,
    const Bits* matching,
    const std::vector<CountedUse>& uses,
    const std::function<bool(const PhraseUse&)>& each);

// The same without an index: reads every article that passes.
void scan_uses(
    Database& archive,
    const Filter& filter,
    const Bits* matching,
    const PhraseQuestion& question,
    const std::function<bool(const PhraseUse&)>& each,
    const Stop* stop);

}  // namespace weiguan::detail
