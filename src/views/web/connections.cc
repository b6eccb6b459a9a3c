#include "views/web/detail/connections.h"

#include <utility>

namespace weiguan::web {

namespace {

constexpr int refusing_threads = 4;
constexpr std::size_t most_refused = 64;

thread_local bool only_refuses = false;

}  // namespace

Connections::Connections(std::size_t threads, std::size_t waiting) : waiting_(waiting) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(answered_); });
  for (int i = 0; i < refusing_threads; ++i) {
    threads_.emplace_back([this] {
      only_refuses = true;
      work(refused_);
    });
  }
}

void Connections::enqueue(std::function<void()> connection) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] {
    return answered_.size() < waiting_ || refused_.size() < most_refused || ended_;
  });
  auto& queue = answered_.size() < waiting_ ? answered_ : refused_;
  queue.push_back(std::move(connection));
  changed_.notify_all();
}

void Connections::shutdown() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }
  for (auto& one : threads_) one.join();
}

bool Connections::turned_away_here() {
  return only_refuses;
}

void Connections::work(Queue& queue) {
  for (;;) {
    std::function<void()> connection;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return !queue.empty() || ended_; });
      if (queue.empty()) return;
      connection = std::move(queue.front());
      queue.pop_front();
      changed_.notify_all();
    }
    connection();
  }
}

}  // namespace weiguan::web
