#include "archive/sqlite/detail/pool.h"

#include <utility>

namespace weiguan::detail {

Pool::Reader::Reader(Pool& pool, std::unique_ptr<Database> database)
    : pool_(pool),
      database_(std::move(database)),
      transaction_(std::make_unique<Transaction>(*database_, Transaction::Kind::read)) {}

Pool::Reader::~Reader() {
  transaction_.reset();
  const std::lock_guard lock(pool_.mutex_);
  if (pool_.idle_.size() < most_idle) pool_.idle_.push_back(std::move(database_));
}

Pool::Reader Pool::reader() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<Database> one = std::move(idle_.back());
      idle_.pop_back();
      return {*this, std::move(one)};
    }
  }
  return {*this, std::make_unique<Database>(path_, Database::Mode::read)};
}

}  // namespace weiguan::detail
