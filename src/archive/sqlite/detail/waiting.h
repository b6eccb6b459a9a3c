// Waiting for a lock as long as nobody asks to stop.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <thread>

#include "base/files.h"
#include "base/stop.h"

namespace weiguan::detail {

// Null when asked to stop; `stop` may be null.
inline std::unique_ptr<FolderLock> wait_for_lock(
    const std::filesystem::path& file, const Stop* stop) {
  for (;;) {
    if (std::unique_ptr<FolderLock> lock = FolderLock::try_lock(file)) return lock;
    if (requested(stop)) return nullptr;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

}  // namespace weiguan::detail
