// Questions about articles that repeat one another.
#pragma once

#include <functional>
#include <vector>

#include "archive/archive.h"
#include "archive/sqlite/detail/bits.h"
#include "archive/sqlite/detail/database.h"
#include "archive/sqlite/detail/repeat_store.h"

namespace weiguan::detail {

// `matching` as in questions.h.
void read_repeats(
    Database& archive,
    const RepeatReader& known,
    const Filter& targets,
    const Bits* matching,
    const std::function<bool(const Repeat&)>& each,
    const Stop* stop);

std::vector<Repeat> read_repeats_of(Database& archive, const RepeatReader& known, ArticleId id);

void read_copies(
    Database& archive,
    const CopyGroups& groups,
    const Filter& filter,
    const Bits* matching,
    const std::function<bool(const std::vector<ArticleId>&)>& each);

// Those of the articles that pass and match that are the oldest of their group.
Bits oldest_copies(
    Database& archive,
    const CopyGroups& groups,
    const Filter& filter,
    const Bits* matching,
    std::int64_t last);

}  // namespace weiguan::detail
