// A Client on a thread of its own: the times of what comes do not wait for what is being archived.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "fetch/client.h"

namespace weiguan {

// Not for two threads at once.
class ClientThread {
 public:
  explicit ClientThread(ClientOptions options);
  ~ClientThread();  // What still runs is dropped.
  ClientThread(const ClientThread&) = delete;
  ClientThread& operator=(const ClientThread&) = delete;

  void start(FetchRequest request);
  void cancel(std::vector<std::uint64_t> ids);
  // As Client::ended(); throws what the thread threw.
  std::vector<Exchange> ended(std::chrono::milliseconds wait);

 private:
  void run();

  ClientOptions options_;
  std::mutex mutex_;
  std::condition_variable wanted_, came_;
  std::vector<FetchRequest> to_start_;
  std::vector<std::uint64_t> to_cancel_;
  std::vector<Exchange> done_;
  std::exception_ptr failure_;
  bool over_ = false;
  std::thread thread_;
};

}  // namespace weiguan
