// Connections for reading: each question takes one and gives it back.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "archive/sqlite/detail/database.h"

namespace weiguan::detail {

// Safe from many threads.
class Pool {
 public:
  using Prepare = std::function<void(Database&)>;

  // `prepare` is told each new connection; it may be empty.
  explicit Pool(std::string path, Prepare prepare = {})
      : path_(std::move(path)), prepare_(std::move(prepare)) {}

  // A connection inside a transaction, so that all it reads is of one moment.
  class Reader {
   public:
    explicit Reader(Pool& pool);
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    Database* operator->() const { return database_.get(); }
    Database& operator*() const { return *database_; }

   private:
    Pool& pool_;
    std::uint64_t generation_ = 0;
    std::unique_ptr<Database> database_;
    std::unique_ptr<Transaction> transaction_;
  };

  Reader reader() { return Reader(*this); }

  // Connections that are in use are not kept any more, either: the file is another one now.
  void forget();

 private:
  std::unique_ptr<Database> take(std::uint64_t& generation);

  static constexpr std::size_t most_idle = 16;

  std::string path_;
  Prepare prepare_;
  std::mutex mutex_;
  std::uint64_t generation_ = 0;
  std::vector<std::unique_ptr<Database>> idle_;
};

}  // namespace weiguan::detail
