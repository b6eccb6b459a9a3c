// Files on disk.  POSIX; nothing that only Linux has.  All throw Error with advice (disk full, no
// permission).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace weiguan {

// The whole file.  Throws Error if it cannot be read or is longer than `limit` bytes.
std::string read_file(
    const std::filesystem::path& path, std::uint64_t limit = std::uint64_t{1} << 30);

// Writes beside `path` and renames, so that a reader sees the old file or the new one, never a
// half.
void write_file(const std::filesystem::path& path, std::string_view bytes);

// The file of the running program; empty where the system does not tell.
std::filesystem::path program_file();

// Reads a file, or standard input for "-", from front to back or at a place.  Not for two threads
// at once.
class InputFile {
 public:
  explicit InputFile(const std::filesystem::path& path);
  ~InputFile();
  InputFile(InputFile&&) noexcept;
  InputFile& operator=(InputFile&&) noexcept;

  // Up to `size` bytes into `buffer`; fewer only at the end; 0 at the end.
  std::size_t read(char* buffer, std::size_t size);
  // The same from `offset`; the place of read() does not move.  REQUIRES: seekable().
  std::size_t read_at(std::uint64_t offset, char* buffer, std::size_t size) const;
  void seek(std::uint64_t offset);  // REQUIRES: seekable().

  bool seekable() const;
  std::uint64_t size() const;      // 0 where it is not known (a pipe).
  std::uint64_t position() const;  // Bytes read so far.
  const std::filesystem::path& path() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A file that only grows.  Not for two threads at once.
class AppendFile {
 public:
  explicit AppendFile(const std::filesystem::path& path);  // Made where it does not exist.
  ~AppendFile();
  AppendFile(AppendFile&&) noexcept;
  AppendFile& operator=(AppendFile&&) noexcept;

  std::uint64_t size() const;
  // All of the bytes or, when it throws (disk full), none: the file is cut back to its size before.
  void append(std::string_view bytes);
  void truncate(std::uint64_t size);
  void sync();  // Returns when the bytes are on the disk.

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Held by the one program that may write to a folder; ends with the object or the process.
class FolderLock {
 public:
  // Throws Error, naming the holder's process where it is known, if another process holds it.
  explicit FolderLock(const std::filesystem::path& file);
  // Null if somebody else holds it, another object of this process too.
  static std::unique_ptr<FolderLock> try_lock(const std::filesystem::path& file);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

 private:
  FolderLock() = default;
  bool lock(const std::filesystem::path& file);

  int descriptor_ = -1;
};

}  // namespace weiguan
