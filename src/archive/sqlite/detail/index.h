// search.sqlite: the words of every article, made from archive.sqlite and behind it by a moment.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "archive/archive.h"
#include "archive/sqlite/detail/database.h"
#include "archive/sqlite/detail/pool.h"

namespace weiguan::detail {

// A look at the index as it stands now.
class IndexReader {
 public:
  // `pool` null: there is no index that can be used.
  IndexReader(Pool* pool, const std::string& archive_id);

  // The articles 1 to through() stand in it; the others have to be read one by one.
  std::int64_t through() const { return through_; }
  Database& operator*() const { return **reader_; }

 private:
  std::optional<Pool::Reader> reader_;
  std::int64_t through_ = 0;
};

// Safe from many threads.
class SearchIndex {
 public:
  // With Access::write a thread follows the archive: it reads what is not indexed yet from the
  // archive itself, so a killed program, an old index and a lost one are all one case.
  SearchIndex(const std::string& archive_path, Access access);
  ~SearchIndex();  // Waits until all that was written is indexed.
  SearchIndex(const SearchIndex&) = delete;
  SearchIndex& operator=(const SearchIndex&) = delete;

  void follow(std::int64_t last);  // Articles up to `last` are written.

  // With Access::write, waits until articles up to `last` are indexed, or cannot be.
  IndexReader reader(const std::string& archive_id, std::int64_t last);

  // Told when a reader found the index damaged: it is made anew with Access::write, and not used
  // with Access::read.
  void distrust();

  // How many tokens the articles 1, 2, ..., through() have, at their number.
  std::shared_ptr<const std::vector<std::uint32_t>> lengths(const IndexReader& reader);

 private:
  // All of these run on the thread.
  void work();
  void open();
  void throw_away();
  std::int64_t index_more();  // The next articles; returns through().

  std::string archive_path_;
  std::string path_;
  Access access_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::int64_t wanted_ = 0;
  std::int64_t indexed_ = 0;
  bool closing_ = false;
  bool failed_ = false;      // Until follow() is called again.
  bool distrusted_ = false;  // A damaged index was met; it was not yet made anew.
  std::shared_ptr<const std::vector<std::uint32_t>> lengths_;

  std::unique_ptr<Database> archive_;  // These four are the thread's own.
  std::unique_ptr<Database> index_;
  std::uint64_t counted_ = 0;  // Tokens of the text that is being indexed.
  bool damaged_before_ = false;
  Pool pool_;
  std::thread thread_;
};

}  // namespace weiguan::detail
