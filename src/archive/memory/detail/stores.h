// Stores of instruments, kept as long as the process is.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "archive/store.h"
#include "base/stop.h"

namespace weiguan::detail {

// Safe from many threads.
class MemoryStores {
 public:
  // As Archive::store.
  std::unique_ptr<Store> open(std::string_view name, std::string_view version, const Stop* stop);

  struct Kept {
    std::timed_mutex mutex;  // Held by who has it.
    std::string version;
    std::map<std::string, std::string, std::less<>> values;
  };

 private:
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Kept>, std::less<>> kept_;
};

}  // namespace weiguan::detail
