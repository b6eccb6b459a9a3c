#include "views/web/detail/stream.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

#include "base/error.h"

namespace weiguan::web {

namespace {

constexpr std::size_t piece_size = std::size_t{64} << 10;
constexpr std::size_t pieces_waiting = 8;

}  // namespace

struct Stream::Shared {
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<std::string> pieces;
  std::exception_ptr failure;
  bool ended = false;
  Stop stop;
  std::thread thread;

  // False when the answer is no longer wanted.
  bool put(std::string piece) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return pieces.size() < pieces_waiting || stop.requested(); });
    if (stop.requested()) return false;
    pieces.push_back(std::move(piece));
    changed.notify_all();
    return true;
  }

  void work(const std::function<void(const Write&, const Stop&)>& make) {
    std::string piece;
    try {
      make(
          [&](std::string_view bytes) {
            piece += bytes;
            if (piece.size() < piece_size) return !stop.requested();
            const bool wanted = put(std::move(piece));
            piece.clear();
            return wanted;
          },
          stop);
      if (!piece.empty()) put(std::move(piece));
    } catch (...) {
      const std::lock_guard lock(mutex);
      failure = std::current_exception();
    }
    const std::lock_guard lock(mutex);
    ended = true;
    changed.notify_all();
  }
};

Stream::Stream(std::function<void(const Write&, const Stop&)> work)
    : shared_(std::make_unique<Shared>()) {
  shared_->thread =
      std::thread([shared = shared_.get(), make = std::move(work)] { shared->work(make); });
}

Stream::~Stream() {
  stop();
  shared_->thread.join();
}

void Stream::stop() {
  const std::lock_guard lock(shared_->mutex);
  shared_->stop.request();
  shared_->changed.notify_all();
}

Stream::State Stream::next(std::string& piece, std::chrono::milliseconds patience) {
  std::unique_lock lock(shared_->mutex);
  shared_->changed.wait_for(
      lock, patience, [&] { return !shared_->pieces.empty() || shared_->ended; });
  if (!shared_->pieces.empty()) {
    piece = std::move(shared_->pieces.front());
    shared_->pieces.pop_front();
    shared_->changed.notify_all();
    return State::piece;
  }
  if (!shared_->ended) return State::not_yet;
  if (shared_->failure) std::rethrow_exception(shared_->failure);
  // Work that was told to stop returns early: what it wrote is not the whole answer.
  if (shared_->stop.requested()) throw Error("the answer was stopped before its end");
  return State::end;
}

void Stream::begin(std::chrono::milliseconds patience) {
  std::unique_lock lock(shared_->mutex);
  shared_->changed.wait_for(
      lock, patience, [&] { return !shared_->pieces.empty() || shared_->ended; });
  if (shared_->pieces.empty() && shared_->failure) std::rethrow_exception(shared_->failure);
}

}  // namespace weiguan::web
