// Search by brute force: what search means.
#pragma once

#include <optional>
#include <set>

#include "archive/archive.h"
#include "archive/memory/detail/world.h"

namespace weiguan::detail {

// What a query means.
bool matches(const World& world, const Article& article, const Query& query);

// Those that Filter::copies_once_in leaves; nothing where it is not set.
std::optional<std::set<ArticleId>> oldest_copies(const World& world, const Filter& filter);

Found search_world(const World& world, const Search& search);

}  // namespace weiguan::detail
