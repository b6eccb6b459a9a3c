// A request to stop, as Ctrl-C makes it.
#pragma once

#include <atomic>

namespace weiguan {

// Long work looks at requested() between records and returns what it has.  Safe from any thread and
// from a signal handler.
class Stop {
 public:
  void request() { requested_.store(true, std::memory_order_relaxed); }
  bool requested() const { return requested_.load(std::memory_order_relaxed); }

 private:
  std::atomic<bool> requested_{false};
  static_assert(std::atomic<bool>::is_always_lock_free);
};

// The same of one that need not be there: where it is not, nobody asks to stop.
inline bool requested(const Stop* stop) {
  return stop != nullptr && stop->requested();
}

}  // namespace weiguan
