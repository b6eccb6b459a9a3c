// Connections for reading: each question takes one and gives it back.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "archive/sqlite/detail/database.h"

namespace weiguan::detail {

// Safe from many threads.
class Pool {
 public:
  explicit Pool(std::string path) : path_(std::move(path)) {}

  // A connection inside a transaction, so that all it reads is of one moment.
  class Reader {
   public:
    Reader(Pool& pool, std::unique_ptr<Database> database);
    ~Reader();
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    Database* operator->() const { return database_.get(); }
    Database& operator*() const { return *database_; }

   private:
    Pool& pool_;
    std::unique_ptr<Database> database_;
    std::unique_ptr<Transaction> transaction_;
  };

  Reader reader();

 private:
  static constexpr std::size_t most_idle = 16;

  std::string path_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Database>> idle_;
};

}  // namespace weiguan::detail
