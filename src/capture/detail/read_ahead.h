// Decodes the coming gzip members on two threads: the caller's, when it has to wait, and one more.
#pragma once

#include <array>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "capture/detail/decoder.h"
#include "capture/detail/window.h"

namespace weiguan::detail {

// Where a member ends is known only once it is decoded.  So the input is cut where the next member
// seems to begin, the pieces are decoded by whichever thread is free, and a piece counts only when
// the members before it end where it begins.  Only ordinary members are given: sound ones, one
// right behind the other and of usual size.  Any other is left at the front of `input` for the
// caller. Not for two threads besides its own.
class ReadAhead {
 public:
  struct Member {
    std::uint64_t offset = 0;  // Where it begins in the file, and where it ends.
    std::uint64_t end = 0;
    std::size_t size = 0;  // Decoded.
  };
  struct Batch {
    Window bytes;  // Of its members, one behind the other.
    std::vector<Member> members;
  };

  explicit ReadAhead(StoredBytes& input);  // `input` must outlive this.
  ~ReadAhead();                            // Waits for the piece that the thread is at.
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  // The next members, exchanged for a batch that is done with; `input` goes on behind them.  False:
  // the next member is not an ordinary one, or there is none, and the caller shall read one
  // himself. Throws what reading the file throws.
  bool next(Batch& batch);

 private:
  enum class State { empty, waiting, working, done };
  struct Piece {
    State state = State::empty;
    std::string stored;
    std::uint64_t offset = 0;
    Batch batch;
    std::size_t used = 0;  // Of stored, up to the first member that is not ordinary.
    std::exception_ptr failure;
  };

  void plan();
  bool plan_piece();
  Piece* waiting_piece();
  void finish_front(std::unique_lock<std::mutex>& lock);
  void drop_all();
  void run();
  static void decode(Piece& piece, Decoder& decoder);

  StoredBytes& input_;
  Decoder decoder_;              // The caller's.
  std::array<Piece, 4> pieces_;  // A ring.
  std::size_t front_ = 0;
  std::size_t count_ = 0;
  std::size_t planned_ = 0;  // Bytes of the input that are in pieces.
  // After a member that is not ordinary the caller reads some alone, twice as many each time, so
  // that a file of such members costs little more than without this.
  std::size_t rest_ = 0;
  std::size_t next_rest_ = 1;

  std::mutex mutex_;  // Of front_, the pieces' states and stopped_.
  std::condition_variable work_;
  std::condition_variable done_;
  bool stopped_ = false;
  bool tried_thread_ = false;
  std::thread thread_;  // Begun with the second piece; not at all where there is none to be had.
};

}  // namespace weiguan::detail
