#include "archive/sqlite/detail/repeat_store.h"

#include <filesystem>
#include <utility>

#include "archive/sqlite/detail/comparing.h"
#include "archive/sqlite/detail/questions.h"
#include "archive/sqlite/detail/tokenizer.h"
#include "archive/sqlite/detail/waiting.h"

namespace weiguan::detail {

namespace {

// One more whenever what stands in the tables, or how texts are compared, changes.
constexpr std::string_view layout = "1";

// `later` and `earlier` are numbers of articles; of the two texts the one of the lesser id was the
// source.
constexpr const char* tables = R"sql(
DROP TABLE IF EXISTS counts;
DROP TABLE IF EXISTS postings;
DROP TABLE IF EXISTS pairs;
DROP TABLE IF EXISTS copies;
DROP TABLE IF EXISTS state;
CREATE TABLE counts (bytes BLOB NOT NULL);
CREATE TABLE postings (
  landmark INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (landmark, article)
) WITHOUT ROWID;
CREATE TABLE pairs (
  later INTEGER NOT NULL,
  earlier INTEGER NOT NULL,
  resemblance REAL NOT NULL,
  figures REAL NOT NULL,
  of_source REAL NOT NULL,
  of_target REAL NOT NULL,
  passages BLOB NOT NULL,
  PRIMARY KEY (later, earlier)
) WITHOUT ROWID;
CREATE INDEX pairs_by_earlier ON pairs (earlier, later);
CREATE TABLE copies (article INTEGER PRIMARY KEY, least INTEGER NOT NULL);
CREATE TABLE state (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
INSERT INTO state VALUES ('through', 0), ('counted', 0);
)sql";

std::int64_t through_of(Database& store) {
  return store.integer("SELECT value FROM state WHERE name = 'through'");
}

bool is_store_of(Database& store, const std::string& archive_id) {
  if (store.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'state'") == 0) return false;
  Statement rows = store.prepare(
      "SELECT count(*) FROM state WHERE (name, value) IN "
      "(VALUES ('archive', ?1), ('tokenizer', ?2), ('layout', ?3))");
  return rows.with(archive_id, tokenizer_fingerprint(), layout).step() && rows.integer(0) == 3;
}

std::string beside(const std::string& archive_path, std::string_view name) {
  return (std::filesystem::path(archive_path).parent_path() / name).string();
}

}  // namespace

RepeatReader::RepeatReader(Pool* pool, const std::string& archive_id) {
  if (pool == nullptr) return;
  reader_.emplace(*pool);
  if (is_store_of(**reader_, archive_id)) through_ = through_of(**reader_);
}

RepeatStore::RepeatStore(const std::string& archive_path, std::uint64_t memory)
    : archive_path_(archive_path),
      path_(beside(archive_path, "repeats.sqlite")),
      memory_(memory),
      pool_(path_) {}

RepeatReader RepeatStore::reader(const std::string& archive_id) {
  if (!std::filesystem::exists(path_)) return {nullptr, archive_id};
  return {&pool_, archive_id};
}

std::shared_ptr<const CopyGroups> RepeatStore::groups(const RepeatReader& reader) {
  const std::lock_guard lock(mutex_);
  if (groups_through_ == reader.through()) return groups_;
  auto groups = std::make_shared<CopyGroups>();
  if (reader.through() > 0) {
    groups->resize(static_cast<std::size_t>(reader.through()) + 1);
    Statement rows = (*reader).prepare("SELECT article, least FROM copies");
    while (rows.step()) {
      const auto article = static_cast<std::size_t>(rows.integer(0));
      if (article < groups->size()) {
        (*groups)[article] = static_cast<std::uint32_t>(rows.integer(1));
      }
    }
  }
  groups_ = std::move(groups);
  groups_through_ = reader.through();
  return groups_;
}

void RepeatStore::throw_away() {
  store_.reset();
  pool_.forget();
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path_ + end);
}

void RepeatStore::open() {
  Database archive(archive_path_, Database::Mode::read);
  const std::string archive_id = read_archive_id(archive);
  if (store_ == nullptr) {
    store_ = std::make_unique<Database>(path_, Database::Mode::write);
    store_->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    store_->execute("PRAGMA cache_size = -65536");  // kB.
  }
  Transaction transaction(*store_, Transaction::Kind::write);
  if (!is_store_of(*store_, archive_id) ||
      through_of(*store_) > archive.integer("SELECT max(n) FROM articles")) {
    store_->execute(tables);
    store_->prepare("INSERT INTO state VALUES ('archive', ?1), ('tokenizer', ?2), ('layout', ?3)")
        .with(archive_id, tokenizer_fingerprint(), layout)
        .run();
  }
  transaction.commit();
}

Compared RepeatStore::compare(const ProgressSink& progress, const Stop* stop) {
  Compared compared;
  // Keeps threads of this process apart as well.
  const std::unique_ptr<FolderLock> lock =
      wait_for_lock(beside(archive_path_, "repeats.lock"), stop);
  if (lock == nullptr) {
    compared.stopped = true;
    return compared;
  }
  try {
    return compare_once(progress, stop);
  } catch (const DamagedError&) {
    // If it is not this file but the archive, it throws again.
    throw_away();
    return compare_once(progress, stop);
  }
}

Compared RepeatStore::compare_once(const ProgressSink& progress, const Stop* stop) {
  open();
  Compared compared;
  const std::int64_t before = through_of(*store_);
  std::int64_t through = before;
  for (;;) {
    const std::int64_t next =
        compare_next({archive_path_, *store_, memory_, progress, stop}, through);
    if (next == through) break;
    through = next;
  }
  compared.articles = static_cast<std::uint64_t>(through);
  compared.new_articles = static_cast<std::uint64_t>(through - before);
  compared.stopped = requested(stop);
  return compared;
}

}  // namespace weiguan::detail
