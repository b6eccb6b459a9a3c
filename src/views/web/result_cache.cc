#include "views/web/detail/result_cache.h"

#include <chrono>

namespace weiguan::web {

std::shared_ptr<const std::string> ResultCache::find(
    const std::string& question, std::uint64_t state) {
  const std::lock_guard lock(mutex_);
  const auto found = places_.find(question);
  if (state != state_ || found == places_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->second;
}

void ResultCache::keep(const std::string& question, std::uint64_t state, std::string answer) {
  if (answer.size() > longest()) return;
  const std::lock_guard lock(mutex_);
  if (state != state_) {
    entries_.clear();
    places_.clear();
    held_ = 0;
    state_ = state;
  }
  if (places_.count(question) > 0) return;
  held_ += answer.size();
  entries_.emplace_front(question, std::make_shared<const std::string>(std::move(answer)));
  places_[question] = entries_.begin();
  while (held_ > most_) {
    held_ -= entries_.back().second->size();
    places_.erase(entries_.back().first);
    entries_.pop_back();
  }
}

ResultCache::Work::Work(ResultCache& cache, std::string question, std::uint64_t state)
    : cache_(cache), what_(std::move(question), state) {
  const std::lock_guard lock(cache_.mutex_);
  first_ = cache_.under_way_.insert(what_).second;
}

ResultCache::Work::~Work() {
  if (!first_) return;
  {
    const std::lock_guard lock(cache_.mutex_);
    cache_.under_way_.erase(what_);
  }
  cache_.ended_.notify_all();
}

std::shared_ptr<const std::string> ResultCache::await(
    const std::string& question, std::uint64_t state, const Stop& stop) {
  constexpr std::chrono::milliseconds look_again{50};  // Nobody tells of a stop.
  const std::pair what(question, state);
  {
    std::unique_lock lock(mutex_);
    while (under_way_.contains(what) && !stop.requested()) ended_.wait_for(lock, look_again);
  }
  return stop.requested() ? nullptr : find(question, state);
}

}  // namespace weiguan::web
