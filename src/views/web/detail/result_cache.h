// Answers kept for who asks the same again while the archive is unchanged.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <utility>

#include "base/stop.h"

namespace weiguan::web {

// The last answers that were asked for, together at most `most` bytes. Safe from many threads.
class ResultCache {
 public:
  explicit ResultCache(std::size_t most = std::size_t{64} << 20) : most_(most) {}

  // Longer answers are not kept.
  std::size_t longest() const { return most_ / 8; }

  // Null where it is not kept for that state of the archive.
  std::shared_ptr<const std::string> find(const std::string& question, std::uint64_t state);
  // What was kept for other states is dropped.
  void keep(const std::string& question, std::uint64_t state, std::string answer);

  // That somebody works out an answer; while it lives, others who ask the same wait in await().
  class Work {
   public:
    Work(ResultCache& cache, std::string question, std::uint64_t state);
    ~Work();
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

   private:
    ResultCache& cache_;
    std::pair<std::string, std::uint64_t> what_;
    bool first_ = false;
  };

  // As find(), once nobody works on it any more; null, too, when asked to stop meanwhile.
  std::shared_ptr<const std::string> await(
      const std::string& question, std::uint64_t state, const Stop& stop);

 private:
  using Entry = std::pair<std::string, std::shared_ptr<const std::string>>;

  std::mutex mutex_;
  std::condition_variable ended_;
  std::set<std::pair<std::string, std::uint64_t>> under_way_;
  std::size_t most_, held_ = 0;
  std::uint64_t state_ = 0;
  std::list<Entry> entries_;  // Asked for last first.
  std::map<std::string, std::list<Entry>::iterator> places_;
};

}  // namespace weiguan::web
