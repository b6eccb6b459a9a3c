// Work for several threads whose results are needed in order.
#pragma once

#include <cstddef>
#include <functional>

namespace weiguan {

using Finish = std::function<void()>;  // The last step of one piece of work; may be empty.
using Work = std::function<Finish()>;  // The step that any thread may do.

struct InOrder {
  unsigned threads = 0;      // 0: one for each core.
  std::size_t waiting = 64;  // Pieces begun and not yet finished, at the most: bounds the memory.
};

// Calls next() until it gives an empty Work; has each Work done by some thread; and calls each
// Finish in the order in which next() gave its Work.  next() and every Finish run on the calling
// thread, one at a time, so a reader and a writer need no lock.  Returns when all is finished. If
// next(), a Work or a Finish throws, nothing new is begun, what came before it in order is
// finished, and the exception is thrown here.
void in_order(const InOrder& options, const std::function<Work()>& next);

}  // namespace weiguan
