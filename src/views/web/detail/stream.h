// A long answer, made by one thread and sent by another.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/stop.h"
#include "views/web/detail/request.h"

namespace weiguan::web {

// Begins the work at once; at most a few pieces wait to be sent, so memory stays small however slow
// the reader is.  When the object ends before the work does, the work is told so (its Stop is
// requested and its Write says false) and waited for.
class Stream {
 public:
  explicit Stream(std::function<void(const Write&, const Stop&)> work);
  ~Stream();
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  enum class State { piece, end, not_yet };
  // Waits up to `patience` for the next piece.  Throws what the work threw, once the pieces before
  // it are taken.
  State next(std::string& piece, std::chrono::milliseconds patience);
  // The same without taking a piece: throws only when the work failed before its first one.
  void begin(std::chrono::milliseconds patience);

  void stop();  // Safe from any thread.

 private:
  struct Shared;
  std::unique_ptr<Shared> shared_;
};

}  // namespace weiguan::web
