// How often wrong tokens came from an address.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <string>

namespace weiguan::web {

// Safe from many threads.  Holds at most `most_addresses`; where there are more, the one that
// failed longest ago is forgotten.
class Failures {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t most_tries = 10;
  static constexpr std::chrono::seconds window{60};
  static constexpr std::size_t most_addresses = 4096;

  // How long nothing is tried for that address; 0: it may try.
  std::chrono::seconds wait(const std::string& address, Clock::time_point now);
  void failed(const std::string& address, Clock::time_point now);
  std::size_t size() const;

 private:
  void forget(Clock::time_point now);

  mutable std::mutex mutex_;
  std::map<std::string, std::deque<Clock::time_point>> tries_;  // Each at most most_tries.
};

// What one machine can choose freely is taken away: of IPv6 the first 64 bits count.
std::string network_of(const std::string& address);

}  // namespace weiguan::web
