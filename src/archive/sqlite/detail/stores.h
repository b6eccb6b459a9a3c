// Stores of instruments, each a file of its own beside the archive's.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "archive/store.h"
#include "base/stop.h"

namespace weiguan::detail {

// As Archive::store, for the archive at this path with this id.
std::unique_ptr<Store> open_store(
    const std::string& archive_path,
    const std::string& archive_id,
    std::string_view name,
    std::string_view version,
    const Stop* stop);

}  // namespace weiguan::detail
