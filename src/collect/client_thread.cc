#include "collect/detail/client_thread.h"

#include <iterator>
#include <utility>

namespace weiguan {

namespace {

// A request that is added waits so long where others run.
constexpr std::chrono::milliseconds between_looks{5};

}  // namespace

ClientThread::ClientThread(ClientOptions options)
    : options_(std::move(options)), thread_([this] { run(); }) {}

ClientThread::~ClientThread() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  wanted_.notify_one();
  thread_.join();
}

void ClientThread::start(FetchRequest request) {
  {
    const std::lock_guard lock(mutex_);
    to_start_.push_back(std::move(request));
  }
  wanted_.notify_one();
}

void ClientThread::cancel(std::vector<std::uint64_t> ids) {
  {
    const std::lock_guard lock(mutex_);
    to_cancel_ = std::move(ids);
  }
  wanted_.notify_one();
}

std::vector<Exchange> ClientThread::ended(std::chrono::milliseconds wait) {
  std::unique_lock lock(mutex_);
  came_.wait_for(lock, wait, [this] { return !done_.empty() || failure_; });
  if (failure_) std::rethrow_exception(failure_);
  return std::exchange(done_, {});
}

void ClientThread::run() {
  try {
    Client client(options_);
    std::unique_lock lock(mutex_);
    while (!over_) {
      if (client.running() == 0)
        wanted_.wait(lock, [this] { return over_ || !to_start_.empty() || !to_cancel_.empty(); });
      std::vector<FetchRequest> start = std::exchange(to_start_, {});
      const std::vector<std::uint64_t> cancel = std::exchange(to_cancel_, {});
      lock.unlock();
      for (FetchRequest& one : start) client.start(std::move(one));
      for (const std::uint64_t id : cancel) client.cancel(id);
      std::vector<Exchange> ended = client.ended(between_looks);
      lock.lock();
      if (ended.empty()) continue;
      done_.insert(
          done_.end(),
          std::make_move_iterator(ended.begin()),
          std::make_move_iterator(ended.end()));
      came_.notify_one();
    }
  } catch (...) {
    const std::lock_guard lock(mutex_);
    failure_ = std::current_exception();
    came_.notify_one();
  }
}

}  // namespace weiguan
