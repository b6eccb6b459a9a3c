// Everything that changes archive.sqlite.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "archive/sqlite/detail/database.h"

namespace weiguan::detail {

// All of these run in one transaction of their own.
Written write_batch(Database& database, const Batch& batch);
void write_run(Database& database, const Run& run);
void write_fact(Database& database, std::string_view name, std::string_view value);

struct OutletChanges {
  std::vector<std::pair<std::int64_t, ArticleOutlets>> articles;  // n and what is new.
  std::vector<std::pair<std::int64_t, std::string>> captures;
};
void write_outlets(Database& database, const OutletChanges& changes);

}  // namespace weiguan::detail
