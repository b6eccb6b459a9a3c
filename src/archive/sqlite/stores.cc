#include "archive/sqlite/detail/stores.h"

#include <filesystem>
#include <utility>

#include <unistd.h>

#include "archive/sqlite/detail/database.h"
#include "archive/sqlite/detail/waiting.h"

namespace weiguan::detail {

namespace {

constexpr const char* tables = R"sql(
CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS made_of (archive TEXT NOT NULL, version TEXT NOT NULL);
)sql";

class SqliteStore final : public Store {
 public:
  explicit SqliteStore(const std::string& path) : store_(path, Database::Mode::write) {
    store_.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL");
    store_.execute(tables);
  }

  void hold(std::unique_ptr<FolderLock>&& lock) { lock_ = std::move(lock); }

  void be_of(const std::string& archive_id, std::string_view version) {
    {
      Statement rows = store_.prepare("SELECT archive = ?1 AND version = ?2 FROM made_of");
      if (rows.with(archive_id, version).step() && rows.integer(0) == 1) return;
    }
    Transaction transaction(store_, Transaction::Kind::write);
    store_.execute("DELETE FROM kept; DELETE FROM made_of");
    store_.prepare("INSERT INTO made_of VALUES (?1, ?2)").with(archive_id, version).run();
    transaction.commit();
  }

  std::optional<std::string> get(std::string_view key) const override {
    Statement rows = store_.prepare("SELECT value FROM kept WHERE key = ?1");
    if (!rows.with(key).step()) return {};
    return rows.text(0);
  }

  void each(
      std::string_view prefix,
      const std::function<bool(std::string_view, std::string_view)>& each) const override {
    Statement rows = store_.prepare("SELECT key, value FROM kept WHERE key >= ?1 ORDER BY key");
    rows.with(prefix);
    while (rows.step()) {
      const std::string_view key = rows.view(0);
      if (key.substr(0, prefix.size()) != prefix || !each(key, rows.view(1))) return;
    }
  }

  void write(const std::vector<Change>& changes) override {
    Transaction transaction(store_, Transaction::Kind::write);
    for (const Change& change : changes) {
      if (change.value) {
        store_.prepare("INSERT OR REPLACE INTO kept VALUES (?1, ?2)")
            .with(change.key, *change.value)
            .run();
      } else {
        store_.prepare("DELETE FROM kept WHERE key = ?1").with(change.key).run();
      }
    }
    transaction.commit();
  }

  void clear() override { store_.execute("DELETE FROM kept"); }

 private:
  std::unique_ptr<FolderLock> lock_;  // Null of a store that only this object knows.
  mutable Database store_;            // A connection changes with every question.
};

void remove_files(const std::filesystem::path& path) {
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + end);
}

}  // namespace

std::unique_ptr<Store> open_store(
    const std::string& archive_path,
    const std::string& archive_id,
    std::string_view name,
    std::string_view version,
    const Stop* stop) {
  const std::filesystem::path folder = std::filesystem::path(archive_path).parent_path();
  std::unique_ptr<SqliteStore> store;
  if (::access(folder.empty() ? "." : folder.c_str(), W_OK) != 0) {
    store = std::make_unique<SqliteStore>(":memory:");
  } else {
    const std::filesystem::path path = folder / (std::string(name) + ".sqlite");
    std::unique_ptr<FolderLock> lock = wait_for_lock(folder / (std::string(name) + ".lock"), stop);
    if (lock == nullptr) return nullptr;
    try {
      store = std::make_unique<SqliteStore>(path.string());
    } catch (const DamagedError&) {
      remove_files(path);
      store = std::make_unique<SqliteStore>(path.string());
    }
    store->hold(std::move(lock));
  }
  store->be_of(archive_id, version);
  return store;
}

}  // namespace weiguan::detail
