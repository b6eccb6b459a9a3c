// How many instruments may run at once.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "base/error.h"

namespace weiguan::web {

class Busy : public Error {  // Shown as 503: come again.
 public:
  using Error::Error;
};

class Slots {
 public:
  explicit Slots(int free) : free_(free) {}

  bool take(std::chrono::milliseconds patience = std::chrono::seconds(20)) {
    std::unique_lock lock(mutex_);
    if (!freed_.wait_for(lock, patience, [&] { return free_ > 0; })) return false;
    --free_;
    return true;
  }
  void give_back() {
    const std::lock_guard lock(mutex_);
    ++free_;
    freed_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable freed_;
  int free_;
};

}  // namespace weiguan::web
