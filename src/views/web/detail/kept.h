// Answers that hold as long as the archive does not change.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace weiguan::web {

// Safe from many threads.
class Kept {
 public:
  using Text = std::shared_ptr<const std::string>;

  // The text under `key`: the one that was made of this `state` of the archive, else a new one.
  // Who asks for a text that is being made waits for it.  So that an archive that grows all the
  // time is not counted all the time, a text is told again for ten times as long as it took to
  // make, even if the state has changed; the text says itself of which state it is.
  Text get(const std::string& key, std::uint64_t state, const std::function<std::string()>& make);

 private:
  using Clock = std::chrono::steady_clock;
  struct Entry {
    std::shared_future<Text> text;
    std::uint64_t state = 0;
    bool made = false;
    Clock::time_point good_until{};  // Whatever the state is.
    std::uint64_t used = 0;
  };

  const Entry* usable(const std::string& key, std::uint64_t state) const;
  void make_room();

  std::mutex mutex_;
  std::map<std::string, Entry> entries_;
  std::uint64_t uses_ = 0;
};

}  // namespace weiguan::web
