// How the sources that are fetched do, as a table: the same on a terminal, in files and in the
// dashboard.
#pragma once

#include <span>
#include <vector>

#include "collect/fetch.h"
#include "views/tables/tables.h"

namespace weiguan {

std::span<const Column> source_columns();
std::vector<Value> source_values(const SourceHealth& source);  // One for each column.

}  // namespace weiguan
