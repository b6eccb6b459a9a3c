#include "archive/sqlite/detail/index.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "archive/sqlite/detail/questions.h"
#include "archive/sqlite/detail/tokenizer.h"

namespace weiguan::detail {

namespace {

constexpr std::int64_t most_rows = 2'000;       // In one transaction.
constexpr std::size_t most_bytes = 16'000'000;  // Of texts, in one transaction.

// One more whenever what stands in the tables changes its meaning.
constexpr std::string_view layout = "1";

// `words` keeps no text and no sizes: the text stands in the archive, the sizes in `lengths`.
constexpr const char* tables = R"sql(
DROP TABLE IF EXISTS words;
DROP TABLE IF EXISTS lengths;
DROP TABLE IF EXISTS state;
CREATE VIRTUAL TABLE words USING fts5
  (title, text, content='', columnsize=0, detail=full, tokenize='weiguan');
INSERT INTO words (words, rank) VALUES ('hashsize', 33554432);
CREATE TABLE lengths (article INTEGER PRIMARY KEY, tokens INTEGER NOT NULL);
CREATE TABLE state (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
)sql";

void set_state(Database& database, std::string_view name, std::string_view value) {
  database.prepare("INSERT OR REPLACE INTO state (name, value) VALUES (?1, ?2)")
      .with(name, value)
      .run();
}

std::int64_t through_of(Database& database) {
  return database.integer("SELECT value FROM state WHERE name = 'through'");
}

bool is_index_of(Database& database, const std::string& archive_id) {
  if (database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'state'") == 0) {
    return false;
  }
  Statement rows = database.prepare(
      "SELECT count(*) FROM state WHERE (name, value) IN "
      "(VALUES ('archive', ?1), ('tokenizer', ?2), ('layout', ?3))");
  return rows.with(archive_id, tokenizer_fingerprint(), layout).step() && rows.integer(0) == 3;
}

std::string beside(const std::string& archive_path) {
  return (std::filesystem::path(archive_path).parent_path() / "search.sqlite").string();
}

}  // namespace

IndexReader::IndexReader(Pool* pool, const std::string& archive_id) {
  if (pool == nullptr) return;
  reader_.emplace(*pool);
  if (is_index_of(**reader_, archive_id)) {
    through_ = through_of(**reader_);
  } else {
    reader_.reset();
  }
}

SearchIndex::SearchIndex(const std::string& archive_path, Access access)
    : archive_path_(archive_path),
      path_(beside(archive_path)),
      access_(access),
      pool_(path_, [](Database& made) {
        register_search(made);
        made.execute("PRAGMA cache_size = -16000");  // kB: a common word takes some.
      }) {
  if (access_ == Access::write) thread_ = std::thread([this] { work(); });
}

SearchIndex::~SearchIndex() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void SearchIndex::follow(std::int64_t last) {
  {
    const std::lock_guard lock(mutex_);
    wanted_ = std::max(wanted_, last);
    failed_ = false;
  }
  changed_.notify_all();
}

IndexReader SearchIndex::reader(const std::string& archive_id, std::int64_t last) {
  {
    std::unique_lock lock(mutex_);
    if (access_ == Access::write) {
      changed_.wait(lock, [&] { return failed_ || (!distrusted_ && indexed_ >= last); });
    }
    if (distrusted_ || last == 0) return {nullptr, archive_id};
  }
  try {
    return {&pool_, archive_id};
  } catch (const ArchiveError&) {
    // Without an index the articles themselves are read: slow, but as right.
    distrust();
    return {nullptr, archive_id};
  }
}

void SearchIndex::distrust() {
  {
    const std::lock_guard lock(mutex_);
    distrusted_ = true;
  }
  changed_.notify_all();
}

std::shared_ptr<const std::vector<std::uint32_t>> SearchIndex::lengths(const IndexReader& reader) {
  const std::lock_guard lock(mutex_);
  // A text never changes, and neither does its length: only what is new has to be read.
  const auto needed = static_cast<std::size_t>(reader.through()) + 1;
  if (lengths_ != nullptr && lengths_->size() >= needed) return lengths_;
  auto more = lengths_ == nullptr ? std::make_shared<std::vector<std::uint32_t>>(1)
                                  : std::make_shared<std::vector<std::uint32_t>>(*lengths_);
  const auto known = static_cast<std::int64_t>(more->size()) - 1;
  more->resize(needed);
  Statement rows =
      (*reader).prepare("SELECT article, tokens FROM lengths WHERE article BETWEEN ?1 AND ?2");
  rows.with(known + 1, reader.through());
  while (rows.step()) {
    (*more)[static_cast<std::size_t>(rows.integer(0))] = static_cast<std::uint32_t>(rows.count(1));
  }
  lengths_ = std::move(more);
  return lengths_;
}

void SearchIndex::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(
        lock, [this] { return closing_ || (!failed_ && (distrusted_ || indexed_ < wanted_)); });
    if (failed_ || (!distrusted_ && indexed_ >= wanted_)) return;
    const bool anew = std::exchange(distrusted_, false);
    if (anew) indexed_ = 0;
    lock.unlock();
    std::int64_t through = 0;
    bool failed = false;
    bool damaged = false;
    try {
      if (anew) throw_away();
      through = index_more();
    } catch (const DamagedError&) {
      damaged = true;
    } catch (const std::exception&) {
      failed = true;  // The disk is full, for example.  Search reads the articles meanwhile.
    }
    lock.lock();
    if (damaged) {
      // Once more from nothing; what is damaged even then is the disk or the archive.
      failed = std::exchange(damaged_before_, true);
      distrusted_ = true;
    } else if (!failed) {
      indexed_ = through;
    }
    failed_ = failed;
    changed_.notify_all();
  }
}

void SearchIndex::throw_away() {
  index_.reset();
  pool_.forget();
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
}

void SearchIndex::open() {
  if (archive_ == nullptr)
    archive_ = std::make_unique<Database>(archive_path_, Database::Mode::read);
  if (index_ != nullptr) return;
  const std::string archive_id = read_archive_id(*archive_);
  auto made = std::make_unique<Database>(path_, Database::Mode::write);
  register_search(*made, &counted_);
  made->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
  Transaction transaction(*made, Transaction::Kind::write);
  if (!is_index_of(*made, archive_id) ||
      through_of(*made) > archive_->integer("SELECT max(n) FROM articles")) {
    made->execute(tables);
    set_state(*made, "archive", archive_id);
    set_state(*made, "tokenizer", tokenizer_fingerprint());
    set_state(*made, "layout", layout);
  }
  transaction.commit();
  index_ = std::move(made);
}

std::int64_t SearchIndex::index_more() {
  open();
  const Transaction reading(*archive_, Transaction::Kind::read);
  Transaction writing(*index_, Transaction::Kind::write);
  std::int64_t through = through_of(*index_);
  Statement rows = archive_->prepare(
      "SELECT n, title, text FROM articles JOIN texts ON texts.article = n WHERE n > ?1 "
      "ORDER BY n LIMIT ?2");
  Statement words = index_->prepare("INSERT INTO words (rowid, title, text) VALUES (?1, ?2, ?3)");
  Statement lengths = index_->prepare("INSERT INTO lengths (article, tokens) VALUES (?1, ?2)");
  rows.with(through, most_rows);
  for (std::size_t bytes = 0; bytes < most_bytes && rows.step();) {
    through = rows.integer(0);
    counted_ = 0;
    words.with(through, rows.view(1), rows.view(2)).run();
    lengths.with(through, counted_).run();
    bytes += rows.view(1).size() + rows.view(2).size();
  }
  index_->prepare("INSERT OR REPLACE INTO state (name, value) VALUES ('through', ?1)")
      .with(through)
      .run();
  writing.commit();
  return through;
}

}  // namespace weiguan::detail
