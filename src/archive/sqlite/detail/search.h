// Search over archive.sqlite and search.sqlite.
#pragma once

#include "archive/archive.h"
#include "archive/sqlite/detail/database.h"
#include "archive/sqlite/detail/index.h"

namespace weiguan::detail {

// Throws DamagedError when the index cannot be read.
Found search_sqlite(
    Database& archive,
    const IndexReader& reader,
    SearchIndex& index,
    std::int64_t last,
    const Search& search);

}  // namespace weiguan::detail
