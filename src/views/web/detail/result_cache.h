// Answers kept for who asks the same again while the archive is unchanged.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

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

 private:
  using Entry = std::pair<std::string, std::shared_ptr<const std::string>>;

  std::mutex mutex_;
  std::size_t most_, held_ = 0;
  std::uint64_t state_ = 0;
  std::list<Entry> entries_;  // Asked for last first.
  std::map<std::string, std::list<Entry>::iterator> places_;
};

}  // namespace weiguan::web
