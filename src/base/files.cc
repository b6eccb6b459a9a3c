#include "base/files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"

namespace weiguan {

namespace {

[[noreturn]] void fail(const char* verb, const std::filesystem::path& path, int number) {
  std::string advice;
  if (number == ENOSPC || number == EDQUOT)
    advice = "Free some space on the disk, then run the same command again.";
  if (number == EFBIG)
    advice = "Raise the limit on the size of files (ulimit -f), then run the same command again.";
  if (number == EACCES || number == EPERM || number == EROFS)
    advice = "Check who owns it and its permissions.";
  if (number == ENOENT) advice = "Check the name; it does not exist.";
  throw Error(fmt::format("cannot {} {}: {}", verb, path.string(), std::strerror(number)), advice);
}

// An open descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ > 2) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }

 private:
  int number_;
};

int open_or_fail(const std::filesystem::path& path, int flags, const char* verb) {
  int number = -1;
  do {
    number = ::open(path.c_str(), flags | O_CLOEXEC, 0644);
  } while (number < 0 && errno == EINTR);
  if (number < 0) fail(verb, path, errno);
  return number;
}

void write_all(int descriptor, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(descriptor, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) fail("write", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
}

std::uint64_t size_of(int descriptor, const std::filesystem::path& path) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) fail("read", path, errno);
  return S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
}

}  // namespace

std::string read_file(const std::filesystem::path& path, std::uint64_t limit) {
  InputFile file(path);
  std::string bytes;
  while (true) {
    const std::size_t before = bytes.size();
    const std::size_t room =
        std::max<std::size_t>(65536, file.size() > before ? file.size() - before + 1 : 0);
    bytes.resize(before + std::min<std::size_t>(room, std::size_t{1} << 26));
    const std::size_t got = file.read(bytes.data() + before, bytes.size() - before);
    bytes.resize(before + got);
    if (got == 0) return bytes;
    if (bytes.size() > limit) {
      throw Error(fmt::format("{} is longer than {} bytes", path.string(), limit));
    }
  }
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path beside = path.string() + fmt::format(".{}.part", ::getpid());
  try {
    const Descriptor file(open_or_fail(beside, O_WRONLY | O_CREAT | O_TRUNC, "write"));
    write_all(file.get(), bytes, beside);
    if (::fsync(file.get()) != 0) fail("write", beside, errno);
  } catch (...) {
    ::unlink(beside.c_str());
    throw;
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) fail("write", path, errno);
}

std::filesystem::path program_file() {
  std::error_code none;
  return std::filesystem::read_symlink("/proc/self/exe", none);
}

struct InputFile::State {
  std::filesystem::path path;
  Descriptor file;
  std::uint64_t size = 0;
  std::uint64_t position = 0;
  bool seekable = false;

  explicit State(const std::filesystem::path& at)
      : path(at), file(at == "-" ? STDIN_FILENO : open_or_fail(at, O_RDONLY, "read")) {
    size = size_of(file.get(), path);
    seekable = ::lseek(file.get(), 0, SEEK_CUR) != -1;
    if (std::filesystem::is_directory(path)) fail("read", path, EISDIR);
  }
};

InputFile::InputFile(const std::filesystem::path& path) : state_(std::make_unique<State>(path)) {}
InputFile::~InputFile() = default;
InputFile::InputFile(InputFile&&) noexcept = default;
InputFile& InputFile::operator=(InputFile&&) noexcept = default;

std::size_t InputFile::read(char* buffer, std::size_t size) {
  std::size_t got = 0;
  while (got < size) {
    const ssize_t more = ::read(state_->file.get(), buffer + got, size - got);
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) fail("read", state_->path, errno);
    if (more == 0) break;
    got += static_cast<std::size_t>(more);
  }
  state_->position += got;
  return got;
}

std::size_t InputFile::read_at(std::uint64_t offset, char* buffer, std::size_t size) const {
  std::size_t got = 0;
  while (got < size) {
    const ssize_t more =
        ::pread(state_->file.get(), buffer + got, size - got, static_cast<off_t>(offset + got));
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) fail("read", state_->path, errno);
    if (more == 0) break;
    got += static_cast<std::size_t>(more);
  }
  return got;
}

void InputFile::seek(std::uint64_t offset) {
  if (::lseek(state_->file.get(), static_cast<off_t>(offset), SEEK_SET) < 0)
    fail("read", state_->path, errno);
  state_->position = offset;
}

bool InputFile::seekable() const {
  return state_->seekable;
}
std::uint64_t InputFile::size() const {
  return state_->size;
}
std::uint64_t InputFile::position() const {
  return state_->position;
}
const std::filesystem::path& InputFile::path() const {
  return state_->path;
}

struct AppendFile::State {
  std::filesystem::path path;
  Descriptor file;
  std::uint64_t size = 0;

  explicit State(const std::filesystem::path& at)
      : path(at), file(open_or_fail(at, O_WRONLY | O_CREAT | O_APPEND, "write")) {
    size = size_of(file.get(), path);
  }
};

AppendFile::AppendFile(const std::filesystem::path& path) : state_(std::make_unique<State>(path)) {}
AppendFile::~AppendFile() = default;
AppendFile::AppendFile(AppendFile&&) noexcept = default;
AppendFile& AppendFile::operator=(AppendFile&&) noexcept = default;

std::uint64_t AppendFile::size() const {
  return state_->size;
}

void AppendFile::append(std::string_view bytes) {
  try {
    write_all(state_->file.get(), bytes, state_->path);
  } catch (...) {
    // Whatever part was written goes; if even that fails the first error is the one to tell.
    [[maybe_unused]] const int cut =
        ::ftruncate(state_->file.get(), static_cast<off_t>(state_->size));
    throw;
  }
  state_->size += bytes.size();
}

void AppendFile::truncate(std::uint64_t size) {
  if (::ftruncate(state_->file.get(), static_cast<off_t>(size)) != 0)
    fail("write", state_->path, errno);
  state_->size = size;
}

void AppendFile::sync() {
  if (::fsync(state_->file.get()) != 0) fail("write", state_->path, errno);
}

bool FolderLock::lock(const std::filesystem::path& file) {
  descriptor_ = open_or_fail(file, O_RDWR | O_CREAT, "write");
  if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) return false;
  // Who it is, for those who find it taken; the lock holds without it.
  const std::string mine = fmt::format("{}\n", ::getpid());
  if (::ftruncate(descriptor_, 0) == 0 && ::pwrite(descriptor_, mine.data(), mine.size(), 0) < 0)
    return true;
  return true;
}

FolderLock::FolderLock(const std::filesystem::path& file) {
  if (lock(file)) return;
  char holder[32] = {};
  const ssize_t got = ::pread(descriptor_, holder, sizeof holder - 1, 0);
  ::close(descriptor_);
  std::string who(holder, got > 0 ? static_cast<std::size_t>(got) : 0);
  while (!who.empty() && who.back() == '\n') who.pop_back();
  throw Error(
      fmt::format(
          "another weiguan{} is writing to {}",
          who.empty() ? "" : " (process " + who + ")",
          file.parent_path().string()),
      "Wait until it has finished, or stop it; then run the same command again.");
}

std::unique_ptr<FolderLock> FolderLock::try_lock(const std::filesystem::path& file) {
  std::unique_ptr<FolderLock> one(new FolderLock);
  if (!one->lock(file)) return nullptr;
  return one;
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace weiguan
