// Search over archive.sqlite and search.sqlite.
#pragma once

#include "archive/archive.h"
#include "archive/sqlite/detail/bits.h"
#include "archive/sqlite/detail/database.h"
#include "archive/sqlite/detail/index.h"

namespace weiguan::detail {

// `only`: no other articles; null: all.  Throws DamagedError when the index cannot be read.
Found search_sqlite(
    Database& archive,
    const IndexReader& reader,
    SearchIndex& index,
    std::int64_t last,
    const Search& search,
    const Bits* only);

}  // namespace weiguan::detail
