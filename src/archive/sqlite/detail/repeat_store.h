// repeats.sqlite: which articles repeat which, made from archive.sqlite when somebody asks for it.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/sqlite/detail/database.h"
#include "archive/sqlite/detail/pool.h"

namespace weiguan::detail {

// The group of copies of each article, at its number: the least number in it; 0 where it has none.
using CopyGroups = std::vector<std::uint32_t>;

// A look at what is known now.
class RepeatReader {
 public:
  // Nothing is known where `pool` is null or its file is of another archive.
  RepeatReader(Pool* pool, const std::string& archive_id);

  std::int64_t through() const { return through_; }  // The articles 1 to this were compared.
  Database& operator*() const { return **reader_; }  // REQUIRES: through() > 0.

 private:
  std::optional<Pool::Reader> reader_;
  std::int64_t through_ = 0;
};

// Safe from many threads.
class RepeatStore {
 public:
  // `memory`: about how many bytes compare() may take.
  RepeatStore(const std::string& archive_path, std::uint64_t memory);

  Compared compare(const ProgressSink& progress, const Stop* stop);

  RepeatReader reader(const std::string& archive_id);
  std::shared_ptr<const CopyGroups> groups(const RepeatReader& reader);

 private:
  Compared compare_once(const ProgressSink& progress, const Stop* stop);
  void open();
  void throw_away();

  std::string archive_path_, path_;
  std::uint64_t memory_;
  std::unique_ptr<Database> store_;  // For writing; of who holds the lock of repeats.lock.
  Pool pool_;
  std::mutex mutex_;
  std::shared_ptr<const CopyGroups> groups_;
  std::int64_t groups_through_ = -1;
};

// The passages of a pair as bytes, and back.  Throws DamagedError for bytes that are none.
std::string passages_to_bytes(const std::vector<RepeatedPassage>& passages);
std::vector<RepeatedPassage> passages_from_bytes(std::string_view bytes);

}  // namespace weiguan::detail
