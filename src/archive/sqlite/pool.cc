#include "archive/sqlite/detail/pool.h"

#include <utility>

namespace weiguan::detail {

Pool::Reader::Reader(Pool& pool)
    : pool_(pool),
      database_(pool.take(generation_)),
      transaction_(std::make_unique<Transaction>(*database_, Transaction::Kind::read)) {}

Pool::Reader::~Reader() {
  transaction_.reset();
  const std::lock_guard lock(pool_.mutex_);
  if (generation_ == pool_.generation_ && pool_.idle_.size() < most_idle)
    pool_.idle_.push_back(std::move(database_));
}

std::unique_ptr<Database> Pool::take(std::uint64_t& generation) {
  {
    const std::lock_guard lock(mutex_);
    generation = generation_;
    if (!idle_.empty()) {
      std::unique_ptr<Database> one = std::move(idle_.back());
      idle_.pop_back();
      return one;
    }
  }
  auto made = std::make_unique<Database>(path_, Database::Mode::read);
  if (prepare_) prepare_(*made);
  return made;
}

void Pool::forget() {
  const std::lock_guard lock(mutex_);
  ++generation_;
  idle_.clear();
}

}  // namespace weiguan::detail
