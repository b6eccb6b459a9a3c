#include "views/web/detail/kept.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace weiguan::web {

namespace {

constexpr std::size_t most_entries = 128;
constexpr std::size_t longest_kept = std::size_t{1} << 20;
constexpr int patience = 10;  // Times as long as the making took.

}  // namespace

const Kept::Entry* Kept::usable(const std::string& key, std::uint64_t state) const {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return nullptr;
  const Entry& entry = found->second;
  const bool fresh = entry.state == state || (entry.made && Clock::now() < entry.good_until);
  return fresh ? &entry : nullptr;
}

void Kept::make_room() {
  if (entries_.size() < most_entries) return;
  auto least = entries_.end();
  for (auto at = entries_.begin(); at != entries_.end(); ++at) {
    const bool older = least == entries_.end() || at->second.used < least->second.used;
    if (at->second.made && older) least = at;
  }
  if (least != entries_.end()) entries_.erase(least);
}

Kept::Text Kept::get(
    const std::string& key, std::uint64_t state, const std::function<std::string()>& make) {
  std::promise<Text> promise;
  std::uint64_t mine = 0;
  {
    std::unique_lock lock(mutex_);
    if (const Entry* entry = usable(key, state)) {
      const auto text = entry->text;
      entries_[key].used = ++uses_;
      lock.unlock();
      return text.get();
    }
    make_room();
    mine = ++uses_;
    entries_[key] = {promise.get_future().share(), state, false, {}, mine};
  }
  const auto begun = Clock::now();
  // An entry that took the place of ours in the meantime is left alone.
  const auto change = [&](const std::function<void(std::map<std::string, Entry>::iterator)>& by) {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    if (found != entries_.end() && found->second.state == state && !found->second.made) by(found);
  };
  try {
    auto text = std::make_shared<const std::string>(make());
    promise.set_value(text);
    change([&](auto at) {
      if (text->size() > longest_kept) {
        entries_.erase(at);
        return;
      }
      at->second.made = true;
      at->second.good_until = Clock::now() + patience * (Clock::now() - begun);
    });
    return text;
  } catch (...) {
    promise.set_exception(std::current_exception());
    change([&](auto at) { entries_.erase(at); });
    throw;
  }
}

}  // namespace weiguan::web
