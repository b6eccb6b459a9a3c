// How new articles are compared with all before them.
#pragma once

#include <cstdint>
#include <string>

#include "archive/archive.h"
#include "archive/sqlite/detail/database.h"

namespace weiguan::detail {

struct Comparing {
  const std::string& archive_path;
  Database& store;       // repeats.sqlite, with its tables; only this one writes to it.
  std::uint64_t memory;  // About how many bytes it may take.
  const ProgressSink& progress;
  const Stop* stop;
};

// The next articles, as many as the memory holds, in one transaction.  Returns through which
// article all are compared; that does not change when none is left or when it was stopped, which
// leaves nothing of it.
std::int64_t compare_next(const Comparing& comparing, std::int64_t through);

}  // namespace weiguan::detail
