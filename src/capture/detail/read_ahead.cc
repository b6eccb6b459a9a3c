#include "capture/detail/read_ahead.h"

#include <algorithm>
#include <string_view>
#include <system_error>
#include <utility>

namespace weiguan::detail {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t usual_piece = std::size_t{64} << 10;  // Stored.
constexpr std::size_t largest_piece = std::size_t{4} << 20;
constexpr std::size_t largest_plan = std::size_t{8} << 20;
constexpr std::size_t largest_decoded = std::size_t{8} << 20;  // Of a piece.
constexpr std::size_t first_room = std::size_t{1} << 20;
constexpr std::size_t most_members = 4096;  // Of a piece, for there are members of no bytes.
constexpr std::size_t longest_rest = 1024;

// Where a gzip member seems to begin: its magic number, deflate, and no reserved flag.
std::size_t find_member(std::string_view bytes, std::size_t from) {
  std::size_t at = bytes.find("\x1f\x8b\x08"sv, from);
  while (at != npos && at + 3 < bytes.size() && static_cast<unsigned char>(bytes[at + 3]) > 0x1f)
    at = bytes.find("\x1f\x8b\x08"sv, at + 1);
  return at;
}

}  // namespace

ReadAhead::ReadAhead(StoredBytes& input) : input_(input) {}

ReadAhead::~ReadAhead() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    stopped_ = true;
  }
  work_.notify_one();
  thread_.join();
}

bool ReadAhead::next(Batch& batch) {
  batch.members.clear();
  if (rest_ > 0) {
    --rest_;
    return false;
  }
  // A buffer that grew elsewhere is let go, so that the memory keeps its bound.
  if (batch.bytes.capacity() > 2 * largest_decoded) batch.bytes = Window();
  plan();
  if (count_ == 0) return false;
  {
    std::unique_lock<std::mutex> lock(mutex_);
    finish_front(lock);
  }
  Piece& piece = pieces_[front_];
  if (piece.failure) {
    const std::exception_ptr failure = piece.failure;
    drop_all();
    std::rethrow_exception(failure);
  }
  std::swap(batch, piece.batch);
  input_.consume(piece.used);
  if (piece.used == piece.stored.size()) {
    const std::lock_guard<std::mutex> lock(mutex_);
    planned_ -= piece.used;
    piece.state = State::empty;
    front_ = (front_ + 1) % pieces_.size();
    --count_;
    next_rest_ = 1;
    return true;
  }
  drop_all();
  const bool some = !batch.members.empty();
  rest_ = some ? next_rest_ : next_rest_ - 1;
  next_rest_ = std::min(2 * next_rest_, longest_rest);
  return some;
}

void ReadAhead::plan() {
  const std::size_t before = count_;
  while (count_ < pieces_.size() && planned_ < largest_plan && plan_piece()) {
  }
  if (count_ == before) return;
  if (!tried_thread_ && count_ > 1) {
    tried_thread_ = true;
    try {
      thread_ = std::thread([this] { run(); });
    } catch (const std::system_error&) {
      // Then the caller decodes alone.
    }
  }
  work_.notify_one();
}

// Cuts the next piece off the input; false when there is none that can be.
bool ReadAhead::plan_piece() {
  std::string_view rest;
  std::size_t end = npos;
  for (std::size_t held = 2 * usual_piece; end == npos && held <= largest_piece; held *= 2) {
    input_.fill(planned_ + held);
    rest = input_.view().substr(planned_);
    if (!rest.starts_with("\x1f\x8b\x08"sv)) return false;
    end = find_member(rest, usual_piece);
    if (end == npos && input_.at_end()) end = rest.size();
  }
  if (end == npos || end > largest_piece) return false;
  Piece& piece = pieces_[(front_ + count_) % pieces_.size()];
  piece.stored.assign(rest.data(), end);
  piece.offset = input_.position() + planned_;
  piece.failure = nullptr;
  ++count_;
  planned_ += end;
  const std::lock_guard<std::mutex> lock(mutex_);
  piece.state = State::waiting;
  return true;
}

// REQUIRES: mutex_ is held.
ReadAhead::Piece* ReadAhead::waiting_piece() {
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    Piece& piece = pieces_[(front_ + i) % pieces_.size()];
    if (piece.state == State::waiting) return &piece;
  }
  return nullptr;
}

// Until the first piece is decoded the caller decodes what waits: the first or, while the thread is
// at that, the next.
void ReadAhead::finish_front(std::unique_lock<std::mutex>& lock) {
  while (pieces_[front_].state != State::done) {
    if (Piece* piece = waiting_piece()) {
      piece->state = State::working;
      lock.unlock();
      decode(*piece, decoder_);
      lock.lock();
      piece->state = State::done;
    } else {
      done_.wait(lock);
    }
  }
}

void ReadAhead::run() {
  Decoder decoder;
  std::unique_lock<std::mutex> lock(mutex_);
  while (true) {
    Piece* piece = nullptr;
    work_.wait(lock, [&] { return stopped_ || (piece = waiting_piece()) != nullptr; });
    if (stopped_) return;
    piece->state = State::working;
    lock.unlock();
    decode(*piece, decoder);
    lock.lock();
    piece->state = State::done;
    done_.notify_one();
  }
}

void ReadAhead::drop_all() {
  std::unique_lock<std::mutex> lock(mutex_);
  for (Piece& piece : pieces_) {
    done_.wait(lock, [&piece] { return piece.state != State::working; });
    piece.state = State::empty;
  }
  count_ = planned_ = 0;
}

void ReadAhead::decode(Piece& piece, Decoder& decoder) {
  Window& bytes = piece.batch.bytes;
  bytes.consume(bytes.size());
  piece.batch.members.clear();
  piece.used = 0;
  try {
    std::size_t room = first_room;
    while (piece.used < piece.stored.size() && piece.batch.members.size() < most_members) {
      char* out = bytes.room(room);
      const auto result = decoder.whole_member(
          std::string_view(piece.stored).substr(piece.used), out, bytes.free());
      if (result.step == Step::damaged) return;
      if (result.step == Step::going) {
        if (bytes.free() >= largest_decoded) return;
        room = 2 * bytes.free();
        continue;
      }
      bytes.added(result.made);
      const std::uint64_t offset = piece.offset + piece.used;
      piece.used += result.used;
      piece.batch.members.push_back({offset, piece.offset + piece.used, result.made});
    }
  } catch (...) {
    piece.failure = std::current_exception();
  }
}

}  // namespace weiguan::detail
