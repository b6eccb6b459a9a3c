#include "archive/sqlite/detail/database.h"

#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>

namespace weiguan::detail {

namespace {

constexpr int patience = 30'000;  // Milliseconds that a writer waits for another one.

std::string advice_for(int code) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return "Free some space on the disk, then run the same command again; nothing of this step "
             "was kept.";
    case SQLITE_IOERR:
      return "Check that the disk has space and works, then run the same command again; nothing of "
             "this step was kept.";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "It is damaged or no archive. `weiguan rebuild` makes it anew from warc/.";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "Another program is writing to it; wait until it has finished.";
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
      return "Check that the file is there, who owns it and its permissions.";
    default:
      return {};
  }
}

}  // namespace

Statement::Statement(Database& database, sqlite3_stmt* handle)
    : database_(&database), handle_(handle) {}

Statement::~Statement() {
  if (handle_ != nullptr) database_->give_back(handle_);
}

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_), handle_(std::exchange(other.handle_, nullptr)) {}

bool Statement::step() {
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  database_->fail(code);
}

void Statement::reset() {
  sqlite3_reset(handle_);
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(handle_, column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(handle_, column);
}

std::string_view Statement::view(int column) const {
  const void* bytes = sqlite3_column_text(handle_, column);
  const int size = sqlite3_column_bytes(handle_, column);
  if (bytes == nullptr || size <= 0) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(handle_, column) == SQLITE_NULL;
}

void Statement::bind(int at, std::int64_t value) {
  database_->check(sqlite3_bind_int64(handle_, at, value));
}

void Statement::bind(int at, double value) {
  database_->check(sqlite3_bind_double(handle_, at, value));
}

void Statement::bind(int at, std::string_view value) {
  // An empty view may hold a null pointer, which SQLite would take for NULL.
  const char* bytes = value.empty() ? "" : value.data();
  // SQLite's own marker for "make a copy" is a cast of -1; reinterpret_cast says the same.
  const auto copy = reinterpret_cast<sqlite3_destructor_type>(static_cast<std::intptr_t>(-1));
  database_->check(sqlite3_bind_text64(handle_, at, bytes, value.size(), copy, SQLITE_UTF8));
}

void Statement::bind(int at, const std::optional<std::int64_t>& value) {
  if (value) {
    bind(at, *value);
  } else {
    database_->check(sqlite3_bind_null(handle_, at));
  }
}

void Statement::bind(int at, const std::optional<double>& value) {
  if (value) {
    bind(at, *value);
  } else {
    database_->check(sqlite3_bind_null(handle_, at));
  }
}

void Statement::bind(int at, const std::optional<std::string>& value) {
  if (value) {
    bind(at, std::string_view(*value));
  } else {
    database_->check(sqlite3_bind_null(handle_, at));
  }
}

Database::Database(const std::string& path, Mode mode) : path_(path) {
  const int flags =
      mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(path.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code != SQLITE_OK) {
    const std::string why = sqlite3_errstr(code);
    sqlite3_close_v2(handle_);
    throw ArchiveError(fmt::format("cannot open {}: {}", path, why), advice_for(code));
  }
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, patience);
}

Database::~Database() {
  for (const auto& [sql, statements] : idle_) {
    for (sqlite3_stmt* one : statements) sqlite3_finalize(one);
  }
  sqlite3_close_v2(handle_);
}

Statement Database::prepare(std::string_view sql) {
  std::vector<sqlite3_stmt*>& idle = idle_[std::string(sql)];
  if (!idle.empty()) {
    sqlite3_stmt* one = idle.back();
    idle.pop_back();
    return {*this, one};
  }
  sqlite3_stmt* made = nullptr;
  check(sqlite3_prepare_v3(
      handle_,
      sql.data(),
      static_cast<int>(sql.size()),
      SQLITE_PREPARE_PERSISTENT,
      &made,
      nullptr));
  return {*this, made};
}

void Database::execute(const char* sql) {
  check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr));
}

std::int64_t Database::integer(std::string_view sql) {
  Statement statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::int64_t Database::last_row() const {
  return sqlite3_last_insert_rowid(handle_);
}

std::uint64_t Database::changes() const {
  return static_cast<std::uint64_t>(sqlite3_changes64(handle_));
}

void Database::fail(int code) const {
  const std::string what = fmt::format("{}: {} (SQLite {})", path_, sqlite3_errmsg(handle_), code);
  const int kind = code & 0xff;
  if (kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB) throw DamagedError(what, advice_for(code));
  throw ArchiveError(what, advice_for(code));
}

void Database::check(int code) const {
  if (code != SQLITE_OK) fail(code);
}

void Database::give_back(sqlite3_stmt* handle) {
  sqlite3_reset(handle);
  sqlite3_clear_bindings(handle);
  try {
    idle_[sqlite3_sql(handle)].push_back(handle);
  } catch (...) {
    sqlite3_finalize(handle);
  }
}

Transaction::Transaction(Database& database, Kind kind) : database_(&database) {
  database_->execute(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  // SQLite may have undone it already, for example when the disk was full.
  if (open_ && sqlite3_get_autocommit(database_->handle()) == 0) {
    sqlite3_exec(database_->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

void Transaction::commit() {
  database_->execute("COMMIT");
  open_ = false;
}

}  // namespace weiguan::detail
