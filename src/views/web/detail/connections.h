// The connections that wait to be answered: not more than can be answered soon.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include <httplib.h>

namespace weiguan::web {

// Threads that answer connections.  Where `waiting` of them wait already, further ones are taken by
// threads of their own, which only say that it is too much (turned_away_here()); where those are
// behind too, no connection is accepted before there is room.
class Connections : public httplib::TaskQueue {
 public:
  Connections(std::size_t threads, std::size_t waiting);
  void enqueue(std::function<void()> connection) override;
  void shutdown() override;

  // Whether this thread may only turn away.
  static bool turned_away_here();

 private:
  using Queue = std::deque<std::function<void()>>;
  void work(Queue& queue);

  std::size_t waiting_;
  std::mutex mutex_;
  std::condition_variable changed_;
  Queue answered_, refused_;
  bool ended_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace weiguan::web
