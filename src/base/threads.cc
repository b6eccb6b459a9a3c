#include "base/threads.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace weiguan {

namespace {

struct Piece {
  Work work;
  Finish finish;
  std::exception_ptr failure;
  bool done = false;
};

// The queue between the caller and the threads.
class Crew {
 public:
  explicit Crew(unsigned threads) {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { serve(); });
  }

  ~Crew() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
      queue_.clear();
    }
    waiting_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  void give(std::shared_ptr<Piece> piece) {
    {
      const std::lock_guard lock(mutex_);
      queue_.push_back(std::move(piece));
    }
    waiting_.notify_one();
  }

  bool is_done(const Piece& piece) {
    const std::lock_guard lock(mutex_);
    return piece.done;
  }

  void wait(const Piece& piece) {
    std::unique_lock lock(mutex_);
    finished_.wait(lock, [&] { return piece.done; });
  }

 private:
  void serve() {
    std::unique_lock lock(mutex_);
    while (true) {
      waiting_.wait(lock, [this] { return closed_ || !queue_.empty(); });
      if (queue_.empty()) return;
      const std::shared_ptr<Piece> piece = std::move(queue_.front());
      queue_.pop_front();
      lock.unlock();
      try {
        piece->finish = piece->work();
      } catch (...) {
        piece->failure = std::current_exception();
      }
      piece->work = nullptr;
      lock.lock();
      piece->done = true;
      finished_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable waiting_;
  std::condition_variable finished_;
  std::deque<std::shared_ptr<Piece>> queue_;
  std::vector<std::thread> threads_;
  bool closed_ = false;
};

void finish(const Piece& piece) {
  if (piece.failure) std::rethrow_exception(piece.failure);
  if (piece.finish) piece.finish();
}

}  // namespace

void in_order(const InOrder& options, const std::function<Work()>& next) {
  const unsigned threads =
      options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  const std::size_t most = std::max<std::size_t>(1, options.waiting);
  std::deque<std::shared_ptr<Piece>> begun;
  Crew crew(threads);
  const auto finish_first = [&] {
    const std::shared_ptr<Piece> first = begun.front();
    begun.pop_front();
    crew.wait(*first);
    finish(*first);
  };
  std::exception_ptr failure;
  while (true) {
    Work work;
    try {
      work = next();
    } catch (...) {
      failure = std::current_exception();
    }
    if (!work) break;
    auto piece = std::make_shared<Piece>();
    piece->work = std::move(work);
    begun.push_back(piece);
    crew.give(std::move(piece));
    while (!begun.empty() && (begun.size() >= most || crew.is_done(*begun.front()))) finish_first();
  }
  while (!begun.empty()) finish_first();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace weiguan
