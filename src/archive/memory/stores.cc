#include "archive/memory/detail/stores.h"

#include <chrono>
#include <utility>

namespace weiguan::detail {

namespace {

class MemoryStore final : public Store {
 public:
  MemoryStore(std::shared_ptr<MemoryStores::Kept> kept, std::unique_lock<std::timed_mutex>&& lock)
      : kept_(std::move(kept)), lock_(std::move(lock)) {}

  std::optional<std::string> get(std::string_view key) const override {
    const auto found = kept_->values.find(key);
    if (found == kept_->values.end()) return {};
    return found->second;
  }

  void each(
      std::string_view prefix,
      const std::function<bool(std::string_view, std::string_view)>& each) const override {
    for (auto at = kept_->values.lower_bound(prefix); at != kept_->values.end(); ++at) {
      if (at->first.compare(0, prefix.size(), prefix) != 0) return;
      if (!each(at->first, at->second)) return;
    }
  }

  void write(const std::vector<Change>& changes) override {
    for (const Change& change : changes) {
      if (change.value) {
        kept_->values[change.key] = *change.value;
      } else {
        kept_->values.erase(change.key);
      }
    }
  }

  void clear() override { kept_->values.clear(); }

 private:
  std::shared_ptr<MemoryStores::Kept> kept_;
  std::unique_lock<std::timed_mutex> lock_;
};

}  // namespace

std::unique_ptr<Store> MemoryStores::open(
    std::string_view name, std::string_view version, const Stop* stop) {
  std::shared_ptr<Kept> kept;
  {
    const std::lock_guard guard(mutex_);
    std::shared_ptr<Kept>& place = kept_[std::string(name)];
    if (place == nullptr) place = std::make_shared<Kept>();
    kept = place;
  }
  std::unique_lock lock(kept->mutex, std::defer_lock);
  while (!lock.try_lock_for(std::chrono::milliseconds(50))) {
    if (requested(stop)) return nullptr;
  }
  if (kept->version != version) {
    kept->values.clear();
    kept->version = version;
  }
  return std::make_unique<MemoryStore>(std::move(kept), std::move(lock));
}

}  // namespace weiguan::detail
