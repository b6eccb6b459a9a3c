// SQLite as the archive needs it: connections, statements and transactions that close themselves.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "archive/archive.h"

struct sqlite3;
struct sqlite3_stmt;

namespace weiguan::detail {

// The file is no SQLite file, or not whole.
class DamagedError : public ArchiveError {
 public:
  using ArchiveError::ArchiveError;
};

class Database;

// A prepared statement, borrowed from its database's store and given back at the end of its life.
class Statement {
 public:
  Statement(Database& database, sqlite3_stmt* handle);
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;

  // Binds the values to ?1, ?2, ... and makes the statement ready to run (again).
  template <typename... Values>
  Statement& with(const Values&... values) {
    reset();
    int at = 0;
    (bind(++at, values), ...);
    return *this;
  }

  bool step();  // True while there is a row.
  void run() {
    while (step()) {
    }
  }
  void reset();

  std::int64_t integer(int column) const;
  std::uint64_t count(int column) const { return static_cast<std::uint64_t>(integer(column)); }
  double real(int column) const;
  std::string_view view(int column) const;  // Valid until the next step().
  std::string text(int column) const { return std::string(view(column)); }
  bool is_null(int column) const;

 private:
  void bind(int at, std::int64_t value);
  void bind(int at, std::uint64_t value) { bind(at, static_cast<std::int64_t>(value)); }
  void bind(int at, int value) { bind(at, static_cast<std::int64_t>(value)); }
  void bind(int at, bool value) { bind(at, static_cast<std::int64_t>(value)); }
  void bind(int at, double value);
  void bind(int at, std::string_view value);
  void bind(int at, const std::string& value) { bind(at, std::string_view(value)); }
  void bind(int at, const char* value) { bind(at, std::string_view(value)); }
  void bind(int at, const std::optional<std::int64_t>& value);
  void bind(int at, const std::optional<double>& value);
  void bind(int at, const std::optional<std::string>& value);

  Database* database_;
  sqlite3_stmt* handle_;
};

// One connection.  Not for two threads at once.
class Database {
 public:
  enum class Mode { read, write };  // write: made where it does not exist.

  Database(const std::string& path, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  Statement prepare(std::string_view sql);     // Statements are kept and used again.
  void execute(const char* sql);               // One or more statements without values.
  std::int64_t integer(std::string_view sql);  // The first column of the first row; 0 without one.

  std::int64_t last_row() const;
  std::uint64_t changes() const;  // Rows that the last statement changed.
  sqlite3* handle() const { return handle_; }
  const std::string& path() const { return path_; }

  // Throws ArchiveError with what SQLite says and advice.
  [[noreturn]] void fail(int code) const;
  void check(int code) const;

 private:
  friend class Statement;
  void give_back(sqlite3_stmt* handle);

  std::string path_;
  sqlite3* handle_ = nullptr;
  std::unordered_map<std::string, std::vector<sqlite3_stmt*>> idle_;
};

// Begun by its constructor; undone at the end of its life unless commit() was called.
class Transaction {
 public:
  enum class Kind { read, write };

  Transaction(Database& database, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Database* database_;
  bool open_ = true;
};

}  // namespace weiguan::detail
